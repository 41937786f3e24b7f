//! The project file behind the window: decisions go to it as they are made, and what is shown of saving is
//! what the disk has. The saver works on a thread of its own; the window only looks.

use super::{app::App, notices::Tone, overlay::Overlay, project_form::Purpose, task::Task, whereabouts};
use crate::{
    documents::document::DocumentId,
    project::{
        Inputs, Kept, Project, ProjectError,
        progress::Progress,
        store::{Holder, KeptView, ReadOnly, Saver, Saving, Store, StoreError},
    },
    review::decision::Decision,
};
use egui::Context;
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc},
};

/// How long the window is looked at before where one is counts as where one left, in seconds.
const REST_S: f64 = 2.0;

/// A file that was opened on the way to a project, handed over beside it.
pub(crate) type Slot = Arc<Mutex<Option<(Store, bool)>>>;

/// The file of the project, if it has one.
#[derive(Default)]
pub(crate) struct Keeping {
    kept: Option<File>,
    /// Saving under another name, under way.
    moving: Option<Task<Moved>>,
    /// Whether the person was told that closing loses something.
    was_warned: bool,
}

/// A file that is being written.
struct File {
    path: PathBuf,
    read_only: Option<ReadOnly>,
    saver: Saver,
    /// How many rows of the log were handed to the saver.
    handed: usize,
    /// Where one was when it was last written, and since when one is elsewhere.
    view: Option<KeptView>,
    moved_s: Option<f64>,
    troubles: (mpsc::Sender<String>, mpsc::Receiver<String>),
}

/// The file that is gone on with, what it does not have yet, and why it is not the one that was asked for.
type Moved = (Option<Store>, Vec<Decision>, Option<String>);

