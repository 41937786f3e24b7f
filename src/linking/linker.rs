//! The linker.

use super::mention::Mention;
use crate::{documents::document::Document, places::gazetteer::Gazetteer};

/// Finds and resolves the names of a document.
pub struct Linker;

impl Linker {
    /// A linker for a gazetteer.
    #[must_use]
    pub fn new(_gazetteer: &Gazetteer) -> Self {
        Self
    }

    /// The mentions of a document.
    #[must_use]
    pub fn link(&self, _document: &Document) -> Vec<Mention> {
        Vec::new()
    }
}
