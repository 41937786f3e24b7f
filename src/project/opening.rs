//! A project opened: inputs read, documents linked and read for provisions (on every core), all indexed.
//! The outcome does not depend on the number of cores.

use super::{
    Project,
    deciding::ADDED,
    findings::{FindingsIndex, Reading},
    gathering::Gathered,
    inputs::{Inputs, StandIn},
    keeping::Kept,
    parallel::in_parallel,
    progress::Progress,
    shipped,
    store::StoreError,
};
use crate::{
    documents::document::Document,
    ground::{geo::LonLat, warning::Warning},
    linking::{
        linker::Linker,
        mention::Mention,
        names::Spelling,
        world::merging::{Merged, WorldRole},
    },
    places::{gazetteer::Gazetteer, world},
    provisions::provision::Findings,
    review::Review,
};
use std::{collections::BTreeSet, sync::Arc};

/// Why there is no project.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// None of the inputs holds a document.
    #[error("no document could be read")]
    NoDocuments {
        /// Why, input by input.
        warnings: Vec<Warning>,
    },
    /// None of the files of places holds a place.
    #[error("no place could be read")]
    NoPlaces {
        /// Why, file by file.
        warnings: Vec<Warning>,
    },
    /// The work was given up.
    #[error("opening was cancelled")]
    Cancelled,
    /// The project file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ProjectError {
    /// What was wrong with the inputs.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        match self {
            Self::NoDocuments { warnings } | Self::NoPlaces { warnings } => warnings,
            Self::Cancelled | Self::Store(_) => &[],
        }
    }
}

impl Project {
    /// Opens inputs: without documents their stand-in, without places the shipped ones. A project file
    /// is read only, with what else is named beside what it holds.
    ///
    /// # Errors
    /// When documents or places are named and none of them can be read, or the work is cancelled.
    pub fn open(inputs: &Inputs, progress: &dyn Progress) -> Result<Self, ProjectError> {
        if let Some(path) = &inputs.project {
            let kept = Kept::look(path, progress)?.project;
            let is_all = inputs.documents.is_empty() && inputs.places.is_empty();
            return if is_all { Ok(kept) } else { kept.extended(inputs, progress) };
        }
        let mut gathered = Gathered::default();
        if inputs.places.is_empty() {
            gathered.read_shipped_places();
        } else {
            gathered.read_places(&inputs.places);
            if gathered.gazetteer.places().is_empty() {
                let warnings = gathered.warnings;
                return Err(ProjectError::NoPlaces { warnings });
            }
        }
        if inputs.documents.is_empty() {
            if inputs.stand_in == StandIn::Sample {
                gathered.read_shipped_documents();
            }
        } else {
            gathered.read_documents(inputs, progress)?;
            if gathered.documents.is_empty() {
                let warnings = gathered.warnings;
                return Err(ProjectError::NoDocuments { warnings });
            }
        }
        let name = inputs.name().unwrap_or_else(|| shipped::NAME.to_owned());
        linked(gathered, name, World::of(inputs), Reading::of(inputs), &Arc::default(), progress)
    }

    /// This project with more inputs, everything linked anew. A document that is already there is not
    /// added again; a place with a known id takes the old one's seat. What was decided holds, and the places
    /// of the world are linked when they were before.
    ///
    /// # Errors
    /// When nothing of the inputs can be read, or the work is cancelled.
    pub fn extended(&self, inputs: &Inputs, progress: &dyn Progress) -> Result<Self, ProjectError> {
        let mut gathered = Gathered { gazetteer: own_places(&self.gazetteer), ..Gathered::default() };
        gathered.read_places(&inputs.places);
        gathered.read_documents(inputs, progress)?;
        let count = inputs.places.len() + inputs.documents.len();
        if count > 0 && gathered.unread_inputs == count {
            let warnings = gathered.warnings;
            return Err(if inputs.documents.is_empty() {
                ProjectError::NoPlaces { warnings }
            } else {
                ProjectError::NoDocuments { warnings }
            });
        }
        gathered.join(&self.as_read());
        gathered.paths.extend(self.paths.iter().map(|(id, path)| (id.clone(), path.clone())));
        gathered.warnings.splice(0..0, self.input_warnings().iter().cloned());
        gathered.unread_inputs += self.unread_inputs;
        let asked = World::of(inputs);
        let world = World { role: self.world.role.max(asked.role), near: asked.near.or(self.world.near), ..self.world };
        linked(gathered, self.name.clone(), world, self.reading.clone(), &self.review, progress)
    }
}

