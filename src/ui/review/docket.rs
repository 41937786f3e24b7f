//! The docket: every provision of the project with what people decided on it, counted and indexed once
//! after each change, so that no frame has to.

use super::{entry::Entry, filter::ProvisionFilter, status::Status};
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
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Every provision of a project.
#[derive(Debug, Default)]
pub(crate) struct Docket {
    entries: Vec<Entry>,
    seats: HashMap<ProvisionId, usize>,
    by_place: HashMap<PlaceId, Vec<usize>>,
    reactions: Vec<(DocumentId, Vec<PlaceId>)>,
    counts: BTreeMap<Category, usize>,
    open: usize,
    /// Another number for each docket, so that what is made from one is made anew with the next.
    pub(crate) revision: u64,
}

impl Docket {
    /// The docket of what was found in the documents of a project, and of what people added.
    pub(crate) fn new(project: &Project, review: &Review, revision: u64) -> Self {
        let seats: HashMap<&DocumentId, usize> =
            project.documents().iter().enumerate().map(|(seat, document)| (&document.id, seat)).collect();
        let mut docket = Self { revision, ..Self::default() };
        for (seat, document) in project.documents().iter().enumerate() {
            let found = project.provisions(&document.id).iter();
            let entries = found.map(|provision| Entry::new(project, review, (seat, document), provision.clone()));
            docket.entries.extend(entries);
            let reactions = project.remarks(&document.id).iter().filter(|remark| remark.kind == RemarkKind::Reaction);
            docket.reactions.extend(reactions.map(|remark| (document.id.clone(), remark.places.clone())));
        }
        for subject in review.added_provisions() {
            let seat = subject.document().and_then(|id| seats.get(id)).copied();
            let document = seat.and_then(|seat| Some((seat, project.documents().get(seat)?)));
            if let Some((document, provision)) = document.and_then(|it| Some((it, added(it.1, subject)?))) {
                docket.entries.push(Entry::about(project, review, document, provision, Some(subject.clone())));
            }
        }
        docket.entries.sort_by_key(|entry| (entry.seat, entry.provision.evidence.span.start));
        docket.mark_differences(review);
        docket.index();
        docket
    }

    /// Where reviewers hold different things, it says so.
    fn mark_differences(&mut self, review: &Review) {
        if review.reviewers().len() < 2 {
            return;
        }
        let differing: BTreeSet<&Subject> =
            review.disagreements().into_iter().map(|one| review.now(one.subject)).collect();
        for entry in &mut self.entries {
            if entry.subject.as_ref().is_some_and(|subject| differing.contains(subject)) {
                entry.mark_differing();
            }
        }
    }

    /// The same docket after decisions on some provisions, or all of it anew when they reach further.
    pub(crate) fn renewed(self, project: &Project, review: &Review, touched: Option<&BTreeSet<Subject>>) -> Self {
        let revision = self.revision + 1;
        let Some(touched) = touched else {
            return Self::new(project, review, revision);
        };
        let mut docket = Self { revision, ..self };
        let is_touched = |entry: &Entry| entry.subject.as_ref().is_some_and(|subject| touched.contains(subject));
        let numbers = 0..docket.entries.len();
        for at in numbers.filter(|at| docket.entries.get(*at).is_some_and(is_touched)).collect::<Vec<_>>() {
            docket.renew_entry(project, review, at);
        }
        docket
    }

    /// Makes an entry anew after a decision on it. All are counted again only when it changed its places.
    fn renew_entry(&mut self, project: &Project, review: &Review, at: usize) {
        let Some(entry) = self.entries.get_mut(at) else { return };
        let Some(document) = project.documents().get(entry.seat) else { return };
        let (provision, subject) = (entry.provision.clone(), entry.subject.clone());
        let mut new = Entry::about(project, review, (entry.seat, document), provision, subject);
        if new.subject.as_ref().is_some_and(|subject| !review.disagreements_on(subject).is_empty()) {
            new.mark_differing();
        }
        let old = std::mem::replace(entry, new);
        let (category, is_judged, has_same_places) = (entry.category, entry.is_judged, entry.places == old.places);
        if !has_same_places {
            self.index();
            return;
        }
        self.open = self.open + usize::from(!is_judged) - usize::from(!old.is_judged);
        if category != old.category {
            *self.counts.entry(category).or_default() += 1;
            if let Some(count) = self.counts.get_mut(&old.category) {
                *count -= 1;
            }
            self.counts.retain(|_, count| *count > 0);
        }
    }

    fn index(&mut self) {
        self.seats.clear();
        self.by_place.clear();
        self.counts.clear();
        self.open = 0;
        for (at, entry) in self.entries.iter().enumerate() {
            self.seats.insert(entry.provision.id.clone(), at);
            *self.counts.entry(entry.category).or_default() += 1;
            self.open += usize::from(!entry.is_judged);
            let places: BTreeSet<&PlaceId> = entry.places.iter().filter_map(|place| place.place.as_ref()).collect();
            for place in places {
                self.by_place.entry(place.clone()).or_default().push(at);
            }
        }
    }

    /// The entries, in the order of the documents and their texts.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The number of a provision among the entries.
    pub(crate) fn seat(&self, id: &ProvisionId) -> Option<usize> {
        self.seats.get(id).copied()
    }

    /// A provision.
    pub(crate) fn entry(&self, id: &ProvisionId) -> Option<&Entry> {
        self.entries.get(self.seat(id)?)
    }

    /// The provisions on a place, in the order of the text.
    pub(crate) fn on_place<'a>(&'a self, place: &PlaceId) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.by_place.get(place).into_iter().flatten().filter_map(|at| self.entries.get(*at))
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
        self.reactions.len()
    }

    /// What the map shows of each place, by the filters; what was rejected is not shown.
    pub(crate) fn codings(&self, filter: &ProvisionFilter, hidden: &BTreeSet<DocumentId>) -> HashMap<PlaceId, Coding> {
        let mut gathered: HashMap<PlaceId, (Vec<Category>, usize)> = HashMap::new();
        for entry in self.shown(filter, hidden).filter(|entry| entry.status != Status::Rejected) {
            for place in entry.subjects() {
                gathered.entry(place.clone()).or_default().0.push(entry.category);
            }
        }
        let reactions = self.reactions.iter().filter(|(document, _)| !hidden.contains(document));
        for place in reactions.filter(|_| filter.admits_reactions()).flat_map(|(_, places)| places) {
            gathered.entry(place.clone()).or_default().1 += 1;
        }
        let codings = gathered
            .into_iter()
            .filter_map(|(place, (categories, reactions))| Some((place, Coding::new(categories, reactions)?)));
        codings.collect()
    }

    /// The entries that pass the filters.
    pub(crate) fn shown<'a>(
        &'a self,
        filter: &'a ProvisionFilter,
        hidden: &'a BTreeSet<DocumentId>,
    ) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(|entry| !hidden.contains(&entry.provision.id.document) && filter.admits(entry))
    }
}

/// What a person added, as a provision: its words and its category; the rest is in its corrections.
fn added(document: &Document, subject: &Subject) -> Option<Provision> {
    let Subject::Provision { words, category } = subject else {
        return None;
    };
    let span = words.find(document)?;
    let category = Category::from_word(category)?;
    Provision::added(document, span, category)
}
