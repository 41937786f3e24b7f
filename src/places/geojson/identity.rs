//! What a place is known by: its id, the place it is part of, and its numbers in other gazetteers.

use super::{
    record::{FeatureRecord, list, text_or_number},
    spot::Spot,
};
use crate::{
    ground::{folding::fold_name, warning::Warning},
    places::{
        kind::PlaceKind,
        place::{Place, PlaceGeometry, PlaceId},
    },
};
use serde_json::Value;
use std::collections::{HashMap, hash_map::Entry};

/// The ids given so far in a file, each with the number that its next double gets.
#[derive(Debug)]
pub(super) struct Identities(HashMap<PlaceId, usize>);

impl Identities {
    /// None yet, with room for so many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self(HashMap::with_capacity(count))
    }

    /// The id of a place: the feature's own, else one made of its name, kind and, where these do not
    /// tell it from another, position.
    pub(super) fn id(
        &mut self,
        own: Option<String>,
        spot: &Spot<'_>,
        place: &Place,
        warnings: &mut Vec<Warning>,
    ) -> PlaceId {
        let Some(own) = own else {
            return self.made_of(&spot.name, place.kind, &place.geometry);
        };
        let own = PlaceId::new(&own);
        if self.take(&own) {
            return own;
        }
        let id = self.numbered(&own);
        let what = format!("the id “{own}” is given twice: this place gets “{id}”");
        warnings.push(spot.notice(what, "give each feature an id of its own"));
        id
    }

    fn made_of(&mut self, name: &str, kind: PlaceKind, geometry: &PlaceGeometry) -> PlaceId {
        let slug = format!("{}--{}", fold_name(name).replace(' ', "-"), kind.word());
        let short = PlaceId::new(&slug);
        if self.take(&short) {
            return short;
        }
        let position = geometry.anchor().map(|at| format!("--{:.4}_{:.4}", at.longitude, at.latitude));
        let long = PlaceId::new(&(slug + &position.unwrap_or_default()));
        if self.take(&long) { long } else { self.numbered(&long) }
    }

    /// Whether an id was free; it no longer is.
    fn take(&mut self, id: &PlaceId) -> bool {
        let entry = self.0.entry(id.clone());
        let is_free = matches!(entry, Entry::Vacant(_));
        entry.or_insert(2);
        is_free
    }

    /// The first free one of `id~2`, `id~3` …
    fn numbered(&mut self, id: &PlaceId) -> PlaceId {
        loop {
            let next = self.0.entry(id.clone()).or_insert(2);
            let numbered = PlaceId::new(&format!("{id}~{next}"));
            *next += 1;
            if self.take(&numbered) {
                return numbered;
            }
        }
    }
}

/// The id that a feature gives itself.
pub(super) fn own_id(record: &FeatureRecord<'_>) -> Option<String> {
    let own = [&record.id, &record.linked_id].into_iter();
    own.chain(record.property("id")).chain(list(&record.uris)).find_map(text_or_number)
}

/// The place that a feature says it is part of (Linked Places: `gvp:broaderPartitive`).
pub(super) fn parent(record: &FeatureRecord<'_>) -> Option<PlaceId> {
    let related = list(&record.relations).iter().find_map(|relation| {
        let is_part_of = relation.get("relationType")?.as_str()?.ends_with("broaderPartitive");
        let whole = relation.get("relationTo").and_then(text_or_number);
        whole.filter(|_| is_part_of)
    });
    let said = || ["parent", "part_of", "partof"].iter().find_map(|key| record.property(key).and_then(text_or_number));
    related.or_else(said).map(|id| PlaceId::new(&id))
}

/// The place's number in `GeoNames`: from a property, or its links.
pub(super) fn geonames(record: &FeatureRecord<'_>) -> Option<u64> {
    let said = ["geonameid", "geonames_id", "geonamesid", "geonames", "gn_id"]
        .iter()
        .find_map(|key| record.property(key).and_then(text_or_number))
        .and_then(|text| text.parse().ok().or_else(|| number_in(&text)));
    let mut all = identifiers(record);
    let linked = || all.find_map(|identifier| number_in(&identifier));
    said.or_else(linked)
}

/// The other identifiers of a place, as CURIEs or addresses, in the order of the file, each once.
pub(super) fn links(record: &FeatureRecord<'_>) -> Vec<String> {
    let wikidata = record
        .property("wikidata")
        .or_else(|| record.property("wikidataid"))
        .and_then(Value::as_str)
        .map(|item| format!("wd:{}", item.trim().trim_start_matches("wd:")));
    let mut links: Vec<String> = Vec::new();
    for link in identifiers(record).chain(wikidata) {
        if number_in(&link).is_none() && !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

/// The identifiers of the `links` of Linked Places Format and Recogito.
fn identifiers<'a>(record: &'a FeatureRecord<'_>) -> impl Iterator<Item = String> + use<'a> {
    let beside = list(&record.links).iter().chain(list(&record.uris));
    let within = record.property("links").map(list).unwrap_or_default();
    beside.chain(within).filter_map(|link| {
        let keys = ["identifier", "id", "@id", "url"];
        let member = keys.iter().find_map(|key| link.get(key));
        text_or_number(member.unwrap_or(link))
    })
}

/// The number of a `GeoNames` identifier: `gn:123` or an address of geonames.org.
pub(super) fn number_in(identifier: &str) -> Option<u64> {
    let rest = identifier.strip_prefix("gn:").or_else(|| {
        let (_, path) = identifier.split_once("geonames.org/")?;
        path.split('/').next()
    })?;
    rest.trim().parse().ok()
}
