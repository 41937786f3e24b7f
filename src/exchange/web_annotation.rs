//! W3C Web Annotation Data Model (2017) as JSON-LD: each linked mention, each name of a place that the
//! gazetteer does not have and each provision is an annotation, a provision for each reviewer who decided on it.
//! Its target finds its words by position (§4.2.5) and by quote (§4.2.4). Positions count Unicode scalar values.

use super::{
    Exchange, Senses,
    reviewed::Reviewed,
    row::{Positions, Row},
    unplaced::{NOT_IN_GAZETTEER, UnplacedPlace},
};
use crate::{
    documents::{document::Document, selector::Selector},
    ground::{hash::sha256_hex, text::Span},
    linking::mention::Sense,
    project::Project,
    review::{decision::Signature, stances::Stance, subject::Subject},
};
use serde::Serialize;
use std::io;

/// Web Annotation.
#[derive(Debug, Clone, Copy)]
pub struct WebAnnotation;

#[derive(Serialize)]
struct AnnotationRecord<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<CreatorRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    body: Vec<BodyRecord<'a>>,
    target: TargetRecord<'a>,
}

#[derive(Serialize)]
struct CreatorRecord<'a> {
    r#type: &'static str,
    name: &'a str,
}

/// A body: a place, one that is only named, or words.
#[derive(Serialize)]
#[serde(untagged)]
enum BodyRecord<'a> {
    Place {
        r#type: &'static str,
        purpose: &'static str,
        source: &'a str,
        #[serde(rename = "schema:name")]
        name: &'a str,
        #[serde(rename = "schema:additionalType")]
        kind: &'static str,
        #[serde(rename = "schema:latitude", skip_serializing_if = "Option::is_none")]
        latitude: Option<f64>,
        #[serde(rename = "schema:longitude", skip_serializing_if = "Option::is_none")]
        longitude: Option<f64>,
    },
    /// A place that the gazetteer does not have, by its name.
    Named {
        r#type: &'static str,
        purpose: &'static str,
        value: &'a str,
        #[serde(rename = "schema:additionalType")]
        kind: &'static str,
        #[serde(rename = "schema:description")]
        description: &'static str,
    },
    Words {
        r#type: &'static str,
        purpose: &'static str,
        value: String,
    },
}

#[derive(Serialize)]
struct TargetRecord<'a> {
    source: &'a str,
    #[serde(rename = "schema:name")]
    name: &'a str,
    selector: (PositionRecord, QuoteRecord),
}

#[derive(Serialize)]
struct PositionRecord {
    r#type: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct QuoteRecord {
    r#type: &'static str,
    exact: String,
    prefix: String,
    suffix: String,
}

impl Exchange for WebAnnotation {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let pinned = Senses::only(Sense::Place);
        let senses = senses.unwrap_or(&pinned);
        out.write_all(
            b"{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"schema\":\"https://schema.org/\"}],\
              \"type\":\"AnnotationPage\",\"items\":[",
        )?;
        let mut separator = "\n";
        let positions = Positions::of(project);
        let unplaced = if senses.contains(Sense::Place) { UnplacedPlace::all(project) } else { Vec::new() };
        for document in project.documents() {
            let mentions = Row::of(project, &positions, document, senses);
            let mentions = mentions.filter_map(|row| of_mention(project, &row));
            let unplaced = unplaced.iter().flat_map(|place| of_unplaced(place, document));
            let provisions = Reviewed::of(project, document);
            let provisions = provisions.iter().flat_map(of_provision);
            for annotation in mentions.chain(unplaced).chain(provisions) {
                out.write_all(separator.as_bytes())?;
                serde_json::to_writer(&mut *out, &annotation)?;
                separator = ",\n";
            }
        }
        out.write_all(b"\n]}\n")?;
        out.flush()
    }
}

