//! The language of a document, told by its small words.

use super::lexicon::Lexicon;
use crate::{documents::document::Document, ground::folding::folded_words};

/// How many bytes of a document are looked at.
const SAMPLE: usize = 8_000;

/// The lexicon of a language tag ("ru"), when there is one.
#[must_use]
pub fn lexicon(language: &str) -> Option<&'static Lexicon> {
    Lexicon::shipped().iter().find(|lexicon| lexicon.language == language).map(AsRef::as_ref)
}

/// The tags of the languages that can be read.
#[must_use]
pub fn known() -> Vec<&'static str> {
    Lexicon::shipped().iter().map(|lexicon| lexicon.language.as_str()).collect()
}

/// The lexicon whose small words are most frequent in a document; the first on a tie.
#[must_use]
pub fn of(document: &Document) -> &'static Lexicon {
    let text = document.text.as_str();
    let end = (0..=SAMPLE.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let words = folded_words(text.get(..end).unwrap_or_default());
    let count = |lexicon: &Lexicon| words.iter().filter(|word| lexicon.function_words.contains(&word.letters)).count();
    let first = Lexicon::first_shipped();
    let mut best = (first, count(first));
    for lexicon in Lexicon::shipped() {
        let own = count(lexicon);
        if own > best.1 {
            best = (lexicon, own);
        }
    }
    best.0
}
