//! Which place a name means: every place of that name gets points for its kind and for the evidence
//! around, and the points become scores that add up to at most one (`data/lexicon/en/weights.toml`).
//!
//! A head word ("district", "corridor") beats the habit that a bare name means the settlement; a
//! strict head never lets another kind through; equals are ambiguous.

use super::{
    lexicon::{Head, HeadTrait},
    mention::{Candidate, Reason, Resolution, Sense},
    names::Seat,
    recognition::Found,
    senses::{Context, words_of},
};
use crate::{ground::text::Span, places::kind::PlaceKind};
use std::{collections::BTreeMap, sync::Arc};

/// A head word found beside a name.
#[derive(Debug, Clone)]
pub struct FoundHead {
    /// The rule's name.
    rule: String,
    /// The head itself, verbatim.
    word: String,
    /// Whether it stands before the name.
    side: &'static str,
    /// The words from the head to the name.
    words: String,
    /// Where they stand.
    span: Option<Span>,
    /// What the head asks for.
    head: Arc<Head>,
}

/// What a document tells about its places, seen as a whole.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// Folded name → the seats that the document names with a head word.
    pub headed: BTreeMap<String, Vec<usize>>,
    /// Places that the document names without doubt, each once.
    pub certain: Vec<usize>,
}

/// How many certain places are looked at for nearness.
const MOST_CERTAIN: usize = 64;

impl FoundHead {
    /// The head word beside a name, if any: the first pattern of the lexicon that fits.
    #[must_use]
    pub fn find(found: &Found, context: Context<'_>) -> Option<Self> {
        if let Some(word) = &found.inner_head {
            let head = context.lexicon.heads.get(word)?.clone();
            return Some(Self {
                rule: "head_inside".to_owned(),
                word: word.clone(),
                side: "in",
                words: context.text.slice(found.span).to_owned(),
                span: Some(found.span),
                head,
            });
        }
        context.lexicon.head_patterns.iter().find_map(|pattern| {
            let matched = pattern.pattern.matches(context.sentence, &found.tokens)?;
            let is_before = !matched.before.is_empty();
            let at = if is_before {
                matched.before.start
            } else {
                matched.after.end.checked_sub(1)?
            };
            let token = context.sentence.tokens.get(at)?;
            let head = context.lexicon.heads.get(&token.letters)?.clone();
            let (words, span) = words_of(&matched, &found.tokens, context);
            Some(Self {
                rule: pattern.name.clone(),
                word: context.text.slice(token.span).to_owned(),
                side: if is_before { "before" } else { "after" },
                words,
                span,
                head,
            })
        })
    }

    /// Whether the head says nothing about the name being used as a place.
    #[must_use]
    pub fn is_political(&self) -> bool {
        self.head.traits.contains(&HeadTrait::Political)
    }

    /// The reason it gives, for a place of a kind and against places of other kinds.
    #[must_use]
    pub fn reason(&self, kinds: Option<(PlaceKind, &[PlaceKind])>) -> Reason {
        let (word, side) = (&self.word, self.side);
        let text = match kinds {
            None => format!("“{word}” {side} the name: a place is meant"),
            Some((kind, [])) => format!("“{word}” {side} the name → {}", kind.word()),
            Some((kind, others)) => {
                let others: Vec<&str> = others.iter().map(|other| other.word()).collect();
                format!(
                    "“{word}” {side} the name → {}, not {}",
                    kind.word(),
                    others.join(" or ")
                )
            }
        };
        Reason {
            rule: self.rule.clone(),
            words: self.words.clone(),
            span: self.span,
            text,
        }
    }

    /// How early a kind stands among those the head asks for.
    #[must_use]
    pub fn rank(&self, kind: PlaceKind) -> Option<usize> {
        self.head.kinds.iter().position(|asked| *asked == kind)
    }
}

