//! Places that the gazetteer does not have: every format tells them where a reader looks, and what is read
//! again is the same model.

use crate::program::{folder, run_in};
use serde_json::Value;
use std::{io::Read as _, path::Path, sync::Arc};
use tempfile::TempDir;
use treaty_atlas::{
    exchange::read_annotations,
    ground::files::write_whole,
    places::geojson::read_places,
    project::{Inputs, Kept, Project, progress::Silent, store::Holder},
    provisions::field_text::FieldKind,
    review::{
        Review,
        decision::{Change, Field, Reviewer, Signature},
    },
};

const TEXT: &str = "1. The parties shall withdraw their forces from the Orva corridor and from Dol by 1 May 2001.\n\n\
                    2. Heavy weapons shall be withdrawn from the Orva corridor.";
const DOL: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"dol","properties":{"name":"Dol","kind":"town"},"geometry":{"type":"Point","coordinates":[46.5,39.5]}}]}"#;

fn talks() -> TempDir {
    folder(&[("a.txt", TEXT.as_bytes()), ("p.geojson", DOL.as_bytes())])
}

fn open(folder: &Path, places: &str) -> Project {
    let paths = ["a.txt", places].map(|name| folder.join(name));
    Project::open(&Inputs::sorted_by_kind(paths), &Silent).unwrap()
}

