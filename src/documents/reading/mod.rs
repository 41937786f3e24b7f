//! Documents read from bytes: the encoding found, the text cut, what was odd reported.
//!
//! The text of a document is its decoded source, verbatim; a front-matter block fills the source
//! record and is no paragraph. Fails on a file that holds no text.

mod encoding;
mod front_matter;
mod markdown;

use super::{
    cutting,
    document::{Document, DocumentId},
};
use crate::ground::{hash::sha256_hex, text::Text, warning::Warned};
use std::path::Path;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text (`.txt`, `.text`).
    Text,
    /// `CommonMark` (`.md`, `.markdown`).
    Markdown,
}

/// Why a document could not be read at all.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadingError {
    /// Nothing but blank space.
    #[error("{id} is empty; put the text of the document into it")]
    Empty {
        /// The document.
        id: DocumentId,
    },
    /// Not a text.
    #[error("{id} is not a text file, it looks like {what}; {cure}")]
    Binary {
        /// The document.
        id: DocumentId,
        /// What the bytes look like.
        what: &'static str,
        /// How to mend it.
        cure: &'static str,
    },
}

impl Format {
    /// The format that a file's ending stands for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Reads a document.
///
/// # Errors
/// When there is no text in it.
pub fn read(id: &DocumentId, format: Format, bytes: &[u8]) -> Result<Warned<Document>, ReadingError> {
    let decoded = encoding::decode(id, bytes)?;
    Ok(decoded.map(|string| {
        let (source, body) = front_matter::split(&string);
        let blocks = match format {
            Format::Text => cutting::blocks(&string, body),
            Format::Markdown => markdown::blocks(&string, body),
        };
        let text = Text::new(string);
        let (paragraphs, passages) = cutting::cut(&text, blocks);
        Document { id: id.clone(), source, sha256: sha256_hex(bytes), text, paragraphs, passages }
    }))
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
