//! Comma-separated values (RFC 4180): a mention a row. A text that a spreadsheet would take for a formula
//! gets an apostrophe before it.

use super::{
    Exchange, Senses,
    row::{Positions, Row},
};
use crate::project::Project;
use std::{borrow::Cow, io};

/// Comma-separated values.
#[derive(Debug, Clone, Copy)]
pub struct Csv;

const COLUMNS: [&str; 16] = [
    "document",
    "start",
    "end",
    "surface",
    "sense",
    "place_id",
    "place_name",
    "place_kind",
    "lat",
    "lon",
    "geonameid",
    "confidence",
    "paragraph",
    "sentence",
    "quote",
    "reasons",
];

impl Exchange for Csv {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let all = Senses::all();
        let senses = senses.unwrap_or(&all);
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS).map_err(cause)?;
        let positions = Positions::of(project);
        for document in project.documents() {
            for row in Row::of(project, &positions, document, senses) {
                let cells = cells(&row);
                let record = cells.iter().map(|cell| cell.as_bytes());
                table.write_record(record).map_err(cause)?;
            }
        }
        table.flush()
    }
}

/// The system's own error, so that the reader of a pipe who goes away is known as such.
pub(super) fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The cells of a mention, in the order of [`COLUMNS`].
fn cells<'a>(row: &Row<'a>) -> [Cow<'a, str>; COLUMNS.len()] {
    let passage = row.passage();
    let quote = passage.map_or("", |passage| row.document.words(passage.span));
    [
        text(row.document.id.as_str()),
        number(Some(row.mention.span.start)),
        number(Some(row.mention.span.end)),
        text(row.surface()),
        text(row.mention.sense.word()),
        text(row.place.map_or("", |place| place.id.as_str())),
        text(row.place.map_or("", |place| place.title.as_str())),
        text(row.place.map_or("", |place| place.kind.word())),
        number(row.position.map(|at| at.latitude)),
        number(row.position.map(|at| at.longitude)),
        number(row.place.and_then(|place| place.geonames)),
        number(Some(row.confidence())),
        number(passage.map(|passage| passage.locator.paragraph)),
        number(passage.map(|passage| passage.locator.sentence)),
        text(quote),
        Cow::Owned(text(&row.reasons().join("; ")).into_owned()),
    ]
}

/// A text that no spreadsheet takes for a formula.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A number, or an empty cell.
pub(super) fn number<N: ToString>(number: Option<N>) -> Cow<'static, str> {
    Cow::Owned(number.map(|number| number.to_string()).unwrap_or_default())
}
