//! Words in one spelling: "organisation" and "organization" are compared as one.
//!
//! The endings are data (`data/lexicon/en/spellings.txt`).

use std::sync::LazyLock;

/// The fewest letters of a word that is spelt in two ways; of shorter ones the endings are words of their own.
const FEWEST: usize = 6;

static ENDINGS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/lexicon/en/spellings.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
});

/// A folded word as it is compared.
pub(super) fn one_spelling(word: &str) -> String {
    let ending = ENDINGS.iter().filter(|_| word.chars().count() >= FEWEST).find_map(|(one, other)| {
        let stem = word.strip_suffix(one)?;
        Some(format!("{stem}{other}"))
    });
    ending.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_a_word_are_one() {
        for (one, other) in [("demilitarised", "demilitarized"), ("centre", "center"), ("harbours", "harbors")] {
            assert_eq!(one_spelling(one), one_spelling(other));
        }
        assert_ne!(one_spelling("four"), one_spelling("for"));
    }
}
