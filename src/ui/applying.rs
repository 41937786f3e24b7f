//! The one place where commands change the window's state, each by one call into the model.

use super::{
    app::{App, RightPane},
    applying_links,
    bottom_panel::Tab,
    command::{Command, Direction},
    following::{follow, open_cluster, read, select, show_selection, step_passage, step_place},
    notices::Tone,
    reader_panel::Folded,
    review::{self, steps},
    search_bar::search_field,
    selection::Selection,
    view::{Filters, Others},
};
use crate::{
    documents::document::DocumentId,
    scene::{palette::Theme, screen::ScreenPoint, viewport::Viewport},
};
use egui::{Context, ViewportCommand};

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
        Command::ClearSelection if !matches!(app.reviewing.form, review::Form::Clear) => {
            if let Some(kept) = app.reviewing.put_aside() {
                app.notices.say(Tone::Good, kept);
            }
        }
        Command::ClearSelection => {
            app.selected_words = None;
            app.reviewing.table.chosen.clear();
            app.history.select(Selection::Nothing);
            app.notices.close_all();
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
        Command::LeaveOut(sources) => {
            app.filters.sources = sources;
            app.rebuild();
        }
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
        other => applying_links::apply_to_links(app, context, other),
    }
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

/// Takes the cursor out of the field that had it, so that the next key is a command again.
pub(super) fn leave_field(context: &Context) {
    context.memory_mut(|memory| {
        if let Some(field) = memory.focused() {
            memory.surrender_focus(field);
        }
    });
    context.request_repaint();
}
