//! A project file opened for the window, on the thread that opens the project: what is read of the file then
//! is handed over beside the project, so that the window waits for no disk.

use super::{app::App, keeping::now, notices::Tone, whereabouts};
use crate::project::{
    Inputs, Kept, Project, ProjectError,
    progress::Progress,
    store::{Holder, KeptView, Store},
};
use egui::Context;
use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

/// A file that was opened on the way to a project.
pub(crate) struct OpenedFile {
    store: Store,
    /// Whether links were found anew, which the file does not have yet.
    is_derived_anew: bool,
    /// Where one left.
    left: Option<KeptView>,
}

/// Where the file is laid down for the window.
pub(crate) type Slot = Arc<Mutex<Option<OpenedFile>>>;

/// Opens what the window was started on: a project file, files, or else the sample, which has its project
/// in the user's data folder. The file goes into the slot.
pub(crate) fn open(inputs: &Inputs, slot: &Slot, progress: &dyn Progress) -> Result<Project, ProjectError> {
    let who = Holder::own(now());
    let lay = |store: Store, is_derived_anew: bool| {
        let left = store.view(whereabouts::KIND, "").ok().flatten();
        if let Ok(mut slot) = slot.lock() {
            *slot = Some(OpenedFile { store, is_derived_anew, left });
        }
    };
    let is_named = !inputs.documents.is_empty() || !inputs.places.is_empty();
    if let Some(path) = &inputs.project {
        let Kept { project, store, is_derived_anew } = Kept::open(path, &who, progress)?;
        let project = if is_named { project.extended(inputs, progress)? } else { project };
        lay(store, is_derived_anew || is_named);
        return Ok(project);
    }
    let project_of_sample = if is_named { None } else { sample_path() };
    let Some(path) = project_of_sample else {
        return Project::open(inputs, progress);
    };
    if let Ok(Kept { project, store, is_derived_anew }) = Kept::open(&path, &who, progress) {
        lay(store, is_derived_anew);
        return Ok(project);
    }
    let project = Project::open(inputs, progress)?;
    // A file that is there and cannot be opened is somebody's work: it is left alone.
    if !path.exists()
        && let Ok(store) = Kept::create(&path, &who, &project)
    {
        lay(store, false);
    }
    Ok(project)
}

/// The file of the sample's project; none where there is no data folder, or none can be made.
fn sample_path() -> Option<PathBuf> {
    let folder = program_folder()?;
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("sample.gpkg"))
}

/// The folder in which the program keeps what nobody has given a place.
pub(super) fn program_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "treaty-atlas").map(|folders| folders.data_dir().to_owned())
}

/// Takes over the file that was opened with a project, and goes where one left.
pub(super) fn receive(app: &mut App, context: &Context, slot: &Slot) {
    let opened = slot.lock().ok().and_then(|mut slot| slot.take());
    let Some(OpenedFile { store, is_derived_anew, left }) = opened else { return };
    if let Some(why) = store.read_only() {
        app.notices.say(Tone::Bad, format!("{} is opened to be read only: {why}.", store.path().display()));
    } else if store.unclosed().is_some() {
        app.notices.say(Tone::Good, "The program had ended unexpectedly. All that was saved is here.");
    }
    app.keeping.take(context, store, Arc::clone(app.project.review()));
    app.keeping.look_through();
    app.watching.look(context, &app.project);
    if let Some(left) = left {
        whereabouts::go_to(app, &left);
    }
    if is_derived_anew {
        app.keeping.replace_contents(&app.project);
    }
}
