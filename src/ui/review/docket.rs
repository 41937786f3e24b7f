//! The docket: every provision of the project with what people decided on it, counted and indexed as
//! decisions are made, so that no frame has to.

mod renewing;

pub(crate) use renewing::Renewed;

use super::{entry::Entry, filter::ProvisionFilter};
use crate::{
    documents::document::{Document, DocumentId},
    places::place::PlaceId,
    project::Project,
    provisions::{
        category::Category,
        provision::{Provision, ProvisionId, RemarkKind},
    },
    review::{Review, subject::Subject},
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
    /// The docket of what was found in the documents of a project, and of what people added.
    pub(crate) fn of(project: &Project) -> Self {
        Self::made(project, (&[], None), &project.review().added_provisions())
    }

    /// The docket of a project that follows from another one, whose entries are taken over where nothing that they are
    /// made of is another.
    pub(crate) fn following(project: &Project, before: &Project, known: &[Arc<Entry>]) -> Self {
        let Some(mut changed) = project.changed_since(before) else { return Self::of(project) };
        let (review, seats) = (project.review(), seats_of(project));
        let decided = review.changes_after(before.review().decisions().len()).map(|change| review.now(&change.subject));
        let decided: BTreeSet<&Subject> =
            decided.filter(|subject| matches!(subject, Subject::Provision { .. })).collect();
        changed.extend(decided.iter().filter_map(|subject| seats.get(subject.document()?)));
        let listed = known.iter().filter(|entry| entry.is_added && changed.contains(&entry.seat));
        let subjects: BTreeSet<&Subject> = listed.filter_map(|entry| entry.subject.as_ref()).chain(decided).collect();
        let added: Vec<&Subject> = subjects.into_iter().filter(|subject| review.state_of(subject).is_added()).collect();
        Self::made(project, (known, Some(changed)), &added)
    }

    /// The docket of a project: the documents of some seats are read, or all, and the entries of the others taken over;
    /// what people added to those that are read comes as it is given.
    fn made(project: &Project, (known, changed): (&[Arc<Entry>], Option<BTreeSet<usize>>), added: &[&Subject]) -> Self {
        let review = project.review();
        let seats = seats_of(project);
        let is_read = |seat: usize| changed.as_ref().is_none_or(|changed| changed.contains(&seat));
        let mut read: Vec<Entry> = Vec::new();
        let mut docket = Self::default();
        for (seat, document) in project.documents().iter().enumerate() {
            if is_read(seat) {
                let found = project.provisions(&document.id).iter();
                read.extend(found.map(|provision| Entry::new(project, review, (seat, document), provision.clone())));
            }
            let reactions = project.remarks(&document.id).iter().filter(|remark| remark.kind == RemarkKind::Reaction);
            for remark in reactions {
                docket.reactions += 1;
                for place in &remark.places {
                    docket.reacted.entry(place.clone()).or_default().push(document.id.clone());
                }
            }
        }
        for &subject in added {
            let seat = subject.document().and_then(|id| seats.get(id)).copied();
            let document = seat.and_then(|seat| Some((seat, project.documents().get(seat)?)));
            if let Some((document, provision)) = document.and_then(|it| Some((it, as_provision(it.1, subject)?))) {
                read.push(Entry::about(project, review, document, provision, Some(subject.clone())));
            }
        }
        mark_differences(&mut read, review);
        let kept = known.iter().filter(|entry| !is_read(entry.seat)).map(Arc::clone);
        docket.entries = kept.chain(read.into_iter().map(Arc::new)).collect();
        docket.entries.sort_by_key(|entry| (entry.seat, entry.provision.evidence.span.start));
        let are_same = docket.entries.len() == known.len()
            && docket.entries.iter().zip(known).all(|(one, other)| one.provision.id == other.provision.id);
        docket.changed = changed.filter(|_| are_same).map(|changed| {
            let entries = docket.entries.iter().enumerate();
            entries.filter(|(_, entry)| changed.contains(&entry.seat)).map(|(at, _)| at).collect()
        });
        docket.index();
        docket
    }

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

/// The numbers of documents.
fn seats_of(project: &Project) -> HashMap<&DocumentId, usize> {
    project.documents().iter().enumerate().map(|(seat, document)| (&document.id, seat)).collect()
}

/// Every place that an entry is on, once.
fn places_of(entry: &Entry) -> BTreeSet<PlaceId> {
    entry.places.iter().filter_map(|place| place.place.clone()).collect()
}

/// Where reviewers hold different things of a provision, its entry says so.
fn mark_differences(entries: &mut [Entry], review: &Review) {
    if review.reviewers().len() < 2 {
        return;
    }
    for entry in entries {
        if entry.subject.as_ref().is_some_and(|subject| !review.disagreements_on(subject).is_empty()) {
            entry.mark_differing();
        }
    }
}

/// What a person added, as a provision: its words and its category; the rest is in its corrections.
fn as_provision(document: &Document, subject: &Subject) -> Option<Provision> {
    let Subject::Provision { words, category } = subject else {
        return None;
    };
    let span = words.find(document)?;
    let category = Category::from_word(category)?;
    Provision::added(document, span, category)
}
