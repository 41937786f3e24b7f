//! The few controls that egui does not have in our look: chips, rows, icon buttons, section heads.

use super::theme::{Face, ink};
use crate::scene::{colour::Colour, palette::Palette};
use egui::{
    Align2, CornerRadius, CursorIcon, Galley, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use std::sync::Arc;

/// A small head above a section, in capitals.
pub(crate) fn section_head(ui: &mut Ui, palette: &Palette, words: &str) {
    ui.add_space(14.0);
    let text = RichText::new(words.to_uppercase()).font(Face::SemiBold.at(11.0)).color(ink(palette.muted));
    ui.label(text.extra_letter_spacing(0.4));
    ui.add_space(4.0);
}

/// A rounded chip that is on or off.
pub(crate) fn chip(ui: &mut Ui, palette: &Palette, words: &str, state: ChipState) -> Response {
    let (fill, text) = match state {
        ChipState::On => (palette.ink, palette.panel),
        ChipState::Off => (palette.control, palette.ink),
        ChipState::Faint => (palette.panel, palette.muted),
    };
    // Over several lines where a line is too short for it.
    let room = ui.max_rect().width() - 20.0;
    let galley = ui.painter().layout(words.to_owned(), Face::Medium.at(12.0), ink(text), room);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(20.0, 10.0), Sense::click());
    let edge = if response.has_focus() || response.hovered() { palette.accent } else { fill };
    let radius = CornerRadius::same((rect.height() / 2.0).min(13.0) as u8);
    ui.painter().rect(rect, radius, ink(fill), Stroke::new(1.0, ink(edge)), StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(10.0, 5.0), galley, ink(text));
    let selected = state == ChipState::On;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// How a chip looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChipState {
    /// Chosen.
    On,
    /// Can be chosen.
    Off,
    /// Switched off.
    Faint,
}

/// A square button with one icon; `name` is its tooltip (with the keys) and its accessible name.
pub(crate) fn icon_button(ui: &mut Ui, palette: &Palette, icon: &str, name: &str, keys: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(30.0), Sense::click());
    let enabled = ui.is_enabled();
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, CornerRadius::same(8), ink(palette.control));
    }
    focus_ring(ui, palette, rect, &response);
    let colour = if enabled { palette.ink } else { palette.muted.faded(0.5) };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, Face::Regular.at(17.0), ink(colour));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let tooltip = if keys.is_empty() { name.to_owned() } else { format!("{name}   {keys}") };
    response.on_hover_text(tooltip)
}

/// The ring around what keys go to.
fn focus_ring(ui: &Ui, palette: &Palette, rect: Rect, response: &Response) {
    if response.has_focus() {
        let edge = Stroke::new(1.0, ink(palette.accent));
        ui.painter().rect_stroke(rect, CornerRadius::same(8), edge, StrokeKind::Inside);
    }
}

/// The main button of a bar, filled with the accent.
pub(crate) fn main_button(ui: &mut Ui, palette: &Palette, words: &str) -> Response {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), Face::SemiBold.at(13.0), ink(palette.on_accent));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(24.0, 15.0), Sense::click());
    let strength = if response.hovered() || response.has_focus() { 0.88 } else { 1.0 };
    ui.painter().rect_filled(rect, CornerRadius::same(8), ink(palette.accent.faded(strength)));
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink(palette.on_accent));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A button with its key on it; filled when it is the one to press, or the one that holds.
pub(crate) fn action_button(ui: &mut Ui, palette: &Palette, words: &str, key: &str, fill: Option<Colour>) -> Response {
    let (ground, text) = match fill {
        Some(fill) => (fill, palette.panel),
        None => (palette.control, palette.ink),
    };
    let label = ui.painter().layout_no_wrap(words.to_owned(), Face::SemiBold.at(12.5), ink(text));
    let cap = (!key.is_empty())
        .then(|| ui.painter().layout_no_wrap(key.to_owned(), Face::Medium.at(10.5), ink(palette.muted)));
    let cap_width = cap.as_ref().map_or(0.0, |cap| cap.size().x + 16.0);
    let size = vec2(label.size().x + 20.0 + cap_width, 29.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_lit = response.hovered() || response.has_focus();
    let edge = Stroke::new(1.0, ink(if is_lit { palette.accent } else { ground }));
    ui.painter().rect(rect, CornerRadius::same(8), ink(ground), edge, StrokeKind::Inside);
    let at = pos2(rect.min.x + 10.0, rect.center().y - label.size().y / 2.0);
    let label_width = label.size().x;
    ui.painter().galley(at, label, ink(text));
    if let Some(cap) = cap {
        let left = rect.min.x + 10.0 + label_width + 6.0;
        let frame = Rect::from_min_size(pos2(left, rect.center().y - 9.0), vec2(cap.size().x + 10.0, 18.0));
        ui.painter().rect_filled(frame, CornerRadius::same(4), ink(palette.panel));
        ui.painter().galley(frame.center() - cap.size() / 2.0, cap, ink(palette.muted));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A quiet button in the accent's colour, for what follows from a text.
pub(crate) fn text_button(ui: &mut Ui, palette: &Palette, words: &str) -> Response {
    words_button(ui, palette, words, words)
}

/// The same with an icon in front, which screen readers pass over.
pub(crate) fn icon_text_button(ui: &mut Ui, palette: &Palette, icon: &str, words: &str) -> Response {
    words_button(ui, palette, &format!("{icon}  {words}"), words)
}

/// The same over several lines.
pub(crate) fn wrapped_button(ui: &mut Ui, palette: &Palette, words: &str) -> Response {
    let room = ui.available_width();
    let galley = ui.painter().layout(words.to_owned(), Face::Medium.at(12.0), ink(palette.accent), room);
    galley_button(ui, palette, galley, words)
}

/// The same, of which a screen reader says more.
pub(crate) fn words_button(ui: &mut Ui, palette: &Palette, shown: &str, spoken: &str) -> Response {
    let galley = ui.painter().layout_no_wrap(shown.to_owned(), Face::Medium.at(12.0), ink(palette.accent));
    galley_button(ui, palette, galley, spoken)
}

fn galley_button(ui: &mut Ui, palette: &Palette, galley: Arc<Galley>, spoken: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(0.0, 4.0), Sense::click());
    ui.painter().galley(rect.min + vec2(0.0, 2.0), galley, ink(palette.accent));
    if response.hovered() || response.has_focus() {
        let line = [rect.left_bottom() - vec2(0.0, 1.0), rect.right_bottom() - vec2(0.0, 1.0)];
        ui.painter().line_segment(line, Stroke::new(1.0, ink(palette.accent)));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// An icon that only adorns the words beside it; screen readers pass over it.
pub(crate) fn adornment(ui: &mut Ui, icon: &str, colour: Colour) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(17.0), Sense::hover());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, Face::Regular.at(16.0), ink(colour));
}

/// What a row of a list shows.
pub(crate) struct Row<'a> {
    /// The colour of its dot; none for an empty ring.
    pub dot: Option<Colour>,
    /// The first line.
    pub title: &'a str,
    /// The second line, quiet.
    pub below: &'a str,
    /// The number at the right; none for nothing.
    pub count: Option<usize>,
    /// Whether it is what is selected.
    pub chosen: Choice,
    /// What a screen reader says.
    pub spoken: String,
}

