//! The fields of a source record as they are written down: `title`, `publisher`, `date`, `address` (or
//! `url`), `kind`.

use crate::documents::document::{SourceKind, SourceRecord};

/// What became of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// It was set.
    Set,
    /// There is no such field.
    Unknown,
    /// Its value is none of the words that it can be.
    Misspelt,
}

/// The key and value of a line, when it is a simple pair.
pub(super) fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim().trim_matches(['"', '\'']);
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
    is_key.then(|| (key, value.trim().trim_matches(['"', '\'']).trim()))
}

/// Sets a field; an empty value clears it.
pub(super) fn set(source: &mut SourceRecord, key: &str, value: &str) -> Field {
    let words = (!value.is_empty()).then(|| value.to_owned());
    match key.to_lowercase().as_str() {
        "title" => source.title = words,
        "publisher" => source.publisher = words,
        "date" => source.date = words,
        "address" | "url" => source.address = words,
        "kind" => {
            source.kind = SourceKind::parse(value);
            if source.kind.is_none() && words.is_some() {
                return Field::Misspelt;
            }
        }
        _ => return Field::Unknown,
    }
    Field::Set
}
