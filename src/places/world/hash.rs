//! Names as hashes of their folded words, 64 bits: two names of the world that meet in one are as good as
//! impossible, so that the names themselves need not be kept.

use crate::ground::folding::folded_words;
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A hash of a name's folded words, taken word by word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameHash(u64);

/// Hands a name's hash through: it is spread well enough.
#[derive(Debug, Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value ^ (value >> 29);
    }
}

pub(super) type ByHash<T> = HashMap<NameHash, T, BuildHasherDefault<AsItIs>>;

impl NameHash {
    /// The hash of no words.
    pub const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The hash with one more word.
    #[must_use]
    pub fn then(self, word: &str) -> Self {
        let mut hash = self.push(b' ');
        for byte in word.bytes() {
            hash = hash.push(byte);
        }
        hash
    }

    pub(super) const fn push(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    /// The hash of a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let words = folded_words(name).into_iter();
        words.fold(Self::EMPTY, |hash, word| hash.then(&word.letters))
    }
}
