//! Provisions as comma-separated values (RFC 4180): a provision a row, lists parted by "; ". A text that
//! a spreadsheet would take for a formula gets an apostrophe before it.

use super::{
    csv::{cause, number, text},
    provision_record::ProvisionRecord,
};
use crate::project::Project;
use std::{borrow::Cow, io};

const COLUMNS: [&str; 29] = [
    "document",
    "id",
    "clause",
    "category",
    "pax",
    "standing",
    "detail",
    "modality",
    "action",
    "obligor",
    "beneficiary",
    "guarantor",
    "controller",
    "supervisor",
    "places",
    "deadline",
    "deadline_kind",
    "date",
    "preposition",
    "duration",
    "renewal",
    "notice",
    "quantities",
    "conditions",
    "exceptions",
    "flags",
    "start",
    "end",
    "quote",
];

/// Writes the provisions of a project.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_provisions_csv(project: &Project, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS).map_err(cause)?;
    for document in project.documents() {
        for provision in project.provisions(&document.id) {
            let record = ProvisionRecord::of(project, provision);
            let cells = cells(document.id.as_str(), &record);
            table.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(cause)?;
        }
    }
    table.flush()
}

/// The cells of a provision, in the order of [`COLUMNS`].
fn cells<'a>(document: &'a str, record: &'a ProvisionRecord<'a>) -> [Cow<'a, str>; COLUMNS.len()] {
    let deadline = record.deadline.as_ref();
    let duration = record.duration.as_ref();
    let length = |length: Option<&super::provision_record::LengthRecord<'_>>| {
        list(length.map(|length| length.length.clone().unwrap_or_else(|| length.text.to_owned())))
    };
    let places = record.places.iter().map(|place| {
        let known = if place.is_strange { ", not in the gazetteer" } else { "" };
        format!("{} ({}{known})", place.name, place.role)
    });
    [
        text(document),
        text(&record.id),
        text(record.clause.unwrap_or_default()),
        text(record.category),
        list(record.pax),
        text(record.standing),
        number(Some(record.detail)),
        text(record.modality.as_ref().map_or("", |modality| modality.text)),
        text(record.action),
        optional(record.obligor.as_ref()),
        optional(record.beneficiary.as_ref()),
        optional(record.guarantor.as_ref()),
        optional(record.controller.as_ref()),
        optional(record.supervisor.as_ref()),
        list(places),
        text(deadline.map_or("", |deadline| deadline.text)),
        text(deadline.map_or("", |deadline| deadline.kind)),
        optional(deadline.and_then(|deadline| deadline.date.as_ref())),
        text(deadline.and_then(|deadline| deadline.preposition).unwrap_or_default()),
        optional(duration.map(|duration| &duration.length)),
        length(duration.and_then(|duration| duration.renewal.as_ref())),
        length(duration.and_then(|duration| duration.notice.as_ref())),
        list(record.quantities.iter().map(|quantity| quantity.text)),
        list(record.conditions.iter().map(|words| words.text)),
        list(record.exceptions.iter().map(|words| words.text)),
        list(&record.flags),
        number(Some(record.start)),
        number(Some(record.end)),
        text(record.quote),
    ]
}

fn optional(value: Option<&String>) -> Cow<'_, str> {
    text(value.map_or("", String::as_str))
}

/// Several texts in one cell.
fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Cow<'static, str> {
    let items: Vec<T> = items.into_iter().collect();
    let items: Vec<&str> = items.iter().map(T::as_ref).collect();
    Cow::Owned(text(&items.join("; ")).into_owned())
}
