//! The rules for names of the whole world (`data/lexicon/en/world.toml`): word classes, weights,
//! reasons, abbreviations.

use crate::{
    linking::{lexicon::LexiconError, word_class::WordClass},
    places::world::RowKind,
};
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

/// What the likeliest place of a name gives it to start with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Standing {
    continent: f64,
    country: f64,
    first: f64,
    second: f64,
    capital: f64,
    quarter: f64,
    river: f64,
    lake: f64,
    sea: f64,
    mountains: f64,
    region: f64,
    settlement: Vec<f64>,
    pub(super) other_name: f64,
    pub(super) words: f64,
}

/// Weights that come in steps.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Steps {
    common: Vec<f64>,
    pub(super) all_common: f64,
    given: Vec<f64>,
    surname: Vec<f64>,
    pub(super) spared_country: f64,
    pub(super) spared_in: f64,
}

/// What counts how much when a name may mean several places.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meaning {
    country: f64,
    continent: f64,
    first: f64,
    second: f64,
    capital: f64,
    rank: f64,
    first_rank: f64,
    unit_rank: f64,
    quarter: f64,
    other: f64,
    landmark: f64,
    sea: f64,
    pub(super) other_name: f64,
    pub(super) like_listed: f64,
    pub(super) contained: f64,
    pub(super) outside: f64,
    pub(super) capital_vote: f64,
    pub(super) country_vote: f64,
    pub(super) unit_vote: f64,
    pub(super) named_country: f64,
    pub(super) near: f64,
    pub(super) near_km: f64,
    pub(super) home_km: f64,
    pub(super) hint: f64,
    pub(super) kind_named: f64,
    pub(super) margin: f64,
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
            },
            standing: file.standing,
            evidence: file.evidence,
            steps: file.steps,
            meaning: file.meaning,
            abbreviations: file.abbreviation,
        })
    }
}

impl Standing {
    /// What a place of a kind and rank gives its name to start with.
    pub(super) fn of(&self, kind: RowKind, rank: u8) -> f64 {
        let rank = usize::from(rank);
        let settlement = self.settlement.get(rank).copied().unwrap_or_default();
        match kind {
            RowKind::Continent => self.continent,
            RowKind::Country => self.country,
            RowKind::First => self.first + settlement.max(0.0) / 2.0,
            RowKind::Second => self.second,
            RowKind::Capital => self.capital,
            RowKind::Settlement => settlement,
            RowKind::Quarter => self.quarter + settlement.max(0.0),
            RowKind::River => self.river,
            RowKind::Lake => self.lake,
            RowKind::Sea => self.sea,
            RowKind::Mountains => self.mountains,
            RowKind::Region => self.region,
        }
    }
}

impl Steps {
    fn step(steps: &[f64], nth: u8) -> f64 {
        let at = usize::from(nth).checked_sub(1);
        at.and_then(|at| steps.get(at)).copied().unwrap_or_default()
    }

    pub(super) fn common(&self, nth: u8) -> f64 {
        Self::step(&self.common, nth)
    }

    pub(super) fn given(&self, nth: u8) -> f64 {
        Self::step(&self.given, nth)
    }

    pub(super) fn surname(&self, nth: u8) -> f64 {
        Self::step(&self.surname, nth)
    }
}

impl Meaning {
    /// How likely a place of a kind and rank is meant, nothing else being known.
    pub(super) fn of(&self, kind: RowKind, rank: u8) -> f64 {
        let rank = f64::from(rank);
        match kind {
            RowKind::Continent => self.continent,
            RowKind::Country => self.country,
            RowKind::First => self.first + self.first_rank * rank,
            RowKind::Second => self.second + self.unit_rank * rank,
            RowKind::Capital => self.capital + self.rank * rank / 2.0,
            RowKind::Settlement => self.rank * rank,
            RowKind::Quarter => self.quarter + self.rank * rank,
            RowKind::Sea => self.sea,
            RowKind::Region => self.landmark + self.unit_rank * rank,
            RowKind::River | RowKind::Lake | RowKind::Mountains => self.other + self.unit_rank * rank,
        }
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
