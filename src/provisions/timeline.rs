//! The provisions of documents in time: dated ones by their dates, the others told apart by why they have
//! none. What is relative is resolved only against a date that is given, and says so.

use super::{
    provision::{Provision, ProvisionId},
    time::{Bound, DeadlineKind, Length},
};
use jiff::civil::{Date, Time};

/// The date that "signature" means in a set of provisions, and where it is known from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The date.
    pub date: Date,
    /// Where it is known from: "date of the document".
    pub source: String,
}

/// How an item stands in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// At, from, by or before a date.
    Dated {
        /// The date; of a range, the first.
        date: Date,
        /// The last date of a range.
        last_date: Option<Date>,
        /// The hour.
        time: Option<Time>,
        /// The clock as stated.
        zone: Option<String>,
        /// On which side of it.
        bound: Bound,
    },
    /// So long after something.
    Relative {
        /// How long.
        offset: Option<Length>,
        /// After what, in the document's words.
        relative_to: Option<String>,
        /// The date that comes out, when the reference is known.
        resolved: Option<Resolved>,
    },
    /// When something else has happened.
    Conditional {
        /// What, in the document's words.
        on: String,
    },
    /// No moment is named.
    Undated,
}

/// A date that was worked out, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The date.
    pub date: Date,
    /// "2 days after 2020-11-09, the date of the document".
    pub how: String,
}

/// How long an item holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lasting {
    /// How long.
    pub length: Length,
    /// The last day, when the first is known.
    pub until: Option<Date>,
    /// Whether it goes on by itself.
    pub is_renewable: bool,
    /// How long before the end it may be ended.
    pub notice: Option<Length>,
}

/// A provision in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The provision.
    pub provision: ProvisionId,
    /// When.
    pub moment: Moment,
    /// How long.
    pub lasting: Option<Lasting>,
}

impl Item {
    /// The date by which it is sorted.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match &self.moment {
            Moment::Dated { date, .. } => Some(*date),
            Moment::Relative { resolved, .. } => resolved.as_ref().map(|resolved| resolved.date),
            Moment::Conditional { .. } | Moment::Undated => None,
        }
    }
}

/// The provisions in time: those with a date first, by date; then the others in the order given.
#[must_use]
pub fn timeline<'a>(provisions: impl IntoIterator<Item = &'a Provision>, reference: Option<&Reference>) -> Vec<Item> {
    let mut items: Vec<Item> = provisions.into_iter().map(|provision| item(provision, reference)).collect();
    items.sort_by_key(|item| (item.date().is_none(), item.date(), order(&item.moment)));
    items
}

/// Items without a date: relative, conditional, undated.
fn order(moment: &Moment) -> u8 {
    match moment {
        Moment::Dated { .. } => 0,
        Moment::Relative { .. } => 1,
        Moment::Conditional { .. } => 2,
        Moment::Undated => 3,
    }
}

fn item(provision: &Provision, reference: Option<&Reference>) -> Item {
    let moment = moment(provision, reference);
    let start = match &moment {
        Moment::Dated { date, bound: Bound::On | Bound::From, .. } => Some(*date),
        _ => None,
    };
    let lasting = provision.duration.as_ref().map(|duration| Lasting {
        length: duration.length,
        until: start.and_then(|start| duration.length.after(start)),
        is_renewable: duration.renewal.is_some(),
        notice: duration.notice.as_ref().and_then(|notice| notice.length),
    });
    Item { provision: provision.id.clone(), moment, lasting }
}

fn moment(provision: &Provision, reference: Option<&Reference>) -> Moment {
    let Some(deadline) = &provision.deadline else {
        return Moment::Undated;
    };
    match deadline.kind {
        DeadlineKind::Absolute | DeadlineKind::Clock => deadline.date.map_or(Moment::Undated, |date| Moment::Dated {
            date,
            last_date: deadline.last_date,
            time: deadline.time,
            zone: deadline.zone.clone(),
            bound: deadline.bound,
        }),
        DeadlineKind::Relative => {
            let known = reference.filter(|_| deadline.is_from_signature);
            let resolved = known.and_then(|reference| {
                let date = match deadline.offset {
                    Some(offset) => offset.after(reference.date)?,
                    None => reference.date,
                };
                let after = deadline
                    .offset
                    .map_or_else(String::new, |offset| format!("{} {}(s) after ", offset.count, offset.unit.word()));
                Some(Resolved { date, how: format!("{after}{}, the {}", reference.date, reference.source) })
            });
            Moment::Relative { offset: deadline.offset, relative_to: deadline.relative_to.clone(), resolved }
        }
        DeadlineKind::Conditional => Moment::Conditional { on: deadline.relative_to.clone().unwrap_or_default() },
    }
}
