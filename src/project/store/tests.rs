//! What a project file promises: what was saved is there, one writer at a time, and no file does harm.

use super::{Contents, Holder, KeptDocument, KeptView, ReadOnly, Saver, Store, StoreError, mentions_of};
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
        decision::{Change, Decision, Field, Reviewer, Signature, SourceField, Verdict},
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
        Store::create(&self.path(), &holder("ada"), &self.contents(), &[]).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }
}

/// The bytes of a document in a file.
fn bytes_in(file: &Path, document: &DocumentId) -> Option<Vec<u8>> {
    let sql = "SELECT bytes FROM documents WHERE id = ?1";
    Connection::open(file).unwrap().query_row(sql, [document.as_str()], |row| row.get(0)).unwrap()
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

/// The rows of its log.
fn rows(fixture: &Fixture) -> Vec<Decision> {
    review(fixture).decisions().iter().cloned().collect()
}

mod foreign;
mod keeping;
mod writing;
