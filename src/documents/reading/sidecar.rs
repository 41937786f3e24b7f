//! A small file beside a document that says where it comes from, `NAME.yaml` or `NAME.json`: one flat
//! record of `title`, `publisher`, `date`, `address` and `kind`. What it says wins.

use super::fields::{self, Field};
use crate::{
    documents::document::{SourceKind, SourceRecord},
    ground::warning::{Warned, Warning},
};
use serde_json::{Map, Value};

/// How a sidecar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SidecarFormat {
    /// `key: value` lines.
    Yaml,
    /// One object of strings.
    Json,
}

const CURE: &str = "write a line each of title, publisher, date, address and kind";

/// Whether a JSON is a record such as a sidecar holds, not a file of places.
#[must_use]
pub fn is_record(bytes: &[u8]) -> bool {
    let record: Option<Map<String, Value>> = serde_json::from_slice(bytes).ok();
    record.is_some_and(|record| {
        let known = ["title", "publisher", "date", "address", "url", "kind"];
        record.keys().any(|key| known.contains(&key.to_lowercase().as_str()))
            && record.values().all(|value| !value.is_object() && !value.is_array())
    })
}

/// Reads a sidecar; `file` is named in the warnings.
#[must_use]
pub fn read(file: &str, format: SidecarFormat, bytes: &[u8]) -> Warned<SourceRecord> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let mut read = Warned::clean(SourceRecord::default());
    match format {
        SidecarFormat::Yaml => {
            for (number, line) in (1..).zip(text.lines()) {
                let line = line.trim_end();
                if line.trim().is_empty() || line.starts_with('#') || matches!(line, "---" | "...") {
                    continue;
                }
                match fields::pair(line).filter(|_| !line.starts_with(char::is_whitespace)) {
                    Some((key, value)) => set(&mut read, file, (key, value), Some(number)),
                    None => {
                        read.warnings.push(Warning::loss(file, "the line was not understood", CURE).at_line(number));
                    }
                }
            }
        }
        SidecarFormat::Json => match serde_json::from_str::<Map<String, Value>>(text) {
            Ok(record) => {
                for (key, value) in &record {
                    match value {
                        Value::String(value) => set(&mut read, file, (key, value.trim()), None),
                        Value::Number(value) => set(&mut read, file, (key, &value.to_string()), None),
                        Value::Null => {}
                        _ => read.warnings.push(Warning::loss(file, format!("“{key}” is no text"), "put it in quotes")),
                    }
                }
            }
            Err(error) => {
                let what = format!("the source record was not understood: {error}");
                let warning = Warning::loss(file, what, "write an object of title, publisher, date, address and kind");
                read.warnings.push(warning.at_line(error.line().max(1)));
            }
        },
    }
    read
}

fn set(read: &mut Warned<SourceRecord>, file: &str, (key, value): (&str, &str), line: Option<usize>) {
    let warning = match fields::set(&mut read.value, key, value) {
        Field::Set => return,
        Field::Unknown => Warning::notice(file, format!("“{key}” is not a field of a source record"), CURE),
        Field::Misspelt => {
            let kinds = SourceKind::ALL.map(SourceKind::words).join(", ");
            Warning::loss(file, format!("“{value}” is no kind of document"), format!("write one of {kinds}"))
        }
    };
    read.warnings.push(Warning { line, ..warning });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sidecar_is_lines_or_an_object() {
        let yaml = "# who says so\ntitle: \"The Accord\"\nkind: unofficial-translation\nurl: https://a.example/b\n";
        let json =
            r#"{"title":"The Accord","kind":"Unofficial translation","address":"https://a.example/b","date":null}"#;
        let expected = SourceRecord {
            title: Some("The Accord".to_owned()),
            address: Some("https://a.example/b".to_owned()),
            kind: Some(SourceKind::UnofficialTranslation),
            ..SourceRecord::default()
        };
        assert_eq!(read("a.yaml", SidecarFormat::Yaml, yaml.as_bytes()), Warned::clean(expected.clone()));
        assert_eq!(read("a.json", SidecarFormat::Json, json.as_bytes()), Warned::clean(expected));
        assert!(is_record(json.as_bytes()));
        assert!(!is_record(br#"{"type":"FeatureCollection","features":[]}"#));
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        let told = |format, text: &str| -> Vec<String> {
            read("a", format, text.as_bytes()).warnings.iter().map(ToString::to_string).collect()
        };
        let lines = told(SidecarFormat::Yaml, "title: A\nkind: secret\n- list\nauthor: B\n");
        assert!(lines[0].starts_with("a:2: “secret” is no kind of document; write one of official, "), "{lines:?}");
        assert!(lines[1].starts_with("a:3: the line was not understood"));
        assert!(lines[2].starts_with("a:4: “author” is not a field"));
        assert!(told(SidecarFormat::Json, "{")[0].starts_with("a:1: the source record was not understood"));
    }
}
