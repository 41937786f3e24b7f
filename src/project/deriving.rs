//! What follows from a review, laid over a project: the inputs stay as they were read, and what is derived
//! from them is derived anew as far as the decisions touch it.

use super::{Project, gathering::Gathered, links::links_of, region::own_places};
use crate::{
    documents::document::{Document, SourceRecord},
    ground::warning::Warning,
    linking::{
        correction::{Correction, Corrections, Meaning, apply},
        mention::Mention,
    },
    places::{place::PlaceId, world},
    review::Review,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

impl Project {
    /// What was left out of the inputs.
    pub(super) fn input_warnings(&self) -> &[Warning] {
        self.warnings.get(..self.input_warnings).unwrap_or_default()
    }

    /// A project of which nothing is derived yet, with everything that follows from a review.
    pub(super) fn derived(mut self, review: &Arc<Review>) -> Self {
        let all = (0..self.documents.len()).collect();
        self.index(&all);
        self.following(review)
    }

    /// Everything that follows from a review: source records, corrected mentions, links, provisions, warnings. What
    /// another review made of documents that this one says the same of stays as it is.
    pub(super) fn following(mut self, review: &Arc<Review>) -> Self {
        self.review = Arc::clone(review);
        let mut touched = self.mend_sources();
        let warnings = Arc::make_mut(&mut self.warnings);
        warnings.truncate(self.input_warnings);
        warnings.extend(self.strays.iter().cloned());
        let corrections = review.corrections();
        self.know_corrected_places(&corrections);
        touched.extend(self.correct_mentions(&Corrections::new(&corrections)));
        self.index(&touched);
        self
    }

    /// Lays corrections over the mentions; the seats of the documents that have others than before.
    fn correct_mentions(&mut self, corrections: &Corrections<'_>) -> BTreeSet<usize> {
        let mut corrected: BTreeMap<usize, Arc<Vec<Mention>>> = BTreeMap::new();
        for (seat, (document, mentions)) in self.documents.iter().zip(self.linked.iter()).enumerate() {
            if corrections.concern(&document.id) {
                let applied = apply(document, mentions, corrections);
                let applied = applied.unload(Arc::make_mut(&mut self.warnings));
                if applied != *mentions {
                    let known = self.corrected.get(&seat).filter(|known| ***known == applied);
                    corrected.insert(seat, known.map_or_else(|| Arc::new(applied), Arc::clone));
                }
            }
        }
        let before = std::mem::replace(&mut self.corrected, corrected);
        let seats: BTreeSet<usize> = before.keys().chain(self.corrected.keys()).copied().collect();
        seats.into_iter().filter(|seat| !are_one(before.get(seat), self.corrected.get(seat))).collect()
    }

    /// Finds anew what follows from the mentions and the source records of some documents.
    fn index(&mut self, seats: &BTreeSet<usize>) {
        let documents = || seats.iter().filter_map(|&seat| Some((seat, self.documents.get(seat)?)));
        let links = documents().flat_map(|(seat, document)| links_of(seat, document, self.mentions_at(seat)));
        let links = self.links.renewed(seats, links);
        let is_read = |seat: &usize| !self.corrected.contains_key(seat) && !self.sources_as_read.contains_key(seat);
        let others = documents().filter(|(seat, _)| !is_read(seat));
        let anew = others.map(|(seat, document)| (seat, self.reading.find(document, self.mentions_at(seat))));
        let findings = self.findings.renewed(seats, anew.collect());
        (self.links, self.findings) = (links, findings);
    }

    /// The seats of the documents whose mentions, provisions or source records are not those of an earlier state of
    /// this project; none when it has other documents or other places.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Option<BTreeSet<usize>> {
        if !Arc::ptr_eq(&self.seats, &before.seats) || !Arc::ptr_eq(&self.gazetteer, &before.gazetteer) {
            return None;
        }
        let of = |project: &Self| -> BTreeSet<usize> {
            project.corrected.keys().chain(project.sources_as_read.keys()).copied().collect()
        };
        let is_changed = |seat: &usize| {
            let (was, is) = (before.documents.get(*seat), self.documents.get(*seat));
            let has_same_source = was.map(|it| &it.source) == is.map(|it| &it.source);
            !has_same_source || !are_one(before.corrected.get(seat), self.corrected.get(seat))
        };
        Some(of(before).union(&of(self)).copied().filter(is_changed).collect())
    }

    /// What it was made of, to be linked anew.
    pub(super) fn gathered(&self) -> Gathered {
        Gathered {
            gazetteer: own_places(&self.gazetteer),
            documents: self.as_read(),
            warnings: self.input_warnings().to_vec(),
            unread_inputs: self.unread_inputs,
            paths: BTreeMap::clone(&self.paths),
            ..Gathered::default()
        }
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

    /// Takes back what was mended of source records before, then mends what the review says; the seats of the documents
    /// that have another record than before.
    fn mend_sources(&mut self) -> BTreeSet<usize> {
        let mut sources = Arc::unwrap_or_clone(std::mem::take(&mut self.sources_as_read));
        let mut as_read = BTreeMap::new();
        for (id, mended) in self.review.mended_sources() {
            let Some(&seat) = self.seats.get(id) else { continue };
            let Some(document) = self.documents.get(seat) else { continue };
            let read = sources.get(&seat).unwrap_or(&document.source).clone();
            sources.insert(seat, mended.mended(read.clone()));
            as_read.insert(seat, read);
        }
        self.sources_as_read = Arc::new(as_read);
        let differs = |seat: usize, source: &SourceRecord| {
            self.documents.get(seat).is_some_and(|document| document.source != *source)
        };
        sources.retain(|seat, source| differs(*seat, source));
        let changed: BTreeSet<usize> = sources.keys().copied().collect();
        if changed.is_empty() {
            return changed;
        }
        let documents = Arc::make_mut(&mut self.documents);
        for (seat, source) in sources {
            if let Some(document) = documents.get_mut(seat) {
                document.source = source;
            }
        }
        changed
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

/// Whether two states of a document are one and the same.
fn are_one(one: Option<&Arc<Vec<Mention>>>, other: Option<&Arc<Vec<Mention>>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}
