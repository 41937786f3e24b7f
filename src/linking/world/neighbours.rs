//! What the spots of a document tell about each other: what lies in what, lists, and whether a name is
//! elsewhere plainly a place or a person.

use super::{
    WorldLinker,
    signs::{Read, Sign},
    spots::SpotForm,
};
use crate::{
    ground::text::Span,
    linking::sentence::Sentence,
    places::world::{ByName, NameSet, RowKind},
};
use smallvec::SmallVec;

/// The most tokens between two spots that are looked at.
const FARTHEST_GAP: usize = 2;

impl WorldLinker {
    /// Looks at neighbouring spots: what lies in what, and lists.
    pub(super) fn join(&self, reads: &mut [Read], first: usize, sentence: &Sentence<'_>) {
        for at in first..reads.len().saturating_sub(1) {
            let Some([own, next]) = reads.get_mut(at..at + 2) else {
                continue;
            };
            let between = own.spot.tokens.end..next.spot.tokens.start;
            let gap = sentence.tokens.get(between.clone()).unwrap_or_default();
            if gap.len() > FARTHEST_GAP {
                continue;
            }
            let signs: SmallVec<[&str; FARTHEST_GAP]> = gap.iter().map(|token| token.letters).collect();
            let is_people = |read: &Read| matches!(read.spot.form, SpotForm::Adjective | SpotForm::People);
            if is_people(own) || is_people(next) {
                continue;
            }
            let may_contain = match signs.as_slice() {
                ["," | "(" | "in"] | [",", "in"] => true,
                [_, ","] => gap.first().is_some_and(|head| self.rules.classes.head.contains(head.name)),
                _ => false,
            };
            let rows = |read: &Read| -> Vec<u32> { read.spot.uses.iter().map(|found| found.row).collect() };
            let next_rows = if may_contain { rows(next) } else { Vec::new() };
            let lies_in = may_contain
                && own.spot.uses.iter().any(|found| {
                    let mut up = self.world.with_ancestors(found.row).skip(1);
                    up.any(|up| next_rows.contains(&up) && self.may_hold(up))
                });
            if lies_in {
                own.signs.push(self.sign("container_after", Some(next.span)));
                next.signs.push(self.sign("contains_before", Some(own.span)));
                own.container = next_rows.into_iter().filter(|&row| self.may_hold(row)).collect();
            } else if matches!(signs.as_slice(), ["," | "and" | "or" | "/"] | [",", "and" | "or"]) {
                let both = [own.weight(), next.weight()];
                if both[0] > 2.0 {
                    next.signs.push(self.sign("listed", None));
                }
                if both[1] > 2.0 {
                    own.signs.push(self.sign("listed", None));
                }
            }
        }
    }

    /// Whether a row is large enough to be named after what lies in it.
    fn may_hold(&self, row: u32) -> bool {
        self.world.row(row).is_some_and(|row| matches!(row.kind, RowKind::Country | RowKind::First | RowKind::Second))
    }

    pub(super) fn sign(&self, rule: &'static str, words: Option<Span>) -> Sign {
        Sign { rule, weight: self.rules.weight(rule), words }
    }

    /// What the other spots of a document and its persons tell.
    pub(super) fn look_across(&self, reads: &mut [Read], persons: &NameSet) {
        // For each name, how much oftener words beside it say place than person.
        let mut balance: ByName<i32> = ByName::default();
        for read in reads.iter() {
            let count = balance.entry(read.spot.name).or_default();
            if read.is_person() {
                *count -= 1;
            } else if read.is_plain() && read.weight() > 1.0 {
                *count += 1;
            }
        }
        let is_of = |read: &Read| balance.get(&read.spot.name).copied().unwrap_or_default();
        for read in reads.iter_mut() {
            let balance = is_of(read);
            let is_open = read.spot.form == SpotForm::Name && !read.has("container_after");
            if !is_open || read.is_plain() && balance >= 0 {
                continue;
            }
            let is_person = read.spot.word.is_some_and(|word| persons.contains(&word));
            if is_person && balance <= 0 && !read.is_plain() || balance < 0 {
                read.signs.push(self.sign("person_elsewhere", None));
            } else if balance > 0 {
                read.signs.push(self.sign("elsewhere", None));
            }
        }
    }
}
