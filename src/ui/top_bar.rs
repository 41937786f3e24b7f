//! The bar at the top: the project, back and forward, the search, the picture, the theme.

use super::{
    command::Command,
    command_list::keys_of,
    icon,
    search_bar::{Search, search_bar_ui},
    theme::{Face, ink},
    view::View,
    widgets::{icon_button, main_button},
};
use crate::{
    ground::wording::counted,
    scene::palette::{Palette, Theme},
};
use egui::{
    Align, Align2, CornerRadius, CursorIcon, Layout, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// What the bar needs to know beside the view.
pub(crate) struct TopBar<'a> {
    /// The project's name and state.
    pub(crate) name: &'a str,
    /// Whether there is a selection to go back to.
    pub(crate) can_go_back: bool,
    /// Whether there is a selection to go forward to.
    pub(crate) can_go_forward: bool,
    /// How many warnings there are.
    pub(crate) warnings: usize,
    /// How many provisions were reviewed, and how many there are.
    pub(crate) progress: (usize, usize),
}

/// The bar; answers what the person asked for.
pub(crate) fn top_bar_ui(ui: &mut Ui, view: &View<'_>, bar: &TopBar<'_>, found: &mut Search) -> Option<Command> {
    let rect = ui.max_rect();
    // What stands at its right takes more room than what stands at its left.
    let width = (rect.width() * 0.36 - 34.0).clamp(220.0, 506.0);
    let field = Rect::from_center_size(pos2(rect.center().x - 27.0, rect.center().y), vec2(width, 34.0));
    let left =
        UiBuilder::new().max_rect(rect.with_max_x(field.min.x - 8.0)).layout(Layout::left_to_right(Align::Center));
    let right =
        UiBuilder::new().max_rect(rect.with_min_x(field.max.x + 8.0)).layout(Layout::right_to_left(Align::Center));
    let travelled = ui.scope_builder(left, |ui| travel_ui(ui, view.palette, bar)).inner;
    let searched = search_bar_ui(ui, view, found, field);
    let acted = ui.scope_builder(right, |ui| actions_ui(ui, view.palette, bar)).inner;
    travelled.or(searched).or(acted)
}

/// The program, back and forward, and the project.
fn travel_ui(ui: &mut Ui, palette: &Palette, bar: &TopBar<'_>) -> Option<Command> {
    let mut command = None;
    ui.add_space(6.0);
    ui.label(RichText::new("Treaty Atlas").font(Face::Bold.at(15.5)));
    ui.add_space(4.0);
    let ways = [
        (icon::BACK, "Back", bar.can_go_back, Command::Back),
        (icon::FORWARD, "Forward", bar.can_go_forward, Command::Forward),
    ];
    for (icon, name, leads_on, way) in ways {
        let keys = keys_of(ui.ctx(), &way);
        let button = ui.add_enabled_ui(leads_on, |ui| icon_button(ui, palette, icon, name, &keys)).inner;
        if button.clicked() {
            command = Some(way);
        }
    }
    let name = RichText::new(bar.name).size(12.5).color(ink(palette.muted));
    ui.add(egui::Label::new(name).truncate());
    command
}

/// What can be done with all of it, from the right.
fn actions_ui(ui: &mut Ui, palette: &Palette, bar: &TopBar<'_>) -> Option<Command> {
    let mut command = None;
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.add_space(4.0);
    let (theme, words) = match palette.theme {
        Theme::Light | Theme::Print => (icon::MOON, "Dark theme"),
        Theme::Dark => (icon::SUN, "Light theme"),
    };
    let mut button_ui = |ui: &mut Ui, icon: &str, name: &str, what: Command| {
        let keys = keys_of(ui.ctx(), &what);
        if icon_button(ui, palette, icon, name, &keys).clicked() {
            command = Some(what);
        }
    };
    button_ui(ui, theme, words, Command::SwitchTheme);
    button_ui(ui, icon::QUESTION, "Keyboard shortcuts", Command::ShowShortcuts);
    ui.add_space(6.0);
    let keys = keys_of(ui.ctx(), &Command::OpenBriefing);
    let button = main_button(ui, palette, "Briefing");
    let opens = button.on_hover_text(format!("A sheet of what is selected: map, quotes, sources   {keys}")).clicked();
    ui.add_space(6.0);
    button_ui(ui, icon::EXPORT, "Export for other programs", Command::AskForExport);
    button_ui(ui, icon::OPEN, "Add documents or places", Command::AddFiles);
    let warnings = bar.warnings;
    if warnings > 0 {
        button_ui(
            ui,
            icon::WARNING,
            &format!("{} about the inputs", counted(warnings, "warning", "warnings")),
            Command::ShowWarnings,
        );
    }
    if bar.progress.1 > 0 && ui.available_width() > 112.0 {
        ui.add_space(8.0);
        if progress_ui(ui, palette, bar.progress) {
            command = Some(Command::ContinueReview);
        }
    }
    if opens { Some(Command::OpenBriefing) } else { command }
}

/// How far the review is, in words and as a bar; whether it was clicked.
fn progress_ui(ui: &mut Ui, palette: &Palette, (done, total): (usize, usize)) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(112.0, 32.0), Sense::click());
    let words = format!("{done} of {total} reviewed");
    let colour = if response.hovered() || response.has_focus() { palette.accent } else { palette.muted };
    ui.painter().text(rect.left_top() + vec2(0.0, 3.0), Align2::LEFT_TOP, &words, Face::Regular.at(11.5), ink(colour));
    let bar = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 8.0), pos2(rect.max.x, rect.max.y - 4.0));
    ui.painter().rect_filled(bar, CornerRadius::same(2), ink(palette.line));
    let part = done as f32 / total.max(1) as f32;
    let full = Rect::from_min_size(bar.min, vec2(bar.width() * part, bar.height()));
    ui.painter().rect_filled(full, CornerRadius::same(2), ink(palette.good));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Continue the review: {words}")));
    let keys = keys_of(ui.ctx(), &Command::ContinueReview);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(format!("Go to the next open one   {keys}"))
        .clicked()
}
