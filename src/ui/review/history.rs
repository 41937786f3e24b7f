//! What was decided on a provision: who, when, from what to what; also what was taken back.

use super::entry::Entry;
use crate::{
    provisions::{category::Category, field_text::FieldKind},
    review::decision::{Act, Aspect, Change, Value},
    ui::{
        theme::{Face, ink},
        view::View,
        widgets::quiet,
    },
};
use egui::{RichText, Ui};

/// The history, folded.
pub(super) fn history_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    let Some(subject) = &entry.subject else { return };
    let history = view.review.history_of(subject);
    if history.is_empty() {
        return;
    }
    let words = format!("History {}", history.len());
    let head = RichText::new(words).font(Face::Medium.at(12.0)).color(ink(view.palette.accent));
    let id = ui.scope_id().with(("history", &entry.provision.id));
    egui::CollapsingHeader::new(head).id_salt(id).show_background(false).show(ui, |ui| {
        for (decision, stands) in history.into_iter().rev() {
            let Act::Set(change) = &decision.act else { continue };
            let time = decision.by.time.to_string();
            let time: String = time.chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect();
            let undone = if stands { "" } else { " · taken back" };
            let line = format!("{} · {time} UTC · {}{undone}", decision.by.reviewer, told(change));
            quiet(ui, view.palette, line);
        }
    });
}

/// A change in words: "deadline: 20 November → 15 November".
pub(crate) fn told(change: &Change) -> String {
    let value = |value: &Option<Value>| value.as_ref().map(value_words);
    let (before, after) = (value(&change.before), value(&change.after));
    let what = aspect_words(&change.aspect);
    match (before, after) {
        (_, Some(after)) if after.is_empty() && matches!(change.aspect, Aspect::Tag(_) | Aspect::Added) => what,
        (Some(before), Some(after)) => format!("{what}: {before} → {after}"),
        (None, Some(after)) => format!("{what}: {after}"),
        (Some(before), None) => format!("{what}: {before} withdrawn"),
        (None, None) => format!("{what} withdrawn"),
    }
}

/// Which side of a subject, for people.
pub(crate) fn aspect_words(aspect: &Aspect) -> String {
    match aspect {
        Aspect::Verdict => "verdict".to_owned(),
        Aspect::Field(field) => FieldKind::from_id(field.as_str())
            .map_or_else(|| field.as_str().to_owned(), |kind| kind.title().to_lowercase()),
        Aspect::Note => "note".to_owned(),
        Aspect::Tag(tag) => format!("tag {tag}"),
        Aspect::Added => "added by hand".to_owned(),
        Aspect::Source(part) => format!("source, {}", part.word()),
        _ => "place".to_owned(),
    }
}

/// A value, for people.
pub(crate) fn value_words(value: &Value) -> String {
    match value {
        Value::Verdict(verdict) => verdict.word().to_owned(),
        Value::Text(text) if text.is_empty() => "nothing stated".to_owned(),
        Value::Text(text) => Category::from_word(text).map_or_else(|| text.to_string(), |it| it.title().to_owned()),
        Value::Place(place) => place.title.clone(),
        _ => String::new(),
    }
}
