//! Places read from GeoJSON (RFC 7946), also newline-delimited (RFC 8142), Linked Places Format (v1.3) and
//! Recogito's GeoJSON.
//!
//! Each feature is read on its own: one that is broken costs a warning and nothing else, and of a file that
//! breaks off, the features before the break are kept. A place without a geometry is listed, one without a
//! name is left out. Knows nothing of the disk.

mod cutting;
mod error;
mod feature;
mod geometry;
mod identity;
mod naming;
mod record;
mod spot;
mod writing;

#[cfg(test)]
mod tests;

pub use error::PlacesError;
pub use writing::{NameRecord, StandingRecord, WrittenFeature, feature_text, written_geometry};

use super::place::Place;
use crate::ground::warning::{Warned, Warning};
use cutting::Source;
use feature::{ReadFeature, Shared};
use identity::Identities;
use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

/// How many warnings that say the same are given one by one.
const LIKE_WARNINGS: usize = 20;
/// How many features are read at a time, on all cores.
const TOGETHER: usize = 1 << 14;

/// Reads the places of a file; `file` is what the user calls it.
///
/// # Errors
/// When the file is empty, binary, broken before its first feature, or no GeoJSON at all.
pub fn read_places(file: &str, bytes: &[u8]) -> Result<Warned<Vec<Place>>, PlacesError> {
    let mut warnings = Vec::new();
    let text = text_of(file, bytes, &mut warnings)?;
    let source = Source::cut(file, &text)?;
    let shared = Shared { file, has_degrees: has_degrees(file, &source, &mut warnings), source: file.into() };
    let count = source.features.len();
    let (identities, places) = (Identities::with_capacity(count), Vec::with_capacity(count));
    let unknown_kinds = BTreeSet::new();
    let mut gathering = Gathering { file, identities, unknown_kinds, places, warnings };
    for (nth, features) in source.features.chunks(TOGETHER).enumerate() {
        let all = features.par_iter().enumerate();
        let read = all.map(|(at, feature)| ReadFeature::of(feature, nth * TOGETHER + at + 1, &shared));
        let read: Vec<ReadFeature<'_>> = read.collect();
        for one in read {
            gathering.add(one);
        }
    }
    let (places, mut warnings) = gathering.finish();
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
struct Gathering<'a> {
    file: &'a str,
    identities: Identities,
    unknown_kinds: BTreeSet<String>,
    places: Vec<Place>,
    warnings: Vec<Warning>,
}

impl Gathering<'_> {
    /// Adds what was read of a feature, under an id of its own.
    fn add(&mut self, read: ReadFeature<'_>) {
        self.unknown_kinds.extend(read.unknown_kind);
        self.warnings.extend(read.warnings);
        if let Some(place) = read.place {
            self.places.push(place.identified(&mut self.identities, &mut self.warnings));
        }
    }

    /// The places, and the warnings with one about the kinds that nobody knew.
    fn finish(mut self) -> (Vec<Place>, Vec<Warning>) {
        if !self.unknown_kinds.is_empty() {
            let some: Vec<&str> = self.unknown_kinds.iter().take(8).map(String::as_str).collect();
            let what = format!("kinds that are not known: {}", some.join(", "));
            let cure = "these places are shown by the form of their geometry; \
                        district, town, village, region … are known";
            self.warnings.push(Warning::notice(self.file, what, cure));
        }
        (self.places, self.warnings)
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
