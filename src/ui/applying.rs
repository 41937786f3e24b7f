//! The one place where commands change the window's state, each by one call into the model.

use super::{
    app::{App, FIT_MARGIN_PT},
    command::{Command, Direction},
    detail_panel::quoted,
    notices::Tone,
    overlay::Overlay,
    picture,
    reader_panel::Folded,
    selection::Selection,
    task::Task,
    view::{Filters, Others},
};
use crate::{
    documents::{
        document::{DocumentId, Locator},
        reading::Format,
    },
    ground::geo::{WorldBox, WorldPoint},
    places::{kind::PlaceKind, place::PlaceId},
    project::{Inputs, Project},
    scene::{
        palette::Theme,
        viewport::{ScreenPoint, Viewport},
    },
};
use egui::{Context, ViewportCommand};
use std::{path::PathBuf, sync::Arc};

/// How near the map comes to a place by itself.
const NEAR_ZOOM: f64 = 8.0;

/// How much of the map a place must leave free around it to count as well in view, in points.
const IN_VIEW_PT: f32 = 36.0;

/// How far a key moves the map, as a part of its size.
const PAN_PART: f32 = 0.2;

/// Applies a command.
pub(super) fn apply(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::SelectPlace(id) => select(app, Selection::Place(id)),
        Command::SelectPassage(id, locator) => select(app, Selection::Passage(id, locator)),
        Command::ReadDocument(id) => read(app, id, None),
        Command::ClearSelection => app.history.select(Selection::Nothing),
        Command::Back | Command::Forward => {
            let moved = if command == Command::Back { app.history.back() } else { app.history.forward() };
            if moved {
                follow(app);
            }
        }
        Command::NextPlace | Command::PreviousPlace => step_place(app, step_of(command == Command::NextPlace)),
        Command::NextPassage | Command::PreviousPassage => {
            step_passage(app, step_of(command == Command::NextPassage));
        }
        Command::Search => app.search.wants_focus = true,
        Command::ClearSearch => {
            app.search.words.clear();
            leave_field(context);
        }
        Command::SwitchTheme => {
            let theme = if app.palette.theme == Theme::Light { Theme::Dark } else { Theme::Light };
            app.take_theme(context, theme);
        }
        Command::Quit => context.send_viewport_cmd(ViewportCommand::Close),
        other => apply_to_map(app, context, other),
    }
}

/// Commands that move the map or change what it shows.
fn apply_to_map(app: &mut App, context: &Context, command: Command) {
    let view = app.navigation.destination();
    let middle = ScreenPoint::new(view.width / 2.0, view.height / 2.0);
    match command {
        Command::ZoomIn => app.navigation.fly_to(view.zoomed_about(middle, 1.0)),
        Command::ZoomOut => app.navigation.fly_to(view.zoomed_about(middle, -1.0)),
        Command::ShowAll => app.navigation.fly_to(view.fitted(app.mentioned_box(), FIT_MARGIN_PT, 9.0)),
        Command::ShowWorld => app.navigation.fly_to(Viewport::sized(view.width, view.height)),
        Command::ShowSelection => show_selection(app),
        Command::OpenCluster(places) => open_cluster(app, &places),
        Command::Pan(direction) => {
            let (right, down) = (view.width * PAN_PART, view.height * PAN_PART);
            let panned = match direction {
                Direction::North => view.panned(0.0, -down),
                Direction::South => view.panned(0.0, down),
                Direction::East => view.panned(right, 0.0),
                Direction::West => view.panned(-right, 0.0),
            };
            app.navigation.fly_to(panned);
        }
        Command::ChooseNames(policy) => {
            app.filters.names = policy;
            app.rebuild();
        }
        Command::SwitchClass(class) => {
            if !app.filters.classes.remove(&class) {
                app.filters.classes.insert(class);
            }
            app.rebuild();
        }
        Command::SwitchSource(id) => {
            if !app.filters.sources.remove(&id) {
                app.filters.sources.insert(id);
            }
            app.rebuild();
        }
        Command::ClearFilters => {
            app.filters = Filters { names: app.filters.names, ..Filters::default() };
            app.rebuild();
        }
        Command::SwitchOtherPlaces => {
            app.filters.others = if app.filters.others == Others::Shown { Others::Hidden } else { Others::Shown };
            app.rebuild();
        }
        other => apply_to_window(app, context, other),
    }
}

/// Commands about files, pictures, and what lies over the window.
fn apply_to_window(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::AddFiles if matches!(app.overlay, Overlay::AddFiles(_)) => choose_files(app, context),
        Command::AddFiles => app.overlay = Overlay::AddFiles(String::new()),
        Command::Add(paths) => add(app, context, paths),
        Command::ExportPicture => picture::save(app, context),
        Command::CopyPicture => picture::copy(app, context),
        Command::CopyCitation => copy_citation(app, context),
        Command::CopyText(text) => {
            context.copy_text(text);
            app.notices.say(Tone::Good, "Copied with its citation.");
        }
        Command::SwitchReader => {
            app.folded = if app.folded == Folded::Folded { Folded::Unfolded } else { Folded::Folded };
        }
        Command::SwitchTiles if app.tiles.is_on() => app.tiles = super::map::tiles::OnlineTiles::Off,
        Command::SwitchTiles => app.overlay = Overlay::Tiles,
        Command::AllowTiles => {
            app.overlay = Overlay::Nothing;
            app.tiles = super::map::tiles::OnlineTiles::start(context);
        }
        Command::ShowPalette => app.overlay = Overlay::Palette(String::new(), 0),
        Command::ShowShortcuts => app.overlay = Overlay::Shortcuts,
        Command::ShowWarnings => app.overlay = Overlay::Warnings,
        Command::CloseOverlay => {
            app.overlay = Overlay::Nothing;
            leave_field(context);
        }
        Command::CancelTask => app.loading.cancel(),
        // The rest has been applied by the functions that call this one.
        _ => {}
    }
}