/// Now, by the clock of the computer: for signatures, never for outputs.
pub(crate) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Opens what the window was started on: a project file, files, or else the sample, which has its project
/// in the user's data folder. The file goes into the slot.
pub(crate) fn open(inputs: &Inputs, slot: &Slot, progress: &dyn Progress) -> Result<Project, ProjectError> {
    let who = Holder::own(now());
    let lay = |store: Store, is_derived_anew: bool| {
        if let Ok(mut slot) = slot.lock() {
            *slot = Some((store, is_derived_anew));
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
    let folders = directories::ProjectDirs::from("", "", "treaty-atlas")?;
    std::fs::create_dir_all(folders.data_dir()).ok()?;
    Some(folders.data_dir().join("sample.gpkg"))
}

impl Keeping {
    /// What is shown in the bar: the file's name, when there is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.kept.as_ref().map(|file| file.path.as_path())
    }

    /// What the status line says of saving, and whether it is bad news.
    pub(crate) fn words(&self) -> (String, Tone) {
        let Some(file) = &self.kept else {
            return ("Not kept in a file".to_owned(), Tone::Good);
        };
        let Saving { unsaved, trouble, .. } = file.saver.saving();
        match (unsaved, trouble, &file.read_only) {
            (0, None, Some(_)) => ("Read only".to_owned(), Tone::Good),
            (0, None, None) => ("All saved".to_owned(), Tone::Good),
            (count, Some(_), _) => (format!("{count} decisions not saved"), Tone::Bad),
            (_, None, _) => ("Saving …".to_owned(), Tone::Good),
        }
    }

    /// Takes over a file, of whose log the project has all rows.
    /// Keeps something under its kind and name; whether there is a file to keep it in.
    pub(crate) fn keep(&self, view: KeptView) -> Result<(), &'static str> {
        let file = self.kept.as_ref().filter(|file| file.read_only.is_none());
        let file = file.ok_or("There is no project file to keep it in: save the project first.")?;
        file.saver.keep_view(view);
        Ok(())
    }

    /// Asks the file for all that is kept of a kind; the answer comes when the file has the time.
    pub(crate) fn ask_for(&self, context: &Context, kind: &'static str) -> Option<mpsc::Receiver<Vec<KeptView>>> {
        let (sender, receiver) = mpsc::channel();
        let context = context.clone();
        self.kept.as_ref()?.saver.with_store(move |store| {
            if sender.send(store.views(kind).unwrap_or_default()).is_ok() {
                context.request_repaint();
            }
        });
        Some(receiver)
    }

    fn take(&mut self, context: &Context, store: Store, project: &Project) {
        let waker = context.clone();
        self.kept = Some(File {
            path: store.path().to_owned(),
            read_only: store.read_only().cloned(),
            handed: project.review().decisions().len(),
            saver: Saver::start(store, move || waker.request_repaint()),
            view: None,
            moved_s: None,
            troubles: mpsc::channel(),
        });
    }

    /// Has the whole file looked through for damage, which takes a while with a large one.
    fn look_through(&self) {
        let Some(file) = &self.kept else { return };
        let troubles = file.troubles.0.clone();
        file.saver.with_store(move |store| {
            if let Err(error) = store.look_through() {
                troubles.send(error.to_string()).unwrap_or_default();
            }
        });
    }

    /// Hands what was decided since to the saver.
    fn follow(&mut self, project: &Project) {
        let Some(file) = &mut self.kept else { return };
        let rows = project.review().decisions();
        if rows.len() > file.handed {
            file.saver.save(rows.get(file.handed..).unwrap_or_default().to_vec());
            file.handed = rows.len();
        }
    }

    /// Has the file hold what came from the inputs as it is now.
    pub(crate) fn replace_contents(&mut self, project: &Arc<Project>) {
        let Some(file) = self.kept.as_ref().filter(|file| file.read_only.is_none()) else { return };
        let (project, troubles) = (Arc::clone(project), file.troubles.0.clone());
        file.saver.with_store(move |store| {
            let known: HashSet<(DocumentId, String)> = store.documents_with_bytes().unwrap_or_default();
            if let Err(error) = store.replace_contents(&project.contents(&known)) {
                // Whoever closed the window meanwhile hears of it no more.
                troubles.send(error.to_string()).unwrap_or_default();
            }
        });
    }

    fn keep_view(&mut self, view: KeptView, now_s: f64) -> Option<f64> {
        let file = self.kept.as_mut().filter(|file| file.read_only.is_none())?;
        if file.view.as_ref() == Some(&view) {
            file.moved_s = None;
            return None;
        }
        let since = *file.moved_s.get_or_insert(now_s);
        let rest = since + REST_S - now_s;
        if rest > 0.0 {
            return Some(rest);
        }
        file.saver.keep_view(view.clone());
        file.view = Some(view);
        file.moved_s = None;
        None
    }
}

/// Notes where one is, before the file is closed.
pub(super) fn leave(app: &mut App) {
    let view = whereabouts::of(app);
    let file = app.keeping.kept.as_mut().filter(|file| file.read_only.is_none());
    if let Some(file) = file.filter(|file| file.view.as_ref() != Some(&view)) {
        file.saver.keep_view(view.clone());
        file.view = Some(view);
    }
}

/// Takes over the file that was opened with a project, and goes where one left.
pub(super) fn receive(app: &mut App, context: &Context, slot: &Slot) {
    let opened = slot.lock().ok().and_then(|mut slot| slot.take());
    let Some((store, is_derived_anew)) = opened else { return };
    if let Some(why) = store.read_only() {
        app.notices.say(Tone::Bad, format!("{} is opened to be read only: {why}.", store.path().display()));
    } else if store.unclosed().is_some() {
        app.notices.say(Tone::Good, "The program had ended unexpectedly. All that was saved is here.");
    }
    let left = store.view(whereabouts::KIND, "").ok().flatten();
    app.keeping.take(context, store, &app.project);
    app.keeping.look_through();
    if let Some(left) = left {
        whereabouts::go_to(app, &left);
    }
    if is_derived_anew {
        app.keeping.replace_contents(&app.project);
    }
}

