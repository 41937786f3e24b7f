//! A briefing that was begun and left: what was typed, kept beside where one is until it is gone on with.

use super::{
    desk::Desk,
    keeping::{self, Lying},
    making,
};
use crate::{
    briefing::{export::SheetFormat, record},
    scene::palette::Theme,
    ui::{app::App, selection::Selection},
};
use egui::Context;
use serde::{Deserialize, Serialize};

/// The colours of a sheet, each with its word in a draft.
const COLOURS: [(Theme, &str); 3] = [(Theme::Light, "light"), (Theme::Dark, "dark"), (Theme::Print, "print")];

/// A briefing as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct BriefingDraft {
    /// What was selected then.
    about: String,
    pub(super) title: String,
    colours: String,
    format: String,
    version: u32,
    content: String,
}

impl BriefingDraft {
    /// What lies on a desk; none when nothing was changed since it was laid there.
    fn of(desk: &Desk) -> Option<Self> {
        let content = record::kept(&desk.briefing).ok().filter(|content| *content != desk.untouched)?;
        let colours = COLOURS.iter().find(|(theme, _)| *theme == desk.theme).map(|(_, word)| (*word).to_owned());
        Some(Self {
            about: desk.about.clone(),
            title: desk.briefing.title.clone(),
            colours: colours.unwrap_or_default(),
            format: desk.settings.format.ending().to_owned(),
            version: record::VERSION,
            content,
        })
    }
}

/// What a briefing is about that is drafted now: the selection, with what is chosen beside it.
pub(super) fn about(app: &App) -> String {
    match app.history.current() {
        Selection::Nothing => String::new(),
        Selection::Place(place) => format!("place {place}"),
        Selection::Passage(document, locator) => format!("passage {document}#{locator}"),
        Selection::Provision(id) => {
            let chosen = &app.reviewing.table.chosen;
            let ids: Vec<String> = chosen.iter().map(ToString::to_string).collect();
            if chosen.contains(id) { format!("provisions {}", ids.join(" ")) } else { format!("provision {id}") }
        }
    }
}

/// Every briefing that was begun, the last one first: that on the desk, then those that were left.
pub(crate) fn begun(app: &App) -> impl Iterator<Item = BriefingDraft> {
    app.desk.as_ref().and_then(BriefingDraft::of).into_iter().chain(app.drafts.iter().cloned())
}

/// Lays something on a desk in place of what lies there, which is put aside when it was begun. Whether that went well.
pub(super) fn exchange(app: &mut App, desk: &mut Desk, lying: Lying<'_>, context: &Context) -> bool {
    let left = BriefingDraft::of(desk);
    let is_laid = keeping::lay(app, desk, lying, context);
    if is_laid {
        app.drafts.splice(0..0, left);
    }
    is_laid
}

/// Puts what lies on a desk aside when it was begun.
pub(super) fn put_aside(app: &mut App, desk: &Desk) {
    app.drafts.splice(0..0, BriefingDraft::of(desk));
}

/// Lays the draft of what is selected on a desk, if there is one: the one that was left last.
pub(super) fn resume(app: &mut App, desk: &mut Desk, context: &Context) {
    if let Some(at) = app.drafts.iter().position(|draft| draft.about == desk.about) {
        go_on(app, desk, at, context);
    }
}

/// Goes on with a draft, which from now on lies on the desk and nowhere else.
pub(super) fn go_on(app: &mut App, desk: &mut Desk, at: usize, context: &Context) {
    if at >= app.drafts.len() {
        return;
    }
    let draft = app.drafts.remove(at);
    if !exchange(app, desk, Lying { version: draft.version, content: &draft.content }, context) {
        app.drafts.insert(at, draft);
        return;
    }
    // It stays a draft, whether or not it is changed again.
    desk.untouched.clear();
    if let Some((theme, _)) = COLOURS.iter().find(|(_, word)| *word == draft.colours) {
        desk.theme = *theme;
    }
    if let Some(format) = SheetFormat::of_ending(&draft.format) {
        desk.settings.format = format;
    }
    desk.path = making::free_path(&draft.title, desk.settings.format).display().to_string();
}
