//! What the dates and lengths of a line are for: deadlines with their prepositions, durations, renewals,
//! notices; or the date of something else that is only referred to.

use super::{
    dates::moments,
    lexicon::TimeUse,
    line::Line,
    moment::{Day, Moment},
    numbers::{FoundLength, lengths},
    pattern::Met,
    time::{Bound, Deadline, DeadlineKind, Duration, LengthWords},
    time_context::{bound_at, bound_before, event_after, is_signature, is_used, known_event_before, use_of},
};
use crate::linking::mention::Reason;
use jiff::civil::Date;
use std::ops::Range;

/// What a line says about time.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// Deadlines and the words that they take.
    pub(super) deadlines: Vec<(Range<usize>, Deadline, Reason)>,
    /// Lengths for which something holds.
    pub(super) durations: Vec<(Range<usize>, Duration, Reason)>,
    /// Words that are part of a date or length, whatever it is for.
    pub(super) taken: Vec<Range<usize>>,
    /// The last year that is written.
    pub(super) year: Option<i16>,
}

impl Times {
    /// Reads the times of a line, and marks them in it; a date without a year is of the year given, or
    /// else of the one in which it is nearest to the day on which it was `published`.
    pub(super) fn read(line: &mut Line<'_>, year: Option<i16>, published: Option<Date>) -> Self {
        let marks = line.lexicon.marks;
        let (moments, lengths) = (moments(line), lengths(line));
        for moment in moments.iter().filter(|moment| moment.day.is_some()) {
            line.mark(&moment.words, marks.date);
        }
        for length in &lengths {
            line.mark(&length.words, marks.length);
        }
        let line = &*line;
        let mut times = Self { year, ..Self::default() };
        times.add_moments(line, &moments, published);
        times.add_lengths(line, &lengths);
        if times.deadlines.is_empty() {
            times.add_events(line);
        }
        times.deadlines.sort_by_key(|(words, ..)| words.start);
        times
    }

    /// The words for events that a length of time is counted from.
    pub(super) fn events(&self) -> Vec<Range<usize>> {
        let counted = self.deadlines.iter().filter(|(_, deadline, _)| deadline.offset.is_some());
        counted.map(|(words, ..)| words.clone()).collect()
    }

    fn add_moments(&mut self, line: &Line<'_>, moments: &[Moment], published: Option<Date>) {
        let mut before: Option<Earlier> = None;
        for moment in moments {
            self.taken.push(moment.words.clone());
            let written_year = moment.day.and_then(|day| day.year);
            self.year = written_year.or(self.year);
            let year = self.year.or_else(|| nearest_year(published?, moment.day?));
            let goes_on = before.as_ref().filter(|(end, ..)| {
                let glue = line.lexicon.asked.time_glue;
                (*end..moment.words.start).all(|at| line.is(at, line.lexicon.asked.and) || line.is(at, glue))
            });
            let is_reference = is_used(line, TimeUse::Reference, &moment.words).is_some()
                || goes_on.is_some_and(|(_, is_reference, _)| *is_reference);
            let preposition =
                bound_before(line, moment.words.start).or_else(|| goes_on.and_then(|(_, _, bound)| bound.clone()));
            before = Some((moment.words.end, is_reference, preposition.clone()));
            let date = moment.day.and_then(|day| day.date(year));
            let date = date.and_then(|date| date.checked_add(jiff::Span::new().days(i64::from(moment.days_on))).ok());
            if is_reference || moment.day.is_none() && moment.time.is_none() {
                continue;
            }
            let last = moment.last_day.or(moment.day).and_then(|day| day.last_date(year));
            // "By the end of June": the last day is meant.
            let mut leading = preposition.iter().flat_map(|(_, words)| words.clone());
            let date = if leading.any(|at| line.is(at, line.lexicon.asked.end_of)) { last } else { date };
            let start = preposition.as_ref().map_or(moment.words.start, |(_, words)| words.start);
            let start = if start < moment.words.start { start } else { moment.words.start };
            let words = start..moment.words.end;
            let kind = if moment.time.is_some() { DeadlineKind::Clock } else { DeadlineKind::Absolute };
            let deadline = Deadline {
                kind,
                text: line.text(&words).to_owned(),
                span: line.span(&words),
                preposition: preposition.as_ref().map(|(_, words)| line.text(words).to_owned()),
                bound: preposition.map_or(Bound::On, |(bound, _)| bound),
                date,
                last_date: last.filter(|last| Some(*last) != date),
                time: moment.time,
                zone: moment.zone.as_ref().map(|zone| line.text(zone).to_owned()),
                offset: None,
                relative_to: None,
                is_from_signature: false,
            };
            let (rule, says) = match (written_year, self.year) {
                (Some(_), _) => ("date", "a date"),
                _ if date.is_none() => ("date", "a date"),
                (None, Some(_)) => ("date_of_the_year_before", "a date of the year that is named before"),
                (None, None) => ("date_near_the_document", "a date, the one nearest to that of the document"),
            };
            self.deadlines.push((words.clone(), deadline, line.reason(rule, &words, says)));
        }
    }

