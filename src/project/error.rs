//! Why there is no project.

use super::store::StoreError;
use crate::ground::warning::Warning;

/// Why there is no project.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// None of the inputs holds a document.
    #[error("no document could be read")]
    NoDocuments {
        /// Why, input by input.
        warnings: Vec<Warning>,
    },
    /// None of the files of places holds a place.
    #[error("no place could be read")]
    NoPlaces {
        /// Why, file by file.
        warnings: Vec<Warning>,
    },
    /// The work was given up.
    #[error("opening was cancelled")]
    Cancelled,
    /// The project file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ProjectError {
    /// What was wrong with the inputs.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        match self {
            Self::NoDocuments { warnings } | Self::NoPlaces { warnings } => warnings,
            Self::Cancelled | Self::Store(_) => &[],
        }
    }
}
