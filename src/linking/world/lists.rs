//! Lists of names: what is said of the first of them is said of all, and states stand among states.

use super::{WorldLinker, signs::Read, spot::SpotForm};
use crate::{linking::sentence::Sentence, places::world::RowKind};
use std::ops::Range;

/// The fewest names that make a list of units, where "A, B" alone may say that A lies in B.
const UNITS: usize = 3;

impl WorldLinker {
    /// Looks at the lists of a passage.
    pub(super) fn look_at_lists(&self, reads: &mut [Read], first: usize, sentence: &Sentence<'_>) {
        let mut start = first;
        while start + 1 < reads.len() {
            let list = list_from(reads, start, sentence);
            start = list.end;
            if let Some(list) = reads.get_mut(list).filter(|list| list.len() > 1) {
                self.look_at_list(list);
            }
        }
    }

    fn look_at_list(&self, list: &mut [Read]) {
        if list.first().is_some_and(|first| first.has("in_before")) {
            for read in list.iter_mut().skip(1).filter(|read| read.spot.form == SpotForm::Name) {
                self.add(read, "in_list", 1.0, None);
                self.spare(read, &["given", "surname"]);
            }
        }
        if list.len() >= UNITS && self.are_units(list) {
            for read in list {
                read.spot.asked = Some(RowKind::First);
            }
        }
    }

    /// Whether all names of a list may be first-level units of one country, and one of them is above all that.
    fn are_units(&self, list: &[Read]) -> bool {
        let countries = |read: &Read| -> Vec<u32> {
            let rows = read.spot.uses.iter().filter(|found| !found.is_other).map(|found| found.row);
            let units = rows.filter(|&row| self.world.row(row).is_some_and(|row| row.kind == RowKind::First));
            units.filter_map(|unit| self.world.country(unit)).collect()
        };
        let mut shared: Option<Vec<u32>> = None;
        for read in list {
            let mut own = countries(read);
            if let Some(shared) = shared {
                own.retain(|country| shared.contains(country));
            }
            if own.is_empty() {
                return false;
            }
            shared = Some(own);
        }
        list.iter().any(|read| read.best.0 == RowKind::First)
    }
}

/// The names from one on that stand in one list with it, up to the last before or after "and" or "or".
fn list_from(reads: &[Read], start: usize, sentence: &Sentence<'_>) -> Range<usize> {
    let mut end = start + 1;
    let mut next = start;
    while let Some([own, other]) = reads.get(next..next + 2) {
        let gap = sentence.tokens.get(own.spot.tokens.end..other.spot.tokens.start).unwrap_or_default();
        let mut signs = gap.iter().map(|token| token.letters);
        let ends = match (signs.next(), signs.next(), signs.next()) {
            (Some(","), None, _) => false,
            (Some("and" | "or"), None, _) | (Some(","), Some("and" | "or"), None) => true,
            _ => break,
        };
        next += 1;
        if ends {
            end = next + 1;
        }
    }
    start..end
}
