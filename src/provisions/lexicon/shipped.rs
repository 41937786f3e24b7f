//! The files of the languages that come with the program (`data/lexicon/`), compiled in.

use super::Lexicon;
use std::sync::{Arc, LazyLock};

/// The files of a language.
#[derive(Debug, Clone, Copy)]
pub struct LexiconSources<'a> {
    /// The language, as a BCP 47 tag.
    pub language: &'a str,
    /// Classes of words.
    pub words: &'a str,
    /// Rules for categories: the name of each file, and what it holds.
    pub rules: &'a [(&'a str, &'a str)],
    /// Rules for fields.
    pub fields: &'a str,
    /// Words of time and number.
    pub time: &'a str,
    /// What the classifier has learnt, weights and balance, where it has.
    pub weights: Option<(&'a str, &'a str)>,
}

/// The files of a language, its rules in those named.
macro_rules! sources {
    ($language:literal, $folder:literal, [$($rules:literal),+ $(,)?], $weights:expr) => {
        LexiconSources {
            language: $language,
            words: include_str!(concat!("../../../data/lexicon/", $language, "/provisions/words.toml")),
            rules: &[$((
                $rules,
                include_str!(concat!("../../../data/lexicon/", $language, "/provisions", $folder, "/", $rules, ".toml")),
            )),+],
            fields: include_str!(concat!("../../../data/lexicon/", $language, "/provisions/fields.toml")),
            time: include_str!(concat!("../../../data/lexicon/", $language, "/provisions/time.toml")),
            weights: $weights,
        }
    };
}

pub(super) const SHIPPED: [LexiconSources<'static>; 2] = [
    sources!(
        "en",
        "/rules",
        [
            "ceasefire",
            "positions",
            "handover",
            "withdrawal",
            "zone",
            "peacekeeping",
            "monitoring",
            "access",
            "corridor",
            "infrastructure",
            "return",
            "prisoners",
            "border",
            "crossborder",
            "status",
            "autonomy",
            "mines",
            "resources",
            "heritage",
            "guarantee",
            "duration",
            "reference",
        ],
        Some((
            include_str!("../../../data/lexicon/en/provisions/weights.tsv"),
            include_str!("../../../data/lexicon/en/provisions/balance.toml"),
        ))
    ),
    sources!("ru", "", ["rules"], None),
];

static LEXICONS: LazyLock<Vec<Arc<Lexicon>>> = LazyLock::new(|| {
    let read = SHIPPED.iter().map(|sources| Arc::new(Lexicon::read(sources).expect("a test reads the shipped files")));
    read.collect()
});

impl Lexicon {
    /// The lexicons that come with the program; the first is the one for texts whose language none knows.
    #[must_use]
    pub fn shipped() -> &'static [Arc<Self>] {
        &LEXICONS
    }

    /// The lexicon for texts whose language none knows.
    pub(in crate::provisions) fn first_shipped() -> &'static Self {
        LEXICONS.first().expect("a test reads the shipped files")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provisions::category::Category;

    #[test]
    fn every_shipped_language_can_be_read() {
        for sources in &SHIPPED {
            let lexicon = Lexicon::read(sources).map_err(|error| format!("{}: {error:?}", sources.language)).unwrap();
            assert!(Category::all().all(|category| lexicon.default_roles.contains_key(&category)));
        }
    }

    #[test]
    fn a_file_that_has_the_name_of_a_category_holds_rules_of_that_category_only() {
        for (file, rules) in SHIPPED.iter().flat_map(|sources| sources.rules) {
            if let Some(category) = Category::from_word(file) {
                let written = rules.lines().filter_map(|line| line.strip_prefix("category = "));
                assert!(written.clone().count() > 0, "{file}");
                assert!(
                    written.clone().all(|word| Category::from_word(word.trim_matches('"')) == Some(category)),
                    "{file}"
                );
            }
        }
    }
}
