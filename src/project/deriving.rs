//! What follows from a review, laid over a project: the inputs stay as they were read, and what is derived
//! from them is derived anew as far as the decisions touch it.

use super::{Project, links::LinkIndex};
use crate::{
    documents::document::{Document, SourceRecord},
    ground::warning::Warning,
    linking::correction::{Correction, Corrections, Meaning, apply},
    places::{place::PlaceId, world},
    provisions::provision::Findings,
    review::Review,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

impl Project {
    /// What was left out of the inputs.
    pub(super) fn input_warnings(&self) -> &[Warning] {
        self.warnings.get(..self.input_warnings).unwrap_or_default()
    }

    /// Everything that follows from a review: source records, corrected mentions, links, warnings.
    pub(super) fn derived(mut self, review: &Arc<Review>) -> Self {
        self.review = Arc::clone(review);
        self.mend_sources();
        let warnings = Arc::make_mut(&mut self.warnings);
        warnings.truncate(self.input_warnings);
        warnings.extend(self.strays.iter().cloned());
        let corrections = review.corrections();
        self.know_corrected_places(&corrections);
        let corrections = Corrections::new(&corrections);
        let mut corrected = HashMap::new();
        for (seat, (document, mentions)) in self.documents.iter().zip(self.linked.iter()).enumerate() {
            if corrections.concern(&document.id) {
                let applied = apply(document, mentions, &corrections);
                let applied = applied.unload(Arc::make_mut(&mut self.warnings));
                if applied != *mentions {
                    corrected.insert(seat, applied);
                }
            }
        }
        self.corrected = Arc::new(corrected);
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
        for (seat, source) in &*self.sources_as_read {
            if let Some(document) = documents.get_mut(*seat) {
                document.source = source.clone();
            }
        }
        documents
    }

    /// Takes back what was mended of source records before, then mends what the review says.
    fn mend_sources(&mut self) {
        let mut sources = Arc::unwrap_or_clone(std::mem::take(&mut self.sources_as_read));
        let mut as_read = BTreeMap::new();
        for (id, mended) in self.review.mended_sources() {
            let Some(&seat) = self.seats.get(id) else { continue };
            let Some(document) = self.documents.get(seat) else { continue };
            let read = sources.get(&seat).unwrap_or(&document.source).clone();
            sources.insert(seat, mended.or(read.clone()).without_blanks());
            as_read.insert(seat, read);
        }
        self.sources_as_read = Arc::new(as_read);
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
                Arc::make_mut(&mut self.warnings).push(Warning::loss(
                    &self.name,
                    what,
                    "add the file that has it, or correct it anew",
                ));
            }
        }
    }
}
