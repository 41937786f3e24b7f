//! A layer of the base map, read from an RFC 7946 FeatureCollection into world units.
//!
//! Only what is drawn is kept; features without a line or area are passed over.

use super::{
    detail::{Detail, Details, LEVEL_ZOOMS},
    outline::Outline,
};
use crate::ground::geo::{LonLat, WorldPoint};
use geojson::{FeatureCollection, GeometryValue, Position};
use serde_json::Value;

/// What a layer shows; the order is the order of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LayerTheme {
    /// Oceans and inland seas, filled.
    Sea,
    /// Lakes, filled.
    Lakes,
    /// Rivers.
    Rivers,
    /// The line between land and sea.
    Coast,
    /// Lines of districts and provinces.
    Provinces,
    /// Lines between countries.
    Borders,
    /// Lines that are or were in dispute, dashed and dated.
    Disputed,
}

/// The features of one theme, at every level of detail.
#[derive(Debug)]
pub struct Layer {
    /// What it shows.
    pub theme: LayerTheme,
    /// Its features.
    pub outlines: Vec<Outline>,
    details: Details,
}

/// Why a layer could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LayerError {
    /// It is no FeatureCollection.
    #[error("the {theme:?} layer is no GeoJSON FeatureCollection")]
    Json {
        /// The layer.
        theme: LayerTheme,
        /// What the parser said.
        #[source]
        source: serde_json::Error,
    },
}

impl LayerTheme {
    /// Whether the layer is filled rather than stroked.
    #[must_use]
    pub const fn is_filled(self) -> bool {
        matches!(self, Self::Sea | Self::Lakes)
    }
}

impl Layer {
    /// Reads a layer.
    ///
    /// # Errors
    /// When the bytes are no FeatureCollection.
    pub fn read(theme: LayerTheme, bytes: &[u8]) -> Result<Self, LayerError> {
        let collection: FeatureCollection =
            serde_json::from_slice(bytes).map_err(|source| LayerError::Json { theme, source })?;
        let outlines = collection.features.into_iter().filter_map(|feature| {
            let property = |key: &str| feature.property(key).cloned();
            let rank = property("rank").as_ref().and_then(Value::as_u64).map_or(1, |rank| rank.min(9) as u8);
            let label = property("label").as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
            let parts = parts(feature.geometry.as_ref().map(|geometry| &geometry.value)?);
            Outline::new(parts, rank, label)
        });
        Ok(Self::new(theme, outlines.collect()))
    }

    /// A layer of outlines that are already in world units.
    #[must_use]
    pub fn new(theme: LayerTheme, outlines: Vec<Outline>) -> Self {
        Self { theme, outlines, details: Details::default() }
    }

    /// Makes every level of detail now, so that no frame has to; meant for another thread.
    pub fn prepare(&self) {
        for zoom in LEVEL_ZOOMS {
            self.details.at_zoom(zoom, &self.outlines, self.theme.is_filled());
        }
    }

    /// The features simplified for a web-map zoom, with triangles when the layer is filled.
    #[must_use]
    pub fn at_zoom(&self, zoom: f64) -> &Detail {
        self.details.at_zoom(zoom, &self.outlines, self.theme.is_filled())
    }
}

/// The lines and areas of a geometry as parts; points have none.
fn parts(geometry: &GeometryValue) -> Vec<Vec<Vec<WorldPoint>>> {
    let line = |positions: &Vec<Position>| positions.iter().filter_map(world_point).collect::<Vec<_>>();
    match geometry {
        GeometryValue::LineString { coordinates } => vec![vec![line(coordinates)]],
        GeometryValue::MultiLineString { coordinates } => {
            coordinates.iter().map(|positions| vec![line(positions)]).collect()
        }
        GeometryValue::Polygon { coordinates } => vec![coordinates.iter().map(line).collect()],
        GeometryValue::MultiPolygon { coordinates } => {
            coordinates.iter().map(|rings| rings.iter().map(line).collect()).collect()
        }
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().flat_map(|geometry| parts(&geometry.value)).collect()
        }
        GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. } => Vec::new(),
    }
}

/// A position of at least two numbers, in world units.
pub(super) fn world_point(position: &Position) -> Option<WorldPoint> {
    match position.as_slice() {
        [longitude, latitude, ..] => Some(LonLat::new(*longitude, *latitude).to_world()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polygon_keeps_its_holes_and_a_point_is_passed_over() {
        let layer = Layer::read(
            LayerTheme::Lakes,
            br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"rank":2,"label":"x"},"geometry":{"type":"Polygon","coordinates":
              [[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]}},
            {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,1]}},
            {"type":"Feature","properties":null,"geometry":null}]}"#,
        )
        .unwrap();
        assert_eq!(layer.outlines.len(), 1);
        assert_eq!(layer.outlines[0].parts[0].len(), 2);
        assert_eq!(layer.outlines[0].rank, 2);
    }

    #[test]
    fn what_is_no_collection_is_refused_by_name() {
        let error = Layer::read(LayerTheme::Sea, b"[]").unwrap_err();
        assert!(error.to_string().contains("Sea"));
    }
}
