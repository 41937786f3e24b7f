//! What the window makes of a project: groups for the list, marks for the map, by filters and names.

use super::{
    app::App,
    arriving::Arrival,
    bottom_panel::Tab,
    keeping::{self, Keeping},
    names_policy::NamesPolicy,
    notices::Notice,
    reader_panel::Reader,
    review::{Reviewing, docket::Docket},
    routes::traces,
    search_bar::Search,
    selection::History,
    view::{Coverage, Filters, Others},
};
use crate::{
    documents::document::DocumentId,
    ground::geo::WorldBox,
    places::{
        kind::PlaceKind,
        place::{Place, PlaceId},
    },
    project::{Project, progress::Silent, unsettled::Unsettled},
    scene::{
        contents::Scene,
        groups::groups,
        mark::Mark,
        palette::KindClass,
        symbols::SYMBOL_PT,
        viewport::{Clearance, Viewport},
    },
};
use std::{cmp::Reverse, collections::HashMap, sync::Arc};

/// Free space around all mentioned places, in points; their labels need it.
const FIT_MARGIN_PT: f32 = 76.0;

/// How near the overview comes, when all places are close together.
const OVERVIEW_ZOOM: f64 = 9.0;

/// A project with all that is made from it ahead, on the thread that opened it.
pub(crate) struct Opened {
    pub(super) project: Project,
    coverage: Coverage,
    unsettled: Vec<Unsettled>,
    docket: Docket,
    /// The marks of its places; none when they are those of the project before.
    marks: Option<HashMap<PlaceId, Mark>>,
    /// What came of it, to be told when it is shown.
    pub(super) news: Option<Notice>,
}

impl Opened {
    /// Makes it, after a project with the same inputs when there was one.
    pub(super) fn of(project: Project, before: Option<&Project>) -> Self {
        let marks = || {
            let places = project.gazetteer().places().iter();
            places.map(|place| (place.id.clone(), Mark::new(place, String::new(), 0))).collect()
        };
        let has_same_places = before.is_some_and(|before| std::ptr::eq(before.gazetteer(), project.gazetteer()));
        Self {
            coverage: Coverage::of(&project),
            unsettled: project.unsettled(),
            docket: Docket::of(&project),
            marks: (!has_same_places).then(marks),
            project,
            news: None,
        }
    }

    /// The same, with what is to be told when it is shown.
    pub(super) fn telling(mut self, news: Notice) -> Self {
        self.news = Some(news);
        self
    }

    /// Whether its places are others than those of the project before.
    pub(super) const fn has_other_places(&self) -> bool {
        self.marks.is_some()
    }
}

impl App {
    /// Replaces the project, and everything made from it.
    pub(super) fn take_opened(&mut self, opened: Opened, arrival: Arrival) {
        self.coverage = opened.coverage;
        self.unsettled = opened.unsettled;
        if let Some(marks) = opened.marks {
            self.scene = Scene::default();
            self.spare_marks = marks;
        }
        self.docket = opened.docket.after(&self.docket);
        let follows = Arc::ptr_eq(self.project.review(), &self.review);
        self.project = Arc::new(opened.project);
        if arrival.brings_texts() {
            let read = self.reader.document.take().filter(|_| arrival == Arrival::Reread);
            let first = || self.project.documents().first().map(|it| it.id.clone());
            self.reader = Reader::on(read.or_else(first));
            self.search = Search::default();
            self.card = None;
            self.selected_words = None;
        }
        match arrival {
            Arrival::Other => self.review = Arc::clone(self.project.review()),
            Arrival::More | Arrival::Reread | Arrival::Joined if follows => {
                self.review = Arc::clone(self.project.review());
            }
            Arrival::Reread | Arrival::Joined => self.join_decided_meanwhile(),
            Arrival::More | Arrival::Relinked => {}
        }
        if matches!(arrival, Arrival::More | Arrival::Other) {
            self.wants_fit = true;
            self.tab = if self.docket.entries().is_empty() { Tab::Document } else { Tab::Provisions };
        }
        self.rebuild();
    }

    /// Has the project hold what was decided while it was worked out.
    fn join_decided_meanwhile(&mut self) {
        if let Ok(project) = self.project.joined(&self.review, &Silent) {
            self.project = Arc::new(project);
            self.review = Arc::clone(self.project.review());
            self.renew_docket();
        }
    }

    /// Leaves the project for another one: its file is closed, its selections and filters are forgotten.
    pub(super) fn leave_project(&mut self) {
        keeping::leave(self);
        self.keeping = Keeping::default();
        self.history = History::default();
        self.filters = Filters::default();
        self.reviewing = Reviewing { reviewer: self.reviewing.reviewer.take(), ..Reviewing::default() };
        self.resume = None;
        self.watching.forget();
    }

