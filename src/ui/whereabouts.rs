//! Where one is in the window, so that a project opens where one left: what is selected, the map, the
//! filters, the names; and what was begun and is no decision yet: briefings, corrections, notes, new provisions. Kept as
//! JSON with a version; what is not known is passed over.

use super::{
    app::App,
    briefing::draft::{self, BriefingDraft},
    following::follow,
    names_policy::NamesPolicy,
    review::{FormRecord, filter::ProvisionFilter},
    sections::Sections,
    selection::Selection,
    view::{Filters, Others},
};
use crate::{
    documents::document::{DocumentId, Locator},
    ground::geo::LonLat,
    places::place::PlaceId,
    project::store::KeptView,
    provisions::{category::Category, provision::ProvisionId},
    scene::palette::KindClass,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The kind of view that this is in the file.
pub(super) const KIND: &str = "window";

const VERSION: u32 = 1;

/// Every class with its word in the file.
const CLASSES: [(KindClass, &str); 7] = [
    (KindClass::District, "district"),
    (KindClass::Region, "region"),
    (KindClass::Settlement, "settlement"),
    (KindClass::Route, "route"),
    (KindClass::Landform, "landform"),
    (KindClass::Country, "country"),
    (KindClass::Other, "other"),
];

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct WindowRecord {
    place: Option<String>,
    document: Option<String>,
    passage: Option<String>,
    provision: Option<String>,
    categories: Vec<String>,
    longitude: f64,
    latitude: f64,
    zoom: Option<f64>,
    hidden_classes: Vec<String>,
    hidden_sources: Vec<String>,
    hides_others: bool,
    unfolded: Option<Vec<String>>,
    names: String,
    /// Briefings that were begun, the last one first.
    briefings: Vec<Value>,
    /// What is written in the form that is open, and in those that were left.
    form: Option<Value>,
    forms_aside: Vec<Value>,
}

/// Where one is.
pub(super) fn of(app: &App) -> KeptView {
    let view = app.navigation.destination();
    // Tenths of a metre, so that a map that comes to rest is at rest.
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let center = view.center.to_lon_lat();
    let mut record = WindowRecord {
        document: app.reader.document.as_ref().map(|id| id.as_str().to_owned()),
        longitude: rounded(center.longitude),
        latitude: rounded(center.latitude),
        zoom: Some((view.zoom * 1e3).round() / 1e3),
        hidden_sources: app.filters.sources.iter().map(|id| id.as_str().to_owned()).collect(),
        categories: app.filters.provisions.categories.iter().map(|category| category.word().to_owned()).collect(),
        hides_others: app.filters.others == Others::Hidden,
        names: app.filters.names.tag().unwrap_or_default().to_owned(),
        unfolded: app.sections.titles(),
        briefings: draft::begun(app).filter_map(|draft| serde_json::to_value(draft).ok()).collect(),
        ..WindowRecord::default()
    };
    let (form, aside) = app.reviewing.begun();
    record.form = form.and_then(|form| serde_json::to_value(form).ok());
    record.forms_aside = aside.iter().filter_map(|form| serde_json::to_value(form).ok()).collect();
    let hidden = CLASSES.iter().filter(|(class, _)| app.filters.classes.contains(class));
    record.hidden_classes = hidden.map(|(_, word)| (*word).to_owned()).collect();
    match app.history.current() {
        Selection::Nothing => {}
        Selection::Place(place) => record.place = Some(place.as_str().to_owned()),
        Selection::Provision(id) => record.provision = Some(id.to_string()),
        Selection::Passage(document, locator) => {
            record.document = Some(document.as_str().to_owned());
            record.passage = Some(locator.to_string());
        }
    }
    // A record of texts and finite numbers cannot fail to be written.
    let content = serde_json::to_string(&record).unwrap_or_default();
    KeptView { kind: KIND.to_owned(), name: String::new(), version: VERSION, content }
}

/// Goes where one was.
pub(super) fn go_to(app: &mut App, left: &KeptView) {
    let Ok(record) = serde_json::from_str::<WindowRecord>(&left.content) else { return };
    let classes = CLASSES.iter().filter(|(_, word)| record.hidden_classes.iter().any(|hidden| hidden == word));
    let categories = record.categories.iter().filter_map(|word| Category::from_word(word)).collect();
    if let Some(unfolded) = &record.unfolded {
        app.sections = Sections::titled(unfolded);
    }
    app.filters = Filters {
        provisions: ProvisionFilter { categories, ..ProvisionFilter::default() },
        classes: classes.map(|(class, _)| *class).collect(),
        sources: record.hidden_sources.iter().map(|id| DocumentId::new(id)).collect(),
        others: if record.hides_others { Others::Hidden } else { Others::Shown },
        names: NamesPolicy::from_tag(&record.names).unwrap_or_default(),
    };
    app.rebuild();
    let document = record.document.as_deref().map(DocumentId::new).filter(|id| app.project.document(id).is_some());
    let place = record.place.as_deref().map(PlaceId::new).filter(|id| app.project.gazetteer().place(id).is_some());
    let passage = record.passage.as_deref().and_then(Locator::parse).zip(document.clone());
    let provision = record.provision.as_deref().and_then(ProvisionId::parse).filter(|id| app.docket.seat(id).is_some());
    if let Some(id) = provision {
        app.history.select(Selection::Provision(id));
    } else if let Some(place) = place {
        app.history.select(Selection::Place(place));
    } else if let Some((locator, document)) = passage {
        app.history.select(Selection::Passage(document, locator));
    }
    follow(app);
    app.drafts = understood::<BriefingDraft>(record.briefings);
    let (open, aside) = (understood::<FormRecord>(record.form), understood(record.forms_aside));
    app.reviewing.resume(&app.project, &app.docket, open.first(), &aside);
    if document.is_some() && app.reader.document != document {
        app.reader.document = document;
        app.reader.goal = None;
    }
    let center = LonLat::new(record.longitude, record.latitude);
    if let Some(zoom) = record.zoom.filter(|zoom| zoom.is_finite() && center.is_on_earth()) {
        app.resume = Some((center, zoom));
    }
}

/// What can be understood of some values: a later version of the program may have written others.
fn understood<T: DeserializeOwned>(values: impl IntoIterator<Item = Value>) -> Vec<T> {
    values.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect()
}
