//! Names of a large gazetteer, planted in a text that cannot hold them by chance: each is found where it was
//! planted, and nowhere else.

use crate::program::{folder, run_in};
use std::{collections::BTreeSet, fmt::Write as _};

const NAMES: usize = 3_000;
const DOCUMENTS: usize = 12;
const PARAGRAPHS: usize = 20;
const WORDS: usize = 60;

/// Numbers without a pattern, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// A word of syllables of the given letters.
    fn word(&mut self, consonants: &[&str], syllables: usize) -> String {
        let mut word = String::new();
        for _ in 0..syllables {
            word.push_str(self.of(consonants));
            word.push_str(self.of(&["a", "e", "i", "o", "u"]));
        }
        word
    }
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// Names of one or two words, with and without diacritics and hyphens; some start another one.
fn names(dice: &mut Dice) -> Vec<String> {
    let letters = ["b", "d", "g", "kz", "l", "m", "n", "zr", "v", "z"];
    let mut names: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    while names.len() < NAMES {
        let syllables = 3 + dice.below(3);
        let word = capitalised(&dice.word(&letters, syllables));
        let second = capitalised(&dice.word(&letters, 2));
        let name = match dice.below(20) {
            0 if !names.is_empty() => format!("{} {second}", names[dice.below(names.len())]),
            1 => format!("{}á", word.strip_suffix(char::is_alphabetic).unwrap()),
            2 => format!("{word}-{second}"),
            _ => word,
        };
        if known.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// Where something was planted: the document, and its span in scalars.
type Planted = BTreeSet<(String, usize, usize)>;

struct Corpus {
    gazetteer: String,
    texts: Vec<(String, String)>,
    /// Names as the gazetteer has them.
    exact: Planted,
    /// Names in capitals or with their diacritics apart.
    variants: Planted,
}

fn corpus() -> Corpus {
    let mut dice = Dice(7);
    let names = names(&mut dice);
    let mut features = String::new();
    for (number, name) in (0_i64..).zip(&names) {
        let (longitude, latitude) = (number % 360, number % 160);
        let comma = if number > 0 { "," } else { "" };
        write!(
            features,
            "{comma}\n{{\"type\":\"Feature\",\"id\":\"n{number}\",\"properties\":{{\"name\":\"{name}\",\"kind\":\"town\"}},\
             \"geometry\":{{\"type\":\"Point\",\"coordinates\":[{}.5,{}.5]}}}}",
            longitude - 180,
            latitude - 80,
        )
        .unwrap();
    }
    let gazetteer = format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}\n]}}");
    let (mut texts, mut exact, mut variants) = (Vec::new(), Planted::new(), Planted::new());
    for number in 0..DOCUMENTS {
        let id = format!("{number:02}.txt");
        let mut text = String::new();
        for _ in 0..PARAGRAPHS {
            for _ in 0..WORDS {
                let syllables = 1 + dice.below(3);
                text.push_str(&dice.word(&["h", "j", "q", "w", "x", "y"], syllables));
                text.push(' ');
                if dice.below(30) > 0 {
                    continue;
                }
                let name = &names[dice.below(names.len())];
                let start = text.chars().count();
                let (planted, into) = match dice.below(10) {
                    0 => (format!("x{name}hy"), None),
                    1 => (name.to_uppercase(), Some(&mut variants)),
                    2 if name.contains('á') => (name.replace('á', "a\u{301}"), Some(&mut variants)),
                    _ => (name.clone(), Some(&mut exact)),
                };
                if let Some(into) = into {
                    into.insert((id.clone(), start, start + planted.chars().count()));
                }
                text.push_str(&planted);
                text.push_str(", ");
            }
            text.push_str("hy.\n\n");
        }
        texts.push((id, text));
    }
    Corpus { gazetteer, texts, exact, variants }
}

/// Where the program finds names.
fn found(corpus: &Corpus, more: &[&str]) -> Planted {
    let mut files: Vec<(&str, &[u8])> = vec![("names.geojson", corpus.gazetteer.as_bytes())];
    let paths: Vec<String> = corpus.texts.iter().map(|(id, _)| format!("texts/{id}")).collect();
    files.extend(paths.iter().zip(&corpus.texts).map(|(path, (_, text))| (path.as_str(), text.as_bytes())));
    let folder = folder(&files);
    let arguments = [&["link", "texts", "--places", "names.geojson", "--senses", "all"], more].concat();
    let ran = run_in(folder.path(), &arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let lines = ran.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let mut found = Planted::new();
    for document in lines {
        for mention in document["mentions"].as_array().unwrap() {
            let number = |key: &str| mention[key].as_u64().unwrap() as usize;
            found.insert((document["id"].as_str().unwrap().to_owned(), number("start"), number("end")));
        }
    }
    found
}

#[test]
fn to_the_letter_every_planted_name_is_found_and_nothing_else() {
    let corpus = corpus();
    let found = found(&corpus, &["--exact-names"]);
    assert!(corpus.exact.len() > 300, "{}", corpus.exact.len());
    assert_eq!(found, corpus.exact);
}

#[test]
fn other_spellings_of_planted_names_are_found_as_well_and_parts_of_words_never() {
    let corpus = corpus();
    let found = found(&corpus, &[]);
    assert!(corpus.variants.len() > 30);
    let planted: Planted = corpus.exact.union(&corpus.variants).cloned().collect();
    assert_eq!(found, planted);
}
