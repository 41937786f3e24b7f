//! Corrections laid over the mentions of a document.

use super::{Corrections, Meaning, Reach};
use crate::{
    documents::{document::Document, selector::Selector},
    ground::{
        text::Span,
        warning::{Warned, Warning},
    },
    linking::mention::{Candidate, Mention, Resolution, Sense},
    places::place::PlaceId,
};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

/// The mentions of a document with the corrections that concern it, in the order of its text. Words that
/// the linker passed over become mentions. A correction whose words are gone is a warning.
#[must_use]
pub fn apply(document: &Document, mentions: &[Mention], corrections: &Corrections<'_>) -> Warned<Vec<Mention>> {
    let mut warnings = Vec::new();
    let mut here: HashMap<Span, &Meaning> = HashMap::new();
    for (selector, meaning) in corrections.here.get(&document.id).into_iter().flatten() {
        match selector.find(document) {
            Some(span) => {
                here.insert(span, meaning);
            }
            None => warnings.push(lost(selector)),
        }
    }
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut known: BTreeSet<Span> = BTreeSet::new();
    for mention in mentions {
        known.insert(mention.span);
        kept.push(match corrections.of(document, mention.span, &here) {
            Some((reach, meaning)) => corrected(mention.clone(), reach, meaning),
            None => mention.clone(),
        });
    }
    for (span, reach, meaning) in passed_over(document, corrections, &here) {
        if known.contains(&span) {
            continue;
        }
        // To narrower scopes, and to longer names unless these very words were selected.
        let gives_way = |other: &Mention| {
            let is_narrower = other.corrected.is_some_and(|narrower| narrower < reach);
            is_narrower || reach != Reach::Here && !span.contains(other.span)
        };
        if kept.iter().any(|other| other.span.overlaps(span) && gives_way(other)) {
            continue;
        }
        kept.retain(|other| !other.span.overlaps(span));
        kept.push(corrected(Mention::unknown(span), reach, meaning));
    }
    kept.sort_by_key(|mention| mention.span);
    Warned { value: kept, warnings }
}

/// The words that corrections say are names, narrower scopes first.
fn passed_over<'a>(
    document: &Document,
    corrections: &Corrections<'a>,
    here: &HashMap<Span, &'a Meaning>,
) -> Vec<(Span, Reach, &'a Meaning)> {
    let is_name = |meaning: &Meaning| matches!(meaning, Meaning::Used { .. });
    let mut found: Vec<_> = here
        .iter()
        .filter(|(_, meaning)| is_name(meaning))
        .map(|(span, meaning)| (*span, Reach::Here, *meaning))
        .collect();
    let within = corrections.within.get(&document.id).into_iter().flatten();
    let forms = within.chain(&corrections.always).filter(|(_, (_, meaning))| is_name(meaning));
    let mut surfaces: Vec<&str> = forms.map(|(_, (surface, _))| *surface).collect();
    // The longest first: a name is not a part of itself.
    surfaces.sort_unstable_by_key(|surface| (Reverse(surface.len()), *surface));
    surfaces.dedup();
    for surface in surfaces {
        for span in occurrences(document, surface) {
            let meant = corrections.of(document, span, here).filter(|(_, meaning)| is_name(meaning));
            found.extend(meant.filter(|(reach, _)| *reach != Reach::Here).map(|(reach, it)| (span, reach, it)));
        }
    }
    found.sort_by_key(|(span, reach, _)| (*reach, Reverse(span.len()), span.start));
    found
}

/// Where words stand by themselves, as they are written.
fn occurrences(document: &Document, words: &str) -> Vec<Span> {
    let text = document.text.as_str();
    let length = words.chars().count();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = text.match_indices(words).filter(|(byte, _)| {
        let before = text.get(..*byte).and_then(|before| before.chars().next_back());
        let after = text.get(byte + words.len()..).and_then(|after| after.chars().next());
        !is_letter(before) && !is_letter(after)
    });
    let starts = whole.map(|(byte, _)| document.text.scalar_of(byte));
    starts.map(|start| Span::new(start, start + length)).collect()
}

/// A mention as a reader corrected it.
fn corrected(mut mention: Mention, reach: Reach, meaning: &Meaning) -> Mention {
    match meaning {
        Meaning::AsLinked => return mention,
        Meaning::NoPlace => {
            mention.sense = Sense::Other;
            mention.resolution = Resolution::Unmatched;
            for other in &mut mention.candidates {
                other.score = 0.0;
                other.reasons.clear();
            }
        }
        Meaning::Used { sense, place } => {
            mention.sense = *sense;
            if let Some(place) = place {
                means(&mut mention, place);
            }
        }
    }
    mention.corrected = Some(reach);
    mention.sense_reasons = vec![reach.reason()];
    mention
}

/// Puts a place before the others, with no doubt left.
fn means(mention: &mut Mention, place: &PlaceId) {
    mention.candidates.retain(|other| other.place != *place);
    mention.candidates.iter_mut().for_each(|other| other.score = 0.0);
    let chosen = Candidate { place: place.clone(), score: 1.0, reasons: Vec::new() };
    mention.candidates.insert(0, chosen);
    mention.resolution = Resolution::Resolved(place.clone());
}

/// The warning for a correction whose words are gone.
fn lost(selector: &Selector) -> Warning {
    let what = format!("a correction is not applied: “{}” no longer stands where it was corrected", selector.exact);
    Warning::loss(selector.document.as_str(), what, "correct the mention anew, or undo the correction")
}
