//! One writer at a time, and a disk that takes no more.

use super::*;

#[test]
fn the_second_window_reads_and_is_told_who_writes() {
    let fixture = Fixture::new();
    let mut first = fixture.created();
    let rows = rows(&fixture);
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

/// A fixture whose project has decisions in a log beside it, as a crash leaves it, and none in the file itself.
fn crashed() -> Fixture {
    let (fixture, left) = (Fixture::new(), Fixture::new());
    let mut store = fixture.created();
    store.add_decisions(&rows(&fixture)).unwrap();
    for name in ["a.gpkg", "a.gpkg-wal"] {
        fs::copy(fixture.folder.path().join(name), left.folder.path().join(name)).unwrap();
    }
    left
}

#[test]
fn a_log_that_a_crash_left_is_not_read_into_the_file_that_takes_its_place() {
    let new = |fixture: &Fixture| Store::create(&fixture.path(), &holder("ben"), &fixture.contents(), &[]);
    let copied = |fixture: &Fixture| {
        let other = Fixture::new();
        other.created().copy_to(&fixture.path())?;
        Store::open(&fixture.path(), &holder("ben"))
    };
    for put in [&new as &dyn Fn(&Fixture) -> Result<Store, StoreError>, &copied] {
        let fixture = crashed();
        let store = put(&fixture).unwrap();
        assert_eq!(store.decisions().unwrap(), (Vec::new(), 0));
        store.close().unwrap();
        assert_eq!(fixture.files(), ["a.gpkg"]);
    }
    let fixture = crashed();
    fs::remove_file(fixture.path()).unwrap();
    assert_eq!(new(&fixture).unwrap().decisions().unwrap().0, [], "a log whose file is gone");
    let fixture = crashed();
    let kept = Store::open(&fixture.path(), &holder("ben")).unwrap();
    assert_eq!(kept.decisions().unwrap().0, rows(&fixture), "a log that stays with its file is read");
}
