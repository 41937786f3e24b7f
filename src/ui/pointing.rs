//! What is under the pointer in any pane, so that it glows in the others.

use super::{app::App, selection::Selection};
use crate::{
    documents::document::{DocumentId, Locator},
    places::place::PlaceId,
    provisions::provision::ProvisionId,
};
use egui::Context;

impl App {
    /// The places that a passage under the pointer mentions.
    pub(super) fn places_at(&self, hovered: Option<(DocumentId, Locator)>) -> Vec<PlaceId> {
        let places = hovered.map(|(id, locator)| self.project.places_of(&id, locator)).unwrap_or_default();
        places.into_iter().map(|place| place.id.clone()).collect()
    }

    /// The place of a provision that leads: one of its area or way before its ends.
    pub(super) fn lead_of(&self, id: &ProvisionId) -> Option<PlaceId> {
        self.docket.entry(id)?.lead().cloned()
    }

    /// The places of the selected passage, which glow as long as it is selected.
    pub(super) fn passage_places(&self) -> Vec<PlaceId> {
        match self.history.current() {
            Selection::Passage(id, locator) => self.places_at(Some((id.clone(), *locator))),
            Selection::Provision(id) if self.reviewing.compared.contains(id) => {
                self.reviewing.compared.iter().flat_map(|one| self.places_on(one)).collect()
            }
            Selection::Provision(id) => self.places_on(id),
            Selection::Nothing | Selection::Place(_) => Vec::new(),
        }
    }

    /// Notes what is under the pointer; panes drawn before show it in the next frame.
    pub(super) fn point_at(&mut self, places: Vec<PlaceId>) {
        self.pointed = places;
    }

    /// Takes over what was under the pointer in this frame, nothing when it was on no pane.
    pub(super) fn take_pointed(&mut self, context: &Context) {
        let pointed = std::mem::take(&mut self.pointed);
        if self.hovered != pointed {
            self.hovered = pointed;
            context.request_repaint();
        }
        let hovered = self.reviewing.hovered.take();
        let words = self.reviewing.pointed_field.as_ref().and_then(|(id, kind)| {
            let entry = self.docket.entry(id)?;
            (self.reader.document.as_ref() == Some(&id.document)).then(|| entry.spans_of(*kind))
        });
        let words = words.unwrap_or_default();
        if self.hovered_provision != hovered || self.lit_words != words {
            self.hovered_provision = hovered;
            self.lit_words = words;
            context.request_repaint();
        }
    }
}
