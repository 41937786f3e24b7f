//! What decisions change of a project, and that taking them back changes it back.

use super::*;
use crate::{
    documents::{document::Document, selector::Selector},
    ground::{files::write_whole, text::Span},
    linking::{
        correction::{Correction, Meaning, Reach, Scope},
        mention::Sense,
    },
    places::{
        geojson::read_places,
        place::{Place, PlaceId},
    },
    project::{ADDED, Inputs, progress::Silent},
    review::decision::{Change, Reviewer, Signature, SourceField, Verdict},
    review::subject::Subject,
};
use std::sync::Arc;

const PLACES: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"dolvar","properties":{"name":"Dolvar","kind":"town"},"geometry":{"type":"Point","coordinates":[1,2]}},
    {"type":"Feature","id":"goriz","properties":{"name":"Goriz","kind":"town"},"geometry":{"type":"Point","coordinates":[1,3]}}]}"#;

const TEXT: &str = "They stayed in Dolvar and in Zelvik. Nobody stayed in Zelvik for long.";

fn project(folder: &tempfile::TempDir) -> Project {
    let path = |name: &str| folder.path().join(name);
    write_whole(&path("a.txt"), TEXT.as_bytes()).unwrap();
    write_whole(&path("places.geojson"), PLACES.as_bytes()).unwrap();
    let inputs = Inputs::sorted_by_kind([path("a.txt"), path("places.geojson")]);
    Project::open(&inputs, &Silent).unwrap()
}

fn span(document: &Document, words: &str) -> Span {
    let start = document.text.scalar_of(document.text.as_str().find(words).unwrap());
    Span::new(start, start + words.chars().count())
}

fn means(project: &Project, words: &str, reach: Reach, place: &str) -> Change {
    let document = &project.documents()[0];
    let scope = Scope::of(document, span(document, words), reach).unwrap();
    let meaning = Meaning::Used { sense: Sense::Place, place: Some(PlaceId::new(place)) };
    Change::correction(Correction { scope, meaning })
}

/// How many links the places have.
fn links(project: &Project, places: [&str; 3]) -> [usize; 3] {
    places.map(|place| project.links_of(&PlaceId::new(place)).len())
}

const ALL: [&str; 3] = ["dolvar", "goriz", "zelvik"];

fn decide(project: &Project, review: &Review) -> Project {
    project.deciding(&Arc::new(review.clone()), &Silent).unwrap()
}

fn reader() -> Signature {
    Signature { reviewer: Reviewer::new("reader"), time: "2020-11-10T00:00:00Z".parse().unwrap() }
}

#[test]
fn a_correction_moves_a_link_and_undoing_it_moves_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder);
    assert_eq!(links(&project, ALL), [1, 0, 0]);
    let mut review = Review::default();
    review.apply(vec![means(&project, "Dolvar", Reach::Here, "goriz")], &reader());
    let corrected = decide(&project, &review);
    assert_eq!(links(&corrected, ALL), [0, 1, 0]);
    review.undo(&reader());
    assert_eq!(links(&decide(&corrected, &review), ALL), [1, 0, 0]);
}

#[test]
fn an_added_place_is_linked_wherever_it_is_named_until_it_is_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder);
    let added = read_places("a", PLACES.replace("Dolvar", "Zelvik").replace("dolvar", "zelvik").as_bytes());
    let place = Place { source: Arc::from(ADDED), ..added.unwrap().value.remove(0) };
    let mut review = Review::default();
    review.apply(vec![Change::place(place)], &reader());
    let more = decide(&project, &review);
    assert_eq!(links(&more, ALL), [1, 0, 2]);
    review.undo(&reader());
    let less = decide(&more, &review);
    assert_eq!(links(&less, ALL), [1, 0, 0]);
    assert!(less.gazetteer().place(&PlaceId::new("zelvik")).is_none());
}

#[test]
fn a_source_is_described_and_its_record_as_read_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder);
    let before = project.documents()[0].source.clone();
    let mut review = Review::default();
    for title in ["One", "Two"] {
        let source = Subject::Source(project.documents()[0].id.clone());
        review.apply(vec![Change::source(source, SourceField::Title, None, title)], &reader());
    }
    let described = decide(&project, &review);
    assert_eq!(described.documents()[0].name(), "Two");
    review.undo(&reader());
    let one = decide(&described, &review);
    assert_eq!(one.documents()[0].name(), "One");
    review.undo(&reader());
    assert_eq!(decide(&one, &review).documents()[0].source, before);
}

#[test]
fn decisions_hold_when_more_is_opened_and_so_does_the_world() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder);
    let mut review = Review::default();
    review.apply(vec![means(&project, "Dolvar", Reach::Always, "goriz")], &reader());
    let corrected = decide(&project, &review).beside_world(WorldRole::Linked, &Silent).unwrap();
    let other = folder.path().join("b.txt");
    write_whole(&other, b"They left Dolvar.").unwrap();
    let more = corrected.extended(&Inputs::sorted_by_kind([other]), &Silent).unwrap();
    assert_eq!(links(&more, ALL), [0, 2, 0]);
    assert_eq!(more.world_role(), WorldRole::Linked);
    assert_eq!(more.review().decisions(), review.decisions());
}

#[test]
fn a_correction_to_a_place_that_no_file_has_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder);
    let mut review = Review::default();
    review.apply(vec![means(&project, "Dolvar", Reach::Here, "nowhere")], &reader());
    let corrected = decide(&project, &review);
    let said: Vec<&str> = corrected.warnings().iter().map(|warning| warning.what.as_str()).collect();
    assert!(said.iter().any(|what| what.contains("“nowhere”")), "{said:?}");
    review.undo(&reader());
    assert_eq!(decide(&corrected, &review).warnings(), project.warnings());
}

#[test]
fn a_verdict_leaves_documents_links_and_findings_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let project = project(&folder);
    let document = &project.documents()[0];
    let words = Selector::of(document, span(document, "stayed")).unwrap();
    let mut review = Review::default();
    let by = Signature { reviewer: Reviewer::new("Ada"), time: jiff::Timestamp::UNIX_EPOCH };
    review.apply([Change::verdict(Subject::Provision { words, category: "return".into() }, Verdict::Accept)], &by);
    let decided = project.deciding(&Arc::new(review), &Silent).unwrap();
    assert_eq!(decided.review().decisions().len(), 1);
    let dolvar = PlaceId::new("dolvar");
    assert!(std::ptr::eq(project.links_of(&dolvar), decided.links_of(&dolvar)));
    assert!(std::ptr::eq(project.documents(), decided.documents()));
}
