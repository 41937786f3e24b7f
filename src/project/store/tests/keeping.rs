//! What was saved is read as it was, by us and by others.

use super::*;

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
    assert_eq!(store.decisions().unwrap(), (rows(&fixture), 0));
    assert_eq!(store.documents().unwrap(), [(fixture.document.clone(), Some("in/a.txt".to_owned()))]);
    assert_eq!(bytes_in(&fixture.path(), &fixture.document.id).unwrap(), TEXT.as_bytes());
    assert_eq!(store.places().unwrap().value, fixture.gazetteer.places());
    let findings = store.findings().unwrap();
    assert_eq!(mentions_of(&findings[&fixture.document.id]).unwrap(), fixture.mentions);
    assert_eq!(store.heading().unwrap().title, "A");
}

#[test]
fn other_programs_find_passages_by_folded_words() {
    let fixture = Fixture::new();
    fixture.created().close().unwrap();
    let file = Connection::open(fixture.path()).unwrap();
    let find = |words: &str| -> Vec<(String, String)> {
        let sql = "SELECT document, locator FROM passage_search JOIN passages ON passages.fid = passage_search.rowid \
                   WHERE passage_search MATCH ?1 ORDER BY rank, fid";
        let mut select = file.prepare(sql).unwrap();
        let rows = select.query_map([words], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let first = [("a.txt".to_owned(), Locator { paragraph: 1, sentence: 1 }.to_string())];
    assert_eq!(find("elat"), first);
    assert_eq!(find("RETURNED town"), first);
    assert_eq!(find("nob*").len(), 1);
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
    assert_eq!(store.view("briefing", "c").unwrap(), None);
    assert_eq!(store.view("briefing", "b").unwrap(), Some(view("b", "{}")));
}

#[test]
fn a_saver_says_when_the_disk_has_a_decision() {
    let fixture = Fixture::new();
    let saver = Saver::start(fixture.created(), || {});
    let rows = rows(&fixture);
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
    saver.save(rows(&fixture));
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
    assert_eq!(store.decisions().unwrap().0, rows(&fixture));
    assert_eq!(Store::open(&fixture.path(), &holder("ada")).unwrap().decisions().unwrap().0, rows(&fixture));
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
