//! A quote that finds its words again in a document, also in a later version of it: where they stood,
//! the words, and what stood before and after them (W3C Web Annotation Data Model, §4.2.4). Never an index.

use super::document::{Document, DocumentId, Locator};
use crate::ground::text::Span;

/// How many scalars are kept of what stands before the words, and of what stands after.
const AROUND: usize = 32;

/// Words of a document, with what it takes to find them again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Selector {
    /// The document.
    pub document: DocumentId,
    /// The passage in which they stood.
    pub locator: Locator,
    /// The words, verbatim.
    pub exact: String,
    /// What stood before them, verbatim; empty at the start of the document.
    pub prefix: String,
    /// What stood after them, verbatim; empty at the end of the document.
    pub suffix: String,
}

impl Selector {
    /// The selector of a span; none for an empty one, or one that begins in no passage.
    #[must_use]
    pub fn of(document: &Document, span: Span) -> Option<Self> {
        let exact = document.words(span);
        if exact.is_empty() {
            return None;
        }
        Some(Self {
            document: document.id.clone(),
            locator: document.passage_at(span.start)?.locator,
            exact: exact.to_owned(),
            prefix: document.words(Span::new(span.start.saturating_sub(AROUND), span.start)).to_owned(),
            suffix: document.words(Span::new(span.end, span.end + AROUND)).to_owned(),
        })
    }

    /// Where its words stand now: those with the most of the old words around them, which must be half of
    /// them at least unless they are the only such words of their passage. None when they are gone.
    #[must_use]
    pub fn find(&self, document: &Document) -> Option<Span> {
        if self.exact.is_empty() {
            return None;
        }
        let text = document.text.as_str();
        let length = self.exact.chars().count();
        let passage = document.passage(self.locator).map(|passage| passage.span);
        let mut best: Option<(usize, bool, Span)> = None;
        let mut in_passage = 0;
        for (byte, _) in text.match_indices(&self.exact) {
            let start = document.text.scalar_of(byte);
            let span = Span::new(start, start + length);
            let before = text.get(..byte).unwrap_or_default();
            let after = text.get(byte + self.exact.len()..).unwrap_or_default();
            let around =
                common(before.chars().rev(), self.prefix.chars().rev()) + common(after.chars(), self.suffix.chars());
            let is_there = passage.is_some_and(|passage| passage.contains(span));
            in_passage += usize::from(is_there);
            if best.is_none_or(|(most, was_there, _)| (around, is_there) > (most, was_there)) {
                best = Some((around, is_there, span));
            }
        }
        let (around, is_there, span) = best?;
        let quoted = self.prefix.chars().count() + self.suffix.chars().count();
        (2 * around >= quoted || is_there && in_passage == 1).then_some(span)
    }
}

/// How many scalars two texts share from their beginning.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::reading::{self, Format};

    fn document(text: &str) -> Document {
        reading::read(&DocumentId::new("a.txt"), Format::Text, text.as_bytes()).unwrap().value
    }

    fn selected(text: &str, words: &str, nth: usize) -> Selector {
        let document = document(text);
        let (byte, _) = text.match_indices(words).nth(nth).unwrap();
        let start = document.text.scalar_of(byte);
        Selector::of(&document, Span::new(start, start + words.chars().count())).unwrap()
    }

    /// Where the words of one text are found in another, with some of what stands after.
    fn check(selector: &Selector, text: &str, found: Option<&str>) {
        let document = document(text);
        let span = selector.find(&document);
        assert_eq!(span.map(|span| document.words(Span::new(span.start, span.end + 6))), found, "{text}");
    }

    const TEXT: &str = "They met in Əlat. Then Əlat was left.\n\nIn the end Əlat fell.";

    #[test]
    fn words_are_found_again_where_they_stood() {
        check(&selected(TEXT, "Əlat", 0), TEXT, Some("Əlat. Then"));
        check(&selected(TEXT, "Əlat", 1), TEXT, Some("Əlat was l"));
        check(&selected(TEXT, "Əlat", 2), TEXT, Some("Əlat fell."));
    }

    #[test]
    fn words_are_found_again_when_others_were_put_before() {
        let longer = format!("A new heading\n\nAnd a sentence on Əlat. {TEXT}");
        check(&selected(TEXT, "Əlat", 1), &longer, Some("Əlat was l"));
        check(&selected(TEXT, "Əlat", 2), &longer, Some("Əlat fell."));
    }

    #[test]
    fn words_in_another_place_are_not_the_same() {
        check(&selected(TEXT, "Əlat", 1), "Nobody knew of Əlat, or Əlat itself.", None);
    }

    #[test]
    fn the_only_such_words_of_the_passage_are_meant() {
        check(&selected("He saw Əlat yesterday.", "Əlat", 0), "She left Əlat today.", Some("Əlat today"));
    }
}
