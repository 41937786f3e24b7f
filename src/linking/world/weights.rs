//! What counts how much for names of the whole world (`data/lexicon/en/world.toml`): what a place gives its
//! name to start with, what words take from it, and how likely each of several places is meant.

use crate::places::world::RowKind;
use serde::Deserialize;

/// The rank from which seas, mountains and regions are widely known.
const KNOWN: u8 = 5;

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
    /// For each rank below that of what is widely known.
    little_known: f64,
    pub(super) settlement: Vec<f64>,
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
    pub(super) first_city: f64,
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
    pub(super) named_unit: f64,
    pub(super) near: f64,
    pub(super) near_abroad: f64,
    pub(super) near_km: f64,
    pub(super) home_km: f64,
    pub(super) hint: f64,
    pub(super) kind_named: f64,
    pub(super) margin: f64,
}

impl Standing {
    /// What a place of a kind and rank gives its name to start with.
    pub(super) fn of(&self, kind: RowKind, rank: u8) -> f64 {
        let little = self.little_known * f64::from(KNOWN.saturating_sub(rank));
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
            RowKind::Sea => self.sea + little,
            RowKind::Mountains => self.mountains + little,
            RowKind::Region => self.region + little,
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
        let is_known = rank >= KNOWN;
        let rank = f64::from(rank);
        match kind {
            RowKind::Continent => self.continent,
            RowKind::Country => self.country,
            RowKind::First => self.first + self.first_rank * rank,
            RowKind::Second => self.second + self.unit_rank * rank,
            RowKind::Capital => self.capital + self.rank * rank / 2.0,
            RowKind::Settlement => self.rank * rank,
            RowKind::Quarter => self.quarter + self.rank * rank,
            RowKind::Sea if is_known => self.sea,
            RowKind::Region if is_known => self.landmark + self.unit_rank * rank,
            RowKind::Sea | RowKind::Region | RowKind::River | RowKind::Lake | RowKind::Mountains => {
                self.other + self.unit_rank * rank
            }
        }
    }
}
