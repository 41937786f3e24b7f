//! Documents read from bytes: the encoding found, the text cut, what was odd reported.
//!
//! The text of a plain document is its decoded source, verbatim, where a front-matter block fills the
//! source record and is no paragraph; the text of any other is what was extracted from it. Fails on a
//! file that holds no text, and never in any other way, whatever the file (`guard`).

mod docx;
mod encoding;
mod error;
mod fields;
mod flow;
mod front_matter;
mod guard;
mod headline;
mod html;
mod manuscript;
mod markdown;
mod numerals;
mod odt;
mod package;
mod pdf;
mod properties;
mod refusal;
pub mod sidecar;
mod unshown;
mod xml;

pub use error::ReadingError;
pub use headline::headline;

use self::{
    manuscript::{Extract, Manuscript},
    refusal::Refusal,
};
use super::{
    blocks::{self, Block},
    cutting,
    document::{Document, DocumentId, PageStart, SourceRecord},
};
use crate::ground::{
    hash::sha256_hex,
    text::{Span, Text},
    warning::Warned,
};
use std::{borrow::Cow, path::Path, time::Duration};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text (`.txt`, `.text`).
    Text,
    /// `CommonMark` (`.md`, `.markdown`).
    Markdown,
    /// A web page (`.html`, `.htm`, `.xhtml`).
    Html,
    /// A Word document (`.docx`, `.docm`).
    Docx,
    /// An `OpenDocument` text (`.odt`).
    Odt,
    /// A PDF, whose layer of text is read.
    Pdf,
}

/// How long a document may take to be read.
const TIME: Duration = Duration::from_secs(40);

impl Format {
    /// The endings of documents, as they are listed to a user.
    pub const LISTED: &str = ".txt, .md, .html, .docx, .odt, .pdf";

    /// Every ending that stands for a format, without the dot.
    pub const ENDINGS: [&str; 12] =
        ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "docm", "odt", "ott", "pdf"];

    /// The format that a file's ending stands for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "docx" | "docm" => Some(Self::Docx),
            "odt" | "ott" => Some(Self::Odt),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The words for a file of the format.
    const fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Markdown => "a text file",
            Self::Html => "a web page",
            Self::Docx => "a Word document",
            Self::Odt => "an OpenDocument text",
            Self::Pdf => "a PDF",
        }
    }
}

/// Reads a document.
///
/// # Errors
/// When there is no text in it, or none that can be read.
pub fn read(id: &DocumentId, format: Format, bytes: &[u8]) -> Result<Warned<Document>, ReadingError> {
    let built = match format {
        Format::Text => verbatim(id, format, bytes, blocks::blocks)?,
        Format::Markdown => verbatim(id, format, bytes, markdown::blocks)?,
        Format::Html | Format::Docx | Format::Odt | Format::Pdf => extracted(id, format, bytes)?,
    };
    Ok(built.map(|(source, manuscript)| {
        let text = Text::new(manuscript.text);
        let pages = manuscript.pages.into_iter();
        let pages = pages.map(|(byte, page)| PageStart { page, scalar: text.scalar_of(byte) }).collect();
        let (paragraphs, passages) = cutting::cut(&text, manuscript.blocks);
        let sha256 = sha256_hex(bytes);
        Document { id: id.clone(), source, sha256, text, paragraphs, passages, pages }
    }))
}

/// The parts of a span of a document that are marks of its format and no words; none where the format has no marks.
#[must_use]
pub fn marks_in(document: &Document, span: Span) -> Vec<Span> {
    if Format::of(Path::new(document.id.as_str())) != Some(Format::Markdown) {
        return Vec::new();
    }
    let first = document.paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    let blocks = document.paragraphs.iter().skip(first).map(|paragraph| paragraph.span);
    let marks = blocks.take_while(|block| block.start < span.end).flat_map(|block| {
        let first = document.text.byte_of(block.start);
        let marks = markdown::marks(document.words(block)).into_iter();
        marks.map(move |bytes| {
            Span::new(document.text.scalar_of(first + bytes.start), document.text.scalar_of(first + bytes.end))
        })
    });
    marks.filter_map(|mark| mark.common(span)).collect()
}

/// The words of a span of a document as they are read, without the marks of its format.
#[must_use]
pub fn words_read(document: &Document, span: Span) -> Cow<'_, str> {
    let marks = marks_in(document, span);
    if marks.is_empty() {
        return Cow::Borrowed(document.words(span));
    }
    Cow::Owned(document.text.slice_without(span, &marks))
}

/// The byte at which the text proper starts, after a block that says where it comes from.
#[must_use]
pub fn body_of(text: &str) -> usize {
    let (_, body) = front_matter::split(text);
    body
}

/// A part of a plain text that is read bit by bit, cut into its blocks. It has no source record and no hash.
#[must_use]
pub fn part(id: &DocumentId, text: String, blocks: Vec<Block>) -> Document {
    let text = Text::new(text);
    let (paragraphs, passages) = cutting::cut(&text, blocks);
    let (source, sha256, pages) = (SourceRecord::default(), String::new(), Vec::new());
    Document { id: id.clone(), source, sha256, text, paragraphs, passages, pages }
}

/// A text and where it comes from.
type Built = (SourceRecord, Manuscript);

/// A text that is its source.
fn verbatim(
    id: &DocumentId,
    format: Format,
    bytes: &[u8],
    blocks: fn(&str, usize) -> Vec<Block>,
) -> Result<Warned<Built>, ReadingError> {
    let decoded = encoding::decode(id, format, bytes, None)?;
    Ok(decoded.map(|text| {
        let (source, body) = front_matter::split(&text);
        let blocks = blocks(&text, body);
        (source, Manuscript { text, blocks, pages: Vec::new() })
    }))
}

