//! What the person decides: corrections, added places, source records. The review is what counts; the project
//! follows it, on another thread when that takes long.

use super::{
    app::App,
    link_card::{LinkCard, capitalised},
    notices::Tone,
    place_form::PlaceForm,
    review::telling::told,
    selection::Selection,
};
use crate::{
    documents::document::{DocumentId, SourceRecord},
    ground::{folding::fold_name, text::Span},
    linking::{
        correction::{Correction, Meaning, Reach, Scope},
        mention::Sense,
    },
    places::{
        kind::PlaceKind,
        place::{Place, PlaceGeometry, PlaceId, Toponym},
    },
    project::{ADDED, store::Holder},
    review::{
        Review,
        decision::{Change, Reviewer, Signature, SourceField},
        subject::Subject,
    },
};
use egui::{Context, Rect};
use geo::{MultiPoint, Point};
use std::{sync::Arc, time::Duration};

/// How long a frame waits for what was decided, so that it is seen at once where it can be; and from how many
/// mentions on it cannot, and the window goes on meanwhile.
const WAIT: Duration = Duration::from_millis(60);
const MANY_MENTIONS: usize = 20_000;

/// Who decides, and when: the reviewer, or the person by the name the system has.
pub(super) fn signature(app: &App) -> Signature {
    let now = jiff::Timestamp::now();
    let reviewer = app.reviewing.reviewer.clone();
    Signature { reviewer: reviewer.unwrap_or_else(|| Reviewer::new(&Holder::own(now).user)), time: now }
}

/// Decides, in one step.
pub(super) fn decide(app: &mut App, context: &Context, changes: Vec<Change>) {
    let by = signature(app);
    let mut review = Review::clone(&app.review);
    if review.apply(changes, &by).is_empty() {
        return;
    }
    let what = capitalised(&told(&app.project, &review, &review.next_undo(&by.reviewer)));
    app.notices.say(Tone::Good, format!("{what}. Ctrl+Z takes it back."));
    take(app, context, review);
}

/// Takes over what was decided: at once when links stay as they are, else as soon as the project can follow.
pub(super) fn take(app: &mut App, context: &Context, review: Review) {
    if app.review.links_as(&review) {
        app.take_review(&Arc::new(review));
    } else {
        app.review = Arc::new(review);
        settle(app, context);
    }
}

/// Lets the project follow the review, unless it does or other work is under way; then it follows after.
pub(super) fn settle(app: &mut App, context: &Context) {
    if app.loading.is_opening() || Arc::ptr_eq(app.project.review(), &app.review) {
        return;
    }
    let shown = (Arc::clone(&app.project), app.docket.entries().to_vec());
    app.loading.decide(context, shown, Arc::clone(&app.review), app.filters.clone());
    let wait = if app.coverage.summary.mentions < MANY_MENTIONS { WAIT } else { Duration::ZERO };
    super::arriving::receive_project(app, context, wait);
}

/// Gives words a meaning, as far as was chosen.
pub(super) fn correct(
    app: &mut App,
    context: &Context,
    (document, span): (&DocumentId, Span),
    reach: Reach,
    meaning: Meaning,
) {
    let scope = app.project.document(document).and_then(|document| Scope::of(document, span, reach));
    match scope {
        Some(scope) => decide(app, context, vec![Change::correction(Correction { scope, meaning })]),
        None => app.notices.say(Tone::Bad, "These words cannot be found again; choose others."),
    }
}

/// Opens the card of a mention: the first of the selected passage, or of the selected place.
pub(super) fn open_card(app: &mut App) {
    let project = &app.project;
    let found = match app.history.current() {
        Selection::Passage(id, locator) => {
            let passage = project.document(id).and_then(|document| document.passage(*locator));
            passage.and_then(|passage| {
                let (_, mention) = project.mentions_in(id, passage.span).next()?;
                Some((id.clone(), mention.span))
            })
        }
        Selection::Place(id) => {
            let link = project.links_of(id).first();
            link.and_then(|link| Some((link.document.clone(), project.passage_of(link)?.mention.span)))
        }
        Selection::Provision(id) => {
            let entry = app.docket.entry(id);
            let span = entry.and_then(|entry| entry.provision.places.first()).map(|place| place.span);
            span.map(|span| (id.document.clone(), span))
        }
        Selection::Nothing => None,
    };
    match found {
        Some((document, span)) => {
            let beside = Rect::from_center_size(app.map_rect.center_bottom(), egui::Vec2::ZERO);
            app.card = Some(LinkCard::on(document, span, beside, Reach::Here));
        }
        None => app.notices.say(Tone::Bad, "Select a place or a passage that names one first."),
    }
}

