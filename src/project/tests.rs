//! What becomes of files and folders.

mod answers;

use super::{
    progress::{Progress, Silent},
    search::{Hit, search},
    *,
};
use crate::{
    documents::reading::{self, Format},
    ground::folding::folded_words,
    linking::mention::{Resolution, Sense},
    places::geojson::read_places,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A folder with some files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        crate::ground::files::write_whole(&path, content.as_bytes()).unwrap();
    }
    folder
}

fn documents(paths: &[PathBuf]) -> Inputs {
    Inputs { documents: paths.to_vec(), ..Inputs::default() }
}

/// Opens files and lays the ids of the documents and the warnings beside what is expected.
#[track_caller]
fn check(inputs: &[PathBuf], ids: &[&str], warnings: &[&str]) -> Project {
    let project = Project::open(&documents(inputs), &Silent).unwrap();
    assert_eq!(ids_of(&project), ids);
    check_warnings(project.warnings(), warnings);
    project
}

#[test]
fn a_text_without_a_title_bears_the_one_at_its_top() {
    let text = "Accord on the Dolvar Valley\n\nThe envoys met in Dolvar on Monday.\n";
    let record = format!("{{\"id\":\"one\",\"text\":{text:?}}}");
    let folder = folder(&[
        ("a.txt", text),
        ("b.md", "# The *Dolvar* Accord\n\nText."),
        ("c.txt", text),
        ("c.yaml", "title: Another one"),
        ("d.txt", &format!("---\ntitle: A third one\n---\n{text}")),
        ("e.jsonl", &record),
        ("f.txt", "The envoys met in Dolvar on Monday.\n\nThey left."),
    ]);
    let project = Project::open(&documents(&[folder.path().to_owned()]), &Silent).unwrap();
    let names: Vec<&str> = project.documents().iter().map(Document::name).collect();
    let expected = ["Accord on the Dolvar Valley", "The Dolvar Accord", "Another one", "A third one", "one", "f"];
    assert_eq!(names, expected);
    assert!(project.documents()[0].words(project.documents()[0].passages[0].span).starts_with("Accord"));
}

#[track_caller]
fn check_warnings(found: &[Warning], expected: &[&str]) {
    let texts: Vec<String> = found.iter().map(Warning::to_string).collect();
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
    for (text, expected) in texts.iter().zip(expected) {
        assert!(text.contains(expected), "{text}\nlacks {expected}");
    }
}

fn ids_of(project: &Project) -> Vec<&str> {
    let documents = project.documents().iter();
    documents.map(|document| document.id.as_str()).collect()
}

#[test]
fn nothing_named_opens_the_sample_corpus() {
    let project = Project::open(&Inputs::default(), &Silent).unwrap();
    assert_eq!(project.name(), shipped::NAME);
    assert_eq!(project.documents().len(), shipped::DOCUMENTS.len());
    assert!(!project.gazetteer().places().is_empty());
    assert_eq!(project.warnings(), []);
}

#[test]
fn a_folder_is_read_in_the_order_of_its_paths_without_its_hidden_files() {
    let folder =
        folder(&[("b.txt", "B."), ("a/z.md", "Z."), ("a.txt", "A."), (".hidden.txt", "H."), (".git/x.txt", "X.")]);
    let project = check(&[folder.path().to_owned()], &["a.txt", "a/z.md", "b.txt"], &[]);
    assert_eq!(project.name(), folder.path().file_name().unwrap().to_str().unwrap());
}

#[test]
fn a_file_goes_by_its_name_and_by_more_of_its_path_where_names_meet() {
    let folder = folder(&[("one/a.txt", "A."), ("two/a.txt", "B."), ("two/b.txt", "C.")]);
    let path = |file: &str| folder.path().join(file);
    check(&[path("two/b.txt")], &["b.txt"], &[]);
    check(&[path("one"), path("two")], &["one/a.txt", "two/a.txt", "b.txt"], &[]);
    check(&[path("two"), path("two/a.txt")], &["a.txt", "b.txt"], &[]);
}

#[test]
fn a_project_goes_by_what_was_read_and_once_it_is_kept_by_its_file() {
    let folder = folder(&[("one/a.txt", "A."), ("b.txt", "B.")]);
    crate::ground::files::write_whole(&folder.path().join("bad.pdf"), b"no such thing").unwrap();
    let paths = ["bad.pdf", "b.txt", "one"].map(|file| folder.path().join(file));
    let project = Project::open(&Inputs::sorted_by_kind(paths), &Silent).unwrap();
    assert_eq!(project.name(), "b.txt and 1 more");
    let kept = folder.path().join("ann.gpkg");
    let who = store::Holder::own(jiff::Timestamp::UNIX_EPOCH);
    drop(Kept::create(&kept, &who, &project).unwrap());
    assert_eq!(Project::open(&Inputs::sorted_by_kind([kept]), &Silent).unwrap().name(), "ann");
}

#[test]
fn files_of_other_kinds_are_passed_over_with_a_warning_each_or_one_for_many() {
    let few = folder(&[("a.txt", "A."), ("b.xyz", "?"), ("c.geojson", "{}")]);
    check(
        &[few.path().to_owned()],
        &["a.txt"],
        &["its kind is not known; documents are", "a file of places was passed over"],
    );
    let many = folder(&[("a.txt", "A.")]);
    for number in 0..11 {
        let path = many.path().join(format!("{number}.xyz"));
        crate::ground::files::write_whole(&path, b"?").unwrap();
    }
    check(&[many.path().to_owned()], &["a.txt"], &["11 files were passed over (.xyz)"]);
}

