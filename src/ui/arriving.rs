//! A project that was opened, extended or worked on elsewhere comes to the window, which takes it over.

use super::{
    app::App,
    joining,
    notices::Tone,
    opening::{self, Slot},
    task::Outcome,
};
use crate::{ground::wording::counted, project::ProjectError};
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
    /// The same, linked otherwise or with something decided.
    Relinked,
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

/// Takes over a project that is finished.
pub(super) fn receive_project(app: &mut App, context: &Context, wait: Duration) {
    let Some(task) = &app.loading.project else { return };
    let received = match task.outcome(wait) {
        Outcome::Pending => return,
        Outcome::Done(received) => received,
        Outcome::Failed => {
            let words = task.failure();
            app.notices.say(Tone::Bad, words);
            app.loading.project = None;
            app.loading.arrival = Arrival::default();
            app.review = Arc::clone(app.project.review());
            return;
        }
    };
    app.loading.project = None;
    let arrival = std::mem::take(&mut app.loading.arrival);
    match received {
        Ok(mut opened) => {
            let news = opened.news.take();
            let before = Arc::clone(&app.project);
            app.keeping.follow(&before);
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
                Arrival::Relinked | Arrival::Joined if !is_found_anew => {}
                Arrival::More | Arrival::Relinked | Arrival::Reread | Arrival::Joined => {
                    app.keeping.replace_contents(&app.project);
                }
            }
            if matches!(arrival, Arrival::Joined | Arrival::Reread) {
                app.keeping.take_joined(&app.project, &joining::added(&before, &app.project));
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
        // What was decided does not hold when the project was not let follow it.
        Err(ProjectError::Cancelled) => {
            app.review = Arc::clone(app.project.review());
            app.notices.say(Tone::Good, "Stopped: nothing was changed.");
        }
        Err(error) => {
            app.review = Arc::clone(app.project.review());
            let reasons = error.warnings().iter().take(3).map(ToString::to_string);
            let lines: Vec<String> = std::iter::once(error.to_string()).chain(reasons).collect();
            app.notices.say(Tone::Bad, lines.join("\n"));
        }
    }
}
