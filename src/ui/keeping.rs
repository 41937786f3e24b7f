//! The project file behind the window: decisions go to it as they are made, and what is shown of saving is
//! what the disk has. The saver works on a thread of its own; the window only looks.

use super::{
    app::App,
    briefing::{draft, making::own_folder},
    notices::Tone,
    opening,
    saving_as::{self, Moving},
    whereabouts,
};
use crate::{
    documents::document::DocumentId,
    ground::{files, wording::counted},
    project::{
        Inputs, Project,
        store::{KeptView, ReadOnly, Saver, Saving, Store},
    },
    review::Review,
};
use directories::UserDirs;
use egui::Context;
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
};

/// How long the window is looked at before where one is counts as where one left, in seconds.
const REST_S: f64 = 2.0;

/// The file of the project, if it has one.
#[derive(Default)]
pub(crate) struct Keeping {
    kept: Option<File>,
    /// Where what is decided is kept while there is no file.
    pub(super) unnamed: Option<PathBuf>,
    /// Saving under another name, under way.
    pub(super) moving: Option<Moving>,
    /// Where a person asked meanwhile to have it saved next.
    pub(super) move_next: Option<PathBuf>,
    /// How many decisions and drafts the person was told of that closing loses; what is saved since is owed no more.
    warned_of: usize,
    /// In which words they were told so.
    warning: Option<String>,
    /// In which words they were told that the file is only read.
    pub(super) told_read_only: Option<String>,
}

/// A file that is being written.
struct File {
    path: PathBuf,
    read_only: Option<ReadOnly>,
    saver: Saver,
    /// The log as the file has it, once the saver has done what it was told.
    known: Arc<Review>,
    /// Where one was when it was last written, and since when one is elsewhere.
    view: Option<KeptView>,
    moved_s: Option<f64>,
    troubles: (mpsc::Sender<String>, mpsc::Receiver<String>),
}

/// Now, by the clock of the computer: for signatures, never for outputs.
pub(crate) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

