//! The records of the lexicon's files, as they stand in `data/lexicon/en/*.toml`.

use super::rules::{HeadTrait, People};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleRecord {
    pub(super) name: String,
    pub(super) sense: String,
    pub(super) weight: f64,
    #[serde(default)]
    pub(super) kinds: Vec<String>,
    pub(super) patterns: Vec<String>,
    pub(super) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SensesFile {
    pub(super) macros: BTreeMap<String, String>,
    pub(super) rule: Vec<RuleRecord>,
    pub(super) people: Vec<RuleRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadRecord {
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) plural: Vec<String>,
    pub(super) kinds: Vec<String>,
    #[serde(default)]
    pub(super) traits: Vec<HeadTrait>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadPatternRecord {
    pub(super) name: String,
    pub(super) pattern: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadsFile {
    pub(super) patterns: Vec<HeadPatternRecord>,
    pub(super) qualifier: Vec<String>,
    pub(super) settlement: Vec<String>,
    pub(super) head: Vec<HeadRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PeoplesFile {
    pub(super) people: Vec<People>,
}