/// A place's points and their reasons, before they become a score.
struct Points {
    seat: usize,
    points: f64,
    reasons: Vec<Reason>,
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
pub fn resolve(
    draft: &Draft<'_>,
    around: &Surroundings,
    context: Context<'_>,
) -> (Vec<Candidate>, Resolution) {
    let mut seats: Vec<usize> = draft.found.uses.iter().map(|known| known.seat).collect();
    seats.sort_unstable();
    seats.dedup();
    let mut all: Vec<Points> = Vec::new();
    for &seat in &seats {
        all.extend(points(draft, seat, &seats, around, context));
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
    let resolution = match candidates.first() {
        Some(_) if score(0) - score(1) < weights.margin => Resolution::Ambiguous,
        Some(best) if best.score >= weights.least => Resolution::Resolved(best.place.clone()),
        _ => Resolution::Unmatched,
    };
    (candidates, resolution)
}

fn points(
    draft: &Draft<'_>,
    at: usize,
    rivals: &[usize],
    around: &Surroundings,
    context: Context<'_>,
) -> Option<Points> {
    let seats = &context.index.seats;
    let seat = seats.get(at)?;
    let weights = &context.lexicon.weights;
    let others: Vec<&Seat> = rivals
        .iter()
        .filter(|&&other| other != at)
        .filter_map(|&other| seats.get(other))
        .collect();
    let mut kinds: Vec<PlaceKind> = others
        .iter()
        .map(|other| other.kind)
        .filter(|kind| *kind != seat.kind)
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut tally = Points {
        seat: at,
        points: weights.base
            + weights
                .kind
                .get(seat.kind.word())
                .copied()
                .unwrap_or_default(),
        reasons: Vec::new(),
    };
    if let Some(head) = draft.head {
        tally.add_head(head, seat.kind, &kinds, context);
    }
    if draft.found.in_full.contains(&at) {
        tally.add(
            weights.full_name,
            "full_name",
            format!("“{}” is also its name in full", seat.title),
        );
    }
    if draft.sense == Sense::Actor && matches!(seat.kind, PlaceKind::Country | PlaceKind::Republic)
    {
        tally.add(
            weights.actor,
            "actor_kind",
            format!("a {} can act", seat.kind.word()),
        );
    }
    if let Some(larger) = draft
        .container
        .iter()
        .find(|larger| seat.ancestors.contains(larger))
        .and_then(|&larger| seats.get(larger))
    {
        tally.add(
            weights.container,
            "container",
            format!("it is part of {}, named next", larger.title),
        );
    }
    let named = around
        .headed
        .get(draft.folded)
        .map_or(&[][..], Vec::as_slice);
    if draft.head.is_none() && named == [at] && !others.is_empty() {
        tally.add(
            weights.repeated,
            "repeated",
            format!("the document calls it a {} elsewhere", seat.kind.word()),
        );
    }
    if others.iter().any(|other| other.kind == seat.kind) {
        tally.add_surroundings(seat, around, context);
    }
    if tally.reasons.is_empty() {
        let text = if others.is_empty() {
            "the only known place of that name".to_owned()
        } else {
            format!(
                "one of {} places of that name; nothing beside it tells which",
                rivals.len()
            )
        };
        tally.add(0.0, "name", text);
    }
    Some(tally)
}

impl Points {
    fn add(&mut self, points: f64, rule: &str, text: String) {
        self.points += points;
        self.reasons.push(Reason {
            rule: rule.to_owned(),
            words: String::new(),
            span: None,
            text,
        });
    }

    fn add_head(
        &mut self,
        head: &FoundHead,
        kind: PlaceKind,
        others: &[PlaceKind],
        context: Context<'_>,
    ) {
        let weights = &context.lexicon.weights;
        if let Some(rank) = head.rank(kind) {
            self.points += weights.head - weights.head_step * rank as f64;
            self.reasons.push(head.reason(Some((kind, others))));
            return;
        }
        let is_strict = head.head.traits.contains(&HeadTrait::Strict);
        self.points -= if is_strict {
            weights.head_strict
        } else {
            weights.head_miss
        };
        let mut reason = head.reason(None);
        reason.text = format!(
            "“{}” {} the name speaks against a {}",
            head.word,
            head.side,
            kind.word()
        );
        self.reasons.push(reason);
    }

    /// What tells places of one name and one kind apart: the other places of the document, and
    /// how well known they are.
    fn add_surroundings(&mut self, seat: &Seat, around: &Surroundings, context: Context<'_>) {
        let weights = &context.lexicon.weights;
        let certain = || {
            let known = around.certain.iter().filter(|&&other| other != self.seat);
            known
                .take(MOST_CERTAIN)
                .filter_map(|&other| context.index.seats.get(other).map(|known| (other, known)))
        };
        let shares = |(at, other): &(usize, &Seat)| {
            seat.ancestors.contains(at)
                || seat
                    .ancestors
                    .iter()
                    .any(|parent| other.ancestors.contains(parent))
        };
        let is_near = |(_, other): &(usize, &Seat)| {
            let both = seat.at.zip(other.at);
            both.is_some_and(|(here, there)| here.distance_m(there) < weights.near_km * 1000.0)
        };
        let same_parent = certain().find(shares).map(|(_, other)| other.title.clone());
        let near = certain()
            .find(is_near)
            .map(|(_, other)| other.title.clone());
        if let Some(other) = same_parent {
            self.add(
                weights.same_parent,
                "same_parent",
                format!("{other}, also named, belongs to the same larger place"),
            );
        }
        if let Some(other) = near {
            self.add(weights.near, "near", format!("near {other}, also named"));
        }
        if seat.prominence > 0.0 {
            self.points += weights.prominence * seat.prominence;
        }
    }
}
