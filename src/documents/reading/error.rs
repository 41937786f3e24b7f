//! Why a document could not be read.

use super::refusal::Refusal;
use crate::documents::document::DocumentId;

/// Why a document could not be read at all.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadingError {
    /// Nothing but blank space.
    #[error("{id} is empty; put the text of the document into it")]
    Empty {
        /// The document.
        id: DocumentId,
    },
    /// Not what its ending says.
    #[error("{id} is not {format}, it looks like {what}; {cure}")]
    Binary {
        /// The document.
        id: DocumentId,
        /// What its ending says.
        format: &'static str,
        /// What the bytes look like.
        what: &'static str,
        /// How to mend it.
        cure: &'static str,
    },
    /// What its ending says, but not to be read.
    #[error("{id} cannot be read: {what}; {cure}")]
    Unreadable {
        /// The document.
        id: DocumentId,
        /// What is wrong with it.
        what: String,
        /// How to mend it.
        cure: String,
    },
}

impl ReadingError {
    pub(super) fn refused(id: &DocumentId, refusal: Refusal) -> Self {
        Self::Unreadable { id: id.clone(), what: refusal.what.into_owned(), cure: refusal.cure.into_owned() }
    }
}
