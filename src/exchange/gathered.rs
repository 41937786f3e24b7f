//! What a person reads of a project: its places with the passages that name them, its reviewed provisions,
//! its sources, and what has to be said beside. The formats that are for reading are written from it alike.

use super::{
    reviewed::Reviewed,
    unplaced::{NOT_IN_GAZETTEER, UnplacedPlace},
};
use crate::{
    documents::{
        document::{Document, Passage},
        reading::words_read,
    },
    places::{kind::PlaceKind, place::Place},
    project::Project,
};

/// What is said where names stand without a map.
pub(super) const STATUS_CAVEAT: &str =
    "Boundaries and names are those of the sources; showing them says nothing on the status of any territory.";

/// A place and the passages that name it.
#[derive(Debug)]
pub(super) struct PlacePart<'a> {
    pub(super) title: &'a str,
    /// Its kind and the largest place it is part of, or that the gazetteer does not have it.
    pub(super) standing: String,
    pub(super) passages: Vec<(&'a Document, &'a Passage)>,
}

/// The places that passages name, the most named first; then those that the gazetteer does not have.
pub(super) fn places(project: &Project) -> Vec<PlacePart<'_>> {
    let linked = project.linked_places().into_iter();
    let parts = linked.map(|(place, _)| {
        let mut passages: Vec<(&Document, &Passage)> = Vec::new();
        for link in project.links_of(&place.id) {
            if let Some(found) = project.passage_of(link) {
                let is_known = passages.last().is_some_and(|(document, passage)| {
                    document.id == found.document.id && passage.locator == found.passage.locator
                });
                if !is_known {
                    passages.push((found.document, found.passage));
                }
            }
        }
        PlacePart { title: &place.title, standing: standing(project, place), passages }
    });
    let unplaced = UnplacedPlace::all(project).into_iter().map(|unplaced| {
        let standing = match unplaced.kind {
            PlaceKind::Other => NOT_IN_GAZETTEER.to_owned(),
            kind => format!("{}, {NOT_IN_GAZETTEER}", kind.word()),
        };
        let words = unplaced.words.iter();
        let mut passages: Vec<(&Document, &Passage)> =
            words.filter_map(|(document, span)| Some((*document, document.passage_at(span.start)?))).collect();
        passages.dedup_by(|a, b| a.0.id == b.0.id && a.1.locator == b.1.locator);
        PlacePart { title: unplaced.name, standing, passages }
    });
    parts.chain(unplaced).collect()
}

/// The reviewed provisions of all documents, in their order.
pub(super) fn provisions(project: &Project) -> Vec<Reviewed<'_>> {
    project.documents().iter().flat_map(|document| Reviewed::of(project, document)).collect()
}

/// The heads of the columns of provisions.
pub(super) const HEADS: [&str; 13] = [
    "Verdict",
    "Category",
    "Reviewers",
    "PA-X",
    "Places",
    "Who",
    "Action",
    "When",
    "How much",
    "Words",
    "Where",
    "Corrections",
    "Note",
];

/// The cells of a provision under [`HEADS`].
pub(super) fn cells(project: &Project, provision: &Reviewed<'_>) -> [String; 13] {
    let stances = &provision.stances;
    [
        provision.verdict().to_owned(),
        provision.title().to_owned(),
        stances.listed(),
        provision.pax(),
        provision.place_names(project),
        provision.who(),
        provision.action(),
        provision.when(),
        provision.how_much(),
        words_read(provision.document, provision.span).into_owned(),
        format!("{}, {}", provision.document.name(), provision.place_in_text()),
        stances.corrections().join("; "),
        stances.note(),
    ]
}

/// The remark on a place's standing; else its kind and the largest place it is part of.
fn standing(project: &Project, place: &Place) -> String {
    match &place.status {
        Some(status) => format!("{}, {status}", place.kind.word()),
        None => project.gazetteer().standing(place),
    }
}

/// Where a passage stands, for people.
pub(super) fn cited(document: &Document, passage: &Passage) -> String {
    let span = passage.span;
    format!("{}, {}, characters {}–{}", document.name(), document.place_of(passage), span.start, span.end)
}

/// What is known of a source: its parts that are known, and its hash.
pub(super) fn source_line(document: &Document) -> String {
    let source = &document.source;
    let kind = source.kind.map(|kind| kind.words().to_owned());
    let parts = [source.publisher.clone(), source.date.clone(), kind, source.address.clone()];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.push(format!("SHA-256 {}", document.sha256));
    parts.join(" · ")
}
