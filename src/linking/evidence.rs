//! The evidence for each place that a name may mean, added up to points with their reasons.

use super::{
    context::Context,
    draft::{Draft, Surroundings},
    heads::FoundHead,
    mention::Sense,
    reason::{About, KindSet, Reason},
    seats::Seat,
};
use crate::places::kind::PlaceKind;

/// How many certain places are looked at for nearness.
const MOST_CERTAIN: usize = 64;

/// The other places that a name may mean, seen from one of them.
pub struct Rivals {
    /// How many there are.
    count: usize,
    /// Their kinds, where other than the place's own.
    kinds: KindSet,
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
        let (mut count, mut kinds) = (0, KindSet::default());
        for seat in others.filter_map(|&other| seats.get(other)) {
            (count, kinds) = (count + 1, kinds.with(seat.kind));
        }
        let has_same_kind = own.is_some_and(|own| kinds.has(own));
        Self { count, kinds: own.map_or(kinds, |own| kinds.without(own)), has_same_kind }
    }
}

impl Tally {
    /// Adds up what speaks for a place.
    #[must_use]
    pub fn of(at: usize, draft: &Draft, rivals: &Rivals, around: &Surroundings, context: Context<'_>) -> Option<Self> {
        let seat = context.index.seats.get(at)?;
        let weights = &context.lexicon.weights;
        let prior = context.lexicon.weight_of(seat.kind);
        let mut tally = Self { seat: at, points: weights.base + prior, reasons: Vec::new() };
        if let Some(head) = &draft.head {
            tally.add_head(head, seat.kind, rivals, context);
        }
        tally.add_name(seat, draft, context);
        if draft.head.is_none()
            && rivals.count > 0
            && around.headed.get(&draft.name).is_some_and(|named| *named == [at])
        {
            let wording = "the document calls it a {kind} elsewhere";
            tally.add(weights.repeated, Reason::new("repeated", wording, About::Kind(seat.kind)));
        }
        if rivals.has_same_kind {
            tally.add_surroundings(seat, around, context);
        }
        if tally.reasons.is_empty() {
            tally.add(0.0, bare_reason(rivals));
        }
        Some(tally)
    }

    fn add(&mut self, points: f64, reason: Reason) {
        self.points += points;
        self.reasons.push(reason);
    }

    fn add_head(&mut self, head: &FoundHead, kind: PlaceKind, rivals: &Rivals, context: Context<'_>) {
        let weights = &context.lexicon.weights;
        if let Some(rank) = head.rank(kind) {
            self.points += weights.head - weights.head_step * rank as f64;
            self.reasons.push(head.reason_for(kind, rivals.kinds));
        } else if kind == PlaceKind::Other && !head.is_strict() {
            // A file that does not say what its places are is not held against them.
            self.reasons.push(head.reason());
        } else if !head.is_inside() {
            self.points -= if head.is_strict() { weights.head_strict } else { weights.head_miss };
            self.reasons.push(head.reason_against(kind));
        }
    }

    /// What the name itself tells, its sense and the name after it.
    fn add_name(&mut self, seat: &Seat, draft: &Draft, context: Context<'_>) {
        let weights = &context.lexicon.weights;
        if !draft.found.uses.iter().any(|known| known.seat == self.seat) {
            let wording = "{place} shares another name with the place called so";
            self.add(-weights.namesake, Reason::new("namesake", wording, About::Title(seat.title.clone())));
        }
        if draft.found.in_full.contains(&self.seat) {
            let wording = "the words beside it belong to the full name of {place}";
            self.add(weights.full_name, Reason::new("full_name", wording, About::Title(seat.title.clone())));
        }
        if draft.sense == Sense::Actor && matches!(seat.kind, PlaceKind::Country | PlaceKind::Republic) {
            self.add(weights.actor, Reason::new("actor_kind", "a {kind} can act", About::Kind(seat.kind)));
        }
        let mut larger = draft.container.iter().filter(|larger| seat.ancestors.contains(larger));
        if let Some(larger) = larger.next().and_then(|&larger| context.index.seats.get(larger)) {
            let about = About::Title(larger.title.clone());
            self.add(weights.container, Reason::new("container", "it is part of {place}, named next", about));
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
            let wording = "{place}, also named, belongs to the same larger place";
            self.add(weights.same_parent, Reason::new("same_parent", wording, About::Title(other)));
        }
        if let Some(other) = near {
            self.add(weights.near, Reason::new("near", "near {place}, also named", About::Title(other)));
        }
        self.points += weights.prominence * seat.prominence;
    }
}

fn bare_reason(rivals: &Rivals) -> Reason {
    match rivals.count {
        0 => Reason::new("name", "the only known place of that name", About::Nothing),
        count => {
            let wording = "one of {count} places of that name; nothing beside it tells which";
            Reason::new("name", wording, About::Count(count + 1))
        }
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
