//! How much two passages have in common: their words, folded, the frequent small ones left out.

use super::spelling::one_spelling;
use crate::ground::folding::folded_words;
use std::collections::BTreeSet;

/// The shortest word that counts, in scalars.
const SHORTEST: usize = 4;

/// The words of a passage that count.
pub(super) fn content(text: &str) -> BTreeSet<String> {
    let words = folded_words(text).into_iter().map(|word| one_spelling(&word.letters));
    let counts = |word: &String| word.chars().count() >= SHORTEST || word.bytes().all(|byte| byte.is_ascii_digit());
    // The ends of words vary with grammar, their beginnings hardly.
    words.filter(counts).map(|word| word.chars().take(6).collect()).collect()
}

/// How much of two passages is common to both, 0 to 1.
pub(super) fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// How much of a passage stands in another, 0 to 1.
pub(super) fn contained(own: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    if own.is_empty() { 0.0 } else { own.intersection(other).count() as f64 / own.len() as f64 }
}
