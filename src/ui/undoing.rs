//! Steps of the reviewer taken back, and made to stand again, whatever they are about.

use super::{
    app::App,
    following::select,
    notices::Tone,
    review::telling::told,
    reviewing::{signature, take},
    selection::Selection,
};
use crate::review::Review;
use egui::Context;

/// Along the log of a reviewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// What was decided last is taken back.
    Back,
    /// What was taken back last stands again.
    Forth,
}

/// Goes a step along the log, says which, and selects the provision that it is about.
pub(super) fn walk(app: &mut App, context: &Context, way: Way) {
    let by = signature(app);
    let mut review = Review::clone(&app.review);
    let step = if way == Way::Back { review.next_undo(&by.reviewer) } else { review.next_redo(&by.reviewer) };
    let what = told(&app.project, &review, &step);
    let subject = step.first().map(|change| review.now(&change.subject).clone());
    let (row, done, nothing) = match way {
        Way::Back => (review.undo(&by), "Undone", "There is nothing to undo."),
        Way::Forth => (review.redo(&by), "Redone", "There is nothing to redo."),
    };
    if row.is_none() {
        app.notices.say(Tone::Good, nothing);
        return;
    }
    take(app, context, review);
    app.notices.say(Tone::Good, format!("{done}: {what}."));
    let entry = subject.and_then(|subject| app.docket.entry_about(&subject));
    if let Some(id) = entry.map(|entry| entry.provision.id.clone()) {
        select(app, Selection::Provision(id));
    }
}
