//! The form that asks for a project file: one to open, a name to save under, documents for a new one. The
//! path can be typed where the system has no dialog for it.

use super::{
    command::Command,
    standing::{Standing, standing_ui},
    theme::Face,
    widgets::{main_button, quiet, text_button},
};
use crate::{
    documents::reading::Format,
    project::{Inputs, store::ENDING},
    scene::palette::Palette,
};
use egui::{Key, Margin, RichText, TextEdit, Ui};
use std::path::{Path, PathBuf};

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

/// The form, with the path as it is typed.
#[derive(Debug)]
pub(crate) struct ProjectForm {
    purpose: Purpose,
    typed: String,
    standing: Standing,
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

    /// A path as the file gets it: a project that is saved ends as projects do.
    pub(super) fn named(self, path: &Path) -> PathBuf {
        match path.file_name() {
            Some(name) if self == Self::SaveAs && !Inputs::is_project(path) => {
                path.with_file_name(format!("{}.{ENDING}", name.to_string_lossy()))
            }
            _ => path.to_owned(),
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

    /// Asks with the system's dialog, beginning with a path; waits for the answer, so on a thread of its own. The form
    /// comes of it when the file gets another name than the one that the dialog asked about, which is taken.
    pub(crate) fn ask(self, path: &Path) -> Option<Command> {
        let dialog = rfd::FileDialog::new().set_title(self.words().0);
        let dialog = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => dialog.set_directory(folder),
            _ => dialog,
        };
        let chosen = match self {
            Self::New => dialog.add_filter("Documents", &Format::ENDINGS).pick_file(),
            Self::Open | Self::Merge => dialog.add_filter("Projects", &[ENDING]).pick_file(),
            Self::SaveAs => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                dialog.add_filter("Projects", &[ENDING]).set_file_name(name).save_file()
            }
        }?;
        let named = self.named(&chosen);
        let is_asked = named == chosen || !named.exists();
        Some(if is_asked { self.command(named) } else { Command::AskForProjectAt(self, named) })
    }
}

impl ProjectForm {
    /// A form with a path.
    pub(crate) fn on(purpose: Purpose, path: &Path) -> Self {
        let mut form = Self { purpose, typed: path.display().to_string(), standing: Standing::Nameless };
        form.look();
        form
    }

    /// The path.
    fn path(&self) -> PathBuf {
        self.purpose.named(Path::new(self.typed.trim()))
    }

    fn look(&mut self) {
        self.standing = Standing::of(&self.typed, &self.path());
    }

    /// Whether there is a path to do it with.
    fn is_ready(&self) -> bool {
        match self.purpose {
            Purpose::SaveAs => self.standing != Standing::Nameless,
            Purpose::New | Purpose::Open | Purpose::Merge => !self.typed.trim().is_empty(),
        }
    }
}

/// The form; answers what the person asked for.
pub(crate) fn project_form_ui(ui: &mut Ui, palette: &Palette, form: &mut ProjectForm) -> Option<Command> {
    let (title, says, does) = form.purpose.words();
    let mut command = None;
    ui.set_width(520.0);
    ui.label(RichText::new(title).font(Face::Bold.at(17.0)));
    ui.add_space(6.0);
    quiet(ui, palette, says);
    ui.add_space(10.0);
    let edit = TextEdit::singleline(&mut form.typed).hint_text("Path of a file").desired_width(f32::INFINITY);
    let field = ui.add(edit.margin(Margin::same(8))).accessible_name("Path of the project");
    if field.changed() {
        form.look();
    }
    let was_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !was_entered && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let does = if form.purpose == Purpose::SaveAs {
        ui.add_space(4.0);
        standing_ui(ui, palette, form.standing, &form.path());
        form.standing.button(does)
    } else {
        does
    };
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let is_clicked = ui.add_enabled_ui(form.is_ready(), |ui| main_button(ui, palette, does)).inner.clicked();
        if form.is_ready() && (is_clicked || was_entered) {
            command = Some(form.purpose.command(form.path()));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Browse …").clicked() {
            command = Some(Command::BrowseProject(form.purpose, form.path()));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Cancel").clicked() {
            command = Some(Command::CloseOverlay);
        }
    });
    command
}
