//! The form that exports the project: the formats with what each is for, and the file to write. The ending of the
//! file's name and the format follow each other.

use super::{
    command::Command,
    overlay::head_ui,
    standing::{Standing, standing_ui},
    widgets::{Choice, Row, main_button, quiet, row_ui, text_button},
};
use crate::{exchange::ExportFormat, scene::palette::Palette};
use egui::{Key, Margin, Modifiers, ScrollArea, TextEdit, Ui};
use std::path::{Path, PathBuf};

/// What the form needs beside the list of formats, in points; and the height of that list.
const REST_PT: f32 = 300.0;
const LIST_PT: f32 = 396.0;

/// An export that is being made ready.
#[derive(Debug)]
pub(crate) struct ExportForm {
    format: ExportFormat,
    /// The path as it is typed.
    typed: String,
    standing: Standing,
    has_cursor: bool,
}

impl ExportForm {
    /// A form on a file, whose ending says the format.
    pub(crate) fn on(path: &Path) -> Self {
        let format = ExportFormat::of(path).unwrap_or(ExportFormat::GeoJson);
        let typed = format.named(path).display().to_string();
        let mut form = Self { format, typed, standing: Standing::Free, has_cursor: false };
        form.look();
        form
    }

    /// The file.
    fn path(&self) -> PathBuf {
        self.format.named(Path::new(self.typed.trim()))
    }

    /// Chooses a format; the name of the file follows.
    fn choose(&mut self, format: ExportFormat) {
        self.format = format;
        if self.standing != Standing::Nameless {
            self.typed = self.path().display().to_string();
        }
        self.look();
    }

    /// Chooses the format some steps on in the list.
    fn step(&mut self, step: isize) {
        let formats = ExportFormat::ALL;
        let at = formats.iter().position(|format| *format == self.format).unwrap_or_default();
        let next = at.saturating_add_signed(step).min(formats.len() - 1);
        self.choose(formats.get(next).copied().unwrap_or(self.format));
    }

    /// Something was typed; the format follows the ending.
    fn follow(&mut self) {
        self.format = ExportFormat::of(Path::new(self.typed.trim())).unwrap_or(self.format);
        self.look();
    }

    fn look(&mut self) {
        self.standing = Standing::of(&self.typed, &self.path());
    }
}

/// The form; answers what the person asked for.
pub(crate) fn export_form_ui(ui: &mut Ui, palette: &Palette, form: &mut ExportForm) -> Option<Command> {
    ui.set_width(520.0);
    let closed = head_ui(ui, palette, "Export for other programs");
    quiet(ui, palette, "All of the project goes in, whatever the filters show. Sources stay as they are.");
    ui.add_space(8.0);
    let is_stepped = formats_ui(ui, palette, form);
    ui.add_space(10.0);
    let edit = TextEdit::singleline(&mut form.typed).hint_text("Path of a file").desired_width(f32::INFINITY);
    let field = ui.add(edit.margin(Margin::same(8))).accessible_name("File to write");
    if is_stepped || !std::mem::replace(&mut form.has_cursor, true) {
        field.request_focus();
    }
    if field.changed() {
        form.follow();
    }
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(4.0);
    standing_ui(ui, palette, form.standing, &form.path());
    ui.add_space(12.0);
    let mut command = None;
    ui.horizontal(|ui| {
        let is_ready = form.standing != Standing::Nameless;
        let does = form.standing.button("Export");
        let is_clicked = ui.add_enabled_ui(is_ready, |ui| main_button(ui, palette, does)).inner.clicked();
        if is_ready && (is_clicked || is_entered) {
            command = Some(Command::Export(form.path()));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Browse …").clicked() {
            command = Some(Command::BrowseExport(form.path()));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Cancel").clicked() {
            command = Some(Command::CloseOverlay);
        }
    });
    command.or(closed)
}

/// The list of formats; whether another was chosen by a key.
fn formats_ui(ui: &mut Ui, palette: &Palette, form: &mut ExportForm) -> bool {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let steps = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
    if steps != 0 {
        form.step(steps);
    }
    let height = (ui.ctx().content_rect().height() - REST_PT).clamp(120.0, LIST_PT);
    let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    list.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for format in ExportFormat::ALL {
            let is_chosen = format == form.format;
            let title = format!("{} (.{})", format.name(), format.ending());
            let row = Row {
                dot: is_chosen.then_some(palette.accent),
                title: &title,
                below: format.purpose(),
                count: None,
                chosen: if is_chosen { Choice::Chosen } else { Choice::Plain },
                spoken: format!("Format: {title}, {}", format.purpose()),
            };
            let row = row_ui(ui, palette, &row);
            if row.clicked() {
                form.choose(format);
            }
            if is_chosen && steps != 0 {
                row.scroll_to_me(None);
            }
        }
    });
    steps != 0
}
