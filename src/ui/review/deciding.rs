//! What the window does with a decision: it is signed, put into the log, and everything that follows from
//! it is made anew.

use super::{Form, Noting, correcting::Correcting, steps};
use crate::{
    provisions::{field_text::FieldKind, provision::ProvisionId},
    review::{
        Review,
        decision::{Change, Field, Reviewer, Signature, Verdict},
        subject::Subject,
    },
    ui::{app::App, command::Command, following::select, notices::Tone, overlay::Overlay, selection::Selection},
};
use std::{collections::BTreeMap, env, sync::Arc};

/// The name under which the system knows the person, to be offered as that of the reviewer.
fn system_name() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"].into_iter().filter_map(|name| env::var(name).ok());
    names.map(|name| name.trim().to_owned()).find(|name| !name.is_empty()).unwrap_or_default()
}

/// Asks who reviews; afterwards what was wanted is done.
pub(crate) fn ask_reviewer(app: &mut App, wanted: Option<Command>) {
    let known = app.reviewing.reviewer.as_ref().map(|reviewer| reviewer.as_str().to_owned());
    app.overlay = Overlay::Reviewer(known.unwrap_or_else(system_name), wanted.map(Box::new));
}

/// The signature of the reviewer, when they are known; else they are asked.
fn signature(app: &mut App, wanted: Command) -> Option<Signature> {
    if let Some(reviewer) = app.reviewing.reviewer.clone() {
        return Some(Signature { reviewer, time: jiff::Timestamp::now() });
    }
    ask_reviewer(app, Some(wanted));
    None
}

/// The reviewer has given their name.
pub(crate) fn name_reviewer(app: &mut App, name: &str) {
    app.reviewing.reviewer = Some(Reviewer::new(name));
    app.overlay = Overlay::Nothing;
}

/// What decisions are about that are made now: what is chosen in the table, else what is selected.
fn subjects(app: &App) -> Vec<(ProvisionId, Subject)> {
    let Selection::Provision(selected) = app.history.current() else {
        return Vec::new();
    };
    let chosen = &app.reviewing.table.chosen;
    let ids: Vec<&ProvisionId> = if chosen.contains(selected) { chosen.iter().collect() } else { vec![selected] };
    let known = ids.into_iter().filter_map(|id| Some((id.clone(), app.docket.entry(id)?.subject.clone()?)));
    known.collect()
}

/// Gives a verdict on what is chosen, or takes the same one back; then the next open one is due.
pub(crate) fn judge(app: &mut App, verdict: Verdict) {
    let subjects = subjects(app);
    if subjects.is_empty() {
        app.notices.say(Tone::Bad, "Select a provision first: in the table, or with J.");
        return;
    }
    let Some(by) = signature(app, Command::Judge(verdict)) else {
        return;
    };
    let last = subjects.last().map(|(id, _)| id.clone());
    let is_one = subjects.len() == 1;
    decide(app, subjects.into_iter().map(|(_, subject)| Change::verdict(subject, verdict)), &by);
    if is_one {
        steps::go_on(app, last.as_ref());
    }
}

/// Puts changes into the log as one step.
fn decide(app: &mut App, changes: impl IntoIterator<Item = Change>, by: &Signature) {
    let mut review = Review::clone(&app.review);
    if review.apply(changes, by).is_empty() {
        return;
    }
    app.take_review(&Arc::new(review));
}

/// Opens the form that corrects the selected provision.
pub(crate) fn start_correcting(app: &mut App) {
    let Selection::Provision(id) = app.history.current().clone() else {
        app.notices.say(Tone::Bad, "Select a provision first: in the table, or with J.");
        return;
    };
    if let Some(entry) = app.docket.entry(&id) {
        app.reviewing.open(Form::Correcting(Box::new(Correcting::of(entry))));
    }
}

/// Opens the field for a note and tags on the selected provision.
pub(crate) fn start_noting(app: &mut App) {
    let Selection::Provision(id) = app.history.current().clone() else {
        app.notices.say(Tone::Bad, "Select a provision first: in the table, or with J.");
        return;
    };
    if let Some(entry) = app.docket.entry(&id) {
        app.reviewing.open(Form::Noting(Noting::of(entry)));
    }
}

/// Takes over corrected fields, and that the provision is right once corrected.
pub(crate) fn correct(app: &mut App, id: &ProvisionId, fields: BTreeMap<FieldKind, String>) {
    if fields.is_empty() {
        app.reviewing.form = Form::Clear;
        app.notices.say(Tone::Good, "Nothing was changed: the provision stays as it was.");
        return;
    }
    let Some(by) = signature(app, Command::CorrectProvision(id.clone(), fields.clone())) else {
        return;
    };
    let Some((entry, subject)) = app.docket.entry(id).and_then(|entry| Some((entry, entry.subject.clone()?))) else {
        return;
    };
    let mut changes: Vec<Change> = fields
        .into_iter()
        .map(|(kind, text)| {
            let found = kind.logged(&entry.provision);
            let is_as_found = found.as_deref().unwrap_or_default() == text;
            let change = Change::field(subject.clone(), Field::new(kind.id()), found.as_deref(), &text);
            if is_as_found { change.withdrawn() } else { change }
        })
        .collect();
    changes.push(Change::verdict(subject, Verdict::Correct));
    app.reviewing.form = Form::Clear;
    decide(app, changes, &by);
}

/// Takes over a note and tags.
pub(crate) fn note(app: &mut App, noting: &Noting) {
    let Some(by) = signature(app, Command::NoteProvision(noting.clone())) else {
        return;
    };
    let Some((entry, subject)) =
        app.docket.entry(&noting.provision).and_then(|entry| Some((entry, entry.subject.clone()?)))
    else {
        return;
    };
    let tags: Vec<String> =
        noting.tags.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    let gone = entry.tags.iter().filter(|tag| !tags.contains(tag));
    let mut changes = vec![Change::note(subject.clone(), noting.note.trim())];
    changes.extend(gone.map(|tag| Change::tag(subject.clone(), tag).withdrawn()));
    changes.extend(tags.iter().map(|tag| Change::tag(subject.clone(), tag)));
    app.reviewing.form = Form::Clear;
    decide(app, changes, &by);
}

/// Adds a provision that was not found, with its fields.
pub(crate) fn add(app: &mut App, subject: &Subject, fields: BTreeMap<FieldKind, String>) {
    let Some(by) = signature(app, Command::AddProvision(subject.clone(), fields.clone())) else {
        return;
    };
    let fields = fields.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let fields = fields.map(|(kind, text)| Change::field(subject.clone(), Field::new(kind.id()), None, text.trim()));
    let mut changes: Vec<Change> = vec![Change::addition(subject.clone())];
    changes.extend(fields);
    changes.push(Change::verdict(subject.clone(), Verdict::Accept));
    app.reviewing.form = Form::Clear;
    app.selected_words = None;
    decide(app, changes, &by);
    if let Some(id) = app.docket.entry_about(subject).map(|entry| entry.provision.id.clone()) {
        select(app, Selection::Provision(id));
    }
}
