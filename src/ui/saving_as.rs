//! A project kept under another name from now on: the file is copied, or made, on a thread of its own. What is
//! decided or added meanwhile goes into the file that is gone on with as soon as it is there.

use super::{
    app::App,
    keeping::{self, now},
    notices::Tone,
    opening,
    overlay::Overlay,
    project_form::{ProjectForm, Purpose},
    task::{Task, finished},
};
use crate::{
    ground::files,
    project::{
        Kept, Project,
        store::{Holder, Saver, Store, StoreError},
    },
    review::Review,
};
use egui::Context;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// Texts of more bytes than this are not kept before a person says where.
const LARGEST_UNNAMED: usize = 1 << 28;

/// Saving under another name, under way.
pub(crate) type Moving = Task<Moved>;

/// What came of it.
pub(crate) struct Moved {
    /// The file that is gone on with.
    store: Option<Store>,
    /// The log that it has.
    known: Arc<Review>,
    /// The project that it was made for.
    project: Arc<Project>,
    /// Why it is not the one that was asked for.
    trouble: Option<String>,
}

/// Asks for the file, with a name that is free.
pub(super) fn ask(app: &mut App) {
    let first = app.keeping.folder().join(app.project.file_name());
    let stem = first.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // A number at its end goes on.
    let numbered = stem.rsplit_once(' ').and_then(|(name, number)| Some((name, number.parse::<u8>().ok()?)));
    let (name, number) = numbered.unwrap_or((&stem, 1));
    let others = (u32::from(number) + 1..1000).map(|number| first.with_file_name(format!("{name} {number}")));
    let others = others.map(|path| Purpose::SaveAs.named(&path));
    let free = std::iter::once(first.clone()).chain(others).find(|path| !path.exists());
    app.overlay = Overlay::Project(ProjectForm::on(Purpose::SaveAs, &free.unwrap_or(first)));
}

/// Keeps the project in another file, and goes on with that one.
pub(super) fn save_as(app: &mut App, context: &Context, path: &Path) {
    app.overlay = Overlay::Nothing;
    keep_in(app, context, Purpose::SaveAs.named(path));
}

fn keep_in(app: &mut App, context: &Context, path: PathBuf) {
    if app.keeping.moving.is_some() {
        // One copy at a time: this one is made of what that one leaves.
        app.keeping.move_next = Some(path);
    } else if app.keeping.is_kept_in(&path) {
        if app.keeping.is_only_read() {
            app.notices.say(Tone::Bad, "This project is only read: save it under another name.");
        }
        keeping::save(app);
    } else {
        start(app, context, path);
    }
}

/// Keeps what was decided and begun in the program's own folder as long as nobody has named a file.
pub(super) fn keep_unnamed(app: &mut App, context: &Context) {
    let length = || app.project.documents().iter().map(|document| document.text.as_str().len()).sum::<usize>();
    let is_due = keeping::has_work(app)
        && app.keeping.unnamed.is_some()
        && app.keeping.path().is_none()
        && app.keeping.moving.is_none()
        && length() <= LARGEST_UNNAMED;
    if let Some(path) = app.keeping.unnamed.take_if(|_| is_due) {
        start(app, context, path);
    }
}

fn start(app: &mut App, context: &Context, path: PathBuf) {
    app.keeping.follow(&app.review);
    // What the program kept by itself is not kept twice.
    let spare = app.keeping.path().filter(|path| opening::is_unnamed(path)).map(Path::to_owned);
    let (old, project, review) = (app.keeping.give_up(), Arc::clone(&app.project), Arc::clone(&app.review));
    app.keeping.moving = Some(Task::start(context, "Saving", move |_| {
        let moved = moved(old, project, review, &path);
        if let Some(spare) = spare.filter(|_| moved.trouble.is_none()) {
            // A copy that stays does no harm.
            fs::remove_file(spare).unwrap_or_default();
        }
        moved
    }));
}

