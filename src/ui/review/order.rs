//! The rows of the table: filtered, sorted and grouped once after each change of one of them.

use super::{
    docket::Docket,
    entry::{Column, Entry},
    filter::ProvisionFilter,
};
use crate::{documents::document::DocumentId, ground::folding::fold_name};
use std::collections::{BTreeSet, HashMap};

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
    rows: Vec<Row>,
    made_for: Option<(u64, Arrangement, ProvisionFilter, BTreeSet<DocumentId>)>,
}

impl Order {
    /// The rows, made anew when anything they depend on has changed.
    pub(crate) fn rows(
        &mut self,
        docket: &Docket,
        arrangement: &Arrangement,
        filter: &ProvisionFilter,
        hidden: &BTreeSet<DocumentId>,
    ) -> &[Row] {
        let is_current = self.made_for.as_ref().is_some_and(|(revision, own, by, without)| {
            *revision == docket.revision && own == arrangement && by == filter && without == hidden
        });
        if !is_current {
            self.rows = made(docket, arrangement, filter, hidden);
            self.made_for = Some((docket.revision, arrangement.clone(), filter.clone(), hidden.clone()));
        }
        &self.rows
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

fn made(
    docket: &Docket,
    arrangement: &Arrangement,
    filter: &ProvisionFilter,
    hidden: &BTreeSet<DocumentId>,
) -> Vec<Row> {
    let entries = docket.entries();
    let admitted = |entry: &Entry| !hidden.contains(&entry.provision.id.document) && filter.admits(entry);
    let mut shown: Vec<usize> =
        entries.iter().enumerate().filter(|(_, entry)| admitted(entry)).map(|(at, _)| at).collect();
    if let Some((column, direction)) = arrangement.sorting {
        sort(entries, &mut shown, column, direction);
    }
    let Some(column) = arrangement.grouping else {
        return shown.into_iter().map(Row::Entry).collect();
    };
    let mut heads: Vec<(Key, String)> = Vec::new();
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for at in shown {
        let Some(entry) = entries.get(at) else { continue };
        let head = if entry.cell(column).is_empty() { column.empty() } else { entry.cell(column) };
        let members = groups.entry(head.to_owned()).or_default();
        if members.is_empty() {
            heads.push((key(entry, column), head.to_owned()));
        }
        members.push(at);
    }
    heads.sort();
    let with_members = heads.into_iter().flat_map(|(_, head)| {
        let members = groups.remove(&head).unwrap_or_default();
        std::iter::once(Row::Head(head, members.len())).chain(members.into_iter().map(Row::Entry))
    });
    with_members.collect()
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
            let date = provision.deadline.as_ref().and_then(|deadline| deadline.date);
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

/// Sorts; equals stay in the order of the text, and what is not stated stays at the end either way.
fn sort(entries: &[Entry], shown: &mut Vec<usize>, column: Column, direction: Direction) {
    let mut keyed: Vec<(Key, usize)> =
        shown.iter().filter_map(|at| Some((key(entries.get(*at)?, column), *at))).collect();
    keyed.sort_by(|(a, first), (b, second)| {
        let by_value = match direction {
            Direction::Rising => (a.1, &a.2).cmp(&(b.1, &b.2)),
            Direction::Falling => (b.1, &b.2).cmp(&(a.1, &a.2)),
        };
        a.0.cmp(&b.0).then(by_value).then(first.cmp(second))
    });
    *shown = keyed.into_iter().map(|(_, at)| at).collect();
}
