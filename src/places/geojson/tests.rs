//! One statement a test: what becomes of each odd input.

mod geometry;

use super::*;
use crate::{
    ground::warning::Severity,
    places::{kind::PlaceKind, place::Accuracy},
};

/// Reads a file and lays its places (id, title, kind) and warnings beside what is expected; a warning is
/// expected by words that it holds.
#[track_caller]
fn check(json: &str, places: &[&str], warnings: &[&str]) -> Vec<Place> {
    let read = read_places("a.geojson", json.as_bytes()).unwrap();
    let found: Vec<String> =
        read.value.iter().map(|place| format!("{} · {} · {}", place.id, place.title, place.kind.word())).collect();
    assert_eq!(found, places);
    let texts: Vec<String> = read.warnings.iter().map(Warning::to_string).collect();
    assert_eq!(texts.len(), warnings.len(), "{texts:#?}");
    for (text, expected) in texts.iter().zip(warnings) {
        assert!(text.contains(expected), "{text}\nlacks {expected}");
    }
    read.value
}

#[track_caller]
fn check_refused(bytes: &[u8], message: &str) {
    let error = read_places("a.geojson", bytes).unwrap_err().to_string();
    assert!(error.contains(message), "{error}\nlacks {message}");
}

fn collection(features: &str) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}")
}

fn feature(properties: &str, geometry: &str) -> String {
    format!("{{\"type\":\"Feature\",\"id\":\"x\",\"properties\":{properties},\"geometry\":{geometry}}}")
}

const POINT: &str = r#"{"type":"Point","coordinates":[1.5,2.25]}"#;

