//! Names on the base map that belong to no gazetteer place: seas, countries, towns of the world.

use super::layer::world_point;
use crate::ground::{folding::fold_name, geo::WorldPoint};
use geojson::{FeatureCollection, GeometryValue};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a name stands for; decides its lettering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A state.
    Country,
    /// A sea or ocean.
    Sea,
    /// A lake.
    Lake,
    /// A mountain range or a region.
    Range,
    /// The capital of a state.
    Capital,
    /// A city or town.
    Town,
}

/// A name at a point.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedPoint {
    /// Where.
    pub at: WorldPoint,
    /// What for.
    pub kind: NameKind,
    /// The English name.
    pub name: String,
    /// Its names folded, the English one first, to know a place of the gazetteer by.
    pub folded: Vec<String>,
    /// Names by BCP 47 primary tag ("az", "hy", "ru", "local").
    pub names: BTreeMap<String, String>,
    /// The web-map zoom from which it is shown.
    pub min_zoom: f64,
}

impl NamedPoint {
    /// Reads the points of a FeatureCollection (properties `kind`, `name`, `name_xx`, `min_zoom`,
    /// `capital`); what has no name or no point is passed over.
    ///
    /// # Errors
    /// When the bytes are no FeatureCollection.
    pub fn read_all(bytes: &[u8]) -> Result<Vec<Self>, serde_json::Error> {
        let collection: FeatureCollection = serde_json::from_slice(bytes)?;
        Ok(collection.features.iter().filter_map(Self::from_feature).collect())
    }

    fn from_feature(feature: &geojson::Feature) -> Option<Self> {
        let text = |key: &str| feature.property(key).and_then(Value::as_str);
        let GeometryValue::Point { coordinates } = &feature.geometry.as_ref()?.value else {
            return None;
        };
        let kind = match text("kind")? {
            "country" => NameKind::Country,
            "sea" => NameKind::Sea,
            "lake" => NameKind::Lake,
            "range" => NameKind::Range,
            _ if feature.property("capital").and_then(Value::as_bool) == Some(true) => NameKind::Capital,
            _ => NameKind::Town,
        };
        let all = feature.properties.iter().flatten();
        let names = all.filter_map(|(key, value)| {
            let language = key.strip_prefix("name_")?;
            Some((language.to_owned(), value.as_str()?.to_owned()))
        });
        let names: BTreeMap<String, String> = names.collect();
        let mut folded = vec![fold_name(text("name")?)];
        folded.extend(names.values().map(|name| fold_name(name)));
        Some(Self {
            at: world_point(coordinates)?,
            kind,
            name: text("name")?.to_owned(),
            folded,
            names,
            min_zoom: feature.property("min_zoom").and_then(Value::as_f64).unwrap_or(7.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_is_told_from_a_town_and_names_are_kept_by_language() {
        let names = NamedPoint::read_all(
            r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"kind":"city","name":"Vienna","name_local":"Wien","capital":true,"min_zoom":4},
             "geometry":{"type":"Point","coordinates":[16.4,48.2]}},
            {"type":"Feature","properties":{"kind":"town"},"geometry":{"type":"Point","coordinates":[1,1]}}]}"#
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(names.len(), 1);
        assert_eq!(names[0].kind, NameKind::Capital);
        assert_eq!(names[0].names["local"], "Wien");
    }
}
