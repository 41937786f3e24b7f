//! The axis: days of the civil calendar along a width in points, with ticks at round dates.

use jiff::{Span, civil::Date};

/// Days between two dates, and their place along a width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Axis {
    first: Date,
    days: f32,
}

/// The steps between ticks, in months, the smallest first.
const STEPS: [i32; 8] = [1, 3, 6, 12, 24, 60, 120, 300];

/// The most ticks that an axis has, and the room that each needs with what is written at it, in points.
const MOST_TICKS: f32 = 9.0;
const TICK_PT: f32 = 60.0;

impl Axis {
    /// An axis that holds all of some dates, with a little room at both ends; none without any.
    pub(crate) fn around(dates: impl Iterator<Item = Date> + Clone) -> Option<Self> {
        let (first, last) = (dates.clone().min()?, dates.max()?);
        let room = i64::from(between(first, last) / 20).max(10);
        let first = first.checked_sub(Span::new().days(room)).unwrap_or(first);
        let last = last.checked_add(Span::new().days(room)).unwrap_or(last);
        Some(Self { first, days: between(first, last) as f32 })
    }

    /// How far along a date is, 0 to 1.
    pub(crate) fn part_of(self, date: Date) -> f32 {
        between(self.first, date) as f32 / self.days.max(1.0)
    }

    /// The date at a part of the axis.
    pub(crate) fn date_at(self, part: f32) -> Date {
        let days = (part.clamp(0.0, 1.0) * self.days).round() as i64;
        self.first.checked_add(Span::new().days(days)).unwrap_or(self.first)
    }

    /// Round dates that have room over a width, each with what is written at it: months when the axis is short,
    /// else years.
    pub(crate) fn ticks(self, width_pt: f32) -> Vec<(Date, String)> {
        let months = self.days / 30.44;
        let most = (width_pt / TICK_PT).clamp(1.0, MOST_TICKS);
        let step = STEPS.into_iter().find(|step| months / *step as f32 <= most).unwrap_or(600);
        let month_of_era = i32::from(self.first.year()) * 12 + i32::from(self.first.month()) - 1;
        let mut at = (month_of_era / step + 1) * step;
        let mut ticks = Vec::new();
        loop {
            let (year, month) = (at.div_euclid(12), at.rem_euclid(12) + 1);
            let Ok(date) = Date::new(year as i16, month as i8, 1) else { break };
            if self.part_of(date) > 1.0 {
                break;
            }
            let words = if step >= 12 { year.to_string() } else { format!("{year}-{month:02}") };
            ticks.push((date, words));
            at += step;
        }
        ticks
    }
}

/// Days from one date to another.
fn between(first: Date, last: Date) -> i32 {
    first.until(last).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_is_found_again_where_it_stands() {
        let axis = Axis::around([date(2020, 11, 10), date(2025, 11, 10)].into_iter()).unwrap();
        for day in [date(2020, 11, 15), date(2023, 2, 28)] {
            assert_eq!(axis.date_at(axis.part_of(day)), day);
        }
        assert!(Axis::around(std::iter::empty()).is_none());
    }

    #[test]
    fn ticks_are_round_and_few() {
        let long = Axis::around([date(1994, 5, 1), date(2025, 11, 10)].into_iter()).unwrap();
        let ticks = long.ticks(900.0);
        assert!(ticks.len() <= 10 && ticks.iter().all(|(date, _)| date.day() == 1 && date.month() == 1));
        assert!(long.ticks(250.0).len() <= 5, "what is written would overlap");
        let short = Axis::around([date(2020, 11, 10), date(2020, 12, 1)].into_iter()).unwrap();
        assert!(!short.ticks(900.0).is_empty(), "{short:?}");
    }
}
