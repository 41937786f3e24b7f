//! A project that was opened, extended or worked on elsewhere comes to the window, which takes it over.

use super::{
    app::App,
    deriving::Opened,
    keeping::now,
    notices::Tone,
    opening::{self, Slot},
    task::Outcome,
};
use crate::{ground::wording::counted, project::ProjectError, review::Review};
use egui::Context;
use std::{sync::Arc, time::Duration};

/// What the project that is being opened is to the one that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Arrival {
    /// The same, with more in it.
    #[default]
    More,
    /// Another, which takes its place.
    Other,
    /// The same, linked otherwise.
    Relinked,
    /// The same, following what was decided.
    Decided,
    /// The same, its changed sources read again.
    Reread,
    /// The same, with what other reviewers decided.
    Joined,
}

impl Arrival {
    /// Whether its texts may be others.
    pub(super) const fn brings_texts(self) -> bool {
        matches!(self, Self::More | Self::Other | Self::Reread)
    }
}

/// Takes over a project that is finished, or says why there is none.
pub(super) fn receive_project(app: &mut App, context: &Context, wait: Duration) {
    // What is decided on this one has to be in its file before it is left.
    if app.loading.arrival == Arrival::Other && app.keeping.moving.is_some() {
        return;
    }
    let Some(task) = &app.loading.project else { return };
    let received = match task.outcome(wait) {
        Outcome::Pending => return,
        Outcome::Done(Ok(opened)) => Ok(opened),
        Outcome::Done(Err(ProjectError::Cancelled)) => Err((Tone::Good, "Stopped: nothing was changed.".to_owned())),
        Outcome::Done(Err(error)) => {
            let reasons = error.warnings().iter().take(3).map(ToString::to_string);
            let lines: Vec<String> = std::iter::once(error.to_string()).chain(reasons).collect();
            Err((Tone::Bad, lines.join("\n")))
        }
        Outcome::Failed => Err((Tone::Bad, task.failure())),
    };
    app.loading.project = None;
    let arrival = std::mem::take(&mut app.loading.arrival);
    match received {
        Ok(opened) => take_over(app, context, opened, arrival),
        Err((tone, words)) => {
            app.notices.say(tone, words);
            if arrival == Arrival::Decided {
                take_back(app);
            }
        }
    }
}

fn take_over(app: &mut App, context: &Context, mut opened: Opened, arrival: Arrival) {
    let news = opened.news.take();
    if arrival == Arrival::Other {
        app.leave_project();
    }
    let warnings = opened.project.warnings().len();
    let known = app.project.warnings().len();
    let is_found_anew = opened.has_other_places();
    app.take_opened(opened, arrival);
    context.request_repaint();
    let slot = Slot::clone(&app.loading.slot);
    match arrival {
        Arrival::Other => opening::receive(app, context, &slot),
        Arrival::Relinked | Arrival::Decided | Arrival::Joined if !is_found_anew => {}
        Arrival::More | Arrival::Relinked | Arrival::Decided | Arrival::Reread | Arrival::Joined => {
            app.keeping.replace_contents(&app.project);
        }
    }
    if let Some(news) = news {
        app.notices.post(news);
    }
    if warnings > known && arrival != Arrival::Reread {
        let warned = counted(warnings, "warning", "warnings");
        let words = format!("{warned} about the inputs: see the sign in the bar above.");
        app.notices.say(Tone::Bad, words);
    }
}

