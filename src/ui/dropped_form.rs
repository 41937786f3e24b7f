//! The question when another project is dropped on an open one: are its decisions taken in, or is it opened?

use super::{
    command::Command,
    overlay::head_ui,
    theme::Face,
    widgets::{main_button, quiet, text_button},
};
use crate::scene::palette::Palette;
use egui::{RichText, Ui};
use std::path::Path;

/// The form; answers what the person asked for.
pub(crate) fn dropped_form_ui(ui: &mut Ui, palette: &Palette, path: &Path) -> Option<Command> {
    ui.set_width(460.0);
    let mut command = head_ui(ui, palette, "A project was dropped");
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.display().to_string());
    ui.label(RichText::new(name).font(Face::SemiBold.at(13.5)));
    ui.add_space(6.0);
    quiet(
        ui,
        palette,
        "Merge takes in what its reviewers decided, signed by them, beside what was decided here; that file stays as \
         it is. Open leaves this project, which keeps all that is saved, and goes on with the other.",
    );
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let merges = main_button(ui, palette, "Merge its decisions");
        if ui.memory(|memory| memory.focused().is_none()) {
            merges.request_focus();
        }
        if merges.clicked() {
            command = Some(Command::MergeProject(path.to_owned()));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Open it").clicked() {
            command = Some(Command::OpenProject(path.to_owned()));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Cancel").clicked() {
            command = Some(Command::CloseOverlay);
        }
    });
    command
}