/// Looks after the file once a frame.
pub(super) fn look_after(app: &mut App, context: &Context) {
    app.keeping.follow(&app.project);
    hold_back(app, context);
    if app.keeping.kept.is_some() && !app.loading.is_opening() && app.map_rect.width() > 1.0 {
        let now_s = context.input(|input| input.time);
        let view = whereabouts::of(app);
        if let Some(rest_s) = app.keeping.keep_view(view, now_s) {
            context.request_repaint_after(std::time::Duration::from_secs_f64(rest_s));
        }
    }
    let troubles: Vec<String> =
        app.keeping.kept.iter().flat_map(|file| file.troubles.1.try_iter().collect::<Vec<_>>()).collect();
    for trouble in troubles {
        app.notices.say(Tone::Bad, trouble);
    }
    if let Some((store, unsaved, trouble)) = app.keeping.moving.as_ref().and_then(Task::poll) {
        app.keeping.moving = None;
        if let Some(store) = store {
            let words = format!("Kept in {}", store.path().display());
            app.keeping.take(context, store, &app.project);
            app.keeping.kept.iter().for_each(|file| file.saver.save(unsaved.clone()));
            if trouble.is_none() {
                app.notices.say(Tone::Good, words);
            }
        }
        if let Some(trouble) = trouble {
            app.notices.say(Tone::Bad, trouble);
        }
    }
}

/// Holds the window open once when closing it would lose decisions, and says what to do.
fn hold_back(app: &mut App, context: &Context) {
    if app.keeping.was_warned || !context.input(|input| input.viewport().close_requested()) {
        return;
    }
    let count = match &app.keeping.kept {
        Some(file) => file.saver.saving().unsaved,
        None => app.project.review().decisions().len(),
    };
    if count == 0 {
        return;
    }
    app.keeping.was_warned = true;
    context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
    app.notices.say(Tone::Bad, format!("{count} decisions are in no file yet. Close again to lose them."));
    app.overlay = Overlay::Project(Purpose::SaveAs, app.project.file_name());
}

/// Says that all is saved, or tries again.
pub(super) fn save(app: &mut App) {
    let Some(file) = &app.keeping.kept else {
        app.overlay = Overlay::Project(Purpose::SaveAs, app.project.file_name());
        return;
    };
    let saving = file.saver.saving();
    match saving.trouble {
        Some(trouble) => {
            file.saver.retry();
            app.notices.say(Tone::Bad, format!("{} decisions are not saved: {trouble}.", saving.unsaved));
        }
        None if file.read_only.is_some() => {
            app.notices.say(Tone::Bad, "This project is only read: save it under another name.");
        }
        None => {
            let words = format!("All is saved in {}, each decision as it is made.", file.path.display());
            app.notices.say(Tone::Good, words);
        }
    }
}

/// Keeps the project in another file, and goes on with that one.
pub(super) fn save_as(app: &mut App, context: &Context, path: PathBuf) {
    let path = if Inputs::is_project(&path) { path } else { path.with_extension(crate::project::store::ENDING) };
    if app.keeping.moving.is_some() || app.keeping.path() == Some(&path) {
        return;
    }
    app.keeping.follow(&app.project);
    let (old, project) = (app.keeping.kept.take(), Arc::clone(&app.project));
    app.keeping.moving = Some(Task::start(context, "Saving", move |_| moved(old, &project, &path)));
}

fn moved(old: Option<File>, project: &Project, path: &Path) -> Moved {
    let who = Holder::own(now());
    let told = |error: StoreError| Some(error.to_string());
    let Some(old) = old else {
        return match Kept::create(path, &who, project) {
            Ok(store) => (Some(store), Vec::new(), None),
            Err(error) => (None, Vec::new(), told(error)),
        };
    };
    let (store, unsaved) = match old.saver.stop() {
        Ok(store) => (Some(store), Vec::new()),
        // What could not be saved there is saved in the new file.
        Err((store, _)) => (store.map(|store| *store), project.review().decisions().to_vec()),
    };
    let Some(store) = store else {
        return (None, unsaved, Some("the file can no longer be used; save the project again".to_owned()));
    };
    match store.save_as(path, &who) {
        Ok(store) => (Some(store), unsaved, None),
        Err((store, error)) => (Some(*store), unsaved, told(error)),
    }
}
