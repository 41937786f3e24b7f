//! A project made of what was gathered: documents linked and read for provisions, on every core, and what was
//! decided laid over it. The outcome does not depend on the number of cores.

use super::{
    Project, ProjectError,
    findings::{FindingsIndex, Reading},
    gathering::Gathered,
    parallel::in_parallel,
    progress::Progress,
    region::World,
};
use crate::{
    documents::document::Document,
    linking::{mention::Mention, world::merging::Merged},
    places::world,
    provisions::provision::Findings,
    review::Review,
};
use std::{collections::BTreeSet, sync::Arc};

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
            warnings: Arc::new(gathered.warnings),
            unread_inputs: gathered.unread_inputs,
            ..Self::default()
        }
    }
}
