//! The sheet of what is selected in one stroke: drafted here, made on another thread, then saved with the last
//! settings or put on the clipboard.

use super::{
    app::App,
    briefing::making::{self, Saved, SheetOrder, shared},
    names_policy::NamesPolicy,
    notices::Tone,
    selection::Selection,
    task::Task,
    view::View,
};
use crate::{
    basemap::shipped::ATTRIBUTION,
    briefing::{
        briefing::Briefing,
        claim::Claim,
        drafting::{Draft, draft},
        selection::{claims_of_chosen, claims_of_passage, claims_of_places, claims_of_project, mentioned_places},
        sheet_size::SheetSize,
    },
    places::place::{Place, PlaceId},
    provisions::provision::ProvisionId,
};
use egui::{ColorImage, Context};
use std::{collections::BTreeSet, sync::Arc};

/// Pixels to the point of a picture on the clipboard.
const CLIPBOARD_SCALE: f32 = 2.0;

/// A sheet that is finished.
pub(super) enum Picture {
    /// It was saved.
    Saved(Saved),
    /// It is ready for the clipboard.
    Drawn(ColorImage),
}

/// Saves the sheet of what is selected, under a name that is still free.
pub(super) fn save(app: &mut App, context: &Context) {
    let name = match app.history.current() {
        Selection::Place(id) => app.project.gazetteer().place(id).map_or("place", |place| place.title.as_str()),
        Selection::Passage(..) => "passage",
        Selection::Provision(_) => "provision",
        Selection::Nothing => "overview",
    };
    let settings = app.sheet_settings.clone();
    let path = making::free_path(name, settings.format);
    start(app, context, move |order, progress| making::save(order, &settings, &path, progress).map(Picture::Saved));
}

/// Puts the first page of the sheet on the clipboard.
pub(super) fn copy(app: &mut App, context: &Context) {
    start(app, context, |order, _| making::picture(&order.sheet(), 0, CLIPBOARD_SCALE).map(Picture::Drawn));
}

fn start(
    app: &mut App,
    context: &Context,
    finish: impl FnOnce(&SheetOrder, &dyn crate::project::progress::Progress) -> Result<Picture, String> + Send + 'static,
) {
    if app.loading.picture.is_some() {
        app.notices.say(Tone::Bad, "The sheet before is still being made.");
        return;
    }
    let order = order(app, drafted(app, app.sheet_settings.size));
    let work = move |progress: &dyn crate::project::progress::Progress| finish(&order, progress);
    app.loading.picture = Some(Task::start(context, "Making the sheet", work));
}

/// What another thread needs to make a sheet.
pub(super) fn order(app: &App, briefing: Briefing) -> SheetOrder {
    SheetOrder {
        briefing,
        project: Arc::clone(&app.project),
        basemap: shared(&app.basemap),
        theme: app.sheet_settings.theme.unwrap_or(app.palette.theme),
    }
}

/// The first draft of a briefing on what is selected; on all that is mentioned when nothing is.
pub(super) fn drafted(app: &App, size: SheetSize) -> Briefing {
    let view = app.view();
    let (places, claims) = selected(&view, &app.reviewing.table.chosen);
    let shown = |claim: &Claim| {
        let hidden = &app.filters.sources;
        !hidden.iter().any(|source| source.as_str() == claim.quote.source.document)
    };
    let claims: Vec<Claim> = claims.into_iter().filter(shown).collect();
    let mut briefing = draft(&Draft {
        project_name: view.project.name(),
        sources: view.project.documents().len(),
        places: &places,
        claims,
        size,
    });
    ATTRIBUTION.clone_into(&mut briefing.attribution);
    // A draft says that the names are the gazetteer's.
    if let NamesPolicy::Language(_) = app.filters.names {
        let language = app.filters.names.words();
        briefing.names_policy =
            format!("Names of the base map in the language “{language}”, in quotes as in the source.");
    }
    briefing.marking.clone_from(&app.sheet_settings.marking);
    briefing.fonts.clone_from(&app.sheet_settings.fonts);
    briefing
}

/// The places and the claims of the selection; a place brings those of its name along, a provision those that are
/// chosen with it.
fn selected<'a>(view: &View<'a>, chosen: &BTreeSet<ProvisionId>) -> (Vec<&'a Place>, Vec<Claim>) {
    let project = view.project;
    if let Some(place) = view.selected_place() {
        let members = view.group_of(&place.id).into_iter().flat_map(|group| &group.members);
        let others = members.filter(|member| member.place != place.id && member.passages > 0);
        let others = others.filter_map(|member| project.gazetteer().place(&member.place));
        let places: Vec<&Place> = std::iter::once(place).chain(others).collect();
        let claims = claims_of_places(project, &places);
        return (places, claims);
    }
    if let Some((document, passage)) = view.selected_passage() {
        let places = project.places_of(&document.id, passage.locator);
        return (places, claims_of_passage(project, document, passage));
    }
    if let Selection::Provision(id) = view.selection {
        let claims =
            if chosen.contains(id) { claims_of_chosen(project, chosen) } else { claims_of_chosen(project, [id]) };
        let mut named: Vec<&PlaceId> = Vec::new();
        for place in claims.iter().flat_map(|claim| &claim.places) {
            if !named.contains(&place) {
                named.push(place);
            }
        }
        let places = named.into_iter().filter_map(|id| project.gazetteer().place(id)).collect();
        if !claims.is_empty() {
            return (places, claims);
        }
    }
    (mentioned_places(project), claims_of_project(project))
}
