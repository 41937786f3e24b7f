//! How panes follow a selection: the reader opens at the passage, the map goes where it must; and
//! the steps from place to place and passage to passage.

use super::{
    app::{App, RightPane},
    overlay::Overlay,
    review::entry::Entry,
    selection::Selection,
};
use crate::{
    documents::document::{DocumentId, Locator},
    ground::geo::{LonLat, WorldBox, WorldPoint},
    places::{kind::PlaceKind, place::PlaceId},
    project::Project,
    provisions::provision::ProvisionId,
    scene::{
        clusters::zoom_apart,
        viewport::{MAX_ZOOM, Viewport},
    },
};

/// How near the map comes to a place by itself.
const NEAR_ZOOM: f64 = 8.0;

/// How near the map comes at most so that a place has a symbol of its own.
const APART_ZOOM: f64 = 11.0;

/// How much of the map a place must leave free around it to count as well in view, in points.
const IN_VIEW_PT: f32 = 36.0;

/// Selects, and brings every pane to it.
pub(super) fn select(app: &mut App, selection: Selection) {
    if matches!(selection, Selection::Place(_) | Selection::Provision(_)) {
        app.right_pane = RightPane::Detail;
    }
    app.history.select(selection);
    app.search.words.clear();
    app.selected_words = None;
    app.overlay = Overlay::Nothing;
    app.card = None;
    follow(app);
}

/// Selects what the reader stands at already: only the map is brought to it.
pub(super) fn select_quietly(app: &mut App, selection: Selection) {
    app.history.select(selection);
    app.search.words.clear();
    app.overlay = Overlay::Nothing;
    match app.history.current().clone() {
        Selection::Place(id) => bring_into_view(app, &id),
        Selection::Passage(..) | Selection::Provision(_) | Selection::Nothing => {}
    }
}

/// Brings map and reader to what is selected.
pub(super) fn follow(app: &mut App) {
    match app.history.current().clone() {
        Selection::Nothing => {}
        Selection::Place(id) => {
            let first = app.project.links_of(&id).first().and_then(|link| app.project.passage_of(link));
            let goal = first.map(|found| (found.document.id.clone(), found.passage.locator));
            if let Some((document, locator)) = goal {
                read(app, document, Some(locator));
            }
            bring_into_view(app, &id);
        }
        Selection::Provision(id) => {
            let Some(entry) = app.docket.entry(&id) else {
                return;
            };
            let (locator, bounds, lead) = (entry.provision.locator, provision_box(app, entry), entry.lead().cloned());
            read(app, id.document.clone(), Some(locator));
            app.reviewing.table.goal = Some(id);
            if !bounds.is_empty() {
                bring_near(app, bounds, lead.as_ref(), |view| is_well_in_view(view, bounds));
            }
        }
        Selection::Passage(document, locator) => {
            read(app, document.clone(), Some(locator));
            let bounds = passage_box(app, &document, locator);
            let view = app.navigation.destination();
            app.navigation.fly_to(view.fitted(bounds, 80.0, NEAR_ZOOM));
        }
    }
}

/// The box around the places of a passage; countries count only when there is nothing smaller.
fn passage_box(app: &App, document: &DocumentId, locator: Locator) -> WorldBox {
    let places = app.project.places_of(document, locator);
    let smaller = places.iter().any(|place| place.kind != PlaceKind::Country);
    let counted = places.iter().filter(|place| !smaller || place.kind != PlaceKind::Country);
    counted.fold(WorldBox::EMPTY, |bounds, place| bounds.union(place.geometry.world_box()))
}

/// Selects the first of a pair of provisions, and shows the places of both.
pub(super) fn show_pair(app: &mut App, pair: Vec<ProvisionId>) {
    if let Some(first) = pair.first() {
        select(app, Selection::Provision(first.clone()));
    }
    let entries = pair.iter().filter_map(|id| app.docket.entry(id));
    let bounds = entries.fold(WorldBox::EMPTY, |bounds, entry| bounds.union(provision_box(app, entry)));
    let view = app.navigation.destination();
    if !bounds.is_empty() && !is_well_in_view(&view, bounds) {
        app.navigation.fly_to(view.fitted(bounds, 80.0, nearest_zoom(&view)));
    }
    app.reviewing.compared = pair;
}

