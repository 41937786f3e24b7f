//! Commands about provisions and their review, applied: from one to the next, verdicts, forms, filters.

use super::{Form, adding::Addition, deciding, queue};
use crate::{
    ground::wording::counted,
    provisions::provision::ProvisionId,
    ui::{
        app::{App, RightPane},
        applying::{apply, apply_to_map, step_of},
        command::Command,
        following::{select, show_pair, step_place},
        notices::{Notice, Tone},
        overlay::Overlay,
        reader_panel::Folded,
        selection::Selection,
    },
};
use egui::Context;
use std::collections::BTreeSet;

/// Commands about provisions and their review.
pub(crate) fn apply_to_review(app: &mut App, context: &Context, command: Command) {
    if matches!(command, Command::Judge(_) | Command::StartCorrecting | Command::StartNoting) {
        take_up_provision(app);
    }
    match command {
        Command::NextProvision | Command::PreviousProvision => {
            step_provision(app, step_of(command == Command::NextProvision));
        }
        Command::StepForward | Command::StepBack => {
            let step = step_of(command == Command::StepForward);
            match app.history.current() {
                Selection::Provision(_) => step_provision(app, step),
                Selection::Nothing | Selection::Place(_) | Selection::Passage(..) => step_place(app, step),
            }
        }
        Command::ShowPair(pair) => show_pair(app, pair),
        Command::ChooseNext | Command::ChoosePrevious => {
            choose_beside(app, step_of(command == Command::ChooseNext));
        }
        Command::ChooseAll => choose_all(app),
        Command::Judge(verdict) => deciding::judge(app, verdict),
        Command::StartCorrecting => deciding::start_correcting(app),
        Command::CorrectProvision(id, fields) => deciding::correct(app, &id, fields),
        Command::StartNoting => deciding::start_noting(app),
        Command::NoteProvision(noting) => deciding::note(app, &noting),
        Command::StartAdding => start_adding(app),
        Command::AddProvision(subject, fields) => deciding::add(app, &subject, fields),
        Command::ContinueReview => continue_review(app),
        Command::ShowDisagreements => app.overlay = Overlay::Disagreements,
        Command::AskReviewer => deciding::ask_reviewer(app, None),
        Command::NameReviewer(name, wanted) => {
            deciding::name_reviewer(app, &name);
            if let Some(wanted) = wanted {
                apply(app, context, *wanted);
            }
        }
        Command::ShowTab(tab) => {
            app.tab = tab;
            app.folded = Folded::Unfolded;
        }
        Command::SwitchCategory(category) => {
            app.filters.provisions.switch_category(category);
            app.rebuild();
        }
        Command::SwitchReactions => {
            app.filters.provisions.switch_reactions();
            app.rebuild();
        }
        Command::ReadUncoded => read_uncoded(app),
        Command::FilterProvisions(filter) => {
            app.filters.provisions = *filter;
            app.rebuild();
        }
        other => apply_to_map(app, context, other),
    }
}

/// Selects the only provision of the selected passage: what is decided now is decided on it.
fn take_up_provision(app: &mut App) {
    let Selection::Passage(id, locator) = app.history.current() else { return };
    let only = {
        let view = app.view();
        let mut own = view.provisions_in(id, *locator).map(|entry| entry.provision.id.clone());
        own.next().filter(|_| own.next().is_none())
    };
    if let Some(only) = only {
        select(app, Selection::Provision(only));
    }
}

/// Goes on after a verdict to the next provision that nobody has judged: of the place from which one reviews, as long
/// as there is one; of the list, when one reviews from there.
pub(super) fn go_on(app: &mut App, after: Option<&ProvisionId>) {
    let from_place = app.view().place_reviewed_from().map(|place| (place.id.clone(), place.title.clone()));
    let Some((place, title)) = from_place else {
        if let Some(next) = queue::next_open(&app.docket, &app.reviewing.table, after) {
            select(app, Selection::Provision(next));
        }
        return;
    };
    let next = app.view().open_on(&place, after);
    if let Some(next) = next {
        select(app, Selection::Provision(next));
    } else {
        let words = format!("Every provision on {title} has been reviewed. Ctrl+J goes on with the others.");
        app.notices.say(Tone::Good, words);
    }
}

