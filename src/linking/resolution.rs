//! Which place a name means: every place of that name gets points for its kind and for the evidence
//! around, and the points become scores that add up to at most one (`data/lexicon/en/weights.toml`).
//!
//! A head word ("district", "corridor") beats the habit that a bare name means the settlement; a
//! strict head never lets another kind through; equals are ambiguous.

use super::{
    evidence::{Rivals, Tally, lie_close},
    heads::FoundHead,
    mention::{Candidate, Resolution, Sense},
    names::Seat,
    recognition::Found,
    senses::Context,
};
use std::collections::BTreeMap;

/// What a document tells about its places, seen as a whole.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// Folded name → the seats that the document names with a head word.
    pub headed: BTreeMap<String, Vec<usize>>,
    /// Places that the document names without doubt, each once.
    pub certain: Vec<usize>,
}

/// A name with all that was found about it in its passage.
pub struct Draft<'a> {
    /// The name.
    pub found: &'a Found,
    /// The head word beside it.
    pub head: Option<&'a FoundHead>,
    /// Its sense.
    pub sense: Sense,
    /// The seats that the next name stands for, when that follows as a larger place does.
    pub container: &'a [usize],
    /// The folded name.
    pub folded: &'a str,
}

/// The candidates of a name, best first, and which of them is meant.
#[must_use]
pub fn resolve(draft: &Draft<'_>, around: &Surroundings, context: Context<'_>) -> (Vec<Candidate>, Resolution) {
    let mut seats: Vec<usize> = draft.found.uses.iter().map(|known| known.seat).collect();
    seats.sort_unstable();
    seats.dedup();
    seats.extend(namesakes(draft, &seats, context));
    let mut all: Vec<Tally> = Vec::new();
    for &seat in &seats {
        all.extend(Tally::of(seat, draft, &Rivals::of(seat, &seats, context), around, context));
    }
    // Softmax over the candidates and "no known place", which has no points.
    let total: f64 = 1.0 + all.iter().map(|points| points.points.exp()).sum::<f64>();
    all.sort_by(|a, b| b.points.total_cmp(&a.points).then(a.seat.cmp(&b.seat)));
    let candidates: Vec<Candidate> = all
        .into_iter()
        .filter_map(|points| {
            Some(Candidate {
                place: context.index.seats.get(points.seat)?.id.clone(),
                score: points.points.exp() / total,
                reasons: points.reasons,
            })
        })
        .collect();
    let weights = &context.lexicon.weights;
    let score = |nth: usize| candidates.get(nth).map_or(0.0, |candidate| candidate.score);
    let known: f64 = candidates.iter().map(|candidate| candidate.score).sum();
    let resolution = match candidates.first() {
        Some(_) if known < weights.least => Resolution::Unmatched,
        Some(_) if score(0) - score(1) < weights.margin => Resolution::Ambiguous,
        Some(best) => Resolution::Resolved(best.place.clone()),
        None => Resolution::Unmatched,
    };
    (candidates, resolution)
}

/// When no place of the name is of the kind its head asks for: places of that kind, close by, that
/// share another name with one of them.
fn namesakes(draft: &Draft<'_>, seats: &[usize], context: Context<'_>) -> Vec<usize> {
    let Some(head) = draft.head else {
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
