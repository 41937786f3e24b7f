//! Where the places of a document lie: what its names say together about what each of them means.

use super::{WorldLinker, signs::Read};
use crate::places::world::{ByName, NameHash};
use std::collections::{HashMap, HashSet};

/// Where the places of a document lie, as shares that add up to one.
#[derive(Debug, Default)]
pub(super) struct Votes {
    shares: HashMap<u32, f64>,
    /// Places named without doubt.
    pub(super) anchors: Vec<u32>,
    /// What each name gave to it: no name speaks for itself.
    given: ByName<Vec<(u32, f64)>>,
    /// The anchors, each once.
    pub(super) known: HashSet<u32>,
    /// What the shares are of.
    total: f64,
}

impl Votes {
    /// The share of a country or a first-level unit, but for what a name itself gave to it.
    pub(super) fn of(&self, area: Option<u32>, name: NameHash) -> f64 {
        let Some(area) = area else {
            return 0.0;
        };
        let given = self.given.get(&name).map_or(&[][..], Vec::as_slice);
        let own = given.iter().filter(|(row, _)| *row == area);
        let own: f64 = own.map(|(_, share)| share).sum();
        let all = self.shares.get(&area).copied().unwrap_or_default();
        (all - own).max(0.0) / self.total
    }
}

impl WorldLinker {
    /// Where the places of a document lie, each name counted once, as far as its choices are certain.
    pub(super) fn votes(&self, reads: &[Read], earlier: Option<&Votes>) -> Votes {
        let mut votes = Votes::default();
        let mut known: HashMap<_, usize> = HashMap::new();
        for (at, read) in reads.iter().enumerate() {
            let seen = known.entry(read.spot.name).or_insert(at);
            if reads.get(*seen).is_some_and(|one| one.container.len() < read.container.len()) {
                *seen = at;
            }
        }
        let mut chosen: Vec<usize> = known.into_values().collect();
        chosen.sort_unstable();
        let mut total = 0.0;
        for read in chosen.into_iter().filter_map(|at| reads.get(at)) {
            let certainty = ((read.weight() + 1.0) / 4.0).clamp(0.0, 1.0);
            if certainty <= 0.0 {
                continue;
            }
            let choices = self.choices(read, &read.container, earlier);
            total += certainty;
            for choice in choices.iter().take(6) {
                let row = choice.found.row;
                let share = choice.score * certainty;
                let areas = [self.world.country(row), self.world.first_unit(row)];
                for area in areas.into_iter().flatten() {
                    *votes.shares.entry(area).or_default() += share;
                    votes.given.entry(read.spot.name).or_default().push((area, share));
                }
            }
            if let Some(best) = choices.first().filter(|best| best.score > 0.75 && certainty > 0.3) {
                votes.anchors.push(best.found.row);
                votes.known.insert(best.found.row);
            }
        }
        votes.total = f64::max(total, 2.0);
        votes
    }
}
