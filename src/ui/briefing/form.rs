//! What a sheet says and how it is made: typed and chosen at the left of the desk.

use super::{
    desk::{Desk, DeskCommand},
    fonts::fonts_ui,
};
use crate::{
    briefing::{export::SheetFormat, sheet_size::SheetSize},
    scene::palette::{Palette, Theme},
    ui::widgets::{ChipState, chip, section_head, text_button},
};
use egui::{Margin, TextEdit, Ui, vec2};

/// The form; answers when the preview has to follow.
pub(super) fn form_ui(ui: &mut Ui, palette: &Palette, desk: &mut Desk) -> Option<DeskCommand> {
    // What keeps a sheet from being read comes first.
    let lacks = desk.shown.as_ref().is_some_and(|shown| !shown.sheet.lacking.is_empty());
    let mut fonts = if lacks { fonts_ui(ui, palette, desk) } else { None };
    let mut changed = texts_ui(ui, palette, desk);
    section_head(ui, palette, "Layout");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for size in SheetSize::NAMED {
            let state = chosen(desk.briefing.size == size);
            if chip(ui, palette, size.words(), state).clicked() {
                desk.briefing.size = size;
                desk.settings.size = size;
                desk.page = 0;
                changed = true;
            }
        }
    });
    section_head(ui, palette, "Colours");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (theme, words) in [(Theme::Light, "Light"), (Theme::Dark, "Dark"), (Theme::Print, "Black on white")] {
            if chip(ui, palette, words, chosen(desk.theme == theme)).clicked() {
                desk.theme = theme;
                desk.settings.theme = Some(theme);
                changed = true;
            }
        }
    });
    section_head(ui, palette, "File");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for format in SheetFormat::ALL {
            let words = format.ending().to_uppercase();
            if chip(ui, palette, &words, chosen(desk.settings.format == format)).clicked() {
                desk.settings.format = format;
                desk.follow_format();
            }
        }
    });
    ui.add_space(8.0);
    let path = TextEdit::singleline(&mut desk.path).desired_width(f32::INFINITY).margin(Margin::same(7));
    ui.add(path).accessible_name("Path of the file to save");
    if !lacks {
        fonts = fonts_ui(ui, palette, desk);
    }
    let kept = kept_ui(ui, palette, desk);
    fonts.or(kept).or_else(|| changed.then_some(DeskCommand::Redraw))
}

/// The briefings that the project keeps, and the way to keep this one.
fn kept_ui(ui: &mut Ui, palette: &Palette, desk: &Desk) -> Option<DeskCommand> {
    let mut command = None;
    section_head(ui, palette, "Kept in the project");
    if text_button(ui, palette, "Keep this briefing under its title").clicked() {
        command = Some(DeskCommand::Keep);
    }
    for view in &desk.kept {
        let name: String = view.name.chars().take(60).collect();
        if text_button(ui, palette, &format!("Open “{name}”")).clicked() {
            command = Some(DeskCommand::OpenKept(view.name.clone()));
        }
    }
    ui.add_space(12.0);
    command
}

/// The fields of text; whether one of them changed.
fn texts_ui(ui: &mut Ui, palette: &Palette, desk: &mut Desk) -> bool {
    let briefing = &mut desk.briefing;
    let mut changed = false;
    for (name, text, rows) in [
        ("Title", &mut briefing.title, 2),
        ("Subtitle", &mut briefing.subtitle, 1),
        ("Date", &mut briefing.date, 1),
        ("Notes", &mut briefing.notes, 3),
        ("Marking, such as For internal use", &mut briefing.marking, 1),
    ] {
        section_head(ui, palette, name.split(',').next().unwrap_or(name));
        let edit = if rows > 1 { TextEdit::multiline(text).desired_rows(rows) } else { TextEdit::singleline(text) };
        let edit = edit.desired_width(f32::INFINITY).margin(Margin::same(7));
        changed |= ui.add(edit).accessible_name(name).changed();
    }
    desk.settings.marking.clone_from(&desk.briefing.marking);
    changed
}

const fn chosen(is_chosen: bool) -> ChipState {
    if is_chosen { ChipState::On } else { ChipState::Off }
}
