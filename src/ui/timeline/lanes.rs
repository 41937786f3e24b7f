//! The lanes of the timeline: what of a provision stands where on the axis, and what has no place there.

use super::names::{name_of, told_apart};
use crate::{
    documents::document::DocumentId,
    project::Project,
    provisions::{
        provision::ProvisionId,
        time::Bound,
        timeline::{Item, Moment, Reference, timeline},
    },
    ui::review::{
        docket::Docket,
        entry::{Column, Entry},
        filter::{Due, ProvisionFilter},
        status::Status,
    },
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// How a time is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Given {
    /// By a date.
    Absolute,
    /// By its distance from something.
    Relative,
    /// By something that has to happen.
    Conditional,
    /// Only how long it holds is said.
    Lasting,
    /// In words that name no date and no length.
    Worded,
    /// Not at all.
    Undated,
}

/// What is drawn on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// On a day.
    Moment(Date),
    /// On a day that was worked out.
    WorkedOut(Date),
    /// From a day on, without an end.
    From(Date),
    /// Until a day.
    Until(Date),
    /// Between two days.
    Between(Date, Date),
    /// Nothing.
    Nowhere,
}

/// Whether what a lane shows holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody has rejected it.
    Holds,
    /// A reviewer has.
    Rejected,
}

/// A lane: one provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lane {
    /// Its number in the docket.
    pub(crate) seat: usize,
    /// What it is called.
    pub(crate) name: String,
    /// What tells it from others that are called so; empty when none is.
    pub(crate) apart: String,
    /// How its time is given.
    pub(crate) given: Given,
    /// What is drawn.
    pub(crate) extent: Extent,
    /// Whether it goes on by itself.
    pub(crate) is_renewable: bool,
    /// The words for its time.
    pub(crate) words: String,
    /// Whether it holds.
    pub(crate) standing: Standing,
}

impl Given {
    /// What a lane of it is called.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Absolute => "By date",
            Self::Relative => "Relative to something else",
            Self::Conditional => "When something has happened",
            Self::Lasting => "Lasting, without a start",
            Self::Worded => "In words, without a date",
            Self::Undated => "No time stated",
        }
    }

    fn of(item: &Item, words: &str) -> Self {
        match (&item.moment, &item.lasting) {
            (Moment::Dated { .. }, _) => Self::Absolute,
            (Moment::Relative { .. }, _) => Self::Relative,
            (Moment::Conditional { .. }, _) => Self::Conditional,
            (Moment::Undated, Some(_)) => Self::Lasting,
            (Moment::Undated, None) if !words.is_empty() => Self::Worded,
            (Moment::Undated, None) => Self::Undated,
        }
    }
}

impl Lane {
    /// The dates that the axis has to hold.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        let (first, last) = match self.extent {
            Extent::Moment(date) | Extent::WorkedOut(date) | Extent::From(date) | Extent::Until(date) => {
                (Some(date), None)
            }
            Extent::Between(first, last) => (Some(first), Some(last)),
            Extent::Nowhere => (None, None),
        };
        first.into_iter().chain(last)
    }

    fn of(seat: usize, (entry, apart): (&Entry, String), item: &Item) -> Self {
        let deadline = entry.deadline.as_ref().map(|deadline| deadline.text.clone());
        let duration = entry.duration.as_ref().map(|duration| duration.text.clone());
        let worked_out = match &item.moment {
            Moment::Relative { resolved: Some(resolved), .. } => Some(format!("{}, {}", resolved.date, resolved.how)),
            _ => None,
        };
        let words: Vec<String> = [deadline, duration, worked_out].into_iter().flatten().collect();
        let words = if words.is_empty() { entry.cell(Column::When).to_owned() } else { words.join(" · ") };
        let is_renewable = item.lasting.as_ref().is_some_and(|lasting| lasting.is_renewable);
        let standing = if entry.status == Status::Rejected { Standing::Rejected } else { Standing::Holds };
        let given = Given::of(item, &words);
        Self { seat, name: name_of(entry), apart, given, extent: extent(item), is_renewable, words, standing }
    }
}

fn extent(item: &Item) -> Extent {
    let until = item.lasting.as_ref().and_then(|lasting| lasting.until);
    match &item.moment {
        Moment::Dated { date, last_date, bound, .. } => match (last_date.or(until), bound) {
            (Some(end), _) => Extent::Between(*date, end),
            (None, Bound::From | Bound::After) => Extent::From(*date),
            (None, Bound::By | Bound::Before | Bound::Until | Bound::Within) => Extent::Until(*date),
            (None, Bound::On) => Extent::Moment(*date),
        },
        Moment::Relative { resolved: Some(resolved), .. } => Extent::WorkedOut(resolved.date),
        Moment::Relative { .. } | Moment::Conditional { .. } | Moment::Undated => Extent::Nowhere,
    }
}

/// The lanes of what is shown whatever its date: by how time is given, then by date.
pub(crate) fn lanes(
    project: &Project,
    docket: &Docket,
    filter: &ProvisionFilter,
    hidden: &BTreeSet<DocumentId>,
) -> Vec<Lane> {
    let filter = ProvisionFilter { due: Due::Any, ..filter.clone() };
    let shown: Vec<&Entry> = docket.shown(&filter, hidden).collect();
    let mut items: HashMap<ProvisionId, Item> = HashMap::new();
    for document in project.documents() {
        let reference = document.source.day().map(|date| Reference { date, source: "date of the document".to_owned() });
        let own = shown.iter().filter(|entry| entry.provision.id.document == document.id);
        let own: Vec<_> = own.map(|entry| entry.in_time()).collect();
        let placed = timeline(own.iter().map(|own| &**own), reference.as_ref()).into_iter();
        items.extend(placed.map(|item| (item.provision.clone(), item)));
    }
    let lane = |(entry, apart): (&&Entry, String)| {
        let id = &entry.provision.id;
        Some(Lane::of(docket.seat(id)?, (entry, apart), items.get(id)?))
    };
    let mut lanes: Vec<Lane> = shown.iter().zip(told_apart(&shown)).filter_map(lane).collect();
    lanes.sort_by_key(|lane| (lane.given, lane.dates().min().is_none(), lane.dates().min(), lane.seat));
    lanes
}
