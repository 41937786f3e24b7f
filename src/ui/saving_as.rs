//! A project kept under another name from now on: the file is copied, or made, on a thread of its own.

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
    review::decision::Decision,
};
use egui::Context;
use std::{path::Path, sync::Arc, time::Duration};

/// Saving under another name, under way.
pub(crate) type Moving = Task<Moved>;

/// The file that is gone on with, what it does not have yet, and why it is not the one that was asked for.
pub(crate) type Moved = (Option<Store>, Vec<Decision>, Option<String>);

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
        app.keeping.follow(&app.project);
        let (old, project) = (app.keeping.give_up(), Arc::clone(&app.project));
        app.keeping.moving = Some(Task::start(context, "Saving", move |_| moved(old, &project, &path)));
    }
}

fn moved(old: Option<Saver>, project: &Project, path: &Path) -> Moved {
    let who = Holder::own(now());
    let told = |error: StoreError| Some(error.to_string());
    let Some(old) = old else {
        return match Kept::create(path, &who, project) {
            Ok(store) => (Some(store), Vec::new(), None),
            Err(error) => (None, Vec::new(), told(error)),
        };
    };
    let (store, unsaved) = match old.stop() {
        Ok(store) => (Some(store), Vec::new()),
        // What could not be saved there is saved in the new file.
        Err((store, _)) => (store.map(|store| *store), project.review().decisions().iter().cloned().collect()),
    };
    let Some(store) = store else {
        return (None, unsaved, Some("the file can no longer be used; save the project again".to_owned()));
    };
    match store.save_as(path, &who) {
        Ok(store) => (Some(store), unsaved, None),
        Err((store, error)) => (Some(*store), unsaved, told(error)),
    }
}

/// Takes over the file when it is there.
pub(super) fn receive(app: &mut App, context: &Context) {
    let Some((store, unsaved, trouble)) = finished(&mut app.keeping.moving, Duration::ZERO, &mut app.notices) else {
        return;
    };
    if let Some(store) = store {
        let words = format!("Kept in {}", store.path().display());
        app.keeping.take(context, store, &app.project);
        app.keeping.save(&unsaved);
        if trouble.is_none() {
            app.notices.say(Tone::Good, words);
        }
    }
    if let Some(trouble) = trouble {
        app.notices.say(Tone::Bad, trouble);
    }
}