/// Takes the cursor out of the field that had it, so that the next key is a command again.
fn leave_field(context: &Context) {
    context.memory_mut(|memory| {
        if let Some(field) = memory.focused() {
            memory.surrender_focus(field);
        }
    });
    context.request_repaint();
}

const fn step_of(forward: bool) -> isize {
    if forward { 1 } else { -1 }
}

fn select(app: &mut App, selection: Selection) {
    app.history.select(selection);
    app.search.words.clear();
    app.overlay = Overlay::Nothing;
    follow(app);
}

/// Brings map and reader to what is selected.
fn follow(app: &mut App) {
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

/// Leaves the map alone when the place is well in view; flies there otherwise.
fn bring_into_view(app: &mut App, id: &PlaceId) {
    let Some(place) = app.project.gazetteer().place(id) else {
        return;
    };
    let view = app.navigation.destination();
    let bounds = place.geometry.world_box();
    let inner = view.world_box(-IN_VIEW_PT);
    let anchor = place.geometry.anchor().map(crate::ground::geo::LonLat::to_world);
    let in_view = |at: WorldPoint| inner.meets(WorldBox { min: at, max: at });
    if !anchor.is_some_and(in_view) {
        app.navigation.fly_to(view.fitted(bounds, 80.0, NEAR_ZOOM.max(view.zoom.min(10.0))));
    }
}

fn show_selection(app: &mut App) {
    let bounds = match app.history.current() {
        Selection::Nothing => app.mentioned_box(),
        Selection::Place(id) => app.project.gazetteer().place(id).map_or(WorldBox::EMPTY, |it| it.geometry.world_box()),
        Selection::Passage(document, locator) => passage_box(app, document, *locator),
    };
    let view = app.navigation.destination();
    app.navigation.fly_to(view.fitted(bounds, 60.0, 10.0));
}

/// Opens a document in the reader, at a passage.
fn read(app: &mut App, document: DocumentId, locator: Option<Locator>) {
    app.reader.document = Some(document);
    app.reader.goal = locator;
    app.folded = Folded::Unfolded;
}

/// The next or previous place of the list.
fn step_place(app: &mut App, step: isize) {
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
        Selection::Nothing | Selection::Passage(..) => None,
    };
    if let Some(next) = stepped(current, step, leads.len()).and_then(|at| leads.get(at)) {
        let next = (*next).clone();
        select(app, Selection::Place(next));
    }
}

/// The next or previous passage: of the selected place, else of the whole document.
fn step_passage(app: &mut App, step: isize) {
    let selected = match app.history.current().clone() {
        Selection::Place(id) => {
            let links = app.project.links_of(&id);
            let link = if step > 0 { links.first() } else { links.last() };
            let found = link.and_then(|link| app.project.passage_of(link));
            found.map(|found| (found.document.id.clone(), found.passage.locator))
        }
        Selection::Passage(id, locator) => neighbour(&app.project, &id, Some(locator), step),
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
        Some(at) => (at.min(len - 1) as isize + step).rem_euclid(len as isize) as usize,
    })
}

/// Comes near enough that the symbols of a cluster stand apart; selects the first if they never will.
fn open_cluster(app: &mut App, places: &[PlaceId]) {
    let marks: Vec<_> = places.iter().filter_map(|id| app.scene.marks().get(app.scene.mark_of(id)?)).collect();
    let anchors = WorldBox::around(marks.iter().filter_map(|mark| mark.anchor));
    let view = app.navigation.destination();
    let target = view.fitted(anchors, 120.0, crate::scene::viewport::MAX_ZOOM);
    let extent = (anchors.max.x - anchors.min.x).max(anchors.max.y - anchors.min.y);
    if extent * target.points_per_world() > 30.0 && target.zoom > view.zoom + 0.2 {
        app.navigation.fly_to(target);
    } else if let Some(first) = places.first() {
        select(app, Selection::Place(first.clone()));
    }
}

fn add(app: &mut App, context: &Context, paths: Vec<PathBuf>) {
    app.overlay = Overlay::Nothing;
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other files are still being read; add these when they are done.");
        return;
    }
    let project = Arc::clone(&app.project);
    app.loading.extend(context, project, Inputs::sorted_by_kind(paths));
}

/// Opens the system's dialog on another thread. Where there is none it looks like a cancel, which is
/// why the form has a field for the path.
fn choose_files(app: &mut App, context: &Context) {
    if app.loading.chosen_files.is_none() {
        app.loading.chosen_files = Some(Task::start(context, "Choosing files", |_| {
            let endings = [Format::ENDINGS.as_slice(), &["jsonl", "geojson", "json"]].concat();
            rfd::FileDialog::new()
                .set_title("Add documents or places")
                .add_filter("Documents and places", &endings)
                .pick_files()
                .unwrap_or_default()
        }));
    }
}

fn copy_citation(app: &mut App, context: &Context) {
    let found = match app.history.current() {
        Selection::Passage(id, locator) => {
            app.project.document(id).and_then(|document| Some((document, document.passage(*locator)?)))
        }
        Selection::Place(id) => {
            let link = app.project.links_of(id).first();
            link.and_then(|link| app.project.passage_of(link)).map(|found| (found.document, found.passage))
        }
        Selection::Nothing => None,
    };
    match found {
        Some((document, passage)) => {
            context.copy_text(quoted(document, passage));
            app.notices.say(Tone::Good, "Copied the passage with its citation.");
        }
        None => app.notices.say(Tone::Bad, "Select a place or a passage first, then copy it."),
    }
}