/// Opens the form for a place that is added, about words that mean it when there are any.
pub(super) fn open_form(app: &mut App, about: Option<(DocumentId, Span, Reach)>) {
    let words = about.as_ref().and_then(|(id, span, _)| Some(app.project.document(id)?.words(*span)));
    let name = words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let told = about.as_ref().and_then(|(id, span, _)| kind_told(app, id, *span));
    app.card = None;
    app.place_form = Some(PlaceForm::new(name, told.unwrap_or(PlaceKind::Town), about));
}

/// What kind of place some words are told as by a provision ("the Aru corridor"), when no gazetteer has them.
fn kind_told(app: &App, document: &DocumentId, words: Span) -> Option<PlaceKind> {
    let mut used = app.project.provisions(document).iter().flat_map(|provision| &provision.places);
    used.find(|place| place.span == words && place.value.is_strange())?.value.kind
}

/// Adds the place of the form, and links the words it was opened for.
pub(super) fn add_place(app: &mut App, context: &Context) {
    let Some(form) = app.place_form.take() else { return };
    let Some(at) = form.position() else {
        app.place_form = Some(form);
        return;
    };
    let name = form.name.trim().to_owned();
    let id = free_id(app, &name);
    let toponym = |text: &str| Toponym { text: text.to_owned(), language: None };
    let place = Place {
        id: id.clone(),
        title: name.clone(),
        toponyms: vec![toponym(&name)],
        kind: form.kind,
        geometry: PlaceGeometry {
            points: MultiPoint::new(vec![Point::new(at.longitude, at.latitude)]),
            ..PlaceGeometry::default()
        },
        parent: None,
        geonames: None,
        links: Vec::new(),
        status: None,
        accuracy: crate::places::place::Accuracy::default(),
        min_zoom: 0.0,
        source: Arc::from(ADDED),
    };
    let mut changes = vec![Change::place(place)];
    let scope = form
        .about
        .as_ref()
        .and_then(|(document, span, reach)| Scope::of(app.project.document(document)?, *span, *reach));
    if let Some(scope) = scope {
        let meaning = Meaning::Used { sense: Sense::Place, place: Some(id) };
        changes.push(Change::correction(Correction { scope, meaning }));
    }
    decide(app, context, changes);
}

/// An id for a place that no other has.
fn free_id(app: &App, name: &str) -> PlaceId {
    let stem = format!("reader:{}", fold_name(name).replace(' ', "-"));
    let is_free =
        |id: &PlaceId| app.project.gazetteer().place(id).is_none() && app.review.places().all(|it| it.id != *id);
    let numbered = (2..).map(|number| PlaceId::new(&format!("{stem}~{number}")));
    let mut ids = std::iter::once(PlaceId::new(&stem)).chain(numbered);
    ids.find(is_free).unwrap_or_else(|| PlaceId::new(&stem))
}

/// Says where a document comes from: what differs from what is known.
pub(super) fn describe(app: &mut App, context: &Context, id: &DocumentId, record: &SourceRecord) {
    let Some(document) = app.project.document(id) else { return };
    let known = &document.source;
    let kind = |record: &SourceRecord| record.kind.map(|kind| kind.words().to_owned());
    let parts = [
        (SourceField::Title, known.title.clone(), record.title.clone()),
        (SourceField::Publisher, known.publisher.clone(), record.publisher.clone()),
        (SourceField::Date, known.date.clone(), record.date.clone()),
        (SourceField::Address, known.address.clone(), record.address.clone()),
        (SourceField::Kind, kind(known), kind(record)),
    ];
    let differing = parts.into_iter().filter(|(_, before, after)| before != after);
    let changes = differing.map(|(field, before, after)| {
        Change::source(Subject::Source(id.clone()), field, before.as_deref(), &after.unwrap_or_default())
    });
    decide(app, context, changes.collect());
}
