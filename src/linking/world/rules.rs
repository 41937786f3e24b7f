//! The rules for names of the whole world (`data/lexicon/en/world.toml`): word classes, reasons,
//! abbreviations; the weights are in `weights.rs`.

use super::weights::{Meaning, Standing, Steps};
use crate::linking::{lexicon::LexiconError, word_class::WordClass};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// What speaks for or against a name being read as a place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence {
    /// What it adds.
    pub(super) weight: f64,
    /// The reason, `{words}` for the words it fired on.
    pub(super) text: String,
}

/// Abbreviations of the first-level units of a country.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Abbreviations {
    pub(super) country: String,
    pub(super) after: Vec<String>,
    pub(super) alone: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    standing: Standing,
    evidence: BTreeMap<String, Evidence>,
    steps: Steps,
    meaning: Meaning,
    classes: BTreeMap<String, Vec<String>>,
    abbreviation: Vec<Abbreviations>,
}

/// The word classes that the rules ask for.
#[derive(Debug)]
pub(super) struct Classes {
    pub(super) locative: WordClass,
    pub(super) to: WordClass,
    pub(super) part: WordClass,
    pub(super) other_name: WordClass,
    pub(super) title: WordClass,
    pub(super) head: WordClass,
    pub(super) site: WordClass,
    pub(super) kind_of: WordClass,
    pub(super) told: WordClass,
    pub(super) public_person: WordClass,
    pub(super) organisation_alone: WordClass,
    pub(super) person: WordClass,
    pub(super) noble: WordClass,
    pub(super) circle: WordClass,
    pub(super) particle: WordClass,
    pub(super) never: WordClass,
    pub(super) street: WordClass,
    pub(super) organisation: WordClass,
    pub(super) event: WordClass,
    pub(super) say: WordClass,
    pub(super) small: WordClass,
    pub(super) unit: WordClass,
    pub(super) river: WordClass,
    pub(super) natural: WordClass,
    pub(super) joined: WordClass,
    pub(super) kin: WordClass,
    pub(super) body: WordClass,
    pub(super) disease: WordClass,
    pub(super) share: WordClass,
    pub(super) club: WordClass,
    pub(super) vessel: WordClass,
    pub(super) event_of: WordClass,
}

/// All of it.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) standing: Standing,
    pub(super) evidence: BTreeMap<String, Evidence>,
    pub(super) steps: Steps,
    pub(super) meaning: Meaning,
    pub(super) classes: Classes,
    /// Words for the people of places that are no countries, as "African=Africa".
    pub(super) wide: Vec<String>,
    /// Heads of several names, with that of each, as "counties=county".
    pub(super) shared: Vec<String>,
    /// Countries in whose states universities are called "… State".
    pub(super) state_universities: Vec<String>,
    pub(super) abbreviations: Vec<Abbreviations>,
}

static SHIPPED: LazyLock<Rules> = LazyLock::new(|| {
    let rules = Rules::english();
    rules.expect("the shipped rules are read by a test")
});

impl Rules {
    /// The rules that come with the program.
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// What is known of a piece of evidence.
    pub(super) fn weight(&self, rule: &str) -> f64 {
        self.evidence.get(rule).map_or(0.0, |known| known.weight)
    }

    /// Reads the shipped file.
    ///
    /// # Errors
    /// When it is wrong.
    pub(super) fn english() -> Result<Self, LexiconError> {
        let text = include_str!("../../../data/lexicon/en/world.toml");
        let mut file: RulesFile = toml::from_str(text)
            .map_err(|source| LexiconError::Toml { file: "world.toml", source: Box::new(source) })?;
        let wide = file.classes.remove("wide").unwrap_or_default();
        let shared = file.classes.remove("shared").unwrap_or_default();
        let state_universities = file.classes.remove("state_university").unwrap_or_default();
        let mut class = |name: &str| -> Result<WordClass, LexiconError> {
            let words = file.classes.remove(name);
            let words = words.ok_or_else(|| LexiconError::Word(name.to_owned()))?;
            Ok(words.iter().map(String::as_str).collect())
        };
        Ok(Self {
            wide,
            shared,
            state_universities,
            classes: Classes {
                locative: class("in")?,
                to: class("to")?,
                part: class("part")?,
                other_name: class("other_name")?,
                title: class("title")?,
                head: class("head")?,
                site: class("site")?,
                kind_of: class("kind_of")?,
                told: class("told")?,
                public_person: class("public_person")?,
                organisation_alone: class("organisation_alone")?,
                person: class("person")?,
                noble: class("noble")?,
                circle: class("circle")?,
                particle: class("particle")?,
                never: class("never")?,
                street: class("street")?,
                organisation: class("organisation")?,
                event: class("event")?,
                say: class("say")?,
                small: class("small")?,
                unit: class("unit")?,
                river: class("river")?,
                natural: class("natural")?,
                joined: class("joined")?,
                kin: class("kin")?,
                body: class("body")?,
                disease: class("disease")?,
                share: class("share")?,
                club: class("club")?,
                vessel: class("vessel")?,
                event_of: class("event_of")?,
            },
            standing: file.standing,
            evidence: file.evidence,
            steps: file.steps,
            meaning: file.meaning,
            abbreviations: file.abbreviation,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_are_read() {
        let rules = Rules::english().unwrap();
        assert_eq!(rules.standing.settlement.len(), 10);
        assert!(rules.abbreviations.len() > 1);
    }
}
