//! Names as hashes of their folded words, 64 bits: two names that meet in one are as good as impossible,
//! so that the names themselves need not be kept.

use crate::ground::folding::read_words;
use bumpalo::Bump;
use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// A hash of a name's folded words, taken word by word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameHash(u64);

/// Hands a name's hash through: it is spread well enough.
#[derive(Debug, Default, Clone, Copy)]
pub struct AsItIs(u64);

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
        self.0 = value;
    }
}

/// What tables of names hash with.
pub type ByNameHasher = BuildHasherDefault<AsItIs>;

/// Things by names.
pub type ByName<T> = HashMap<NameHash, T, ByNameHasher>;

/// Names, or folded words.
pub type NameSet = HashSet<NameHash, ByNameHasher>;

/// Odd numbers without a pattern in their bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
const LENGTH: u64 = 0xa076_1d64_78bd_642f;

impl NameHash {
    /// The hash of no words.
    pub const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The hash with one more word.
    #[must_use]
    pub fn then(self, word: &str) -> Self {
        let mut hash = self.0 ^ (word.len() as u64).wrapping_mul(LENGTH);
        let (eights, rest) = word.as_bytes().as_chunks::<8>();
        for eight in eights {
            hash = mixed(hash ^ u64::from_le_bytes(*eight));
        }
        let rest = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
            (Some(first), Some(last), _) => {
                u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
            }
            (.., [first, .., last]) => {
                let middle = rest.get(1).copied().unwrap_or_default();
                u64::from(*first) | u64::from(middle) << 8 | u64::from(*last) << 16
            }
            (.., [only]) => u64::from(*only),
            _ => 0,
        };
        Self(mixed(hash ^ rest))
    }

    /// The hash with one more word that is a name by itself.
    #[must_use]
    pub const fn and(self, word: Self) -> Self {
        Self(mixed(self.0.rotate_left(23) ^ word.0))
    }

    /// The hash of a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut hash = Self::EMPTY;
        read_words(name, &Bump::new(), |word| hash = hash.then(word.letters));
        hash
    }

    /// So many of its bits, for quick sieves.
    #[must_use]
    pub const fn bits(self, count: u32) -> usize {
        (self.0 >> (64 - count)) as usize
    }
}

/// A number whose every bit tells of every bit of another.
const fn mixed(value: u64) -> u64 {
    let product = (value ^ SPREAD) as u128 * (SPREAD | 1) as u128;
    let folded = (product >> 64) as u64 ^ product as u64;
    folded ^ folded >> 32
}
