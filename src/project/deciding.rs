//! What people decide, taken into a project. Most decisions are about provisions: then nothing but the review is
//! another. Links are worked out anew when one reaches them, and found anew when places came or went.

use super::{Project, ProjectError, linked::linked, progress::Progress, region::World};
use crate::{linking::world::merging::WorldRole, review::Review};
use std::sync::Arc;

impl Project {
    /// What people decided about it.
    #[must_use]
    pub const fn review(&self) -> &Arc<Review> {
        &self.review
    }

    /// Whether the places of the whole world are linked, or only keep names off the region's map.
    #[must_use]
    pub const fn world_role(&self) -> WorldRole {
        self.world.role
    }

    /// This project with this review in place of its own, as far as it differs. Texts are linked anew only when
    /// places were added or taken away.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn deciding(&self, review: &Arc<Review>, progress: &dyn Progress) -> Result<Self, ProjectError> {
        if self.review.links_as(review) {
            return Ok(Self { review: Arc::clone(review), ..self.clone() });
        }
        if self.review.places().eq(review.places()) {
            return Ok(self.clone().following(review));
        }
        self.relinked(self.world, review, progress)
    }

    /// This project, the places of the world used in a role.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn beside_world(&self, role: WorldRole, progress: &dyn Progress) -> Result<Self, ProjectError> {
        self.relinked(World { role, ..self.world }, &self.review, progress)
    }

    fn relinked(&self, world: World, review: &Arc<Review>, progress: &dyn Progress) -> Result<Self, ProjectError> {
        linked(self.gathered(), self.name.clone(), world, self.reading.clone(), review, progress)
    }
}

#[cfg(test)]
mod tests;
