//! Words of the document that are being selected: from where the pointer was pressed to where it is drawn, over
//! several paragraphs if need be; then the whole words that were touched.

use crate::{documents::document::Document, ground::text::Span};
use egui::Rect;

/// Words that are being selected.
#[derive(Debug, Default)]
pub(super) struct Picking {
    /// Where the pointer was pressed.
    start: Option<usize>,
    /// What it was drawn over.
    span: Option<Span>,
    /// Where the first of it stands on the screen.
    row: Option<Rect>,
}

/// Words that were selected.
#[derive(Debug)]
pub(super) struct Picked {
    pub(super) words: Span,
    /// Where they begin on the screen, when that is seen.
    pub(super) row: Option<Rect>,
    /// Whether they may be a name: none goes on in the next paragraph.
    pub(super) is_in_one_paragraph: bool,
}

impl Picking {
    /// Begins where the pointer was pressed.
    pub(super) fn begin(&mut self, at: usize) {
        *self = Self { start: Some(at), ..Self::default() };
    }

    /// Whether words are being selected.
    pub(super) const fn is_on(&self) -> bool {
        self.start.is_some()
    }

    /// The pointer has come to a scalar; whether that is another than before.
    pub(super) fn reach(&mut self, at: usize) -> bool {
        let span = self.start.map(|start| Span::new(start.min(at), start.max(at)));
        std::mem::replace(&mut self.span, span) != span
    }

    /// What the pointer was drawn over so far.
    pub(super) const fn span(&self) -> Option<Span> {
        self.span
    }

    /// Notes where the first of it stands.
    pub(super) const fn note_row(&mut self, row: Option<Rect>) {
        self.row = row;
    }

    /// The pointer was let go; what was selected, if that is a word at least.
    pub(super) fn end(&mut self, document: &Document) -> Option<Picked> {
        let Self { span, row, .. } = std::mem::take(self);
        let span = span?;
        let touched = document.paragraphs.iter().map(|paragraph| paragraph.span);
        let mut touched = touched.filter(|own| own.start <= span.end && span.start <= own.end);
        let first = touched.next()?;
        let last = touched.next_back().unwrap_or(first);
        let words = whole_words(document, Span::new(first.start, last.end), span)?;
        let mut paragraphs = document.paragraphs.iter();
        let is_in_one_paragraph = paragraphs.any(|paragraph| paragraph.span.contains(words));
        Some(Picked { words, row, is_in_one_paragraph })
    }
}

/// The whole words that a span touches in the paragraphs around it; none when it touches none.
fn whole_words(document: &Document, around: Span, span: Span) -> Option<Span> {
    let letters: Vec<char> = document.words(around).chars().collect();
    let is_word = |at: usize| letters.get(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'));
    let mut start = span.start.saturating_sub(around.start);
    let mut end = span.end.saturating_sub(around.start).min(letters.len());
    while start > 0 && is_word(start - 1) && is_word(start) {
        start -= 1;
    }
    while end > 0 && is_word(end) && is_word(end - 1) {
        end += 1;
    }
    while start < end && !is_word(start) {
        start += 1;
    }
    while end > start && !is_word(end - 1) {
        end -= 1;
    }
    (start < end).then(|| Span::new(around.start + start, around.start + end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{
        document::DocumentId,
        reading::{self, Format},
    };

    /// The words that are selected when the pointer is drawn from one scalar to another.
    fn check(text: &str, (start, end): (usize, usize), expected: Option<&str>) {
        let document = reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
        let mut picking = Picking::default();
        picking.begin(start);
        picking.reach(end);
        let words = picking.end(&document).map(|picked| picked.words);
        assert_eq!(words.map(|words| document.words(words)), expected);
    }

    #[test]
    fn selected_letters_are_taken_for_their_whole_words() {
        check("To Upper Gor.", (4, 10), Some("Upper Gor"));
        check("To Upper Gor.", (3, 13), Some("Upper Gor"));
        check("To Upper Gor.", (2, 3), None);
        check("To Upper Gor.", (2, 12), Some("Upper Gor"));
    }

    #[test]
    fn words_are_selected_over_several_paragraphs_in_either_direction() {
        let text = "They met in Gor.\n\nThey left Dol.\n\nAll was well.";
        let over = "Gor.\n\nThey left Dol.\n\nAll was";
        check(text, (13, 40), Some(over));
        check(text, (40, 13), Some(over));
    }

    #[test]
    fn words_of_one_paragraph_may_be_a_name_and_words_of_several_are_none() {
        let document = reading::read(&DocumentId::new("a.txt"), Format::Text, b"To Gor.\n\nTo Dol.").unwrap().value;
        for (end, is_one) in [(5, true), (14, false)] {
            let mut picking = Picking::default();
            picking.begin(0);
            picking.reach(end);
            assert_eq!(picking.end(&document).unwrap().is_in_one_paragraph, is_one, "{end}");
        }
    }
}
