//! The sense of a name, told by the rules of the lexicon: the heaviest sense wins, the earlier rule
//! on a tie. The reasons are those of the rules that spoke for it.

use super::{
    context::Context,
    heads::FoundHead,
    mention::Sense,
    names::Form,
    reason::{About, KindSet, Reason},
    recognition::Found,
    rules::SenseRule,
};
use smallvec::SmallVec;

/// The most letters of an abbreviation.
const ABBREVIATION: usize = 4;

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
    let mut spoken: SmallVec<[Spoken; 2]> = SmallVec::new();
    if let Some(head) = head.filter(|head| !head.is_political()) {
        let weight = context.lexicon.weights.head_sense;
        spoken.push(Spoken { sense: Sense::Place, weight, reason: head.reason() });
    }
    add_fired(found, context, &mut spoken);
    let sense = heaviest(&spoken, found);
    spoken.retain(|spoken| spoken.sense == sense);
    if spoken.iter().any(|spoken| spoken.reason.span.is_some()) {
        spoken.retain(|spoken| spoken.reason.span.is_some());
    }
    (sense, spoken.into_iter().map(|spoken| spoken.reason).collect())
}

/// Adds the rules that fire for a name.
fn add_fired(found: &Found, context: Context<'_>, spoken: &mut SmallVec<[Spoken; 2]>) {
    let rules = if found.is_place_name() { &context.lexicon.rules } else { &context.lexicon.people_rules };
    let seats = found.uses.iter().filter_map(|known| context.index.seats.get(known.seat));
    let kinds: KindSet = seats.map(|seat| seat.kind).collect();
    let may_be_person = may_be_person(found, context);
    let is_asked = move |rule: &SenseRule| {
        (rule.kinds.is_empty() || rule.kinds.meets(kinds)) && (may_be_person || rule.sense != Sense::Person)
    };
    for (rule, matched) in rules.fired(context.sentence, &found.tokens, is_asked) {
        let span = context.words_of(&matched, &found.tokens);
        let reason = Reason::new(&rule.name, &rule.text, About::Nothing).at(span);
        spoken.push(Spoken { sense: rule.sense, weight: rule.weight, reason });
    }
}

/// Whether a person may be called so: nobody has several words or an abbreviation ("US") for a surname.
fn may_be_person(found: &Found, context: Context<'_>) -> bool {
    let letters = context.text.slice(found.span);
    let is_short = letters.chars().count() <= ABBREVIATION && !letters.chars().any(char::is_lowercase);
    found.tokens.len() == 1 && (!is_short || context.sentence.shouts)
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
