//! The one place where commands change the window's state, each by one call into the model.

use super::{
    app::{App, Presentation},
    briefing::desk::{self, Desk},
    command::{Command, Direction},
    following::{follow, open_cluster, read, select, show_selection, step_passage, step_place},
    keeping,
    map::{navigation::Motion, tiles::OnlineTiles},
    notices::Tone,
    overlay::Overlay,
    passage_card::quoted,
    picture,
    project_form::Purpose,
    reader_panel::Folded,
    search_bar::search_field,
    selection::Selection,
    task::Task,
    view::{Filters, Others},
};
use crate::{
    documents::{document::DocumentId, reading::Format},
    project::Inputs,
    scene::{
        palette::Theme,
        viewport::{ScreenPoint, Viewport},
    },
};
use egui::{Context, ViewportCommand};
use std::{path::PathBuf, sync::Arc};

/// How far a key moves the map, as a part of its size.
const PAN_PART: f32 = 0.2;

/// Applies a command.
pub(super) fn apply(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::SelectPlace(id) => select(app, Selection::Place(id)),
        Command::SelectPassage(id, locator) => select(app, Selection::Passage(id, locator)),
        Command::ReadDocument(id) => read(app, id, None),
        // What was typed is on top, so it goes first.
        Command::ClearSelection if !app.search.words.is_empty() => apply(app, context, Command::ClearSearch),
        Command::ClearSelection => app.history.select(Selection::Nothing),
        Command::Back | Command::Forward => {
            let moved = if command == Command::Back { app.history.back() } else { app.history.forward() };
            if moved {
                follow(app);
            }
        }
        Command::NextPlace | Command::PreviousPlace => {
            step_place(app, step_of(command == Command::NextPlace));
        }
        Command::NextPassage | Command::PreviousPassage => {
            step_passage(app, step_of(command == Command::NextPassage));
        }
        // At once, so that the next key is already a letter of the search.
        Command::Search => context.memory_mut(|memory| memory.request_focus(search_field())),
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
        Command::ShowAll => app.navigation.fly_to(app.overview(view)),
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
        Command::SwitchSource(id) => switch_source(app, id),
        Command::SwitchReadSource => {
            if let Some(id) = app.reader.document.clone() {
                switch_source(app, id);
            }
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
        Command::Save => keeping::save(app),
        Command::AskForProject(purpose) => {
            let path = if purpose == Purpose::SaveAs { app.project.file_name() } else { String::new() };
            app.overlay = Overlay::Project(purpose, path);
        }
        Command::BrowseProject(purpose) => browse(app, context, purpose),
        Command::NewProject(path) | Command::OpenProject(path) => open(app, context, vec![path]),
        Command::SaveProjectAs(path) => {
            app.overlay = Overlay::Nothing;
            keeping::save_as(app, context, path);
        }
        Command::OpenBriefing => app.desk = Some(Desk::open(app, context)),
        Command::Briefing(command) => desk::apply(app, context, command),
        Command::SwitchPresentation => {
            app.presentation = app.presentation.switched();
            let is_on = app.presentation == Presentation::On;
            context.send_viewport_cmd(ViewportCommand::Fullscreen(is_on));
        }
        Command::CopyCitation => copy_citation(app, context),
        Command::CopyText(text) => {
            context.copy_text(text);
            app.notices.say(Tone::Good, "Copied with its citation.");
        }
        Command::SwitchReader => {
            app.folded = if app.folded == Folded::Folded { Folded::Unfolded } else { Folded::Folded };
        }
        Command::SwitchMotion => {
            let reduced = app.navigation.motion == Motion::Full;
            app.navigation.motion = if reduced { Motion::Reduced } else { Motion::Full };
            let words = if reduced { "The map now changes at once." } else { "The map now flies to places." };
            app.notices.say(Tone::Good, words);
        }
        Command::SwitchTiles if app.tiles.is_on() => app.tiles = OnlineTiles::Off,
        Command::SwitchTiles => app.overlay = Overlay::Tiles,
        Command::AllowTiles => {
            app.overlay = Overlay::Nothing;
            app.tiles = OnlineTiles::start(context);
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

fn switch_source(app: &mut App, id: DocumentId) {
    if !app.filters.sources.remove(&id) {
        app.filters.sources.insert(id);
    }
    app.rebuild();
}

const fn step_of(forward: bool) -> isize {
    if forward { 1 } else { -1 }
}

fn add(app: &mut App, context: &Context, paths: Vec<PathBuf>) {
    app.overlay = Overlay::Nothing;
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other files are still being read; add these when they are done.");
        return;
    }
    if paths.iter().any(|path| Inputs::is_project(path)) {
        open(app, context, paths);
        return;
    }
    let project = Arc::clone(&app.project);
    app.loading.extend(context, project, Inputs::sorted_by_kind(paths));
}

/// Opens other inputs in place of the project, whose file is closed.
fn open(app: &mut App, context: &Context, paths: Vec<PathBuf>) {
    app.overlay = Overlay::Nothing;
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other files are still being read; open these when they are done.");
        return;
    }
    app.loading.open(context, Inputs::sorted_by_kind(paths));
}

/// Asks for a project with the system's dialog, on another thread.
fn browse(app: &mut App, context: &Context, purpose: Purpose) {
    if app.loading.chosen_project.is_none() {
        let name = app.project.file_name();
        app.loading.chosen_project = Some(Task::start(context, "Choosing a file", move |_| purpose.ask(&name)));
    }
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
