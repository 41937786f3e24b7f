//! The fonts that a person adds at the desk, and what the sheet lacks without them.

use super::desk::{Desk, DeskCommand};
use crate::{
    briefing::{added_font::AddedFont, briefing::Briefing},
    ground::files,
    scene::palette::Palette,
    ui::{
        app::App,
        icon,
        notices::Tone,
        task::Task,
        theme::ink,
        widgets::{icon_button, quiet, section_head, text_button},
    },
};
use egui::{Align, Context, Key, Label, Layout, Margin, RichText, TextEdit, Ui, vec2};
use std::path::Path;

/// The height of a font's row, in points.
const ROW_PT: f32 = 28.0;

/// The fonts; answers what the person asked for.
pub(super) fn fonts_ui(ui: &mut Ui, palette: &Palette, desk: &mut Desk) -> Option<DeskCommand> {
    let mut command = None;
    section_head(ui, palette, "Fonts for other scripts");
    for sentence in desk.shown.iter().flat_map(|shown| shown.sheet.lacking.sentences()) {
        ui.add(Label::new(RichText::new(format!("{sentence}.")).size(12.0).color(ink(palette.alert))).wrap());
        ui.add_space(4.0);
    }
    let is_reading = desk.adding.is_some();
    for (index, font) in desk.briefing.fonts.iter().enumerate() {
        let name = font.file.as_ref().map_or(font.path.as_str(), |file| &file.family);
        let words = match font.file {
            Some(_) => RichText::new(name),
            None if is_reading => RichText::new(format!("{name}: being read")).color(ink(palette.muted)),
            None => RichText::new(format!("Not read: {name}")).color(ink(palette.alert)),
        };
        let row = vec2(ui.available_width(), ROW_PT);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, palette, icon::CLOSE, &format!("Take out {name}"), "").clicked() {
                command = Some(DeskCommand::RemoveFont(index));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(words).truncate()).on_hover_text(&font.path);
            });
        });
    }
    let field = TextEdit::singleline(&mut desk.font_path).hint_text("Path of a font").desired_width(f32::INFINITY);
    let field = ui.add(field.margin(Margin::same(7))).accessible_name("Path of a font to add");
    let was_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        if text_button(ui, palette, "Add font").clicked() || was_entered {
            command = Some(DeskCommand::AddFont(desk.font_path.trim().to_owned()));
        }
        if text_button(ui, palette, "Browse …").clicked() {
            command = Some(DeskCommand::BrowseFont);
        }
    });
    if desk.briefing.fonts.is_empty() {
        quiet(ui, palette, "A font is embedded in the sheet, only the letters that it needs.");
    }
    command
}

/// Starts to read a font.
pub(super) fn start(app: &mut App, desk: &mut Desk, path: String, context: &Context) {
    if path.is_empty() {
        app.notices.say(Tone::Bad, "Type the path of a font first, or browse for one.");
    } else if desk.adding.is_none() {
        desk.adding = Some(Task::start(context, "Reading a font", move |_| vec![read(&path)]));
    }
}

/// Takes note that the briefing on the desk is another, with fonts of its own.
pub(super) fn replaced(desk: &mut Desk, context: &Context) {
    // What was being read was for the sheet before.
    desk.adding = read_unread(&desk.briefing, context);
    changed(desk);
}

/// Starts to read the fonts that a briefing names only.
pub(super) fn read_unread(briefing: &Briefing, context: &Context) -> Option<Task<Vec<Result<AddedFont, String>>>> {
    let unread = briefing.fonts.iter().filter(|font| font.file.is_none());
    let paths: Vec<String> = unread.map(|font| font.path.clone()).collect();
    (!paths.is_empty())
        .then(|| Task::start(context, "Reading fonts", move |_| paths.iter().map(|path| read(path)).collect()))
}

/// Sets the sheet with a font: in place of the one of its path that was only named, else after the others.
pub(super) fn take(desk: &mut Desk, font: AddedFont) {
    if desk.font_path.trim() == font.path {
        desk.font_path.clear();
    }
    let fonts = &mut desk.briefing.fonts;
    match fonts.iter_mut().find(|named| named.file.is_none() && named.path == font.path) {
        Some(named) => *named = font,
        None => fonts.push(font),
    }
    changed(desk);
}

/// Takes a font out again.
pub(super) fn remove(desk: &mut Desk, index: usize) {
    if index < desk.briefing.fonts.len() {
        desk.briefing.fonts.remove(index);
        changed(desk);
    }
}

/// Opens the system's dialog, and reads what is chosen. Where there is none it looks like a cancel.
pub(super) fn browse(desk: &mut Desk, context: &Context) {
    if desk.adding.is_none() {
        desk.adding = Some(Task::start(context, "Choosing a font", |_| {
            let dialog = rfd::FileDialog::new().set_title("Add a font").add_filter("Fonts", &["ttf", "otf", "ttc"]);
            dialog.pick_file().map(|path| read(&path.display().to_string())).into_iter().collect()
        }));
    }
}

/// The font of a file, as a briefing was kept with it.
fn read(path: &str) -> Result<AddedFont, String> {
    let bytes = files::read_bytes(Path::new(path)).map_err(|error| format!("{error}; name another."))?;
    AddedFont::read(path, &bytes).map_err(|error| format!("{error}."))
}

/// The next sheet is set in the same fonts.
fn changed(desk: &mut Desk) {
    desk.settings.fonts.clone_from(&desk.briefing.fonts);
    desk.is_stale = true;
}
