//! What the window makes of a project: groups for the list, marks for the map, by filters and names.

use super::{
    app::App,
    arriving::Arrival,
    bottom_panel::Tab,
    contents::{Contents, Shown},
    keeping::{self, Keeping},
    names_policy::NamesPolicy,
    notices::Notice,
    reader_panel::Reader,
    review::{Reviewing, docket::Docket, entry::Entry},
    search_bar::Search,
    selection::History,
    view::{Coverage, Filters},
};
use crate::{
    ground::geo::WorldBox,
    places::{kind::PlaceKind, place::PlaceId},
    project::{Project, progress::Silent, unsettled::Unsettled},
    scene::{contents::Scene, fitting::Clearance, mark::Mark, symbols::SYMBOL_PT, viewport::Viewport},
};
use std::{collections::HashMap, sync::Arc};

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
    /// What is shown of it by the filters that there were.
    contents: Contents,
    /// What came of it, to be told when it is shown.
    pub(super) news: Option<Notice>,
}

impl Opened {
    /// Makes it, after a project with the same inputs when there was one.
    pub(super) fn of(project: Project, before: Option<&Project>) -> Self {
        let docket = Docket::of(&project);
        Self::with(project, before, docket, &Filters::default())
    }

    /// The same of a project that follows from another one, of whose docket what is the same is taken over, with what
    /// some filters show of it.
    pub(super) fn following(project: Project, before: &Project, entries: &[Arc<Entry>], filters: &Filters) -> Self {
        let docket = Docket::following(&project, before, entries);
        Self::with(project, Some(before), docket, filters)
    }

    fn with(project: Project, before: Option<&Project>, docket: Docket, filters: &Filters) -> Self {
        let marks = || {
            let places = project.gazetteer().places().iter();
            places.map(|place| (place.id.clone(), Mark::new(place, String::new(), 0))).collect()
        };
        let has_same_places = before.is_some_and(|before| std::ptr::eq(before.gazetteer(), project.gazetteer()));
        Self {
            coverage: Coverage::of(&project),
            unsettled: project.unsettled(),
            contents: Contents::of(&project, &docket, filters),
            docket,
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
        // It may have been given a name meanwhile.
        let is_other = arrival == Arrival::Other;
        let project = if is_other { opened.project } else { opened.project.named_as(&self.project) };
        self.project = Arc::new(project);
        if arrival.brings_texts() {
            let read = self.reader.document.take().filter(|_| arrival == Arrival::Reread);
            let first = || self.project.documents().first().map(|it| it.id.clone());
            self.reader = Reader::on(read.or_else(first));
            self.search = Search::default();
            self.card = None;
            self.selected_words = None;
        }
        let mut is_as_made = true;
        // What was decided meanwhile holds; the project follows it next, or at once where its own log has grown.
        if arrival == Arrival::Other || self.review.added_since(self.project.review()).is_empty() {
            self.review = Arc::clone(self.project.review());
        } else if matches!(arrival, Arrival::Reread | Arrival::Joined) {
            is_as_made = false;
            self.join_decided_meanwhile();
        }
        // The first places that are found are flown to.
        self.wants_fit |= arrival == Arrival::Relinked && self.groups.iter().all(|group| group.passages == 0);
        if matches!(arrival, Arrival::More | Arrival::Other) {
            self.wants_fit = true;
            self.tab = if self.docket.entries().is_empty() { Tab::Document } else { Tab::Provisions };
        }
        if is_as_made && opened.contents.filters == self.filters {
            self.show(opened.contents);
        } else {
            self.rebuild();
        }
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
        self.desk = None;
        self.drafts.clear();
        self.watching.forget();
        self.exporting.forget();
    }

    /// Lists every provision anew.
    pub(super) fn renew_docket(&mut self) {
        self.docket = Docket::of(&self.project).after(&self.docket);
    }

    /// Makes groups and marks anew, after a change of project, filters or names.
    pub(super) fn rebuild(&mut self) {
        self.show(Contents::of(&self.project, &self.docket, &self.filters));
    }

    /// Shows what was made of the project, the docket and the filters.
    fn show(&mut self, contents: Contents) {
        let project = Arc::clone(&self.project);
        let Contents { filters, shown, groups, classes, codings, traces } = contents;
        let known = std::mem::take(&mut self.scene).into_marks();
        self.spare_marks.extend(known.into_iter().map(|mark| (mark.place.clone(), mark)));
        let marks = shown.into_iter().filter_map(|Shown { place, label, passages }| {
            let new = || Some(Mark::new(project.gazetteer().place(&place)?, String::new(), 0));
            let mut mark = self.spare_marks.remove(&place).or_else(new)?;
            (mark.label, mark.passages) = (label, passages);
            mark.coding = codings.get(&place).cloned();
            Some(mark)
        });
        let mut scene = Scene::new(marks.collect());
        scene.traces = traces;
        scene.language = match filters.names {
            NamesPolicy::Language(_) => filters.names.tag(),
            NamesPolicy::Source | NamesPolicy::English => None,
        };
        self.coverage.classes = classes;
        (self.scene, self.groups, self.codings) = (scene, groups, codings);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{basemap::Basemap, project::Inputs, ui::view::Others};

    #[test]
    fn what_was_made_ahead_is_shown_only_by_the_filters_that_it_was_made_for() {
        let open = || Project::open(&Inputs::default(), &Silent).unwrap();
        let mut app = App::on(&egui::Context::default(), open(), Basemap::default());
        let all = app.scene.marks().len();
        app.filters.others = Others::Hidden;
        app.take_opened(Opened::of(open(), None), Arrival::Relinked);
        let few = app.scene.marks().len();
        assert!(0 < few && few < all);
        let (next, before) = (open(), Arc::clone(&app.project));
        let opened = Opened::following(next, &before, app.docket.entries(), &app.filters);
        app.take_opened(opened, Arrival::Relinked);
        assert_eq!(app.scene.marks().len(), few);
    }
}