/// Takes back what was decided and the project was not let follow. The file may have it, so the log keeps both.
fn take_back(app: &mut App) {
    let mut review = Review::clone(&app.review);
    review.take_back_since(app.project.review(), now());
    if review.decisions().len() > app.review.decisions().len() {
        app.take_review(&Arc::new(review));
        app.notices.say(Tone::Good, "What was decided last is taken back with it; Redo decides it again.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basemap::Basemap,
        ground::files::write_whole,
        linking::correction::{Correction, Meaning, Reach, Scope},
        project::{Inputs, Kept, Project, progress::Silent, store::Holder},
        review::decision::{Change, Reviewer, Signature, Verdict},
        ui::{keeping, reviewing},
    };
    use std::path::PathBuf;

    /// A window on a project that is kept in a file of a folder.
    fn window(folder: &tempfile::TempDir) -> (App, Context, PathBuf) {
        let path = folder.path().join("talks.gpkg");
        let project = Project::open(&Inputs::default(), &Silent).unwrap();
        let store = Kept::create(&path, &Holder::own(now()), &project).unwrap();
        let context = Context::default();
        let mut app = App::on(&context, project, Basemap::default());
        app.keeping.take(&context, store, Arc::clone(&app.review));
        (app, context, path)
    }

    /// Says that the first name of the text is no place.
    fn correct(app: &mut App, context: &Context) {
        let document = app.project.documents()[0].clone();
        let span = app.project.mentions(&document.id)[0].span;
        let scope = Scope::of(&document, span, Reach::Here).unwrap();
        reviewing::decide(app, context, vec![Change::correction(Correction { scope, meaning: Meaning::NoPlace })]);
    }

    /// Rejects the first provision.
    fn reject(app: &mut App) {
        let mut review = Review::clone(&app.review);
        let by = Signature { reviewer: Reviewer::new("Ada"), time: now() };
        review.apply([Change::verdict(app.project.provision_subjects().remove(0), Verdict::Reject)], &by);
        app.take_review(&Arc::new(review));
    }

    /// Lets frames pass until nothing is under way any more.
    fn rest(app: &mut App, context: &Context) {
        loop {
            receive_project(app, context, Duration::from_millis(5));
            reviewing::settle(app, context);
            keeping::look_after(app, context);
            if !app.loading.is_opening() {
                return;
            }
        }
    }

    /// Closes the window; whether the file has all that the window held, which the project follows.
    #[track_caller]
    fn check_kept(mut app: App, path: &std::path::Path) {
        assert_eq!(app.project.review().decisions(), app.review.decisions());
        keeping::leave(&mut app);
        let decided = Arc::clone(&app.review);
        drop(app);
        assert_eq!(Kept::look(path, &Silent).unwrap().project.review().decisions(), decided.decisions());
    }

    #[test]
    fn what_is_decided_during_other_work_holds_and_is_kept_although_that_work_fails() {
        for is_fault in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let (mut app, context, path) = window(&folder);
            app.loading.work(&context, "Adding", Arrival::More, move |_| {
                assert!(!is_fault, "a fault");
                Err(ProjectError::Cancelled)
            });
            correct(&mut app, &context);
            keeping::look_after(&mut app, &context);
            let (saving, _) = app.keeping.words();
            assert!(["Saving …", "All saved"].contains(&saving.as_str()), "{saving}");
            rest(&mut app, &context);
            assert_eq!(app.review.corrections().len(), 1);
            check_kept(app, &path);
        }
    }

    #[test]
    fn what_is_decided_while_files_are_added_holds_and_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        write_whole(&folder.path().join("a.txt"), b"They met in Baku.").unwrap();
        let (mut app, context, path) = window(&folder);
        let added = Inputs::sorted_by_kind([folder.path().join("a.txt")]);
        app.loading.extend(&context, Arc::clone(&app.project), added);
        reject(&mut app);
        correct(&mut app, &context);
        rest(&mut app, &context);
        assert_eq!(app.review.decisions().len(), 2);
        assert_eq!(app.project.documents().len(), 2);
        check_kept(app, &path);
    }

    #[test]
    fn a_decision_that_the_project_was_not_let_follow_is_taken_back_and_the_log_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let (mut app, context, path) = window(&folder);
        reject(&mut app);
        app.loading.work(&context, "Linking", Arrival::Decided, |_| Err(ProjectError::Cancelled));
        correct(&mut app, &context);
        rest(&mut app, &context);
        assert!(app.review.corrections().is_empty());
        assert_eq!(app.review.decisions().len(), 3);
        check_kept(app, &path);
    }
}
