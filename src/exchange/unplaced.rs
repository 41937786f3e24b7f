//! Places that the gazetteer does not have: each name that provisions tell as a place, with all the words that
//! name it. Formats of places write them as places without a geometry, which are read as places only once
//! somebody gives them one.

use crate::{
    documents::document::Document,
    ground::{folding::fold_name, text::Span},
    places::{
        kind::PlaceKind,
        place::{Accuracy, Place, PlaceGeometry, PlaceId, Toponym},
    },
    project::Project,
    provisions::{
        field::{Field, PlaceUse},
        field_text::FieldKind,
        place_use,
        provision::Provision,
    },
    review::decision,
};
use std::{collections::BTreeMap, sync::Arc};

/// What is said of one, for people.
pub(super) const NOT_IN_GAZETTEER: &str = "not in the gazetteer";

/// A place that is known by its words only.
#[derive(Debug)]
pub(super) struct UnplacedPlace<'a> {
    pub(super) name: &'a str,
    /// What it is by its words.
    pub(super) kind: PlaceKind,
    /// Where it is named, in the order of the documents and their texts.
    pub(super) words: Vec<(&'a Document, Span)>,
}

impl<'a> UnplacedPlace<'a> {
    /// Those of a project, by name.
    pub(super) fn all(project: &'a Project) -> Vec<Self> {
        let mut all: BTreeMap<String, Self> = BTreeMap::new();
        for document in project.documents() {
            for used in project.provisions(&document.id).iter().flat_map(|provision| used_in(project, provision)) {
                let kind = used.value.kind.unwrap_or(PlaceKind::Other);
                let new = || Self { name: &used.value.name, kind, words: Vec::new() };
                let place = all.entry(fold_name(&used.value.name)).or_insert_with(new);
                if place.kind == PlaceKind::Other {
                    place.kind = kind;
                }
                if !place.words.iter().any(|(known, span)| known.id == document.id && *span == used.span) {
                    place.words.push((document, used.span));
                }
            }
        }
        all.into_values().collect()
    }

    /// It as a place that nobody has drawn.
    pub(super) fn place(&self) -> Place {
        Place {
            id: PlaceId::new(&format!("unplaced:{}", fold_name(self.name).replace(' ', "-"))),
            title: self.name.to_owned(),
            toponyms: vec![Toponym { text: self.name.to_owned(), language: None }],
            kind: self.kind,
            geometry: PlaceGeometry::default(),
            parent: None,
            geonames: None,
            links: Vec::new(),
            status: None,
            accuracy: Accuracy::default(),
            min_zoom: 0.0,
            source: Arc::from(""),
        }
    }
}

/// The places of a provision that the gazetteer does not have, but for those that a reviewer took out.
pub(super) fn used_in<'a>(
    project: &'a Project,
    provision: &'a Provision,
) -> impl Iterator<Item = &'a Field<PlaceUse>> + use<'a> {
    let mut strange = provision.places.iter().filter(|place| place.value.is_strange()).peekable();
    let field = decision::Field::new(FieldKind::Places.id());
    let state = strange.peek().map(|_| project.state_of(provision)).unwrap_or_default();
    let held = state.field(&field).map(|line| place_use::read(line, &provision.places, &|_| None));
    strange.filter(move |place| {
        let is_same = |other: &PlaceUse| other.place.is_none() && other.name == place.value.name;
        held.as_ref().is_none_or(|held| held.iter().any(is_same))
    })
}
