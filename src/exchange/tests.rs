//! What each format makes of one small project, byte for byte; and that texts cannot break out of it.

use super::*;
use crate::linking::mention::{Candidate, Mention, Reason, Resolution};

const TEXT: &str = "“Dol” met.\n\n=Gor, \"the hill\", is Ort.";
const PLACES: &str = r#"[{"type":"Feature","id":"dol","properties":{"name":"Dol","kind":"town","alt_name":"Thal","geonameid":7},"geometry":{"type":"Point","coordinates":[46.92736,-39.5]}},
    {"type":"Feature","id":"-gor","properties":{"name":"Gor"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}},
    {"type":"Feature","id":"ort","properties":{"name":"Ort"},"geometry":null}]"#;

/// “Dol” is a place, “Gor” acts, “Ort” is ambiguous.
fn project() -> Project {
    Project::laid_by_hand(TEXT, PLACES, |place, span| Mention {
        sense: match place.title.as_str() {
            "Gor" => Sense::Actor,
            _ => Sense::Place,
        },
        sense_reasons: vec![Reason::told("alone", None, "it stands alone".to_owned())],
        candidates: vec![Candidate { place: place.id.clone(), score: 2.0 / 3.0, reasons: Vec::new() }],
        resolution: match place.title.as_str() {
            "Ort" => Resolution::Ambiguous,
            _ => Resolution::Resolved(place.id.clone()),
        },
        ..Mention::unknown(span)
    })
}

#[track_caller]
fn check(exchange: &dyn Exchange, senses: Option<&Senses>, expected: &str) {
    let write = || {
        let mut out = Vec::new();
        exchange.write(&project(), senses, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let written = write();
    assert_eq!(written, expected);
    assert_eq!(written, write(), "the same bytes twice");
}

#[test]
fn a_document_is_a_line_of_json_lines() {
    let dol = r#"{"start":1,"end":4,"surface":"Dol","sense":"place","place_id":"dol","place_name":"Dol","place_kind":"town","lat":-39.5,"lon":46.92736,"geonameid":7,"confidence":0.6667,"reasons":["it stands alone"],"alternatives":[]}"#;
    let ort = r#"{"start":33,"end":36,"surface":"Ort","sense":"place","confidence":0.6667,"reasons":["it stands alone"],"alternatives":[{"place_id":"ort","score":0.6667}]}"#;
    let expected = format!("{{\"id\":\"a.txt\",\"mentions\":[{dol},{ort}]}}\n");
    check(&RowFormat::JsonLines, Some(&Senses::only(Sense::Place)), &expected);
}

#[test]
fn all_senses_are_written_when_nobody_says() {
    let mut out = Vec::new();
    RowFormat::JsonLines.write(&project(), None, &mut out).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let mentions = value["mentions"].as_array().unwrap();
    let senses: Vec<&str> = mentions.iter().map(|mention| mention["sense"].as_str().unwrap()).collect();
    assert_eq!(senses, ["place", "actor", "place"]);
}

#[test]
fn a_mention_is_a_row_of_csv_and_no_text_a_formula() {
    let header = "document,start,end,surface,sense,place_id,place_name,place_kind,lat,lon,geonameid,\
                  confidence,paragraph,sentence,quote,reasons\n";
    let actor = Senses::only(Sense::Actor);
    let mut out = Vec::new();
    RowFormat::Csv.write(&project(), Some(&actor), &mut out).unwrap();
    let table = String::from_utf8(out).unwrap();
    let row = table.strip_prefix(header).unwrap();
    assert!(row.starts_with("a.txt,13,16,Gor,actor,'-gor,Gor,region,"), "{row}");
    let end = ",,0.6667,2,1,\"'=Gor, \"\"the hill\"\", is Ort.\",it stands alone\n";
    assert!(row.ends_with(end), "{row}");
    let place = Senses::only(Sense::Place);
    let mut out = Vec::new();
    RowFormat::Csv.write(&project(), Some(&place), &mut out).unwrap();
    let table = String::from_utf8(out).unwrap();
    assert!(table.contains(",town,-39.5,46.92736,7,0.6667,1,1,"), "numbers stay numbers: {table}");
    assert!(table.contains(",Ort,place,,,,,,,0.6667,2,1,"), "{table}");
}

#[test]
fn a_linked_place_is_a_feature_with_the_passages_that_name_it() {
    let dol = r#"{"type":"Feature","id":"dol","properties":{"name":"Dol","kind":"town","geonameid":7,"other_names":["Thal"],"mentions":1,"passages":[{"document":"a.txt","start":1,"end":4,"surface":"Dol","sense":"place","confidence":0.6667,"paragraph":1,"sentence":1,"quote":"“Dol” met."}]},"names":[{"toponym":"Dol"},{"toponym":"Thal"}],"geometry":{"type":"Point","coordinates":[46.92736,-39.5]}}"#;
    let expected = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{dol}\n]}}\n");
    check(&GeoJson, None, &expected);
}

#[test]
fn what_is_written_as_geojson_is_read_again() {
    let mut out = Vec::new();
    GeoJson.write(&project(), Some(&Senses::all()), &mut out).unwrap();
    let read = crate::places::geojson::read_places("out", &out).unwrap();
    assert_eq!(read.warnings, []);
    let project = project();
    let all = project.gazetteer().places();
    assert_eq!(read.value.len(), 2);
    for (place, own) in read.value.iter().zip(all) {
        assert_eq!((&place.id, &place.title, place.kind), (&own.id, &own.title, own.kind));
    }
    let ring = read.value[1].geometry.areas.0[0].exterior();
    let corners: Vec<(f64, f64)> = ring.0.iter().map(|at| (at.x, at.y)).collect();
    assert_eq!(corners, [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)], "turned against the clock");
}

#[test]
fn an_empty_project_is_a_whole_file_in_every_format() {
    let write = |exchange: &dyn Exchange| {
        let mut out = Vec::new();
        exchange.write(&Project::default(), None, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(write(&RowFormat::JsonLines), "");
    assert_eq!(write(&RowFormat::Csv).lines().count(), 1);
    assert_eq!(write(&GeoJson), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

#[test]
fn senses_are_read_from_a_list() {
    let senses = Senses::parse("place, actor").unwrap();
    assert!(senses.contains(Sense::Place) && senses.contains(Sense::Actor));
    assert!(!senses.contains(Sense::Clock));
    assert!(Senses::parse("all").unwrap().contains(Sense::Other));
    let error = Senses::parse("place,x").unwrap_err().to_string();
    assert!(error.contains("“x” is no sense; there are place, actor"), "{error}");
}
