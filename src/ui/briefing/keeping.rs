//! Briefings that the project keeps under a name, and opens again.

use super::{desk::Desk, draft, fonts};
use crate::{
    briefing::{record, selection::claim_of_id},
    ground::wording::counted,
    places::place::PlaceId,
    project::store::KeptView,
    ui::{app::App, notices::Tone},
};
use egui::Context;

/// Keeps the briefing under its title.
pub(super) fn keep(app: &mut App, desk: &mut Desk, context: &Context) {
    let kept = record::kept(&desk.briefing).map_err(|error| error.to_string()).and_then(|content| {
        let (kind, name) = (record::KIND.to_owned(), desk.briefing.title.clone());
        let view = KeptView { kind, name, version: record::VERSION, content };
        app.keeping.keep(view).map_err(str::to_owned)
    });
    match kept {
        Ok(()) => {
            desk.asked = app.keeping.ask_for(context, record::KIND);
            app.notices.say(Tone::Good, format!("Kept “{}” in the project.", desk.briefing.title));
        }
        Err(why) => app.notices.say(Tone::Bad, why),
    }
}

/// A briefing as the record of it has it.
#[derive(Clone, Copy)]
pub(super) struct Lying<'a> {
    pub(super) version: u32,
    pub(super) content: &'a str,
}

/// Opens a briefing that was kept; what was begun on the desk is put aside.
pub(super) fn open(app: &mut App, desk: &mut Desk, name: &str, context: &Context) {
    let Some(view) = desk.kept.iter().find(|view| view.name == name).cloned() else { return };
    if draft::exchange(app, desk, Lying { version: view.version, content: &view.content }, context) {
        desk.untouched = record::kept(&desk.briefing).unwrap_or_default();
    }
}

/// Lays a briefing on the desk; its quotes are made anew from their sources, and its fonts are read. Whether it can be
/// read; if not, it is said why.
pub(super) fn lay(app: &mut App, desk: &mut Desk, lying: Lying<'_>, context: &Context) -> bool {
    let made = |id: &str, places: &[PlaceId]| claim_of_id(&app.project, id, places);
    let opened = record::opened(lying.version, lying.content, made, desk.briefing.clone());
    let is_opened = opened.is_ok();
    match opened {
        Ok(opened) => {
            desk.briefing = opened.briefing;
            desk.settings.size = desk.briefing.size;
            desk.page = 0;
            fonts::replaced(desk, context);
            if opened.lost > 0 {
                let lost = opened.lost;
                let words = format!(
                    "{} no longer in the sources, or no longer linked.",
                    counted(lost, "quote of it is", "quotes of it are")
                );
                app.notices.say(Tone::Bad, words);
            }
        }
        Err(error) => app.notices.say(Tone::Bad, format!("{error}.")),
    }
    is_opened
}
