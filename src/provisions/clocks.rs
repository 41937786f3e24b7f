//! Times of the day and the clocks they are told by, as they are written.

use super::{
    line::Line,
    moment::{Found, Moment},
};
use crate::linking::mention::Sense;
use jiff::civil::Time;

/// A time of the day that starts at a word: "06:00", "1800 hours", "6 p.m.", "midnight".
pub(super) fn clock(line: &Line<'_>, at: usize) -> Found {
    let asked = &line.lexicon.asked;
    let found = |time: Option<(Time, i8)>, end: usize| {
        let (time, days_on) = time?;
        let moment = Moment { words: at..end, day: None, last_day: None, time: Some(time), days_on, zone: None };
        Some((vec![moment], end))
    };
    let letters = line.letters(at);
    if let Some((time, end)) = half_day_clock(line, at) {
        return found(Some((time, 0)), end);
    }
    if let Some((hour, minute)) = letters.split_once([':', '.']) {
        let is_clock = minute.len() == 2 && hour.len() <= 2;
        let is_certain = letters.contains(':') || line.is(at + 1, asked.hour_word) || zone(line, at + 1).is_some();
        let time = is_clock.then(|| time_of(hour, minute)).flatten().filter(|_| is_certain)?;
        let end = if line.is(at + 1, asked.hour_word) { at + 2 } else { at + 1 };
        // "12:00 noon" says it twice.
        let again = line.lexicon.time.clocks.iter().filter_map(|(_, class)| line.longest(end, *class)).max();
        return found(Some(time), end + again.unwrap_or(0));
    }
    let is_number = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && line.is(at + 1, asked.hour_word) {
        if letters.len() == 4 {
            return found(time_of(letters.get(..2)?, letters.get(2..)?), at + 2);
        }
        let minutes = line.letters(at + 2);
        if letters.len() <= 2 && line.is(at + 3, asked.minute_word) && minutes.len() == 2 {
            return found(time_of(letters, minutes), at + 4);
        }
    }
    if is_number && letters.len() == 4 && letters.starts_with(['0', '1', '2']) && zone(line, at + 1).is_some() {
        return found(time_of(letters.get(..2)?, letters.get(2..)?), at + 1);
    }
    let clocks = line.lexicon.time.clocks.iter();
    let named = clocks.filter_map(|((hour, minute), class)| Some(((*hour, *minute), line.longest(at, *class)?)));
    let ((hour, minute), length) = named.max_by_key(|(_, length)| *length)?;
    found(Time::new(hour, minute, 0, 0).ok().map(|time| (time, 0)), at + length)
}

/// "6 p.m.", "11:30 am": an hour of a half of the day.
fn half_day_clock(line: &Line<'_>, at: usize) -> Option<(Time, usize)> {
    let (hour, minute) = line.letters(at).split_once([':', '.']).unwrap_or((line.letters(at), "00"));
    let halves = line.lexicon.time.day_halves.iter();
    let half = halves.filter_map(|(start, class)| Some((*start, line.longest(at + 1, *class)?)));
    let (start, length) = half.max_by_key(|(_, length)| *length)?;
    let hour: i8 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let minute: i8 = minute.parse().ok()?;
    Some((Time::new(hour % 12 + start, minute, 0, 0).ok()?, at + 1 + length))
}

/// "Moscow time", "GMT", "(Kyiv time)".
pub(super) fn zone(line: &Line<'_>, at: usize) -> Found {
    let own = line.name_at(at).filter(|name| name.mention.sense == Sense::Clock && name.words.start == at);
    let time = &line.lexicon.time;
    let after_name = own.and_then(|name| time.zone_tail.iter().find_map(|tail| tail.at_start(line, name.words.end)));
    let by_itself = || time.zone.iter().find_map(|pattern| pattern.at_start(line, at));
    let end = after_name.or_else(by_itself)?.words.end;
    Some((vec![Moment { words: at..end, day: None, last_day: None, time: None, days_on: 0, zone: Some(at..end) }], end))
}

/// A time of the day, and how many days on: 24:00 is the start of the next.
fn time_of(hour: &str, minute: &str) -> Option<(Time, i8)> {
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let (hour, days_on) = if (hour, minute) == (24, 0) { (0, 1) } else { (hour, 0) };
    Some((Time::new(hour, minute, 0, 0).ok()?, days_on))
}
