//! The links of a project, found by place; and the counts of what became of its mentions.

use super::place_index::Seated;
use crate::{
    documents::document::{Document, DocumentId, Passage},
    linking::mention::{Mention, Resolution, Sense},
    places::place::PlaceId,
};
use std::collections::BTreeMap;

/// A mention that is pinned to a place: it means one, and is used as a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The document.
    pub document: DocumentId,
    /// The number of the mention among those of the document; of use only while the project is open.
    pub mention: usize,
    /// The number of the document.
    seat: usize,
}

/// A link where it stands.
#[derive(Debug, Clone, Copy)]
pub struct PassageView<'a> {
    /// The document.
    pub document: &'a Document,
    /// The sentence.
    pub passage: &'a Passage,
    /// The mention.
    pub mention: &'a Mention,
    /// The sentence before, in the same paragraph.
    pub before: Option<&'a Passage>,
    /// The sentence after, in the same paragraph.
    pub after: Option<&'a Passage>,
}

impl Seated for Link {
    fn seat(&self) -> usize {
        self.seat
    }
}

/// The links of a document, each with its place, in the order of the text.
pub(super) fn links_of<'a>(
    seat: usize,
    document: &'a Document,
    mentions: &'a [Mention],
) -> impl Iterator<Item = (PlaceId, Link)> + use<'a> {
    let linked = mentions.iter().enumerate().filter_map(|(number, mention)| Some((number, mention.pinned_place()?)));
    linked.map(move |(mention, place)| (place.clone(), Link { document: document.id.clone(), mention, seat }))
}

/// What became of the mentions of a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// All of them.
    pub mentions: usize,
    /// Those that mean one place.
    pub certain: usize,
    /// Those that several places fit.
    pub ambiguous: usize,
    /// Those that no place fits.
    pub unmatched: usize,
    /// Those that the reader says are no place.
    pub refused: usize,
    /// Those that mean one place and are used as a place.
    pub pinned: usize,
    /// Those of each sense, in the order of [`Sense::ALL`], absent senses left out.
    pub senses: Vec<(Sense, usize)>,
}

impl Summary {
    /// The counts of some mentions.
    pub fn of<'a>(mentions: impl IntoIterator<Item = &'a Mention>) -> Self {
        let mut summary = Self::default();
        let mut senses: BTreeMap<Sense, usize> = BTreeMap::new();
        for mention in mentions {
            summary.mentions += 1;
            match mention.resolution {
                Resolution::Resolved(_) => summary.certain += 1,
                Resolution::Ambiguous => summary.ambiguous += 1,
                Resolution::Unmatched if mention.is_refused() => summary.refused += 1,
                Resolution::Unmatched => summary.unmatched += 1,
            }
            summary.pinned += usize::from(mention.pinned_place().is_some());
            *senses.entry(mention.sense).or_default() += 1;
        }
        summary.senses = senses.into_iter().collect();
        summary
    }
}
