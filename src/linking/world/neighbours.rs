//! What the spots of a document tell about each other: what lies in what, lists, and whether a name is
//! elsewhere plainly a place or a person.

use super::{
    WorldLinker,
    signs::{Read, Sign},
    spot::SpotForm,
};
use crate::{
    ground::text::Span,
    linking::{
        mention::Sense,
        sentence::{Sentence, TokenKind},
    },
    places::world::{ByName, NameSet, RowKind},
};
use smallvec::SmallVec;

/// The most tokens between two spots that are looked at.
const FARTHEST_GAP: usize = 2;

/// The rank from which a settlement is a city in lists of cities.
const CITY: u8 = 6;
/// How much of a head word the names before the one it stands beside have of it.
const SHARED: f64 = 0.6;
/// From which weight on a spot speaks for those it is listed with.
const CERTAIN: f64 = 0.5;

impl WorldLinker {
    /// Looks at neighbouring spots: what lies in what, and lists.
    pub(super) fn join(&self, reads: &mut [Read], first: usize, sentence: &Sentence<'_>) {
        self.look_at_lists(reads, first, sentence);
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
            // "Ohio, Indiana" in a list of states.
            let are_units = own.spot.asked == Some(RowKind::First) && next.spot.asked == Some(RowKind::First);
            let may_contain = !are_units
                && match signs.as_slice() {
                    ["," | "(" | "in"] | [",", "in"] => true,
                    [_, ","] => gap.first().is_some_and(|head| self.rules.classes.head.contains(head.name())),
                    _ => false,
                };
            let rows = |read: &Read| -> Vec<u32> { read.spot.uses.iter().map(|found| found.row).collect() };
            let next_rows = if may_contain { rows(next) } else { Vec::new() };
            let next_rows: Vec<u32> = next_rows.into_iter().filter(|&row| self.may_hold(row)).collect();
            // A comma may only list countries; "in" says more.
            let says_in = signs.last() == Some(&"in");
            let inner = own.spot.uses.iter().filter(|found| says_in || self.may_lie_in(own, found.row));
            let outer = inner.flat_map(|found| self.world.with_ancestors(found.row).skip(1));
            let holding: Vec<u32> = outer.filter(|up| next_rows.contains(up)).collect();
            own.is_elsewhere |= holding.is_empty()
                && may_contain
                && (next.spot.form == SpotForm::Abbreviation
                    || own.is_little_known() && ends_address(next, &signs, sentence))
                && matches!(own.best.0, RowKind::Settlement | RowKind::Quarter | RowKind::Second | RowKind::Capital);
            if holding.is_empty() {
                self.look_at_names(own, next, &signs);
            }
            if !holding.is_empty() {
                // Persons are in places too, which a comma does not say.
                let rule = if signs.as_slice() == ["in"] { "lies_in" } else { "container_after" };
                own.signs.push(self.sign(rule, Some(next.span)));
                next.signs.push(self.sign("contains_before", Some(own.span)));
                own.container = next_rows;
                next.holding = holding;
            } else if matches!(signs.as_slice(), ["," | "and" | "or" | "/"] | [",", "and" | "or"]) {
                let both = [own.weight(), next.weight()];
                for rule in ["head", "their_own"] {
                    let shared = next.signs.iter().find(|sign| sign.rule == rule).filter(|_| !own.has(rule));
                    own.signs.extend(shared.map(|sign| Sign { weight: sign.weight * SHARED, ..*sign }));
                }
                (own.listed_with, next.listed_with) = (Some(self.listed_as(next)), Some(self.listed_as(own)));
                if both[0] > CERTAIN {
                    next.signs.push(self.sign("listed", None));
                }
                if both[1] > CERTAIN {
                    own.signs.push(self.sign("listed", None));
                }
            }
        }
    }

    /// Looks at two names neither of which is said to lie in the other: a body and its town, a person and a country.
    fn look_at_names(&self, own: &mut Read, next: &mut Read, signs: &[&str]) {
        match signs {
            // "University of Ohio, Athens" and "at Athens": the town lies in what the body is called after.
            ["," | "at"] if own.sense == Sense::Organisation => {
                let bodies: Vec<u32> = own.spot.uses.iter().map(|found| found.row).collect();
                self.put_within(next, bodies);
            }
            // "Chile's Valdivia", "in Chile in Valdivia".
            _ if matches!(signs, ["s"]) || own.has("in_before") && matches!(signs, ["in"] | [",", "in"]) => {
                let rows = own.spot.uses.iter().map(|found| found.row);
                let wide = |row: &u32| {
                    self.world.row(*row).is_some_and(|row| matches!(row.kind, RowKind::Country | RowKind::First))
                };
                if matches!(own.best.0, RowKind::Country | RowKind::First)
                    && self.put_within(next, rows.filter(wide).collect())
                {
                    next.signs.push(self.sign("held", Some(own.span)));
                }
            }
            // "Anna Kingston (Australia)": who competes, and for which country.
            ["("] if next.best.0 == RowKind::Country && own.has("longer_before") => {
                own.signs.push(self.sign("person_given", Some(next.span)));
            }
            _ => {}
        }
    }

    /// Puts a name within rows, where one of its places lies there; whether one does.
    fn put_within(&self, read: &mut Read, rows: Vec<u32>) -> bool {
        let lies_in = |row: u32| self.world.with_ancestors(row).skip(1).any(|up| rows.contains(&up));
        let is_within = read.spot.uses.iter().any(|found| lies_in(found.row));
        if is_within {
            read.container = rows;
        }
        is_within
    }

    /// As what a name stands in a list: a city that gave its name to a unit is a city there.
    fn listed_as(&self, read: &Read) -> RowKind {
        let mut rows = read.spot.uses.iter().filter_map(|found| self.world.row(found.row));
        let is_city = rows.any(|row| matches!(row.kind, RowKind::Settlement | RowKind::Capital) && row.rank >= CITY);
        if is_city && read.best.0 == RowKind::First { RowKind::Settlement } else { read.best.0 }
    }

    /// Whether a row may be what a name means that another name follows: where the name is a country's,
    /// "Canada, Mexico" is a list and no village, though "Georgia, USA" is a state.
    fn may_lie_in(&self, read: &Read, row: u32) -> bool {
        let kind = self.world.row(row).map(|row| row.kind);
        read.best.0 != RowKind::Country || kind == Some(RowKind::First)
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
        let diseases: NameSet = reads.iter().filter(|read| read.has("disease")).map(|read| read.spot.name).collect();
        let firms: NameSet = reads.iter().filter(|read| read.has("firm")).map(|read| read.spot.name).collect();
        let is_of = |read: &Read| balance.get(&read.spot.name).copied().unwrap_or_default();
        for read in reads.iter_mut() {
            let balance = is_of(read);
            let is_open = read.spot.form == SpotForm::Name && !read.has("container_after");
            if !is_open || read.is_plain() && balance >= 0 {
                continue;
            }
            if diseases.contains(&read.spot.name) && !read.has("disease") {
                read.signs.push(self.sign("disease_elsewhere", None));
            }
            if firms.contains(&read.spot.name) && balance <= 0 && read.sense == Sense::Place {
                read.signs.push(self.sign("firm_elsewhere", None));
                read.sense = Sense::Organisation;
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

/// Whether a name is a unit's that stands after a town, as in an address: a comma before it, and no list after it.
fn ends_address(next: &Read, signs: &[&str], sentence: &Sentence<'_>) -> bool {
    let after = sentence.tokens.get(next.spot.tokens.end);
    let further = sentence.tokens.get(next.spot.tokens.end + 1);
    let goes_on = further.is_some_and(|token| token.kind == TokenKind::Capitalised || token.letters == "and");
    let ends = after.is_none_or(|token| matches!(token.letters, "," | ")" | "(") && !goes_on);
    next.best.0 == RowKind::First && signs == [","] && ends
}
