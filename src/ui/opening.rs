//! A project file opened for the window, on the thread that opens the project: what is read of the file then
//! is handed over beside the project, so that the window waits for no disk.

use super::{
    app::App,
    command::Command,
    keeping::now,
    notices::{Notice, Tone},
    project_form::Purpose,
    whereabouts,
};
use crate::{
    ground::{files, hash::sha256_hex, wording::counted},
    project::{
        Inputs, Kept, Project, ProjectError,
        progress::Progress,
        store::{self, Holder, KeptView, Store},
    },
};
use egui::Context;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

/// The folder of the files that nobody has named, in the program's own.
const UNNAMED: &str = "unnamed";

/// A file that was opened on the way to a project.
pub(crate) struct OpenedFile {
    store: Store,
    /// Whether links were found anew, which the file does not have yet.
    is_derived_anew: bool,
    /// Where one left.
    left: Option<KeptView>,
}

/// What is known of the file of a project that is opened.
pub(crate) enum Laid {
    /// It is there.
    File(Box<OpenedFile>),
    /// There is none; what is decided is kept at this path until a person names one.
    Unnamed(PathBuf),
}

/// Where that is laid down for the window.
pub(crate) type Slot = Arc<Mutex<Option<Laid>>>;

/// Opens what the window was started on: a project file, files, or else the sample, which has its project
/// in the user's data folder, as files have once something was decided on them. What is known of the project's file
/// goes into the slot. Without a folder of the program's own, only what a person names is opened and kept.
pub(super) fn open(
    own_folder: Option<&Path>,
    inputs: &Inputs,
    slot: &Slot,
    progress: &dyn Progress,
) -> Result<Project, ProjectError> {
    let who = Holder::own(now());
    let lay = |laid: Laid| {
        if let Ok(mut slot) = slot.lock() {
            *slot = Some(laid);
        }
    };
    let lay_file = |store: Store, is_derived_anew: bool| {
        let left = store.view(whereabouts::KIND, "").ok().flatten();
        lay(Laid::File(Box::new(OpenedFile { store, is_derived_anew, left })));
    };
    let is_named = !inputs.documents.is_empty() || !inputs.places.is_empty();
    if let Some(path) = &inputs.project {
        let Kept { project, store, is_derived_anew } = Kept::open(path, &who, progress)?;
        let project = project.named_after(path);
        let project = if is_named { project.extended(inputs, progress)? } else { project };
        lay_file(store, is_derived_anew || is_named);
        return Ok(project);
    }
    let own = own_folder.map(|folder| if is_named { unnamed(folder, inputs) } else { folder.join("sample.gpkg") });
    let Some(path) = own else {
        return Project::open(inputs, progress);
    };
    if path.exists()
        && let Ok(Kept { project, store, is_derived_anew }) = Kept::open(&path, &who, progress)
    {
        let more = project.new_among(inputs);
        let has_more = !more.documents.is_empty();
        let project = if has_more { project.extended(&more, progress)? } else { project };
        lay_file(store, is_derived_anew || has_more);
        return Ok(project);
    }
    let project = Project::open(inputs, progress)?;
    // A file that is there and cannot be opened is somebody's work: it is left alone.
    if path.exists() {
        return Ok(project);
    }
    if is_named {
        lay(Laid::Unnamed(path));
    } else if let Some(folder) = own_folder
        && std::fs::create_dir_all(folder).is_ok()
        && let Ok(store) = Kept::create(&path, &who, &project)
    {
        lay_file(store, false);
    }
    Ok(project)
}

/// The file of what is decided on inputs before anybody names one: by the name of the first and by where all lie.
fn unnamed(own_folder: &Path, inputs: &Inputs) -> PathBuf {
    let paths = || inputs.documents.iter().chain(&inputs.places);
    let real = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_unknown| path.clone());
    let all: Vec<String> = paths().map(|path| real(path).display().to_string()).collect();
    let hash = sha256_hex(format!("{}\n{}", inputs.world, all.join("\n")).as_bytes());
    let first = paths().next().and_then(|path| path.file_stem()).unwrap_or_default();
    let name = files::safe_name(&first.to_string_lossy());
    let hash: String = hash.chars().take(12).collect();
    own_folder.join(UNNAMED).join(format!("{name}-{hash}.{}", store::ENDING))
}

/// Whether a file is one that the program keeps until a person names another.
pub(super) fn is_unnamed(path: &Path) -> bool {
    path.parent() == program_folder().map(|folder| folder.join(UNNAMED)).as_deref()
}

/// The folder in which the program keeps what nobody has given a place.
pub(super) fn program_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "treaty-atlas").map(|folders| folders.data_dir().to_owned())
}

/// Takes over the file that was opened with a project, and goes where one left.
pub(super) fn receive(app: &mut App, context: &Context, slot: &Slot) {
    let laid = slot.lock().ok().and_then(|mut slot| slot.take());
    app.keeping.unnamed = None;
    let OpenedFile { store, is_derived_anew, left } = match laid {
        Some(Laid::File(opened)) => *opened,
        Some(Laid::Unnamed(path)) => {
            app.keeping.unnamed = Some(path);
            return;
        }
        None => return,
    };
    if let Some(why) = store.read_only() {
        let words = format!("{} is opened to be read only: {why}.", store.path().display());
        app.keeping.told_read_only = Some(words.clone());
        app.notices.say(Tone::Bad, words);
    } else if store.unclosed().is_some() {
        app.notices.say(Tone::Good, "The program had ended unexpectedly. All that was saved is here.");
    } else if is_unnamed(store.path()) && !app.project.review().decisions().is_empty() {
        let count = app.project.review().decisions().len();
        let decided = counted(count, "decision on these files is", "decisions on these files are");
        let words = format!("{decided} here from the last time. A file of your own keeps them where you want them.");
        let offer = Command::AskForProject(Purpose::SaveAs);
        app.notices.post(Notice::new(Tone::Good, words).offering("Save as …", offer));
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