/// How the places of the whole world are used.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct World {
    pub(super) role: WorldRole,
    /// Near where the documents come from, when that is known.
    pub(super) near: Option<LonLat>,
    /// How names must be spelt to be found.
    pub(super) spelling: Spelling,
}

impl World {
    pub(super) fn of(inputs: &Inputs) -> Self {
        let role = if inputs.world { WorldRole::Linked } else { WorldRole::Decoy };
        Self { role, near: inputs.near, spelling: inputs.spelling }
    }

    /// The linker for a gazetteer. To the letter, the world's places keep no name off the map.
    pub(super) fn linker(&self, gazetteer: &Gazetteer) -> Linker {
        let linker = Linker::spelling(gazetteer, self.spelling);
        if self.is_asked() { linker.beside_world(self.role, self.near) } else { linker }
    }

    /// Whether the places of the world have a say.
    pub(super) fn is_asked(&self) -> bool {
        self.role == WorldRole::Linked || self.spelling == Spelling::Folded
    }
}

/// The project, its documents linked, and what was decided on it.
pub(super) fn linked(
    mut gathered: Gathered,
    name: String,
    world: World,
    reading: Reading,
    review: &Arc<Review>,
    progress: &dyn Progress,
) -> Result<Project, ProjectError> {
    gathered.gazetteer.add(review.places().cloned());
    let read = if gathered.documents.is_empty() {
        // Places alone need no linker, which takes its time with many of them.
        Vec::new()
    } else {
        let linker = world.linker(&gathered.gazetteer);
        let read = |document: &Document| -> (Merged, Findings) {
            let merged = linker.link_widely(document);
            let found = reading.find(document, &merged.mentions);
            (merged, found)
        };
        in_parallel(&gathered.documents, read, progress, "documents linked")?
    };
    let (merged, findings): (Vec<Merged>, Vec<Findings>) = read.into_iter().unzip();
    let rows: BTreeSet<u32> = merged.iter().flat_map(|merged| merged.rows.iter().copied()).collect();
    let of_world = rows.into_iter().filter_map(|row| world::World::shipped().place(row));
    gathered.gazetteer.add(of_world);
    let mentions = merged.into_iter().map(|merged| merged.mentions).collect();
    let laid_out = Project::laid_out(gathered, name, world, mentions);
    let project = Project { findings: FindingsIndex::found(findings), reading, ..laid_out };
    Ok(project.derived(review))
}

impl Project {
    /// A project of what was gathered and of its mentions, nothing derived from them yet.
    pub(super) fn laid_out(gathered: Gathered, name: String, world: World, mentions: Vec<Vec<Mention>>) -> Self {
        let seats = gathered.documents.iter().enumerate();
        Self {
            name,
            seats: Arc::new(seats.map(|(seat, document)| (document.id.clone(), seat)).collect()),
            gazetteer: Arc::new(gathered.gazetteer),
            documents: Arc::new(gathered.documents),
            linked: Arc::new(mentions),
            paths: Arc::new(gathered.paths),
            world,
            input_warnings: gathered.warnings.len(),
            warnings: gathered.warnings,
            unread_inputs: gathered.unread_inputs,
            ..Self::default()
        }
    }
}

/// The places of a project without those that were taken in from the world for its mentions, and those
/// that a reader added.
pub(super) fn own_places(all: &Gazetteer) -> Gazetteer {
    let own = all.places().iter();
    let own = own.filter(|place| ![world::SOURCE, ADDED].contains(&&*place.source));
    let mut places = Gazetteer::default();
    places.add(own.cloned());
    places
}
