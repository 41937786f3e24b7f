//! Which place a name of the world means: how well known each place of the name is, what the name
//! after it says, and where the document's other places lie. A name means one place in a document.

use super::{WorldLinker, signs::Read, spot::Spot, votes::Votes};
use crate::{
    ground::geo::LonLat,
    linking::reason::{About, Reason},
    places::world::{NameHash, Row, RowKind, WorldUse},
};
use smallvec::SmallVec;

/// A place a name may mean, and why.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) found: WorldUse,
    pub(super) points: f64,
    pub(super) score: f64,
    /// How near the nearest place is that the document names without doubt, 1 at the same spot, 0 far away.
    pub(super) nearness: f64,
    pub(super) reasons: SmallVec<[Reason; 1]>,
}

/// The rank from which the largest town of a unit is better known than others of its size.
const CITY: u8 = 5;
/// How many places of a name are looked at for lying together.
const MOST_CROWD: usize = 6;
/// By how much a crowd must be likelier.
const CROWD: f64 = 0.1;
/// How many anchors are looked at.
const MOST_ANCHORS: usize = 40;

impl WorldLinker {
    /// The places a name may mean, the likeliest first, with scores that add up to one.
    pub(super) fn choices(&self, read: &Read, container: &[u32], votes: Option<&Votes>) -> Vec<Choice> {
        let spot = &read.spot;
        let uses = &spot.uses;
        let meaning = &self.rules.meaning;
        let within = |row: u32| self.world.with_ancestors(row).skip(1).find(|up| container.contains(up));
        let some_within = uses.iter().any(|found| within(found.row).is_some());
        let mut choices: Vec<Choice> = Vec::with_capacity(uses.len());
        for &found in uses {
            let Some(row) = self.world.row(found.row) else {
                continue;
            };
            let points = self.points_alone(found, *row, spot);
            let mut choice = Choice { found, points, score: 0.0, nearness: 0.0, reasons: SmallVec::new() };
            if spot.asked == Some(row.kind) {
                choice.points += meaning.kind_named;
                let wording = "the word after it says what kind of place is meant";
                choice.reasons.push(Reason::new("kind", wording, About::Nothing));
            }
            if row.kind == RowKind::River && read.has("the_river") {
                choice.points += meaning.kind_named;
            }
            if read.holding.contains(&found.row) {
                choice.points += meaning.contained;
                let wording = "the place named before it lies in it";
                choice.reasons.push(Reason::new("holding", wording, About::Nothing));
            }
            if read.listed_with.is_some_and(|kind| is_alike(kind, row.kind)) && spot.uses.len() > 1 {
                choice.points += meaning.like_listed;
            }
            if some_within {
                match within(found.row) {
                    Some(up) => {
                        choice.points += meaning.contained;
                        let wording = "it lies in {place}, named next";
                        choice.reasons.push(Reason::new("container", wording, About::Row(up)));
                    }
                    None => choice.points += meaning.outside,
                }
            }
            if let Some(votes) = votes {
                self.add_votes(&mut choice, spot, votes);
            }
            choices.push(choice);
        }
        if spot.asked != Some(RowKind::First) && read.listed_with != Some(RowKind::First) {
            self.lift_seat(&mut choices);
        }
        choices.sort_by(|a, b| b.points.total_cmp(&a.points).then(a.found.row.cmp(&b.found.row)));
        choices.dedup_by_key(|choice| choice.found.row);
        score(&mut choices);
        self.lift_crowd(&mut choices);
        choices
    }

    /// What speaks for a place, nothing but its name being known.
    fn points_alone(&self, found: WorldUse, row: Row, spot: &Spot) -> f64 {
        let meaning = &self.rules.meaning;
        let mut points = meaning.of(row.kind, row.rank);
        let is_named = matches!(row.kind, RowKind::Country | RowKind::Continent | RowKind::Region | RowKind::Sea);
        if found.is_other && !is_named && !self.is_short_for_city(spot.name, found.row) {
            points += meaning.other_name * strangeness(row.kind, row.rank);
        }
        if row.kind == RowKind::Settlement && row.rank >= CITY && self.is_first_city(found.row, row.rank) {
            points += meaning.first_city;
        }
        points
    }

