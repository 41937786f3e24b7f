//! Quantities in a line: how many of what, and measures on the ground.

use super::{
    dates::is_bare_year,
    line::Line,
    numbers::number_at,
    quantity::{Precision, Quantity},
};
use crate::ground::text::Span;
use std::ops::Range;

/// The longest phrase for what is counted, in words.
const LONGEST_PHRASE: usize = 6;

/// The quantities of a line; words that are part of a time are passed over.
pub(super) fn quantities(line: &Line<'_>, taken: &[Range<usize>]) -> Vec<(Range<usize>, Quantity)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        let is_taken = taken.iter().any(|words| words.contains(&at));
        let number = number_at(line, at).filter(|_| !is_taken && at >= line.body());
        let Some((value, length)) = number else {
            at += 1;
            continue;
        };
        match quantity(line, at, value, at + length) {
            Some((words, quantity)) => {
                at = words.end.max(at + length);
                found.push((words, quantity));
            }
            None => at += length,
        }
    }
    found
}

fn quantity(line: &Line<'_>, at: usize, value: f64, after: usize) -> Option<(Range<usize>, Quantity)> {
    let asked = &line.lexicon.asked;
    let is_numbered =
        at.checked_sub(1).is_some_and(|before| line.is(before, asked.numbered) || line.letters(before) == "/");
    let in_name = line.name_at(at).is_some();
    if is_numbered || in_name || line.letters(after) == "/" || is_bearing(line, after) {
        return None;
    }
    let mut next = after;
    // "five (5) kilometres"
    if line.letters(next) == "(" && line.letters(next + 2) == ")" && number_at(line, next + 1).is_some() {
        next += 3;
    }
    let (precision, start) = precision(line, at);
    let units = line.lexicon.time.units.iter();
    let unit =
        units.filter_map(|(unit, class)| Some((unit, line.longest(next, *class)?))).max_by_key(|(_, length)| *length);
    let (unit, next) = match unit {
        Some((unit, length)) => (Some(unit.clone()), next + length),
        None => (None, next),
    };
    let is_share = unit.as_deref() == Some("%");
    let is_measure = unit.is_some() && !is_share;
    let bearing = if is_measure { bearing(line, next) } else { None };
    let what = match bearing {
        // "5 km south of": the side is said, and what is measured with it.
        Some(_) => None,
        None if is_measure => dimension(line, start, next),
        None => counted(line, next),
    };
    if unit.is_none()
        && (what.is_none()
            || is_known_number(line, start, at)
            || (value - 1.0).abs() < f64::EPSILON && !counts_forces(line, what.as_ref())
            || is_bare_year(line, at) && !counts_forces(line, what.as_ref()))
    {
        return None;
    }
    let end = what.as_ref().map_or(next, |what| if what.start >= next { what.end } else { next });
    let words = start..end;
    Some((
        words.clone(),
        Quantity {
            text: line.text(&words).to_owned(),
            span: line.span(&words),
            value,
            unit,
            what: what.map(|what| line.text(&what).to_owned()),
            bearing,
            precision,
        },
    ))
}

/// Whether the number before a word is a part of a bearing: 59°30'.
fn is_bearing(line: &Line<'_>, after: usize) -> bool {
    let end = after.checked_sub(1).and_then(|last| line.words.get(last)).map_or(0, |word| word.span.end);
    matches!(line.document.words(Span::new(end, end + 1)), "°" | "º" | "'" | "′" | "’")
}

/// Whether a number in words only says which are meant: "the three ports".
fn is_known_number(line: &Line<'_>, start: usize, at: usize) -> bool {
    let asked = &line.lexicon.asked;
    let is_led =
        start == at && at.checked_sub(1).is_some_and(|at| line.is(at, asked.determiner) && !line.is(at, asked.rate));
    is_led && line.letters(at).chars().all(char::is_alphabetic)
}

/// Whether what is counted are forces: "1960 servicemen" is no year.
fn counts_forces(line: &Line<'_>, what: Option<&Range<usize>>) -> bool {
    what.is_some_and(|what| what.clone().any(|at| line.is(at, line.lexicon.asked.forces)))
}

/// How exact the number at a word is, and where the words for that start.
fn precision(line: &Line<'_>, at: usize) -> (Precision, usize) {
    // "not less than" before "less than".
    for start in at.saturating_sub(4)..at {
        for (precision, class) in &line.lexicon.time.precision {
            if line.longest(start, *class).is_some_and(|length| start + length == at) {
                return (*precision, start);
            }
        }
    }
    (Precision::Exact, at)
}

/// The bearing of the side on which a measure is taken, by the words after it: "south of", "to the north-east of".
fn bearing(line: &Line<'_>, after: usize) -> Option<i16> {
    let directions = line.lexicon.time.directions.iter();
    let met = directions.filter_map(|(bearing, class)| Some((line.longest(after, *class)?, *bearing)));
    met.max_by_key(|(length, _)| *length).map(|(_, bearing)| bearing)
}

/// The word for what a measure measures, after it or before: "5 km wide", "a depth of 5 km".
fn dimension(line: &Line<'_>, start: usize, after: usize) -> Option<Range<usize>> {
    let asked = &line.lexicon.asked;
    let following = (after..after + 4).take_while(|&at| !line.is_stop(at) && line.letters(at) != ",");
    let following = following.filter(|&at| line.is(at, asked.dimension)).map(|at| at..at + 1).next();
    following.or_else(|| {
        let before = (start.saturating_sub(4)..start).rev().find(|&at| line.is(at, asked.dimension))?;
        Some(before..before + 1)
    })
}

/// The phrase for what is counted.
fn counted(line: &Line<'_>, from: usize) -> Option<Range<usize>> {
    let asked = &line.lexicon.asked;
    let from = if line.is(from, asked.of) { from + 1 } else { from };
    // "The two sides": how many there are is no quantity of anything.
    let first = (from..from + 4).find(|&at| !line.is(at, asked.modifier));
    if first.is_some_and(|at| line.is(at, asked.uncounted)) {
        return None;
    }
    let mut end = from;
    while end < line.words.len() && end - from < LONGEST_PHRASE {
        let word = line.words.get(end)?;
        let goes_on = line.is(end, asked.and)
            && end > from
            && line.is(end - 1, asked.quantity_adjective)
            && number_at(line, end + 1).is_none();
        let ends = word.is_sign
            || line.is(end, asked.phrase_end)
            || line.is(end, asked.preposition) && !(line.is(end, asked.of) && end > from)
            || line.is(end, asked.modal)
            || line.is(end, asked.and)
            || number_at(line, end).is_some();
        if ends && !goes_on {
            break;
        }
        end += 1;
    }
    let is_whole = end.checked_sub(1).is_some_and(|last| end > from && line.is(last, asked.uncounted));
    let is_phrase = !is_whole
        && end > from
        && line.words.get(from).is_some_and(|word| word.letters.chars().all(char::is_alphabetic));
    is_phrase.then_some(from..end)
}
