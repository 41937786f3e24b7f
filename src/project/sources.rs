//! Documents read without being linked, for whoever only wants their words.

use super::{ProjectError, gathering::Gathered, inputs::Inputs, progress::Progress};
use crate::{documents::document::Document, ground::warning::Warned};
use std::path::PathBuf;

/// The documents of files and folders; without any those of the sample corpus.
///
/// # Errors
/// When the work is cancelled.
pub fn read_sources(paths: &[PathBuf], progress: &dyn Progress) -> Result<Warned<Vec<Document>>, ProjectError> {
    let mut gathered = Gathered::default();
    if paths.is_empty() {
        gathered.read_shipped_documents();
    } else {
        let inputs = Inputs { documents: paths.to_vec(), ..Inputs::default() };
        gathered.read_documents(&inputs, progress)?;
    }
    Ok(Warned { value: gathered.documents, warnings: gathered.warnings })
}
