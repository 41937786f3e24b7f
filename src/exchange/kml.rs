//! KML 2.2 (OGC 07-147r2): the linked places with the passages that name each, and the reviewed provisions
//! at their places, in the order of elements that its schema wants.

use super::{
    Exchange, Senses,
    gathered::{self, cited},
    row::{Positions, Row},
    unplaced::NOT_IN_GAZETTEER,
    xml::Xml,
};
use crate::{
    documents::reading::words_read,
    linking::mention::Sense,
    places::place::{Place, PlaceGeometry, PlaceId},
    project::Project,
};
use geo::LineString;
use std::{collections::BTreeMap, io};

/// KML.
#[derive(Debug, Clone, Copy)]
pub struct Kml;

impl Exchange for Kml {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let pinned = Senses::only(Sense::Place);
        let senses = senses.unwrap_or(&pinned);
        let positions = Positions::of(project);
        let mut quotes: BTreeMap<&PlaceId, Vec<String>> = BTreeMap::new();
        for document in project.documents() {
            for row in Row::of(project, &positions, document, senses) {
                if let (Some(place), Some(passage)) = (row.place, row.passage()) {
                    let quote = format!("“{}” ({})", words_read(document, passage.span), cited(document, passage));
                    let known = quotes.entry(&place.id).or_default();
                    if known.last() != Some(&quote) {
                        known.push(quote);
                    }
                }
            }
        }
        let mut xml = Xml::new()?;
        xml.parent("kml", &[("xmlns", "http://www.opengis.net/kml/2.2")], |xml| {
            xml.parent("Document", &[], |xml| {
                xml.text("name", &[], project.name())?;
                xml.parent("Folder", &[], |xml| {
                    xml.text("name", &[], "Places")?;
                    let places = project.gazetteer().places().iter();
                    places.filter_map(|place| Some((place, quotes.get(&place.id)?))).try_for_each(|(place, quotes)| {
                        let data = [("id", place.id.as_str()), ("kind", place.kind.word())];
                        placemark(xml, &place.title, &quotes.join("\n\n"), &data, &[place])
                    })
                })?;
                provisions(xml, project)
            })
        })?;
        out.write_all(&xml.finish())?;
        out.flush()
    }
}

fn provisions(xml: &mut Xml, project: &Project) -> io::Result<()> {
    let all = gathered::provisions(project);
    if all.is_empty() {
        return Ok(());
    }
    xml.parent("Folder", &[], |xml| {
        xml.text("name", &[], "Provisions")?;
        for provision in &all {
            let pax = provision.pax();
            let unplaced = provision.unplaced.keys().copied().collect::<Vec<_>>().join("; ");
            let words = words_read(provision.document, provision.span);
            let description = match &*unplaced {
                "" => words.into_owned(),
                names => format!("{words}\n\nPlaces {NOT_IN_GAZETTEER}: {names}"),
            };
            let (stances, corrections) = (&provision.stances, provision.stances.corrections().join("; "));
            let data = [
                ("category", &*provision.category),
                ("pax", pax.as_str()),
                ("who", &provision.who()),
                ("action", &provision.action()),
                ("when", &provision.when()),
                ("how_much", &provision.how_much()),
                ("verdict", provision.verdict()),
                ("reviewers", &stances.listed()),
                ("corrections", &corrections),
                ("note", &stances.note()),
                ("places_not_in_gazetteer", unplaced.as_str()),
                ("document", provision.document.id.as_str()),
            ];
            let name = format!("{} · {}", provision.title(), provision.place_in_text());
            placemark(xml, &name, &description, &data, &provision.places(project))?;
        }
        Ok(())
    })
}

fn placemark(xml: &mut Xml, name: &str, description: &str, data: &[(&str, &str)], places: &[&Place]) -> io::Result<()> {
    xml.parent("Placemark", &[], |xml| {
        xml.text("name", &[], name)?;
        xml.text("description", &[], description)?;
        xml.parent("ExtendedData", &[], |xml| {
            let mut filled = data.iter().filter(|(_, value)| !value.is_empty());
            filled
                .try_for_each(|(key, value)| xml.parent("Data", &[("name", key)], |xml| xml.text("value", &[], value)))
        })?;
        if places.iter().all(|place| place.geometry.is_empty()) {
            return Ok(());
        }
        xml.parent("MultiGeometry", &[], |xml| places.iter().try_for_each(|place| geometry(xml, &place.geometry)))
    })
}

fn geometry(xml: &mut Xml, geometry: &PlaceGeometry) -> io::Result<()> {
    for point in &geometry.points.0 {
        let at = format!("{},{}", point.x(), point.y());
        xml.parent("Point", &[], |xml| xml.text("coordinates", &[], &at))?;
    }
    for line in &geometry.lines.0 {
        xml.parent("LineString", &[], |xml| xml.text("coordinates", &[], &coordinates(line)))?;
    }
    for area in &geometry.areas.0 {
        xml.parent("Polygon", &[], |xml| {
            let outer = std::iter::once(("outerBoundaryIs", area.exterior()));
            let inner = area.interiors().iter().map(|ring| ("innerBoundaryIs", ring));
            outer.chain(inner).try_for_each(|(name, ring)| {
                xml.parent(name, &[], |xml| {
                    xml.parent("LinearRing", &[], |xml| xml.text("coordinates", &[], &coordinates(ring)))
                })
            })
        })?;
    }
    Ok(())
}

fn coordinates(line: &LineString<f64>) -> String {
    let positions: Vec<String> = line.0.iter().map(|at| format!("{},{}", at.x, at.y)).collect();
    positions.join(" ")
}
