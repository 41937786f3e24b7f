//! Inputs of every odd kind: each is named with its line and its cure, and costs nothing else.

use crate::program::{folder, run_in};

/// Checks a file, which is to end with a code and to be reported line by line, each with some words.
#[track_caller]
fn check(name: &str, content: &[u8], code: i32, lines: &[&str]) {
    let folder = folder(&[(name, content)]);
    let ran = run_in(folder.path(), &["check", name]);
    assert_eq!(ran.code, Some(code), "{ran:#?}");
    let found: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(found.len(), lines.len(), "{found:#?}");
    for (line, words) in found.iter().zip(lines) {
        assert!(line.starts_with(&format!("{name}:")), "{line}");
        assert!(line.contains(words), "{line}\nlacks {words}");
    }
}

/// Links a text with a file of places, which is to end with a code and to say some words on stderr.
#[track_caller]
fn check_link(text: &str, places: &[u8], code: i32, words: &[&str]) -> String {
    let folder = folder(&[("a.txt", text.as_bytes()), ("p.geojson", places)]);
    let ran = run_in(folder.path(), &["link", "a.txt", "--places", "p.geojson"]);
    assert_eq!(ran.code, Some(code), "{ran:#?}");
    for word in words {
        assert!(ran.stderr.contains(word), "{ran:#?}\nlacks {word}");
    }
    ran.stdout
}

const GOOD: &str = r#"{"type":"Feature","id":"g","properties":{"name":"Goodtown","kind":"town"},"geometry":{"type":"Point","coordinates":[17.5,44.25]}}"#;

fn collection(features: &str) -> Vec<u8> {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{GOOD},\n{features}\n]}}").into_bytes()
}

fn named(geometry: &str) -> Vec<u8> {
    collection(&format!("{{\"type\":\"Feature\",\"properties\":{{\"name\":\"Dol\"}},\"geometry\":{geometry}}}"))
}

#[test]
fn a_sound_file_of_places_has_nothing_to_mend() {
    check("p.geojson", GOOD.as_bytes(), 0, &[]);
}

#[test]
fn a_broken_file_of_places_is_refused_with_its_line() {
    check("p.geojson", b"{\n\"type\" \"Feature\"}", 1, &["p.geojson:2: not readable as JSON"]);
    check_link("Goodtown.", b"{\"type\":", 1, &["p.geojson:1: not readable", "no place could be read"]);
}

#[test]
fn half_a_file_of_places_is_used_up_to_its_break() {
    let mut half = collection("");
    half.truncate(half.len() - 3);
    check("p.geojson", &half, 1, &["the features before are kept"]);
    let links = check_link("They met in Goodtown.", &half, 0, &["p.geojson:3: the file cannot be read"]);
    assert!(links.contains("\"place_id\":\"g\""), "{links}");
}

#[test]
fn empty_and_binary_files_are_refused() {
    check("p.geojson", b"", 1, &["the file is empty; give a GeoJSON file"]);
    check("p.geojson", b"\x89PNG\r\n\x1a\n\0\0\0", 1, &["not a text file"]);
    check("a.txt", b"", 1, &["empty"]);
    check("a.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", 1, &["not a text"]);
    check("a.jsonl", b"", 1, &["empty"]);
}

#[test]
fn a_feature_without_a_name_is_left_out() {
    let nameless = collection(r#"{"type":"Feature","properties":null,"geometry":null}"#);
    check("p.geojson", &nameless, 1, &["p.geojson:3: feature 2: the feature has no name: left out; add a name"]);
    check_link("Goodtown.", &nameless, 0, &["feature 2: the feature has no name"]);
}

#[test]
fn a_place_without_a_geometry_is_linked_but_not_drawn() {
    let places = named("null");
    check("p.geojson", &places, 0, &["p.geojson:3: feature 2 (Dol): no geometry: listed, not drawn"]);
    let links = check_link("They met in Dol.", &places, 0, &[]);
    assert!(links.contains("\"place_name\":\"Dol\"") && !links.contains("\"lat\""), "{links}");
}

#[test]
fn heights_are_no_fault() {
    check("p.geojson", &named(r#"{"type":"Point","coordinates":[17.5,44.25,812]}"#), 0, &[]);
}

#[test]
fn coordinates_off_the_earth_are_reported_and_exchanged_ones_recognised() {
    let off = named(r#"{"type":"Point","coordinates":[6500000,4400000]}"#);
    check("p.geojson", &off, 1, &["outside longitude ±180, latitude ±90"]);
    let exchanged = named(r#"{"type":"Point","coordinates":[40,140]}"#);
    check("p.geojson", &exchanged, 1, &["exchange the two numbers"]);
}

#[test]
fn what_is_missing_is_named() {
    check("a.txt", b"A.", 0, &[]);
    let folder = folder(&[("a.txt", b"A.")]);
    let ran = run_in(folder.path(), &["link", "a.txt", "missing.txt"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.stdout.lines().count(), 1, "the other input is linked all the same");
    assert!(ran.stderr.contains("missing.txt: there is no such file"), "{ran:#?}");
    let ran = run_in(folder.path(), &["link", "a.txt", "--places", "missing.geojson"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.contains("missing.geojson: there is no such file"), "{ran:#?}");
}

#[test]
fn a_folder_without_documents_says_so() {
    let folder = folder(&[("empty/.hidden.txt", b"A.")]);
    let ran = run_in(folder.path(), &["link", "empty"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("no documents in this folder; put"), "{ran:#?}");
}

#[test]
fn a_bad_line_of_a_jsonl_leaves_the_others_standing() {
    let lines = b"{\"id\":\"a\",\"text\":\"A.\"}\n{\"id\":\n{\"id\":\"b\",\"text\":\"B.\"}\n{\"id\":\"c\"}\n";
    check("a.jsonl", lines, 1, &["a.jsonl:2: the line is left out", "a.jsonl:4: the line is left out"]);
}

#[test]
fn a_file_that_is_no_geojson_is_told_what_it_is() {
    check("p.json", b"{\"type\":\"Topology\",\"objects\":{}}", 1, &["this is TopoJSON; export"]);
    check("p.json", b"{\"a\":1}", 1, &["without the member “type”"]);
}

#[test]
fn a_link_to_the_folder_above_ends() {
    #[cfg(unix)]
    {
        let folder = folder(&[("in/a.txt", b"A.")]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("in/loop")).unwrap();
        let ran = run_in(folder.path(), &["link", "in"]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        assert!(ran.stderr.contains("a link to a folder was not followed"), "{ran:#?}");
    }
}
