//! A project and the file that keeps it: what goes into the file, and a project read from it. Links are read
//! as they were found as long as places and linker are the same; else they are found anew. The documents
//! are those of the file, whatever became of where they were read from; that it changed is told.

use super::{
    Project, ProjectError,
    findings::Reading,
    gathering::Gathered,
    held::HeldProvision,
    inputs::Inputs,
    linked::linked,
    parallel::in_parallel,
    paths::shown,
    progress::Progress,
    region::{World, own_places},
    shipped,
    store::{Contents, Holder, KeptDocument, ReadOnly, Store, StoreError, mentions_of},
};
use crate::{
    documents::document::{Document, DocumentId},
    ground::{files, geo::LonLat, hash::sha256_hex, warning::Warning, wording::counted},
    linking::{fingerprint::fingerprint, mention::Mention, world::merging::WorldRole},
    places::{gazetteer::Gazetteer, geojson::feature_text},
    review::{Review, decision::Decision},
};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The words in which a file says that places of the world are linked.
const LINKED: &str = "linked";

/// A project and the file it is kept in.
#[derive(Debug)]
pub struct Kept {
    /// The project.
    pub project: Project,
    /// Its file.
    pub store: Store,
    /// Whether its links were found anew, so that the file has to be told.
    pub is_derived_anew: bool,
}

impl Kept {
    /// Opens a project file to go on with it.
    ///
    /// # Errors
    /// When it is no project or cannot be read, or the work is cancelled.
    pub fn open(path: &Path, who: &Holder, progress: &dyn Progress) -> Result<Self, ProjectError> {
        Self::of(Store::open(path, who)?, progress)
    }

    /// Opens a project file to look at it.
    ///
    /// # Errors
    /// When it is no project or cannot be read, or the work is cancelled.
    pub fn look(path: &Path, progress: &dyn Progress) -> Result<Self, ProjectError> {
        Self::of(Store::open_to_read(path, ReadOnly::Asked)?, progress)
    }

    /// Keeps a project in a new file, with all that was decided on it.
    ///
    /// # Errors
    /// When the file cannot be written; then there is none.
    pub fn create(path: &Path, who: &Holder, project: &Project) -> Result<Store, StoreError> {
        let contents = project.contents(&HashSet::new());
        let decisions: Vec<&Decision> = project.review.decisions().into_iter().collect();
        Store::create(path, who, &contents, &decisions)
    }

    /// Writes the project to another file, with all that was decided on it and the views of its own file, whole or
    /// not at all.
    ///
    /// # Errors
    /// When the other cannot be written, or somebody has it open.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let contents = self.project.contents(&self.store.documents_with_bytes()?);
        let decisions: Vec<&Decision> = self.project.review.decisions().into_iter().collect();
        self.store.copy_with(path, &contents, &decisions)
    }

    /// The project that a file keeps.
    fn of(store: Store, progress: &dyn Progress) -> Result<Self, ProjectError> {
        let file = shown(store.path());
        let heading = store.heading()?;
        let (decisions, strange) = store.decisions()?;
        let review = Arc::new(Review::of_log(decisions));
        let mut gathered = Gathered::default();
        gathered.gazetteer.add(store.places()?.unload(&mut gathered.warnings));
        for (document, origin) in store.documents()? {
            if let Some(origin) = origin {
                gathered.paths.insert(document.id.clone(), PathBuf::from(origin));
            }
            gathered.documents.push(document);
        }
        if strange > 0 {
            let what = format!(
                "{} of a kind that is not known here and stays in the file",
                counted(strange, "decision is", "decisions are")
            );
            gathered.warnings.push(Warning::notice(&file, what, "open it with the version that made them"));
        }
        if store.reads_copy() {
            let what = "a copy of it is shown, as it cannot be opened where it lies";
            gathered.warnings.push(Warning::notice(&file, what, "copy it to a folder that can be written to"));
        }
        let world = world_of(&heading.world);
        let same = heading.derived_by == derived_by(&gathered.gazetteer, &review, world);
        let found = if same { Self::found(&store, &gathered.documents, progress)? } else { None };
        let is_derived_anew = found.is_none();
        let project = if let Some(mentions) = found {
            let laid_out = Project::laid_out(gathered, heading.title, world, mentions);
            laid_out.read_for_provisions(progress)?.derived(&review)
        } else {
            gathered.gazetteer = own_places(&gathered.gazetteer);
            linked(gathered, heading.title, world, Reading::default(), &review, progress)?
        };
        Ok(Self { project: project.telling_changes().reattached(), store, is_derived_anew })
    }

    /// The mentions of all documents as the file has them; none when it lacks any.
    fn found(
        store: &Store,
        documents: &[Document],
        progress: &dyn Progress,
    ) -> Result<Option<Vec<Vec<Mention>>>, ProjectError> {
        let texts = store.findings()?;
        let read = |document: &Document| texts.get(&document.id).and_then(|text| mentions_of(text));
        let mentions = in_parallel(documents, read, progress, "documents opened")?;
        Ok(mentions.into_iter().collect())
    }
}

