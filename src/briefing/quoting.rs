//! What claims of every kind say of their places and sources.

use super::claim::Source;
use crate::{
    documents::{document::Document, reading::marks_in},
    ground::{folding::fold_name, text::Span},
    places::{kind::PlaceKind, place::Place},
};

/// A place in a heading: its name, and what it is where that does not go without saying.
pub(super) fn heading(place: &Place) -> String {
    let (title, kind) = (&place.title, place.kind.word());
    let says_so = place.kind == PlaceKind::Country || fold_name(title).contains(kind);
    if says_so { title.clone() } else { format!("{title} {kind}") }
}

/// A document as a source.
pub(super) fn source(document: &Document) -> Source {
    Source {
        document: document.id.as_str().to_owned(),
        name: document.name().to_owned(),
        record: document.source.clone(),
        sha256: document.sha256.clone(),
    }
}

/// What in a quoted part of a document is a mark of its format, from the start of the part.
pub(super) fn marks(document: &Document, part: Span) -> Vec<Span> {
    marks_in(document, part).into_iter().map(|mark| within(mark, part)).collect()
}

/// A span of the document as a span of a part of it.
pub(super) const fn within(span: Span, part: Span) -> Span {
    Span::new(span.start.saturating_sub(part.start), span.end.saturating_sub(part.start))
}
