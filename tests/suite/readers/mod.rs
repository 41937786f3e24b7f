//! Documents of every format, made here, read as a user would have them read.

mod disk;
mod hostile;
mod making;
mod pdf;
mod web;
mod word;

use treaty_atlas::{
    documents::{
        document::{Document, DocumentId, ParagraphRole},
        reading::{Format, read},
    },
    ground::warning::Warned,
};

/// Reads bytes as the format that a name stands for.
#[track_caller]
fn open(name: &str, bytes: &[u8]) -> Warned<Document> {
    let format = Format::of(name.as_ref()).unwrap();
    read(&DocumentId::new(name), format, bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// Why bytes cannot be read.
#[track_caller]
fn failure(name: &str, bytes: &[u8]) -> String {
    let format = Format::of(name.as_ref()).unwrap();
    read(&DocumentId::new(name), format, bytes).unwrap_err().to_string()
}

/// The paragraphs of a document, as they stand in it.
fn paragraphs(document: &Document) -> Vec<&str> {
    document.paragraphs.iter().map(|paragraph| document.words(paragraph.span)).collect()
}

/// The paragraphs of a role.
fn of_role(document: &Document, role: ParagraphRole) -> Vec<&str> {
    let all = document.paragraphs.iter().filter(|paragraph| paragraph.role == role);
    all.map(|paragraph| document.words(paragraph.span)).collect()
}
