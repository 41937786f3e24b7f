//! Names in the cases of languages that decline them, so that a name is found in any. The endings are data
//! (`data/lexicon/<language>/inflection.toml`); a language without such a file is not declined.

use serde::Deserialize;
use std::sync::LazyLock;

/// How a language declines names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declension {
    /// The letters that count as consonants.
    consonants: String,
    /// What a word that ends in one takes on, case by case.
    consonant: Vec<String>,
    ending: Vec<Ending>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ending {
    of: String,
    becomes: Vec<String>,
}

static DECLENSIONS: LazyLock<Vec<(&'static str, Declension)>> = LazyLock::new(|| {
    let russian = toml::from_str(include_str!("../../data/lexicon/ru/inflection.toml"));
    vec![("ru", russian.expect("a test reads the shipped files"))]
});

/// A name in the other cases of its language (BCP 47 primary tag); none for a language that is not declined.
pub(super) fn declined(name: &str, language: &str) -> Vec<String> {
    let Some((_, declension)) = DECLENSIONS.iter().find(|(own, _)| *own == language) else {
        return Vec::new();
    };
    let cases = (0..declension.consonant.len()).map(|case| {
        let words: Vec<String> = name.split(' ').map(|word| declension.word(word, case)).collect();
        words.join(" ")
    });
    let mut forms: Vec<String> = cases.filter(|form| form != name).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

impl Declension {
    /// A word in a case.
    fn word(&self, word: &str, case: usize) -> String {
        let fitting = self.ending.iter().filter(|ending| word.ends_with(&ending.of));
        if let Some(ending) = fitting.max_by_key(|ending| ending.of.len()) {
            let stem = word.strip_suffix(&ending.of).unwrap_or(word);
            return format!("{stem}{}", ending.becomes.get(case).map_or("", String::as_str));
        }
        if word.ends_with(|c| self.consonants.contains(c)) {
            return format!("{word}{}", self.consonant.get(case).map_or("", String::as_str));
        }
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, genitive: &str) {
        assert!(declined(name, "ru").iter().any(|form| form == genitive), "{name}: {:?}", declined(name, "ru"));
    }

    #[test]
    fn russian_names_are_declined_word_by_word() {
        check("Дольский район", "Дольского района");
        check("Дольская область", "Дольской области");
        check("Дольния", "Дольнии");
        check("Верхний Дол", "Верхнего Дола");
        check("Зоринка", "Зоринки");
        check("Верхние Дубры", "Верхних Дубр");
    }

    #[test]
    fn names_of_other_languages_stay_as_they_are() {
        assert!(declined("Dolia", "en").is_empty());
        assert!(declined("Дольно", "ru").is_empty());
    }
}
