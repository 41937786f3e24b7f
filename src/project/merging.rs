//! The decisions of other reviewers taken into a project: the logs become one, in whatever order they come.

use super::{Project, ProjectError, progress::Progress};
use crate::{documents::document::DocumentId, review::Review};
use std::sync::Arc;

impl Project {
    /// This project with the decisions of a review beside its own, put back to their words.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn joined(&self, other: &Review, progress: &dyn Progress) -> Result<Self, ProjectError> {
        let review = Review::merged([self.review.as_ref(), other]);
        Ok(self.deciding(&Arc::new(review), progress)?.reattached())
    }

    /// The documents of another project that this one does not have, or has with other words.
    #[must_use]
    pub fn strange_of<'a>(&self, other: &'a Self) -> Vec<&'a DocumentId> {
        let strange = other
            .documents()
            .iter()
            .filter(|document| self.document(&document.id).is_none_or(|known| known.sha256 != document.sha256));
        strange.map(|document| &document.id).collect()
    }
}
