//! Everything reviewed as one table of comma-separated values (RFC 4180): a mention or a provision a row, the
//! codes of PA-X beside it; of a provision who, what, when and how much as they are held, and what each reviewer holds. A text that a spreadsheet would take for a formula gets
//! an apostrophe before it.

use super::{
    Exchange, Senses,
    csv::{cause, number, text},
    reviewed::Reviewed,
    row::{Positions, Row},
};
use crate::{
    documents::document::{Document, SourceKind},
    ground::text::Span,
    places::{kind::PlaceKind, place::Place},
    project::Project,
};
use std::{borrow::Cow, io};

/// A table.
#[derive(Debug, Clone, Copy)]
pub struct Table;

const COLUMNS: [&str; 26] = [
    "row",
    "document",
    "title",
    "source_kind",
    "where",
    "start",
    "end",
    "quote",
    "surface",
    "sense",
    "place_id",
    "place_name",
    "place_kind",
    "lat",
    "lon",
    "confidence",
    "category",
    "pax",
    "who",
    "action",
    "when",
    "how_much",
    "verdict",
    "reviewers",
    "corrections",
    "note",
];

impl Exchange for Table {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let all = Senses::all();
        let senses = senses.unwrap_or(&all);
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS).map_err(cause)?;
        let positions = Positions::of(project);
        for document in project.documents() {
            for row in Row::of(project, &positions, document, senses) {
                let [first, second] = of_mention(&row);
                table.write_record(first.iter().chain(&second).map(|cell| cell.as_bytes())).map_err(cause)?;
            }
            for provision in Reviewed::of(project, document) {
                let [first, second] = of_provision(project, &provision);
                table.write_record(first.iter().chain(&second).map(|cell| cell.as_bytes())).map_err(cause)?;
            }
        }
        table.flush()
    }
}

/// The cell of a text that is made for it.
fn owned(words: &str) -> Cow<'static, str> {
    Cow::Owned(text(words).into_owned())
}

/// The first cells of every row: where the words stand.
fn words<'a>(row: &'static str, document: &'a Document, span: Span, quote: &'a str) -> Vec<Cow<'a, str>> {
    let place = document.passage_at(span.start).map(|passage| document.place_of(passage)).unwrap_or_default();
    vec![
        Cow::Borrowed(row),
        text(document.id.as_str()),
        text(document.name()),
        Cow::Borrowed(document.source.kind.map_or("", SourceKind::words)),
        owned(&place),
        number(Some(span.start)),
        number(Some(span.end)),
        text(quote),
    ]
}

/// The cells of a mention: where it stands, what it means; those of provisions are empty.
fn of_mention<'a>(row: &Row<'a>) -> [Vec<Cow<'a, str>>; 2] {
    let quote = row.passage().map_or("", |passage| row.document.words(passage.span));
    let mut means = vec![
        text(row.surface()),
        text(row.mention.sense.word()),
        text(row.place.map_or("", |place| place.id.as_str())),
        text(row.place.map_or("", |place| place.title.as_str())),
        text(row.place.map_or("", |place| place.kind.word())),
        number(row.position.map(|at| at.latitude)),
        number(row.position.map(|at| at.longitude)),
        number(Some(row.confidence())),
    ];
    means.extend([const { Cow::Borrowed("") }; 10]);
    [words("mention", row.document, row.mention.span, quote), means]
}

/// The cells of a provision: where it stands, its places, what is held of it.
fn of_provision<'a>(project: &'a Project, provision: &Reviewed<'a>) -> [Vec<Cow<'a, str>>; 2] {
    let places = provision.places(project);
    // A place that the gazetteer does not have takes its place in each list, without an id.
    let joined = |words: fn(&Place) -> &str, unplaced: fn(&'a str, PlaceKind) -> &'a str| {
        let own = provision.unplaced.iter().map(|(name, kind)| unplaced(name, *kind));
        let all: Vec<&str> = places.iter().map(|place| words(place)).chain(own).collect();
        owned(&all.join("; "))
    };
    let none = const { Cow::Borrowed("") };
    let held = vec![
        none.clone(),
        none.clone(),
        joined(|place| place.id.as_str(), |_, _| ""),
        joined(|place| &place.title, |name, _| name),
        joined(|place| place.kind.word(), |_, kind| kind.word()),
        none.clone(),
        none.clone(),
        none,
        owned(&provision.category),
        Cow::Owned(provision.pax()),
        owned(&provision.who()),
        owned(&provision.action()),
        owned(&provision.when()),
        owned(&provision.how_much()),
        Cow::Borrowed(provision.verdict()),
        owned(&provision.stances.listed()),
        owned(&provision.stances.corrections().join("; ")),
        owned(&provision.stances.note()),
    ];
    [words("provision", provision.document, provision.span, provision.quote()), held]
}