    /// Whether a town is the largest of its first-level unit.
    fn is_first_city(&self, town: u32, rank: u8) -> bool {
        let unit = self.world.first_unit(town).and_then(|unit| self.world.row(unit));
        unit.is_some_and(|unit| unit.rank == rank)
    }

    /// Puts the largest town of a unit in the unit's stead, where the two have one name: by the bare name the town is
    /// meant.
    fn lift_seat(&self, choices: &mut [Choice]) {
        for unit in 0..choices.len() {
            let Some(area) = choices.get(unit).map(|choice| choice.found.row) else { continue };
            let Some(row) = self.world.row(area).filter(|row| row.kind == RowKind::First) else { continue };
            let is_seat = |choice: &Choice| {
                let town = self.world.row(choice.found.row);
                let is_largest = town.is_some_and(|town| {
                    matches!(town.kind, RowKind::Settlement | RowKind::Capital) && town.rank == row.rank
                });
                is_largest && !choice.found.is_other && self.world.first_unit(choice.found.row) == Some(area)
            };
            let Some(seat) = choices.iter().position(is_seat) else { continue };
            if let Ok([unit, seat]) = choices.get_disjoint_mut([unit, seat])
                && unit.points > seat.points
            {
                std::mem::swap(&mut unit.points, &mut seat.points);
            }
        }
    }

    /// Whether a name is that of a place called "… City" without the last word, or "… upon …" without its river.
    fn is_short_for_city(&self, name: NameHash, row: u32) -> bool {
        let full = self.world.name(row);
        let before_water = || {
            let signs = [" upon ", " on ", " am ", "-upon-", "-on-"];
            signs.iter().find_map(|sign| full.split_once(sign)).is_some_and(|(town, _)| NameHash::of(town) == name)
        };
        name.then("city") == NameHash::of(full) || before_water()
    }

    /// Puts the likeliest place first where places of the name that lie together are likelier, all in
    /// all, than any one elsewhere: a town and the unit around it say the same.
    fn lift_crowd(&self, choices: &mut [Choice]) {
        let first = choices.get(..MOST_CROWD.min(choices.len()));
        let crowds: Vec<f64> = first.map_or_else(Vec::new, |first| {
            let crowd = |one: &Choice| {
                let near = first.iter().filter(|other| self.lie_together(one, other));
                near.map(|other| other.score).sum()
            };
            first.iter().map(crowd).collect()
        });
        let mut best = 0;
        for (at, crowd) in crowds.iter().enumerate() {
            if crowds.get(best).is_some_and(|known| *crowd > known + CROWD) {
                best = at;
            }
        }
        if let Some(up_to) = choices.get_mut(..=best) {
            up_to.rotate_right(1);
        }
    }

    /// Whether two places lie so near each other that it hardly matters which is meant.
    pub(super) fn lie_together(&self, one: &Choice, other: &Choice) -> bool {
        let lies_in = |inner: &Choice, outer: &Choice| self.world.first_unit(inner.found.row) == Some(outer.found.row);
        if lies_in(one, other) || lies_in(other, one) {
            return true;
        }
        let both = self.world.row(one.found.row).zip(self.world.row(other.found.row));
        let limit_m = self.rules.meaning.near_km * 1000.0;
        both.is_some_and(|(one, other)| is_within(one.position(), other.position(), limit_m))
    }

