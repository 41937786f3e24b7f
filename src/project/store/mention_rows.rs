//! What was found in the documents: in full, so that a project opens without linking anew (`findings`), and
//! as points that other programs show (`mentions`).

use super::geometry;
use crate::{
    documents::document::{Document, DocumentId},
    ground::text::{Span, Text},
    linking::mention::{Candidate, Mention, Reason, Resolution, Sense},
    places::{
        gazetteer::Gazetteer,
        place::{PlaceGeometry, PlaceId},
    },
};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::HashMap};

/// A mention in full. The words of the keys are short, as there are a hundred thousand of them.
#[derive(Serialize, Deserialize)]
struct MentionRecord<'a> {
    /// Where it stands.
    at: (usize, usize),
    #[serde(borrow)]
    sense: Cow<'a, str>,
    #[serde(borrow)]
    why: Vec<ReasonRecord<'a>>,
    /// The places it may mean.
    #[serde(borrow)]
    may: Vec<CandidateRecord<'a>>,
    /// The place it means: its number among those it may mean, −1 for ambiguous, −2 for none.
    is: i32,
    /// The place it means when it is none of those.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    place: Option<Cow<'a, str>>,
}

/// The place, its score, the reasons.
#[derive(Serialize, Deserialize)]
struct CandidateRecord<'a>(#[serde(borrow)] Cow<'a, str>, f64, #[serde(borrow)] Vec<ReasonRecord<'a>>);

/// The rule, its words, where they stand, the rule in plain language.
#[derive(Serialize, Deserialize)]
struct ReasonRecord<'a>(
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    Option<(usize, usize)>,
    #[serde(borrow)] Cow<'a, str>,
);

/// Writes what was found in place of what was there: of each document its mentions.
pub(super) fn replace(
    connection: &Connection,
    found: &[(&Document, &[Mention])],
    gazetteer: &Gazetteer,
) -> rusqlite::Result<()> {
    connection.execute_batch("DELETE FROM findings; DELETE FROM mentions;")?;
    let mut full = connection.prepare("INSERT INTO findings (document, mentions) VALUES (?1, ?2)")?;
    let mut layer = connection.prepare(
        "INSERT INTO mentions (geom, document, locator, start, \"end\", surface, sense, place_id, place_name, \
         place_kind, confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut points: HashMap<PlaceId, Option<Vec<u8>>> = HashMap::new();
    for (document, mentions) in found {
        let records: Vec<MentionRecord<'_>> =
            mentions.iter().map(|mention| MentionRecord::of(mention, &document.text)).collect();
        full.execute(params![document.id.as_str(), serde_json::to_string(&records).unwrap_or_default()])?;
        for mention in *mentions {
            let place = mention.place().and_then(|id| gazetteer.place(id));
            let point = place
                .and_then(|place| points.entry(place.id.clone()).or_insert_with(|| point(&place.geometry)).clone());
            let passage = document.passage_at(mention.span.start);
            layer.execute(params![
                point,
                document.id.as_str(),
                passage.map(|passage| passage.locator.to_string()),
                i64::try_from(mention.span.start).unwrap_or(i64::MAX),
                i64::try_from(mention.span.end).unwrap_or(i64::MAX),
                document.words(mention.span),
                mention.sense.word(),
                place.map(|place| place.id.as_str()),
                place.map(|place| place.title.as_str()),
                place.map(|place| place.kind.word()),
                mention.confidence(),
            ])?;
        }
    }
    Ok(())
}

/// What was found, document by document, as text that [`of_text`] understands; so that several threads can.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<HashMap<DocumentId, String>> {
    let mut statement = connection.prepare("SELECT document, mentions FROM findings")?;
    let rows = statement.query_map([], |row| Ok((DocumentId::new(&row.get::<_, String>(0)?), row.get(1)?)))?;
    rows.collect()
}

/// The mentions of a text of the table `findings`; none when it cannot be understood.
pub(super) fn of_text(text: &str) -> Option<Vec<Mention>> {
    let records: Vec<MentionRecord<'_>> = serde_json::from_str(text).ok()?;
    records.into_iter().map(MentionRecord::into_mention).collect()
}

fn point(geometry: &PlaceGeometry) -> Option<Vec<u8>> {
    let anchor = geometry.anchor()?;
    let mut point = PlaceGeometry::default();
    point.points.0.push(geo::Point::new(anchor.longitude, anchor.latitude));
    geometry::to_blob(&point)
}

fn span((start, end): (usize, usize)) -> Span {
    Span::new(start, end)
}

impl<'a> MentionRecord<'a> {
    fn of(mention: &'a Mention, text: &'a Text) -> Self {
        let candidates = mention.candidates.iter();
        let number = |place: &PlaceId| mention.candidates.iter().position(|candidate| candidate.place == *place);
        let (is, place) = match &mention.resolution {
            Resolution::Resolved(place) => match number(place).and_then(|at| i32::try_from(at).ok()) {
                Some(at) => (at, None),
                None => (0, Some(Cow::Borrowed(place.as_str()))),
            },
            Resolution::Ambiguous => (-1, None),
            Resolution::Unmatched => (-2, None),
        };
        Self {
            at: (mention.span.start, mention.span.end),
            sense: Cow::Borrowed(mention.sense.word()),
            why: reasons(&mention.sense_reasons, text),
            may: candidates
                .map(|one| CandidateRecord(Cow::Borrowed(one.place.as_str()), one.score, reasons(&one.reasons, text)))
                .collect(),
            is,
            place,
        }
    }

    fn into_mention(self) -> Option<Mention> {
        let candidates: Vec<Candidate> = self
            .may
            .into_iter()
            .map(|CandidateRecord(place, score, why)| Candidate {
                place: PlaceId::new(&place),
                score,
                reasons: why.into_iter().map(ReasonRecord::into_reason).collect(),
            })
            .collect();
        let resolution = match (self.place, self.is) {
            (Some(place), _) => Resolution::Resolved(PlaceId::new(&place)),
            (None, -1) => Resolution::Ambiguous,
            (None, -2) => Resolution::Unmatched,
            (None, number) => Resolution::Resolved(candidates.get(usize::try_from(number).ok()?)?.place.clone()),
        };
        Some(Mention {
            span: span(self.at),
            sense: Sense::from_word(&self.sense)?,
            sense_reasons: self.why.into_iter().map(ReasonRecord::into_reason).collect(),
            candidates,
            resolution,
            corrected: None,
        })
    }
}

fn reasons<'a>(all: &'a [Reason], text: &'a Text) -> Vec<ReasonRecord<'a>> {
    let records = all.iter().map(|reason| {
        ReasonRecord(
            Cow::Borrowed(&reason.rule),
            Cow::Borrowed(reason.words(text)),
            reason.span.map(|span| (span.start, span.end)),
            Cow::Owned(reason.text(text)),
        )
    });
    records.collect()
}

impl ReasonRecord<'_> {
    fn into_reason(self) -> Reason {
        let Self(rule, _, at, text) = self;
        Reason::told(&rule, at.map(span), text.into_owned())
    }
}