    fn add_lengths(&mut self, line: &Line<'_>, lengths: &[FoundLength]) {
        let mut pending: Vec<(TimeUse, LengthWords)> = Vec::new();
        for found in lengths {
            let is_rate = line.is(found.words.end, line.lexicon.asked.rate)
                && line.lexicon.time.time_units.contains_key(line.letters(found.words.end + 1));
            if is_rate || self.takes(&found.words) {
                continue;
            }
            let Some((used, words, rule)) = use_of(line, &found.words) else {
                self.taken.push(found.words.clone());
                continue;
            };
            self.taken.push(words.start.min(found.words.start)..words.end.max(found.words.end));
            let text = line.text(&words).to_owned();
            match used {
                TimeUse::Notice | TimeUse::Renewal => {
                    let words = LengthWords { text, span: line.span(&words), length: Some(found.length) };
                    pending.push((used, words));
                }
                TimeUse::Duration if !ends_before(line, &found.words) => {
                    let at_least = line.lexicon.time.precision.iter().any(|(meant, class)| {
                        *meant == super::quantity::Precision::AtLeast
                            && (words.start..found.words.start).any(|at| line.is(at, *class))
                    });
                    let duration = Duration {
                        text,
                        span: line.span(&words),
                        length: found.length,
                        at_least,
                        renewal: None,
                        notice: None,
                    };
                    let reason = line.reason(rule, &words, "how long it holds");
                    self.durations.push((words, duration, reason));
                }
                _ => self.add_relative(line, found, &words, rule),
            }
        }
        self.join(line, pending);
    }

    /// Gives renewals and notices to the duration before them.
    fn join(&mut self, line: &Line<'_>, pending: Vec<(TimeUse, LengthWords)>) {
        let Some((words, duration, _)) = self.durations.first_mut() else {
            return;
        };
        for (used, length) in pending {
            match used {
                TimeUse::Renewal => duration.renewal = duration.renewal.take().or(Some(length)),
                _ => duration.notice = duration.notice.take().or(Some(length)),
            }
        }
        if duration.renewal.is_none() {
            let all = words.start..line.words.len();
            let patterns = line.lexicon.time.uses.iter().filter(|one| one.means == TimeUse::RenewalWords);
            let met =
                patterns.flat_map(|one| &one.patterns).find_map(|one| one.all_in(line, all.clone()).into_iter().next());
            duration.renewal = met.map(|met| LengthWords {
                text: line.text(&met.words).to_owned(),
                span: line.span(&met.words),
                length: None,
            });
        }
    }

