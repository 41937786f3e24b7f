//! How well `provisions` codes clauses that it was not made for: `tests/fixtures/provisions/*.toml` has clauses in
//! the style of agreements of the world, each with what a careful reader finds in it, and passages that promise nothing.

use crate::program::{folder, root, run_in};
use serde_json::Value;

/// How often the program and the reader agree.
#[derive(Debug, Default)]
struct Score {
    hits: usize,
    misses: usize,
    extras: usize,
    fields: usize,
    right_fields: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.hits as f64 / (self.hits + self.extras) as f64
    }

    fn recall(&self) -> f64 {
        self.hits as f64 / (self.hits + self.misses) as f64
    }

    /// Counts a clause and what was found in it.
    fn add(&mut self, clause: &toml::Table, found: &[Value]) {
        let categories: Vec<&str> =
            clause["categories"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
        let mut left: Vec<&str> = found.iter().filter_map(|one| one["category"].as_str()).collect();
        for category in &categories {
            match left.iter().position(|one| one == category) {
                Some(at) => {
                    left.remove(at);
                    self.hits += 1;
                }
                None => self.misses += 1,
            }
        }
        self.extras += left.len();
        let own: Vec<&Value> = found
            .iter()
            .filter(|one| one["category"].as_str().is_some_and(|word| categories.contains(&word)))
            .collect();
        if own.is_empty() {
            return;
        }
        for (field, expected) in clause.iter().filter(|(field, _)| !["text", "categories"].contains(&field.as_str())) {
            let all = match expected {
                toml::Value::Array(all) => all.clone(),
                one => vec![one.clone()],
            };
            for one in all {
                self.fields += 1;
                self.right_fields += usize::from(own.iter().any(|provision| holds(provision, field, &one)));
            }
        }
    }
}

/// Whether a provision has a field as the reader wrote it.
fn holds(provision: &Value, field: &str, expected: &toml::Value) -> bool {
    let text = expected.as_str().unwrap_or_default();
    let names = |value: &Value, name: &str| value.as_str().is_some_and(|own| folded(own).contains(&folded(name)));
    match field {
        "places" => {
            let (name, role) = (expected[0].as_str().unwrap(), expected[1].as_str().unwrap());
            let mut places = provision["places"].as_array().unwrap().iter();
            places.any(|place| place["role"] == role && (names(&place["surface"], name) || names(&place["name"], name)))
        }
        "quantities" => {
            let (value, unit) = text.split_once(' ').map_or((text, None), |(value, unit)| (value, Some(unit)));
            let value: f64 = value.parse().unwrap();
            let mut quantities = provision["quantities"].as_array().unwrap().iter();
            quantities.any(|one| one["value"] == value && unit.is_none_or(|unit| one["unit"] == unit))
        }
        "deadline_kind" => provision["deadline"]["kind"] == text,
        "date" | "dates" => provision["deadline"]["date"] == text,
        "preposition" => provision["deadline"]["preposition"] == text,
        "notice" => provision["duration"]["notice"]["length"] == text,
        "flags" => provision["flags"].as_array().unwrap().iter().any(|flag| flag == text),
        "duration" => provision["duration"]["length"] == text,
        "modality" => names(&provision["modality"]["text"], text),
        party => names(&provision[party], text),
    }
}

fn folded(words: &str) -> String {
    words.to_lowercase().replace("the ", "").replace("; ", " and ")
}

/// What the program finds in some texts, each a document of its own.
fn found_in(texts: &[&str], kind: Option<&str>) -> Vec<Vec<Value>> {
    let texts = texts.iter().enumerate();
    let lines =
        texts.map(|(id, text)| serde_json::json!({ "id": id.to_string(), "text": text, "kind": kind }).to_string());
    let folder = folder(&[("texts.jsonl", lines.collect::<Vec<_>>().join("\n").as_bytes())]);
    let ran = run_in(folder.path(), &["provisions", "texts.jsonl", "--world"]);
    let file: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:#?}"));
    let documents = file["documents"].as_array().unwrap().iter();
    documents.map(|document| document["provisions"].as_array().unwrap().clone()).collect()
}

fn fixture(name: &str) -> toml::Table {
    let path = root().join("tests/fixtures/provisions").join(name);
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn tables<'a>(fixture: &'a toml::Table, name: &str) -> Vec<&'a toml::Table> {
    fixture[name].as_array().unwrap().iter().filter_map(toml::Value::as_table).collect()
}

#[test]
fn clauses_of_the_world_are_coded_as_a_careful_reader_codes_them() {
    for name in ["clauses.toml", "more_clauses.toml"] {
        let fixture = fixture(name);
        let clauses = tables(&fixture, "clause");
        let texts: Vec<&str> = clauses.iter().filter_map(|clause| clause["text"].as_str()).collect();
        let mut score = Score::default();
        for (clause, found) in clauses.iter().zip(found_in(&texts, Some("official"))) {
            score.add(clause, &found);
        }
        assert!(score.precision() >= 0.93 && score.recall() >= 0.93, "{name}: {score:?}");
        assert!(score.right_fields as f64 >= 0.87 * score.fields as f64, "{name}: {score:?}");
    }
}

/// The passages of a list of the fixture in which something was found all the same.
fn wrongly_coded(list: &str, kind: Option<&str>) -> (Vec<String>, usize) {
    let fixture = fixture("more_clauses.toml");
    let passages = tables(&fixture, list);
    let texts: Vec<&str> = passages.iter().filter_map(|passage| passage["text"].as_str()).collect();
    let found = found_in(&texts, kind);
    let wrong = texts.iter().zip(&found).filter(|(_, found)| !found.is_empty()).map(|(text, _)| (*text).to_owned());
    (wrong.collect(), texts.len())
}

#[test]
fn history_comment_and_feeling_promise_nothing() {
    let (wrong, of) = wrongly_coded("aside", None);
    assert!(wrong.len() * 20 <= of, "{wrong:#?}");
}

#[test]
fn clauses_about_no_territory_are_left_alone() {
    let (wrong, of) = wrongly_coded("elsewhere", Some("official"));
    assert!(wrong.len() * 15 <= of, "{wrong:#?}");
}
