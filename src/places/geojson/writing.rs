//! A place as a feature (RFC 7946 §3.2) that [`super::read_places`] reads as the same place. Names with
//! their languages stand beside the properties, as in Linked Places Format.

use crate::places::place::{Accuracy, Place, PlaceGeometry};
use geo::{
    LineString,
    orient::{Direction, Orient as _},
};
use geojson::{Geometry, GeometryValue};
use serde::Serialize;

/// A feature, with whatever a format adds to its properties.
#[derive(Debug, Serialize)]
pub struct WrittenFeature<'a, More: Serialize> {
    r#type: &'static str,
    id: &'a str,
    properties: PropertiesRecord<'a, More>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<NameRecord<'a>>,
    geometry: Option<Geometry>,
}

#[derive(Debug, Serialize)]
struct PropertiesRecord<'a, More: Serialize> {
    name: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonameid: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    #[serde(flatten)]
    standing: StandingRecord<'a>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    links: &'a [String],
    #[serde(flatten)]
    more: More,
}

/// The standing of a place, and how far it can be trusted and shown; the same in each format of features.
#[derive(Debug, Serialize)]
pub struct StandingRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    approximate: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    schematic: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_zoom: Option<f64>,
}

/// A name with its language, as Linked Places Format has it.
#[derive(Debug, Serialize)]
pub struct NameRecord<'a> {
    toponym: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
}

impl<'a> StandingRecord<'a> {
    /// The standing of a place.
    #[must_use]
    pub fn of(place: &'a Place) -> Self {
        Self {
            status: place.status.as_deref(),
            approximate: place.accuracy == Accuracy::Approximate,
            schematic: place.accuracy == Accuracy::Schematic,
            min_zoom: (place.min_zoom > 0.0).then_some(place.min_zoom),
        }
    }
}

impl<'a> NameRecord<'a> {
    /// Every name of a place.
    #[must_use]
    pub fn all_of(place: &'a Place) -> Vec<Self> {
        let names = place.toponyms.iter();
        names.map(|name| NameRecord { toponym: &name.text, lang: name.language.as_deref() }).collect()
    }
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    source: &'a str,
}

impl<'a, More: Serialize> WrittenFeature<'a, More> {
    /// The feature of a place.
    pub fn of(place: &'a Place, more: More) -> Self {
        Self {
            r#type: "Feature",
            id: place.id.as_str(),
            properties: PropertiesRecord {
                name: &place.title,
                kind: place.kind.word(),
                geonameid: place.geonames,
                parent: place.parent.as_ref().map(crate::places::place::PlaceId::as_str),
                standing: StandingRecord::of(place),
                links: &place.links,
                more,
            },
            names: NameRecord::all_of(place),
            geometry: written_geometry(&place.geometry),
        }
    }
}

/// A place as the text of one feature, its source among its properties.
#[must_use]
pub fn feature_text(place: &Place) -> String {
    let more = SourceRecord { source: &place.source };
    // A record of texts and finite numbers cannot fail to be written.
    serde_json::to_string(&WrittenFeature::of(place, more)).unwrap_or_default()
}

/// A geometry in the narrowest type that holds it, rings in the direction of §3.1.6; none when empty.
#[must_use]
pub fn written_geometry(geometry: &PlaceGeometry) -> Option<Geometry> {
    let points = geometry.points.0.iter().map(|point| [point.x(), point.y()]);
    let points: Vec<[f64; 2]> = points.collect();
    let lines: Vec<Vec<[f64; 2]>> = geometry.lines.0.iter().map(positions).collect();
    let areas = geometry.areas.0.iter().map(|area| {
        let area = area.orient(Direction::Default);
        let rings = std::iter::once(area.exterior()).chain(area.interiors());
        rings.map(positions).collect()
    });
    let areas: Vec<Vec<Vec<[f64; 2]>>> = areas.collect();
    let mut parts: Vec<GeometryValue> = Vec::new();
    match points.as_slice() {
        [] => {}
        [point] => parts.push(GeometryValue::new_point(*point)),
        _ => parts.push(GeometryValue::new_multi_point(points)),
    }
    match lines.as_slice() {
        [] => {}
        [line] => parts.push(GeometryValue::new_line_string(line.iter().copied())),
        _ => parts.push(GeometryValue::new_multi_line_string(lines)),
    }
    match areas.as_slice() {
        [] => {}
        [area] => parts.push(GeometryValue::new_polygon(area.iter().cloned())),
        _ => parts.push(GeometryValue::new_multi_polygon(areas)),
    }
    if parts.len() > 1 {
        let parts = parts.into_iter().map(Geometry::new);
        return Some(Geometry::new(GeometryValue::new_geometry_collection(parts)));
    }
    parts.pop().map(Geometry::new)
}

fn positions(line: &LineString<f64>) -> Vec<[f64; 2]> {
    line.0.iter().map(|at| [at.x, at.y]).collect()
}
