//! What a project file promises: what was saved is there, one writer at a time, and no file does harm.

use super::{Contents, Holder, KeptDocument, KeptView, ReadOnly, Saver, Store, StoreError};
use crate::{
    documents::{
        document::{Document, DocumentId, Locator},
        reading::{Format, read},
        selector::Selector,
    },
    ground::text::Span,
    linking::{
        correction::{Correction, Meaning, Scope},
        mention::{Candidate, Mention, Reason, Resolution, Sense},
    },
    places::{gazetteer::Gazetteer, geojson, place::PlaceId},
    review::{
        Review,
        decision::{Change, Field, Reviewer, Signature, SourceField, Verdict},
        subject::Subject,
    },
};
use jiff::Timestamp;
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const TEXT: &str = "The town of Əlat is returned.\n\nNobody else is named.";

const PLACES: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"e1","properties":{"name":"Əlat","kind":"town","geonameid":7,"parent":"d1"},
     "geometry":{"type":"Point","coordinates":[49.5,39.9]}},
    {"type":"Feature","id":"d1","properties":{"name":"Dist","kind":"district","approximate":true},
     "geometry":{"type":"Polygon","coordinates":[[[49,39],[50,39],[50,40],[49,39]]]}},
    {"type":"Feature","id":"n1","properties":{"name":"Nowhere"},"geometry":null}]}"#;

/// A folder with a project in it.
struct Fixture {
    folder: TempDir,
    document: Document,
    gazetteer: Gazetteer,
    mentions: Vec<Mention>,
}

impl Fixture {
    fn new() -> Self {
        let document = read(&DocumentId::new("a.txt"), Format::Text, TEXT.as_bytes()).unwrap().value;
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(geojson::read_places("places.geojson", PLACES.as_bytes()).unwrap().value);
        let reason = |rule: &str| Reason::told(rule, Some(Span::new(4, 8)), "“town” before the name".to_owned());
        let place = gazetteer.places()[0].id.clone();
        let candidate = Candidate { place: place.clone(), score: 0.1 + 0.2, reasons: vec![reason("head")] };
        let mention = |resolution| Mention {
            sense: Sense::Place,
            sense_reasons: vec![reason("sense")],
            candidates: vec![candidate.clone()],
            resolution,
            ..Mention::unknown(Span::new(12, 16))
        };
        let mentions = [Resolution::Resolved(place), Resolution::Ambiguous, Resolution::Unmatched].map(mention).into();
        Self { folder: tempfile::tempdir().unwrap(), document, gazetteer, mentions }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a.gpkg")
    }

    fn contents(&self) -> Contents<'_> {
        let kept = KeptDocument {
            document: &self.document,
            source: self.document.source.clone(),
            origin: Some("in/a.txt".to_owned()),
            bytes: Some(TEXT.as_bytes().to_vec()),
        };
        Contents {
            title: "A",
            documents: vec![kept],
            gazetteer: &self.gazetteer,
            mentions: vec![(&self.document, &self.mentions)],
            provisions: Vec::new(),
            derived_by: "test".to_owned(),
            world: String::new(),
        }
    }

    fn created(&self) -> Store {
        Store::create(&self.path(), &holder("ada"), &self.contents()).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }
}

fn holder(user: &str) -> Holder {
    Holder { user: user.to_owned(), ..Holder::own(Timestamp::UNIX_EPOCH) }
}

fn by(reviewer: &str) -> Signature {
    Signature { reviewer: Reviewer::new(reviewer), time: "2026-11-10T12:00:00.5Z".parse().unwrap() }
}

fn subject(number: usize) -> Subject {
    let words = Selector {
        document: DocumentId::new("a.txt"),
        locator: Locator { paragraph: 1, sentence: 1 },
        exact: format!("words {number}"),
        prefix: "before ".to_owned(),
        suffix: String::new(),
    };
    Subject::Provision { words, category: "handover".into() }
}

/// A review with a decision of each kind.
fn review(fixture: &Fixture) -> Review {
    let mut review = Review::default();
    let words = subject(1).words().unwrap().clone();
    let place = fixture.gazetteer.places()[1].clone();
    let document = fixture.document.id.clone();
    let correction = |scope, meaning| Change::correction(Correction { scope, meaning });
    let means = |place| Meaning::Used { sense: Sense::Place, place };
    for change in [
        Change::verdict(subject(1), Verdict::Correct),
        Change::field(subject(1), Field::new("obligor"), Some("Russia"), "“Armenia”\n'; DROP TABLE decisions"),
        Change::note(Subject::Words(words.clone()), "ə – note"),
        Change::tag(Subject::Mention(words.clone()), "urgent"),
        Change::addition(subject(2)),
        Change::source(Subject::Source(DocumentId::new("a.txt")), SourceField::Title, None, "Title"),
        Change::place(place),
        correction(Scope::Here(words), Meaning::NoPlace),
        correction(Scope::Document { document, surface: "Əlat".to_owned() }, Meaning::AsLinked),
        correction(Scope::Always { surface: "Əlat".to_owned() }, means(None)),
        correction(Scope::Always { surface: "Əlat".to_owned() }, means(Some(PlaceId::new("the e 1")))),
    ] {
        review.apply([change], &by("ada"));
    }
    review.undo(&by("ada")).unwrap();
    review.redo(&by("ada")).unwrap();
    review
}

