//! The docket: every provision of the project with what people decided on it, counted and indexed as
//! decisions are made, so that no frame has to.

mod making;
mod renewing;

pub(crate) use renewing::Renewed;

use super::{entry::Entry, filter::ProvisionFilter};
use crate::{
    documents::document::{DocumentId, Locator},
    places::place::PlaceId,
    provisions::{category::Category, provision::ProvisionId},
    review::subject::Subject,
    scene::topic::Coding,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
    sync::Arc,
};

/// Every provision of a project.
#[derive(Debug, Default)]
pub(crate) struct Docket {
    entries: Vec<Arc<Entry>>,
    seats: HashMap<ProvisionId, usize>,
    by_place: HashMap<PlaceId, Vec<usize>>,
    /// The documents in which people reacted to a place, one for each reaction.
    reacted: HashMap<PlaceId, Vec<DocumentId>>,
    reactions: usize,
    /// The clauses that bind somebody and that no category was found for, and those of them that nobody has added a
    /// provision to.
    clauses: Vec<(DocumentId, Locator)>,
    uncoded: Vec<(DocumentId, Locator)>,
    counts: BTreeMap<Category, usize>,
    open: usize,
    /// Whether each entry is judged, apart from the entries themselves: it is looked for among all of them.
    judged: Vec<bool>,
    /// The numbers of the entries of each document.
    documents: HashMap<DocumentId, Range<usize>>,
    /// The entries that the latest decisions made others; none when all may be.
    changed: Option<Vec<usize>>,
    /// Another number for each project that it is made of, whatever is decided on it.
    pub(crate) reading: u64,
    /// Another number for each docket, so that what is made from one is made anew with the next.
    pub(crate) revision: u64,
}

impl Docket {
    /// This docket in the place of another.
    pub(crate) fn after(self, other: &Self) -> Self {
        Self { revision: other.revision + 1, reading: other.reading + 1, ..self }
    }

    fn index(&mut self) {
        self.seats.clear();
        self.by_place.clear();
        self.counts.clear();
        self.open = 0;
        self.documents.clear();
        self.judged = vec![false; self.entries.len()];
        for at in 0..self.entries.len() {
            self.list(at);
        }
        for (at, entry) in self.entries.iter().enumerate() {
            let own = self.documents.entry(entry.provision.id.document.clone()).or_insert(at..at);
            own.end = at + 1;
        }
        let own = self.entries.iter().map(|entry| (&entry.provision.id.document, entry.provision.locator));
        let held: BTreeSet<(&DocumentId, Locator)> = own.filter(|_| !self.clauses.is_empty()).collect();
        self.uncoded = self.clauses.iter().filter(|(id, locator)| !held.contains(&(id, *locator))).cloned().collect();
    }

    /// Counts an entry, and has it found by its id and its places.
    fn list(&mut self, at: usize) {
        let Some(entry) = self.entries.get(at) else { return };
        self.seats.insert(entry.provision.id.clone(), at);
        if let Some(judged) = self.judged.get_mut(at) {
            *judged = entry.is_judged;
        }
        *self.counts.entry(entry.category).or_default() += 1;
        self.open += usize::from(!entry.is_judged);
        for place in places_of(entry) {
            let seats = self.by_place.entry(place).or_default();
            let after = seats.partition_point(|seat| *seat < at);
            seats.insert(after, at);
        }
    }

    /// Takes an entry out of what it was listed in.
    fn delist(&mut self, at: usize) {
        let Some(entry) = self.entries.get(at) else { return };
        self.seats.remove(&entry.provision.id);
        if let Some(count) = self.counts.get_mut(&entry.category) {
            *count -= 1;
        }
        self.counts.retain(|_, count| *count > 0);
        self.open -= usize::from(!entry.is_judged);
        for place in places_of(entry) {
            if let Some(seats) = self.by_place.get_mut(&place) {
                seats.retain(|seat| *seat != at);
            }
        }
    }

    /// The numbers of the entries about a subject.
    fn about(&self, subject: &Subject) -> Vec<usize> {
        let Some(id) = subject.document() else { return Vec::new() };
        let of_document = self.documents.get(id).cloned().unwrap_or_default();
        let is_it = |at: &usize| self.entries.get(*at).is_some_and(|entry| entry.subject.as_ref() == Some(subject));
        of_document.filter(is_it).collect()
    }

    /// The provision that decisions on a subject are about.
    pub(crate) fn entry_about(&self, subject: &Subject) -> Option<&Entry> {
        self.at(*self.about(subject).first()?)
    }

