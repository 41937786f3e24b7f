//! What holds of a subject, read off the log.

use super::decision::{Aspect, Field, SourceField, Value, Verdict};
use crate::documents::document::{SourceKind, SourceRecord};
use std::collections::BTreeMap;

/// What holds of a subject; empty when nobody decided on it, or all of it was taken back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State<'a>(BTreeMap<&'a Aspect, &'a Value>);

impl<'a> State<'a> {
    pub(super) fn of(values: impl Iterator<Item = (&'a Aspect, &'a Value)>) -> Self {
        Self(values.collect())
    }

    /// Whether nothing holds.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a side is set to.
    #[must_use]
    pub fn value(&self, aspect: &Aspect) -> Option<&'a Value> {
        self.0.get(aspect).copied()
    }

    /// Every side that is set, in the order of the sides.
    pub fn values(&self) -> impl Iterator<Item = (&'a Aspect, &'a Value)> {
        self.0.iter().map(|(aspect, value)| (*aspect, *value))
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        match self.value(&Aspect::Verdict)? {
            Value::Verdict(verdict) => Some(*verdict),
            _ => None,
        }
    }

    /// What a field was corrected to; none when it stands as found.
    #[must_use]
    pub fn field(&self, field: &Field) -> Option<&'a str> {
        text(self.value(&Aspect::Field(field.clone()))?)
    }

    /// Every corrected field and what it was corrected to, by the ids of the fields.
    pub fn fields(&self) -> impl Iterator<Item = (&'a Field, &'a str)> {
        self.values().filter_map(|(aspect, value)| match aspect {
            Aspect::Field(field) => Some((field, text(value)?)),
            _ => None,
        })
    }

    /// The note.
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        text(self.value(&Aspect::Note)?)
    }

    /// The tags, in the order of the alphabet.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> {
        self.values().filter_map(|(aspect, _)| match aspect {
            Aspect::Tag(tag) => Some(&**tag),
            _ => None,
        })
    }

    /// Whether a person added it.
    #[must_use]
    pub fn is_added(&self) -> bool {
        self.value(&Aspect::Added).is_some()
    }

    /// A source record as a person mended it; a part that was emptied is not known.
    #[must_use]
    pub fn mended(&self, read: SourceRecord) -> SourceRecord {
        let part = |part, read| match self.value(&Aspect::Source(part)).and_then(text) {
            Some(words) => Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned),
            None => read,
        };
        let kind = part(SourceField::Kind, read.kind.map(|kind| kind.words().to_owned()));
        SourceRecord {
            title: part(SourceField::Title, read.title),
            publisher: part(SourceField::Publisher, read.publisher),
            date: part(SourceField::Date, read.date),
            address: part(SourceField::Address, read.address),
            kind: kind.and_then(|words| SourceKind::parse(&words)),
        }
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
