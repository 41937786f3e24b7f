//! A project kept in a file and read from it again.

use super::*;
use crate::{
    ground::files::write_whole,
    linking::{
        correction::{Correction, Meaning, Scope},
        mention::{Candidate, Sense},
    },
    places::{geojson::read_places, place::PlaceId},
    project::{ADDED, progress::Silent},
    review::{
        decision::{Change, Reviewer, Signature, SourceField},
        subject::Subject,
    },
};

const PLACES: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"d","properties":{"name":"Dolvar","kind":"town"},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#;

fn holder() -> Holder {
    Holder::own(jiff::Timestamp::UNIX_EPOCH)
}

fn ada() -> Signature {
    Signature { reviewer: Reviewer::new("ada"), time: jiff::Timestamp::UNIX_EPOCH }
}

/// The bytes of the one document in a file.
fn bytes_in(file: &Path) -> Option<Vec<u8>> {
    let file = rusqlite::Connection::open(file).unwrap();
    file.query_row("SELECT bytes FROM documents", [], |row| row.get(0)).unwrap()
}

/// A folder with a text and places, and the project of them.
fn opened() -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write_whole(&path("a.html"), b"<p>They stayed in the town of Dolvar.</p><p>Not in Paris, Texas.</p>").unwrap();
    write_whole(&path("places.geojson"), PLACES.as_bytes()).unwrap();
    let inputs = Inputs { world: true, ..Inputs::sorted_by_kind([path("a.html"), path("places.geojson")]) };
    let project = Project::open(&inputs, &Silent).unwrap();
    (folder, project)
}

#[test]
fn a_project_opens_as_it_was_left() {
    let (folder, project) = opened();
    let file = folder.path().join("a.gpkg");
    let mut review = Review::clone(project.review());
    let source = Subject::Source(project.documents()[0].id.clone());
    review.apply([Change::source(source, SourceField::Title, None, "A title")], &ada());
    let project = project.deciding(&Arc::new(review), &Silent).unwrap();
    Kept::create(&file, &holder(), &project).unwrap().close().unwrap();
    let Kept { project: read, is_derived_anew, store } = Kept::open(&file, &holder(), &Silent).unwrap();
    assert!(!is_derived_anew);
    assert_eq!(read.documents(), project.documents());
    assert_eq!(read.documents()[0].name(), "A title");
    // Reasons are kept in words, as nobody can tell later what they were made of.
    let told = |project: &Project| -> Vec<Mention> {
        let plain = |mention: &Mention| Mention {
            sense_reasons: Vec::new(),
            candidates: mention.candidates.iter().map(|one| Candidate { reasons: Vec::new(), ..one.clone() }).collect(),
            ..mention.clone()
        };
        project.linked.iter().flatten().map(plain).collect()
    };
    assert_eq!(told(&read), told(&project));
    assert_eq!(read.gazetteer().places(), project.gazetteer().places());
    assert_eq!(read.review().decisions(), project.review().decisions());
    assert_eq!((read.name(), read.world), (project.name(), project.world));
    store.close().unwrap();
    assert!(bytes_in(&file).unwrap().starts_with(b"<p>They"), "the file as it was read");
}

#[test]
fn links_are_found_anew_when_a_place_was_changed_in_the_file() {
    let (folder, project) = opened();
    let file = folder.path().join("a.gpkg");
    Kept::create(&file, &holder(), &project).unwrap().close().unwrap();
    let sql = "UPDATE places SET name = 'Goriz', toponyms = '[]' WHERE id = 'd'";
    rusqlite::Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let kept = Kept::open(&file, &holder(), &Silent).unwrap();
    assert!(kept.is_derived_anew);
    assert!(kept.project.links_of(&PlaceId::new("d")).is_empty());
    let mut store = kept.store;
    let known = store.documents_with_bytes().unwrap();
    assert_eq!(known.len(), 1);
    store.replace_contents(&kept.project.contents(&known)).unwrap();
    store.close().unwrap();
    let again = Kept::open(&file, &holder(), &Silent).unwrap();
    assert!(!again.is_derived_anew);
    again.store.close().unwrap();
    assert!(bytes_in(&file).is_some(), "the bytes stay");
}

