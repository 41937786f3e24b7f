//! What is gathered from inputs before it is linked: places from their files, documents from theirs, and
//! what had to be left out.

use super::{
    error::ProjectError,
    finding::Found,
    inputs::Inputs,
    parallel::in_parallel,
    paths::{last_parts, shown, unreadable},
    progress::Progress,
    records::{read_document, read_file},
    shipped,
};
use crate::{
    documents::document::{Document, DocumentId},
    ground::{
        files,
        folding::fold_name,
        warning::{Severity, Warned, Warning},
        wording::counted,
    },
    places::{
        gazetteer::Gazetteer,
        geojson,
        place::{Place, PlaceId},
    },
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::{Path, PathBuf},
};

/// What was read so far.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) gazetteer: Gazetteer,
    pub(super) documents: Vec<Document>,
    /// The files that the documents come from, in their order; the shipped ones come from none.
    pub(super) origins: Vec<PathBuf>,
    /// The same by the ids of the documents.
    pub(super) paths: BTreeMap<DocumentId, PathBuf>,
    pub(super) warnings: Vec<Warning>,
    pub(super) unread_inputs: usize,
}

impl Gathered {
    pub(super) fn read_shipped_places(&mut self) {
        match geojson::read_places(shipped::PLACES_FILE, shipped::PLACES) {
            Ok(mut read) => {
                // What is worth knowing about the shipped places is known to those who ship them.
                let warnings = &mut read.warnings;
                warnings.retain(|warning| warning.severity == Severity::Loss);
                self.add_places(read, shipped::PLACES_FILE);
            }
            Err(error) => self.warn_unread(error.to_warning()),
        }
    }

    pub(super) fn read_places(&mut self, paths: &[PathBuf]) {
        for path in paths {
            let file = shown(path);
            let bytes = match files::read_bytes(path) {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.warn_unread(unreadable(path, &error));
                    continue;
                }
            };
            match geojson::read_places(&file, &bytes) {
                Ok(read) => {
                    self.unread_inputs += usize::from(read.value.is_empty());
                    self.add_places(read, &file);
                }
                Err(error) => self.warn_unread(error.to_warning()),
            }
        }
    }

    /// Adds places. An id that two files give to places with no name in common is no update: the
    /// later one, and what refers to it in its file, gets the file's name before its id.
    fn add_places(&mut self, read: Warned<Vec<Place>>, file: &str) {
        let mut places = read.unload(&mut self.warnings);
        let clashing: HashSet<PlaceId> = places
            .iter()
            .filter(|place| {
                let known = self.gazetteer.place(&place.id);
                known.is_some_and(|known| !share_a_name(known, place))
            })
            .map(|place| place.id.clone())
            .collect();
        if !clashing.is_empty() {
            let ids = counted(clashing.len(), "id is that of another place", "ids are those of other places");
            let what = format!("{ids} in an earlier file: the file's name was put before");
            let cure = "give ids that no other file gives";
            self.warnings.push(Warning::notice(file, what, cure));
            let stem = last_parts(Path::new(file), 1);
            let apart = |id: &PlaceId| PlaceId::new(&format!("{stem}#{id}"));
            for place in &mut places {
                if clashing.contains(&place.id) {
                    place.id = apart(&place.id);
                }
                let parent = place.parent.take();
                place.parent = parent.map(|id| if clashing.contains(&id) { apart(&id) } else { id });
            }
        }
        let replaced = self.gazetteer.add(places);
        if !replaced.is_empty() {
            let take = counted(replaced.len(), "place takes the seat", "places take the seats");
            let what = format!("{take} of an earlier one of the same id");
            self.warnings.push(Warning::notice(file, what, ""));
        }
    }

    pub(super) fn read_shipped_documents(&mut self) {
        for shipped in shipped::DOCUMENTS {
            let id = DocumentId::new(shipped.id);
            let read = read_document(shipped.id, &id, shipped.format, shipped.bytes);
            let documents = read.unload(&mut self.warnings);
            self.documents.extend(documents);
        }
    }

    pub(super) fn read_documents(&mut self, inputs: &Inputs, progress: &dyn Progress) -> Result<(), ProjectError> {
        let found = Found::among(inputs);
        self.warnings.extend(found.warnings);
        self.unread_inputs += found.unread_inputs;
        let named: HashSet<&PathBuf> = inputs.documents.iter().collect();
        let read = in_parallel(&found.files, read_file, progress, "documents read")?;
        let mut known = HashSet::new();
        for (file, mut read) in found.files.iter().zip(read) {
            let is_unread = read.value.is_empty() && named.contains(&file.path);
            self.unread_inputs += usize::from(is_unread);
            for document in read.value.drain(..) {
                let id = with_free_id(&document.id, &mut known);
                let document = Document { id, ..document };
                self.paths.insert(document.id.clone(), file.path.clone());
                self.documents.push(document);
                self.origins.push(file.path.clone());
            }
            self.warnings.append(&mut read.warnings);
        }
        Ok(())
    }

    /// Puts the documents of a project before those that were read, of which the same ones are left out
    /// and those of a known id get one with more of their path.
    pub(super) fn join(&mut self, known: &[Document]) {
        let mut sources: HashMap<&str, Vec<&str>> = HashMap::new();
        for document in known {
            let same = sources.entry(&document.sha256).or_default();
            same.push(document.id.as_str());
        }
        let mut ids: HashSet<DocumentId> = known.iter().map(|one| one.id.clone()).collect();
        let added = std::mem::replace(&mut self.documents, known.to_vec());
        self.paths.clear();
        for (mut document, origin) in added.into_iter().zip(&self.origins) {
            let mut same = sources.get(document.sha256.as_str()).into_iter().flatten();
            if same.any(|id| document.id.may_name(id)) {
                continue;
            }
            if ids.contains(&document.id) {
                document.id = longer_id(&document.id, origin);
            }
            let id = with_free_id(&document.id, &mut ids);
            let document = Document { id, ..document };
            self.paths.insert(document.id.clone(), origin.clone());
            self.documents.push(document);
        }
    }

    /// The files that documents were read from, and the folders that these lie in.
    pub(super) fn read_paths(&self) -> HashSet<&Path> {
        self.origins.iter().flat_map(|origin| origin.ancestors()).collect()
    }

    fn warn_unread(&mut self, warning: Warning) {
        self.unread_inputs += 1;
        self.warnings.push(warning);
    }
}

/// Whether two places have a name in common, however it is spelt.
fn share_a_name(one: &Place, other: &Place) -> bool {
    let names: HashSet<String> = one.toponyms.iter().map(|name| fold_name(&name.text)).collect();
    let mut others = other.toponyms.iter();
    others.any(|name| names.contains(&fold_name(&name.text)))
}

/// An id that no other document has: its own, else with a number after it.
pub(super) fn with_free_id(own: &DocumentId, known: &mut HashSet<DocumentId>) -> DocumentId {
    let mut id = own.clone();
    let mut number = 2;
    while !known.insert(id.clone()) {
        id = DocumentId::new(&format!("{own}~{number}"));
        number += 1;
    }
    id
}

/// An id with one more part of the path of its file before it.
fn longer_id(id: &DocumentId, origin: &Path) -> DocumentId {
    let parts = id.as_str().split('/').count();
    if last_parts(origin, parts) == id.as_str() {
        DocumentId::new(&last_parts(origin, parts + 1))
    } else {
        DocumentId::new(&format!("{}/{id}", last_parts(origin, 1)))
    }
}