/// Whether a row is chosen, glows, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// It is the selection.
    Chosen,
    /// The pointer is on it in another pane.
    Glowing,
    /// Neither.
    Plain,
}

/// A row of a list: dot, two lines, a quiet count.
pub(crate) fn row_ui(ui: &mut Ui, palette: &Palette, row: &Row<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 42.0), Sense::click());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.spoken));
        return response;
    }
    let fill = match row.chosen {
        Choice::Chosen => Some(palette.accent_ground),
        Choice::Glowing => Some(palette.control),
        Choice::Plain => response.hovered().then_some(palette.control.faded(0.6)),
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(8), ink(fill));
    }
    focus_ring(ui, palette, rect, &response);
    let dot = pos2(rect.min.x + 14.0, rect.center().y);
    match row.dot {
        Some(colour) => ui.painter().circle_filled(dot, 4.5, ink(colour)),
        None => ui.painter().circle_stroke(dot, 3.8, Stroke::new(1.2, ink(palette.muted))),
    };
    row_text(ui, palette, row, rect);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.chosen == Choice::Chosen, &row.spoken));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn row_text(ui: &Ui, palette: &Palette, row: &Row<'_>, rect: Rect) {
    let title = if row.chosen == Choice::Chosen { palette.accent } else { palette.ink };
    let left = rect.min.x + 28.0;
    let room = rect.width() - 28.0 - if row.count.is_some() { 34.0 } else { 8.0 };
    let line = |text: &str, face: Face, size: f32, colour: Colour| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), face.at(size), ink(colour));
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        ui.painter().layout_job(job)
    };
    let (top, bottom) =
        (line(row.title, Face::SemiBold, 13.5, title), line(row.below, Face::Regular, 11.5, palette.muted));
    let height = top.size().y + bottom.size().y;
    let y = rect.center().y - height / 2.0;
    let second = y + top.size().y;
    ui.painter().galley(pos2(left, y), top, ink(title));
    ui.painter().galley(pos2(left, second), bottom, ink(palette.muted));
    if let Some(count) = row.count {
        let at = pos2(rect.max.x - 12.0, rect.center().y);
        let font = Face::Regular.at(12.5);
        ui.painter().text(at, Align2::RIGHT_CENTER, count.to_string(), font, ink(palette.muted));
    }
}

/// A coloured pill with a word on it.
pub(crate) fn pill(ui: &mut Ui, words: &str, fill: Colour, text: Colour) {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), Face::SemiBold.at(11.0), ink(text));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(18.0, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same((rect.height() / 2.0) as u8), ink(fill));
    ui.painter().galley(rect.min + vec2(9.0, 3.0), galley, ink(text));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// A key cap with its keys.
pub(crate) fn key_cap(ui: &mut Ui, palette: &Palette, keys: &str) {
    let galley = ui.painter().layout_no_wrap(keys.to_owned(), Face::Medium.at(11.0), ink(palette.muted));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(10.0, 4.0), Sense::hover());
    let edge = Stroke::new(1.0, ink(palette.line));
    ui.painter().rect(rect, CornerRadius::same(4), ink(palette.panel), edge, StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(5.0, 2.0), galley, ink(palette.muted));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys));
}

/// Quiet words over several lines.
pub(crate) fn quiet(ui: &mut Ui, palette: &Palette, words: impl Into<String>) -> Response {
    ui.label(RichText::new(words).size(12.0).color(ink(palette.muted)))
}
