//! A file looked at on its own: what could be read of it and what has to be mended.

use super::{gathering::Gathered, inputs::Inputs, opening::ProjectError, progress::Silent};
use crate::ground::warning::Warning;
use std::path::Path;

/// What was found in a file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Whether it was read as a file of places, not of documents.
    pub is_places: bool,
    /// How many places or documents could be read.
    pub read: usize,
    /// What was odd, in the order of the file.
    pub warnings: Vec<Warning>,
}

/// Checks a file of places, a document, or a folder of documents.
///
/// # Errors
/// Never, as nobody cancels.
pub fn check(file: &Path) -> Result<Checked, ProjectError> {
    let inputs = Inputs::sorted_by_kind([file.to_owned()]);
    let mut gathered = Gathered::default();
    gathered.read_places(&inputs.places);
    gathered.read_documents(&inputs, &Silent)?;
    Ok(Checked {
        is_places: !inputs.places.is_empty(),
        read: gathered.gazetteer.places().len() + gathered.documents.len(),
        warnings: gathered.warnings,
    })
}
