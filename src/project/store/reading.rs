//! What is read from a project file; nothing here changes it.

use super::{
    Store, StoreError, decision_rows, document_rows, mention_rows, place_rows,
    view_rows::{self, KeptView},
};
use crate::{
    documents::document::{Document, DocumentId},
    ground::warning::Warned,
    linking::mention::Mention,
    places::place::Place,
    review::decision::Decision,
};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// What a project file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What the project is called.
    pub title: String,
    /// What its findings were found with.
    pub derived_by: String,
    /// How the places of the world were used.
    pub world: String,
}

impl Store {
    /// The log, in the order of the file, and how many rows of it could not be understood.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn decisions(&self) -> Result<(Vec<Decision>, usize), StoreError> {
        self.read(decision_rows::read)
    }

    /// The documents and the paths they were read from.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents(&self) -> Result<Vec<(Document, Option<String>)>, StoreError> {
        self.read(document_rows::read)
    }

    /// The places; what nobody can understand is warned of.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places(&self) -> Result<Warned<Vec<Place>>, StoreError> {
        let file = self.path.display().to_string();
        self.read(|connection| place_rows::read(connection, &file))
    }

    /// What was found in each document, to be understood by [`mentions_of`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn findings(&self) -> Result<HashMap<DocumentId, String>, StoreError> {
        self.read(mention_rows::read)
    }

    /// A view by its kind and name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn view(&self, kind: &str, name: &str) -> Result<Option<KeptView>, StoreError> {
        self.read(|connection| view_rows::view(connection, kind, name))
    }

    /// Every view of a kind, by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn views(&self, kind: &str) -> Result<Vec<KeptView>, StoreError> {
        self.read(|connection| view_rows::views(connection, kind))
    }

    /// What the file says of itself.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn heading(&self) -> Result<Heading, StoreError> {
        self.read(|connection| {
            let sql = "SELECT title, derived_by, world FROM atlas_file WHERE fid = 1";
            connection.query_row(sql, [], |row| {
                Ok(Heading { title: row.get(0)?, derived_by: row.get(1)?, world: row.get(2)? })
            })
        })
    }

    /// The documents whose bytes the file has, each with its SHA-256.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents_with_bytes(&self) -> Result<HashSet<(DocumentId, String)>, StoreError> {
        self.read(document_rows::with_bytes)
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        read(&self.connection).map_err(|source| StoreError::of(&self.path, source))
    }
}

/// The mentions of a text of [`Store::findings`]; none when it cannot be understood.
#[must_use]
pub fn mentions_of(text: &str) -> Option<Vec<Mention>> {
    mention_rows::of_text(text)
}
