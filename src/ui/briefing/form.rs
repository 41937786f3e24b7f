//! What a sheet says and how it is made: typed and chosen at the left of the desk.

use super::{
    desk::{Desk, DeskCommand},
    fonts::fonts_ui,
};
use crate::{
    briefing::{export::SheetFormat, sheet_size::SheetSize},
    scene::palette::{Palette, Theme},
    ui::{
        icon,
        widgets::{ChipState, chip, icon_button, section_head, text_button, wrapped_button},
    },
};
use egui::{Align, Layout, Margin, TextEdit, Ui, vec2};
use std::ops::Range;

/// The form; answers when the preview has to follow.
pub(super) fn form_ui(ui: &mut Ui, palette: &Palette, desk: &mut Desk) -> Option<DeskCommand> {
    // What keeps a sheet from being read comes first.
    let lacks = desk.shown.as_ref().is_some_and(|shown| !shown.sheet.lacking.is_empty());
    let mut fonts = if lacks { fonts_ui(ui, palette, desk) } else { None };
    // The one that was left last is offered where one begins another; the others wait below.
    let again = begun_ui(ui, palette, desk, 0..1);
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
    fonts.or(again).or(kept).or_else(|| changed.then_some(DeskCommand::Redraw))
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
    let more = begun_ui(ui, palette, desk, 1..desk.begun.len());
    ui.add_space(12.0);
    command.or(more)
}

/// Briefings that were begun and not finished, those of a range, each to be gone on with or thrown away.
fn begun_ui(ui: &mut Ui, palette: &Palette, desk: &Desk, range: Range<usize>) -> Option<DeskCommand> {
    let mut command = None;
    ui.add_space(4.0);
    for (at, title) in desk.begun.iter().enumerate().take(range.end).skip(range.start) {
        let row = vec2(ui.available_width(), 28.0);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, palette, icon::CLOSE, &format!("Throw the draft “{title}” away"), "").clicked() {
                command = Some(DeskCommand::Forget(at));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if wrapped_button(ui, palette, &format!("Go on with “{title}”")).clicked() {
                    command = Some(DeskCommand::GoOn(at));
                }
            });
        });
    }
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
