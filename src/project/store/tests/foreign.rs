//! Files that are older, newer, damaged, tampered with or something else do no harm and come to none.

use super::*;

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
    let first = "ALTER TABLE provisions DROP COLUMN reviewers; ALTER TABLE provisions DROP COLUMN corrections; \
                 UPDATE atlas_file SET schema_version = 1";
    let mut store = tampered(&fixture, first).unwrap();
    assert_eq!(store.read_only(), None);
    store.add_decisions(review(&fixture).decisions()).unwrap();
    store.close().unwrap();
    assert_eq!(fixture.files(), ["a.gpkg", "a.schema-1.gpkg"]);
    let version = |name: &str| -> i64 {
        let connection = Connection::open(fixture.folder.path().join(name)).unwrap();
        connection.query_row("SELECT schema_version FROM atlas_file", [], |row| row.get(0)).unwrap()
    };
    assert_eq!((version("a.gpkg"), version("a.schema-1.gpkg")), (2, 1));
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
fn a_place_that_is_nowhere_on_the_earth_is_left_out_with_a_warning() {
    // The first number of the ring of the district becomes none.
    let sql = "UPDATE places SET geom = CAST(substr(geom, 1, 53) || x'000000000000f87f' || substr(geom, 62) AS BLOB) \
               WHERE id = 'd1'";
    let places = tampered(&Fixture::new(), sql).unwrap().places().unwrap();
    let ids: Vec<&str> = places.value.iter().map(|place| place.id.as_str()).collect();
    assert_eq!(ids, ["e1", "n1"]);
    assert!(places.warnings[0].what.contains("not on the earth"), "{:?}", places.warnings);
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
