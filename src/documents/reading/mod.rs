//! Documents read from bytes: the encoding found, the text cut, what was odd reported.

use super::document::{Document, DocumentId};
use crate::ground::warning::Warned;
use std::path::Path;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text (`.txt`).
    Text,
    /// CommonMark (`.md`).
    Markdown,
}

/// Why a document could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {}

impl Format {
    /// The format that a file's ending stands for.
    #[must_use]
    pub fn of(_path: &Path) -> Option<Self> {
        None
    }
}

/// Reads a document.
///
/// # Errors
/// When there is no text in it.
pub fn read(
    _id: &DocumentId,
    _format: Format,
    _bytes: &[u8],
) -> Result<Warned<Document>, ReadingError> {
    unreachable!()
}