#[test]
fn everything_is_read_as_it_was_written() {
    let fixture = Fixture::new();
    let mut store = fixture.created();
    let review = review(&fixture);
    store.add_decisions(review.decisions()).unwrap();
    store.close().unwrap();
    assert_eq!(fixture.files(), ["a.gpkg"], "one file, nothing beside it");
    let store = Store::open(&fixture.path(), &holder("ada")).unwrap();
    assert_eq!(store.read_only(), None);
    assert_eq!(store.decisions().unwrap(), (review.decisions().to_vec(), 0));
    assert_eq!(store.documents().unwrap(), [(fixture.document.clone(), Some("in/a.txt".to_owned()))]);
    assert_eq!(store.bytes_of(&fixture.document.id).unwrap().unwrap(), TEXT.as_bytes());
    assert_eq!(store.places().unwrap().value, fixture.gazetteer.places());
    let findings = store.findings().unwrap();
    assert_eq!(super::mentions_of(&findings[&fixture.document.id]).unwrap(), fixture.mentions);
    assert_eq!(store.heading().unwrap().title, "A");
}

#[test]
fn passages_are_found_by_words_in_any_spelling() {
    let fixture = Fixture::new();
    let store = fixture.created();
    let first = [(fixture.document.id.clone(), Locator { paragraph: 1, sentence: 1 })];
    assert_eq!(store.search("elat", 9).unwrap(), first);
    assert_eq!(store.search("RETURNED town", 9).unwrap(), first);
    assert_eq!(store.search("nob", 9).unwrap().len(), 1);
    assert!(store.search("\"* OR", 9).unwrap().is_empty());
    assert!(store.search("  ", 9).unwrap().is_empty());
}

#[test]
fn views_are_kept_by_kind_and_name() {
    let fixture = Fixture::new();
    let mut store = fixture.created();
    let view = |name: &str, content: &str| KeptView {
        kind: "briefing".to_owned(),
        name: name.to_owned(),
        version: 3,
        content: content.to_owned(),
    };
    store.keep_view(&view("b", "{}")).unwrap();
    store.keep_view(&view("a", "{}")).unwrap();
    store.keep_view(&view("a", "[1]")).unwrap();
    assert_eq!(store.views("briefing").unwrap(), [view("a", "[1]"), view("b", "{}")]);
    store.drop_view("briefing", "a").unwrap();
    assert_eq!(store.view("briefing", "a").unwrap(), None);
    assert_eq!(store.view("briefing", "b").unwrap(), Some(view("b", "{}")));
}

#[test]
fn the_second_window_reads_and_is_told_who_writes() {
    let fixture = Fixture::new();
    let mut first = fixture.created();
    let rows = review(&fixture).decisions().to_vec();
    first.add_decisions(&rows[..1]).unwrap();
    let mut second = Store::open(&fixture.path(), &holder("ben")).unwrap();
    let Some(ReadOnly::Held(holder_of_it)) = second.read_only() else { panic!("{:?}", second.read_only()) };
    assert_eq!(holder_of_it.user, "ada");
    assert_eq!(second.decisions().unwrap().0.len(), 1);
    let refused = second.add_decisions(&rows).unwrap_err().to_string();
    assert!(refused.contains("ada on"), "{refused}");
    first.add_decisions(&rows[1..2]).unwrap();
    assert_eq!(second.decisions().unwrap().0.len(), 2, "what the first saves, the second can see");
    drop(first);
    drop(second);
    assert_eq!(Store::open(&fixture.path(), &holder("ben")).unwrap().read_only(), None);
}

