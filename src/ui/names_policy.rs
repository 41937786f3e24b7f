//! Which names labels carry: as the sources spell them, English, or those of a language that the
//! gazetteer has names in.

use super::link_card::capitalised;
use crate::{places::place::Place, project::Project};
use isolang::Language;
use std::{cmp::Reverse, collections::BTreeMap};

/// The codes of ISO 639 that stand for no language: undetermined, several, uncoded, none.
const NO_LANGUAGE: [&str; 4] = ["und", "mul", "mis", "zxx"];

/// How many languages are offered; those of the most places.
const OFFERED: usize = 5;

/// Which names labels carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum NamesPolicy {
    /// As the passages spell them; English where no passage does.
    #[default]
    Source,
    /// English.
    English,
    /// The names of a language, where the place has one.
    Language(Language),
}

impl NamesPolicy {
    /// The language's BCP 47 primary tag; none for names as the passages spell them.
    pub(crate) fn tag(self) -> Option<&'static str> {
        match self {
            Self::Source => None,
            Self::English => Some("en"),
            Self::Language(language) => Some(language.to_639_1().unwrap_or_else(|| language.to_639_3())),
        }
    }

    /// The policy of a BCP 47 tag; none for a tag that names no language with a name of its own.
    pub(crate) fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary == "en" {
            return Some(Self::English);
        }
        if NO_LANGUAGE.contains(&primary) {
            return None;
        }
        let language = Language::from_639_1(primary).or_else(|| Language::from_639_3(primary))?;
        language.to_autonym().is_some().then_some(Self::Language(language))
    }

    /// What its chip says.
    pub(crate) fn words(self) -> String {
        match self {
            Self::Source => "As in source".to_owned(),
            Self::English => "English".to_owned(),
            Self::Language(language) => {
                let names = language.to_autonym().unwrap_or_default();
                // Of several names, in several scripts perhaps, the first.
                capitalised(names.split([',', '(', '\u{200e}']).next().unwrap_or_default().trim())
            }
        }
    }

    /// What its chip says to a pointer at rest.
    pub(crate) fn tooltip(self) -> String {
        match self {
            Self::Source => "Names as the passages spell them".to_owned(),
            Self::English => "English names".to_owned(),
            Self::Language(_) => format!("Names in the language “{}”, where a place has one", self.words()),
        }
    }

    /// The languages that places which passages mention have names in, those of most places first.
    pub(crate) fn languages(project: &Project) -> Vec<Self> {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (place, _) in project.linked_places() {
            for tag in languages_of(place) {
                *counts.entry(tag).or_default() += 1;
            }
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(tag, count)| (Reverse(*count), *tag));
        counts.into_iter().take(OFFERED).filter_map(|(tag, _)| Self::from_tag(tag)).collect()
    }
}

/// The languages of a place's names but English, each once.
fn languages_of(place: &Place) -> Vec<&'static str> {
    let tags = place.toponyms.iter().filter_map(|name| name.language.as_deref());
    let policies = tags.filter_map(NamesPolicy::from_tag).filter(|policy| *policy != NamesPolicy::English);
    let mut tags: Vec<_> = policies.filter_map(NamesPolicy::tag).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_comes_back_from_its_tag() {
        for tag in ["en", "el", "tr", "ka", "ar", "he"] {
            assert_eq!(NamesPolicy::from_tag(tag).and_then(NamesPolicy::tag), Some(tag));
        }
        assert_eq!(NamesPolicy::from_tag("sr-Latn"), NamesPolicy::from_tag("sr"));
    }

    #[test]
    fn what_names_no_language_is_not_offered() {
        for tag in ["", "local", "und", "mul", "xx"] {
            assert_eq!(NamesPolicy::from_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_language_goes_by_its_own_name() {
        let words = |tag: &str| NamesPolicy::from_tag(tag).map(NamesPolicy::words);
        assert_eq!(words("ru").as_deref(), Some("Русский"));
        assert_eq!(words("es").as_deref(), Some("Español"));
        assert_eq!(words("av").as_deref(), Some("Авар мацӏ"));
    }
}
