//! What every sheet is made with: places, base map, colours, letters.

use super::{added_font::AddedFont, claim::Claim, fonts::FontSet, typesetting::PaperTypesetter};
use crate::{
    basemap::{Basemap, tinted::Tinted},
    places::{gazetteer::Gazetteer, kind::PlaceKind, place::Place},
    scene::{contents::Scene, mark::Mark, palette::Palette},
};
use std::sync::Arc;

/// So many places are a crowd.
const CROWD: usize = 2000;

/// What sheets of one palette are made with.
#[derive(Debug)]
pub struct Press<'a> {
    /// The places.
    pub gazetteer: &'a Gazetteer,
    /// The base map.
    pub basemap: &'a Basemap,
    /// Its reliefs in the colours of the palette.
    pub(super) reliefs: Vec<Tinted<'a>>,
    /// The colours.
    pub palette: Palette,
    /// Who sets text.
    pub typesetter: PaperTypesetter,
    /// The base map without relief, for small maps.
    pub(super) outlines: Basemap,
}

impl<'a> Press<'a> {
    /// A press.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer, basemap: &'a Basemap, palette: Palette) -> Self {
        let colours = palette.relief();
        let reliefs = basemap.reliefs.iter().map(|relief| relief.tinted(&colours)).collect();
        let outlines = Basemap { layers: basemap.layers.iter().map(Arc::clone).collect(), ..Basemap::default() };
        Self { gazetteer, basemap, reliefs, palette, typesetter: PaperTypesetter::new(), outlines }
    }

    /// The press with fonts for letters that the compiled-in ones lack, as far as they are read.
    #[must_use]
    pub fn with_fonts(self, added: &[AddedFont]) -> Self {
        let mut read = added.iter().filter_map(|font| font.file.clone()).peekable();
        if read.peek().is_none() {
            return self;
        }
        let fonts = FontSet::with(read);
        Self { typesetter: PaperTypesetter::with_fonts(fonts), ..self }
    }

    /// The names of places of claims that nobody can locate.
    pub(super) fn unlocated(&self, claims: &[(usize, &Claim)]) -> Vec<String> {
        let ids = claims.iter().flat_map(|(_, claim)| &claim.places);
        let mut names: Vec<String> = Vec::new();
        for place in ids.filter_map(|id| self.gazetteer.place(id)).filter(|place| place.geometry.is_empty()) {
            if !names.contains(&place.title) {
                names.push(place.title.clone());
            }
        }
        names
    }

    /// Whether the places are too many for rings and names.
    pub(super) fn is_crowded(&self) -> bool {
        self.gazetteer.places().len() >= CROWD
    }

    /// The places that no claim is about as quiet marks: a ring and a name, where there is room.
    pub(super) fn quiet_scene(&self, is_claimed: impl Fn(&Place) -> bool) -> Scene {
        let places = self.gazetteer.places();
        // A crowd is drawn in another way.
        let places = if self.is_crowded() { [].iter() } else { places.iter() };
        let dots = places.filter(|place| place.kind.is_settlement() || place.kind == PlaceKind::Other);
        let quiet = dots.filter(|place| !is_claimed(place));
        Scene::new(quiet.map(|place| Mark::new(place, place.title.clone(), 0)).collect())
    }
}
