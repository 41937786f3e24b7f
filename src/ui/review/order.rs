//! The rows of the table: filtered, sorted and grouped once after each change of one of them.

use super::{
    docket::Docket,
    entry::{Column, Entry},
    filter::ProvisionFilter,
};
use crate::{documents::document::DocumentId, ground::folding::fold_name};
use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The first of the alphabet, the earliest, the least on top.
    Rising,
    /// The last on top.
    Falling,
}

/// How rows are laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Arrangement {
    /// By which column; none for the order of the text.
    pub sorting: Option<(Column, Direction)>,
    /// Under a head for each value of a column.
    pub grouping: Option<Column>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Row {
    /// The head of a group, with how many entries it has.
    Head(String, usize),
    /// An entry, by its number in the docket.
    Entry(usize),
}

/// The rows, and what they were made for.
#[derive(Debug, Default)]
pub(crate) struct Order {
    /// The entries that are shown, sorted; groups apart.
    sorted: Vec<usize>,
    rows: Vec<Row>,
    made_for: Option<(u64, Arrangement, ProvisionFilter, BTreeSet<DocumentId>)>,
}

/// More changed entries than this are sorted in anew with all others.
const FEW: usize = 100;

impl Order {
    /// The rows, made anew as far as anything they depend on has changed.
    pub(crate) fn rows(
        &mut self,
        docket: &Docket,
        arrangement: &Arrangement,
        filter: &ProvisionFilter,
        hidden: &BTreeSet<DocumentId>,
    ) -> &[Row] {
        let made_for = self.made_for.as_ref();
        let same = made_for.filter(|(_, own, by, without)| own == arrangement && by == filter && without == hidden);
        let revision = same.map(|(revision, ..)| *revision);
        if revision == Some(docket.revision) {
            return &self.rows;
        }
        let is_next = revision.is_some_and(|revision| revision + 1 == docket.revision);
        match docket.changed().filter(|changed| is_next && changed.len() <= FEW) {
            Some(changed) => self.resort(docket.entries(), changed, arrangement, |it| it.is_shown(filter, hidden)),
            None => self.sorted = sorted(docket.entries(), arrangement, |it| it.is_shown(filter, hidden)),
        }
        self.rows = grouped(docket.entries(), &self.sorted, arrangement);
        self.made_for = Some((docket.revision, arrangement.clone(), filter.clone(), hidden.clone()));
        &self.rows
    }

    /// Puts some entries where they belong now.
    fn resort(
        &mut self,
        entries: &[Arc<Entry>],
        changed: &[usize],
        arrangement: &Arrangement,
        is_shown: impl Fn(&Entry) -> bool,
    ) {
        self.sorted.retain(|at| !changed.contains(at));
        for at in changed {
            let Some(entry) = entries.get(*at).filter(|entry| is_shown(entry)) else { continue };
            let own = Place::of(entry, *at, arrangement);
            let is_before = |other: &usize| {
                entries
                    .get(*other)
                    .is_some_and(|entry| Place::of(entry, *other, arrangement).cmp(&own, arrangement).is_lt())
            };
            let seat = self.sorted.partition_point(is_before);
            self.sorted.insert(seat, *at);
        }
    }

    /// The rows as they were made last.
    pub(crate) fn latest(&self) -> &[Row] {
        &self.rows
    }

    /// The entries as they were listed last.
    pub(crate) fn entries(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.rows.iter().filter_map(|row| match row {
            Row::Entry(at) => Some(*at),
            Row::Head(..) => None,
        })
    }
}

/// The entries that are shown, sorted.
fn sorted(entries: &[Arc<Entry>], arrangement: &Arrangement, is_shown: impl Fn(&Entry) -> bool) -> Vec<usize> {
    let shown = entries.iter().enumerate().filter(|(_, entry)| is_shown(entry));
    if arrangement.sorting.is_none() {
        return shown.map(|(at, _)| at).collect();
    }
    let mut places: Vec<Place> = shown.map(|(at, entry)| Place::of(entry, at, arrangement)).collect();
    places.sort_by(|a, b| a.cmp(b, arrangement));
    places.into_iter().map(|place| place.at).collect()
}

/// The rows of sorted entries, under heads when they are grouped.
fn grouped(entries: &[Arc<Entry>], sorted: &[usize], arrangement: &Arrangement) -> Vec<Row> {
    let Some(column) = arrangement.grouping else {
        return sorted.iter().copied().map(Row::Entry).collect();
    };
    let mut heads: Vec<(Key, &str)> = Vec::new();
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in sorted {
        let Some(entry) = entries.get(*at) else { continue };
        let head = if entry.cell(column).is_empty() { column.empty() } else { entry.cell(column) };
        let members = groups.entry(head).or_default();
        if members.is_empty() {
            heads.push((key(entry, column), head));
        }
        members.push(*at);
    }
    heads.sort();
    let with_members = heads.into_iter().flat_map(|(_, head)| {
        let members = groups.remove(head).unwrap_or_default();
        std::iter::once(Row::Head(head.to_owned(), members.len())).chain(members.into_iter().map(Row::Entry))
    });
    with_members.collect()
}

/// Where an entry stands in the table. Equals stay in the order of the text, and what is not stated stays at
/// the end whichever way is sorted.
struct Place {
    key: Option<Key>,
    at: usize,
}

impl Place {
    fn of(entry: &Entry, at: usize, arrangement: &Arrangement) -> Self {
        Self { key: arrangement.sorting.map(|(column, _)| key(entry, column)), at }
    }

    fn cmp(&self, other: &Self, arrangement: &Arrangement) -> Ordering {
        let by_value = match (&self.key, &other.key, arrangement.sorting) {
            (Some(a), Some(b), Some((_, Direction::Rising))) => {
                a.0.cmp(&b.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2)))
            }
            (Some(a), Some(b), Some((_, Direction::Falling))) => {
                a.0.cmp(&b.0).then_with(|| (b.1, &b.2).cmp(&(a.1, &a.2)))
            }
            _ => Ordering::Equal,
        };
        by_value.then(self.at.cmp(&other.at))
    }
}

/// What an entry is sorted by: what is not stated comes last.
type Key = (bool, i64, String);

fn key(entry: &Entry, column: Column) -> Key {
    let provision = &entry.provision;
    let cell = || fold_name(entry.cell(column));
    match column {
        Column::Status => (false, entry.status as i64, String::new()),
        Column::Category => (false, entry.category as i64, String::new()),
        Column::When => {
            let date = entry.deadline.as_ref().and_then(|deadline| deadline.date);
            let day = date.map_or(i64::MAX, |date| i64::from(date.year()) * 400 + i64::from(date.day_of_year()));
            (entry.cell(column).is_empty(), day, cell())
        }
        Column::HowMuch => {
            let value = provision.quantities.first().map_or(0.0, |quantity| quantity.value);
            (entry.cell(column).is_empty(), (value * 1000.0) as i64, cell())
        }
        Column::Source => (false, 0, format!("{:08} {:010}", entry.seat, provision.evidence.span.start)),
        Column::Place | Column::Who | Column::What => (entry.cell(column).is_empty(), 0, cell()),
    }
}
