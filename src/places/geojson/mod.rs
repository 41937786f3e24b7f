//! Places read from GeoJSON (RFC 7946), also newline-delimited (RFC 8142), Linked Places Format (v1.3) and
//! Recogito's GeoJSON.
//!
//! Each feature is read on its own: one that is broken costs a warning and nothing else, and of a file that
//! breaks off, the features before the break are kept. A place without a geometry is listed, one without a
//! name is left out. Knows nothing of the disk.

mod cutting;
mod error;
mod geometry;
mod identity;
mod naming;
mod record;
mod writing;

#[cfg(test)]
mod tests;

pub use error::PlacesError;
pub use writing::{NameRecord, StandingRecord, WrittenFeature, feature_text, written_geometry};

use super::{kind::PlaceKind, place::Place};
use crate::ground::warning::{Warned, Warning};
use cutting::Source;
use geo::CoordsIter as _;
use identity::Identities;
use record::FeatureRecord;
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// How many warnings that say the same are given one by one.
const LIKE_WARNINGS: usize = 20;

/// Where in a file a feature stands, to say so in warnings.
#[derive(Debug, Clone)]
struct Spot<'a> {
    file: &'a str,
    line: usize,
    /// Counted from 1.
    number: usize,
    name: String,
}

impl Spot<'_> {
    fn part(&self) -> String {
        if self.name.is_empty() {
            format!("feature {}", self.number)
        } else {
            format!("feature {} ({})", self.number, self.name)
        }
    }

    fn loss(&self, what: impl Into<String>, cure: impl Into<String>) -> Warning {
        let warning = Warning::loss(self.file, what, cure);
        warning.at_line(self.line).about(self.part())
    }

    fn notice(&self, what: impl Into<String>, cure: impl Into<String>) -> Warning {
        let warning = Warning::notice(self.file, what, cure);
        warning.at_line(self.line).about(self.part())
    }
}

/// Reads the places of a file; `file` is what the user calls it.
///
/// # Errors
/// When the file is empty, binary, broken before its first feature, or no GeoJSON at all.
pub fn read_places(file: &str, bytes: &[u8]) -> Result<Warned<Vec<Place>>, PlacesError> {
    let mut warnings = Vec::new();
    let text = text_of(file, bytes, &mut warnings)?;
    let source = Source::cut(file, &text)?;
    let has_degrees = has_degrees(file, &source, &mut warnings);
    let mut reading = Reading {
        source: file.into(),
        has_degrees,
        identities: Identities::default(),
        unknown_kinds: BTreeSet::new(),
        warnings,
    };
    let mut places = Vec::with_capacity(source.features.len());
    for (index, feature) in source.features.iter().enumerate() {
        let spot = Spot { file, line: feature.line, number: index + 1, name: String::new() };
        places.extend(reading.place(spot, feature.text));
    }
    let mut warnings = reading.finish(file);
    if let Some(broken) = source.broken {
        warnings.push(broken);
    }
    if source.features.is_empty() {
        let cure = "add features with a name";
        warnings.push(Warning::loss(file, "there are no features in it", cure));
    }
    Ok(Warned { value: places, warnings: with_repeats_summed_up(file, warnings) })
}

/// What is carried from feature to feature.
struct Reading {
    source: Arc<str>,
    has_degrees: bool,
    identities: Identities,
    unknown_kinds: BTreeSet<String>,
    warnings: Vec<Warning>,
}

impl Reading {
    /// The place that a feature describes, unless it cannot be read or has no name.
    fn place(&mut self, mut spot: Spot<'_>, text: &str) -> Option<Place> {
        let record = match FeatureRecord::parse(text) {
            Ok(record) => record,
            Err(error) => {
                spot.line += error.line().saturating_sub(1);
                let what = format!("the feature cannot be read: {}", without_position(&error));
                let cure = "mend it, the other features are read";
                self.warnings.push(spot.loss(what, cure));
                return None;
            }
        };
        if let Some(other) = record.foreign_type() {
            let what = format!("“{other}” is not a Feature");
            let cure = "wrap it: {\"type\":\"Feature\",\"properties\":{\"name\":…},\"geometry\":…}";
            self.warnings.push(spot.loss(what, cure));
            return None;
        }
        let toponyms = naming::toponyms(&record);
        let Some(title) = toponyms.first().map(|name| name.text.clone()) else {
            let what = "the feature has no name: left out";
            self.warnings.push(spot.loss(what, "add a name (properties.name)"));
            return None;
        };
        spot.name.clone_from(&title);
        let geometry = geometry::read(&spot, &record, self.has_degrees, &mut self.warnings);
        let kind = self.kind(&record, &geometry);
        let id = self.identities.id(&spot, &record, kind, &geometry, &mut self.warnings);
        Some(Place {
            geonames: identity::geonames(&record, &id),
            id,
            title,
            toponyms,
            kind,
            geometry,
            parent: identity::parent(&record),
            links: identity::links(&record),
            status: record.status(),
            accuracy: record.accuracy(),
            min_zoom: record.min_zoom(),
            source: Arc::clone(&self.source),
        })
    }

