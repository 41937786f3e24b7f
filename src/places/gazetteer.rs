//! The gazetteer: places in the order of their files, found by id; and what their names fold to.
//!
//! A later file's place replaces an earlier one of the same id, so that a user's file wins.

use super::place::{Place, PlaceId};
use std::collections::HashMap;

/// All places of a project.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    index: HashMap<PlaceId, usize>,
}

impl Gazetteer {
    /// Adds places; one with a known id takes the old one's seat. Returns the ids that were replaced.
    pub fn add(&mut self, places: impl IntoIterator<Item = Place>) -> Vec<PlaceId> {
        let mut replaced = Vec::new();
        let places = places.into_iter();
        let (count, _) = places.size_hint();
        self.places.reserve(count);
        self.index.reserve(count);
        for place in places {
            if let Some(seat) = self.index.get(&place.id).and_then(|&at| self.places.get_mut(at)) {
                replaced.push(place.id.clone());
                *seat = place;
            } else {
                self.index.insert(place.id.clone(), self.places.len());
                self.places.push(place);
            }
        }
        replaced
    }

    /// Every place, in the order of the files.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// A place by its id.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        self.index.get(id).and_then(|&at| self.places.get(at))
    }

    /// The chain of places that a place is part of, nearest first; ends at the first repetition.
    #[must_use]
    pub fn ancestors(&self, id: &PlaceId) -> Vec<&Place> {
        let mut chain: Vec<&Place> = Vec::new();
        let mut next = self.place(id).and_then(|place| place.parent.as_ref());
        while let Some(parent) = next.and_then(|parent| self.place(parent)) {
            if parent.id == *id || chain.iter().any(|known| known.id == parent.id) {
                break;
            }
            chain.push(parent);
            next = parent.parent.as_ref();
        }
        chain
    }
}
