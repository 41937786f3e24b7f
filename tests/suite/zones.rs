//! Zones of a stated width on the ground: along a line, along the border that two areas share, and nowhere
//! when the words do not say along what.

use crate::program::folder;
use treaty_atlas::{
    documents::document::DocumentId,
    project::{Inputs, Project, progress::Silent},
    provisions::{
        footprint::{Footprint, footprint},
        provision::{ProvisionId, ProvisionKey},
    },
    scene::{legend::LegendLine, topic::Topic, trace::traces},
};

/// Two areas that share a border of two stretches, one apart from them, and a line.
const PLACES: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"w","properties":{"name":"Westmark","kind":"province"},"geometry":{"type":"Polygon","coordinates":[[[46,40],[46.5,40],[46.5,40.4],[46.6,40.8],[46,40.8],[46,40]]]}},
    {"type":"Feature","id":"e","properties":{"name":"Ostmark","kind":"province"},"geometry":{"type":"Polygon","coordinates":[[[46.5,40],[47,40],[47,40.8],[46.6,40.8],[46.5,40.4],[46.5,40]]]}},
    {"type":"Feature","id":"f","properties":{"name":"Fernmark","kind":"province"},"geometry":{"type":"Polygon","coordinates":[[[48,40],[48.5,40],[48.5,40.4],[48,40]]]}},
    {"type":"Feature","id":"l","properties":{"name":"Dorn Line","kind":"line"},"geometry":{"type":"LineString","coordinates":[[46,41],[47,41]]}}]}"#;

/// What the only provision of a text covers.
#[track_caller]
fn covered(text: &str) -> Footprint {
    let mut all = all_covered(text);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

/// What each provision of a text covers.
fn all_covered(text: &str) -> Vec<Footprint> {
    let folder = folder(&[("a.txt", text.as_bytes()), ("p.geojson", PLACES.as_bytes())]);
    let paths = ["a.txt", "p.geojson"].map(|name| folder.path().join(name));
    let project = Project::open(&Inputs::sorted_by_kind(paths), &Silent).unwrap();
    project.all_provisions().map(|provision| footprint(provision, project.gazetteer())).collect()
}

#[test]
fn a_zone_along_the_border_of_two_areas_follows_what_their_outlines_share() {
    let zone =
        covered("1. A demilitarised zone of 4 km shall be established along the border between Westmark and Ostmark.");
    assert_eq!(zone.ways.len(), 1, "{zone:#?}");
    let border: Vec<(f64, f64)> = zone.ways[0].line.0.iter().map(|at| (at.x, at.y)).collect();
    assert_eq!(border, [(46.5, 40.0), (46.5, 40.4), (46.6, 40.8)]);
    assert_eq!(zone.strips.len(), 1);
    assert!(zone.grounds.is_empty(), "the zone is not all of the two areas: {:?}", zone.grounds);
    assert!((zone.strips[0].width_m - 8_000.0).abs() < 1e-6, "so deep on each side: {}", zone.strips[0].width_m);
}

#[test]
fn a_measure_to_one_side_of_a_line_is_drawn_on_that_side_alone() {
    let clause =
        |side: &str| format!("1. All troops shall withdraw to positions not less than 20 km {side} the Dorn Line.");
    for (side, is_south) in [("south of", true), ("to the north of", false)] {
        // The withdrawal, and the zone that is left behind.
        let all = all_covered(&clause(side));
        assert!(!all.is_empty());
        for found in all {
            assert_eq!(found.strips.len(), 1, "{found:#?}");
            assert!((found.strips[0].width_m - 20_000.0).abs() < 1e-6);
            let outline = &found.strips[0].area.0[0].exterior().0;
            let below = outline.iter().map(|at| 41.0 - at.y).fold(f64::MIN, f64::max);
            let above = outline.iter().map(|at| at.y - 41.0).fold(f64::MIN, f64::max);
            let (named, other) = if is_south { (below, above) } else { (above, below) };
            assert!(named > 0.17 && other < 0.005, "{side}: {below} below, {above} above");
        }
    }
    let along = all_covered(&clause("east of"));
    assert!(!along.is_empty() && along.iter().all(|found| found.strips.is_empty()), "no side looks east: {along:#?}");
}

#[test]
fn areas_without_a_common_border_have_no_zone_between_them() {
    let zone =
        covered("1. A demilitarised zone of 4 km shall be established along the border between Westmark and Fernmark.");
    assert!(zone.ways.is_empty() && zone.strips.is_empty(), "{zone:#?}");
    assert_eq!(zone.grounds.len(), 2, "the areas themselves are shown");
}

#[test]
fn a_border_without_a_width_is_a_line_and_one_area_alone_has_none() {
    let line = covered("1. A demilitarised zone shall be established along the border between Westmark and Ostmark.");
    assert_eq!((line.ways.len(), line.strips.len()), (1, 0));
    let alone = covered("1. A demilitarised zone of 4 km shall be established along the border of Westmark.");
    assert!(alone.ways.is_empty() && alone.strips.is_empty(), "which part is meant is not said: {alone:#?}");
}

#[test]
fn a_zone_along_a_line_is_as_it_was() {
    let zone = covered("1. A demilitarised zone of 4 km shall be established along the Dorn Line.");
    assert_eq!((zone.ways.len(), zone.strips.len()), (1, 1), "{zone:#?}");
}

/// What the legend says of the lines and areas of a text's only provision.
fn legend(text: &str) -> Vec<&'static str> {
    let provision = ProvisionId { document: DocumentId::new("a"), key: ProvisionKey::new("k") };
    let traces = traces(&provision, Topic::Line, &covered(text));
    traces.iter().map(|trace| LegendLine::of_trace(trace).words()).collect()
}

#[test]
fn the_legend_calls_a_border_a_boundary_and_a_way_a_route() {
    assert_eq!(
        legend("1. A demilitarised zone shall be established along the border between Westmark and Ostmark."),
        ["Boundary"]
    );
    assert_eq!(
        legend("1. A demilitarised zone of 4 km shall be established along the Dorn Line."),
        ["Zone, true to scale", "Boundary"]
    );
    let road = legend("1. The parties shall open the road from Westmark to Fernmark.");
    assert_eq!(road, ["Schematic route"]);
}
