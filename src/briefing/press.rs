//! What every sheet is made with: places, base map, colours, letters.

use super::{claim::Claim, crowd::CROWD, typesetting::PaperTypesetter};
use crate::{
    basemap::Basemap,
    places::{gazetteer::Gazetteer, kind::PlaceKind, place::Place},
    scene::{contents::Scene, mark::Mark, palette::Palette},
};
use image::RgbaImage;
use std::sync::Arc;

/// What sheets of one palette are made with.
#[derive(Debug)]
pub struct Press<'a> {
    /// The places.
    pub gazetteer: &'a Gazetteer,
    /// The base map.
    pub basemap: &'a Basemap,
    /// Its relief images in the colours of the palette.
    pub reliefs: Arc<Vec<RgbaImage>>,
    /// The colours.
    pub palette: Palette,
    /// Who sets text.
    pub typesetter: PaperTypesetter,
    /// The base map without relief, for small maps.
    pub(super) outlines: Basemap,
}

impl<'a> Press<'a> {
    /// A press; colours the relief, which takes a moment.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer, basemap: &'a Basemap, palette: Palette) -> Self {
        let reliefs = Self::coloured(basemap, &palette);
        Self::with_reliefs(gazetteer, basemap, palette, reliefs)
    }

    /// The relief of a base map in the colours of a palette.
    #[must_use]
    pub fn coloured(basemap: &Basemap, palette: &Palette) -> Arc<Vec<RgbaImage>> {
        let colours = palette.relief();
        Arc::new(basemap.reliefs.iter().map(|relief| relief.coloured(&colours)).collect())
    }

    /// A press on relief that was coloured before.
    #[must_use]
    pub fn with_reliefs(
        gazetteer: &'a Gazetteer,
        basemap: &'a Basemap,
        palette: Palette,
        reliefs: Arc<Vec<RgbaImage>>,
    ) -> Self {
        let outlines = Basemap { layers: basemap.layers.iter().map(Arc::clone).collect(), ..Basemap::default() };
        Self { gazetteer, basemap, reliefs, palette, typesetter: PaperTypesetter::new(), outlines }
    }

    /// What a place is, and of what: "district of a country".
    pub(super) fn standing(&self, place: &Place) -> String {
        let kind = place.kind.word();
        match self.gazetteer.ancestors(&place.id).last() {
            Some(country) if country.id != place.id => format!("{kind} of {}", country.title),
            _ => kind.to_owned(),
        }
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

    /// The places that no claim is about as quiet marks: a ring and a name, where there is room.
    pub(super) fn quiet_scene(&self, is_claimed: impl Fn(&Place) -> bool) -> Scene {
        let places = self.gazetteer.places();
        // A crowd is drawn in another way.
        let places = if places.len() < CROWD { places.iter() } else { [].iter() };
        let dots = places.filter(|place| place.kind.is_settlement() || place.kind == PlaceKind::Other);
        let quiet = dots.filter(|place| !is_claimed(place));
        Scene::new(quiet.map(|place| Mark::new(place, place.title.clone(), 0)).collect())
    }
}
