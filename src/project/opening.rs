//! A project opened: inputs read, or a project file, and more inputs taken in.

use super::{
    Project, ProjectError,
    findings::Reading,
    gathering::Gathered,
    inputs::{Inputs, StandIn},
    keeping::Kept,
    linked::linked,
    progress::Progress,
    region::{World, own_places},
    shipped,
};
use std::sync::Arc;

impl Project {
    /// Opens inputs: without documents their stand-in, without places the shipped ones. A project file
    /// is read only, with what else is named beside what it holds.
    ///
    /// # Errors
    /// When documents or places are named and none of them can be read, or the work is cancelled.
    pub fn open(inputs: &Inputs, progress: &dyn Progress) -> Result<Self, ProjectError> {
        if let Some(path) = &inputs.project {
            let kept = Kept::look(path, progress)?.project.named_after(path);
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
        let name = inputs.name_of(&gathered.read_paths()).unwrap_or_else(|| shipped::NAME.to_owned());
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
