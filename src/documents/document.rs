//! A document: its source record, its text, and the passages it is cut into. Spans count scalars.

use crate::ground::text::{Span, Text};
use jiff::civil::Date;
use std::{fmt, sync::Arc};

/// A document's id: its path relative to the input folder, or its own id in a `.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(Arc<str>);

crate::ground::written::text_type!(DocumentId);

impl DocumentId {
    /// Whether it may stand for the file that another id names: one of them is the other, or the end of it at a folder.
    #[must_use]
    pub fn may_name(&self, other: &str) -> bool {
        let own = self.as_str();
        let (short, long) = if own.len() < other.len() { (own, other) } else { (other, own) };
        long.strip_suffix(short).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
    }
}

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
    /// How close it stands to those who agreed.
    pub kind: Option<SourceKind>,
}

/// How close a text stands to those who agreed on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// The text as a party or a depositary published it.
    Official,
    /// A translation by a party or a depositary.
    OfficialTranslation,
    /// A translation by somebody else.
    UnofficialTranslation,
    /// A text that was not meant to be published.
    Leaked,
    /// What somebody else says was agreed.
    Reported,
}

/// Where a page of a paged document begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// The page, counted from 1 as its file counts it, whatever number is printed on it.
    pub page: u32,
    /// The first scalar of the text that stands on it.
    pub scalar: usize,
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
    /// The text as given, byte-order mark left out; of a file that is no plain text, what was
    /// extracted from it.
    pub text: Text,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Its passages, in order.
    pub passages: Vec<Passage>,
    /// Where its pages begin, in order; empty when its format has no pages.
    pub pages: Vec<PageStart>,
}

impl SourceKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Official, Self::OfficialTranslation, Self::UnofficialTranslation, Self::Leaked, Self::Reported];

    /// The words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::OfficialTranslation => "official translation",
            Self::UnofficialTranslation => "unofficial translation",
            Self::Leaked => "leaked",
            Self::Reported => "reported",
        }
    }

    /// The kind that words stand for, written with spaces, `_` or `-`, in letters of any size.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let plain = words.trim().to_lowercase().replace(['_', '-'], " ");
        Self::ALL.into_iter().find(|kind| kind.words() == plain)
    }
}

impl fmt::Display for SourceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl SourceRecord {
    /// Its date, when it is given as a day of the calendar: "2020-11-10", "10.11.2020".
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let written = self.date.as_deref()?.trim();
        if let Some(date) = written.get(..10).and_then(|date| date.parse().ok()) {
            return Some(date);
        }
        let mut parts = written.split('.').map(str::parse::<i16>);
        let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year))) = (parts.next(), parts.next(), parts.next()) else {
            return None;
        };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// This record, its gaps filled from another one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            publisher: self.publisher.or(other.publisher),
            date: self.date.or(other.date),
            address: self.address.or(other.address),
            kind: self.kind.or(other.kind),
        }
    }
}

impl SourceRecord {
    /// This record, empty parts taken for unknown ones.
    #[must_use]
    pub fn without_blanks(self) -> Self {
        let known = |part: Option<String>| part.filter(|part| !part.trim().is_empty());
        Self {
            title: known(self.title),
            publisher: known(self.publisher),
            date: known(self.date),
            address: known(self.address),
            kind: self.kind,
        }
    }
}

impl Locator {
    /// The locator that a text stands for, as [`Display`](fmt::Display) writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (paragraph, sentence) = text.strip_prefix("para_")?.split_once("__sentence_")?;
        Some(Self { paragraph: paragraph.parse().ok()?, sentence: sentence.parse().ok()? })
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

    /// The page on which a scalar stands, when the document has pages.
    #[must_use]
    pub fn page_at(&self, scalar: usize) -> Option<u32> {
        let after = self.pages.partition_point(|start| start.scalar <= scalar);
        Some(self.pages.get(after.checked_sub(1)?)?.page)
    }

    /// Where a passage stands, for people: its clause or paragraph, after its page when there are pages.
    #[must_use]
    pub fn place_of(&self, passage: &Passage) -> String {
        let clause = self.paragraph(passage.locator).and_then(|paragraph| paragraph.clause.as_deref());
        let part =
            clause.map_or_else(|| format!("¶{}", passage.locator.paragraph), |clause| format!("clause {clause}"));
        self.page_at(passage.span.start).map_or_else(|| part.clone(), |page| format!("page {page}, {part}"))
    }

    /// The words of a span, as they stand in the source.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        self.text.slice(span)
    }
}
