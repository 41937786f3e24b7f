//! A class of words that rules ask for, told by their hashes: most words are sieved out at a glance.

use crate::places::world::{NameHash, NameSet};

/// A class of folded words.
#[derive(Debug, Clone, Default)]
pub struct WordClass {
    /// The bits of all its words.
    sieve: u64,
    words: NameSet,
}

impl WordClass {
    /// Whether a folded word is of the class.
    #[must_use]
    pub fn contains(&self, word: NameHash) -> bool {
        self.sieve & word.bit() != 0 && self.words.contains(&word)
    }
}

impl<'a> FromIterator<&'a str> for WordClass {
    /// The class of some words, which are folded.
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let words: NameSet = words.into_iter().map(NameHash::of).collect();
        // The order of a set does not matter to the bits of all.
        let sieve = words.iter().copied().fold(0, |sieve, word| sieve | word.bit());
        Self { sieve, words }
    }
}