/// Copies the file, which has a log as soon as its saver stops; without one, makes it.
fn moved(old: Option<Saver>, project: Arc<Project>, review: Arc<Review>, path: &Path) -> Moved {
    let who = Holder::own(now());
    let told = |error: StoreError| Some(error.to_string());
    let Some(old) = old else {
        // Where the folder cannot be made, making the file says so.
        fs::create_dir_all(files::folder_of(path)).unwrap_or_default();
        let (store, trouble) = match Kept::create(path, &who, &project) {
            Ok(store) => (Some(store), None),
            Err(error) => (None, told(error)),
        };
        return Moved { store, known: Arc::clone(project.review()), project, trouble };
    };
    let (store, known) = match old.stop() {
        Ok(store) => (Some(store), review),
        // What could not be saved there is saved in the file that is gone on with: all that it does not have.
        Err((store, _)) => {
            let had = store.as_ref().and_then(|store| store.decisions().ok());
            let known = had.map(|(decisions, _)| Arc::new(Review::of_log(decisions)));
            (store.map(|store| *store), known.unwrap_or_default())
        }
    };
    let (store, trouble) = match store.map(|store| store.save_as(path, &who)) {
        Some(Ok(store)) => (Some(store), None),
        Some(Err((store, error))) => (Some(*store), told(error)),
        None => (None, Some("the file can no longer be used; save the project again".to_owned())),
    };
    Moved { store, known, project, trouble }
}