    /// Lists every provision anew.
    pub(super) fn renew_docket(&mut self) {
        self.docket = Docket::of(&self.project).after(&self.docket);
    }

    /// Makes groups and marks anew, after a change of project, filters or names.
    pub(super) fn rebuild(&mut self) {
        let project = Arc::clone(&self.project);
        let gazetteer = project.gazetteer();
        let shown = |document: &DocumentId| !self.filters.sources.contains(document);
        let codings = self.docket.codings(&self.filters.provisions, &self.filters.sources);
        let is_filtered = self.filters.provisions.is_on();
        let passages = |place: &Place| {
            let is_left_out = is_filtered && !codings.contains_key(&place.id);
            let links = project.links_of(&place.id).iter();
            if is_left_out { 0 } else { links.filter(|link| shown(&link.document)).count() }
        };
        let counted: Vec<(&Place, usize)> = gazetteer
            .places()
            .iter()
            .filter(|place| !self.filters.classes.contains(&KindClass::of(place.kind)))
            .map(|place| (place, passages(place)))
            .filter(|(_, passages)| *passages > 0 || self.filters.others == Others::Shown)
            .collect();
        self.groups = groups(&counted, gazetteer);
        let known = std::mem::take(&mut self.scene).into_marks();
        self.spare_marks.extend(known.into_iter().map(|mark| (mark.place.clone(), mark)));
        let mut marks = Vec::with_capacity(counted.len());
        for (place, passages) in counted {
            let label = self.label(place);
            let spare = self.spare_marks.remove(&place.id);
            let mut mark = spare.unwrap_or_else(|| Mark::new(place, String::new(), 0));
            (mark.label, mark.passages) = (label, passages);
            mark.coding = codings.get(&place.id).cloned();
            marks.push(mark);
        }
        self.scene = Scene::new(marks);
        self.codings = codings;
        let entries = self.docket.entries().iter();
        let drawn = entries.filter(|entry| entry.is_drawn(&self.filters.provisions, &self.filters.sources));
        self.scene.traces = drawn.flat_map(|entry| traces(&self.project, entry)).collect();
        self.scene.language = match self.filters.names {
            NamesPolicy::Language(_) => self.filters.names.tag(),
            NamesPolicy::Source | NamesPolicy::English => None,
        };
    }

    /// A place's label by the names policy.
    fn label(&self, place: &Place) -> String {
        match self.filters.names {
            NamesPolicy::English => place.title.clone(),
            names @ NamesPolicy::Language(_) => {
                let name = names.tag().and_then(|tag| place.name_in(tag));
                name.unwrap_or(&place.title).to_owned()
            }
            NamesPolicy::Source => self.source_name(place).unwrap_or_else(|| place.title.clone()),
        }
    }

    /// The spelling that most passages use; of equals the first.
    fn source_name(&self, place: &Place) -> Option<String> {
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
        for (at, link) in self.project.links_of(&place.id).iter().enumerate().take(500) {
            let mention = self.project.mentions(&link.document).get(link.mention)?;
            let words = self.project.document(&link.document)?.words(mention.span);
            counts.entry(words).or_insert((0, at)).0 += 1;
        }
        let spelling = counts.into_iter().max_by_key(|(_, (count, first))| (*count, Reverse(*first)));
        spelling.map(|(words, _)| words.to_owned())
    }

    /// The box around all mentioned places, countries left out unless there is nothing else.
    pub(super) fn mentioned_box(&self) -> WorldBox {
        let marks = self.scene.marks().iter();
        let linked: Vec<&Mark> = marks.filter(|mark| mark.is_linked() && !mark.bounds.is_empty()).collect();
        let small = || linked.iter().filter(|mark| mark.kind != PlaceKind::Country);
        let around = |bounds: WorldBox, mark: &&Mark| bounds.union(mark.bounds);
        if small().next().is_some() {
            return small().fold(WorldBox::EMPTY, around);
        }
        if !linked.is_empty() {
            return linked.iter().fold(WorldBox::EMPTY, around);
        }
        let all = self.scene.marks().iter().filter(|mark| mark.kind != PlaceKind::Country);
        all.fold(WorldBox::EMPTY, |bounds, mark| bounds.union(mark.bounds))
    }

    /// A view of all mentioned places with room for their labels.
    pub(super) fn overview(&self, view: Viewport) -> Viewport {
        let around = Clearance { boxes: &self.covered, clearance: SYMBOL_PT + 4.0, margin: FIT_MARGIN_PT };
        view.fitted_clear(self.mentioned_box(), &self.scene.linked_anchors(), &around, OVERVIEW_ZOOM)
    }
}
