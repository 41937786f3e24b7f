//! A file looked at on its own: what could be read of it and what has to be mended.

use super::{error::ProjectError, gathering::Gathered, inputs::Inputs, keeping::Kept, paths::shown, progress::Silent};
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

/// Checks a file of places, a document, a folder of documents, or a project file.
///
/// # Errors
/// Never, as nobody cancels.
pub fn check(file: &Path) -> Result<Checked, ProjectError> {
    let inputs = Inputs::sorted_by_kind([file.to_owned()]);
    if let Some(path) = &inputs.project {
        return Ok(check_project(path));
    }
    let mut gathered = Gathered::default();
    gathered.read_places(&inputs.places);
    gathered.read_documents(&inputs, &Silent)?;
    Ok(Checked {
        is_places: !inputs.places.is_empty(),
        read: gathered.gazetteer.places().len() + gathered.documents.len(),
        warnings: gathered.warnings,
    })
}

/// Checks a project file: that it can be read, and that the sources are still what was read.
fn check_project(path: &Path) -> Checked {
    match Kept::look(path, &Silent) {
        Ok(Kept { project, .. }) => {
            let warnings = project.warnings().to_vec();
            Checked { is_places: false, read: project.documents().len(), warnings }
        }
        Err(error) => {
            let warnings = vec![Warning::loss(&shown(path), error.to_string(), "open a copy of it that was kept")];
            Checked { is_places: false, read: 0, warnings }
        }
    }
}
