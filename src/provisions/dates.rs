//! Dates in a line, each with the clock beside it, as they are written; whether they are deadlines is another question.
//!
//! Day, month and year stand in any usual order; several days may share a month ("15, 20 and 25
//! November"). A year that is not written is left open.

use super::{
    clocks::{clock, zone},
    line::Line,
    moment::{Day, Found, Moment},
    numbers::number_at,
    time::Bound,
};
use std::ops::Range;

/// The moments of a line, in its order.
pub(super) fn moments(line: &Line<'_>) -> Vec<Moment> {
    let mut atoms = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        let found = days(line, at).or_else(|| clock(line, at)).or_else(|| zone(line, at));
        match found {
            Some((found, end)) => {
                atoms.extend(found);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    chained(line, atoms)
}

/// Joins a clock, its zone and a date that stand side by side.
fn chained(line: &Line<'_>, atoms: Vec<Moment>) -> Vec<Moment> {
    let mut joined: Vec<Moment> = Vec::new();
    for atom in atoms {
        let glue = line.lexicon.asked.time_glue;
        match joined.last_mut() {
            Some(before)
                if atom.words.start - before.words.end <= 4
                    && (before.words.end..atom.words.start).all(|at| line.is(at, glue))
                    && !(before.day.is_some() && atom.day.is_some())
                    && !(before.time.is_some() && atom.time.is_some()) =>
            {
                before.words.end = atom.words.end;
                before.day = before.day.or(atom.day);
                before.last_day = before.last_day.or(atom.last_day);
                before.time = before.time.or(atom.time);
                before.days_on = before.days_on.max(atom.days_on);
                before.zone = before.zone.take().or(atom.zone);
            }
            _ => joined.push(atom),
        }
    }
    // A zone by itself is no moment.
    joined.retain(|moment| moment.day.is_some() || moment.time.is_some());
    joined
}

fn moment(words: Range<usize>, day: Day) -> Moment {
    Moment { words, day: Some(day), last_day: None, time: None, days_on: 0, zone: None }
}

/// One or more days that start at a word.
fn days(line: &Line<'_>, at: usize) -> Found {
    numeric(line, at).or_else(|| day_first(line, at)).or_else(|| month_first(line, at)).or_else(|| lone_year(line, at))
}

/// "10.11.2020", "10/11/2020", "2020-11-10".
fn numeric(line: &Line<'_>, at: usize) -> Found {
    let letters = line.letters(at);
    let parts: Vec<&str> = letters.split(['.', '/']).collect();
    if let [day, month, year] = parts.as_slice() {
        let day = Day { year: whole_year(year), month: small(month, 12)?, of_month: Some(small(day, 31)?) };
        day.year?;
        return Some((vec![moment(at..at + 1, day)], at + 1));
    }
    let year = whole_year(letters).filter(|_| letters.len() == 4)?;
    let touches = line.span(&(at..at + 3)).len() == 10;
    let is_iso = touches && line.letters(at + 1).len() == 2 && line.letters(at + 2).len() == 2;
    if !is_iso {
        return None;
    }
    let (month, day) = (small(line.letters(at + 1), 12)?, small(line.letters(at + 2), 31)?);
    Some((vec![moment(at..at + 3, Day { year: Some(year), month, of_month: Some(day) })], at + 3))
}

/// "10 November 2020", "15, 20 and 25 November", "the 17th day of January 1948", "1–15 June".
fn day_first(line: &Line<'_>, at: usize) -> Found {
    let asked = &line.lexicon.asked;
    let mut listed: Vec<(Range<usize>, i8)> = Vec::new();
    let mut is_range = false;
    let mut next = at;
    loop {
        let (day, end) = day_at(line, next)?;
        listed.push((next..end, day));
        next = end;
        let mut after = next;
        while line.is(after, asked.of) || line.is(after, asked.ordinal_suffix) {
            after += 1;
        }
        if let Some((month, end)) = month_at(line, after) {
            let (year, end) = year_at(line, end);
            let last = listed.len() - 1;
            let mut found: Vec<Moment> = Vec::new();
            for (nth, (words, day)) in listed.into_iter().enumerate() {
                let words = if nth == last { words.start..end } else { words };
                let day = Day { year, month, of_month: Some(day) };
                match found.last_mut().filter(|_| is_range) {
                    Some(first) => {
                        first.last_day = Some(day);
                        first.words.end = words.end;
                    }
                    None => found.push(moment(words, day)),
                }
            }
            return Some((found, end));
        }
        if listed.len() > 6 {
            return None;
        }
        let is_dash =
            line.span(&(next - 1..next + 1)).len() == line.letters(next - 1).len() + 1 + line.letters(next).len();
        if line.letters(next) == "," || line.is(next, asked.and) {
            next += 1;
            if line.is(next, asked.and) {
                next += 1;
            }
        } else if is_dash && line.letters(next).starts_with(|c: char| c.is_ascii_digit()) && listed.len() == 1 {
            is_range = true;
        } else {
            return None;
        }
    }
}

/// "November 10, 2020", "Feb. 15, 2015", "June 2011".
fn month_first(line: &Line<'_>, at: usize) -> Found {
    let (month, after) = month_at(line, at)?;
    if let Some((day, end)) = day_at(line, after) {
        let is_year = line.letters(after).len() == 4;
        if !is_year {
            let (year, end) = year_at(line, end);
            return Some((vec![moment(at..end, Day { year, month, of_month: Some(day) })], end));
        }
    }
    let (year, end) = year_at(line, after);
    year?;
    Some((vec![moment(at..end, Day { year, month, of_month: None })], end))
}

/// "By the end of 2023", "until 2011": a year after a preposition that can only lead to a time.
fn lone_year(line: &Line<'_>, at: usize) -> Found {
    let year = whole_year(line.letters(at)).filter(|_| line.letters(at).len() == 4)?;
    let time = &line.lexicon.time;
    let leads = |class| (at.saturating_sub(5)..at).any(|from| line.longest(from, class) == Some(at - from));
    let ends_a_time = at >= 2 && line.is(at - 2, line.lexicon.asked.end_of);
    let is_led = time.bounds.iter().any(|(bound, class)| {
        let is_time = matches!(bound, Bound::By | Bound::Until) || *bound == Bound::Before && ends_a_time;
        is_time && leads(*class)
    });
    let is_count = time.precision.iter().any(|(_, class)| leads(*class));
    let ends = line.words.get(at + 1).is_none_or(|word| word.is_sign) || line.is(at + 1, line.lexicon.asked.phrase_end);
    if !is_led || is_count || !ends {
        return None;
    }
    let month = |month| Day { year: Some(year), month, of_month: None };
    Some((vec![Moment { last_day: Some(month(12)), ..moment(at..at + 1, month(1)) }], at + 1))
}

/// A day of a month: "15", "15th", "fifteenth"; "the" before it is passed over by the caller.
fn day_at(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    let letters = line.letters(at);
    let digits: String = letters.chars().take_while(char::is_ascii_digit).collect();
    let rest = letters.get(digits.len()..).unwrap_or_default();
    let day = if digits.is_empty() {
        *line.lexicon.time.ordinals.get(letters)?
    } else if rest.is_empty() || matches!(rest, "st" | "nd" | "rd" | "th" | "er") {
        small(&digits, 31)?
    } else {
        return None;
    };
    let asked = &line.lexicon.asked;
    let mut end = at + 1;
    if line.is(end, asked.ordinal_suffix) {
        end += 1;
    }
    Some((day, end))
}

fn month_at(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    let month = *line.lexicon.time.months.get(line.letters(at))?;
    // Words such as "may" and "march" are months only as names are written.
    let is_name = line.words.get(at).is_some_and(|word| word.is_raised) || !line.letters(at).is_ascii();
    let after = if line.letters(at + 1) == "." { at + 2 } else { at + 1 };
    is_name.then_some((month, after))
}

/// The year that follows, after a comma perhaps, with the word for it; where the date ends.
fn year_at(line: &Line<'_>, at: usize) -> (Option<i16>, usize) {
    let asked = &line.lexicon.asked;
    let mut next = at;
    while line.letters(next) == "," || line.is(next, asked.of) {
        next += 1;
    }
    let letters = line.letters(next);
    let Some(year) = whole_year(letters).filter(|_| letters.len() == 4 && next - at <= 1) else {
        return (None, at);
    };
    let end = if line.is(next + 1, asked.year_word) { next + 2 } else { next + 1 };
    (Some(year), end)
}

fn small(digits: &str, most: i8) -> Option<i8> {
    let is_plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_plain && (1..=most).contains(number))
}

fn whole_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    (1500..=2200).contains(&year).then_some(year)
}

/// Whether a number is the year of a date, or something else that no quantity is.
pub(super) fn is_bare_year(line: &Line<'_>, at: usize) -> bool {
    number_at(line, at)
        .is_some_and(|(value, length)| length == 1 && value.fract() == 0.0 && (1500.0..=2200.0).contains(&value))
        && line.letters(at).len() == 4
}
