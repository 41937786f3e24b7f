//! The form that asks for a project file: one to open, a name to save under, documents for a new one. The
//! path can be typed where the system has no dialog for it.

use super::{
    command::Command,
    theme::Face,
    widgets::{main_button, quiet, text_button},
};
use crate::{documents::reading::Format, project::store::ENDING, scene::palette::Palette};
use egui::{Key, Margin, RichText, TextEdit, Ui};
use std::path::PathBuf;

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To begin a project with these documents.
    New,
    /// To open this project.
    Open,
    /// To keep the project in this file from now on.
    SaveAs,
    /// To take in what another reviewer decided in this project.
    Merge,
}

impl Purpose {
    /// The title of the form, what it says, and the word on its button.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::New => (
                "New project",
                "It begins with documents: a file, or a folder of them. Save it under a name when you want to keep it.",
                "Begin",
            ),
            Self::Open => ("Open a project", "A project is one .gpkg file. It opens where you left.", "Open"),
            Self::SaveAs => (
                "Save the project as",
                "One file holds all of it: documents, places, decisions. From then on each decision is saved as it is \
                 made. QGIS shows its layers.",
                "Save",
            ),
            Self::Merge => (
                "Merge another review",
                "The project of another reviewer of the same sources: what they decided comes beside what you decided, \
                 signed by them. Their file stays as it is.",
                "Merge",
            ),
        }
    }

    /// The command for a path.
    fn command(self, path: PathBuf) -> Command {
        match self {
            Self::New => Command::NewProject(path),
            Self::Open => Command::OpenProject(path),
            Self::SaveAs => Command::SaveProjectAs(path),
            Self::Merge => Command::MergeProject(path),
        }
    }

    /// Asks with the system's dialog; waits for the answer, so on a thread of its own.
    pub(crate) fn ask(self, path: &str) -> Option<Command> {
        let dialog = rfd::FileDialog::new().set_title(self.words().0);
        let path = match self {
            Self::New => dialog.add_filter("Documents", &Format::ENDINGS).pick_file(),
            Self::Open | Self::Merge => dialog.add_filter("Projects", &[ENDING]).pick_file(),
            Self::SaveAs => dialog.add_filter("Projects", &[ENDING]).set_file_name(path).save_file(),
        };
        path.map(|path| self.command(path))
    }
}

/// The form; answers what the person asked for.
pub(crate) fn project_form_ui(ui: &mut Ui, palette: &Palette, purpose: Purpose, path: &mut String) -> Option<Command> {
    let (title, says, does) = purpose.words();
    let mut command = None;
    ui.set_width(520.0);
    ui.label(RichText::new(title).font(Face::Bold.at(17.0)));
    ui.add_space(6.0);
    quiet(ui, palette, says);
    ui.add_space(10.0);
    let edit =
        TextEdit::singleline(path).hint_text("Path of a file").desired_width(f32::INFINITY).margin(Margin::same(8));
    let field = ui.add(edit).accessible_name("Path of the project");
    let was_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !was_entered && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let is_named = !path.trim().is_empty();
        let is_clicked = ui.add_enabled_ui(is_named, |ui| main_button(ui, palette, does)).inner.clicked();
        if is_clicked || was_entered && is_named {
            command = Some(purpose.command(PathBuf::from(path.trim())));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Browse …").clicked() {
            command = Some(Command::BrowseProject(purpose));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Cancel").clicked() {
            command = Some(Command::CloseOverlay);
        }
    });
    command
}