/// The provision a step on; of a project without any, the place.
fn step_provision(app: &mut App, step: isize) {
    if app.docket.entries().is_empty() {
        step_place(app, step);
        return;
    }
    let from = match app.history.current() {
        Selection::Provision(id) => Some(id),
        Selection::Nothing | Selection::Place(_) | Selection::Passage(..) => None,
    };
    if let Some(next) = queue::stepped(&app.docket, &app.reviewing.table, from, step) {
        app.reviewing.table.chosen.clear();
        select(app, Selection::Provision(next));
    }
}

/// Goes a step on in the list and chooses what it comes to as well; the way back gives up what it leaves.
fn choose_beside(app: &mut App, step: isize) {
    let Selection::Provision(from) = app.history.current().clone() else {
        step_provision(app, step);
        return;
    };
    let Some(to) = queue::beside(&app.docket, &app.reviewing.table, &from, step) else { return };
    let chosen = &mut app.reviewing.table.chosen;
    if chosen.contains(&to) {
        chosen.remove(&from);
    } else {
        chosen.extend([from, to.clone()]);
    }
    select(app, Selection::Provision(to));
}

fn choose_all(app: &mut App) {
    let listed: Vec<usize> = app.reviewing.table.order.entries().collect();
    let ids = listed.iter().filter_map(|at| app.docket.entries().get(*at)).map(|entry| entry.provision.id.clone());
    let ids: BTreeSet<_> = ids.collect();
    let is_one_of_them = matches!(app.history.current(), Selection::Provision(id) if ids.contains(id));
    if let Some(first) = ids.first().filter(|_| !is_one_of_them) {
        select(app, Selection::Provision(first.clone()));
    }
    app.notices.say(
        Tone::Good,
        format!("{} chosen: a verdict now counts for all of them.", counted(ids.len(), "provision", "provisions")),
    );
    app.reviewing.table.chosen = ids;
}

/// Opens the form that adds a provision: on the words selected in the reader, else on the selected passage.
fn start_adding(app: &mut App) {
    let passage = match app.history.current() {
        Selection::Passage(id, locator) => {
            let passage = app.project.document(id).and_then(|document| document.passage(*locator));
            passage.map(|passage| (id.clone(), passage.span))
        }
        Selection::Nothing | Selection::Place(_) | Selection::Provision(_) => None,
    };
    match app.selected_words.clone().or(passage) {
        Some((document, span)) => {
            // The words are to be a provision, no name: what asks for a name makes room.
            app.card = None;
            app.right_pane = RightPane::Detail;
            app.reviewing.open(Form::Adding(Box::new(Addition::on(&app.project, document, span))));
        }
        None => app.notices.say(Tone::Bad, "Select the words in the document first: drag over them."),
    }
}

/// Selects the clause that binds without a category after the selected one, around the end of the list.
fn read_uncoded(app: &mut App) {
    let all: Vec<_> = app.docket.uncoded(&app.filters.sources).collect();
    let at = match app.history.current() {
        Selection::Passage(id, locator) => all.iter().position(|(own, place)| own == id && place == locator),
        Selection::Nothing | Selection::Place(_) | Selection::Provision(_) => None,
    };
    match all.get(at.map_or(0, |at| (at + 1) % all.len())).copied().cloned() {
        Some((id, locator)) => select(app, Selection::Passage(id, locator)),
        None => app.notices.say(Tone::Good, "Every clause that binds somebody at a place or time has a category."),
    }
}

fn continue_review(app: &mut App) {
    let from = match app.history.current() {
        Selection::Provision(id) => Some(id),
        Selection::Nothing | Selection::Place(_) | Selection::Passage(..) => None,
    };
    match queue::next_open(&app.docket, &app.reviewing.table, from) {
        Some(next) => select(app, Selection::Provision(next)),
        None if app.docket.entries().is_empty() => app.notices.say(Tone::Bad, "There is no provision to review."),
        None => {
            let count = app.docket.uncoded(&app.filters.sources).count();
            let rest = counted(count, "clause binds", "clauses bind");
            let words = "Every provision has been reviewed.";
            if count == 0 {
                app.notices.say(Tone::Good, words);
            } else {
                let words = format!("{words} {rest} without a category.");
                app.notices.post(Notice::new(Tone::Good, words).offering("Read them", Command::ReadUncoded));
            }
        }
    }
}