impl Project {
    /// What a file keeps of it. The bytes of documents that the file has already need not be had again:
    /// `known` names these documents, each with its SHA-256.
    #[must_use]
    pub fn contents(&self, known: &HashSet<(DocumentId, String)>) -> Contents<'_> {
        let documents = self.documents.iter().enumerate().map(|(seat, document)| {
            let is_known = known.contains(&(document.id.clone(), document.sha256.clone()));
            KeptDocument {
                document,
                source: self.sources_as_read.get(&seat).unwrap_or(&document.source).clone(),
                origin: self.paths.get(&document.id).map(|path| shown(path)),
                bytes: if is_known { None } else { self.bytes_of(document) },
            }
        });
        let mentions = self.documents.iter().zip(self.linked.iter().map(Vec::as_slice));
        Contents {
            title: &self.name,
            documents: documents.collect(),
            gazetteer: &self.gazetteer,
            mentions: mentions.collect(),
            provisions: HeldProvision::all(self).collect(),
            derived_by: derived_by(&self.gazetteer, &self.review, self.world),
            world: world_text(self.world),
        }
    }

    /// The bytes that a document was read from, when they can still be had.
    fn bytes_of(&self, document: &Document) -> Option<Vec<u8>> {
        let is_it = |bytes: &[u8]| sha256_hex(bytes) == document.sha256;
        if is_own_text(document) {
            return Some(document.text.as_str().as_bytes().to_vec());
        }
        let shipped = shipped::DOCUMENTS.iter().find(|shipped| is_it(shipped.bytes));
        let shipped = shipped.map(|shipped| shipped.bytes.to_vec());
        let read = || files::read_bytes(self.paths.get(&document.id)?).ok().filter(|bytes| is_it(bytes));
        shipped.or_else(read)
    }

    /// The name of the file in which it is kept when nobody says another: that of the project.
    #[must_use]
    pub fn file_name(&self) -> String {
        let plain = |c: char| if c.is_alphanumeric() || "-_. ".contains(c) { c } else { '-' };
        let name: String = self.name.chars().map(plain).collect();
        format!("{}.{}", name.trim_matches([' ', '.']), super::store::ENDING)
    }
}

impl Inputs {
    /// Whether a path is that of a project file, by its ending.
    #[must_use]
    pub fn is_project(path: &Path) -> bool {
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(super::store::ENDING))
    }
}

/// Whether a document is a plain text whose file is its text, or a record of one.
fn is_own_text(document: &Document) -> bool {
    sha256_hex(document.text.as_str().as_bytes()) == document.sha256
}

/// What links are found with: the linker, the places, those of the inputs and those that people added, and how the
/// world is used. Places are decided and kept in two steps: after the first alone, the links are to be found anew.
fn derived_by(gazetteer: &Gazetteer, review: &Review, world: World) -> String {
    let own = own_places(gazetteer);
    let places = own.places().iter().chain(review.places()).map(feature_text);
    let all: Vec<String> = [fingerprint().to_owned(), world_text(world)].into_iter().chain(places).collect();
    sha256_hex(all.join("\n").as_bytes())
}

/// `linked 46.9 39.9`: whether places of the world are linked, and near where the documents come from.
fn world_text(world: World) -> String {
    let role = if world.role == WorldRole::Linked { LINKED } else { "" };
    let near = world.near.map(|near| format!(" {} {}", near.longitude, near.latitude));
    format!("{role}{}", near.unwrap_or_default())
}

fn world_of(text: &str) -> World {
    let (role, near) = text.split_once(' ').unwrap_or((text, ""));
    let near = near.split_once(' ').and_then(|(longitude, latitude)| {
        Some(LonLat::new(longitude.parse().ok()?, latitude.parse().ok()?)).filter(|near| near.is_on_earth())
    });
    World { role: if role == LINKED { WorldRole::Linked } else { WorldRole::Decoy }, near, ..World::default() }
}

#[cfg(test)]
mod tests;
