//! A project in memory: the documents and places that were opened, and what was derived from them.
//!
//! Inputs are read and never written; links and provisions are derived anew whenever inputs join or a
//! reader decides something. This room and the ones below it that say so touch the disk; nothing here
//! knows a window.

pub mod checking;
mod deciding;
mod deriving;
mod error;
mod finding;
mod findings;
mod gathering;
pub mod held;
pub mod inputs;
mod keeping;
mod linked;
mod links;
mod merging;
mod opening;
mod origins;
mod parallel;
mod paths;
mod place_index;
pub mod progress;
mod records;
mod region;
mod rereading;
pub mod search;
pub mod shipped;
mod sidecars;
pub mod sources;
pub mod store;
pub mod streaming;
mod subjects;
pub mod unsettled;

#[cfg(test)]
mod tests;

pub use error::ProjectError;
pub use inputs::{Depth, Inputs, StandIn};
pub use keeping::Kept;
pub use links::{Link, PassageView, Summary};
pub use origins::{Origins, OverwriteError};
pub use region::ADDED;
pub use rereading::Reread;
pub use subjects::found_fields;

use crate::{
    documents::document::{Document, DocumentId, Locator, Passage, SourceRecord},
    ground::{text::Span, warning::Warning},
    linking::mention::Mention,
    places::{
        gazetteer::Gazetteer,
        place::{Place, PlaceId},
    },
    review::Review,
};
use findings::{FindingsIndex, Reading};
use place_index::PlaceIndex;
use region::World;
use search::SearchIndex;
use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

/// Documents, places, and the links between them. A copy shares what is large with the project that it was
/// made of.
#[derive(Debug, Clone, Default)]
pub struct Project {
    name: String,
    gazetteer: Arc<Gazetteer>,
    documents: Arc<Vec<Document>>,
    seats: Arc<HashMap<DocumentId, usize>>,
    /// The mentions of each document as they were found.
    linked: Arc<Vec<Vec<Mention>>>,
    /// The mentions of the documents in which a reader corrected any, by the document's seat.
    corrected: BTreeMap<usize, Arc<Vec<Mention>>>,
    links: PlaceIndex<Link>,
    findings: FindingsIndex,
    /// The files that documents were read from.
    paths: Arc<BTreeMap<DocumentId, PathBuf>>,
    world: World,
    reading: Reading,
    review: Arc<Review>,
    /// The records of sources that people mended, as they were read, by the document's seat.
    sources_as_read: Arc<BTreeMap<usize, SourceRecord>>,
    /// Those of the inputs, then those of the decisions.
    warnings: Arc<Vec<Warning>>,
    input_warnings: usize,
    /// What is said of decisions that find their words no more.
    strays: Arc<Vec<Warning>>,
    unread_inputs: usize,
    search_index: Arc<OnceLock<SearchIndex>>,
}

impl Project {
    /// The name it goes by: that of the file it is kept in, else that of its first document or folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same by the name of the file that a person keeps it in.
    #[must_use]
    pub fn named_after(self, file: &Path) -> Self {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Self { name: name.unwrap_or_else(|| self.name.clone()), ..self }
    }

    /// The same by the name of another.
    #[must_use]
    pub fn named_as(self, other: &Self) -> Self {
        Self { name: other.name.clone(), ..self }
    }

    /// Its places.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Its documents, in the order of the input.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// A document by its id.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.get(*self.seats.get(id)?)
    }

    /// The mentions of a document, in the order of its text; none for a document it does not have.
    #[must_use]
    pub fn mentions(&self, id: &DocumentId) -> &[Mention] {
        self.seats.get(id).map(|seat| self.mentions_at(*seat)).unwrap_or_default()
    }

    fn mentions_at(&self, seat: usize) -> &[Mention] {
        let mentions = self.corrected.get(&seat).map(Arc::as_ref).or_else(|| self.linked.get(seat));
        mentions.map(Vec::as_slice).unwrap_or_default()
    }

    /// The mentions of a document that lie in a span, each with its number in [`Self::mentions`].
    pub fn mentions_in(&self, id: &DocumentId, span: Span) -> impl Iterator<Item = (usize, &Mention)> {
        let all = self.mentions(id);
        let first = all.partition_point(|mention| mention.span.start < span.start);
        let from_first = all.iter().enumerate().skip(first);
        from_first.take_while(move |(_, mention)| mention.span.start < span.end)
    }

    /// The links of a place, in the order of the documents and their texts.
    #[must_use]
    pub fn links_of(&self, place: &PlaceId) -> &[Link] {
        self.links.of(place)
    }

    /// Every place that is linked, with the number of its links: the most linked first, then by title.
    #[must_use]
    pub fn linked_places(&self) -> Vec<(&Place, usize)> {
        let counts = self.links.counts();
        let mut linked: Vec<(&Place, usize)> =
            counts.filter_map(|(id, count)| Some((self.gazetteer.place(id)?, count))).collect();
        linked.sort_by(|(a, a_count), (b, b_count)| {
            let by_count = b_count.cmp(a_count);
            by_count.then_with(|| (&a.title, &a.id).cmp(&(&b.title, &b.id)))
        });
        linked
    }

    /// The places that a passage is linked to, each once, in the order of the text.
    #[must_use]
    pub fn places_of(&self, id: &DocumentId, locator: Locator) -> Vec<&Place> {
        let document = self.document(id);
        let Some(passage) = document.and_then(|document| document.passage(locator)) else {
            return Vec::new();
        };
        let mut places: Vec<&Place> = Vec::new();
        for (_, mention) in self.mentions_in(id, passage.span) {
            let place = mention.pinned_place().and_then(|id| self.gazetteer.place(id));
            let is_new = |place: &&Place| places.iter().all(|known| known.id != place.id);
            let place = place.filter(is_new);
            places.extend(place);
        }
        places
    }

    /// The passage that a link stands in, and the sentences around it.
    #[must_use]
    pub fn passage_of(&self, link: &Link) -> Option<PassageView<'_>> {
        let document = self.document(&link.document)?;
        let mention = self.mentions(&link.document).get(link.mention)?;
        let passage = document.passage_at(mention.span.start)?;
        Some(PassageView {
            document,
            passage,
            mention,
            before: neighbour(document, passage, -1),
            after: neighbour(document, passage, 1),
        })
    }

    /// What was left out of the inputs, in their order, then the decisions that find nothing to decide on.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// How many of the inputs that were named could not be read at all; [`Self::warnings`] says why.
    #[must_use]
    pub fn unread_inputs(&self) -> usize {
        self.unread_inputs
    }

    /// The counts of what was found.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of((0..self.documents.len()).flat_map(|seat| self.mentions_at(seat)))
    }

    /// The project with its search index made, so that the first search finds at once.
    #[must_use]
    pub fn ready_to_search(self) -> Self {
        self.search_index.get_or_init(|| SearchIndex::new(&self));
        self
    }

    /// The index that [`search::search`] looks into; made when it is first asked for.
    #[must_use]
    pub fn search_index(&self) -> &SearchIndex {
        self.search_index.get_or_init(|| SearchIndex::new(self))
    }
}

/// The sentence a step before or after another in the same paragraph.
fn neighbour<'a>(document: &'a Document, passage: &Passage, step: i32) -> Option<&'a Passage> {
    document.passage(Locator { sentence: passage.locator.sentence.checked_add_signed(step)?, ..passage.locator })
}
