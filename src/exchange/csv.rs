//! Comma-separated values (RFC 4180): a mention a row. A text that a spreadsheet would take for a formula
//! gets an apostrophe before it.

use super::row::Row;
use std::{borrow::Cow, io};

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

/// The system's own error, so that the reader of a pipe who goes away is known as such.
pub(super) fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Room for the cells of a usual mention, in bytes.
const CELLS: usize = 1 << 10;

/// The names of the columns.
pub(super) fn head() -> Vec<u8> {
    let mut head = Vec::new();
    push_record(COLUMNS, &mut head);
    head
}

/// The cell of a document's id, up to the next cell.
pub(super) fn first_cell(id: &str) -> Vec<u8> {
    let mut cell = Vec::new();
    push_record([&*text(id)], &mut cell);
    if cell.pop().is_some() {
        cell.push(b',');
    }
    cell
}

/// Adds the cells of a mention after the first.
pub(super) fn push(row: &Row<'_>, out: &mut Vec<u8>) {
    push_record(cells(row).iter().map(|cell| &**cell), out);
}

fn push_record<'a>(cells: impl IntoIterator<Item = &'a str>, out: &mut Vec<u8>) {
    let mut table = csv::WriterBuilder::new().buffer_capacity(CELLS).from_writer(out);
    // Writing to memory cannot fail.
    table.write_record(cells).unwrap_or_default();
    table.flush().unwrap_or_default();
}

/// The cells of a mention, in the order of [`COLUMNS`], but for the first.
fn cells<'a>(row: &Row<'a>) -> [Cow<'a, str>; COLUMNS.len() - 1] {
    let passage = row.passage();
    let quote = passage.map_or("", |passage| row.document.words(passage.span));
    [
        number(Some(row.span().start)),
        number(Some(row.span().end)),
        text(row.surface()),
        text(row.mention.sense.word()),
        text(row.place.map_or("", |place| place.id.as_str())),
        text(row.place.map_or("", |place| place.title.as_str())),
        text(row.place.map_or("", |place| place.kind.word())),
        number(row.position.map(|at| at.latitude)),
        number(row.position.map(|at| at.longitude)),
        number(row.place.and_then(|place| place.geonames)),
        number(Some(row.confidence())),
        number(passage.map(|passage| row.before.paragraphs + passage.locator.paragraph)),
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