fn of_mention<'a>(project: &'a Project, row: &Row<'a>) -> Option<AnnotationRecord<'a>> {
    let place = row.place?;
    let body = BodyRecord::Place {
        r#type: "SpecificResource",
        purpose: "identifying",
        source: place.id.as_str(),
        name: &place.title,
        kind: place.kind.word(),
        latitude: row.position.map(|at| at.latitude),
        longitude: row.position.map(|at| at.longitude),
    };
    let sense = BodyRecord::tag("classifying", row.mention.sense.word());
    let words = row.mention.corrected.and_then(|_| Selector::of(row.document, row.mention.span));
    let by = words.and_then(|words| project.review().signature_on(&Subject::Mention(words)));
    annotation("identifying", row.document, row.mention.span, by, vec![body, sense])
}

fn of_unplaced<'a>(place: &UnplacedPlace<'a>, document: &'a Document) -> Vec<AnnotationRecord<'a>> {
    let body = || BodyRecord::Named {
        r#type: "TextualBody",
        purpose: "identifying",
        value: place.name,
        kind: place.kind.word(),
        description: NOT_IN_GAZETTEER,
    };
    let own = place.words.iter().filter(|(other, _)| other.id == document.id);
    own.filter_map(|(_, span)| annotation("identifying", document, *span, None, vec![body()])).collect()
}

/// An annotation for each reviewer who decided on it, by them; one by nobody where nobody did.
fn of_provision<'a>(provision: &Reviewed<'a>) -> Vec<AnnotationRecord<'a>> {
    let each = provision.stances.each().iter().map(|stance| of_stance(provision, Some(stance)));
    let found = provision.stances.each().is_empty().then(|| of_stance(provision, None));
    each.chain(found).flatten().collect()
}

/// What one reviewer holds of a provision. It is classified as it was found, by which it is known; what they hold
/// it to be instead is one of their edits.
fn of_stance<'a>(provision: &Reviewed<'a>, stance: Option<&Stance<'a>>) -> Option<AnnotationRecord<'a>> {
    let mut body = vec![BodyRecord::tag("classifying", &provision.first_category)];
    if let Some(Stance { state, .. }) = stance {
        body.extend(state.verdict().map(|verdict| BodyRecord::tag("assessing", verdict.word())));
        body.extend(state.tags().map(|tag| BodyRecord::tag("tagging", tag)));
        let edits = state.fields().map(|(field, value)| format!("{}: {value}", field.as_str()));
        body.extend(edits.map(|words| BodyRecord::tag("editing", &words)));
        body.extend(state.note().map(|note| BodyRecord::tag("commenting", note)));
    }
    let by = stance.map(|stance| stance.by);
    let mut annotation = annotation("classifying", provision.document, provision.span, by, body)?;
    // Several may be about the same words.
    annotation.id = format!("{}-{}", annotation.id, provision.first_category);
    let name = by.map(|by| sha256_hex(by.reviewer.as_str().as_bytes()));
    annotation.id.extend(name.and_then(|hash| Some(format!("-{}", hash.get(..12)?))));
    Some(annotation)
}

impl BodyRecord<'_> {
    fn tag(purpose: &'static str, words: &str) -> Self {
        Self::Words { r#type: "TextualBody", purpose, value: words.to_owned() }
    }
}

fn annotation<'a>(
    motivation: &'static str,
    document: &'a Document,
    span: Span,
    by: Option<&'a Signature>,
    body: Vec<BodyRecord<'a>>,
) -> Option<AnnotationRecord<'a>> {
    let Selector { exact, prefix, suffix, .. } = Selector::of(document, span)?;
    Some(AnnotationRecord {
        id: format!("urn:sha256:{}#{motivation}-{}-{}", document.sha256, span.start, span.end),
        r#type: "Annotation",
        motivation,
        creator: by.map(|by| CreatorRecord { r#type: "Person", name: by.reviewer.as_str() }),
        created: by.map(|by| by.time.to_string()),
        body,
        target: TargetRecord {
            source: document.id.as_str(),
            name: document.name(),
            selector: (
                PositionRecord { r#type: "TextPositionSelector", start: span.start, end: span.end },
                QuoteRecord { r#type: "TextQuoteSelector", exact, prefix, suffix },
            ),
        },
    })
}
