//! One feature as its file has it: RFC 7946 §3.2, with the members that Linked Places Format and
//! Recogito put beside `properties`. Nothing is converted here; members of the wrong type count as absent.

use crate::places::place::Accuracy;
use serde::Deserialize;
use serde_json::{Map, Value, value::RawValue};

/// A feature record.
#[derive(Debug, Deserialize)]
#[serde(default)]
pub(super) struct FeatureRecord<'a> {
    #[serde(rename = "type")]
    kind: Value,
    pub(super) id: Value,
    #[serde(rename = "@id")]
    pub(super) linked_id: Value,
    #[serde(borrow)]
    pub(super) geometry: Option<&'a RawValue>,
    properties: Value,
    pub(super) titles: Value,
    pub(super) names: Value,
    types: Value,
    fclasses: Value,
    pub(super) relations: Value,
    pub(super) links: Value,
    pub(super) uris: Value,
}

impl Default for FeatureRecord<'_> {
    fn default() -> Self {
        Self {
            kind: Value::Null,
            id: Value::Null,
            linked_id: Value::Null,
            geometry: None,
            properties: Value::Null,
            titles: Value::Null,
            names: Value::Null,
            types: Value::Null,
            fclasses: Value::Null,
            relations: Value::Null,
            links: Value::Null,
            uris: Value::Null,
        }
    }
}

/// The properties in which files say what a place is, in the order in which they are believed.
const KIND_KEYS: &[&str] = &[
    "kind",
    "type",
    "place_type",
    "placetype",
    "featurecode",
    "feature_code",
    "fcode",
    "place",
    "fclass",
    "featureclass",
];

impl<'a> FeatureRecord<'a> {
    /// A record from its text.
    pub(super) fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        let mut record: Self = serde_json::from_str(text)?;
        if let Value::Object(members) = &mut record.properties {
            in_lower_case(members);
        }
        Ok(record)
    }

    /// The record's type, when it says one other than “Feature”.
    pub(super) fn foreign_type(&self) -> Option<String> {
        match &self.kind {
            Value::Null => None,
            Value::String(kind) if kind == "Feature" => None,
            Value::String(other) => Some(other.clone()),
            other => Some(other.to_string()),
        }
    }

    /// The properties, in the order of the alphabet.
    pub(super) fn properties(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.properties.as_object().into_iter().flatten()
    }

    /// A property by its name in lower case, however the file writes it.
    pub(super) fn property(&self, key: &str) -> Option<&Value> {
        self.properties.as_object()?.get(key)
    }

    /// What the record says the place is, in its own words, the most trusted first.
    pub(super) fn kind_words(&self) -> Vec<String> {
        let of_properties = KIND_KEYS.iter().filter_map(|key| self.property(key).and_then(Value::as_str));
        let of_types = list(&self.types).iter().filter_map(|one| {
            let label =
                ["label", "sourceLabel", "identifier"].iter().find_map(|key| one.get(key).and_then(Value::as_str));
            one.as_str().or(label)
        });
        let of_classes = list(&self.fclasses).iter().filter_map(Value::as_str);
        let all = of_properties.chain(of_types).chain(of_classes);
        all.map(str::trim).filter(|word| !word.is_empty() && *word != "Feature").map(str::to_owned).collect()
    }

    /// Whether it tells a name that no gazetteer has, and nobody has said where it lies.
    pub(super) fn is_unplaced(&self) -> bool {
        self.geometry.is_none() && self.property("not_in_gazetteer").is_some_and(is_yes)
    }

    /// A remark on its standing.
    pub(super) fn status(&self) -> Option<String> {
        let status = self.property("status")?.as_str()?.trim();
        (!status.is_empty()).then(|| status.to_owned())
    }

    /// How far the geometry can be trusted.
    pub(super) fn accuracy(&self) -> Accuracy {
        if self.property("schematic").is_some_and(is_yes) {
            Accuracy::Schematic
        } else if self.property("approximate").is_some_and(is_yes) {
            Accuracy::Approximate
        } else {
            Accuracy::Surveyed
        }
    }

    /// The zoom from which the label is shown unasked.
    pub(super) fn min_zoom(&self) -> f64 {
        let zoom = self.property("min_zoom").and_then(|zoom| match zoom {
            Value::String(text) => text.trim().parse().ok(),
            other => other.as_f64(),
        });
        zoom.filter(|zoom: &f64| zoom.is_finite()).map_or(0.0, |zoom| zoom.clamp(0.0, 24.0))
    }
}

/// Brings the keys to lower case; where two meet, the one that was in lower case before stays.
fn in_lower_case(members: &mut Map<String, Value>) {
    if members.keys().any(|key| key.chars().any(char::is_uppercase)) {
        for (key, value) in std::mem::take(members) {
            let lower = key.to_lowercase();
            if lower == key || !members.contains_key(&lower) {
                members.insert(lower, value);
            }
        }
    }
}

/// The elements of a list; none when it is no list.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A text or a number as text, trimmed; none when blank or anything else.
pub(super) fn text_or_number(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn is_yes(value: &Value) -> bool {
    match value {
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64().is_some_and(|number| number != 0.0),
        Value::String(text) => matches!(text.trim().to_lowercase().as_str(), "true" | "yes" | "1" | "y"),
        _ => false,
    }
}
