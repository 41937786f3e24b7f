//! The links of a project, found by place; and the counts of what became of its mentions.

use crate::{
    documents::document::{Document, DocumentId, Passage},
    linking::mention::{Mention, Resolution, Sense},
    places::place::PlaceId,
};
use std::{collections::BTreeMap, sync::Arc};

/// A mention that is pinned to a place: it means one, and is used as a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The document.
    pub document: DocumentId,
    /// The number of the mention among those of the document; of use only while the project is open.
    pub mention: usize,
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

/// The links of a project by place.
#[derive(Debug, Clone, Default)]
pub(super) struct LinkIndex(Arc<BTreeMap<PlaceId, Vec<Link>>>);

impl LinkIndex {
    /// The index of documents with their mentions.
    pub(super) fn new<'a>(documents: impl IntoIterator<Item = (&'a Document, &'a [Mention])>) -> Self {
        let mut index: BTreeMap<PlaceId, Vec<Link>> = BTreeMap::new();
        for (document, mentions) in documents {
            for (number, mention) in mentions.iter().enumerate() {
                if let Some(place) = mention.pinned_place() {
                    index
                        .entry(place.clone())
                        .or_default()
                        .push(Link { document: document.id.clone(), mention: number });
                }
            }
        }
        Self(Arc::new(index))
    }

    /// The links of a place.
    pub(super) fn of(&self, place: &PlaceId) -> &[Link] {
        self.0.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every linked place and the number of its links, in the order of the ids.
    pub(super) fn counts(&self) -> impl Iterator<Item = (&PlaceId, usize)> {
        self.0.iter().map(|(place, links)| (place, links.len()))
    }
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