    /// The kind that a feature says, else the one that its geometry suggests.
    fn kind(&mut self, record: &FeatureRecord<'_>, geometry: &super::place::PlaceGeometry) -> PlaceKind {
        let words = record.kind_words();
        if let Some(kind) = words.iter().find_map(|word| PlaceKind::from_word(word)) {
            return kind;
        }
        self.unknown_kinds.extend(words.into_iter().next());
        if geometry.areas.coords_count() > 0 {
            PlaceKind::Region
        } else if geometry.points.0.is_empty() && geometry.lines.coords_count() > 0 {
            PlaceKind::Line
        } else {
            PlaceKind::Other
        }
    }

    /// The warnings, with one about the kinds that nobody knew.
    fn finish(mut self, file: &str) -> Vec<Warning> {
        if !self.unknown_kinds.is_empty() {
            let some: Vec<&str> = self.unknown_kinds.iter().take(8).map(String::as_str).collect();
            let what = format!("kinds that are not known: {}", some.join(", "));
            let cure = "these places are shown by the form of their geometry; \
                        district, town, village, region … are known";
            self.warnings.push(Warning::notice(file, what, cure));
        }
        self.warnings
    }
}

/// The text of a file, whatever its Unicode encoding; what is not text is replaced and reported.
fn text_of<'a>(file: &str, bytes: &'a [u8], warnings: &mut Vec<Warning>) -> Result<Cow<'a, str>, PlacesError> {
    let (encoding, _) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
    if text.trim().is_empty() {
        return Err(PlacesError::Empty { file: file.to_owned() });
    }
    if text.contains('\0') {
        return Err(PlacesError::Binary { file: file.to_owned() });
    }
    if has_errors {
        let before = text.chars().take_while(|c| *c != char::REPLACEMENT_CHARACTER);
        let line = 1 + before.filter(|c| *c == '\n').count();
        let what = "some characters are not UTF-8 and were replaced by �";
        let warning = Warning::loss(file, what, "save the file as UTF-8");
        warnings.push(warning.at_line(line));
    }
    Ok(text)
}

/// Whether the coordinates are degrees. GeoJSON of 2008 may say otherwise in a `crs` member, which
/// RFC 7946 §4 took away.
fn has_degrees(file: &str, source: &Source<'_>, warnings: &mut Vec<Warning>) -> bool {
    let Some(crs) = source.crs else {
        return true;
    };
    let has_degrees = ["CRS84", "4326", "CRS83", "4269", "4258"].iter().any(|name| crs.contains(name));
    if has_degrees {
        let what = "the member “crs” of old GeoJSON was passed over: positions are WGS 84 degrees anyway";
        warnings.push(Warning::notice(file, what, "it may be taken out"));
    } else {
        let what = "the member “crs” says that positions are not WGS 84 degrees: \
                    the places are listed, not drawn";
        let cure = "convert the file to EPSG:4326 (ogr2ogr -t_srs EPSG:4326)";
        warnings.push(Warning::loss(file, what, cure));
    }
    has_degrees
}

/// The parser's message without its own line and column, which count from the feature.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((what, _)) => what.to_owned(),
        None => message,
    }
}

/// The warnings, of those that say the same only the first [`LIKE_WARNINGS`] and how many more there are.
fn with_repeats_summed_up(file: &str, warnings: Vec<Warning>) -> Vec<Warning> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Warning> = Vec::new();
    let mut repeated: Vec<Warning> = Vec::new();
    for warning in warnings {
        let count = counts.entry(warning.what.clone()).or_default();
        *count += 1;
        if *count <= LIKE_WARNINGS {
            kept.push(warning);
        } else if *count == LIKE_WARNINGS + 1 {
            repeated.push(warning);
        }
    }
    for mut warning in repeated {
        let more = counts.get(&warning.what).copied().unwrap_or_default() - LIKE_WARNINGS;
        file.clone_into(&mut warning.file);
        warning.line = None;
        warning.part = format!("{more} more features");
        kept.push(warning);
    }
    kept
}
