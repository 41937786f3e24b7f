//! A project opened: inputs read, documents linked (on every core), links indexed. The outcome does not
//! depend on the number of cores.

use super::{
    Project, gathering::Gathered, inputs::Inputs, links::LinkIndex, parallel::in_parallel, progress::Progress, shipped,
};
use crate::{
    documents::document::Document,
    ground::warning::Warning,
    linking::{
        linker::Linker,
        mention::Mention,
        world::merging::{Merged, WorldRole},
    },
    places::{gazetteer::Gazetteer, world},
};
use std::{collections::BTreeSet, sync::OnceLock};
use world::World;

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
}

impl ProjectError {
    /// What was wrong with the inputs.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        match self {
            Self::NoDocuments { warnings } | Self::NoPlaces { warnings } => warnings,
            Self::Cancelled => &[],
        }
    }
}

impl Project {
    /// Opens inputs: without documents the sample corpus, without places the shipped ones.
    ///
    /// # Errors
    /// When documents or places are named and none of them can be read, or the work is cancelled.
    pub fn open(inputs: &Inputs, progress: &dyn Progress) -> Result<Self, ProjectError> {
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
            gathered.read_shipped_documents();
        } else {
            gathered.read_documents(inputs, progress)?;
            if gathered.documents.is_empty() {
                let warnings = gathered.warnings;
                return Err(ProjectError::NoDocuments { warnings });
            }
        }
        let name = inputs.name().unwrap_or_else(|| shipped::NAME.to_owned());
        linked(gathered, name, inputs, progress)
    }

    /// This project with more inputs, everything linked anew. A document that is already there is not
    /// added again; a place with a known id takes the old one's seat.
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
        gathered.join(&self.documents);
        gathered.warnings.splice(0..0, self.warnings.iter().cloned());
        gathered.unread_inputs += self.unread_inputs;
        linked(gathered, self.name.clone(), inputs, progress)
    }
}

/// The project, its documents linked.
fn linked(
    mut gathered: Gathered,
    name: String,
    inputs: &Inputs,
    progress: &dyn Progress,
) -> Result<Project, ProjectError> {
    let role = if inputs.world { WorldRole::Linked } else { WorldRole::Decoy };
    let linker = Linker::new(&gathered.gazetteer).beside_world(role, inputs.near);
    let link = |document: &Document| -> Merged { linker.link_widely(document) };
    let merged = in_parallel(&gathered.documents, link, progress, "documents linked")?;
    let rows: BTreeSet<u32> = merged.iter().flat_map(|merged| merged.rows.iter().copied()).collect();
    let world = rows.into_iter().filter_map(|row| World::shipped().place(row));
    gathered.gazetteer.add(world);
    let mentions: Vec<Vec<Mention>> = merged.into_iter().map(|merged| merged.mentions).collect();
    let seats = gathered.documents.iter().enumerate();
    let seats = seats.map(|(seat, document)| (document.id.clone(), seat)).collect();
    Ok(Project {
        name,
        links: LinkIndex::new(&gathered.documents, &mentions),
        gazetteer: gathered.gazetteer,
        documents: gathered.documents,
        seats,
        mentions,
        warnings: gathered.warnings,
        unread_inputs: gathered.unread_inputs,
        search_index: OnceLock::new(),
    })
}

/// The places of a project without those that were taken in from the world for its mentions.
fn own_places(all: &Gazetteer) -> Gazetteer {
    let own = all.places().iter();
    let own = own.filter(|place| &*place.source != world::SOURCE);
    let mut places = Gazetteer::default();
    places.add(own.cloned());
    places
}
