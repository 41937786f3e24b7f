//! What a reader decided, laid over a project: the inputs stay as they were read, and what is derived from
//! them is derived anew as far as the decisions touch it.

use super::{
    Project, ProjectError,
    gathering::Gathered,
    links::LinkIndex,
    opening::{World, linked, own_places},
    progress::Progress,
};
use crate::{
    documents::document::{Document, SourceRecord},
    ground::warning::Warning,
    linking::{
        correction::{Correction, Corrections, Meaning, apply},
        world::merging::WorldRole,
    },
    places::{place::PlaceId, world},
    provisions::provision::Findings,
    review::Review,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// What the source of a place that a reader added is called.
pub const ADDED: &str = "added by the reader";

impl Project {
    /// What people decided about it.
    #[must_use]
    pub const fn review(&self) -> &Arc<Review> {
        &self.review
    }

    /// Whether the places of the whole world are linked, or only keep names off the region's map.
    #[must_use]
    pub const fn world_role(&self) -> WorldRole {
        self.world.role
    }

    /// This project with this review in place of its own. Texts are linked anew only when places were
    /// added or taken away.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn deciding(&self, review: &Arc<Review>, progress: &dyn Progress) -> Result<Self, ProjectError> {
        if self.review.places().eq(review.places()) {
            return Ok(self.shared().derived(review));
        }
        self.relinked(self.world, review, progress)
    }

    /// This project, the places of the world used in a role.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn beside_world(&self, role: WorldRole, progress: &dyn Progress) -> Result<Self, ProjectError> {
        self.relinked(World { role, ..self.world }, &self.review, progress)
    }

    fn relinked(&self, world: World, review: &Arc<Review>, progress: &dyn Progress) -> Result<Self, ProjectError> {
        let gathered = Gathered {
            gazetteer: own_places(&self.gazetteer),
            documents: self.as_read(),
            warnings: self.input_warnings().to_vec(),
            unread_inputs: self.unread_inputs,
            paths: BTreeMap::clone(&self.paths),
            ..Gathered::default()
        };
        linked(gathered, self.name.clone(), world, self.reading.clone(), review, progress)
    }

    /// The same inputs and mentions, nothing derived from them yet; what is large is shared.
    fn shared(&self) -> Self {
        Self {
            name: self.name.clone(),
            gazetteer: Arc::clone(&self.gazetteer),
            documents: Arc::clone(&self.documents),
            seats: Arc::clone(&self.seats),
            linked: Arc::clone(&self.linked),
            findings: self.findings.as_found(),
            paths: Arc::clone(&self.paths),
            world: self.world,
            reading: self.reading.clone(),
            review: Arc::clone(&self.review),
            sources_as_read: self.sources_as_read.clone(),
            warnings: self.input_warnings().to_vec(),
            input_warnings: self.input_warnings,
            strays: self.strays.clone(),
            unread_inputs: self.unread_inputs,
            search_index: Arc::clone(&self.search_index),
            ..Self::default()
        }
    }

    /// What was left out of the inputs.
    pub(super) fn input_warnings(&self) -> &[Warning] {
        self.warnings.get(..self.input_warnings).unwrap_or_default()
    }

    /// Everything that follows from a review: source records, corrected mentions, links, warnings.
    pub(super) fn derived(mut self, review: &Arc<Review>) -> Self {
        self.review = Arc::clone(review);
        self.mend_sources();
        self.warnings.truncate(self.input_warnings);
        self.warnings.extend(self.strays.iter().cloned());
        let corrections = review.corrections();
        self.know_corrected_places(&corrections);
        let corrections = Corrections::new(&corrections);
        let mut corrected = HashMap::new();
        for (seat, (document, mentions)) in self.documents.iter().zip(self.linked.iter()).enumerate() {
            if corrections.concern(&document.id) {
                let applied = apply(document, mentions, &corrections);
                let applied = applied.unload(&mut self.warnings);
                if applied != *mentions {
                    corrected.insert(seat, applied);
                }
            }
        }
        self.corrected = corrected;
        let seats = self.documents.iter().enumerate();
        self.links = LinkIndex::new(seats.map(|(seat, document)| (document, self.mentions_at(seat))));
        self.find_anew();
        self
    }

    /// Provisions of the documents in which mentions were corrected or the source record was mended.
    fn find_anew(&mut self) {
        let seats = self.documents.iter().enumerate();
        let touched =
            seats.filter(|(seat, _)| self.corrected.contains_key(seat) || self.sources_as_read.contains_key(seat));
        let anew = touched.map(|(seat, document)| (seat, self.reading.find(document, self.mentions_at(seat))));
        let anew: BTreeMap<usize, Findings> = anew.collect();
        self.findings = self.findings.corrected(anew);
    }

    /// The documents with their source records as they were read.
    pub(super) fn as_read(&self) -> Vec<Document> {
        let mut documents = Vec::clone(&self.documents);
        for (seat, source) in &self.sources_as_read {
            if let Some(document) = documents.get_mut(*seat) {
                document.source = source.clone();
            }
        }
        documents
    }

    /// Takes back what was mended of source records before, then mends what the review says.
    fn mend_sources(&mut self) {
        let mut sources = std::mem::take(&mut self.sources_as_read);
        for (id, mended) in self.review.mended_sources() {
            let Some(&seat) = self.seats.get(id) else { continue };
            let Some(document) = self.documents.get(seat) else { continue };
            let read = sources.get(&seat).unwrap_or(&document.source).clone();
            sources.insert(seat, mended.or(read.clone()).without_blanks());
            self.sources_as_read.insert(seat, read);
        }
        let differs = |seat: usize, source: &SourceRecord| {
            self.documents.get(seat).is_some_and(|document| document.source != *source)
        };
        sources.retain(|seat, source| differs(*seat, source));
        if sources.is_empty() {
            return;
        }
        let documents = Arc::make_mut(&mut self.documents);
        for (seat, source) in sources {
            if let Some(document) = documents.get_mut(seat) {
                document.source = source;
            }
        }
    }

    /// Takes in the places of the world that corrections name; says which places nobody knows.
    fn know_corrected_places(&mut self, corrections: &[Correction]) {
        let named = corrections.iter().filter_map(|correction| match &correction.meaning {
            Meaning::Used { place: Some(place), .. } => Some((place, correction)),
            Meaning::Used { place: None, .. } | Meaning::NoPlace | Meaning::AsLinked => None,
        });
        let mut missing: BTreeMap<PlaceId, String> = BTreeMap::new();
        for (place, correction) in named.filter(|(place, _)| self.gazetteer.place(place).is_none()) {
            missing.entry(place.clone()).or_insert_with(|| correction.scope.surface().to_owned());
        }
        for (id, surface) in missing {
            let world = world::World::shipped();
            if let Some(place) = world.row_of(&id).and_then(|row| world.place(row)) {
                Arc::make_mut(&mut self.gazetteer).add([place]);
            } else {
                let what = format!("“{surface}” was corrected to mean “{id}”, which no file of places has");
                self.warnings.push(Warning::loss(&self.name, what, "add the file that has it, or correct it anew"));
            }
        }
    }
}

#[cfg(test)]
mod tests;
