//! Quotes for tests.

use super::claim::{Quote, Source};
use crate::{documents::document::SourceRecord, ground::text::Span};

/// A quote of some words with names in them.
pub(crate) fn quote(exact: &str, names: &[&str]) -> Quote {
    let mentions = names.iter().filter_map(|name| {
        let start = exact.get(..exact.find(name)?)?.chars().count();
        Some(Span::new(start, start + name.chars().count()))
    });
    Quote {
        exact: exact.to_owned(),
        span: Span::new(100, 100 + exact.chars().count()),
        prefix: String::new(),
        suffix: String::new(),
        mentions: mentions.collect(),
        triggers: Vec::new(),
        marks: Vec::new(),
        source: Source {
            document: "agreement.txt".to_owned(),
            name: "agreement".to_owned(),
            record: SourceRecord::default(),
            sha256: "3d84ca3364ef8fc6".repeat(4),
        },
        place: "¶3".to_owned(),
    }
}
