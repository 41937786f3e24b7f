//! The files and folders that a user names: which of them are documents and which are places, and how
//! they are to be read.

use super::{
    paths::{components, ending},
    sidecars::is_sidecar,
};
use crate::{ground::geo::LonLat, linking::names::Spelling};
use std::{
    collections::HashSet,
    fs, io,
    io::Read as _,
    path::{Path, PathBuf},
};

/// How many bytes of a file are looked at to tell what it is.
const GLANCE: u64 = 4096;

/// What a user wants to see: documents, and places other than the shipped ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inputs {
    /// A project file, to which the others are added.
    pub project: Option<PathBuf>,
    /// Files and folders of documents.
    pub documents: Vec<PathBuf>,
    /// What is read when no document is named.
    pub stand_in: StandIn,
    /// Files of places; the shipped ones when empty.
    pub places: Vec<PathBuf>,
    /// Whether the shipped places of the whole world are linked too.
    pub world: bool,
    /// Near where the documents come from, when that is known.
    pub near: Option<LonLat>,
    /// How names must be spelt to be found. To the letter, the world's places keep no name off the map.
    pub spelling: Spelling,
    /// How far the documents are read.
    pub depth: Depth,
    /// The language to read provisions in ("ru"); told by each document's words when `None`.
    pub language: Option<String>,
}

/// What is read when no document is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StandIn {
    /// The sample corpus.
    #[default]
    Sample,
    /// Nothing: the places alone are wanted.
    Nothing,
}

/// How far documents are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// For places only.
    Links,
    /// For places, and for what is promised about them.
    #[default]
    Provisions,
}

impl Inputs {
    /// Tells the project file and files of places from documents, by their endings, and by their first bytes where several
    /// kinds of file share one. Folders hold documents.
    #[must_use]
    pub fn sorted_by_kind(files: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut project = None;
        let others = files.into_iter().filter(|path| {
            let is_taken = project.is_none() && Self::is_project(path);
            if is_taken {
                project = Some(path.clone());
            }
            !is_taken
        });
        let (places, documents) = others.partition(|path| !path.is_dir() && holds_places(path) && !is_sidecar(path));
        Self { project, documents, places, ..Self::default() }
    }

    /// The name a project of these inputs goes by: that of the first document file or folder of those that were read.
    pub(super) fn name_of(&self, read: &HashSet<&Path>) -> Option<String> {
        let mut read = self.documents.iter().filter(|input| read.contains(input.as_path()));
        let name = components(read.next()?).pop()?;
        Some(match read.count() {
            0 => name,
            more => format!("{name} and {more} more"),
        })
    }
}

/// Whether a file looks like one of places.
pub(super) fn holds_places(path: &Path) -> bool {
    match ending(path).as_str() {
        "geojson" | "geojsonl" | "geojsons" | "json" | "jsonld" => true,
        // Looking into a pipe would use it up.
        "jsonl" | "ndjson" | "" if path.is_file() => {
            let glance = first_bytes(path).unwrap_or_default();
            let text = String::from_utf8_lossy(&glance);
            let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{1e}');
            start.starts_with('{') && ["\"Feature\"", "\"FeatureCollection\""].iter().any(|kind| text.contains(kind))
        }
        _ => false,
    }
}

fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(GLANCE).read_to_end(&mut bytes)?;
    Ok(bytes)
}
