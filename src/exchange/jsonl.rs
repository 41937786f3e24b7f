//! JSON lines: a document a line, in the order of the input, with its mentions.

use super::row::{Row, rounded};
use serde::Serialize;

#[derive(Serialize)]
struct MentionRecord<'a> {
    start: usize,
    end: usize,
    surface: &'a str,
    sense: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonameid: Option<u64>,
    confidence: f64,
    reasons: Vec<String>,
    alternatives: Vec<AlternativeRecord<'a>>,
}

/// A place that a mention might mean as well.
#[derive(Serialize)]
struct AlternativeRecord<'a> {
    place_id: &'a str,
    score: f64,
}

/// How the line of a document starts.
pub(super) fn opening(id: &str) -> Vec<u8> {
    format!("{{\"id\":{},\"mentions\":[", serde_json::Value::from(id)).into_bytes()
}

/// Adds the record of a mention.
pub(super) fn push(row: &Row<'_>, out: &mut Vec<u8>) {
    // Writing to memory cannot fail, nor do the keys of a record.
    serde_json::to_writer(out, &MentionRecord::of(row)).unwrap_or_default();
}

impl<'a> MentionRecord<'a> {
    fn of(row: &Row<'a>) -> Self {
        let span = row.span();
        let others = row.mention.candidates.iter();
        let others = others.filter(|candidate| Some(&candidate.place) != row.mention.place());
        Self {
            start: span.start,
            end: span.end,
            surface: row.surface(),
            sense: row.mention.sense.word(),
            place_id: row.place.map(|place| place.id.as_str()),
            place_name: row.place.map(|place| place.title.as_str()),
            place_kind: row.place.map(|place| place.kind.word()),
            lat: row.position.map(|at| at.latitude),
            lon: row.position.map(|at| at.longitude),
            geonameid: row.place.and_then(|place| place.geonames),
            confidence: row.confidence(),
            reasons: row.reasons(),
            alternatives: others
                .map(|candidate| AlternativeRecord {
                    place_id: candidate.place.as_str(),
                    score: rounded(candidate.score),
                })
                .collect(),
        }
    }
}