#[test]
fn a_full_disk_loses_nothing_and_saving_again_works() {
    let fixture = Fixture::new();
    let mut store = fixture.created();
    let rows: Vec<_> = {
        let mut review = Review::default();
        (0..400)
            .flat_map(|number| review.apply([Change::note(subject(number), &"n".repeat(900))], &by("ada")))
            .collect()
    };
    let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let limit = |store: &Store, pages: i64| {
        store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    };
    limit(&store, pages + 8);
    let refused = store.add_decisions(&rows).unwrap_err();
    assert!(matches!(refused, StoreError::Full { .. }), "{refused:?}");
    assert!(store.decisions().unwrap().0.is_empty(), "none or all");
    let saver = Saver::start(store, || {});
    saver.save(rows.clone());
    while saver.saving().trouble.is_none() {
        std::thread::yield_now();
    }
    let saving = saver.saving();
    assert_eq!(saving.unsaved, 400);
    assert!(saving.trouble.unwrap().contains("nothing is lost"));
    saver.with_store(move |store| limit(store, pages + 1000));
    saver.retry();
    let store = saver.stop().unwrap();
    assert_eq!(store.decisions().unwrap().0, rows);
}

#[test]
fn a_saver_says_when_the_disk_has_a_decision() {
    let fixture = Fixture::new();
    let saver = Saver::start(fixture.created(), || {});
    let rows = review(&fixture).decisions().to_vec();
    for row in &rows {
        saver.save(vec![row.clone()]);
    }
    saver.keep_view(KeptView { kind: "window".into(), name: String::new(), version: 1, content: "{}".into() });
    let store = saver.stop().unwrap();
    assert_eq!(store.decisions().unwrap().0, rows);
    assert!(store.view("window", "").unwrap().is_some());
}

#[test]
fn a_read_only_project_keeps_decisions_as_unsaved() {
    let fixture = Fixture::new();
    drop(fixture.created());
    let store = Store::open_to_read(&fixture.path(), ReadOnly::Asked).unwrap();
    let saver = Saver::start(store, || {});
    saver.save(review(&fixture).decisions().to_vec());
    let (_, saving) = saver.stop().unwrap_err();
    assert_eq!(saving.unsaved, review(&fixture).decisions().len());
    assert!(saving.trouble.unwrap().contains("save it under another name"));
}

#[test]
fn a_copy_holds_everything_and_the_first_stays() {
    let fixture = Fixture::new();
    let mut store = fixture.created();
    store.add_decisions(review(&fixture).decisions()).unwrap();
    let other = fixture.folder.path().join("b.gpkg");
    let store = store.save_as(&other, &holder("ada")).unwrap();
    assert_eq!((store.path(), store.read_only()), (other.as_path(), None));
    assert_eq!(store.decisions().unwrap().0, review(&fixture).decisions());
    assert_eq!(
        Store::open(&fixture.path(), &holder("ada")).unwrap().decisions().unwrap().0,
        review(&fixture).decisions()
    );
}

/// Opens a file somebody has changed.
fn tampered(fixture: &Fixture, sql: &str) -> Result<Store, StoreError> {
    drop(fixture.created());
    let connection = Connection::open(fixture.path()).unwrap();
    connection.execute_batch(sql).unwrap();
    drop(connection);
    Store::open(&fixture.path(), &holder("ada"))
}

#[test]
fn a_newer_file_is_read_and_never_written() {
    let fixture = Fixture::new();
    let mut store = tampered(&fixture, "UPDATE atlas_file SET schema_version = 99").unwrap();
    assert_eq!(store.read_only(), Some(&ReadOnly::Newer(99)));
    assert_eq!(store.documents().unwrap().len(), 1);
    assert!(store.add_decisions(review(&fixture).decisions()).is_err());
    drop(store);
    let refused = tampered(&fixture, "UPDATE atlas_file SET schema_version = 99; DROP TABLE findings");
    assert!(matches!(refused, Err(StoreError::Newer { version: 99, .. })), "{refused:?}");
}

#[test]
fn an_older_file_is_brought_up_to_date_and_a_copy_of_it_kept() {
    let fixture = Fixture::new();
    let mut store = tampered(&fixture, "UPDATE atlas_file SET schema_version = 0").unwrap();
    assert_eq!(store.read_only(), None);
    store.add_decisions(review(&fixture).decisions()).unwrap();
    store.close().unwrap();
    assert_eq!(fixture.files(), ["a.gpkg", "a.schema-0.gpkg"]);
    let version = |name: &str| -> i64 {
        let connection = Connection::open(fixture.folder.path().join(name)).unwrap();
        connection.query_row("SELECT schema_version FROM atlas_file", [], |row| row.get(0)).unwrap()
    };
    assert_eq!((version("a.gpkg"), version("a.schema-0.gpkg")), (1, 0));
}

