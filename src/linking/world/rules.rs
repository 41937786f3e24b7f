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

/// The word classes that the rules ask for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Classes {
    /// Words for the people of places that are no countries, as "African=Africa".
    pub(super) wide: Vec<String>,
    /// Heads of several names, with that of each, as "counties=county".
    pub(super) shared: Vec<String>,
    /// Countries in whose states universities are called "… State".
    #[serde(rename = "state_university")]
    pub(super) state_universities: Vec<String>,
    #[serde(rename = "in")]
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
    pub(super) team_member: WordClass,
    pub(super) beats: WordClass,
    pub(super) contends: WordClass,
    pub(super) versus: WordClass,
    pub(super) loses: WordClass,
    pub(super) sport: WordClass,
    pub(super) city_body: WordClass,
    pub(super) also_team: WordClass,
    pub(super) firm: WordClass,
    pub(super) county: WordClass,
}

/// All of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    pub(super) standing: Standing,
    pub(super) evidence: BTreeMap<String, Evidence>,
    pub(super) steps: Steps,
    pub(super) meaning: Meaning,
    pub(super) classes: Classes,
    #[serde(rename = "abbreviation")]
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
        toml::from_str(text).map_err(|source| LexiconError::Toml { file: "world.toml", source: Box::new(source) })
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
