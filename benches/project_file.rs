//! A large project file: how long it takes to open one with 50,000 decisions and 100,000 mentions, and
//! until the disk has one more decision. Prints the times; the median of several runs each.

use jiff::Timestamp;
use std::{
    hint::black_box,
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};
use treaty_atlas::{
    documents::{
        document::{Document, DocumentId},
        reading::{Format, read},
        selector::Selector,
    },
    ground::text::Span,
    linking::mention::{Candidate, Mention, Reason, Resolution, Sense},
    places::{gazetteer::Gazetteer, geojson, place::PlaceId},
    project::{
        shipped,
        store::{Contents, Holder, KeptDocument, Saver, Store, mentions_of},
    },
    review::{
        Review,
        decision::{Change, Decision, Reviewer, Signature, Verdict},
        subject::Subject,
    },
};

const DOCUMENTS: usize = 1_000;
const MENTIONS: usize = 100;
const DECISIONS: usize = 50_000;
const RUNS: usize = 7;

fn holder() -> Holder {
    Holder::own(Timestamp::UNIX_EPOCH)
}

fn ada() -> Signature {
    Signature { reviewer: Reviewer::new("ada"), time: Timestamp::UNIX_EPOCH }
}

fn document(number: usize) -> Document {
    let text = "The sides shall return the named district and the roads that lead to it. ".repeat(MENTIONS);
    read(&DocumentId::new(&format!("{number:04}.txt")), Format::Text, text.as_bytes()).expect("it is text").value
}

fn mentions(document: &Document, places: &[PlaceId]) -> Vec<Mention> {
    let reason = |text: &str, span: Span| Reason::told("head_after", Some(span), text.to_owned());
    let passages = document.passages.iter().enumerate();
    let found = passages.map(|(number, passage)| {
        let span = Span::new(passage.span.start + 27, passage.span.start + 32);
        let candidate = |nth: usize, score: f64| Candidate {
            place: places[(number + nth) % places.len()].clone(),
            score,
            reasons: vec![
                reason("“district” after the name → district, not town", span),
                reason("named beside a place of the same region", span),
            ],
        };
        Mention {
            span,
            sense: Sense::Place,
            sense_reasons: vec![reason("nothing speaks for another sense", span)],
            candidates: vec![candidate(0, 0.8125), candidate(1, 0.125)],
            resolution: Resolution::Resolved(places[number % places.len()].clone()),
            corrected: None,
        }
    });
    found.collect()
}

fn decided(documents: &[Document]) -> Review {
    let mut review = Review::default();
    for number in 0..DECISIONS {
        review.apply([change(documents, number)], &ada());
    }
    review
}

fn change(documents: &[Document], number: usize) -> Change {
    let document = &documents[number % documents.len()];
    let span = document.passages[(number / documents.len()) % document.passages.len()].span;
    let words = Selector::of(document, span).expect("it is a passage");
    let verdict = Verdict::ALL[number % 4];
    Change::verdict(Subject::Provision { words, category: "handover".into() }, verdict)
}

fn make(path: &Path, documents: &[Document]) -> Vec<Decision> {
    let mut gazetteer = Gazetteer::default();
    gazetteer.add(geojson::read_places("places", shipped::PLACES).expect("they are shipped").value);
    let places: Vec<PlaceId> = gazetteer.places().iter().map(|place| place.id.clone()).collect();
    let all: Vec<Vec<Mention>> = documents.iter().map(|document| mentions(document, &places)).collect();
    let kept = documents.iter().map(|document| KeptDocument {
        document,
        source: document.source.clone(),
        origin: None,
        bytes: Some(document.text.as_str().as_bytes().to_vec()),
    });
    let contents = Contents {
        title: "Large",
        documents: kept.collect(),
        gazetteer: &gazetteer,
        mentions: documents.iter().zip(all.iter().map(Vec::as_slice)).collect(),
        provisions: Vec::new(),
        derived_by: String::new(),
        world: String::new(),
    };
    let rows: Vec<_> = decided(documents).decisions().iter().cloned().collect();
    let mut store = Store::create(path, &holder(), &contents, &[]).expect("the folder can be written to");
    store.add_decisions(&rows).expect("the folder can be written to");
    store.close().expect("the folder can be written to");
    rows
}

/// All that a window needs of a file.
fn open(path: &Path) -> (Store, Review) {
    let store = Store::open(path, &holder()).expect("it is a project");
    let found = store.findings().expect("it is a project");
    let texts: Vec<&String> = found.values().collect();
    let half = texts.len() / 2;
    let read =
        |texts: &[&String]| texts.iter().filter_map(|text| mentions_of(text)).map(|all| all.len()).sum::<usize>();
    let (mentions, review) = std::thread::scope(|scope| {
        let other = scope.spawn(|| read(&texts[half..]));
        let mentions = read(&texts[..half]);
        let review = Review::of_log(store.decisions().expect("it is a project").0);
        black_box(store.documents().expect("it is a project"));
        black_box(store.places().expect("it is a project"));
        (mentions + other.join().expect("it counts only"), review)
    });
    assert_eq!(mentions, DOCUMENTS * MENTIONS);
    (store, review)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a file");
    let path = folder.path().join("large.gpkg");
    let documents: Vec<Document> = (0..DOCUMENTS).map(document).collect();
    let start = Instant::now();
    make(&path, &documents);
    let made = start.elapsed().as_secs_f64();
    let bytes = std::fs::metadata(&path).map_or(0, |found| found.len());
    let opened = (0..RUNS).map(|_| {
        let start = Instant::now();
        drop(black_box(open(&path).1));
        start.elapsed()
    });
    let opened = median(opened.collect());
    let (store, mut review) = open(&path);
    let saver = Saver::start(store, || {});
    let mut times: Vec<Duration> = Vec::new();
    for number in 0..200 {
        let start = Instant::now();
        let Change { subject, .. } = change(&documents, number * 7 + 1);
        let rows = review.apply([Change::note(subject.clone(), "one more")], &ada());
        let last = rows.last().map(|row| row.id.clone());
        assert!(review.state_of(&subject).note().is_some());
        saver.save(rows);
        while last.is_some() && saver.saving().last_saved != last {
            std::thread::yield_now();
        }
        times.push(start.elapsed());
    }
    let worst = times.iter().max().map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    writeln!(
        std::io::stdout(),
        "{DECISIONS} decisions, {} mentions, {} MB: made in {made:.1} s, opened in {opened:.0} ms, one more decision \
         on the disk in {:.2} ms (at worst {worst:.2})",
        DOCUMENTS * MENTIONS,
        bytes / 1_000_000,
        median(times),
    )
    .unwrap_or_default();
}
