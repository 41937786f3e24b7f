//! A file cut into the texts of its features, each with its line, without reading what is in them; so
//! that one broken feature cannot take the others with it.

use super::PlacesError;
use crate::ground::warning::Warning;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The text of one feature and the line (from 1) on which it starts.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawFeature<'a> {
    pub(super) text: &'a str,
    pub(super) line: usize,
}

/// What a file is made of.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) features: Vec<RawFeature<'a>>,
    /// The `crs` member as written, when there is one.
    pub(super) crs: Option<&'a str>,
    /// The place at which the file broke off.
    pub(super) broken: Option<Warning>,
}

/// The members of the outermost object, as far as the file could be read.
#[derive(Default)]
struct Outline<'a> {
    kind: Option<String>,
    features: Vec<&'a RawValue>,
    is_collection: bool,
    crs: Option<&'a RawValue>,
}

/// The types of RFC 7946 §1.4 that stand for one feature or one geometry.
const SINGLE: &[&str] = &[
    "Feature",
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

impl<'a> Source<'a> {
    /// Cuts a file.
    pub(super) fn cut(file: &str, text: &'a str) -> Result<Self, PlacesError> {
        if is_line_delimited(text) {
            return Ok(Self { features: lines(text).collect(), crs: None, broken: None });
        }
        let mut outline = Outline::default();
        let mut parser = serde_json::Deserializer::from_str(text);
        let outcome = OutlineSeed(&mut outline).deserialize(&mut parser).and_then(|()| parser.end());
        let kind = outline.kind.as_deref().unwrap_or_default();
        if let Err(source) = outcome {
            if outline.features.is_empty() {
                return Err(PlacesError::Broken { file: file.to_owned(), line: source.line(), source });
            }
            return Ok(outline.into_source(text, Some(broken_off(file, &source))));
        }
        if outline.is_collection {
            return Ok(outline.into_source(text, None));
        }
        if !SINGLE.contains(&kind) {
            return Err(PlacesError::Foreign { file: file.to_owned(), what: foreign(kind) });
        }
        let whole = text.trim();
        Ok(Self {
            features: numbered(text, std::iter::once(whole)).collect(),
            crs: outline.crs.map(RawValue::get),
            broken: None,
        })
    }
}

impl<'a> Outline<'a> {
    fn into_source(self, text: &'a str, broken: Option<Warning>) -> Source<'a> {
        let texts = self.features.into_iter().map(RawValue::get);
        Source { features: numbered(text, texts).collect(), crs: self.crs.map(RawValue::get), broken }
    }
}

fn broken_off(file: &str, error: &serde_json::Error) -> Warning {
    let what = format!(
        "the file cannot be read from here on ({}); the features before are kept",
        super::without_position(error)
    );
    let cure = "mend this line or export the file anew";
    Warning::loss(file, what, cure).at_line(error.line())
}

fn foreign(kind: &str) -> String {
    match kind {
        "" => "this is JSON, but without the member “type” of GeoJSON".to_owned(),
        "Topology" => "this is TopoJSON".to_owned(),
        other => format!("this is JSON of type “{other}”, which GeoJSON does not know"),
    }
}

/// Whether each line is a feature of its own (RFC 8142, with or without its record separator): the first
/// or second line is whole JSON, and the first opens no collection.
fn is_line_delimited(text: &str) -> bool {
    let mut lines = lines(text);
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    let is_whole =
        |line: RawFeature<'_>| line.text.starts_with('{') && serde_json::from_str::<&RawValue>(line.text).is_ok();
    !first.text.contains("\"features\"") && (is_whole(first) || is_whole(second))
}

/// The lines that hold something.
fn lines(text: &str) -> impl Iterator<Item = RawFeature<'_>> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let text = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{1e}');
        let line = index + 1;
        (!text.is_empty()).then_some(RawFeature { text, line })
    })
}

/// Parts of a text, in its order, with the lines on which they start.
fn numbered<'a>(text: &'a str, parts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = RawFeature<'a>> {
    let mut line = 1;
    let mut counted = 0;
    parts.map(move |part| {
        // A part is borrowed from the text: where it starts is the distance of the two.
        let offset = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        let between = text.as_bytes().get(counted..offset).unwrap_or_default();
        line += memchr::memchr_iter(b'\n', between).count();
        counted = offset;
        RawFeature { text: part, line }
    })
}

/// Reads the outermost value into an outline, which keeps what was read when the rest fails.
struct OutlineSeed<'o, 'a>(&'o mut Outline<'a>);

impl<'a> DeserializeSeed<'a> for OutlineSeed<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for OutlineSeed<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut members: M) -> Result<(), M::Error> {
        while let Some(key) = members.next_key::<String>()? {
            match key.as_str() {
                "type" => {
                    let value: serde_json::Value = members.next_value()?;
                    self.0.kind = value.as_str().map(str::to_owned);
                }
                "features" => {
                    self.0.is_collection = true;
                    members.next_value_seed(FeaturesSeed(&mut self.0.features))?;
                }
                "crs" => self.0.crs = members.next_value()?,
                _ => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    /// A bare list of features is not GeoJSON, but common, and there is only one way to read it.
    fn visit_seq<S: SeqAccess<'a>>(self, list: S) -> Result<(), S::Error> {
        self.0.is_collection = true;
        FeaturesSeed(&mut self.0.features).visit_seq(list)
    }
}

/// Collects the raw texts of a list.
struct FeaturesSeed<'o, 'a>(&'o mut Vec<&'a RawValue>);

impl<'a> DeserializeSeed<'a> for FeaturesSeed<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for FeaturesSeed<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut list: S) -> Result<(), S::Error> {
        while let Some(feature) = list.next_element()? {
            self.0.push(feature);
        }
        Ok(())
    }
}
