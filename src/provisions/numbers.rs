//! Numbers in digits and in words, and lengths of time made of them.

use super::{
    line::Line,
    time::{Length, TimeUnit},
    time_context::event_after,
};
use std::ops::Range;

/// The number that starts at a word, and how many words it takes.
pub(super) fn number_at(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    digits_at(line, at).or_else(|| words_at(line, at))
}

/// A number in digits: "1,960", "2.5", and "1 960" where a language parts thousands so.
fn digits_at(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let letters = line.letters(at);
    if !letters.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain = letters.replace(',', "");
    let value: f64 = plain.parse().ok()?;
    let mut value_and_length = (value, 1);
    if line.lexicon.time.has_spaced_thousands && letters.len() <= 3 && plain.len() == letters.len() {
        let mut next = at + 1;
        while line.letters(next).len() == 3
            && line.letters(next).bytes().all(|byte| byte.is_ascii_digit())
            && line.span(&(next - 1..next + 1)).len() == line.letters(next - 1).len() + 4
        {
            let group: f64 = line.letters(next).parse().ok()?;
            value_and_length = (value_and_length.0 * 1000.0 + group, next + 1 - at);
            next += 1;
        }
    }
    let (value, length) = value_and_length;
    match line.lexicon.time.multipliers.get(line.letters(at + length)) {
        Some(multiplier) if *multiplier >= 1000.0 => Some((value * multiplier, length + 1)),
        _ => Some((value, length)),
    }
}

/// A number that counts off: "the thirtieth day", which is thirty days on.
fn ordinal_at(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    line.lexicon.time.ordinals.get(line.letters(at)).map(|number| (f64::from(*number), 1))
}

/// A number in words: "forty-eight", "one hundred and twenty", "two thousand".
fn words_at(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let time = &line.lexicon.time;
    let (mut total, mut current, mut length) = (0.0, 0.0, 0);
    loop {
        let mut next = at + length;
        // "and" joins parts of a number only after one.
        if length > 0 && line.is(next, line.lexicon.asked.and) && time.numbers.contains_key(line.letters(next + 1)) {
            let hundreds = current >= 100.0 || total > 0.0 && current == 0.0;
            if hundreds {
                next += 1;
            }
        }
        let letters = line.letters(next);
        if let Some(number) = time.numbers.get(letters) {
            let fits = current == 0.0
                || current % 100.0 == 0.0
                || (current % 100.0 >= 20.0 && *number < 10.0 && current % 10.0 == 0.0);
            if !fits {
                break;
            }
            current += number;
        } else if let Some(multiplier) = time.multipliers.get(letters).filter(|_| length > 0) {
            if *multiplier < 1000.0 {
                current *= multiplier;
            } else {
                total += current * multiplier;
                current = 0.0;
            }
        } else {
            break;
        }
        length = next + 1 - at;
    }
    (length > 0).then_some((total + current, length))
}

/// A length of time in a line: "72 hours", "forty-eight (48) hours", "five-year".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundLength {
    pub(super) words: Range<usize>,
    pub(super) length: Length,
}

/// The lengths of time in a line.
pub(super) fn lengths(line: &Line<'_>) -> Vec<FoundLength> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        let whole = counted_from_day_zero(line, at).or_else(|| numbered_day(line, at)).or_else(|| one_unit(line, at));
        if let Some(length) = whole {
            at = length.words.end;
            found.push(length);
            continue;
        }
        let Some((count, taken)) = number_at(line, at).or_else(|| ordinal_at(line, at)) else {
            at += 1;
            continue;
        };
        let mut next = at + taken;
        if line.letters(next) == "(" && line.letters(next + 2) == ")" {
            next += 3;
        }
        let half = line.longest(next, line.lexicon.asked.and_a_half);
        let count = if half.is_some() { count + 0.5 } else { count };
        let unit = time_unit(line, next + half.unwrap_or(0));
        let length = unit.and_then(|(unit, end)| Some((whole_length(count, unit)?, end)));
        match length {
            Some((length, end)) => {
                found.push(FoundLength { words: at..end, length });
                at = end;
            }
            None => at += taken,
        }
    }
    found
}

/// "D+30", "D-day + 30": thirty days after the day from which an agreement counts.
fn counted_from_day_zero(line: &Line<'_>, at: usize) -> Option<FoundLength> {
    let length = line.longest(at, line.lexicon.asked.day_zero);
    let end = at + length.filter(|_| line.words.get(at).is_some_and(|word| word.is_raised))?;
    let number = if line.letters(end) == "+" { end + 1 } else { end };
    let is_plus = line.text(&(at..number + 1)).contains('+');
    let (count, taken) = number_at(line, number).filter(|_| is_plus)?;
    let length = whole_length(count, TimeUnit::Day)?;
    Some(FoundLength { words: at..number + taken, length })
}

/// "On day 7", "by week 3": counted from when it all starts.
fn numbered_day(line: &Line<'_>, at: usize) -> Option<FoundLength> {
    let unit = *line.lexicon.time.time_units.get(line.letters(at))?;
    let is_led = line.lexicon.time.bounds.iter().any(|(_, class)| {
        (at.saturating_sub(2)..at).any(|from| line.longest(from, *class).is_some_and(|length| from + length == at))
    });
    let is_plain = line.letters(at + 1).bytes().all(|byte| byte.is_ascii_digit());
    let (count, taken) = number_at(line, at + 1).filter(|_| is_led && is_plain)?;
    let goes_on = line.lexicon.time.time_units.contains_key(line.letters(at + 1 + taken));
    let length = whole_length(count, unit).filter(|_| !goes_on)?;
    Some(FoundLength { words: at..at + 1 + taken, length })
}

/// "A week after …": one of a unit, counted from something.
fn one_unit(line: &Line<'_>, at: usize) -> Option<FoundLength> {
    let asked = &line.lexicon.asked;
    let unit = *line.lexicon.time.time_units.get(line.letters(at + 1)).filter(|_| line.is(at, asked.rate))?;
    let is_counted = !line.is(at + 2, asked.of) && event_after(line, at + 2).is_some();
    let length = whole_length(1.0, unit).filter(|_| is_counted)?;
    Some(FoundLength { words: at..at + 2, length })
}

/// A length in whole units: one and a half years are eighteen months.
fn whole_length(count: f64, unit: TimeUnit) -> Option<Length> {
    let parts = match unit {
        _ if count.fract() == 0.0 => Some((1.0, unit)),
        TimeUnit::Year => Some((12.0, TimeUnit::Month)),
        TimeUnit::Day => Some((24.0, TimeUnit::Hour)),
        TimeUnit::Hour => Some((60.0, TimeUnit::Minute)),
        TimeUnit::Minute | TimeUnit::Week | TimeUnit::Month => None,
    };
    let (parts, unit) = parts?;
    let count = count * parts;
    let is_whole = count.fract() == 0.0 && (1.0..=10_000.0).contains(&count);
    is_whole.then_some(Length { count: count as u32, unit })
}

/// The unit of time at a word, or after an adjective ("calendar days").
fn time_unit(line: &Line<'_>, at: usize) -> Option<(TimeUnit, usize)> {
    let units = &line.lexicon.time.time_units;
    let unit = |at: usize| units.get(line.letters(at)).copied();
    unit(at)
        .map(|unit| (unit, at + 1))
        .or_else(|| line.is(at, line.lexicon.asked.modifier).then(|| unit(at + 1)).flatten().map(|unit| (unit, at + 2)))
}
