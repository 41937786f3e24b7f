//! A date, a clock or both, as written in a line. A year that is not written is left open.

use jiff::civil::{Date, Time};
use std::ops::Range;

/// A day of the calendar, the year perhaps not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    /// `None` for a month as a whole.
    pub(super) of_month: Option<i8>,
}

/// A date, a clock or both, as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) words: Range<usize>,
    pub(super) day: Option<Day>,
    pub(super) last_day: Option<Day>,
    pub(super) time: Option<Time>,
    /// How many days after the day that is written: 1 for 24:00, which is 00:00 of the next.
    pub(super) days_on: i8,
    pub(super) zone: Option<Range<usize>>,
}

impl Day {
    /// The date; of a month its first day. `None` when there is no such day.
    pub(super) fn date(self, year: Option<i16>) -> Option<Date> {
        Date::new(self.year.or(year)?, self.month, self.of_month.unwrap_or(1)).ok()
    }

    /// The last date that is meant: of a month its last day.
    pub(super) fn last_date(self, year: Option<i16>) -> Option<Date> {
        let date = self.date(year)?;
        Some(if self.of_month.is_some() { date } else { date.last_of_month() })
    }
}

/// The moments that start at a word, and where they end.
pub(super) type Found = Option<(Vec<Moment>, usize)>;
