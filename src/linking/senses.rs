//! The sense of a name, told by the rules of the lexicon: the heaviest sense wins, the earlier rule
//! on a tie. The reasons are those of the rules that spoke for it.

use super::{
    lexicon::{Lexicon, SenseRule},
    mention::{Reason, Sense},
    names::{Form, NameIndex},
    pattern::Matched,
    recognition::Found,
    resolution::FoundHead,
    sentence::Sentence,
};
use crate::{
    ground::text::{Span, Text},
    places::kind::PlaceKind,
};
use std::ops::Range;

/// The passage a name stands in.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The passage.
    pub sentence: &'a Sentence,
    /// The text of the document.
    pub text: &'a Text,
    /// The words and rules.
    pub lexicon: &'a Lexicon,
    /// The names.
    pub index: &'a NameIndex,
}

/// A sense, and why.
pub type Judgement = (Sense, Vec<Reason>);

/// The sense of a name, given the head word beside it.
#[must_use]
pub fn judge(found: &Found, head: Option<&FoundHead>, context: Context<'_>) -> Judgement {
    let rules = if found.is_place_name() {
        &context.lexicon.rules
    } else {
        &context.lexicon.people_rules
    };
    let seats = found
        .uses
        .iter()
        .filter_map(|known| context.index.seats.get(known.seat));
    let kinds: Vec<PlaceKind> = seats.map(|seat| seat.kind).collect();
    let mut spoken: Vec<(Sense, f64, Reason)> = Vec::new();
    if let Some(head) = head.filter(|head| !head.is_political()) {
        let reason = head.reason(None);
        spoken.push((Sense::Place, context.lexicon.weights.head_sense, reason));
    }
    for rule in rules {
        if !rule.kinds.is_empty() && !rule.kinds.iter().any(|kind| kinds.contains(kind)) {
            continue;
        }
        let mut patterns = rule.patterns.iter();
        if let Some(matched) =
            patterns.find_map(|pattern| pattern.matches(context.sentence, &found.tokens))
        {
            spoken.push((
                rule.sense,
                rule.weight,
                reason(rule, &matched, found, context),
            ));
        }
    }
    let is_possible = |sense: Sense| match sense {
        Sense::Adjective => found.has(Form::Adjective),
        Sense::Demonym => found.has(Form::People),
        _ => true,
    };
    let total = |sense: Sense| -> f64 {
        let own = spoken.iter().filter(|(other, _, _)| *other == sense);
        own.map(|(_, weight, _)| weight)
            .fold(0.0, |sum, weight| sum + weight)
    };
    let mut best: Option<(Sense, f64)> = None;
    for (sense, _, _) in spoken.iter().filter(|(sense, _, _)| is_possible(*sense)) {
        let total = heaviest(&spoken, *sense) + total(*sense) / 100.0;
        if best.is_none_or(|(_, so_far)| total > so_far) {
            best = Some((*sense, total));
        }
    }
    let fallback = if found.has(Form::Adjective) {
        Sense::Adjective
    } else {
        Sense::Demonym
    };
    let sense = best.map_or(fallback, |(sense, _)| sense);
    let mut own: Vec<Reason> = spoken
        .into_iter()
        .filter(|(other, _, _)| *other == sense)
        .map(|(_, _, reason)| reason)
        .collect();
    if own.len() > 1 {
        own.retain(|reason| !reason.words.is_empty());
    }
    (sense, own)
}

/// The weight of the loudest rule for a sense; the others only break ties.
fn heaviest(spoken: &[(Sense, f64, Reason)], sense: Sense) -> f64 {
    let own = spoken.iter().filter(|(other, _, _)| *other == sense);
    own.map(|(_, weight, _)| *weight).fold(0.0, f64::max)
}

fn reason(rule: &SenseRule, matched: &Matched, found: &Found, context: Context<'_>) -> Reason {
    let (words, span) = words_of(matched, &found.tokens, context);
    Reason {
        rule: rule.name.clone(),
        text: rule.text.replace("{words}", &words),
        words,
        span,
    }
}

/// The words a pattern met, verbatim, and where they stand; the name is among them when it met
/// words on both sides.
#[must_use]
pub fn words_of(
    matched: &Matched,
    name: &Range<usize>,
    context: Context<'_>,
) -> (String, Option<Span>) {
    let tokens = match (matched.before.is_empty(), matched.after.is_empty()) {
        (true, true) => return (String::new(), None),
        (true, false) => matched.after.clone(),
        (false, true) => matched.before.clone(),
        (false, false) => matched.before.start..matched.after.end.max(name.end),
    };
    let tokens = context.sentence.tokens.get(tokens).unwrap_or_default();
    let span = tokens
        .first()
        .zip(tokens.last())
        .map(|(first, last)| Span::new(first.span.start, last.span.end));
    (
        span.map_or_else(String::new, |span| context.text.slice(span).to_owned()),
        span,
    )
}
