//! Why a document could not be read.

use super::refusal::Refusal;
use crate::documents::document::DocumentId;
use std::fmt;

/// Why a document could not be read at all.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadingError {
    /// Nothing but blank space.
    Empty {
        /// The document.
        id: DocumentId,
    },
    /// Not what its ending says.
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

    /// The document.
    #[must_use]
    pub const fn id(&self) -> &DocumentId {
        match self {
            Self::Empty { id } | Self::Binary { id, .. } | Self::Unreadable { id, .. } => id,
        }
    }

    /// What is wrong with it, to be read after its name.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Empty { .. } => "is empty".to_owned(),
            Self::Binary { format, what, .. } => format!("is not {format}, it looks like {what}"),
            Self::Unreadable { what, .. } => format!("cannot be read: {what}"),
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn cure(&self) -> &str {
        match self {
            Self::Empty { .. } => "put the text of the document into it",
            Self::Binary { cure, .. } => cure,
            Self::Unreadable { cure, .. } => cure,
        }
    }
}

impl fmt::Display for ReadingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}; {}", self.id(), self.what(), self.cure())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_and_how_to_mend_it_are_told_apart_whatever_signs_are_in_it() {
        let (what, cure) = ("a part is missing; the rest is there".to_owned(), "save it anew".to_owned());
        let error = ReadingError::Unreadable { id: DocumentId::new("a.docx"), what, cure };
        assert_eq!(error.what(), "cannot be read: a part is missing; the rest is there");
        assert_eq!(error.cure(), "save it anew");
        assert_eq!(error.to_string(), "a.docx cannot be read: a part is missing; the rest is there; save it anew");
    }
}
