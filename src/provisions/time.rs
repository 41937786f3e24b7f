//! When a provision is to be fulfilled, and how long it holds: dates of the civil calendar, clocks as
//! stated, lengths. Nothing here knows today's date.

use crate::ground::{text::Span, written::words};
use jiff::civil::{Date, Time};

/// How a moment is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineKind {
    /// A date.
    Absolute,
    /// A date and a time of the day.
    Clock,
    /// A length of time from something else: within 72 hours of signature.
    Relative,
    /// When something else has happened.
    Conditional,
}

/// On which side of the moment it is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// On that day, at that hour.
    On,
    /// From then on.
    From,
    /// Then or earlier; whether the day itself counts is a matter of reading.
    By,
    /// Earlier.
    Before,
    /// Up to then.
    Until,
    /// Before so much time has passed.
    Within,
    /// Later.
    After,
}

/// A moment that a provision names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// How it is given.
    pub kind: DeadlineKind,
    /// The words, preposition and all.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The preposition as written: "no later than".
    pub preposition: Option<String>,
    /// What it means.
    pub bound: Bound,
    /// The date; of a range, the first.
    pub date: Option<Date>,
    /// The last date of a range.
    pub last_date: Option<Date>,
    /// The time of the day.
    pub time: Option<Time>,
    /// The clock as stated: "Moscow time".
    pub zone: Option<String>,
    /// How long after what it is relative to.
    pub offset: Option<Length>,
    /// What it is relative to, or waits for: "the signing of this agreement".
    pub relative_to: Option<String>,
    /// Whether that is the signature, so that its date gives the date of this.
    pub is_from_signature: bool,
}

/// A length of calendar time, as stated: no unit is turned into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// A unit of calendar time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// How long something holds, whether it goes on by itself, and how it is ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// How long.
    pub length: Length,
    /// Whether it is the least: "at least five years".
    pub at_least: bool,
    /// How it goes on when nobody objects.
    pub renewal: Option<LengthWords>,
    /// How long before the end it may be ended.
    pub notice: Option<LengthWords>,
}

/// A length and the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LengthWords {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// How long; `None` when it is not said.
    pub length: Option<Length>,
}

words! {
    DeadlineKind,
    Absolute => "absolute",
    Clock => "clock",
    Relative => "relative",
    Conditional => "conditional",
}

words! {
    Bound,
    On => "on",
    From => "from",
    By => "by",
    Before => "before",
    Until => "until",
    Within => "within",
    After => "after",
}

words! {
    TimeUnit,
    Minute => "minute",
    Hour => "hour",
    Day => "day",
    Week => "week",
    Month => "month",
    Year => "year",
}

impl Length {
    /// In the form of ISO 8601: `P5Y`, `PT72H`.
    #[must_use]
    pub fn iso(self) -> String {
        let count = self.count;
        match self.unit {
            TimeUnit::Minute => format!("PT{count}M"),
            TimeUnit::Hour => format!("PT{count}H"),
            TimeUnit::Day => format!("P{count}D"),
            TimeUnit::Week => format!("P{count}W"),
            TimeUnit::Month => format!("P{count}M"),
            TimeUnit::Year => format!("P{count}Y"),
        }
    }

    /// The date so long after another; `None` past the end of the calendar. Parts of a day count as a day.
    #[must_use]
    pub fn after(self, date: Date) -> Option<Date> {
        let count = i64::from(self.count);
        let span = jiff::Span::new();
        let span = match self.unit {
            TimeUnit::Minute => span.try_days(i64::from(self.count.div_ceil(24 * 60))),
            TimeUnit::Hour => span.try_days(i64::from(self.count.div_ceil(24))),
            TimeUnit::Day => span.try_days(count),
            TimeUnit::Week => span.try_weeks(count),
            TimeUnit::Month => span.try_months(count),
            TimeUnit::Year => span.try_years(count),
        };
        date.checked_add(span.ok()?).ok()
    }
}

impl Deadline {
    /// The moment in the form of ISO 8601, as far as it is stated: `2020-11-10T00:00`.
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        let date = self.date?;
        Some(match self.time {
            Some(time) => format!("{date}T{:02}:{:02}", time.hour(), time.minute()),
            None => date.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn lengths_are_written_and_added_as_stated() {
        let length = |count, unit| Length { count, unit };
        assert_eq!(length(5, TimeUnit::Year).iso(), "P5Y");
        assert_eq!(length(72, TimeUnit::Hour).iso(), "PT72H");
        assert_eq!(length(72, TimeUnit::Hour).after(date(2020, 2, 27)), Some(date(2020, 3, 1)));
        assert_eq!(length(6, TimeUnit::Month).after(date(2020, 8, 31)), Some(date(2021, 2, 28)));
        assert_eq!(length(u32::MAX, TimeUnit::Year).after(date(2020, 1, 1)), None);
    }
}
