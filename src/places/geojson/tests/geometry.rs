//! What becomes of each odd geometry.

use super::*;

#[test]
fn every_type_of_geometry_is_read() {
    let counts = |geometry: &str| {
        let geometry = geometry_of(geometry, &[]);
        (geometry.points.0.len(), geometry.lines.0.len(), geometry.areas.0.len())
    };
    let ring = "[[0,0],[1,0],[1,1],[0,0]]";
    assert_eq!(counts(POINT), (1, 0, 0));
    assert_eq!(counts(r#"{"type":"MultiPoint","coordinates":[[0,0],[1,1]]}"#), (2, 0, 0));
    assert_eq!(counts(r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#), (0, 1, 0));
    assert_eq!(counts(r#"{"type":"MultiLineString","coordinates":[[[0,0],[1,1]]]}"#), (0, 1, 0));
    assert_eq!(counts(&format!("{{\"coordinates\":[{ring}],\"type\":\"Polygon\"}}")), (0, 0, 1));
    assert_eq!(counts(&format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[[{ring}],[{ring}]]}}")), (0, 0, 2));
    let both = format!(
        "{{\"type\":\"GeometryCollection\",\"geometries\":[{POINT},{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}]}}"
    );
    assert_eq!(counts(&both), (1, 0, 1));
}

#[test]
fn heights_are_passed_over() {
    let geometry = geometry_of(r#"{"type":"Point","coordinates":[1,2,3000,7]}"#, &[]);
    assert_eq!(geometry.points.0, [geo::Point::new(1.0, 2.0)]);
}

#[test]
fn a_place_without_coordinates_is_listed() {
    for coordinates in [
        r#"{"type":"Polygon","coordinates":[]}"#,
        r#"{"type":"MultiPoint","coordinates":[]}"#,
        r#"{"type":"GeometryCollection","geometries":[]}"#,
    ] {
        assert!(geometry_of(coordinates, &["coordinates are empty"]).is_empty());
    }
    assert!(geometry_of("null", &["no geometry: listed, not drawn"]).is_empty());
}

#[test]
fn a_geometry_that_cannot_be_read_costs_the_drawing_not_the_place() {
    for broken in [
        r#"{"type":"Blob","coordinates":[1,2]}"#,
        r#"{"type":"Point","coordinates":[]}"#,
        r#"{"type":"Point","coordinates":["1","2"]}"#,
        r#"{"type":"Point","coordinates":[1e999,2]}"#,
        r#"{"type":"Polygon","coordinates":[[0,0],[1,1]]}"#,
        r#"{"type":"Point"}"#,
        "7",
    ] {
        assert!(geometry_of(broken, &["the geometry cannot be read"]).is_empty());
    }
}

#[test]
fn what_lies_off_the_earth_is_not_drawn() {
    let cure = "1 position lies outside longitude ±180, latitude ±90: that part is not drawn; exchange the two numbers";
    assert!(geometry_of(r#"{"type":"Point","coordinates":[40,120]}"#, &[cure]).is_empty());
    let cure = "give WGS 84 degrees";
    assert!(geometry_of(r#"{"type":"Point","coordinates":[500000,4400000]}"#, &[cure]).is_empty());
    let partly = r#"{"type":"MultiPoint","coordinates":[[1,1],[190,1]]}"#;
    assert_eq!(geometry_of(partly, &[cure]).points.0.len(), 1);
    let slip = geometry_of(r#"{"type":"Point","coordinates":[180.0000001,0]}"#, &[]);
    assert_eq!(slip.points.0, [geo::Point::new(180.0, 0.0)]);
}

#[test]
fn an_open_ring_is_closed_and_a_ring_of_either_direction_accepted() {
    let open = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#;
    let area = geometry_of(open, &["a ring was not closed: closed"]);
    assert_eq!(area.areas.0[0].exterior().0.len(), 4);
    geometry_of(r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,0]]]}"#, &[]);
    let thin = r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}"#;
    assert!(geometry_of(thin, &["fewer than three corners"]).is_empty());
    let short = r#"{"type":"LineString","coordinates":[[0,0]]}"#;
    assert!(geometry_of(short, &["a line of one position"]).is_empty());
    let halved = r#"{"type":"LineString","coordinates":[[0],[1,1]]}"#;
    assert!(geometry_of(halved, &["fewer than two numbers"]).is_empty());
}
