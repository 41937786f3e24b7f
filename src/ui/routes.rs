//! What provisions draw besides places, for the map: the ways and strips of their footprints.

use super::review::entry::Entry;
use crate::{
    basemap::{
        layer::{Layer, LayerTheme},
        outline::Outline,
    },
    ground::geo::{LonLat, WorldPoint},
    places::place::Accuracy,
    project::Project,
    provisions::{
        field::{Field, PlaceUse},
        footprint::footprint,
        place_use,
        provision::Provision,
    },
    scene::{
        topic::Topic,
        trace::{Form, Trace},
    },
};
use geo::LineString;

/// The ways and strips of a provision, as it holds.
pub(super) fn traces(project: &Project, entry: &Entry) -> Vec<Trace> {
    let held = held(entry);
    let footprint = footprint(held.as_ref().unwrap_or(&entry.provision), project.gazetteer());
    let accuracy = |is_schematic| if is_schematic { Accuracy::Schematic } else { Accuracy::Surveyed };
    let ways = footprint
        .ways
        .iter()
        .filter_map(|way| trace(entry, Form::Route, vec![vec![world(&way.line)]], accuracy(way.is_schematic)));
    let strips = footprint.strips.iter().filter_map(|strip| {
        let ring_of =
            |area: &geo::Polygon<f64>| std::iter::once(area.exterior()).chain(area.interiors()).map(world).collect();
        trace(entry, Form::Zone, strip.area.0.iter().map(ring_of).collect(), accuracy(strip.is_schematic))
    });
    strips.chain(ways).collect()
}

/// The provision with its corrected category and places; none when neither was corrected.
fn held(entry: &Entry) -> Option<Provision> {
    let found = place_use::found(&entry.provision);
    if entry.category == entry.provision.category && entry.places == found {
        return None;
    }
    let span = entry.provision.evidence.span;
    let field = |place: &PlaceUse| Field { value: place.clone(), span, reasons: Vec::new() };
    let places = entry.places.iter().map(field).collect();
    Some(Provision { category: entry.category, places, ..entry.provision.clone() })
}

fn world(line: &LineString<f64>) -> Vec<WorldPoint> {
    line.0.iter().map(|at| LonLat::new(at.x, at.y).to_world()).collect()
}

fn trace(entry: &Entry, form: Form, parts: Vec<Vec<Vec<WorldPoint>>>, accuracy: Accuracy) -> Option<Trace> {
    let outline = Outline::new(parts, 1, String::new())?;
    let theme = if form == Form::Zone { LayerTheme::Sea } else { LayerTheme::Borders };
    Some(Trace {
        provision: entry.provision.id.clone(),
        topic: Topic::of(entry.category),
        form,
        accuracy,
        layer: Layer::new(theme, vec![outline]),
    })
}
