//! Where a name stands: its passage, its text, and what is known of words and names.

use super::{lexicon::Lexicon, names::NameIndex, pattern::Matched, sentence::Sentence};
use crate::ground::text::{Span, Text};
use std::ops::Range;

/// The passage a name stands in.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The passage.
    pub sentence: &'a Sentence<'a>,
    /// The text of the document.
    pub text: &'a Text,
    /// The words and rules.
    pub lexicon: &'static Lexicon,
    /// The names.
    pub index: &'a NameIndex,
}

impl Context<'_> {
    /// Where the words stand that a pattern met; the name is among them when it met words on both sides.
    #[must_use]
    pub fn words_of(self, matched: &Matched, name: &Range<usize>) -> Option<Span> {
        let tokens = match (matched.before.is_empty(), matched.after.is_empty()) {
            (true, true) => return None,
            (true, false) => matched.after.clone(),
            (false, true) => matched.before.clone(),
            (false, false) => matched.before.start..matched.after.end.max(name.end),
        };
        let tokens = self.sentence.tokens.get(tokens)?;
        let (first, last) = (tokens.first()?, tokens.last()?);
        Some(Span::new(first.span.start, last.span.end))
    }
}
