//! The small files beside documents that say where they come from: what they are called, and whether a file
//! is one.

use super::paths::ending;
use crate::{
    documents::reading::{
        Format,
        sidecar::{self, SidecarFormat},
    },
    ground::files,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A larger `.json` is no sidecar, in bytes.
const LARGEST_SIDECAR: u64 = 1 << 16;

/// The files that may say where a document comes from: its name, or its name and ending, with `.yaml`,
/// `.yml` or `.json`.
pub(super) fn sidecars(document: &Path) -> impl Iterator<Item = (PathBuf, SidecarFormat)> + use<> {
    let endings = [("yaml", SidecarFormat::Yaml), ("yml", SidecarFormat::Yaml), ("json", SidecarFormat::Json)];
    let whole = document.file_name().unwrap_or_default().to_owned();
    let stem = document.file_stem().unwrap_or_default().to_owned();
    let folder = document.parent().unwrap_or(Path::new("")).to_owned();
    [whole, stem].into_iter().flat_map(move |name| {
        let folder = folder.clone();
        endings.map(|(ending, format)| {
            let mut name = name.clone();
            name.push(".");
            name.push(ending);
            (folder.join(name), format)
        })
    })
}

/// Whether a file says where the document beside it comes from, and is no document of its own.
pub(super) fn is_sidecar(path: &Path) -> bool {
    let is_small = || fs::metadata(path).is_ok_and(|found| found.len() <= LARGEST_SIDECAR);
    let is_record = match ending(path).as_str() {
        "yaml" | "yml" => true,
        "json" => is_small() && files::read_bytes(path).is_ok_and(|bytes| sidecar::is_record(&bytes)),
        _ => false,
    };
    let document = path.with_extension("");
    let is_named_whole = Format::of(&document).is_some() && document.is_file();
    let with =
        |ending: &&str| path.with_extension(ending).is_file() || path.with_extension(ending.to_uppercase()).is_file();
    is_record && (is_named_whole || Format::ENDINGS.iter().any(with))
}
