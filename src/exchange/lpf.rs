//! Linked Places Format (v1.3): the linked places with their names, types and relations, and the passages
//! that name each among the properties, and those that the gazetteer does not have, as in GeoJSON.

use super::{
    Exchange, Senses,
    geojson::{PassagesOfPlaces, unplaced},
};
use crate::{
    places::{
        geojson::{NameRecord, StandingRecord, written_geometry},
        place::Place,
    },
    project::Project,
};
use geojson::Geometry;
use serde::Serialize;
use std::io;

/// Linked Places Format.
#[derive(Debug, Clone, Copy)]
pub struct LinkedPlaces;

const CONTEXT: &str =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld";

#[derive(Serialize)]
struct FeatureRecord<'a, Passages: Serialize> {
    #[serde(rename = "@id")]
    id: &'a str,
    r#type: &'static str,
    properties: PropertiesRecord<'a, Passages>,
    names: Vec<NameRecord<'a>>,
    types: [TypeRecord; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<RelationRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<LinkRecord>,
    geometry: Option<Geometry>,
}

#[derive(Serialize)]
struct PropertiesRecord<'a, Passages: Serialize> {
    title: &'a str,
    #[serde(flatten)]
    standing: StandingRecord<'a>,
    passages: Passages,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    not_in_gazetteer: bool,
}

#[derive(Serialize)]
struct TypeRecord {
    label: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RelationRecord<'a> {
    relation_type: &'static str,
    relation_to: &'a str,
}

#[derive(Serialize)]
struct LinkRecord {
    r#type: &'static str,
    identifier: String,
}

impl Exchange for LinkedPlaces {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut passages = PassagesOfPlaces::of(project, senses);
        write!(out, "{{\"type\":\"FeatureCollection\",\"@context\":\"{CONTEXT}\",\"features\":[")?;
        let mut separator = "\n";
        for place in project.gazetteer().places() {
            if let Some(passages) = passages.take(&place.id) {
                out.write_all(separator.as_bytes())?;
                serde_json::to_writer(&mut *out, &feature(place, passages, false))?;
                separator = ",\n";
            }
        }
        for (place, passages) in unplaced(project, senses) {
            out.write_all(separator.as_bytes())?;
            serde_json::to_writer(&mut *out, &feature(&place, passages, true))?;
            separator = ",\n";
        }
        out.write_all(b"\n]}\n")?;
        out.flush()
    }
}

fn feature<Passages: Serialize>(
    place: &Place,
    passages: Passages,
    not_in_gazetteer: bool,
) -> FeatureRecord<'_, Passages> {
    let geonames = place.geonames.map(|number| format!("gn:{number}"));
    let identifiers = geonames.into_iter().chain(place.links.iter().cloned());
    FeatureRecord {
        id: place.id.as_str(),
        r#type: "Feature",
        properties: PropertiesRecord {
            title: &place.title,
            standing: StandingRecord::of(place),
            passages,
            not_in_gazetteer,
        },
        names: NameRecord::all_of(place),
        types: [TypeRecord { label: place.kind.word() }],
        relations: place
            .parent
            .iter()
            .map(|whole| RelationRecord { relation_type: "gvp:broaderPartitive", relation_to: whole.as_str() })
            .collect(),
        links: identifiers.map(|identifier| LinkRecord { r#type: "closeMatch", identifier }).collect(),
        geometry: written_geometry(&place.geometry),
    }
}
