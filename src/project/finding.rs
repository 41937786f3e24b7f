//! The documents found in the files and folders that a user names.
//!
//! Folders are searched in the order of the bytes of their paths, hidden files are passed over, links to
//! folders are not followed. A document's id is its path in the folder, longer where two would be the same.

use super::{
    inputs::{Inputs, holds_places},
    paths::{components, ending, last_parts, shown, unreadable},
    sidecars::is_sidecar,
};
use crate::{
    documents::{document::DocumentId, reading::Format},
    ground::{files::FileError, warning::Warning},
};
use std::{
    collections::{HashMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
};

/// How many files that cannot be read are warned of one by one.
const UNKNOWN_FILES: usize = 10;

/// What a file in a folder is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// One document.
    Document(Format),
    /// A document a line, each a JSON record.
    Records,
}

/// A file that holds documents.
#[derive(Debug, Clone)]
pub(super) struct FoundFile {
    pub(super) id: DocumentId,
    pub(super) path: PathBuf,
    pub(super) form: Form,
    pub(super) company: Company,
}

/// Whether a sidecar may stand beside a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// One may.
    Perhaps,
    /// Its folder was searched, and holds none.
    None,
}

/// What was found among the inputs.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<FoundFile>,
    pub(super) warnings: Vec<Warning>,
    /// The files of places that were named, which need no warning when they lie in a folder.
    places: HashSet<PathBuf>,
    /// Whether a link was met.
    has_links: bool,
    /// How many inputs hold nothing that can be read.
    pub(super) unread_inputs: usize,
}

/// What a file is read as, when its ending says.
pub(super) fn form_of(path: &Path) -> Option<Form> {
    match ending(path).as_str() {
        "jsonl" | "ndjson" => Some(Form::Records),
        _ => Format::of(path).map(Form::Document),
    }
}

impl Found {
    /// Looks for documents in files and folders.
    pub(super) fn among(inputs: &Inputs) -> Self {
        let real = |path: &PathBuf| path.canonicalize().ok();
        let mut found = Self { places: inputs.places.iter().filter_map(real).collect(), ..Self::default() };
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut known: HashSet<PathBuf> = HashSet::new();
        for input in &inputs.documents {
            let before = candidates.len();
            let warned = found.warnings.len();
            if input.is_dir() {
                found.search(input, &mut candidates);
            } else if !is_sidecar(input) {
                candidates.push(Candidate {
                    path: input.clone(),
                    parts: 1,
                    form: form_of(input).unwrap_or(Form::Document(Format::Text)),
                    company: Company::Perhaps,
                });
            }
            let is_empty = candidates.len() == before;
            if is_empty && input.is_dir() && found.warnings.len() == warned {
                let what = "no documents in this folder";
                let cure = format!("put {} or .jsonl files into it", Format::LISTED);
                found.warnings.push(Warning::loss(&shown(input), what, cure));
            }
            found.unread_inputs += usize::from(is_empty && !is_sidecar(input));
        }
        // A file reached twice, through a folder and by itself or through a link, is one document.
        if inputs.documents.len() > 1 || found.has_links {
            candidates.retain(|one| known.insert(one.path.canonicalize().unwrap_or(one.path.clone())));
        }
        found.files = with_ids(candidates);
        found
    }

    /// Adds the documents of a folder and of the folders in it.
    fn search(&mut self, folder: &Path, candidates: &mut Vec<Candidate>) {
        let mut files = Vec::new();
        self.walk(folder, &mut files);
        let within = |path: &Path| components(path.strip_prefix(folder).unwrap_or(path));
        files.sort_by_cached_key(|path| within(path).join("/").into_bytes());
        let mut unknown = Vec::new();
        let has_sidecars = files.iter().any(|path| matches!(ending(path).as_str(), "yaml" | "yml" | "json"));
        let company = if has_sidecars { Company::Perhaps } else { Company::None };
        for path in files {
            if let Some(form) = form_of(&path) {
                let parts = within(&path).len();
                candidates.push(Candidate { path, parts, form, company });
            } else if !is_sidecar(&path) && !self.places.contains(&path.canonicalize().unwrap_or_default()) {
                unknown.push(path);
            }
        }
        self.warn_of_unknown(folder, &unknown);
    }

    /// Every file below a folder, hidden ones and linked folders left out.
    fn walk(&mut self, folder: &Path, files: &mut Vec<PathBuf>) {
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(source) => {
                let path = folder.to_owned();
                self.warnings.push(unreadable(folder, &FileError::Read { path, source }));
                return;
            }
        };
        for entry in entries {
            // Word writes “~$name” beside each document that is open.
            let is_hidden =
                [b".".as_slice(), b"~$"].iter().any(|start| entry.file_name().as_encoded_bytes().starts_with(start));
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let is_link = entry.file_type().map_or(true, |kind| kind.is_symlink());
            self.has_links |= is_link;
            match (is_hidden, is_folder) {
                (true, _) => {}
                (false, true) => self.walk(&entry.path(), files),
                (false, false) if is_link && entry.path().is_dir() => {
                    let what = "a link to a folder was not followed";
                    let cure = "name that folder itself";
                    self.warnings.push(Warning::notice(&shown(&entry.path()), what, cure));
                }
                (false, false) => files.push(entry.path()),
            }
        }
    }

    /// Says which files of a folder were passed over, or only how many when they are many.
    fn warn_of_unknown(&mut self, folder: &Path, unknown: &[PathBuf]) {
        let cure = format!("documents are {} and .jsonl files", Format::LISTED);
        if unknown.len() > UNKNOWN_FILES {
            let mut endings: Vec<String> = unknown.iter().map(|path| ending(path)).collect();
            endings.sort_unstable();
            endings.dedup();
            endings.truncate(UNKNOWN_FILES);
            let what = format!("{} files were passed over (.{})", unknown.len(), endings.join(", ."));
            self.warnings.push(Warning::loss(&shown(folder), what, cure.as_str()));
            return;
        }
        for path in unknown {
            let warning = if holds_places(path) {
                let what = "a file of places was passed over";
                Warning::notice(&shown(path), what, "name it with --places, or drop it on the window")
            } else {
                Warning::loss(&shown(path), "passed over: its kind is not known", cure.as_str())
            };
            self.warnings.push(warning);
        }
    }
}

/// A file before its id is known.
struct Candidate {
    path: PathBuf,
    /// How many of the last parts of its path make its id.
    parts: usize,
    form: Form,
    company: Company,
}

impl Candidate {
    fn id(&self) -> String {
        last_parts(&self.path, self.parts)
    }
}

/// Gives ids, each of as many parts of the path as it takes to be unique.
fn with_ids(mut candidates: Vec<Candidate>) -> Vec<FoundFile> {
    loop {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for one in &candidates {
            *counts.entry(one.id()).or_default() += 1;
        }
        let mut has_grown = false;
        for one in &mut candidates {
            let is_double = counts.get(&one.id()).is_some_and(|count| *count > 1);
            if is_double && one.parts < components(&one.path).len() {
                one.parts += 1;
                has_grown = true;
            }
        }
        if !has_grown {
            break;
        }
    }
    let files = candidates.into_iter().map(|one| FoundFile {
        id: DocumentId::new(&one.id()),
        path: one.path,
        form: one.form,
        company: one.company,
    });
    files.collect()
}
