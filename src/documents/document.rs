//! A document: its source record, its text, and the passages it is cut into. Spans count scalars.

use crate::ground::text::{Span, Text};
use std::{fmt, sync::Arc};

/// A document's id: its path relative to the input folder, or its own id in a `.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(Arc<str>);

/// Where a passage stands in its document, counted from 1; stable as long as the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// The paragraph.
    pub paragraph: u32,
    /// The sentence in the paragraph.
    pub sentence: u32,
}

/// A paragraph: one block of the text, never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words, without the blank space around.
    pub span: Span,
    /// Whether it is a heading.
    pub role: ParagraphRole,
    /// The clause it belongs to, as numbered in the text ("3", "IV", "2 (a)"), when it is numbered.
    pub clause: Option<String>,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ParagraphRole {
    /// Running text.
    #[default]
    Body,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
}

/// A sentence of a document: what a place is linked to, and what is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub locator: Locator,
    /// Its words.
    pub span: Span,
}

/// What is known about where a document comes from. Everything may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceRecord {
    /// The title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as written.
    pub date: Option<String>,
    /// Where it can be found.
    pub address: Option<String>,
}

/// A document of a project; never changed once read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Where it comes from.
    pub source: SourceRecord,
    /// SHA-256 of the bytes as read, lower-case hexadecimal.
    pub sha256: String,
    /// The text as given, byte-order mark left out.
    pub text: Text,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Its passages, in order.
    pub passages: Vec<Passage>,
}

impl DocumentId {
    /// An id from a relative path or a record's own id.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Locator {
    /// The form in which a locator is saved: `para_2__sentence_3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "para_{}__sentence_{}", self.paragraph, self.sentence)
    }
}

impl Document {
    /// The name it goes by: its title, else the last part of its id without the ending.
    #[must_use]
    pub fn name(&self) -> &str {
        let file = self.id.as_str().rsplit('/').next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        self.source.title.as_deref().unwrap_or(stem)
    }

    /// The passage with a locator.
    #[must_use]
    pub fn passage(&self, locator: Locator) -> Option<&Passage> {
        let at = self.passages.binary_search_by_key(&locator, |passage| passage.locator).ok()?;
        self.passages.get(at)
    }

    /// The passage that holds a scalar.
    #[must_use]
    pub fn passage_at(&self, scalar: usize) -> Option<&Passage> {
        let after = self.passages.partition_point(|passage| passage.span.start <= scalar);
        let passage = self.passages.get(after.checked_sub(1)?)?;
        (scalar < passage.span.end).then_some(passage)
    }

    /// The paragraph of a locator.
    #[must_use]
    pub fn paragraph(&self, locator: Locator) -> Option<&Paragraph> {
        self.paragraphs.get((locator.paragraph as usize).checked_sub(1)?)
    }

    /// The words of a span, as they stand in the source.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        self.text.slice(span)
    }
}