#[test]
fn inputs_that_cannot_be_read_are_counted_and_the_others_opened() {
    let folder = folder(&[("a.txt", "A."), ("empty.txt", " ")]);
    let project = check(
        &[folder.path().join("a.txt"), folder.path().join("missing.txt"), folder.path().join("empty.txt")],
        &["a.txt"],
        &["missing.txt: there is no such file", "empty.txt: is empty"],
    );
    assert_eq!(project.unread_inputs(), 2);
}

#[test]
fn without_any_document_there_is_no_project_but_a_reason() {
    let empty = folder(&[]);
    let inputs = documents(&[empty.path().to_owned()]);
    let error = Project::open(&inputs, &Silent).unwrap_err();
    check_warnings(error.warnings(), &["no documents in this folder; put .txt"]);
    let places = Inputs { places: vec![empty.path().join("missing.geojson")], ..Inputs::default() };
    let error = Project::open(&places, &Silent).unwrap_err();
    check_warnings(error.warnings(), &["missing.geojson: there is no such file"]);
}

#[test]
fn each_line_of_a_jsonl_is_a_document() {
    let lines = "{\"id\":\"one\",\"text\":\"A.\",\"title\":\"T\"}\n\n{\"id\":2,\"text\":\"B.\"}\nbroken\n\
                 {\"text\":\"C.\"}\n{\"id\":\"one\",\"text\":\"D.\"}\n{\"id\":\"e\",\"text\":\"\"}\n";
    let folder = folder(&[("a.jsonl", lines)]);
    let project = check(
        &[folder.path().join("a.jsonl")],
        &["one", "2", "a.jsonl:5", "one~2"],
        &["a.jsonl:4: the line is left out", "a.jsonl:5: the record has no id", "a.jsonl:7: is empty"],
    );
    assert_eq!(project.documents()[0].name(), "T");
}

#[test]
fn files_of_places_are_told_from_documents() {
    let feature = "{\"type\":\"Feature\"}\n";
    let folder = folder(&[
        ("a.txt", "A."),
        ("b.geojson", "{}"),
        ("c.jsonl", feature),
        ("d.jsonl", "{\"id\":\"d\",\"text\":\"D.\"}"),
        ("e", feature),
    ]);
    let path = |file: &str| folder.path().join(file);
    let files = ["a.txt", "b.geojson", "c.jsonl", "d.jsonl", "e"].map(path);
    let inputs = Inputs::sorted_by_kind(files);
    assert_eq!(inputs.documents, ["a.txt", "d.jsonl"].map(path));
    assert_eq!(inputs.places, ["b.geojson", "c.jsonl", "e"].map(path));
}

const DOL: &str = r#"{"type":"Feature","id":1,"properties":{"name":"Dol"},"geometry":null}"#;

#[test]
fn a_place_takes_the_seat_of_an_earlier_one_only_when_they_share_a_name() {
    let folder = folder(&[
        ("a.geojson", DOL),
        ("b.geojson", &DOL.replace("\"Dol\"", "\"Dôl\",\"alt_name\":\"Thal\"")),
        ("c.geojson", &DOL.replace("Dol", "Gor")),
    ]);
    let inputs = Inputs {
        places: ["a", "b", "c"].map(|stem| folder.path().join(format!("{stem}.geojson"))).to_vec(),
        ..Inputs::default()
    };
    let project = Project::open(&inputs, &Silent).unwrap();
    let places = project.gazetteer().places().iter();
    let found: Vec<(&str, &str)> = places.map(|place| (place.id.as_str(), place.title.as_str())).collect();
    assert_eq!(found, [("1", "Dôl"), ("c.geojson#1", "Gor")]);
}

#[test]
fn files_join_an_open_project() {
    let folder = folder(&[("a.txt", "A."), ("more/a.txt", "B."), ("c.txt", "C."), ("d.geojson", DOL)]);
    let path = |file: &str| folder.path().join(file);
    let project = check(&[path("a.txt")], &["a.txt"], &[]);
    let shipped = project.gazetteer().places().len();
    let inputs = Inputs {
        documents: vec![path("a.txt"), path("more/a.txt"), path("c.txt")],
        places: vec![path("d.geojson")],
        ..Inputs::default()
    };
    let joined = project.extended(&inputs, &Silent).unwrap();
    assert_eq!(joined.gazetteer().places().len(), shipped + 1);
    assert_eq!(ids_of(&joined), ["a.txt", "more/a.txt", "c.txt"]);
    let changed = documents(&[path("more/a.txt")]);
    let changed = project.extended(&changed, &Silent).unwrap();
    assert_eq!(ids_of(&changed), ["a.txt", "more/a.txt"]);
    let again = joined.extended(&inputs, &Silent).unwrap();
    assert_eq!(ids_of(&again), ids_of(&joined));
    let missing = documents(&[path("missing.txt")]);
    assert!(project.extended(&missing, &Silent).is_err());
}

#[test]
fn cancelled_work_gives_no_project() {
    struct Impatient;
    impl Progress for Impatient {
        fn step(&self, _done: usize, _total: usize, _what: &str) {}
        fn is_cancelled(&self) -> bool {
            true
        }
    }
    let folder = folder(&[("a.txt", "A.")]);
    let inputs = documents(&[folder.path().to_owned()]);
    let outcome = Project::open(&inputs, &Impatient);
    assert!(matches!(outcome, Err(ProjectError::Cancelled)));
}
