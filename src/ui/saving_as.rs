//! A project kept under another name from now on: the file is copied, or made, on a thread of its own. What is
//! decided or added meanwhile goes into the file that is gone on with as soon as it is there.

use super::{
    app::App,
    keeping::{self, now},
    notices::Tone,
    overlay::Overlay,
    project_form::{ProjectForm, Purpose},
    task::{Task, finished},
};
use crate::{
    project::{
        Kept, Project,
        store::{Holder, Saver, Store, StoreError},
    },
    review::Review,
};
use egui::Context;
use std::{path::Path, sync::Arc, time::Duration};

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
    let others = (2..1000).map(|number| Purpose::SaveAs.named(&first.with_file_name(format!("{stem} {number}"))));
    let free = std::iter::once(first.clone()).chain(others).find(|path| !path.exists());
    app.overlay = Overlay::Project(ProjectForm::on(Purpose::SaveAs, &free.unwrap_or(first)));
}

/// Keeps the project in another file, and goes on with that one.
pub(super) fn save_as(app: &mut App, context: &Context, path: &Path) {
    app.overlay = Overlay::Nothing;
    let path = Purpose::SaveAs.named(path);
    if app.keeping.moving.is_some() {
        app.notices.say(Tone::Bad, "The project is still being saved; save it under another name when that is done.");
    } else if app.keeping.is_kept_in(&path) {
        keeping::save(app);
    } else {
        app.keeping.follow(&app.review);
        let (old, project, review) = (app.keeping.give_up(), Arc::clone(&app.project), Arc::clone(&app.review));
        app.keeping.moving = Some(Task::start(context, "Saving", move |_| moved(old, project, review, &path)));
    }
}

/// Copies the file, which has a log as soon as its saver stops; without one, makes it.
fn moved(old: Option<Saver>, project: Arc<Project>, review: Arc<Review>, path: &Path) -> Moved {
    let who = Holder::own(now());
    let told = |error: StoreError| Some(error.to_string());
    let Some(old) = old else {
        let (store, trouble) = match Kept::create(path, &who, &project) {
            Ok(store) => (Some(store), None),
            Err(error) => (None, told(error)),
        };
        return Moved { store, known: Arc::clone(project.review()), project, trouble };
    };
    let (store, known) = match old.stop() {
        Ok(store) => (Some(store), review),
        // What could not be saved there is saved in the new file: all, since nobody knows how much that is.
        Err((store, _)) => (store.map(|store| *store), Arc::default()),
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
        let words = format!("Kept in {}", store.path().display());
        app.keeping.take(context, store, moved.known);
        app.keeping.follow(&app.review);
        if !Arc::ptr_eq(&moved.project, &app.project) {
            app.keeping.replace_contents(&app.project);
        }
        if moved.trouble.is_none() {
            app.notices.say(Tone::Good, words);
        }
    }
    if let Some(trouble) = moved.trouble {
        app.notices.say(Tone::Bad, trouble);
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
        ui::arriving::Arrival,
        ui::deriving::Opened,
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
}
