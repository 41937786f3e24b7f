//! Paths as people see them: their endings and parts, how they are shown, and what is said when what lies
//! there cannot be read.

use crate::ground::{files::FileError, warning::Warning};
use std::{
    io,
    path::{Component, Path},
};

/// The ending of a path in lower case, without the dot; empty when there is none.
pub(super) fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

/// The last parts of a path, joined by `/`.
pub(super) fn last_parts(path: &Path, count: usize) -> String {
    let parts = components(path);
    let skipped = parts.len().saturating_sub(count);
    parts.get(skipped..).unwrap_or_default().join("/")
}

/// The parts of a path that have names. The path of the working folder (`.`) has those of the real one.
pub(super) fn components(path: &Path) -> Vec<String> {
    let names = |path: &Path| -> Vec<String> {
        let parts = path.components();
        let names = parts.filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        });
        names.collect()
    };
    let parts = names(path);
    if parts.is_empty() || path.ends_with("..") {
        return path.canonicalize().map(|real| names(&real)).unwrap_or(parts);
    }
    parts
}

/// A path as it is shown.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The warning for a file or folder that cannot be read.
pub(super) fn unreadable(path: &Path, error: &FileError) -> Warning {
    let (what, cure) = match error {
        FileError::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
            ("there is no such file".to_owned(), "look at its name")
        }
        FileError::Read { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
            ("this may not be read".to_owned(), "look at its permissions")
        }
        FileError::Read { source, .. } => (format!("cannot be read: {source}"), ""),
        other => (other.to_string(), ""),
    };
    Warning::loss(&shown(path), what, cure)
}