#[test]
fn what_was_read_is_shown_when_its_file_has_changed_and_the_change_is_told() {
    let (folder, project) = opened();
    let file = folder.path().join("a.gpkg");
    Kept::create(&file, &holder(), &project).unwrap().close().unwrap();
    assert_eq!(Kept::look(&file, &Silent).unwrap().project.warnings(), []);
    write_whole(&folder.path().join("a.html"), b"<p>Something else.</p>").unwrap();
    let read = Kept::look(&file, &Silent).unwrap().project;
    assert_eq!(read.documents(), project.documents());
    let [changed] = read.warnings() else { panic!("{:?}", read.warnings()) };
    assert!(changed.file.ends_with("a.html"), "{changed:?}");
}

#[test]
fn a_project_is_an_input_beside_others() {
    let (folder, project) = opened();
    let file = folder.path().join("a.gpkg");
    Kept::create(&file, &holder(), &project).unwrap().close().unwrap();
    let more = folder.path().join("b.txt");
    write_whole(&more, b"They left Dolvar.").unwrap();
    let inputs = Inputs::sorted_by_kind([more, file.clone()]);
    assert_eq!(inputs.project, Some(file.clone()));
    assert_eq!(Project::open(&inputs, &Silent).unwrap().documents().len(), 2);
    let only = Project::open(&Inputs::sorted_by_kind([file]), &Silent).unwrap();
    assert_eq!(only.documents(), project.documents());
}

#[test]
fn the_use_of_the_world_is_read_as_it_was_written() {
    for world in [
        World { role: WorldRole::Decoy, near: None, ..World::default() },
        World { role: WorldRole::Linked, near: None, ..World::default() },
        World { role: WorldRole::Decoy, near: Some(LonLat::new(-1.5, 40.25)), ..World::default() },
        World { role: WorldRole::Linked, near: Some(LonLat::new(46.9, -0.125)), ..World::default() },
    ] {
        assert_eq!(world_of(&world_text(world)), world);
    }
}

/// A review in which a reader added a place, and took a name for it.
fn with_an_added_place(project: &Project) -> Review {
    let places = PLACES.replace("Dolvar", "Zelvik").replace("\"d\"", "\"zelvik\"");
    let mut place = read_places("a", places.as_bytes()).unwrap().value.remove(0);
    place.source = Arc::from(ADDED);
    let scope = Scope::Always { surface: "Dolvar".to_owned() };
    let meaning = Meaning::Used { sense: Sense::Place, place: Some(place.id.clone()) };
    let mut review = Review::clone(project.review());
    review.apply([Change::place(place), Change::correction(Correction { scope, meaning })], &ada());
    review
}

#[test]
fn a_place_that_was_added_is_there_again_though_the_contents_were_not_saved_after() {
    let (folder, project) = opened();
    let file = folder.path().join("a.gpkg");
    let mut store = Kept::create(&file, &holder(), &project).unwrap();
    let review = with_an_added_place(&project);
    store.add_decisions(review.decisions()).unwrap();
    store.close().unwrap();
    let kept = Kept::look(&file, &Silent).unwrap();
    assert!(kept.is_derived_anew);
    assert_eq!(kept.project.warnings(), []);
    assert_eq!(kept.project.links_of(&PlaceId::new("zelvik")).len(), 1);
}

#[test]
fn a_project_with_a_place_that_was_added_opens_as_it_was_left() {
    let (folder, project) = opened();
    let file = folder.path().join("a.gpkg");
    let project = project.deciding(&Arc::new(with_an_added_place(&project)), &Silent).unwrap();
    Kept::create(&file, &holder(), &project).unwrap().close().unwrap();
    let kept = Kept::look(&file, &Silent).unwrap();
    assert!(!kept.is_derived_anew);
    assert_eq!(kept.project.links_of(&PlaceId::new("zelvik")).len(), 1);
}

#[test]
fn a_file_of_records_that_has_changed_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let (source, file) = (folder.path().join("all.jsonl"), folder.path().join("a.gpkg"));
    let records = |word: &str| {
        let lines = (0..5).map(|number| format!("{{\"id\":\"{number}\",\"text\":\"{word} {number}.\"}}"));
        lines.collect::<Vec<_>>().join("\n")
    };
    write_whole(&source, records("They met in Dol").as_bytes()).unwrap();
    let project = Project::open(&Inputs::sorted_by_kind([source.clone()]), &Silent).unwrap();
    Kept::create(&file, &holder(), &project).unwrap().close().unwrap();
    write_whole(&source, records("They stayed in Dol").as_bytes()).unwrap();
    let read = Kept::look(&file, &Silent).unwrap().project;
    assert_eq!((read.changed_sources().len(), read.warnings().len()), (5, 1), "{:?}", read.warnings());
}
