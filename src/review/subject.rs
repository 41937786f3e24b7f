//! What a decision is about, named so that it is found again: by document, locator and words, never by a
//! number in a list.

use crate::{
    documents::{document::DocumentId, selector::Selector},
    linking::correction::Scope,
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
    /// A surface form wherever it stands, in a document or in all of them.
    Form {
        /// The document; none for all of them.
        document: Option<DocumentId>,
        /// The words.
        surface: Arc<str>,
    },
    /// Any words, to which a note or a tag is put.
    Words(Selector),
    /// A place.
    Place(PlaceId),
    /// A document as a source: its record, or a note on it as a whole.
    Source(DocumentId),
}

impl Subject {
    /// What a correction of a scope is about.
    #[must_use]
    pub fn of_scope(scope: Scope) -> Self {
        match scope {
            Scope::Here(words) => Self::Mention(words),
            Scope::Document { document, surface } => Self::Form { document: Some(document), surface: surface.into() },
            Scope::Always { surface } => Self::Form { document: None, surface: surface.into() },
        }
    }

    /// The scope of a correction of it; none when it is no mention.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Self::Mention(words) => Some(Scope::Here(words.clone())),
            Self::Form { document, surface } => {
                let surface = surface.as_ref().to_owned();
                Some(match document.clone() {
                    Some(document) => Scope::Document { document, surface },
                    None => Scope::Always { surface },
                })
            }
            Self::Provision { .. } | Self::Words(_) | Self::Place(_) | Self::Source(_) => None,
        }
    }

    /// The words it is about, when it is about words.
    #[must_use]
    pub const fn words(&self) -> Option<&Selector> {
        match self {
            Self::Provision { words, .. } | Self::Mention(words) | Self::Words(words) => Some(words),
            Self::Form { .. } | Self::Place(_) | Self::Source(_) => None,
        }
    }

    /// The document it belongs to, when it belongs to one.
    #[must_use]
    pub const fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Provision { words, .. } | Self::Mention(words) | Self::Words(words) => Some(&words.document),
            Self::Source(document) => Some(document),
            Self::Form { document, .. } => document.as_ref(),
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
            Self::Form { .. } | Self::Place(_) | Self::Source(_) => self.clone(),
        }
    }
}
