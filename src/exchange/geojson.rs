//! GeoJSON (RFC 7946): the linked places, each with the passages that name it. Only mentions used as
//! places count, unless other senses are asked for.

use super::{
    Exchange, Senses,
    row::{Positions, Row},
};
use crate::{
    linking::mention::Sense,
    places::{geojson::WrittenFeature, place::PlaceId},
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
                let more = MentionsRecord { other_names, mentions: passages.len(), passages };
                serde_json::to_writer(&mut *out, &WrittenFeature::of(place, more))?;
                separator = ",\n";
            }
        }
        out.write_all(b"\n]}\n")?;
        out.flush()
    }
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
        let passage = row.passage()?;
        Some(Self {
            document: row.document.id.as_str(),
            start: row.mention.span.start,
            end: row.mention.span.end,
            surface: row.surface(),
            sense: row.mention.sense.word(),
            confidence: row.confidence(),
            paragraph: passage.locator.paragraph,
            sentence: passage.locator.sentence,
            quote: row.document.words(passage.span),
        })
    }
}
