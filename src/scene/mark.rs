//! A mark: a place as the map shows it, prepared once so that a frame only projects it.

use crate::{
    basemap::{
        detail::DetailPart,
        layer::{Layer, LayerTheme},
        names::NamedPoint,
        outline::Outline,
    },
    ground::{
        folding::fold_name,
        geo::{LonLat, WorldBox, WorldPoint},
    },
    places::{
        kind::PlaceKind,
        place::{Accuracy, Place, PlaceId},
    },
    scene::{
        colour::Colour,
        palette::{KindClass, Palette},
        topic::Coding,
    },
};
use geo::{Contains as _, Coord, LineString, MultiPolygon};

/// Within so many metres a place and a name of the base map that share a name in any language are one.
const NEAR_M: f64 = 10_000.0;

/// A place on the map.
#[derive(Debug)]
pub struct Mark {
    /// The place.
    pub place: PlaceId,
    /// The label, by the names policy.
    pub label: String,
    /// Its title and English names folded.
    folded: Vec<String>,
    /// All its names folded.
    variants: Vec<String>,
    /// What it is.
    pub kind: PlaceKind,
    /// Where its symbol stands; none for a place that nobody can locate.
    pub anchor: Option<WorldPoint>,
    /// How many passages mention it.
    pub passages: usize,
    /// What provisions say of it; none when they say nothing.
    pub coding: Option<Coding>,
    /// The zoom from which it is shown when no passage mentions it.
    pub min_zoom: f64,
    /// How far its shape can be trusted.
    pub accuracy: Accuracy,
    /// The box around all of it.
    pub bounds: WorldBox,
    /// Its areas at every level of detail; none for a place without area.
    pub areas: Option<Layer>,
    /// Its lines at every level of detail; none for a place without line.
    pub lines: Option<Layer>,
    shape: MultiPolygon<f64>,
}

impl Mark {
    /// A place with its label and the number of passages that mention it.
    #[must_use]
    pub fn new(place: &Place, label: String, passages: usize) -> Self {
        let ring = |line: &LineString<f64>| line.0.iter().copied().map(world).collect::<Vec<_>>();
        let polygons = place
            .geometry
            .areas
            .0
            .iter()
            .map(|area| std::iter::once(area.exterior()).chain(area.interiors()).map(ring).collect::<Vec<_>>());
        let lines = place.geometry.lines.0.iter().map(|line| vec![ring(line)]);
        let layer = |theme, parts: Vec<_>| Outline::new(parts, 1, String::new()).map(|it| Layer::new(theme, vec![it]));
        Self {
            place: place.id.clone(),
            label,
            folded: folded_names(place),
            variants: place.toponyms.iter().map(|name| fold_name(&name.text)).collect(),
            kind: place.kind,
            anchor: place.geometry.anchor().map(LonLat::to_world),
            passages,
            coding: None,
            min_zoom: place.min_zoom,
            accuracy: place.accuracy,
            bounds: place.geometry.world_box(),
            areas: layer(LayerTheme::Sea, polygons.collect()),
            lines: layer(LayerTheme::Borders, lines.collect()),
            shape: place.geometry.areas.clone(),
        }
    }

    /// Its colour: that of its topic, else that of its kind.
    #[must_use]
    pub fn colour(&self, palette: &Palette) -> Colour {
        self.coding.as_ref().map_or_else(|| palette.class(self.class()), |coding| palette.topic(coding.topic()))
    }

    /// What its kind is drawn as.
    #[must_use]
    pub const fn class(&self) -> KindClass {
        KindClass::of(self.kind)
    }

    /// Whether a name of the base map is its own: one that it is known by in English, or, where it stands, in any
    /// language.
    #[must_use]
    pub fn is_named(&self, name: &NamedPoint) -> bool {
        let is_near = || {
            let anchor = self.anchor.map(WorldPoint::to_lon_lat);
            anchor.is_some_and(|anchor| anchor.distance_m(name.at.to_lon_lat()) < NEAR_M)
        };
        let shares = |own: &[String], names: &[String]| names.iter().any(|name| own.contains(name));
        shares(&self.folded, name.folded.get(..1).unwrap_or_default())
            || shares(&self.variants, &name.folded) && is_near()
    }

    /// Whether passages mention it.
    #[must_use]
    pub const fn is_linked(&self) -> bool {
        self.passages > 0
    }

    /// Whether its areas hold a position.
    #[must_use]
    pub fn holds(&self, at: LonLat) -> bool {
        self.shape.contains(&Coord { x: at.longitude, y: at.latitude })
    }

    /// Its area on the world square, to prefer the smaller of two.
    #[must_use]
    pub fn extent(&self) -> f64 {
        (self.bounds.max.x - self.bounds.min.x) * (self.bounds.max.y - self.bounds.min.y)
    }

    /// The parts of its areas that a view of some zoom shows.
    pub fn area_parts(&self, zoom: f64, view: WorldBox) -> impl Iterator<Item = &DetailPart> {
        self.areas.iter().flat_map(move |layer| layer.at_zoom(zoom).within(view))
    }
}

/// The title and the first few English names, folded.
fn folded_names(place: &Place) -> Vec<String> {
    let english = place.toponyms.iter().filter(|name| name.language.as_deref().is_none_or(|language| language == "en"));
    let names = std::iter::once(place.title.as_str()).chain(english.map(|name| name.text.as_str()).take(5));
    names.map(fold_name).collect()
}

fn world(at: Coord<f64>) -> WorldPoint {
    LonLat::new(at.x, at.y).to_world()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::geojson::read_places;

    /// Whether a town at 47.0, 40.0 of some names takes a name of the base map for its own.
    fn is_named(names: &str, base: &str, longitude: f64) -> bool {
        let place = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"name":"Zardab","kind":"town"}},
            "names":[{names}],"geometry":{{"type":"Point","coordinates":[47.0,40.0]}}}}]}}"#
        );
        let base = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"kind":"town",{base}}},
            "geometry":{{"type":"Point","coordinates":[{longitude},40.0]}}}}]}}"#
        );
        let places = read_places("a.geojson", place.as_bytes()).unwrap().value;
        let names = NamedPoint::read_all(base.as_bytes()).unwrap();
        Mark::new(&places[0], String::new(), 0).is_named(&names[0])
    }

    #[test]
    fn a_name_of_the_base_map_is_a_places_own_by_its_english_name_or_near_it_by_any() {
        let russian = r#"{"toponym":"Зардоб","lang":"ru"}"#;
        for (names, base, longitude, expected) in [
            ("", r#""name":"Zardab""#, 49.0, true),
            (russian, r#""name":"Zardob","name_ru":"Зардоб""#, 47.02, true),
            (russian, r#""name":"Zardob","name_ru":"Зардоб""#, 49.0, false),
            (russian, r#""name":"Zardob""#, 47.0, false),
        ] {
            assert_eq!(is_named(names, base, longitude), expected, "{base} at {longitude}");
        }
    }
}