    fn add_relative(&mut self, line: &Line<'_>, found: &FoundLength, words: &Range<usize>, rule: &str) {
        let preposition = bound_before(line, found.words.start);
        let start = preposition.as_ref().map_or(words.start, |(_, bound)| bound.start.min(words.start));
        let own = event_after(line, found.words.end);
        let end = own.as_ref().map_or(words.end.max(found.words.end), |event| event.end);
        // "… upon the signing of this agreement and … within 48 hours": counted from what was named before.
        let event = own.or_else(|| known_event_before(line, start));
        let whole = start..end;
        let deadline = Deadline {
            kind: DeadlineKind::Relative,
            text: line.text(&whole).to_owned(),
            span: line.span(&whole),
            preposition: preposition.as_ref().map(|(_, words)| line.text(words).to_owned()),
            bound: preposition.map_or(Bound::Within, |(bound, _)| bound),
            date: None,
            last_date: None,
            time: None,
            zone: None,
            offset: Some(found.length),
            is_from_signature: event.as_ref().is_some_and(|event| is_signature(line, event)),
            relative_to: event.map(|event| line.text(&event).to_owned()),
        };
        let reason = line.reason(rule, &whole, "so long after something else");
        self.deadlines.push((whole, deadline, reason));
    }

    /// Whether some words are part of a date or a length.
    fn takes(&self, words: &Range<usize>) -> bool {
        self.taken.iter().any(|taken| taken.start < words.end && words.start < taken.end)
    }

    /// Deadlines that wait for an event: "upon signature", "after the elections".
    fn add_events(&mut self, line: &Line<'_>) {
        let uses = [(TimeUse::KnownEvent, DeadlineKind::Relative), (TimeUse::Event, DeadlineKind::Conditional)];
        for (used, kind) in uses {
            let rules = line.lexicon.time.uses.iter().filter(|one| one.means == used);
            let met = rules.flat_map(|rule| rule.patterns.iter().map(move |pattern| (rule, pattern))).find_map(
                |(rule, pattern)| {
                    let mut all = pattern.all_in(line, 0..line.words.len()).into_iter();
                    let whole = 0..line.words.len();
                    let is_off =
                        |met: &Met| rule.unless.iter().any(|one| one.around(line, &met.words, &whole).is_some());
                    // "For ten years from the signature": how long it holds, not when it is due.
                    let starts_term = |met: &Met| self.durations.iter().any(|(words, ..)| words.end == met.words.start);
                    Some((rule, all.find(|met| !self.takes(&met.words) && !is_off(met) && !starts_term(met))?))
                },
            );
            let Some((rule, met)) = met else {
                continue;
            };
            let known = bound_at(line, met.words.start).filter(|(_, words)| words.end >= met.marked.end);
            let (bound, preposition) = known.unwrap_or((Bound::After, met.marked.clone()));
            let end = line.noun_phrase_end(met.words.end);
            let whole = met.words.start..end;
            let event = preposition.end..end;
            let deadline = Deadline {
                kind,
                text: line.text(&whole).to_owned(),
                span: line.span(&whole),
                preposition: Some(line.text(&preposition).to_owned()),
                bound,
                date: None,
                last_date: None,
                time: None,
                zone: None,
                offset: None,
                relative_to: Some(line.text(&event).to_owned()),
                is_from_signature: is_signature(line, &event),
            };
            let reason = line.reason(&rule.name, &whole, "when something else has happened");
            self.deadlines.push((whole, deadline, reason));
            return;
        }
    }
}

/// The moment before: where it ends, whether it is only referred to, its preposition.
type Earlier = (usize, bool, Option<(Bound, Range<usize>)>);

/// The year in which a day without one is nearest to another.
fn nearest_year(published: Date, day: Day) -> Option<i16> {
    let years = (-1..=1).filter_map(|step| published.year().checked_add(step));
    let dates = years.filter_map(|year| day.date(Some(year)));
    dates.min_by_key(|date| (*date - published).get_days().unsigned_abs()).map(Date::year)
}

/// Whether the end of a length is meant: "at the end of the two-year term".
fn ends_before(line: &Line<'_>, length: &Range<usize>) -> bool {
    let is_small = |at: usize| line.is(at, line.lexicon.asked.determiner) || line.is(at, line.lexicon.asked.modifier);
    (length.start.saturating_sub(6)..length.start).any(|at| {
        let end = line.longest(at, line.lexicon.asked.end_of).map(|length| at + length);
        end.is_some_and(|end| end <= length.start && (end..length.start).all(is_small))
    })
}
