//! A program that is killed while it saves loses nothing of which it said that it was saved. This test
//! starts itself anew as the program to be killed. `TREATY_ATLAS_KILLS=200` kills as often.

use jiff::Timestamp;
use std::{
    collections::BTreeSet,
    env,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};
use treaty_atlas::{
    documents::{
        document::{Document, DocumentId, Locator},
        reading::{Format, read},
        selector::Selector,
    },
    places::gazetteer::Gazetteer,
    project::store::{Contents, Holder, KeptDocument, Saver, Store},
    review::{
        Review,
        decision::{Change, DecisionId, Reviewer, Signature, Verdict},
        subject::Subject,
    },
};

/// Names the project to the program that is to be killed.
const PROJECT: &str = "TREATY_ATLAS_TEST_PROJECT";

/// How often one is killed unless `TREATY_ATLAS_KILLS` says otherwise.
const KILLS: usize = 40;

const NAME: &str = "crash::what_was_said_to_be_saved_is_there_after_every_kill";

fn holder() -> Holder {
    Holder::own(Timestamp::UNIX_EPOCH)
}

fn ada() -> Signature {
    Signature { reviewer: Reviewer::new("ada"), time: Timestamp::UNIX_EPOCH }
}

fn subject(number: usize) -> Subject {
    let words = Selector {
        document: DocumentId::new("a.txt"),
        locator: Locator { paragraph: 1, sentence: 1 },
        exact: format!("words {number}"),
        prefix: String::new(),
        suffix: String::new(),
    };
    Subject::Provision { words, category: "handover".into() }
}

fn reviewed(store: &Store) -> Review {
    let (rows, strange) = store.decisions().unwrap();
    assert_eq!(strange, 0);
    Review::of_log(rows)
}

/// Decides, and says of each decision when it is saved, until somebody puts an end to it.
fn decide_for_ever(project: &Path) -> ! {
    let store = Store::open(project, &holder()).unwrap();
    let mut review = reviewed(&store);
    let saver = Saver::start(store, || {});
    for round in 0.. {
        let many = if round % 5 == 0 { 30 } else { 1 };
        let decide = |review: &mut Review| {
            let first = review.decisions().len();
            let changes = (first..first + many).map(|number| Change::verdict(subject(number), Verdict::Accept));
            review.apply(changes, &ada())
        };
        let rows = if round % 7 == 6 { review.undo(&ada()).into_iter().collect() } else { decide(&mut review) };
        let ids: Vec<DecisionId> = rows.iter().map(|row| row.id.clone()).collect();
        saver.save(rows);
        while saver.saving().last_saved.as_ref() != ids.last() {
            thread::yield_now();
        }
        let mut out = std::io::stdout().lock();
        for id in ids {
            writeln!(out, "saved {}", id.as_str()).unwrap();
        }
    }
    unreachable!()
}

/// Starts the program that decides, kills it after a while, and answers with what it said was saved.
fn killed_after(project: &Path, wait: Duration) -> Vec<DecisionId> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env(PROJECT, project)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.take().unwrap());
    let listener = thread::spawn(move || {
        let lines = said.lines().map_while(Result::ok);
        let ids = lines.filter_map(|line| Some(DecisionId::new(line.split_once("saved ")?.1)));
        // The last line may be cut short by the kill.
        ids.filter(|id| id.as_str().len() == 32).collect()
    });
    thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    listener.join().unwrap()
}

#[test]
fn what_was_said_to_be_saved_is_there_after_every_kill() {
    if let Some(project) = env::var_os(PROJECT) {
        decide_for_ever(Path::new(&project));
    }
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("a.gpkg");
    let document: Document = read(&DocumentId::new("a.txt"), Format::Text, b"Words.").unwrap().value;
    let contents = Contents {
        title: "A",
        documents: vec![KeptDocument {
            document: &document,
            source: document.source.clone(),
            origin: None,
            bytes: Some(b"Words.".to_vec()),
        }],
        gazetteer: &Gazetteer::default(),
        mentions: vec![(&document, &[])],
        provisions: Vec::new(),
        derived_by: String::new(),
        world: String::new(),
    };
    Store::create(&project, &holder(), &contents, &[]).unwrap().close().unwrap();
    let kills = env::var("TREATY_ATLAS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let mut said: BTreeSet<DecisionId> = BTreeSet::new();
    for kill in 0..kills {
        // From before the file is open to well after: no two kills at the same moment.
        said.extend(killed_after(&project, Duration::from_micros(8_000 + (kill as u64 * 7_919) % 60_000)));
        let mut store = Store::open(&project, &holder()).unwrap();
        assert_eq!(store.read_only(), None, "kill {kill}");
        let mut review = reviewed(&store);
        let lost: Vec<_> = said.iter().filter(|id| review.decision(id).is_none()).collect();
        assert!(lost.is_empty(), "kill {kill} lost {lost:?}");
        let holding = review.subjects().len();
        if let Some(undone) = review.undo(&ada()) {
            assert!(review.subjects().len() < holding, "kill {kill}");
            store.add_decisions(&[undone]).unwrap();
        }
        store.close().unwrap();
    }
    assert!(said.len() > kills, "{} decisions were said to be saved in {kills} lives", said.len());
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.gpkg"], "one file, nothing beside it");
}