/// What a format makes of the talks.
fn export(folder: &TempDir, name: &str) -> Vec<u8> {
    let ran = run_in(folder.path(), &["export", "a.txt", "--places", "p.geojson", "-o", name]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    std::fs::read(folder.path().join(name)).unwrap()
}

fn text(folder: &TempDir, name: &str) -> String {
    String::from_utf8(export(folder, name)).unwrap()
}

fn json(folder: &TempDir, name: &str) -> Value {
    serde_json::from_slice(&export(folder, name)).unwrap()
}

#[test]
fn a_list_of_places_ends_with_those_that_the_gazetteer_does_not_have() {
    let folder = talks();
    let plain = text(&folder, "a.md");
    let (_, own) = plain.split_once("### Orva corridor – corridor, not in the gazetteer\n").expect(&plain);
    let (own, table) = own.split_once("## Provisions").unwrap();
    assert_eq!(own.matches("> — a, ").count(), 2, "both passages: {own}");
    assert!(table.contains("| Dol, “Orva corridor” (not in the gazetteer) |"), "{table}");
    let page = text(&folder, "a.html");
    assert!(page.contains("<h3>Orva corridor <small>corridor, not in the gazetteer</small></h3>"), "{page}");
}

#[test]
fn a_provision_on_the_globe_names_them_in_its_description_and_its_data() {
    let map = text(&talks(), "a.kml");
    assert!(map.contains("\n\nPlaces not in the gazetteer: Orva corridor</description>"), "{map}");
    assert!(map.contains("<Data name=\"places_not_in_gazetteer\">"), "{map}");
}

#[test]
fn a_row_has_them_beside_its_other_places() {
    let table = text(&talks(), "a.csv");
    assert!(table.contains(",dol; ,Dol; Orva corridor,town; corridor,"), "{table}");
}

#[test]
fn in_files_of_places_they_are_features_without_a_geometry() {
    let folder = talks();
    for (name, passages) in [("a.geojson", "/properties/passages"), ("a.lpf.json", "/properties/passages")] {
        let whole = json(&folder, name);
        let last = whole["features"].as_array().unwrap().last().unwrap();
        assert_eq!(last["geometry"], Value::Null, "{name}");
        assert_eq!(last["properties"]["not_in_gazetteer"], true, "{name}");
        assert_eq!(last["names"][0]["toponym"], "Orva corridor", "{name}");
        let passages = last.pointer(passages).unwrap().as_array().unwrap();
        assert_eq!(passages.len(), 2, "{name}");
        assert_eq!(passages[0]["surface"], "Orva corridor", "{name}");
    }
}

#[test]
fn what_is_read_again_is_the_same_model() {
    let folder = talks();
    let before = open(folder.path(), "p.geojson");
    for name in ["a.geojson", "a.lpf.json"] {
        export(&folder, name);
        let again = open(folder.path(), name);
        assert_eq!(again.warnings(), [], "{name}");
        assert_eq!(again.gazetteer().places().len(), before.gazetteer().places().len(), "{name}");
        let all = |project: &Project| project.all_provisions().cloned().collect::<Vec<_>>();
        assert_eq!(all(&again), all(&before), "{name}");
    }
    let annotations = export(&folder, "a.jsonld");
    let read = read_annotations("a.jsonld", &annotations, &before).unwrap();
    assert_eq!(read.warnings, []);
    assert_eq!(read.value.decisions().len(), 0, "nothing was decided");
}

#[test]
fn one_that_somebody_has_drawn_is_read_as_a_place() {
    let folder = talks();
    let drawn = json(&folder, "a.geojson").to_string();
    let drawn = drawn.replace("\"geometry\":null", r#""geometry":{"type":"Point","coordinates":[46.6,39.6]}"#);
    let places = read_places("a", drawn.as_bytes()).unwrap().value;
    assert!(places.iter().any(|place| place.title == "Orva corridor"), "{places:#?}");
    write_whole(&folder.path().join("drawn.geojson"), drawn.as_bytes()).unwrap();
    let project = open(folder.path(), "drawn.geojson");
    let uses: Vec<_> = project.all_provisions().flat_map(|provision| &provision.places).collect();
    assert!(!uses.is_empty() && uses.iter().all(|place| place.value.place.is_some()), "{uses:#?}");
}

#[test]
fn their_words_are_annotated_and_coded() {
    let folder = talks();
    let whole = json(&folder, "a.jsonld");
    let items = whole["items"].as_array().unwrap();
    let named: Vec<&Value> = items.iter().filter(|item| item["body"][0]["value"] == "Orva corridor").collect();
    assert_eq!(named.len(), 2);
    assert_eq!(named[0]["target"]["selector"][1]["exact"], "Orva corridor");
    assert_eq!(named[0]["body"][0]["schema:additionalType"], "corridor");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(export(&folder, "a.qdpx"))).unwrap();
    let mut described = String::new();
    archive.by_name("project.qde").unwrap().read_to_string(&mut described).unwrap();
    let (_, codes) = described.split_once("name=\"Places not in the gazetteer\"").expect(&described);
    let code = codes.split("name=\"Orva corridor\"").next().unwrap().rsplit("guid=\"").next().unwrap();
    let code = code.split('"').next().unwrap();
    assert_eq!(described.matches(&format!("targetGUID=\"{code}\"")).count(), 2, "{described}");
}

#[test]
fn one_that_a_reviewer_took_out_is_written_no_more() {
    let folder = talks();
    let project = open(folder.path(), "p.geojson");
    let subject = |provision| project.subject_of(provision).unwrap();
    let by = Signature { reviewer: Reviewer::new("ada"), time: jiff::Timestamp::UNIX_EPOCH };
    let mut review = Review::default();
    for provision in project.all_provisions() {
        let places = Field::new(FieldKind::Places.id());
        review.apply([Change::field(subject(provision), places, None, "dol=origin")], &by);
    }
    let project = project.deciding(&Arc::new(review), &Silent).unwrap();
    let path = folder.path().join("talks.gpkg");
    Kept::create(&path, &Holder::own(jiff::Timestamp::UNIX_EPOCH), &project).unwrap().close().unwrap();
    let ran = run_in(folder.path(), &["export", "talks.gpkg", "-o", "b.md"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let plain = std::fs::read_to_string(folder.path().join("b.md")).unwrap();
    assert!(!plain.contains("not in the gazetteer"), "{plain}");
}