    /// The entries that are others since the docket before this one; none when they are not the same at all.
    pub(crate) fn changed(&self) -> Option<&[usize]> {
        self.changed.as_deref()
    }

    /// The entries, in the order of the documents and their texts.
    pub(crate) fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The entries of a document, in the order of its text.
    pub(crate) fn of_document(&self, id: &DocumentId) -> impl Iterator<Item = &Entry> {
        let own = self.documents.get(id).cloned().unwrap_or_default();
        self.entries.get(own).unwrap_or_default().iter().map(Arc::as_ref)
    }

    /// The entry of a number.
    pub(crate) fn at(&self, seat: usize) -> Option<&Entry> {
        self.entries.get(seat).map(Arc::as_ref)
    }

    /// The number of a provision among the entries.
    pub(crate) fn seat(&self, id: &ProvisionId) -> Option<usize> {
        self.seats.get(id).copied()
    }

    /// Whether the provision of a number is judged.
    pub(crate) fn is_judged(&self, seat: usize) -> bool {
        self.judged.get(seat).copied().unwrap_or_default()
    }

    /// A provision.
    pub(crate) fn entry(&self, id: &ProvisionId) -> Option<&Entry> {
        self.at(self.seat(id)?)
    }

    /// The provisions on a place, in the order of the text.
    pub(crate) fn on_place<'a>(&'a self, place: &PlaceId) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.by_place.get(place).into_iter().flatten().filter_map(|at| self.at(*at))
    }

    /// How many provisions there are on a place.
    pub(crate) fn count_on(&self, place: &PlaceId) -> usize {
        self.by_place.get(place).map_or(0, Vec::len)
    }

    /// How many there are that are not open any more, and how many there are at all.
    pub(crate) fn progress(&self) -> (usize, usize) {
        (self.entries.len() - self.open, self.entries.len())
    }

    /// How many provisions there are of each category.
    pub(crate) fn categories(&self) -> &BTreeMap<Category, usize> {
        &self.counts
    }

    /// How many reactions there are.
    pub(crate) fn reaction_count(&self) -> usize {
        self.reactions
    }

    /// The clauses of the documents shown that bind somebody and are no provision yet, in the order of the documents
    /// and their texts.
    pub(crate) fn uncoded(&self, hidden: &BTreeSet<DocumentId>) -> impl Iterator<Item = &(DocumentId, Locator)> {
        self.uncoded.iter().filter(|(id, _)| !hidden.contains(id))
    }

    /// What the map shows of each place, by the filters; what was rejected is not shown.
    pub(crate) fn codings(&self, filter: &ProvisionFilter, hidden: &BTreeSet<DocumentId>) -> HashMap<PlaceId, Coding> {
        let coded: BTreeSet<&PlaceId> = self.by_place.keys().chain(self.reacted.keys()).collect();
        let codings = coded.into_iter().filter_map(|place| Some((place.clone(), self.coding(place, filter, hidden)?)));
        codings.collect()
    }

    /// Whether the map shows a provision of a category on a place.
    pub(crate) fn draws(
        &self,
        place: &PlaceId,
        category: Category,
        filter: &ProvisionFilter,
        hidden: &BTreeSet<DocumentId>,
    ) -> bool {
        self.on_place(place).any(|entry| entry.category == category && entry.is_drawn_on(place, filter, hidden))
    }

    /// What the map shows of one place.
    pub(crate) fn coding(
        &self,
        place: &PlaceId,
        filter: &ProvisionFilter,
        hidden: &BTreeSet<DocumentId>,
    ) -> Option<Coding> {
        let drawn = self.on_place(place).filter(|entry| entry.is_drawn_on(place, filter, hidden));
        let categories = drawn.map(|entry| entry.category);
        let reacted = self.reacted.get(place).into_iter().flatten().filter(|document| !hidden.contains(document));
        let reactions = if filter.admits_reactions() { reacted.count() } else { 0 };
        Coding::new(categories, reactions)
    }

    /// The entries that pass the filters.
    pub(crate) fn shown<'a>(
        &'a self,
        filter: &'a ProvisionFilter,
        hidden: &'a BTreeSet<DocumentId>,
    ) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().map(Arc::as_ref).filter(|entry| entry.is_shown(filter, hidden))
    }
}

/// Every place that an entry is on, once.
fn places_of(entry: &Entry) -> BTreeSet<PlaceId> {
    entry.places.iter().filter_map(|place| place.place.clone()).collect()
}
