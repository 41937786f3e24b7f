//! The region of a project: which places are its own, and how those of the whole world beside them are used.

use super::inputs::Inputs;
use crate::{
    ground::geo::LonLat,
    linking::{linker::Linker, names::Spelling, world::merging::WorldRole},
    places::{gazetteer::Gazetteer, world},
};

/// What the source of a place that a reader added is called.
pub const ADDED: &str = "added by the reader";

/// How the places of the whole world are used.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct World {
    pub(super) role: WorldRole,
    /// Near where the documents come from, when that is known.
    pub(super) near: Option<LonLat>,
    /// How names must be spelt to be found.
    pub(super) spelling: Spelling,
}

impl World {
    pub(super) fn of(inputs: &Inputs) -> Self {
        let role = if inputs.world { WorldRole::Linked } else { WorldRole::Decoy };
        Self { role, near: inputs.near, spelling: inputs.spelling }
    }

    /// The linker for a gazetteer. To the letter, the world's places keep no name off the map.
    pub(super) fn linker(&self, gazetteer: &Gazetteer) -> Linker {
        let linker = Linker::spelling(gazetteer, self.spelling);
        if self.is_asked() { linker.beside_world(self.role, self.near) } else { linker }
    }

    /// Whether the places of the world have a say.
    pub(super) fn is_asked(&self) -> bool {
        self.role == WorldRole::Linked || self.spelling == Spelling::Folded
    }
}

/// The places of a project without those that were taken in from the world for its mentions, and those
/// that a reader added.
pub(super) fn own_places(all: &Gazetteer) -> Gazetteer {
    let own = all.places().iter();
    let own = own.filter(|place| ![world::SOURCE, ADDED].contains(&&*place.source));
    let mut places = Gazetteer::default();
    places.add(own.cloned());
    places
}
