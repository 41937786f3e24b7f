//! GeoJSON (RFC 7946): the linked places, each with the passages that name it. Only mentions used as
//! places count, unless other senses are asked for.

use super::{
    Exchange, Senses,
    row::{Positions, Row},
};
use crate::{
    linking::mention::Sense,
    places::place::{Place, PlaceGeometry, PlaceId},
    project::Project,
};
use geo::{
    LineString,
    orient::{Direction, Orient as _},
};
use geojson::{Geometry, GeometryValue};
use serde::Serialize;
use std::{collections::HashMap, io};

/// GeoJSON.
#[derive(Debug, Clone, Copy)]
pub struct GeoJson;

#[derive(Serialize)]
struct FeatureRecord<'a> {
    r#type: &'static str,
    id: &'a str,
    properties: PropertiesRecord<'a>,
    geometry: Option<Geometry>,
}

#[derive(Serialize)]
struct PropertiesRecord<'a> {
    name: &'a str,
    kind: &'static str,
    other_names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonameid: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    mentions: usize,
    passages: Vec<PassageRecord<'a>>,
}

#[derive(Serialize)]
struct PassageRecord<'a> {
    document: &'a str,
    start: usize,
    end: usize,
    surface: &'a str,
    sense: &'static str,
    confidence: f64,
    paragraph: u32,
    sentence: u32,
    quote: &'a str,
}

impl Exchange for GeoJson {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let pinned = Senses::only(Sense::Place);
        let senses = senses.unwrap_or(&pinned);
        let mut passages: HashMap<&PlaceId, Vec<PassageRecord<'_>>> = HashMap::new();
        let positions = Positions::of(project);
        for document in project.documents() {
            for row in Row::of(project, &positions, document, senses) {
                if let (Some(place), Some(passage)) = (row.place, PassageRecord::of(&row)) {
                    passages.entry(&place.id).or_default().push(passage);
                }
            }
        }
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        let mut separator = "\n";
        for place in project.gazetteer().places() {
            if let Some(passages) = passages.remove(&place.id) {
                out.write_all(separator.as_bytes())?;
                serde_json::to_writer(&mut *out, &FeatureRecord::of(place, passages))?;
                separator = ",\n";
            }
        }
        out.write_all(b"\n]}\n")?;
        out.flush()
    }
}

impl<'a> FeatureRecord<'a> {
    fn of(place: &'a Place, passages: Vec<PassageRecord<'a>>) -> Self {
        let other_names = place.other_names().map(|name| name.text.as_str());
        Self {
            r#type: "Feature",
            id: place.id.as_str(),
            properties: PropertiesRecord {
                name: &place.title,
                kind: place.kind.word(),
                other_names: other_names.collect(),
                geonameid: place.geonames,
                status: place.status.as_deref(),
                mentions: passages.len(),
                passages,
            },
            geometry: geometry(&place.geometry),
        }
    }
}

impl<'a> PassageRecord<'a> {
    fn of(row: &Row<'a>) -> Option<Self> {
        let passage = row.passage()?;
        Some(Self {
            document: row.document.id.as_str(),
            start: row.mention.span.start,
            end: row.mention.span.end,
            surface: row.surface(),
            sense: row.mention.sense.word(),
            confidence: row.confidence(),
            paragraph: passage.locator.paragraph,
            sentence: passage.locator.sentence,
            quote: row.document.words(passage.span),
        })
    }
}

/// A geometry in the narrowest type that holds it, rings in the direction of §3.1.6; none when empty.
fn geometry(geometry: &PlaceGeometry) -> Option<Geometry> {
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