/// A text taken out of a file of another kind.
fn extracted(id: &DocumentId, format: Format, bytes: &[u8]) -> Result<Warned<Built>, ReadingError> {
    let refused = |refusal: Refusal| ReadingError::refused(id, refusal);
    let mut warnings = Vec::new();
    let extract: Extract = if format == Format::Html {
        if bytes.len() > html::LARGEST {
            return Err(refused(Refusal::new("it is too large for a web page", "save its text as a .txt file")));
        }
        let text = encoding::decode(id, format, bytes, html::declared(bytes))?.unload(&mut warnings);
        guard::within(TIME, move |deadline| html::read(&text, deadline)).map_err(refused)?
    } else {
        encoding::confirm(id, format, bytes)?;
        let bytes = bytes.to_vec();
        let work = move |deadline| match format {
            Format::Docx => docx::read(&bytes),
            Format::Odt => odt::read(&bytes),
            _ => pdf::read(bytes, deadline),
        };
        guard::within(TIME, work).map_err(refused)?
    };
    let manuscript = Manuscript::of(&extract.pieces);
    if manuscript.text.is_empty() {
        return Err(ReadingError::Empty { id: id.clone() });
    }
    warnings.extend(extract.warnings);
    Ok(Warned { value: (extract.source, manuscript), warnings })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::text::Span;

    fn text(bytes: &[u8]) -> Warned<Document> {
        read(&DocumentId::new("a.txt"), Format::Text, bytes).unwrap()
    }

    fn failure(bytes: &[u8]) -> String {
        let failed = read(&DocumentId::new("a.txt"), Format::Text, bytes);
        failed.unwrap_err().to_string()
    }

    #[test]
    fn the_ending_of_a_path_tells_the_format() {
        let of = |path: &str| Format::of(Path::new(path));
        assert_eq!(of("a/b.TXT"), Some(Format::Text));
        assert_eq!(of("b.markdown"), Some(Format::Markdown));
        assert_eq!(of("b.HTM"), Some(Format::Html));
        assert_eq!(of("b.docx"), Some(Format::Docx));
        assert_eq!(of("b.odt"), Some(Format::Odt));
        assert_eq!(of("b.Pdf"), Some(Format::Pdf));
        assert_eq!(of("b.exe"), None);
        assert_eq!(of("txt"), None);
    }

    #[test]
    fn the_text_is_the_source_verbatim_without_the_byte_order_mark() {
        let read = text("\u{feff}One.\r\nTwo.".as_bytes());
        assert_eq!(read.value.text.as_str(), "One.\r\nTwo.");
        assert!(read.warnings.is_empty());
        assert_eq!(read.value.sha256.len(), 64);
        assert_eq!(text(b"abc").value.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let wide = |words: &str| -> Vec<u8> { words.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        assert_eq!(text(&wide("\u{feff}Ağdam fell.")).value.text.as_str(), "Ağdam fell.");
        let bare = text(&wide("The town of Agdam fell."));
        assert_eq!(bare.value.text.as_str(), "The town of Agdam fell.");
        assert_eq!(bare.warnings.len(), 1);
    }

    #[test]
    fn other_encodings_are_guessed_and_the_guess_is_told() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Соглашение о прекращении огня в районе города Агдам");
        let read = text(&bytes);
        assert!(read.value.text.as_str().contains("Агдам"));
        assert!(read.warnings[0].to_string().contains("windows-1251"));
    }

    #[test]
    fn a_file_without_text_says_so() {
        assert!(failure(b"").contains("empty"));
        assert!(failure(" \n\u{a0}\t".as_bytes()).contains("empty"));
        assert!(failure(b"---\ntitle: A\n---\n").contains("empty"));
    }

    #[test]
    fn a_file_that_is_no_text_says_what_it_looks_like() {
        assert!(failure(b"%PDF-1.7 ...").contains("PDF"));
        assert!(failure(b"PK\x03\x04....").contains("Word"));
        assert!(failure(b"abc\0\0\x01\x02\0\0\0\0").contains("binary"));
    }

    #[test]
    fn front_matter_tells_where_a_text_comes_from() {
        let read = text(b"---\ntitle: \"The Accord\"\nurl: https://a.example/b\ndate: 1 May 2001\n---\n\nBody text.");
        let document = read.value;
        assert_eq!(document.name(), "The Accord");
        assert_eq!(document.source.address.as_deref(), Some("https://a.example/b"));
        assert_eq!(document.source.date.as_deref(), Some("1 May 2001"));
        assert_eq!(document.paragraphs.len(), 1);
        assert_eq!(document.words(document.passages[0].span), "Body text.");
    }

    #[test]
    fn a_rule_of_dashes_is_no_front_matter() {
        let document = text(b"---\n\nJust a line: and text.\n\n---\n").value;
        assert_eq!(document.source.title, None);
        assert!(document.paragraphs.len() > 1);
    }

    #[test]
    fn passages_are_found_again_by_locator_and_by_scalar() {
        let document = text("“Ağdam.” Then peace.\n\nLater.".as_bytes()).value;
        let second = document.passages[1].clone();
        assert_eq!(second.locator.to_string(), "para_1__sentence_2");
        assert_eq!(document.passage(second.locator), Some(&second));
        assert_eq!(document.passage_at(second.span.start), Some(&second));
        assert_eq!(document.passages[2].span, Span::new(22, 28));
    }
}
