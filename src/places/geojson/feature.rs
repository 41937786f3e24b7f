//! One feature read as a place, by itself: what it is called, what it is and where. Its id comes last, as
//! no other feature of the file may have the same.

use super::{
    cutting::RawFeature,
    geometry,
    identity::{self, Identities},
    naming,
    record::FeatureRecord,
    spot::Spot,
    without_position,
};
use crate::{
    ground::warning::Warning,
    places::{
        kind::PlaceKind,
        place::{Place, PlaceGeometry, PlaceId},
    },
};
use geo::CoordsIter as _;
use std::sync::Arc;

/// What is the same for all features of a file.
pub(super) struct Shared<'a> {
    pub(super) file: &'a str,
    /// The file, as the source of its places.
    pub(super) source: Arc<str>,
    /// Whether its coordinates are degrees.
    pub(super) has_degrees: bool,
}

/// What was read of a feature.
#[derive(Default)]
pub(super) struct ReadFeature<'a> {
    /// The place, unless the feature cannot be read, has no name, or says that no gazetteer has it.
    pub(super) place: Option<Unidentified<'a>>,
    /// What it says it is, when nobody knows that kind.
    pub(super) unknown_kind: Option<String>,
    pub(super) warnings: Vec<Warning>,
}

/// A place that has no id yet.
pub(super) struct Unidentified<'a> {
    spot: Spot<'a>,
    place: Place,
    /// The id that the feature gives itself.
    own: Option<String>,
}

impl<'a> ReadFeature<'a> {
    /// Reads a feature; it is the `number`th of its file, from 1.
    pub(super) fn of(feature: &RawFeature<'a>, number: usize, shared: &Shared<'a>) -> Self {
        let mut read = Self::default();
        let mut spot = Spot { file: shared.file, line: feature.line, number, name: String::new() };
        let record = match FeatureRecord::parse(feature.text) {
            Ok(record) => record,
            Err(error) => {
                spot.line += error.line().saturating_sub(1);
                let what = format!("the feature cannot be read: {}", without_position(&error));
                return read.lost(spot.loss(what, "mend it, the other features are read"));
            }
        };
        if let Some(other) = record.foreign_type() {
            let what = format!("“{other}” is not a Feature");
            let cure = "wrap it: {\"type\":\"Feature\",\"properties\":{\"name\":…},\"geometry\":…}";
            return read.lost(spot.loss(what, cure));
        }
        let toponyms = naming::toponyms(&record);
        let Some(title) = toponyms.first().map(|name| name.text.clone()) else {
            let what = "the feature has no name: left out";
            return read.lost(spot.loss(what, "add a name (properties.name)"));
        };
        if record.is_unplaced() {
            return read;
        }
        spot.name.clone_from(&title);
        let geometry = geometry::read(&spot, &record, shared.has_degrees, &mut read.warnings);
        let kind = read.kind(&record, &geometry);
        let place = Place {
            geonames: identity::geonames(&record),
            id: PlaceId::new(""),
            title,
            toponyms,
            kind,
            geometry,
            parent: identity::parent(&record),
            links: identity::links(&record),
            status: record.status(),
            accuracy: record.accuracy(),
            min_zoom: record.min_zoom(),
            source: Arc::clone(&shared.source),
        };
        read.place = Some(Unidentified { spot, place, own: identity::own_id(&record) });
        read
    }

    fn lost(mut self, warning: Warning) -> Self {
        self.warnings.push(warning);
        self
    }

    /// The kind that a feature says, else the one that its geometry suggests.
    fn kind(&mut self, record: &FeatureRecord<'_>, geometry: &PlaceGeometry) -> PlaceKind {
        let words = record.kind_words();
        if let Some(kind) = words.iter().find_map(|word| PlaceKind::from_word(word)) {
            return kind;
        }
        self.unknown_kind = words.into_iter().next();
        if geometry.areas.coords_count() > 0 {
            PlaceKind::Region
        } else if geometry.points.0.is_empty() && geometry.lines.coords_count() > 0 {
            PlaceKind::Line
        } else {
            PlaceKind::Other
        }
    }
}

impl Unidentified<'_> {
    /// The place under an id that no other place of its file has.
    pub(super) fn identified(self, identities: &mut Identities, warnings: &mut Vec<Warning>) -> Place {
        let Self { spot, place, own } = self;
        let id = identities.id(own, &spot, &place, warnings);
        let geonames = place.geonames.or_else(|| identity::number_in(id.as_str()));
        Place { id, geonames, ..place }
    }
}
