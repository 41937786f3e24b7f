//! The records of the lexicon's files, as they stand in `data/lexicon/<language>/provisions/`.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordsFile {
    pub(super) function_words: Vec<String>,
    #[serde(default)]
    pub(super) silent_of: bool,
    pub(super) class: BTreeMap<String, Vec<String>>,
    /// Nouns that tell a place beside its name, by the kind of place.
    #[serde(default)]
    pub(super) ground: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleRecord {
    pub(super) name: String,
    pub(super) category: String,
    #[serde(default = "one")]
    pub(super) weight: f64,
    #[serde(default)]
    pub(super) weak: bool,
    pub(super) patterns: Vec<String>,
    #[serde(default)]
    pub(super) unless: Vec<String>,
    #[serde(default)]
    pub(super) unless_before: Vec<String>,
    #[serde(default)]
    pub(super) unless_passage: Vec<String>,
}

fn one() -> f64 {
    1.0
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesFile {
    pub(super) rule: Vec<RuleRecord>,
}

/// Patterns that speak for one of several words of the model.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedPatterns {
    pub(super) name: String,
    pub(super) means: String,
    #[serde(default)]
    pub(super) categories: Vec<String>,
    pub(super) patterns: Vec<String>,
    #[serde(default)]
    pub(super) unless: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldsFile {
    pub(super) standing: Vec<NamedPatterns>,
    pub(super) gate: Vec<NamedPatterns>,
    pub(super) remark: Vec<NamedPatterns>,
    pub(super) modality: Vec<NamedPatterns>,
    pub(super) voice: Vec<NamedPatterns>,
    pub(super) party: Vec<NamedPatterns>,
    pub(super) role: Vec<NamedPatterns>,
    pub(super) clause_part: Vec<NamedPatterns>,
    pub(super) flag: Vec<NamedPatterns>,
    #[serde(default)]
    pub(super) amendment: Vec<NamedPatterns>,
    pub(super) default_role: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeFile {
    /// Words by the number of the month.
    pub(super) months: BTreeMap<String, Vec<String>>,
    pub(super) numbers: BTreeMap<String, f64>,
    pub(super) multipliers: BTreeMap<String, f64>,
    pub(super) ordinals: BTreeMap<String, f64>,
    #[serde(default)]
    pub(super) spaced_thousands: bool,
    pub(super) time_units: BTreeMap<String, Vec<String>>,
    pub(super) units: BTreeMap<String, Vec<String>>,
    pub(super) bounds: BTreeMap<String, Vec<String>>,
    pub(super) precision: BTreeMap<String, Vec<String>>,
    /// The side of a line, by its bearing in degrees.
    pub(super) directions: BTreeMap<String, Vec<String>>,
    pub(super) zone: Vec<String>,
    /// What follows a name that is used as a clock.
    pub(super) zone_tail: Vec<String>,
    /// Clocks in words: `00:00` by its words.
    pub(super) clocks: BTreeMap<String, Vec<String>>,
    /// The hour at which a half of the day starts, by the words for that half.
    #[serde(default)]
    pub(super) day_halves: BTreeMap<String, Vec<String>>,
    pub(super) pattern: Vec<NamedPatterns>,
}
