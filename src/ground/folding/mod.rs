//! Names folded so that spellings meet: case (with the Turkish i's), diacritics, ə, apostrophes,
//! hyphens and combining forms; each folded word knows its exact place in the source.
//!
//! Folding is lossy on purpose and used for comparison only; nothing folded is ever shown.

mod letter;
mod text;

pub use text::{WordInText, read_words};

use bumpalo::Bump;

/// A word of a text, folded, with the scalars it came from (half open).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedWord {
    /// The folded letters; never empty.
    pub letters: String,
    /// The first scalar of the word in the source.
    pub start: usize,
    /// The scalar after its last.
    pub end: usize,
    /// Whether the source word starts with an upper-case letter (true for scripts without case).
    pub capitalised: bool,
}

/// The words of a text, each folded and kept by itself.
#[must_use]
pub fn folded_words(text: &str) -> Vec<FoldedWord> {
    let mut words = Vec::new();
    read_words(text, &Bump::new(), |word| {
        let WordInText { start, end, capitalised, .. } = word;
        words.push(FoldedWord { letters: word.letters.to_owned(), start, end, capitalised });
    });
    words
}

/// A name as its folded words joined by single spaces; empty when it holds no letter or digit.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let mut joined = String::with_capacity(name.len());
    read_words(name, &Bump::new(), |word| {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word.letters);
    });
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, folded: &str) {
        assert_eq!(fold_name(name), folded, "{name}");
    }

    #[test]
    fn spellings_of_one_name_meet() {
        check("Ağdam", "agdam");
        check("AĞDAM", "agdam");
        check("Kəlbəcər", "kelbecer");
        check("İSTANBUL", "istanbul");
        check("Iğdır", "igdir");
        check("Nagorno-Karabakh", "nagorno karabakh");
        check("Nagorno\u{2011}Karabakh", "nagorno karabakh");
        check("Sa\u{301}n José", "san jose");
        check("P’yŏngyang", "pyongyang");
        check("Лачинский", "лачинскии");
        check("Öst\u{ad}erreich", "osterreich");
        check("Đakovo", "dakovo");
    }

    #[test]
    fn nothing_but_signs_folds_to_nothing() {
        check("", "");
        check("— !?", "");
        check("'", "");
    }

    #[test]
    fn a_possessive_ending_is_a_word_of_its_own() {
        let words = folded_words("Baku’s oil");
        let letters: Vec<&str> = words.iter().map(|word| word.letters.as_str()).collect();
        assert_eq!(letters, ["baku", "s", "oil"]);
        assert_eq!((words[0].start, words[0].end), (0, 4));
    }

    #[test]
    fn words_of_plain_letters_fold_as_those_with_others_do() {
        let plain = "The PKK's men, of 12 o'clock; X's 'AB' St. Mary`s-by-the-Sea don't s' 's";
        // The scalar at the end keeps the run before it from being plain.
        for (at, _) in plain.match_indices([' ', ';', ',']) {
            let (before, after) = plain.split_at(at);
            let marked = format!("{before}\u{ad}{after}");
            let letters = |text: &str| -> Vec<(String, bool)> {
                folded_words(text).into_iter().map(|word| (word.letters, word.capitalised)).collect()
            };
            assert_eq!(letters(plain), letters(&marked));
        }
        let mixed = "Kəlbəcər's “Old” x\u{301}y";
        read_words(mixed, &Bump::new(), |word| {
            let source = mixed.get(word.first_byte..word.last_byte).unwrap();
            assert_eq!(fold_name(source), word.letters);
            assert_eq!(source.chars().count(), word.end - word.start);
        });
    }

    #[test]
    fn words_know_where_they_came_from() {
        let words = folded_words("in Ag\u{306}dam, (Լաչին)");
        assert_eq!((words[1].start, words[1].end), (3, 9));
        assert_eq!((words[2].start, words[2].end), (12, 17));
        assert!(words[1].capitalised);
        assert!(!words[0].capitalised);
    }
}