    fn add_votes(&self, choice: &mut Choice, spot: &Spot, votes: &Votes) {
        let meaning = &self.rules.meaning;
        let at = choice.found.row;
        let country = self.world.country(at);
        let unit = self.world.first_unit(at);
        let (in_country, in_unit) = (votes.of(country, spot.name), votes.of(unit, spot.name));
        choice.points += meaning.country_vote * in_country + meaning.unit_vote * in_unit;
        if self.world.row(at).is_some_and(|row| row.kind == RowKind::Capital) {
            choice.points += meaning.capital_vote * in_country;
        }
        let named = |row: Option<u32>| row.is_some_and(|row| row != at && votes.known.contains(&row));
        if named(country) || named(unit) {
            choice.points += meaning.named_country;
        }
        if named(unit) {
            choice.points += meaning.named_unit;
        }
        // What speaks for a unit of a country speaks for the country, whose name the unit may have.
        if self.world.row(at).is_some_and(|row| row.kind == RowKind::Country) && in_country > 0.0 {
            choice.points += meaning.unit_vote * in_country + meaning.near;
        }
        let area = if in_unit > 0.3 { unit } else { country };
        if let Some(area) = area.filter(|&area| area != at && in_unit.max(in_country) > 0.3) {
            let wording = "other places of the document lie in {place} too";
            choice.reasons.push(Reason::new("vote", wording, About::Row(area)));
        }
        let Some(here) = self.world.row(at) else {
            return;
        };
        let is_point = !matches!(here.kind, RowKind::Country | RowKind::Continent | RowKind::Sea);
        let limit_m = meaning.near_km * 1000.0;
        let anchors = votes.anchors.iter().take(MOST_ANCHORS).filter(|&&other| other != at);
        let mut nearest: Option<(u32, f64)> = None;
        let mut closeness = 0.0;
        for (&other, there) in anchors.filter_map(|other| Some((other, self.world.row(*other)?))) {
            let is_wide = matches!(there.kind, RowKind::Country | RowKind::Continent | RowKind::First);
            if !is_point || is_wide || !is_within(here.position(), there.position(), limit_m) {
                continue;
            }
            let distance_m = here.position().distance_m(there.position());
            closeness += 1.0 - distance_m / limit_m;
            if nearest.is_none_or(|(_, known_m)| distance_m < known_m) {
                nearest = Some((other, distance_m));
            }
        }
        if let Some((near, distance_m)) = nearest {
            choice.nearness = (1.0 - distance_m / (meaning.home_km * 1000.0)).max(0.0);
            // In a document about many countries a village near by says less.
            choice.points += meaning.near * (0.6 + closeness).min(1.5) * (meaning.near_abroad + in_country).min(1.0);
            choice.reasons.push(Reason::new("near", "near {place}, also named", About::Row(near)));
        }
        if let Some(hint) = self.hint.filter(|_| is_point)
            && is_within(here.position(), hint, 2.0 * meaning.near_km * 1000.0)
        {
            choice.points += meaning.hint;
            choice.reasons.push(Reason::new("hint", "near where the documents come from", About::Nothing));
        }
    }
}

/// Tells how likely each choice is, of sorted ones.
fn score(choices: &mut [Choice]) {
    let top = choices.first().map_or(0.0, |choice| choice.points);
    let total: f64 = choices.iter().map(|choice| (choice.points - top).exp()).sum();
    for choice in choices {
        choice.score = (choice.points - top).exp() / total;
    }
}

/// How little another name says, 1 the least: those of great cities are what English calls them.
pub(super) fn strangeness(kind: RowKind, rank: u8) -> f64 {
    match kind {
        RowKind::Settlement | RowKind::Capital => 1.0 - f64::from(rank) / 10.0,
        _ => 1.0,
    }
}

/// Whether two kinds stand in one list rather than others: cities among cities.
const fn is_alike(one: RowKind, other: RowKind) -> bool {
    use RowKind::{Capital, Country, First, Settlement};
    matches!((one, other), (Capital | Settlement, Capital | Settlement) | (First, First) | (Country, Country))
}

/// The least metres of a degree of latitude.
const DEGREE_M: f64 = 111_000.0;

/// Whether two places are nearer than a limit; most are told apart by their latitudes.
fn is_within(one: LonLat, other: LonLat, limit_m: f64) -> bool {
    (one.latitude - other.latitude).abs() * DEGREE_M < limit_m && one.distance_m(other) < limit_m
}