/// The box around the places of a provision; countries count only when there is nothing smaller.
fn provision_box(app: &App, entry: &Entry) -> WorldBox {
    let known = entry.places.iter().filter_map(|place| app.project.gazetteer().place(place.place.as_ref()?));
    let places: Vec<_> = known.collect();
    let smaller = places.iter().any(|place| place.kind != PlaceKind::Country);
    let counted = places.iter().filter(|place| !smaller || place.kind != PlaceKind::Country);
    counted.fold(WorldBox::EMPTY, |bounds, place| bounds.union(place.geometry.world_box()))
}

/// Whether a box is seen whole and takes a part of the map that can be looked at.
fn is_well_in_view(view: &Viewport, bounds: WorldBox) -> bool {
    let inner = view.world_box(-IN_VIEW_PT);
    let holds = |at: WorldPoint| inner.meets(WorldBox { min: at, max: at });
    let width = (bounds.max.x - bounds.min.x).max(bounds.max.y - bounds.min.y) * view.points_per_world();
    // What is small from near is small: the map has no reason to move.
    holds(bounds.min) && holds(bounds.max) && (width > 24.0 || view.zoom >= NEAR_ZOOM)
}

/// How near the map comes by itself: it does not move away from where one looks closely.
fn nearest_zoom(view: &Viewport) -> f64 {
    NEAR_ZOOM.max(view.zoom.min(10.0))
}

/// Brings the map to a place.
fn bring_into_view(app: &mut App, id: &PlaceId) {
    let Some(place) = app.project.gazetteer().place(id) else {
        return;
    };
    let (bounds, anchor) = (place.geometry.world_box(), place.geometry.anchor().map(LonLat::to_world));
    bring_near(app, bounds, Some(id), |view| {
        let inner = view.world_box(-IN_VIEW_PT);
        anchor.is_some_and(|at| inner.meets(WorldBox { min: at, max: at }))
    });
}

/// Leaves the map alone when a box is seen and the place that leads in it has a symbol of its own; flies there
/// otherwise, near enough for that as far as all of the box is seen.
fn bring_near(app: &mut App, bounds: WorldBox, lead: Option<&PlaceId>, is_seen: impl Fn(&Viewport) -> bool) {
    let view = app.navigation.destination();
    let mark = lead.and_then(|id| app.scene.mark_of(id));
    let apart = mark.and_then(|at| zoom_apart(app.scene.marks(), at, APART_ZOOM)).unwrap_or_default();
    let is_seen = is_seen(&view);
    if is_seen && view.zoom >= apart {
        return;
    }
    let fitted = view.fitted(bounds, 80.0, nearest_zoom(&view).max(apart));
    let place = lead.and_then(|id| app.project.gazetteer().place(id));
    let own = place.filter(|place| place.geometry.world_box() == bounds).and_then(|place| place.geometry.anchor());
    let target = match own {
        // The place alone is looked at: its symbol is more than its edge.
        Some(anchor) if fitted.zoom < apart => Viewport { center: anchor.to_world(), zoom: apart, ..view }.clamped(),
        _ => fitted,
    };
    if !is_seen || target.zoom > view.zoom {
        app.navigation.fly_to(target);
    }
}

/// Brings the map to what is selected.
pub(super) fn show_selection(app: &mut App) {
    let bounds = match app.history.current() {
        Selection::Nothing => app.mentioned_box(),
        Selection::Place(id) => app.project.gazetteer().place(id).map_or(WorldBox::EMPTY, |it| it.geometry.world_box()),
        Selection::Passage(document, locator) => passage_box(app, document, *locator),
        Selection::Provision(id) => app.docket.entry(id).map_or(WorldBox::EMPTY, |entry| provision_box(app, entry)),
    };
    let view = app.navigation.destination();
    app.navigation.fly_to(view.fitted(bounds, 60.0, 10.0));
}