fn geometry_of(geometry: &str, warnings: &[&str]) -> super::super::place::PlaceGeometry {
    let read = read_places("a.geojson", feature(r#"{"name":"Dol","kind":"town"}"#, geometry).as_bytes());
    let read = read.unwrap();
    let texts: Vec<String> = read.warnings.iter().map(Warning::to_string).collect();
    assert_eq!(texts.len(), warnings.len(), "{texts:#?}");
    for (text, expected) in texts.iter().zip(warnings) {
        assert!(text.contains(expected), "{text}\nlacks {expected}");
    }
    read.value.into_iter().next().unwrap().geometry
}

#[test]
fn a_feature_needs_only_a_name() {
    let json =
        collection(r#"{"type":"Feature","properties":{"name":"Dol"},"geometry":{"type":"Point","coordinates":[1,2]}}"#);
    check(&json, &["dol--place · Dol · place"], &[]);
}

#[test]
fn a_single_feature_and_a_list_of_features_are_read_too() {
    check(&feature(r#"{"name":"Dol"}"#, POINT), &["x · Dol · place"], &[]);
    let list = format!("[{}]", feature(r#"{"name":"Dol"}"#, POINT));
    check(&list, &["x · Dol · place"], &[]);
}

#[test]
fn a_bare_geometry_has_no_name_and_is_left_out() {
    check(POINT, &[], &["a.geojson:1: feature 1: “Point” is not a Feature; wrap it"]);
    check(r#"{"type":"GeometryCollection","geometries":[]}"#, &[], &["“GeometryCollection” is not a Feature"]);
}

#[test]
fn each_line_may_be_a_feature() {
    let one = feature(r#"{"name":"Dol"}"#, POINT);
    let two = one.replace("\"x\"", "\"y\"");
    let all = ["x · Dol · place", "y · Dol · place"];
    check(&format!("{one}\n\n{two}\n"), &all, &[]);
    check(&format!("\u{1e}{one}\n\u{1e}{two}\n"), &all, &[]);
    let broken = format!("{one}\n{{\"type\":\n{two}");
    check(&broken, &all, &["a.geojson:2: feature 2: the feature cannot be read"]);
}

#[test]
fn one_broken_feature_leaves_the_others_standing() {
    let json = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{},\n{{\"type\":\"Feature\",\n\"id\":1e999}},\n{}]}}",
        feature(r#"{"name":"Dol"}"#, POINT),
        feature(r#"{"name":"Gor"}"#, POINT).replace("\"x\"", "\"y\""),
    );
    check(
        &json,
        &["x · Dol · place", "y · Gor · place"],
        &["a.geojson:4: feature 2: the feature cannot be read: number out of range"],
    );
}

#[test]
fn of_a_file_that_breaks_off_the_features_before_are_kept() {
    let whole = feature(r#"{"name":"Dol"}"#, POINT);
    let json = format!("{{\"features\":[\n{whole},\n{{\"type\":\"Fea");
    check(&json, &["x · Dol · place"], &["a.geojson:3: the file cannot be read from here on"]);
    let json = format!("{}\n trailing", collection(&whole));
    check(&json, &["x · Dol · place"], &["a.geojson:2: the file cannot be read"]);
}

#[test]
fn files_without_any_place_are_refused_with_the_line_and_the_cure() {
    check_refused(b"", "the file is empty");
    check_refused(b"\xef\xbb\xbf \n", "the file is empty");
    check_refused(b"{\n\"type\": Feature}", "a.geojson:2: not readable as JSON");
    check_refused(b"PK\x03\x04\0\0\0", "not a text file");
    check_refused(b"{\"type\":\"Topology\"}", "TopoJSON");
    check_refused(b"{\"a\":1}", "without the member “type”");
    check_refused(b"7", "not readable as JSON");
}

#[test]
fn an_empty_collection_is_read_with_a_warning() {
    check(&collection(""), &[], &["no features"]);
}

#[test]
fn a_byte_order_mark_and_other_unicode_encodings_do_no_harm() {
    let json = format!("\u{feff}{}", feature(r#"{"name":"Dol"}"#, POINT));
    check(&json, &["x · Dol · place"], &[]);
    let wide: Vec<u8> = json.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_places("a", &wide).unwrap().value.len(), 1);
}

#[test]
fn characters_that_are_not_utf_8_are_reported_with_their_line() {
    let mut bytes = b"{\"type\":\"Feature\",\n\"properties\":{\"name\":\"D\xf6l\"}}".to_vec();
    bytes.push(b'\n');
    let read = read_places("a", &bytes).unwrap();
    assert_eq!(read.warnings[0].line, Some(2));
    assert_eq!(read.value.len(), 1);
}

#[test]
fn a_feature_without_a_name_is_left_out_with_a_warning() {
    for properties in ["null", "{}", r#"{"name":" "}"#, r#"{"name":null}"#, r#"{"name":"—"}"#, "[]"] {
        let cure = "feature 1: the feature has no name: left out; add a name";
        check(&feature(properties, POINT), &[], &[cure]);
    }
}

#[test]
fn names_are_found_wherever_files_put_them() {
    let json = r#"{"type":"Feature","@id":"lpf/1",
        "properties":{"title":" Dol ","NAME_DE":"Thal","name:sr-Latn":"Dô","alternatenames":"Dola, Doll","altitude":"12"},
        "names":[{"toponym":"Dol","lang":"SL"},{"toponym":"Do\u0302"},"Dolina"],"geometry":null}"#;
    let places = check(json, &["lpf/1 · Dol · place"], &["no geometry: listed, not drawn"]);
    let names: Vec<(&str, Option<&str>)> =
        places[0].toponyms.iter().map(|name| (name.text.as_str(), name.language.as_deref())).collect();
    assert_eq!(
        names,
        [
            ("Dol", Some("sl")),
            ("Dô", Some("sr-latn")),
            ("Dolina", None),
            ("Dola", None),
            ("Doll", None),
            ("Thal", Some("de")),
        ]
    );
}

#[test]
fn the_members_that_recogito_puts_beside_the_properties_are_read() {
    let json = r#"{"type":"Feature","uris":["https://www.geonames.org/77","tgn:9"],"titles":["Dol"],
        "names":["Dola"],"quotes":["Dole"],"geometry":{"type":"Point","coordinates":[1,2]}}"#;
    let place = check(json, &["https://www.geonames.org/77 · Dol · place"], &[]).remove(0);
    assert_eq!(place.toponyms.len(), 2);
    assert_eq!((place.geonames, place.links), (Some(77), vec!["tgn:9".to_owned()]));
}

#[test]
fn a_name_may_stand_in_the_names_alone() {
    let json = r#"{"type":"Feature","id":7,"names":[{"toponym":"Dol"}],"geometry":null}"#;
    check(json, &["7 · Dol · place"], &["no geometry"]);
}

#[test]
fn the_kind_is_what_the_file_says_else_what_the_geometry_suggests() {
    let kind = |members: &str, geometry: &str| {
        let json =
            format!("{{\"type\":\"Feature\",\"properties\":{{\"name\":\"Dol\"}},\"geometry\":{geometry}{members}}}");
        read_places("a", json.as_bytes()).unwrap().value[0].kind
    };
    let area = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#;
    let line = r#"{"type":"LineString","coordinates":[[0,0],[1,0]]}"#;
    assert_eq!(kind("", area), PlaceKind::Region);
    assert_eq!(kind("", line), PlaceKind::Line);
    assert_eq!(kind("", POINT), PlaceKind::Other);
    assert_eq!(kind(r#","types":[{"label":"rayon"}]"#, area), PlaceKind::District);
    assert_eq!(kind(r#","fclasses":["P"]"#, POINT), PlaceKind::Town);
}

#[test]
fn a_kind_that_nobody_knows_is_named_once_a_file() {
    let json = format!(
        "{}\n{}",
        feature(r#"{"name":"Dol","kind":"pudding"}"#, POINT),
        feature(r#"{"name":"Dol","kind":"pudding"}"#, POINT).replace("\"x\"", "\"y\""),
    );
    let all = ["x · Dol · place", "y · Dol · place"];
    check(&json, &all, &["kinds that are not known: pudding"]);
}

#[test]
fn an_id_that_is_given_twice_is_told_apart() {
    let one = feature(r#"{"name":"Dol"}"#, POINT);
    let json = collection(&format!("{one},{one},{one}"));
    let all = ["x · Dol · place", "x~2 · Dol · place", "x~3 · Dol · place"];
    check(&json, &all, &["gets “x~2”", "gets “x~3”"]);
}

#[test]
fn an_id_is_made_of_name_and_kind_and_of_the_position_only_for_a_double() {
    let one = feature(r#"{"name":"Dol am See","type":"village"}"#, POINT).replace("\"id\":\"x\",", "");
    let all =
        ["dol-am-see--village · Dol am See · village", "dol-am-see--village--1.5000_2.2500 · Dol am See · village"];
    check(&collection(&format!("{one},{one}")), &all, &[]);
}

#[test]
fn parents_and_numbers_of_other_gazetteers_are_kept() {
    let json = r#"{"type":"Feature","id":"x","geometry":null,
        "properties":{"name":"Dol","kind":"town","wikidata":"Q5","status":"former","approximate":true,"min_zoom":"6"},
        "links":[{"type":"closeMatch","identifier":"gn:123"},{"identifier":"tgn:9"}],
        "relations":[{"relationType":"gvp:broaderPartitive","relationTo":"land"}]}"#;
    let place = check(json, &["x · Dol · town"], &["no geometry"]).remove(0);
    assert_eq!(place.geonames, Some(123));
    assert_eq!(place.links, ["tgn:9", "wd:Q5"]);
    assert_eq!(place.parent, Some(super::super::place::PlaceId::new("land")));
    assert_eq!(place.status.as_deref(), Some("former"));
    assert_eq!(place.accuracy, Accuracy::Approximate);
    assert!((place.min_zoom - 6.0).abs() < f64::EPSILON);
}

#[test]
fn an_old_crs_member_is_passed_over_when_it_means_degrees() {
    let with_crs = |name: &str| {
        let crs = format!("{{\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"{name}\"}}}},");
        collection(&feature(r#"{"name":"Dol"}"#, POINT)).replacen('{', &crs, 1)
    };
    let all = ["x · Dol · place"];
    let places = check(&with_crs("urn:ogc:def:crs:OGC:1.3:CRS84"), &all, &["“crs”"]);
    assert!(!places[0].geometry.is_empty());
    let cure = "convert the file to EPSG:4326";
    let places = check(&with_crs("urn:ogc:def:crs:EPSG::3857"), &all, &[cure]);
    assert!(places[0].geometry.is_empty());
}

#[test]
fn deep_nesting_ends_in_a_warning() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let json = feature(&format!("{{\"name\":\"Dol\",\"deep\":{deep}}}"), POINT);
    check(&collection(&json), &[], &["the feature cannot be read: recursion limit"]);
    let nested =
        format!("{}{POINT}{}", "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(10_000), "]}".repeat(10_000));
    assert!(geometry_of(&nested, &["the geometry cannot be read"]).is_empty());
}

#[test]
fn warnings_that_say_the_same_are_summed_up() {
    let nameless = vec![feature("null", POINT); 100].join(",");
    let read = read_places("a", collection(&nameless).as_bytes()).unwrap();
    assert_eq!(read.warnings.len(), LIKE_WARNINGS + 1);
    let last = read.warnings.last().unwrap().to_string();
    assert!(last.starts_with("a: 80 more features: "), "{last}");
    assert_eq!(read.warnings[0].severity, Severity::Loss);
}
