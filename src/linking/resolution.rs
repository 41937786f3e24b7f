//! Which place a name means: every place of that name gets points for its kind and for the evidence
//! around, and the points become scores that add up to at most one (`data/lexicon/en/weights.toml`).
//!
//! A head word ("district", "corridor") beats the habit that a bare name means the settlement; a
//! strict head never lets another kind through; equals are ambiguous.

use super::{
    context::Context,
    draft::{Draft, Surroundings},
    evidence::{Rivals, Tally, lie_close},
    mention::{Candidate, Resolution},
    seats::Seat,
};
use smallvec::SmallVec;

/// Seats, each once.
type Seats = SmallVec<[usize; 4]>;

/// What the points of a name's places come to.
struct Scored {
    /// The places, best first.
    all: SmallVec<[Tally; 2]>,
    /// What the odds of all places add up to, with those of "no known place".
    total: f64,
}

/// What becomes of a name.
enum Verdict {
    Meant(usize),
    Ambiguous,
    Unmatched,
}

/// The candidates of a name, best first, and which of them is meant.
#[must_use]
pub fn resolve(draft: &Draft, around: &Surroundings, context: Context<'_>) -> (Vec<Candidate>, Resolution) {
    let scored = Scored::of(draft, around, context);
    let id = |seat: usize| context.index.seats.get(seat).map(|seat| seat.id.clone());
    let resolution = match scored.verdict(context) {
        Verdict::Meant(seat) => id(seat).map_or(Resolution::Unmatched, Resolution::Resolved),
        Verdict::Ambiguous => Resolution::Ambiguous,
        Verdict::Unmatched => Resolution::Unmatched,
    };
    let total = scored.total;
    let candidates = scored.all.into_iter().filter_map(|tally| {
        Some(Candidate { place: id(tally.seat)?, score: tally.points.exp() / total, reasons: tally.reasons })
    });
    (candidates.collect(), resolution)
}

/// The seat that a name means, if it means one.
#[must_use]
pub fn meant(draft: &Draft, around: &Surroundings, context: Context<'_>) -> Option<usize> {
    match Scored::of(draft, around, context).verdict(context) {
        Verdict::Meant(seat) => Some(seat),
        Verdict::Ambiguous | Verdict::Unmatched => None,
    }
}

impl Scored {
    fn of(draft: &Draft, around: &Surroundings, context: Context<'_>) -> Self {
        let mut seats: Seats = draft.found.uses.iter().map(|known| known.seat).collect();
        seats.sort_unstable();
        seats.dedup();
        let namesakes = namesakes(draft, &seats, context);
        seats.extend(namesakes);
        let tally = |&seat: &usize| Tally::of(seat, draft, &Rivals::of(seat, &seats, context), around, context);
        let mut all: SmallVec<[Tally; 2]> = seats.iter().filter_map(tally).collect();
        // Softmax over the candidates and "no known place", which has no points.
        let total: f64 = 1.0 + all.iter().map(|tally| tally.points.exp()).sum::<f64>();
        all.sort_by(|a, b| b.points.total_cmp(&a.points).then(a.seat.cmp(&b.seat)));
        Self { all, total }
    }

    fn verdict(&self, context: Context<'_>) -> Verdict {
        let weights = &context.lexicon.weights;
        let score = |tally: &Tally| tally.points.exp() / self.total;
        let known: f64 = self.all.iter().map(score).sum();
        let nth = |nth: usize| self.all.get(nth).map_or(0.0, score);
        match self.all.first() {
            Some(_) if known < weights.least => Verdict::Unmatched,
            Some(_) if nth(0) - nth(1) < weights.margin => Verdict::Ambiguous,
            Some(best) => Verdict::Meant(best.seat),
            None => Verdict::Unmatched,
        }
    }
}

/// When no place of the name is of the kind its head asks for: places of that kind, close by, that
/// share another name with one of them.
fn namesakes(draft: &Draft, seats: &[usize], context: Context<'_>) -> Vec<usize> {
    let Some(head) = &draft.head else {
        return Vec::new();
    };
    let all = &context.index.seats;
    let known: Vec<&Seat> = seats.iter().filter_map(|&seat| all.get(seat)).collect();
    if known.iter().any(|seat| head.rank(seat.kind).is_some()) {
        return Vec::new();
    }
    let mut found: Vec<usize> = Vec::new();
    for seat in known {
        for &other in &seat.namesakes {
            let fits =
                all.get(other).is_some_and(|other| head.rank(other.kind).is_some() && lie_close(seat, other, context));
            if fits && !seats.contains(&other) && !found.contains(&other) {
                found.push(other);
            }
        }
    }
    found.sort_unstable();
    found
}
