//! The words around a date or a length of time: what it is for, its preposition, the event it counts from.

use super::{lexicon::TimeUse, line::Line, time::Bound};
use std::ops::Range;

/// How many words before a moment its preposition may start.
const REACH: usize = 7;

/// The words of the first pattern of a use that fits around a time, and its rule.
pub(super) fn is_used<'a>(line: &'a Line<'_>, used: TimeUse, here: &Range<usize>) -> Option<(Range<usize>, &'a str)> {
    let rules = line.lexicon.time.uses.iter().filter(|rule| rule.means == used);
    let all = 0..line.words.len();
    rules.into_iter().find_map(|rule| Some((rule.around(line, here, &all)?.words, rule.name.as_str())))
}

/// What a length of time is for, by the first rule of the lexicon that fits.
pub(super) fn use_of<'a>(line: &'a Line<'_>, here: &Range<usize>) -> Option<(TimeUse, Range<usize>, &'a str)> {
    let uses = [TimeUse::Notice, TimeUse::Renewal, TimeUse::Within, TimeUse::Duration];
    let rules = line.lexicon.time.uses.iter().filter(|rule| uses.contains(&rule.means));
    let all = 0..line.words.len();
    rules.into_iter().find_map(|rule| Some((rule.means, rule.around(line, here, &all)?.words, rule.name.as_str())))
}

/// The preposition that stands at a word.
pub(super) fn bound_at(line: &Line<'_>, at: usize) -> Option<(Bound, Range<usize>)> {
    let bounds = line.lexicon.time.bounds.iter();
    let found = bounds.filter_map(|(bound, class)| Some((*bound, line.longest(at, *class)?)));
    found.max_by_key(|(_, length)| *length).map(|(bound, length)| (bound, at..at + length))
}

/// The preposition before a word, small words between them passed over.
pub(super) fn bound_before(line: &Line<'_>, start: usize) -> Option<(Bound, Range<usize>)> {
    let asked = &line.lexicon.asked;
    let is_small =
        |at: usize| line.is(at, asked.determiner) || line.is(at, asked.time_glue) || line.is(at, asked.modifier);
    let mut found = None;
    for from in (start.saturating_sub(REACH)..start).rev() {
        let Some((bound, words)) = bound_at(line, from).filter(|(_, words)| words.end <= start) else {
            continue;
        };
        if !(words.end..start).all(is_small) {
            break;
        }
        // "by no later than", "from on": the outermost phrase that reaches the date.
        found = Some((bound, words));
    }
    found
}

/// The event after a length of time: "of the signing of this agreement".
pub(super) fn event_after(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let anchors = line.lexicon.time.uses.iter().filter(|rule| rule.means == TimeUse::Anchor);
    let met = anchors.flat_map(|rule| &rule.patterns).find_map(|pattern| pattern.at_start(line, at))?;
    let end = line.noun_phrase_end(met.words.end);
    (end > met.words.end).then_some(met.words.end..end)
}

/// The event that a line names before some words as one that is sure to come: "upon the signing of this
/// agreement".
pub(super) fn known_event_before(line: &Line<'_>, end: usize) -> Option<Range<usize>> {
    let known = line.lexicon.time.uses.iter().filter(|rule| rule.means == TimeUse::KnownEvent);
    let met = known.flat_map(|rule| &rule.patterns).find_map(|one| one.all_in(line, 0..end).into_iter().next())?;
    let phrase_end = line.noun_phrase_end(met.words.end).min(end);
    Some(met.marked.end..phrase_end)
}

/// Whether some words speak of the signature of the agreement.
pub(super) fn is_signature(line: &Line<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|at| line.is(at, line.lexicon.asked.signature))
}
