//! The places that mentions may mean while inputs stream by: those of the gazetteer, and those of the world
//! that a document names, made when they are first asked for.

use crate::{
    ground::geo::LonLat,
    linking::linker::Linker,
    places::{
        gazetteer::Gazetteer,
        place::{Place, PlaceId},
        world::{Row, World},
    },
};
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

/// Places by id.
#[derive(Debug, Clone)]
pub struct PlaceBook<'a> {
    gazetteer: &'a Gazetteer,
    linker: &'a Linker,
    /// A place for each row of the world, once it was asked for.
    world: Arc<[OnceLock<Place>]>,
    /// The rows that the document at hand names.
    rows: HashMap<PlaceId, u32>,
}

impl<'a> PlaceBook<'a> {
    /// The places of a gazetteer and of the world beside it.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer, linker: &'a Linker) -> Self {
        let rows = if linker.links_world() { World::shipped().len() } else { 0 };
        let world = (0..rows).map(|_| OnceLock::new()).collect();
        Self { gazetteer, linker, world, rows: HashMap::new() }
    }

    /// The same places with some rows of the world.
    #[must_use]
    pub fn with_rows(&self, rows: Vec<u32>) -> Self {
        let rows = rows.into_iter().map(|row| (World::shipped().id(row), row));
        Self { rows: rows.collect(), world: Arc::clone(&self.world), ..*self }
    }

    /// A place by its id, and where its symbol stands.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<(&Place, Option<LonLat>)> {
        if let Some((number, seat)) = self.linker.seat(id) {
            return Some((self.gazetteer.places().get(number)?, seat.at));
        }
        let &row = self.rows.get(id)?;
        let seat = self.world.get(row as usize)?;
        if seat.get().is_none() {
            let place = World::shipped().place(row)?;
            // Whoever was first made the same.
            seat.set(place).unwrap_or_default();
        }
        Some((seat.get()?, World::shipped().row(row).map(Row::position)))
    }
}
