//! The export of the project: asked for in a form or the system's dialog, written on a thread of its own by what the
//! command line writes with, told in a notice.

use super::{
    app::App,
    applying::leave_field,
    command::Command,
    export_form::ExportForm,
    notices::{Notice, Tone},
    overlay::Overlay,
    task::{Task, finished},
};
use crate::exchange::{ExportError, ExportFormat};
use egui::Context;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// The export under way, and what was exported before.
#[derive(Default)]
pub(crate) struct Exporting {
    task: Option<Task<Exported>>,
    /// The system's dialog: what it was opened with, and what was chosen.
    dialog: Option<Task<(PathBuf, Option<PathBuf>)>>,
    /// The file that was written last, which the form begins with.
    last: Option<PathBuf>,
}

/// The file that was written, or why it was not.
type Exported = Result<PathBuf, ExportError>;

impl Exporting {
    /// What to show in the status line.
    pub(super) fn progress(&self) -> Option<(String, Option<f32>)> {
        self.task.as_ref().map(|task| (format!("{} {}", task.name, task.what()), task.part()))
    }

    /// Asks it to stop.
    pub(super) fn cancel(&self) {
        self.task.iter().for_each(Task::cancel);
    }

    /// Forgets where it went; another project goes elsewhere.
    pub(super) fn forget(&mut self) {
        self.last = None;
    }
}

/// Commands about the export.
pub(super) fn apply(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::AskForExport => ask(app),
        Command::BrowseExport(path) => browse(app, context, path),
        Command::Export(path) => start(app, context, path),
        // The rest has been applied by the functions that call this one.
        _ => {}
    }
}

/// Opens the form.
fn ask(app: &mut App) {
    let preset = || ExportFormat::GeoJson.named(&app.keeping.folder().join(app.project.file_name()));
    let path = app.exporting.last.clone().unwrap_or_else(preset);
    app.overlay = Overlay::Export(ExportForm::on(&path));
}

/// Asks with the system's dialog, on another thread.
fn browse(app: &mut App, context: &Context, path: PathBuf) {
    if app.exporting.dialog.is_some() {
        return;
    }
    app.exporting.dialog = Some(Task::start(context, "Choosing a file", move |_| {
        let mut dialog = rfd::FileDialog::new().set_title("Export for other programs");
        if let Some(format) = ExportFormat::of(&path) {
            dialog = dialog.add_filter(format.name(), format.endings());
        }
        if let Some(folder) = path.parent() {
            dialog = dialog.set_directory(folder);
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let chosen = dialog.set_file_name(name).save_file();
        (path, chosen)
    }));
}

/// Starts to write the project to a file, whose ending says the format.
fn start(app: &mut App, context: &Context, path: PathBuf) {
    app.overlay = Overlay::Nothing;
    leave_field(context);
    let Some(format) = ExportFormat::of(&path) else { return };
    let refused = if app.exporting.task.is_some() {
        Some("The export before is still being written.".to_owned())
    } else if app.loading.is_opening() {
        Some("Other work is still under way; export when it is done.".to_owned())
    } else {
        let is_own = app.keeping.is_kept_in(&path);
        is_own.then(|| format!("{} is the project's own file; export it under another name.", path.display()))
    };
    if let Some(why) = refused {
        app.notices.say(Tone::Bad, why);
        return;
    }
    let project = Arc::clone(&app.project);
    app.exporting.task =
        Some(Task::start(context, "Exporting", move |progress| format.write(&project, &path, progress).map(|()| path)));
}

/// Takes over what is done.
pub(super) fn receive(app: &mut App, context: &Context) {
    if let Some((asked, Some(chosen))) = finished(&mut app.exporting.dialog, Duration::ZERO, &mut app.notices) {
        let format = ExportFormat::of(&chosen).or_else(|| ExportFormat::of(&asked)).unwrap_or(ExportFormat::GeoJson);
        let path = format.named(&chosen);
        // The dialog asked whether to replace the file that was chosen; of any other the form has to.
        if path == chosen || !path.exists() {
            start(app, context, path);
        } else {
            app.overlay = Overlay::Export(ExportForm::on(&path));
        }
    }
    match finished(&mut app.exporting.task, Duration::ZERO, &mut app.notices) {
        Some(Ok(path)) => {
            let notice = Notice::new(Tone::Good, format!("Exported to {}", path.display()));
            app.notices.post(notice.followed_by("Open", Command::ShowOutside(path.clone())));
            app.exporting.last = Some(path);
        }
        Some(Err(error @ ExportError::GivenUp)) => app.notices.say(Tone::Good, sentence(&error)),
        Some(Err(error)) => app.notices.say(Tone::Bad, sentence(&error)),
        None => {}
    }
}

/// What went wrong and what helps.
fn sentence(error: &ExportError) -> String {
    match error {
        ExportError::Unwritten(error) => error.told(),
        ExportError::Project(error) => format!("{error}."),
        ExportError::Source { .. } => format!("{error}."),
        ExportError::GivenUp => "The export was given up; the file that was there, if any, is untouched.".to_owned(),
    }
}
