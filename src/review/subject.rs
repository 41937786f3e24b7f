//! What a decision is about, named so that it is found again: by document, locator and words, never by a
//! number in a list.

use crate::{
    documents::{document::DocumentId, selector::Selector},
    places::place::PlaceId,
};
use std::sync::Arc;

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A provision, detected or added: its words, and the category it was found or added as. A category
    /// that is corrected later is a [`super::decision::Field`]; the subject stays the same.
    Provision {
        /// Its words.
        words: Selector,
        /// The id of its first category.
        category: Arc<str>,
    },
    /// A mention of a place.
    Mention(Selector),
    /// Any words, to which a note or a tag is put.
    Words(Selector),
    /// A place.
    Place(PlaceId),
    /// A document as a source: its record, or a note on it as a whole.
    Source(DocumentId),
}

impl Subject {
    /// The words it is about, when it is about words.
    #[must_use]
    pub const fn words(&self) -> Option<&Selector> {
        match self {
            Self::Provision { words, .. } | Self::Mention(words) | Self::Words(words) => Some(words),
            Self::Place(_) | Self::Source(_) => None,
        }
    }

    /// The document it belongs to, when it belongs to one.
    #[must_use]
    pub const fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Provision { words, .. } | Self::Mention(words) | Self::Words(words) => Some(&words.document),
            Self::Source(document) => Some(document),
            Self::Place(_) => None,
        }
    }

    /// The same subject at other words.
    #[must_use]
    pub fn at(&self, words: Selector) -> Self {
        match self {
            Self::Provision { category, .. } => Self::Provision { words, category: Arc::clone(category) },
            Self::Mention(_) => Self::Mention(words),
            Self::Words(_) => Self::Words(words),
            Self::Place(_) | Self::Source(_) => self.clone(),
        }
    }
}
