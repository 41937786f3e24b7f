//! GeoJSON (RFC 7946): the linked places, each with the passages that name it; at the end, those that
//! the gazetteer does not have, without a geometry. Only mentions used as places count, unless other senses
//! are asked for.

use super::{
    Exchange, Senses,
    row::{Positions, Row},
    unplaced::UnplacedPlace,
};
use crate::{
    documents::document::Document,
    ground::text::Span,
    linking::mention::Sense,
    places::{
        geojson::WrittenFeature,
        place::{Place, PlaceId},
    },
    project::Project,
};
use serde::Serialize;
use std::{collections::HashMap, io};

/// GeoJSON.
#[derive(Debug, Clone, Copy)]
pub struct GeoJson;

/// What the properties hold beside the place.
#[derive(Serialize)]
struct MentionsRecord<'a> {
    other_names: Vec<&'a str>,
    mentions: usize,
    passages: Vec<PassageRecord<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    not_in_gazetteer: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct PassageRecord<'a> {
    document: &'a str,
    start: usize,
    end: usize,
    surface: &'a str,
    sense: &'static str,
    confidence: f64,
    paragraph: u32,
    sentence: u32,
    quote: &'a str,
}

impl Exchange for GeoJson {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut passages = PassagesOfPlaces::of(project, senses);
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        let mut separator = "\n";
        for place in project.gazetteer().places() {
            if let Some(passages) = passages.take(&place.id) {
                out.write_all(separator.as_bytes())?;
                let other_names = place.other_names().map(|name| name.text.as_str()).collect();
                let more = MentionsRecord { other_names, mentions: passages.len(), passages, not_in_gazetteer: false };
                serde_json::to_writer(&mut *out, &WrittenFeature::of(place, more))?;
                separator = ",\n";
            }
        }
        for (place, passages) in unplaced(project, senses) {
            out.write_all(separator.as_bytes())?;
            let mentions = passages.len();
            let more = MentionsRecord { other_names: Vec::new(), mentions, passages, not_in_gazetteer: true };
            serde_json::to_writer(&mut *out, &WrittenFeature::of(&place, more))?;
            separator = ",\n";
        }
        out.write_all(b"\n]}\n")?;
        out.flush()
    }
}

/// The places that the gazetteer does not have, with the passages that name each; they are used as places.
pub(super) fn unplaced<'a>(project: &'a Project, senses: Option<&Senses>) -> Vec<(Place, Vec<PassageRecord<'a>>)> {
    if senses.is_some_and(|senses| !senses.contains(Sense::Place)) {
        return Vec::new();
    }
    let named = UnplacedPlace::all(project).into_iter().map(|unplaced| {
        let words = unplaced.words.iter();
        let passages = words.filter_map(|&(document, span)| PassageRecord::new(document, span, Sense::Place, 0.0));
        (unplaced.place(), passages.collect())
    });
    named.collect()
}

/// The passages that name each place.
#[derive(Debug)]
pub(super) struct PassagesOfPlaces<'a>(HashMap<&'a PlaceId, Vec<PassageRecord<'a>>>);

impl<'a> PassagesOfPlaces<'a> {
    /// Those in which a name has one of some senses; in which it is used as a place when nobody says.
    pub(super) fn of(project: &'a Project, senses: Option<&Senses>) -> Self {
        let pinned = Senses::only(Sense::Place);
        let senses = senses.unwrap_or(&pinned);
        let mut passages: HashMap<&PlaceId, Vec<PassageRecord<'_>>> = HashMap::new();
        let positions = Positions::of(project);
        for document in project.documents() {
            for row in Row::of(project, &positions, document, senses) {
                if let (Some(place), Some(passage)) = (row.place, PassageRecord::of(&row)) {
                    passages.entry(&place.id).or_default().push(passage);
                }
            }
        }
        Self(passages)
    }

    /// Those of a place, once.
    pub(super) fn take(&mut self, place: &PlaceId) -> Option<Vec<PassageRecord<'a>>> {
        self.0.remove(place)
    }
}

impl<'a> PassageRecord<'a> {
    fn of(row: &Row<'a>) -> Option<Self> {
        Self::new(row.document, row.mention.span, row.mention.sense, row.confidence())
    }

    /// That of some words of a document.
    fn new(document: &'a Document, words: Span, sense: Sense, confidence: f64) -> Option<Self> {
        let passage = document.passage_at(words.start)?;
        Some(Self {
            document: document.id.as_str(),
            start: words.start,
            end: words.end,
            surface: document.words(words),
            sense: sense.word(),
            confidence,
            paragraph: passage.locator.paragraph,
            sentence: passage.locator.sentence,
            quote: document.words(passage.span),
        })
    }
}
