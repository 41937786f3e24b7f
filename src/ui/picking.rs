//! Words of the document that are being selected: from where the pointer was pressed to where it is drawn, over
//! several paragraphs if need be; then the whole words that were touched.

use crate::{documents::document::Document, ground::text::Span};

/// How long a name can be, in scalars.
const LONGEST_NAME: usize = 60;

/// Words that are being selected.
#[derive(Debug, Default)]
pub(super) struct Picking {
    /// Where the pointer was pressed.
    start: Option<usize>,
    /// What it was drawn over.
    span: Option<Span>,
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

    /// The pointer was let go; the words that were selected, if that is one at least.
    pub(super) fn end(&mut self, document: &Document) -> Option<Span> {
        let span = std::mem::take(self).span?;
        let touched = document.paragraphs.iter().map(|paragraph| paragraph.span);
        let mut touched = touched.filter(|own| own.start <= span.end && span.start <= own.end);
        let first = touched.next()?;
        let last = touched.next_back().unwrap_or(first);
        whole_words(document, Span::new(first.start, last.end), span)
    }
}

/// Whether selected words may be a name: few, and none goes on in the next paragraph.
pub(super) fn may_be_name(document: &Document, words: Span) -> bool {
    words.len() <= LONGEST_NAME && document.paragraphs.iter().any(|paragraph| paragraph.span.contains(words))
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
        let words = picking.end(&document);
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
    fn few_words_of_one_paragraph_may_be_a_name() {
        let text = format!("To Gor.\n\nTo Dol and {}.", "so on ".repeat(12));
        let document = reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value;
        for (end, is_name) in [(6, true), (14, false)] {
            assert_eq!(may_be_name(&document, Span::new(3, end)), is_name, "{end}");
        }
        assert!(!may_be_name(&document, Span::new(12, 80)));
    }
}