#[test]
fn tricks_in_a_file_do_nothing() {
    for sql in [
        "ALTER TABLE decisions RENAME TO hidden; CREATE VIEW decisions AS SELECT * FROM hidden",
        "DROP TABLE places",
        "ALTER TABLE decisions DROP COLUMN after",
        "DROP TABLE views; CREATE VIRTUAL TABLE views USING fts5(kind, name, version, content)",
    ] {
        let opened = tampered(&Fixture::new(), sql);
        assert!(matches!(opened, Err(StoreError::Damaged { .. })), "{sql}: {opened:?}");
    }
    let fixture = Fixture::new();
    let trigger = "CREATE TRIGGER bad AFTER INSERT ON decisions BEGIN DELETE FROM documents; END";
    let mut store = tampered(&fixture, trigger).unwrap();
    store.add_decisions(review(&fixture).decisions()).unwrap();
    assert_eq!(store.documents().unwrap().len(), 1);
}

#[test]
fn values_of_the_wrong_type_cost_their_row_and_no_more() {
    let fixture = Fixture::new();
    let sql = "UPDATE places SET geom = 'no blob' WHERE id = 'e1'; UPDATE places SET name = x'00ff' WHERE id = 'd1'; \
               INSERT INTO decisions (id, number, reviewer, time, step, act) VALUES ('x', 1, 'a', 'noon', 'x', 'dance')";
    let store = tampered(&fixture, sql).unwrap();
    let places = store.places().unwrap();
    assert_eq!((places.value.len(), places.warnings.len()), (1, 2), "{:?}", places.warnings);
    assert_eq!(store.decisions().unwrap().1, 1);
    assert!(tampered(&Fixture::new(), "UPDATE documents SET cut = '['").unwrap().documents().is_err());
}

#[test]
fn other_files_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    let check = |bytes: &[u8], words: &str| {
        crate::ground::files::write_whole(&path, bytes).unwrap();
        let error = Store::open(&path, &holder("ada")).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "left as it was");
    };
    check(b"", "it is empty");
    check(b"PK\x03\x04", "no GeoPackage");
    check(b"SQLite format 3\0 and then no more", "breaks off");
    let plain = folder.path().join("plain.db");
    Connection::open(&plain).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    check(&fs::read(&plain).unwrap(), "another program");
    Connection::open(&plain).unwrap().execute_batch("PRAGMA application_id = 0x47504b47").unwrap();
    check(&fs::read(&plain).unwrap(), "that another program wrote");
    assert!(Store::open(Path::new("no/such.gpkg"), &holder("ada")).is_err());
}

#[test]
fn a_damaged_file_is_not_written() {
    let fixture = Fixture::new();
    drop(fixture.created());
    let whole = fs::read(fixture.path()).unwrap();
    for cut in [whole.len() / 2, 5000, 4096, 101] {
        let mut bytes = whole.clone();
        bytes.truncate(cut);
        check_left_alone(&fixture, &bytes);
    }
    for at in (4096..whole.len()).step_by(4096) {
        let mut bytes = whole.clone();
        bytes[at..at + 64].fill(0xff);
        check_left_alone(&fixture, &bytes);
    }
}

#[track_caller]
fn check_left_alone(fixture: &Fixture, bytes: &[u8]) {
    crate::ground::files::write_whole(&fixture.path(), bytes).unwrap();
    if let Ok(mut store) = Store::open(&fixture.path(), &holder("ada")) {
        assert!(matches!(store.read_only(), Some(ReadOnly::Damaged(_))), "{:?}", store.read_only());
        assert!(store.add_decisions(review(fixture).decisions()).is_err());
    }
    assert_eq!(fs::read(fixture.path()).unwrap(), bytes);
}

#[test]
fn the_file_is_a_geopackage() {
    let fixture = Fixture::new();
    drop(fixture.created());
    let bytes = fs::read(fixture.path()).unwrap();
    assert_eq!(&bytes[68..72], b"GPKG");
    assert_eq!(i32::from_be_bytes(bytes[60..64].try_into().unwrap()), 10_300);
    let connection = Connection::open(fixture.path()).unwrap();
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326)"), 3);
    assert_eq!(count("SELECT count(*) FROM gpkg_contents WHERE data_type = 'features' AND srs_id = 4326"), 3);
    assert_eq!(
        count(
            "SELECT count(*) FROM gpkg_contents AS c JOIN sqlite_master AS t ON t.name = c.table_name \
             WHERE t.type = 'table'"
        ),
        count("SELECT count(*) FROM gpkg_contents"),
    );
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(count("SELECT count(*) FROM places WHERE substr(geom, 1, 2) = x'4750'"), 2);
    assert_eq!(count("SELECT count(*) FROM mentions WHERE geom IS NOT NULL"), 1);
}
