//! The names of a feature, from wherever files put them: plain properties, tagged properties
//! (`name:de`, `name_de`), lists of alternates, and the `names` of Linked Places Format and Recogito.

use super::record::{FeatureRecord, list};
use crate::{ground::folding::fold_name, places::place::Toponym};
use serde_json::Value;
use smallvec::SmallVec;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The properties that hold the name a place goes by, the best first.
const TITLE_KEYS: &[&str] =
    &["name", "title", "toponym", "placename", "place_name", "label", "name_en", "name:en", "shapename"];

/// The properties that hold further names.
const OTHER_KEYS: &[&str] = &[
    "names",
    "aliases",
    "variants",
    "other_names",
    "asciiname",
    "old_name",
    "official_name",
    "int_name",
    "loc_name",
    "short_name",
    "local_name",
    "namealt",
    "name_alt",
    "alt",
];

/// What follows `name_` without being a language.
const NO_LANGUAGES: &[&str] = &["alt", "len", "old", "id", "src", "url", "var"];

/// Names collected in order, each spelling once a language.
struct Names(Vec<Toponym>);

/// The names of a feature; the first is the one it goes by. Empty when it has none that has letters.
pub(super) fn toponyms(record: &FeatureRecord<'_>) -> Vec<Toponym> {
    // Most places have one name, and there may be very many places.
    let mut names = Names(Vec::with_capacity(1));
    for key in TITLE_KEYS {
        if let Some(name) = record.property(key).and_then(Value::as_str) {
            names.add(name, language_of(key));
        }
    }
    names.add_all(&record.titles, &[]);
    names.add_all(&record.names, &[]);
    for (key, value) in record.properties() {
        if let Some(language) = language_of(key) {
            names.add_split(value, Some(&language), &[';', '|']);
        } else if key.starts_with("alternat") {
            names.add_all(value, &[',', ';', '|']);
        } else if key.starts_with("alt_") || key.starts_with("altname") || OTHER_KEYS.contains(&key.as_str()) {
            names.add_all(value, &[';', '|']);
        }
    }
    names.0
}

impl Names {
    /// Adds one name, unless it has no letters or is known; a known one may learn its language.
    fn add(&mut self, name: &str, language: Option<String>) {
        let text = as_shown(name);
        let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if !has_letters && fold_name(&text).chars().all(char::is_numeric) {
            return;
        }
        let mut same = self.0.iter_mut().filter(|known| known.text == text);
        let Some(language) = language else {
            if same.next().is_none() {
                let language = None;
                self.0.push(Toponym { text, language });
            }
            return;
        };
        for known in same {
            match &known.language {
                None => {
                    known.language = Some(language);
                    return;
                }
                Some(its) if *its == language => return,
                Some(_) => {}
            }
        }
        let language = Some(language);
        self.0.push(Toponym { text, language });
    }

    /// Adds the names of a text that separates them by one of some signs.
    fn add_split(&mut self, value: &Value, language: Option<&str>, separators: &[char]) {
        for name in value.as_str().unwrap_or_default().split(separators) {
            self.add(name, language.map(str::to_owned));
        }
    }

    /// Adds every name of a list, of texts or of records, or of a text with separators.
    fn add_all(&mut self, value: &Value, separators: &[char]) {
        if value.is_string() {
            self.add_split(value, None, separators);
        }
        for one in list(value) {
            let keys = ["toponym", "name", "text", "value", "label"];
            let name = keys.iter().find_map(|key| one.get(key)?.as_str());
            let language = ["lang", "language"].iter().find_map(|key| one.get(key)?.as_str()).and_then(tag);
            if let Some(name) = one.as_str().or(name) {
                self.add(name, language);
            }
        }
    }
}

/// A name in NFC, single spaces between its words.
fn as_shown(name: &str) -> String {
    let words: SmallVec<[&str; 8]> = name.split_whitespace().collect();
    let joined = words.join(" ");
    if is_nfc(&joined) { joined } else { joined.nfc().collect() }
}

/// The language of a property named `name:de`, `name_de` or `alt_name:de`, its letters in lower case.
fn language_of(key: &str) -> Option<String> {
    let (stem, language) = key.split_once(':').or_else(|| Some(("name", key.strip_prefix("name_")?)))?;
    let is_name = stem == "name" || stem.ends_with("_name");
    (is_name && !NO_LANGUAGES.contains(&language)).then(|| tag(language))?
}

/// A BCP 47 tag in lower case, when a text can be one.
fn tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-").to_lowercase();
    let primary = tag.split('-').next().unwrap_or_default();
    let is_tag = (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then_some(tag)
}
