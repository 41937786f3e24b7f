//! The sense of a name, told by the rules of the lexicon: the heaviest sense wins, the earlier rule
//! on a tie. The reasons are those of the rules that spoke for it.

use super::{
    heads::FoundHead,
    lexicon::{Lexicon, SenseRule},
    mention::{Reason, Sense},
    names::{Form, NameIndex},
    pattern::Matched,
    recognition::Found,
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

/// A rule that fired: the sense it speaks for, its weight, its reason.
struct Spoken {
    sense: Sense,
    weight: f64,
    reason: Reason,
}

/// The sense of a name, given the head word beside it.
#[must_use]
pub fn judge(found: &Found, head: Option<&FoundHead>, context: Context<'_>) -> Judgement {
    let mut spoken: Vec<Spoken> = Vec::new();
    if let Some(head) = head.filter(|head| !head.is_political()) {
        spoken.push(Spoken {
            sense: Sense::Place,
            weight: context.lexicon.weights.head_sense,
            reason: head.reason(None),
        });
    }
    spoken.extend(fired(found, context));
    let sense = heaviest(&spoken, found);
    let mut reasons: Vec<Reason> =
        spoken.into_iter().filter(|spoken| spoken.sense == sense).map(|spoken| spoken.reason).collect();
    if reasons.iter().any(|reason| !reason.words.is_empty()) {
        reasons.retain(|reason| !reason.words.is_empty());
    }
    (sense, reasons)
}

/// The rules that fire for a name.
fn fired(found: &Found, context: Context<'_>) -> Vec<Spoken> {
    let rules = if found.is_place_name() { &context.lexicon.rules } else { &context.lexicon.people_rules };
    let seats = found.uses.iter().filter_map(|known| context.index.seats.get(known.seat));
    let kinds: Vec<PlaceKind> = seats.map(|seat| seat.kind).collect();
    let concerned =
        rules.iter().filter(|rule| rule.kinds.is_empty() || rule.kinds.iter().any(|kind| kinds.contains(kind)));
    let fired = concerned.filter_map(|rule| {
        let mut patterns = rule.patterns.iter();
        let matched = patterns.find_map(|pattern| pattern.matches(context.sentence, &found.tokens))?;
        Some(Spoken { sense: rule.sense, weight: rule.weight, reason: reason(rule, &matched, found, context) })
    });
    fired.collect()
}

/// The sense of the loudest rule, among those the name's form allows; the earlier rule on a tie.
fn heaviest(spoken: &[Spoken], found: &Found) -> Sense {
    let is_possible = |sense: Sense| match sense {
        Sense::Adjective => found.has(Form::Adjective),
        Sense::Demonym => found.has(Form::People),
        _ => true,
    };
    let mut best: Option<&Spoken> = None;
    for next in spoken.iter().filter(|spoken| is_possible(spoken.sense)) {
        if best.is_none_or(|best| next.weight > best.weight) {
            best = Some(next);
        }
    }
    let fallback = if found.has(Form::Adjective) { Sense::Adjective } else { Sense::Demonym };
    best.map_or(fallback, |best| best.sense)
}

fn reason(rule: &SenseRule, matched: &Matched, found: &Found, context: Context<'_>) -> Reason {
    let (words, span) = words_of(matched, &found.tokens, context);
    Reason { rule: rule.name.clone(), text: rule.text.replace("{words}", &words), words, span }
}

/// The words a pattern met, verbatim, and where they stand; the name is among them when it met
/// words on both sides.
#[must_use]
pub fn words_of(matched: &Matched, name: &Range<usize>, context: Context<'_>) -> (String, Option<Span>) {
    let tokens = match (matched.before.is_empty(), matched.after.is_empty()) {
        (true, true) => return (String::new(), None),
        (true, false) => matched.after.clone(),
        (false, true) => matched.before.clone(),
        (false, false) => matched.before.start..matched.after.end.max(name.end),
    };
    let tokens = context.sentence.tokens.get(tokens).unwrap_or_default();
    let span = tokens.first().zip(tokens.last()).map(|(first, last)| Span::new(first.span.start, last.span.end));
    (span.map_or_else(String::new, |span| context.text.slice(span).to_owned()), span)
}
