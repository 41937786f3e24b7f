//! The data that a sheet carries, so that each quote can be found again without it: annotations (W3C Web Annotation
//! Data Model) with position, words and the hash of the source; and the places as GeoJSON (RFC 7946).
//!
//! Positions count Unicode code points. The same briefing gives the same bytes.

use super::{briefing::Briefing, claim::Claim};
use crate::{
    ground::hash::sha256_hex,
    places::{gazetteer::Gazetteer, place::Place},
};
use serde::Serialize;
use serde_json::{Value, json};

/// The name under which the annotations are attached.
pub const QUOTES_FILE: &str = "quotes.jsonld";

/// The name under which the places are attached.
pub const PLACES_FILE: &str = "places.geojson";

/// The data of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The annotations, a file of JSON-LD.
    pub quotes: String,
    /// The places, a file of GeoJSON.
    pub places: String,
    /// The SHA-256 of both, one after the other.
    pub sha256: String,
}

#[derive(Serialize)]
struct AnnotationRecord<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Value>,
    target: TargetRecord<'a>,
}

#[derive(Serialize)]
struct TargetRecord<'a> {
    source: SourceRecord<'a>,
    selector: [Value; 2],
}

/// The document; `sha256` is of its bytes, whose text the positions count.
#[derive(Serialize)]
struct SourceRecord<'a> {
    id: &'a str,
    title: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    place: &'a str,
}

impl Evidence {
    /// The data of a briefing.
    #[must_use]
    pub fn of(briefing: &Briefing, gazetteer: &Gazetteer) -> Self {
        let annotations: Vec<AnnotationRecord<'_>> = briefing
            .claims
            .iter()
            .zip(1..)
            .map(|(claim, number)| AnnotationRecord::of(number, claim, gazetteer))
            .collect();
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:treaty-atlas:quotes",
            "type": "AnnotationPage",
            "label": briefing.title,
            "items": annotations,
        });
        let features: Vec<Value> =
            claimed_places(briefing, gazetteer).into_iter().map(|place| feature(place, &briefing.claims)).collect();
        let collection = json!({ "type": "FeatureCollection", "features": features });
        let (quotes, places) = (format!("{page:#}\n"), format!("{collection}\n"));
        let sha256 = sha256_hex(format!("{quotes}{places}").as_bytes());
        Self { quotes, places, sha256 }
    }
}

impl<'a> AnnotationRecord<'a> {
    fn of(number: usize, claim: &'a Claim, gazetteer: &Gazetteer) -> Self {
        let mut body = vec![json!({
            "type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": claim.heading,
        })];
        body.extend(
            claim.places.iter().filter_map(|id| gazetteer.place(id)).map(
                |place| json!({ "type": "SpecificResource", "purpose": "identifying", "source": place.id.as_str() }),
            ),
        );
        body.extend(claim.reviewed.iter().map(|reviewed| {
            json!({ "type": "TextualBody", "purpose": "assessing", "format": "text/plain", "value": reviewed.words })
        }));
        let quote = &claim.quote;
        let record = &quote.source.record;
        Self {
            id: format!("urn:treaty-atlas:quote:{number}"),
            r#type: "Annotation",
            motivation: "linking",
            body,
            target: TargetRecord {
                source: SourceRecord {
                    id: &quote.source.document,
                    title: &quote.source.name,
                    sha256: &quote.source.sha256,
                    publisher: record.publisher.as_deref(),
                    date: record.date.as_deref(),
                    address: record.address.as_deref(),
                    kind: record.kind.map(crate::documents::document::SourceKind::words),
                    place: &quote.place,
                },
                selector: [
                    json!({ "type": "TextPositionSelector", "start": quote.span.start, "end": quote.span.end }),
                    json!({
                        "type": "TextQuoteSelector",
                        "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix,
                    }),
                ],
            },
        }
    }
}

/// The places of all claims, each once, in the order of the numbers.
pub(super) fn claimed_places<'a>(briefing: &Briefing, gazetteer: &'a Gazetteer) -> Vec<&'a Place> {
    let mut places: Vec<&Place> = Vec::new();
    let ids = briefing.claims.iter().flat_map(|claim| &claim.places);
    for place in ids.filter_map(|id| gazetteer.place(id)) {
        if !places.iter().any(|known| known.id == place.id) {
            places.push(place);
        }
    }
    places
}

/// A place with the numbers of its claims, at its anchor.
fn feature(place: &Place, claims: &[Claim]) -> Value {
    let numbers = claims.iter().zip(1..).filter(|(claim, _)| claim.places.contains(&place.id));
    let quotes: Vec<String> = numbers.map(|(_, number)| format!("urn:treaty-atlas:quote:{number}")).collect();
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let anchor = place.geometry.anchor();
    let geometry = anchor.map(|at| {
        json!({
            "type": "Point", "coordinates": [rounded(at.longitude), rounded(at.latitude)],
        })
    });
    json!({
        "type": "Feature",
        "id": place.id.as_str(),
        "properties": { "name": place.title, "kind": place.kind.word(), "quotes": quotes },
        "geometry": geometry,
    })
}
