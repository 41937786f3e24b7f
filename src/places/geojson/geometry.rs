//! The geometry of a feature (RFC 7946 §3.1) as points, lines and areas. Heights are passed over, rings
//! are closed, their direction does not matter; what lies off the earth is left out.

use super::{record::FeatureRecord, spot::Spot, without_position};
use crate::{
    ground::{geo::LonLat, warning::Warning, wording::counted},
    places::place::PlaceGeometry,
};
use geo::{Coord, LineString, Point, Polygon};
use geojson::{GeometryValue, Position};

/// How far past ±180° or ±90° a coordinate may be for a slip of rounding, in degrees.
const ROUNDING: f64 = 1e-6;

/// Why a part of a geometry was left out, and what was mended.
#[derive(Debug, Default)]
struct Findings {
    off_earth: usize,
    /// Whether every position that is off the earth would be on it with its coordinates exchanged.
    swaps: bool,
    short_positions: usize,
    short_lines: usize,
    short_rings: usize,
    open_rings: usize,
}

/// Reads the geometry of a feature; empty, with a warning, when there is none that can be drawn.
pub(super) fn read(
    spot: &Spot<'_>,
    record: &FeatureRecord<'_>,
    has_degrees: bool,
    warnings: &mut Vec<Warning>,
) -> PlaceGeometry {
    let mut geometry = PlaceGeometry::default();
    if !has_degrees {
        return geometry;
    }
    let Some(raw) = record.geometry else {
        let cure = "add a geometry to see it on the map";
        warnings.push(spot.notice("no geometry: listed, not drawn", cure));
        return geometry;
    };
    let value = match serde_json::from_str::<geojson::Geometry>(raw.get()) {
        Ok(read) => read.value,
        Err(error) => {
            let what =
                format!("the geometry cannot be read: {}; the place is listed, not drawn", without_position(&error));
            let cure = "mend its type and the nesting of its coordinates (RFC 7946 §3.1)";
            warnings.push(spot.loss(what, cure));
            return geometry;
        }
    };
    let mut findings = Findings { swaps: true, ..Findings::default() };
    collect(&value, &mut geometry, &mut findings);
    let before = warnings.len();
    findings.report(spot, warnings);
    if geometry.is_empty() && warnings.len() == before {
        let what = "the coordinates are empty: listed, not drawn";
        warnings.push(spot.notice(what, "add coordinates to see it on the map"));
    }
    geometry
}

/// Adds the parts of a geometry. The depth of collections is bounded by the parser (128).
fn collect(value: &GeometryValue, geometry: &mut PlaceGeometry, findings: &mut Findings) {
    match value {
        GeometryValue::Point { coordinates } => {
            let point = findings.position(coordinates);
            geometry.points.0.extend(point.map(Point));
        }
        GeometryValue::MultiPoint { coordinates } => {
            for position in coordinates {
                let point = findings.position(position);
                geometry.points.0.extend(point.map(Point));
            }
        }
        GeometryValue::LineString { coordinates } => {
            geometry.lines.0.extend(findings.line(coordinates));
        }
        GeometryValue::MultiLineString { coordinates } => {
            for line in coordinates {
                geometry.lines.0.extend(findings.line(line));
            }
        }
        GeometryValue::Polygon { coordinates } => {
            geometry.areas.0.extend(findings.area(coordinates));
        }
        GeometryValue::MultiPolygon { coordinates } => {
            for area in coordinates {
                geometry.areas.0.extend(findings.area(area));
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for part in geometries {
                collect(&part.value, geometry, findings);
            }
        }
    }
}

impl Findings {
    /// A position on the earth; its height and anything after is passed over (§3.1.1).
    fn position(&mut self, position: &Position) -> Option<Coord<f64>> {
        let [x, y, ..] = *position.as_slice() else {
            self.short_positions += 1;
            return None;
        };
        let at = LonLat::new(rounded_to(x, 180.0), rounded_to(y, 90.0));
        if at.is_on_earth() {
            return Some(Coord { x: at.longitude, y: at.latitude });
        }
        self.off_earth += 1;
        self.swaps &= LonLat::new(y, x).is_on_earth();
        None
    }

    /// All positions, or none when one of them is missing: a line must not take a short cut.
    fn positions(&mut self, positions: &[Position]) -> Option<Vec<Coord<f64>>> {
        let kept: Vec<Coord<f64>> = positions.iter().filter_map(|position| self.position(position)).collect();
        (kept.len() == positions.len()).then_some(kept)
    }

    fn line(&mut self, positions: &[Position]) -> Option<LineString<f64>> {
        let line = self.positions(positions)?;
        if line.len() == 1 {
            self.short_lines += 1;
        }
        (line.len() > 1).then(|| LineString::new(line))
    }

    /// A ring of at least three corners, closed when it was not (§3.1.6).
    fn ring(&mut self, positions: &[Position]) -> Option<LineString<f64>> {
        let mut ring = self.positions(positions)?;
        let is_open = ring.first() != ring.last();
        if ring.len() + usize::from(is_open) < 4 {
            self.short_rings += 1;
            return None;
        }
        if is_open {
            self.open_rings += 1;
            ring.extend(ring.first().copied());
        }
        Some(LineString::new(ring))
    }

    fn area(&mut self, rings: &[Vec<Position>]) -> Option<Polygon<f64>> {
        let (outer, holes) = rings.split_first()?;
        let outer = self.ring(outer)?;
        let holes = holes.iter().filter_map(|hole| self.ring(hole)).collect();
        Some(Polygon::new(outer, holes))
    }

    fn report(&self, spot: &Spot<'_>, warnings: &mut Vec<Warning>) {
        if self.off_earth > 0 {
            let what = format!(
                "{} outside longitude ±180, latitude ±90: that part is not drawn",
                counted(self.off_earth, "position lies", "positions lie")
            );
            let cure = if self.swaps {
                "exchange the two numbers: longitude comes first (RFC 7946 §3.1.1)"
            } else {
                "give WGS 84 degrees, longitude first; cut what crosses the 180th meridian (RFC 7946 §3.1.9)"
            };
            warnings.push(spot.loss(what, cure));
        }
        if self.short_positions > 0 {
            let what = "a position with fewer than two numbers: that part is not drawn";
            warnings.push(spot.loss(what, "give longitude and latitude"));
        }
        if self.short_lines > 0 {
            let what = "a line of one position: that part is not drawn";
            warnings.push(spot.loss(what, "give it two positions, or make it a Point"));
        }
        if self.short_rings > 0 {
            let what = "a ring of fewer than three corners: that part is not drawn";
            warnings.push(spot.loss(what, "give it three corners and close it"));
        }
        if self.open_rings > 0 {
            let what = "a ring was not closed: closed";
            warnings.push(spot.notice(what, "repeat the first position at its end"));
        }
    }
}

/// A coordinate drawn back to its limit when it is past it by a slip of rounding.
fn rounded_to(value: f64, limit: f64) -> f64 {
    if value.abs() - limit < ROUNDING { value.clamp(-limit, limit) } else { value }
}