/// Opens a document in the reader, at a passage.
pub(super) fn read(app: &mut App, document: DocumentId, locator: Option<Locator>) {
    app.reader.document = Some(document);
    app.reader.goal = locator;
}

/// The next or previous place of the list.
pub(super) fn step_place(app: &mut App, step: isize) {
    let leads: Vec<&PlaceId> = app
        .groups
        .iter()
        .filter(|group| group.passages > 0)
        .filter_map(|group| Some(&group.members.first()?.place))
        .collect();
    let current = match app.history.current() {
        Selection::Place(id) => {
            app.groups.iter().position(|group| group.members.iter().any(|member| member.place == *id))
        }
        Selection::Nothing | Selection::Passage(..) | Selection::Provision(_) => None,
    };
    if let Some(next) = stepped(current, step, leads.len()).and_then(|at| leads.get(at)) {
        let next = (*next).clone();
        select(app, Selection::Place(next));
    }
}

/// The next or previous passage: of the selected place, else of the whole document.
pub(super) fn step_passage(app: &mut App, step: isize) {
    let selected = match app.history.current().clone() {
        Selection::Place(id) => {
            let links = app.project.links_of(&id);
            let link = if step > 0 { links.first() } else { links.last() };
            let found = link.and_then(|link| app.project.passage_of(link));
            found.map(|found| (found.document.id.clone(), found.passage.locator))
        }
        Selection::Passage(id, locator) => neighbour(&app.project, &id, Some(locator), step),
        Selection::Provision(id) => {
            let from = app.docket.entry(&id).map(|entry| entry.provision.locator);
            neighbour(&app.project, &id.document, from, step)
        }
        Selection::Nothing => app.reader.document.clone().and_then(|id| neighbour(&app.project, &id, None, step)),
    };
    if let Some((document, locator)) = selected {
        select(app, Selection::Passage(document, locator));
    }
}

/// The nearest passage of a document that mentions a place, after or before another.
fn neighbour(project: &Project, id: &DocumentId, from: Option<Locator>, step: isize) -> Option<(DocumentId, Locator)> {
    let document = project.document(id)?;
    let pinned = project.mentions(id).iter().filter(|mention| mention.pinned_place().is_some());
    let mut locators: Vec<Locator> =
        pinned.filter_map(|mention| document.passage_at(mention.span.start)).map(|passage| passage.locator).collect();
    locators.dedup();
    let next = match (from, step > 0) {
        (None, true) => locators.first(),
        (None, false) => locators.last(),
        (Some(from), true) => locators.iter().find(|locator| **locator > from),
        (Some(from), false) => locators.iter().rev().find(|locator| **locator < from),
    };
    next.map(|locator| (id.clone(), *locator))
}

/// An index a step on, around the ends.
fn stepped(current: Option<usize>, step: isize, len: usize) -> Option<usize> {
    if len == 0 {
        return None;
    }
    Some(match current {
        None if step > 0 => 0,
        None => len - 1,
        Some(at) => at.min(len - 1).checked_add_signed(step).map_or(len - 1, |next| next % len),
    })
}

/// Comes near enough that the symbols of a cluster stand apart; selects the first if they never will.
pub(super) fn open_cluster(app: &mut App, places: &[PlaceId]) {
    let marks: Vec<_> = places.iter().filter_map(|id| app.scene.marks().get(app.scene.mark_of(id)?)).collect();
    let anchors = WorldBox::around(marks.iter().filter_map(|mark| mark.anchor));
    let view = app.navigation.destination();
    let target = view.fitted(anchors, 120.0, MAX_ZOOM);
    let extent = (anchors.max.x - anchors.min.x).max(anchors.max.y - anchors.min.y);
    if extent * target.points_per_world() > 30.0 && target.zoom > view.zoom + 0.2 {
        app.navigation.fly_to(target);
    } else if let Some(first) = places.first() {
        select(app, Selection::Place(first.clone()));
    }
}
