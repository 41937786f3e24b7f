//! The one place where commands change the window's state, each by one call into the model.

use super::{
    app::{App, Presentation, RightPane},
    bottom_panel::Tab,
    briefing::desk::{self, Desk},
    command::{Command, Direction},
    following::{follow, open_cluster, read, select, select_quietly, show_selection, step_passage, step_place},
    joining, keeping,
    link_card::LinkCard,
    map::{navigation::Motion, tiles::OnlineTiles},
    notices::Tone,
    overlay::Overlay,
    passage_card::quoted,
    picture,
    project_form::Purpose,
    reader_panel::Folded,
    review::{self, steps},
    reviewing, saving_as,
    search_bar::search_field,
    selection::Selection,
    source_form::SourceForm,
    task::Task,
    view::{Filters, Others},
};
use crate::{
    documents::{
        document::{DocumentId, Locator},
        reading::Format,
    },
    ground::text::Span,
    linking::{correction::Reach, world::merging::WorldRole},
    project::Inputs,
    scene::{
        palette::Theme,
        viewport::{ScreenPoint, Viewport},
    },
};
use egui::{Context, Rect, Vec2, ViewportCommand};
use std::{path::PathBuf, sync::Arc};

/// How far a key moves the map, as a part of its size.
const PAN_PART: f32 = 0.2;

/// Applies a command.
pub(super) fn apply(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::SelectPlace(id) => select(app, Selection::Place(id)),
        Command::SelectPassage(id, locator) => select(app, Selection::Passage(id, locator)),
        Command::SelectProvision(id) => select(app, Selection::Provision(id)),
        Command::ReadDocument(id) => {
            read(app, id, None);
            app.tab = Tab::Document;
            app.folded = Folded::Unfolded;
        }
        Command::ClearSelection if app.card.is_some() || app.place_form.is_some() => {
            apply(app, context, Command::CloseCard);
        }
        // What was typed is on top, so it goes first.
        Command::ClearSelection if !app.search.words.is_empty() => apply(app, context, Command::ClearSearch),
        Command::ClearSelection
            if app.right_pane == RightPane::Unsettled && *app.history.current() == Selection::Nothing =>
        {
            app.right_pane = RightPane::Detail;
        }
        Command::ClearSelection if !matches!(app.reviewing.desk, review::Desk::Clear) => {
            app.reviewing.desk = review::Desk::Clear;
        }
        Command::ClearSelection => {
            app.selected_words = None;
            app.reviewing.table.chosen.clear();
            app.history.select(Selection::Nothing);
        }
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
        other => steps::apply_to_review(app, context, other),
    }
}

/// Commands that move the map or change what it shows.
pub(super) fn apply_to_map(app: &mut App, context: &Context, command: Command) {
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
        other => apply_to_review(app, context, other),
    }
}

/// Commands about links, places and sources that the person decides on.
fn apply_to_review(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::ShowLink(document, span, words, reach) => show_link(app, (document, span), words, reach),
        Command::ShowSelectedLink => reviewing::open_card(app),
        Command::CorrectLink { document, span, reach, meaning } => {
            app.card = None;
            reviewing::correct(app, context, (&document, span), reach, meaning);
        }
        Command::NameWords => name_words(app),
        Command::LinkWords(words) => link_words(app, &words),
        Command::NamePlace(about) => reviewing::open_form(app, about),
        Command::PutPlace(at) => app.place_form.iter_mut().for_each(|form| form.put(at)),
        Command::AddPlace => reviewing::add_place(app, context),
        Command::CloseCard => {
            app.card = None;
            app.place_form = None;
            leave_field(context);
        }
        Command::ShowUnsettled => {
            let is_shown = app.right_pane == RightPane::Unsettled;
            app.right_pane = if is_shown { RightPane::Detail } else { RightPane::Unsettled };
            app.overlay = Overlay::Nothing;
        }
        Command::Undo => reviewing::undo(app, context),
        Command::Redo => reviewing::redo(app, context),
        Command::EditSource(id) => {
            let id = id.or_else(|| app.reader.document.clone());
            let document = id.and_then(|id| app.project.document(&id));
            app.overlay = document.map_or(Overlay::Nothing, |document| Overlay::Source(SourceForm::of(document)));
        }
        Command::Describe(id, record) => {
            app.overlay = Overlay::Nothing;
            reviewing::describe(app, context, &id, &record);
        }
        other => apply_to_window(app, context, other),
    }
}

/// Opens the card of words, and selects what they mean, or else their passage, without moving the reader.
fn show_link(app: &mut App, (document, span): (DocumentId, Span), words: Rect, reach: Reach) {
    let mention = app.project.mentions_in(&document, span).next().map(|(_, mention)| mention);
    let place = mention.filter(|it| it.span == span).and_then(|it| it.pinned_place().cloned());
    let passage = app.project.document(&document).and_then(|it| it.passage_at(span.start)).map(|it| it.locator);
    if app.right_pane == RightPane::Detail {
        match (place, passage) {
            (Some(place), _) => select_quietly(app, Selection::Place(place)),
            (None, Some(locator)) => select_quietly(app, Selection::Passage(document.clone(), locator)),
            (None, None) => {}
        }
    }
    app.place_form = None;
    app.card = Some(LinkCard::on(document, span, words, reach));
}

/// Asks for words of the selected passage.
fn name_words(app: &mut App) {
    match app.history.current() {
        Selection::Passage(..) => app.overlay = Overlay::NameWords(String::new()),
        _ => app.notices.say(Tone::Bad, "Select the passage that names the place first."),
    }
}

/// Opens the card of words of the selected passage.
fn link_words(app: &mut App, words: &str) {
    let Selection::Passage(id, locator) = app.history.current().clone() else { return };
    let Some(document) = app.project.document(&id) else { return };
    let passage = document.passage(locator).map(|passage| passage.span);
    let found = passage.and_then(|passage| {
        let byte = document.words(passage).find(words.trim()).filter(|_| !words.trim().is_empty())?;
        let start = document.text.scalar_of(document.text.byte_of(passage.start) + byte);
        Some(Span::new(start, start + words.trim().chars().count()))
    });
    match found {
        Some(span) => {
            app.overlay = Overlay::Nothing;
            let beside = Rect::from_center_size(app.map_rect.center_bottom(), Vec2::ZERO);
            app.card = Some(LinkCard::on(id, span, beside, Reach::Here));
        }
        None => app.notices.say(Tone::Bad, format!("“{}” does not stand in the passage like this.", words.trim())),
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
            saving_as::save_as(app, context, path);
        }
        Command::MergeProject(path) => joining::merge(app, context, path),
        Command::ReadAgain => joining::read_again(app, context),
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
        Command::SwitchWorld => switch_world(app, context),
        Command::CancelTask => app.loading.cancel(),
        // The rest has been applied by the functions that call this one.
        _ => {}
    }
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

pub(super) const fn step_of(forward: bool) -> isize {
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
    let passage_of = |id: &DocumentId, locator: Locator| {
        app.project.document(id).and_then(|document| Some((document, document.passage(locator)?)))
    };
    let found = match app.history.current() {
        Selection::Passage(id, locator) => passage_of(id, *locator),
        Selection::Place(id) => {
            let link = app.project.links_of(id).first();
            link.and_then(|link| app.project.passage_of(link)).map(|found| (found.document, found.passage))
        }
        Selection::Provision(id) => {
            app.docket.entry(id).and_then(|entry| passage_of(&entry.provision.id.document, entry.provision.locator))
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
