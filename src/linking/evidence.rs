//! The evidence for each place that a name may mean, added up to points with their reasons.

use super::{
    heads::FoundHead,
    mention::{Reason, Sense},
    names::Seat,
    resolution::{Draft, Surroundings},
    senses::Context,
};
use crate::places::kind::PlaceKind;

/// How many certain places are looked at for nearness.
const MOST_CERTAIN: usize = 64;

/// The other places that a name may mean, seen from one of them.
pub struct Rivals {
    /// How many there are.
    count: usize,
    /// Their kinds, where other than the place's own.
    kinds: Vec<PlaceKind>,
    /// Whether one of them is of the place's own kind.
    has_same_kind: bool,
}

/// A place's points and their reasons, before they become a score.
pub struct Tally {
    /// The place.
    pub seat: usize,
    /// Its points; a difference of one is odds of 2.7.
    pub points: f64,
    /// What they were given for.
    pub reasons: Vec<Reason>,
}

impl Rivals {
    /// The rivals of one of the seats.
    #[must_use]
    pub fn of(at: usize, all: &[usize], context: Context<'_>) -> Self {
        let seats = &context.index.seats;
        let own = seats.get(at).map(|seat| seat.kind);
        let others = all.iter().filter(|&&other| other != at);
        let mut kinds: Vec<PlaceKind> = others.filter_map(|&other| Some(seats.get(other)?.kind)).collect();
        let (count, has_same_kind) = (kinds.len(), kinds.iter().any(|kind| Some(*kind) == own));
        kinds.retain(|kind| Some(*kind) != own);
        kinds.sort_unstable();
        kinds.dedup();
        Self { count, kinds, has_same_kind }
    }
}

impl Tally {
    /// Adds up what speaks for a place.
    #[must_use]
    pub fn of(
        at: usize,
        draft: &Draft<'_>,
        rivals: &Rivals,
        around: &Surroundings,
        context: Context<'_>,
    ) -> Option<Self> {
        let seat = context.index.seats.get(at)?;
        let weights = &context.lexicon.weights;
        let prior = weights.kind.get(seat.kind.word()).copied().unwrap_or_default();
        let mut tally = Self { seat: at, points: weights.base + prior, reasons: Vec::new() };
        if let Some(head) = draft.head {
            tally.add_head(head, seat.kind, rivals, context);
        }
        tally.add_name(seat, draft, context);
        let named = around.headed.get(draft.folded).map_or(&[][..], Vec::as_slice);
        if draft.head.is_none() && named == [at] && rivals.count > 0 {
            let text = format!("the document calls it a {} elsewhere", seat.kind.word());
            tally.add(weights.repeated, "repeated", text);
        }
        if rivals.has_same_kind {
            tally.add_surroundings(seat, around, context);
        }
        if tally.reasons.is_empty() {
            tally.add(0.0, "name", bare_reason(rivals));
        }
        Some(tally)
    }

    fn add(&mut self, points: f64, rule: &str, text: String) {
        self.points += points;
        self.reasons.push(Reason { rule: rule.to_owned(), words: String::new(), span: None, text });
    }

    fn add_head(&mut self, head: &FoundHead, kind: PlaceKind, rivals: &Rivals, context: Context<'_>) {
        let weights = &context.lexicon.weights;
        if let Some(rank) = head.rank(kind) {
            self.points += weights.head - weights.head_step * rank as f64;
            self.reasons.push(head.reason(Some((kind, &rivals.kinds))));
        } else if kind == PlaceKind::Other && !head.is_strict() {
            // A file that does not say what its places are is not held against them.
            self.reasons.push(head.reason(None));
        } else if !head.is_inside() {
            self.points -= if head.is_strict() { weights.head_strict } else { weights.head_miss };
            self.reasons.push(head.reason_against(kind));
        }
    }

    /// What the name itself tells, its sense and the name after it.
    fn add_name(&mut self, seat: &Seat, draft: &Draft<'_>, context: Context<'_>) {
        let weights = &context.lexicon.weights;
        if !draft.found.uses.iter().any(|known| known.seat == self.seat) {
            let text = format!("{} shares another name with the place called so", seat.title);
            self.add(-weights.namesake, "namesake", text);
        }
        if draft.found.in_full.contains(&self.seat) {
            let text = format!("the words beside it belong to the full name of {}", seat.title);
            self.add(weights.full_name, "full_name", text);
        }
        if draft.sense == Sense::Actor && matches!(seat.kind, PlaceKind::Country | PlaceKind::Republic) {
            self.add(weights.actor, "actor_kind", format!("a {} can act", seat.kind.word()));
        }
        let mut larger = draft.container.iter().filter(|larger| seat.ancestors.contains(larger));
        if let Some(larger) = larger.next().and_then(|&larger| context.index.seats.get(larger)) {
            self.add(weights.container, "container", format!("it is part of {}, named next", larger.title));
        }
    }

    /// What tells places of one name and one kind apart: the other places of the document, and
    /// how well known they are.
    fn add_surroundings(&mut self, seat: &Seat, around: &Surroundings, context: Context<'_>) {
        let weights = &context.lexicon.weights;
        let certain = || {
            let others = around.certain.iter().filter(|&&other| other != self.seat);
            others.take(MOST_CERTAIN).filter_map(|&other| Some((other, context.index.seats.get(other)?)))
        };
        let shares = |(at, other): &(usize, &Seat)| seat.ancestors.contains(at) || have_parent_in_common(seat, other);
        let same_parent = certain().find(shares).map(|(_, other)| other.title.clone());
        let near = certain().find(|(_, other)| lie_near(seat, other, context)).map(|(_, other)| other.title.clone());
        if let Some(other) = same_parent {
            let text = format!("{other}, also named, belongs to the same larger place");
            self.add(weights.same_parent, "same_parent", text);
        }
        if let Some(other) = near {
            self.add(weights.near, "near", format!("near {other}, also named"));
        }
        self.points += weights.prominence * seat.prominence;
    }
}

fn bare_reason(rivals: &Rivals) -> String {
    if rivals.count == 0 {
        "the only known place of that name".to_owned()
    } else {
        let count = rivals.count + 1;
        format!("one of {count} places of that name; nothing beside it tells which")
    }
}

/// Whether two places belong to the same larger place, or lie near each other.
#[must_use]
pub fn lie_close(one: &Seat, other: &Seat, context: Context<'_>) -> bool {
    have_parent_in_common(one, other) || lie_near(one, other, context)
}

fn have_parent_in_common(one: &Seat, other: &Seat) -> bool {
    one.ancestors.iter().any(|parent| other.ancestors.contains(parent))
}

fn lie_near(one: &Seat, other: &Seat, context: Context<'_>) -> bool {
    let limit_m = context.lexicon.weights.near_km * 1000.0;
    let both = one.at.zip(other.at);
    both.is_some_and(|(here, there)| here.distance_m(there) < limit_m)
}
