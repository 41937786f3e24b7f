//! Commands about files, pictures, and what lies over the window, applied.

use super::{
    app::App,
    applying::leave_field,
    briefing::desk::{self, Desk},
    command::Command,
    exporting, joining, keeping,
    map::{navigation::Motion, tiles::OnlineTiles},
    notices::Tone,
    outside,
    overlay::Overlay,
    passage_card::quoted,
    picture,
    presentation::Presentation,
    project_form::{ProjectForm, Purpose},
    reader_panel::Folded,
    saving_as,
    selection::Selection,
    task::Task,
};
use crate::{
    documents::{
        document::{DocumentId, Locator},
        reading::Format,
    },
    linking::world::merging::WorldRole,
    project::Inputs,
};
use egui::{Context, ViewportCommand};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Commands about files, pictures, and what lies over the window.
pub(super) fn apply_to_outside(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::AddFiles if matches!(app.overlay, Overlay::AddFiles(_)) => choose_files(app, context),
        Command::AddFiles => app.overlay = Overlay::AddFiles(String::new()),
        Command::Add(paths) => add(app, context, paths),
        Command::ExportPicture => picture::save(app, context),
        Command::CopyPicture => picture::copy(app, context),
        Command::Save => keeping::save(app),
        Command::AskForProject(Purpose::SaveAs) => saving_as::ask(app),
        Command::AskForProject(purpose) => app.overlay = Overlay::Project(ProjectForm::on(purpose, Path::new(""))),
        Command::AskForProjectAt(purpose, path) => app.overlay = Overlay::Project(ProjectForm::on(purpose, &path)),
        Command::BrowseProject(purpose, path) => browse(app, context, purpose, path),
        Command::NewProject(path) | Command::OpenProject(path) => open(app, context, vec![path]),
        Command::SaveProjectAs(path) => saving_as::save_as(app, context, &path),
        Command::MergeProject(path) => joining::merge(app, context, path),
        Command::ShowOutside(path) => outside::show(app, context, path),
        Command::ReadAgain => joining::read_again(app, context),
        Command::OpenBriefing => Desk::open(app, context),
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
        Command::SwitchWorld => switch_world(app, context),
        Command::CancelTask => cancel(app),
        other => exporting::apply(app, context, other),
    }
}

/// Asks everything that can be stopped to stop.
fn cancel(app: &App) {
    app.loading.cancel();
    app.exporting.cancel();
}

/// Links places of the whole world too, or those of the region only.
fn switch_world(app: &mut App, context: &Context) {
    app.overlay = Overlay::Nothing;
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other work is still under way; switch when it is done.");
        return;
    }
    let role = match app.project.world_role() {
        WorldRole::Decoy => WorldRole::Linked,
        WorldRole::Linked => WorldRole::Decoy,
    };
    app.loading.use_world(context, Arc::clone(&app.project), role);
}

fn add(app: &mut App, context: &Context, paths: Vec<PathBuf>) {
    app.overlay = Overlay::Nothing;
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other files are still being read; add these when they are done.");
        return;
    }
    let projects: Vec<&PathBuf> = paths.iter().filter(|path| Inputs::is_project(path)).collect();
    let has_work = app.keeping.path().is_some() || !app.review.decisions().is_empty();
    match projects.as_slice() {
        [] => {}
        [project] if has_work => return offer(app, (*project).clone()),
        [_, _, ..] if has_work => {
            return app.notices.say(Tone::Bad, "Drop one project at a time: to merge its decisions or to open it.");
        }
        [_, ..] => return open(app, context, paths),
    }
    let project = Arc::clone(&app.project);
    app.loading.extend(context, project, Inputs::sorted_by_kind(paths));
}

/// Whether a project is the one that is open, which is told then.
fn is_open(app: &mut App, project: &Path) -> bool {
    let is_open = app.keeping.is_kept_in(project);
    if is_open {
        app.notices.say(Tone::Good, "This project is open already.");
    }
    is_open
}

/// Asks whether another project is to be merged or opened.
fn offer(app: &mut App, project: PathBuf) {
    if !is_open(app, &project) {
        app.overlay = Overlay::Dropped(project);
    }
}

/// Opens other inputs in place of the project, whose file is closed.
fn open(app: &mut App, context: &Context, paths: Vec<PathBuf>) {
    app.overlay = Overlay::Nothing;
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other files are still being read; open these when they are done.");
    } else if !paths.iter().any(|path| is_open(app, path)) && !keeping::warns(app, "Open it") {
        app.loading.open(context, Inputs::sorted_by_kind(paths));
    }
}

/// Asks for a project with the system's dialog, on another thread.
fn browse(app: &mut App, context: &Context, purpose: Purpose, path: PathBuf) {
    if app.loading.chosen_project.is_none() {
        app.loading.chosen_project = Some(Task::start(context, "Choosing a file", move |_| purpose.ask(&path)));
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
    let passage_of = |id: &DocumentId, locator: Locator| {
        app.project.document(id).and_then(|document| Some((document, document.passage(locator)?.clone())))
    };
    let found = match app.history.current() {
        Selection::Passage(id, locator) => passage_of(id, *locator),
        Selection::Place(id) => {
            let link = app.project.links_of(id).first();
            link.and_then(|link| app.project.passage_of(link)).map(|found| (found.document, found.passage.clone()))
        }
        Selection::Provision(id) => app.docket.entry(id).and_then(|entry| {
            let document = app.project.document(&id.document)?;
            Some((document, entry.passage(document)?))
        }),
        Selection::Nothing => None,
    };
    match found {
        Some((document, passage)) => {
            context.copy_text(quoted(document, &passage));
            app.notices.say(Tone::Good, "Copied the passage with its citation.");
        }
        None => app.notices.say(Tone::Bad, "Select a place or a passage first, then copy it."),
    }
}
