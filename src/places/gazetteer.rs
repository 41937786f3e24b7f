//! The gazetteer: places in the order of their files, found by id, and what each is part of.
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
        if !self.places.is_empty() {
            return self.add_each(places);
        }
        // The first file may be a large one: its places stay where they are in memory.
        let places: Vec<Place> = places.into_iter().collect();
        let index: HashMap<PlaceId, usize> = places.iter().map(|place| place.id.clone()).zip(0..).collect();
        if index.len() < places.len() {
            return self.add_each(places);
        }
        *self = Self { places, index };
        Vec::new()
    }

    fn add_each(&mut self, places: impl IntoIterator<Item = Place>) -> Vec<PlaceId> {
        let mut replaced = Vec::new();
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

    /// What a place is, and the largest place it is part of: "district of a country".
    #[must_use]
    pub fn standing(&self, place: &Place) -> String {
        let kind = place.kind.word();
        match self.ancestors(&place.id).last() {
            Some(whole) => format!("{kind} of {}", whole.title),
            None => kind.to_owned(),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::geojson::read_places;

    fn places(titles: &[(&str, &str)]) -> Vec<Place> {
        let feature = |(id, title): &(&str, &str)| {
            format!(r#"{{"type":"Feature","id":"{id}","properties":{{"name":"{title}"}},"geometry":null}}"#)
        };
        let features: Vec<String> = titles.iter().map(feature).collect();
        let file = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        read_places("some", file.as_bytes()).unwrap().value
    }

    #[test]
    fn a_later_place_of_a_known_id_takes_the_old_ones_seat_within_a_file_too() {
        let twice = [places(&[("a", "Arnako"), ("b", "Belor")]), places(&[("a", "Arnakovo")])].concat();
        let mut gazetteer = Gazetteer::default();
        let replaced = gazetteer.add(twice);
        assert_eq!(replaced, [PlaceId::new("a")]);
        gazetteer.add(places(&[("c", "Cemna"), ("b", "Belora")]));
        let titles: Vec<&str> = gazetteer.places().iter().map(|place| place.title.as_str()).collect();
        assert_eq!(titles, ["Arnakovo", "Belora", "Cemna"]);
        assert_eq!(gazetteer.place(&PlaceId::new("b")).map(|place| place.title.as_str()), Some("Belora"));
    }
}