impl Keeping {
    /// What is shown in the bar: the file's name, when there is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.kept.as_ref().map(|file| file.path.as_path())
    }

    /// Whether the file can only be read.
    pub(super) fn is_only_read(&self) -> bool {
        self.kept.as_ref().is_some_and(|file| file.read_only.is_some())
    }

    /// Whether a path is that of the file, however it is written.
    pub(crate) fn is_kept_in(&self, path: &Path) -> bool {
        self.path().is_some_and(|own| Inputs::is_same_file(own, path))
    }

    /// What the status line says of saving, and whether it is bad news.
    pub(crate) fn words(&self) -> (String, Tone) {
        let Some(file) = &self.kept else {
            let words = if self.moving.is_some() { "Saving …" } else { "Not kept in a file" };
            return (words.to_owned(), Tone::Good);
        };
        let Saving { unsaved, trouble, .. } = file.saver.saving();
        match (unsaved, trouble, &file.read_only) {
            (0, None, Some(_)) => ("Read only".to_owned(), Tone::Good),
            (0, None, None) => ("All saved".to_owned(), Tone::Good),
            (count, Some(_), _) => (format!("{} not saved", counted(count, "decision", "decisions")), Tone::Bad),
            (_, None, _) => ("Saving …".to_owned(), Tone::Good),
        }
    }

    /// The folder for files of the person: that of the project's file, else the one for their documents.
    pub(super) fn folder(&self) -> PathBuf {
        let beside = self.path().and_then(Path::parent).map(Path::to_owned);
        // Nobody finds again what lies among the program's own files.
        let own = opening::program_folder();
        let beside = beside.filter(|folder| own.as_ref().is_none_or(|own| !folder.starts_with(own)));
        // What is only read may lie where nothing can be written.
        let beside = beside.filter(|folder| !self.is_only_read() || files::can_write_in(folder));
        beside.unwrap_or_else(|| own_folder(UserDirs::document_dir))
    }

    /// Keeps something under its kind and name; whether there is a file to keep it in.
    pub(crate) fn keep(&self, view: KeptView) -> Result<(), &'static str> {
        let file = self.kept.as_ref().filter(|file| file.read_only.is_none());
        let file = file.ok_or("There is no project file to keep it in: save the project first.")?;
        file.saver.keep_view(view);
        Ok(())
    }

    /// Stops writing and gives the file away, with what it does not have; nothing when there is none.
    pub(super) fn give_up(&mut self) -> Option<Saver> {
        self.kept.take().map(|file| file.saver)
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

    /// Whether what is begun is kept with where one is.
    fn is_written(&self) -> bool {
        self.kept.as_ref().is_some_and(|file| file.read_only.is_none())
    }

    /// How many of the decisions of a review are on no disk.
    pub(super) fn unsaved(&self, review: &Review) -> usize {
        self.kept.as_ref().map_or(review.decisions().len(), |file| file.saver.saving().unsaved)
    }

    /// Takes over a file, which has a log.
    pub(super) fn take(&mut self, context: &Context, store: Store, known: Arc<Review>) {
        let waker = context.clone();
        self.kept = Some(File {
            path: store.path().to_owned(),
            read_only: store.read_only().cloned(),
            known,
            saver: Saver::start(store, move || waker.request_repaint()),
            view: None,
            moved_s: None,
            troubles: mpsc::channel(),
        });
    }

    /// Has the whole file looked through for damage, which takes a while with a large one.
    pub(super) fn look_through(&self) {
        let Some(file) = &self.kept else { return };
        let troubles = file.troubles.0.clone();
        file.saver.with_store(move |store| {
            if let Err(error) = store.look_through() {
                troubles.send(error.to_string()).unwrap_or_default();
            }
        });
    }

    /// Hands what was decided since to the saver, wherever in the log it stands.
    pub(super) fn follow(&mut self, review: &Arc<Review>) {
        let Some(file) = self.kept.as_mut().filter(|file| !Arc::ptr_eq(&file.known, review)) else { return };
        file.saver.save(review.added_since(&file.known).into_iter().cloned().collect());
        file.known = Arc::clone(review);
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

/// Hands over what was decided last and where one is, before the file is closed.
pub(super) fn leave(app: &mut App) {
    app.keeping.follow(&app.review);
    let view = whereabouts::of(app);
    let file = app.keeping.kept.as_mut().filter(|file| file.read_only.is_none());
    if let Some(file) = file.filter(|file| file.view.as_ref() != Some(&view)) {
        file.saver.keep_view(view.clone());
        file.view = Some(view);
    }
}

/// Looks after the file once a frame.
pub(super) fn look_after(app: &mut App, context: &Context) {
    app.keeping.follow(&app.review);
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
    saving_as::keep_unnamed(app, context);
    saving_as::receive(app, context);
}

/// How many briefings and forms were begun that no file keeps.
fn unkept_drafts(app: &App) -> usize {
    if app.keeping.is_written() {
        return 0;
    }
    let (form, aside) = app.reviewing.begun();
    draft::begun(app).count() + usize::from(form.is_some()) + aside.len()
}

/// Whether there is anything that a file is to keep: decisions, or what was begun.
pub(super) fn has_work(app: &App) -> bool {
    !app.review.decisions().is_empty() || unkept_drafts(app) > 0
}

/// Holds the window open when closing it would lose decisions, or what was begun.
fn hold_back(app: &mut App, context: &Context) {
    let count = app.keeping.unsaved(&app.review) + unkept_drafts(app);
    app.keeping.warned_of = app.keeping.warned_of.min(count);
    // What is kept by now is warned of no longer.
    if let Some(words) = app.keeping.warning.take_if(|_| count == 0) {
        app.notices.take_back(&words);
    }
    if context.input(|input| input.viewport().close_requested()) && warns(app, "Close") {
        context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
    }
}

/// Whether leaving the project would lose decisions that nobody was told of; then it is told how to keep them, and
/// what to do again to lose them.
pub(super) fn warns(app: &mut App, again: &str) -> bool {
    if app.keeping.moving.is_some() {
        app.notices.say(Tone::Bad, format!("What was decided is still being saved. {again} again in a moment."));
        return true;
    }
    let (decisions, drafts) = (app.keeping.unsaved(&app.review), unkept_drafts(app));
    let count = decisions + drafts;
    if count <= app.keeping.warned_of {
        return false;
    }
    app.keeping.warned_of = count;
    let words = match (decisions, drafts) {
        (0, _) => counted(drafts, "draft is", "drafts are"),
        (_, 0) => counted(decisions, "decision is", "decisions are"),
        _ => {
            let drafts = counted(drafts, "draft", "drafts");
            format!("{} and {drafts} are", counted(decisions, "decision", "decisions"))
        }
    };
    let what = if count == 1 { "it" } else { "them" };
    let warning = format!("{words} in no file yet. {again} again to lose {what}.");
    if let Some(before) = app.keeping.warning.replace(warning.clone()) {
        app.notices.take_back(&before);
    }
    app.notices.say(Tone::Bad, warning);
    saving_as::ask(app);
    true
}

/// Says that all is saved, or tries again; asks for a file where there is none that can be written.
pub(super) fn save(app: &mut App) {
    let is_own = |file: &&File| file.read_only.is_none() && !opening::is_unnamed(&file.path);
    let Some(file) = app.keeping.kept.as_ref().filter(is_own) else {
        saving_as::ask(app);
        return;
    };
    let saving = file.saver.saving();
    let (tone, words) = if let Some(trouble) = saving.trouble {
        file.saver.retry();
        (Tone::Bad, format!("{} not saved: {trouble}.", counted(saving.unsaved, "decision is", "decisions are")))
    } else {
        (Tone::Good, format!("All is saved in {}, each decision as it is made.", file.path.display()))
    };
    app.notices.say(tone, words);
}
