//! A class of words that rules ask for, told by their hashes: most words are sieved out at a glance.

use crate::places::world::{NameHash, NameSet};
use serde::Deserialize;

/// How many words of bits a sieve has.
const SIEVE: usize = 16;

/// Where the bit of a word is in a sieve.
const fn bit_of(word: NameHash) -> (usize, u64) {
    let bit = word.bits(10);
    (bit / 64, 1 << (bit % 64))
}

/// A class of folded words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordClass {
    /// The bits of all its words.
    sieve: [u64; SIEVE],
    words: NameSet,
}

impl WordClass {
    /// Its words, in no order.
    pub fn words(&self) -> impl Iterator<Item = NameHash> {
        self.words.iter().copied()
    }

    /// Whether a folded word is of the class.
    #[must_use]
    pub fn contains(&self, word: NameHash) -> bool {
        let (at, bit) = bit_of(word);
        self.sieve.get(at).is_some_and(|bits| bits & bit != 0) && self.words.contains(&word)
    }
}

impl From<Vec<String>> for WordClass {
    fn from(words: Vec<String>) -> Self {
        words.iter().map(String::as_str).collect()
    }
}

impl<'a> FromIterator<&'a str> for WordClass {
    /// The class of some words, which are folded.
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let words: NameSet = words.into_iter().map(NameHash::of).collect();
        let mut sieve = [0; SIEVE];
        // The order of a set does not matter to the bits of all.
        for (at, bit) in words.iter().copied().map(bit_of) {
            if let Some(bits) = sieve.get_mut(at) {
                *bits |= bit;
            }
        }
        Self { sieve, words }
    }
}