/// Takes over the file when it is there, and has it hold what came meanwhile.
pub(super) fn receive(app: &mut App, context: &Context) {
    let Some(moved) = finished(&mut app.keeping.moving, Duration::ZERO, &mut app.notices) else { return };
    // Another project may have been waiting for this.
    context.request_repaint();
    if let Some(store) = moved.store {
        let words = if opening::is_unnamed(store.path()) {
            "What you decide is kept, and comes back with these files. Ctrl+S gives it a file of your own.".to_owned()
        } else {
            format!("Kept in {}", store.path().display())
        };
        app.keeping.take(context, store, moved.known);
        app.keeping.follow(&app.review);
        if !Arc::ptr_eq(&moved.project, &app.project) {
            app.keeping.replace_contents(&app.project);
        }
        if moved.trouble.is_none() {
            if let Some(path) = app.keeping.path().filter(|path| !opening::is_unnamed(path)) {
                app.project = Arc::new(Project::clone(&app.project).named_after(path));
            }
            if let Some(told) = app.keeping.told_read_only.take() {
                app.notices.take_back(&told);
            }
            app.notices.say(Tone::Good, words);
        }
    }
    if let Some(trouble) = moved.trouble {
        app.notices.say(Tone::Bad, trouble);
    }
    if let Some(path) = app.keeping.move_next.take() {
        keep_in(app, context, path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basemap::Basemap,
        ground::files::write_whole,
        project::{Inputs, progress::Silent},
        review::decision::{Change, Reviewer, Signature, Verdict},
        ui::{
            arriving::Arrival,
            deriving::Opened,
            opening::{Laid, Slot},
        },
    };

    /// Judges the first provision of the project.
    fn judge(app: &mut App, verdict: Verdict) {
        let by = Signature { reviewer: Reviewer::new("Ada"), time: jiff::Timestamp::UNIX_EPOCH };
        let subject = app.project.provision_subjects().remove(0);
        let mut review = Review::clone(&app.review);
        review.apply([Change::verdict(subject, verdict)], &by);
        app.take_review(&Arc::new(review));
    }

    /// Waits until the file is there.
    fn wait(app: &mut App, context: &Context) {
        while app.keeping.moving.is_some() {
            std::thread::sleep(Duration::from_millis(5));
            receive(app, context);
        }
    }

    #[test]
    fn what_is_decided_and_added_while_a_file_is_copied_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let context = Context::default();
        let project = Project::open(&Inputs::default(), &Silent).unwrap();
        let mut app = App::on(&context, project, Basemap::default());
        for (name, verdict) in [("first", Verdict::Accept), ("second", Verdict::Reject)] {
            let path = folder.path().join(format!("{name}.gpkg"));
            let text = folder.path().join(format!("{name}.txt"));
            write_whole(&text, format!("They met in Baku, for the {name} time.").as_bytes()).unwrap();
            save_as(&mut app, &context, &path);
            judge(&mut app, verdict);
            let more = app.project.extended(&Inputs::sorted_by_kind([text]), &Silent).unwrap();
            app.take_opened(Opened::of(more, None), Arrival::More);
            wait(&mut app, &context);
            assert!(app.keeping.is_kept_in(&path));
            app.keeping = keeping::Keeping::default();
            let kept = Kept::look(&path, &Silent).unwrap();
            assert_eq!(kept.project.review().decisions(), app.review.decisions());
            assert_eq!(kept.project.documents().len(), app.project.documents().len());
            let who = Holder::own(now());
            app.keeping.take(&context, Store::open(&path, &who).unwrap(), Arc::clone(&app.review));
        }
        assert_eq!(app.review.decisions().len(), 2);
    }

    #[test]
    fn a_name_given_while_the_project_is_being_saved_is_the_one_it_is_kept_under() {
        let folder = tempfile::tempdir().unwrap();
        let context = Context::default();
        let project = Project::open(&Inputs::default(), &Silent).unwrap();
        let mut app = App::on(&context, project, Basemap::default());
        let [own, named] = ["own", "named"].map(|name| folder.path().join(format!("{name}.gpkg")));
        app.keeping.unnamed = Some(own.clone());
        judge(&mut app, Verdict::Accept);
        keep_unnamed(&mut app, &context);
        save_as(&mut app, &context, &named);
        judge(&mut app, Verdict::Reject);
        wait(&mut app, &context);
        assert!(app.keeping.is_kept_in(&named) && own.exists());
        drop(app);
        assert_eq!(Kept::look(&named, &Silent).unwrap().project.review().decisions().len(), 2);
    }

    #[test]
    fn what_a_file_has_that_is_only_read_is_not_unsaved_when_no_other_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let context = Context::default();
        let path = folder.path().join("first.gpkg");
        let project = Project::open(&Inputs::default(), &Silent).unwrap();
        let mut first = App::on(&context, project, Basemap::default());
        judge(&mut first, Verdict::Accept);
        save_as(&mut first, &context, &path);
        wait(&mut first, &context);
        let Kept { project, store, .. } = Kept::open(&path, &Holder::own(now()), &Silent).unwrap();
        assert!(store.read_only().is_some());
        let mut second = App::on(&context, project, Basemap::default());
        second.keeping.take(&context, store, Arc::clone(&second.review));
        judge(&mut second, Verdict::Reject);
        for name in ["first.gpkg/below a file.gpkg", "second.gpkg"] {
            assert!(second.keeping.unsaved(&second.review) <= 1);
            save_as(&mut second, &context, &folder.path().join(name));
            wait(&mut second, &context);
        }
        second.keeping = keeping::Keeping::default();
        let kept = Kept::look(&folder.path().join("second.gpkg"), &Silent).unwrap();
        assert_eq!(kept.project.review().decisions().len(), 2);
    }

    #[test]
    fn what_was_decided_on_files_is_kept_and_comes_back_with_them() {
        let folder = tempfile::tempdir().unwrap();
        let (own, texts) = (folder.path().join("own"), folder.path().join("texts"));
        let text = |name: &str| write_whole(&texts.join(name), b"All troops shall withdraw from Baku.").unwrap();
        fs::create_dir(&texts).unwrap();
        text("a.txt");
        let inputs = Inputs::sorted_by_kind([texts.clone()]);
        let open = |slot: &Slot| {
            let project = opening::open(Some(&own), &inputs, slot, &Silent).unwrap();
            (project, slot.lock().unwrap().take())
        };
        let context = Context::default();
        let (project, laid) = open(&Slot::default());
        let Some(Laid::Unnamed(path)) = laid else { panic!("nothing was decided yet") };
        let mut app = App::on(&context, project, Basemap::default());
        app.keeping.unnamed = Some(path.clone());
        keep_unnamed(&mut app, &context);
        assert!(app.keeping.moving.is_none() && !path.exists(), "nothing is kept before anything is decided");
        judge(&mut app, Verdict::Accept);
        keep_unnamed(&mut app, &context);
        wait(&mut app, &context);
        assert!(app.keeping.is_kept_in(&path));
        drop(app);
        text("b.txt");
        let (project, laid) = open(&Slot::default());
        assert!(matches!(laid, Some(Laid::File(_))));
        assert_eq!((project.review().decisions().len(), project.documents().len()), (1, 2));
    }
}
