//! A mention as the formats write it: its words, its place with a position, its reasons.

use super::Senses;
use crate::{
    documents::document::{Document, Passage},
    ground::{geo::LonLat, text::Span},
    linking::mention::Mention,
    places::place::{Place, PlaceId},
    project::{
        Project,
        streaming::{Before, LinkedPart},
    },
};
use std::collections::HashMap;

/// The positions of the symbols of all places that a project's mentions mean; found once, as it takes
/// a while to find a point inside a large area.
#[derive(Debug)]
pub(super) struct Positions<'a>(HashMap<&'a PlaceId, LonLat>);

impl<'a> Positions<'a> {
    pub(super) fn of(project: &'a Project) -> Self {
        let documents = project.documents().iter();
        let mentions = documents.flat_map(|document| project.mentions(&document.id));
        let mut ids: Vec<&PlaceId> = mentions.filter_map(Mention::place).collect();
        ids.sort_unstable();
        ids.dedup();
        let positions = ids.into_iter().filter_map(|id| {
            let anchor = project.gazetteer().place(id)?.geometry.anchor()?;
            Some((id, rounded_position(anchor)))
        });
        Self(positions.collect())
    }
}

/// A mention and what it is linked to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) document: &'a Document,
    pub(super) mention: &'a Mention,
    /// The place it means, whatever its sense.
    pub(super) place: Option<&'a Place>,
    /// Where that place's symbol stands.
    pub(super) position: Option<LonLat>,
    /// What of the document stands before the part that it is given by.
    pub(super) before: Before,
}

impl<'a> Row<'a> {
    /// The mentions of a document that have a wanted sense.
    pub(super) fn of(
        project: &'a Project,
        positions: &Positions<'a>,
        document: &'a Document,
        senses: &Senses,
    ) -> impl Iterator<Item = Self> {
        let mentions = project.mentions(&document.id).iter();
        let wanted = mentions.filter(|mention| senses.contains(mention.sense));
        wanted.map(move |mention| {
            let place = mention.place().and_then(|id| project.gazetteer().place(id));
            let position = place.and_then(|place| positions.0.get(&place.id).copied());
            Self { document, mention, place, position, before: Before::default() }
        })
    }

    /// The mentions of a part of a document that have a wanted sense.
    pub(super) fn of_part(part: &LinkedPart<'a>, senses: &Senses) -> impl Iterator<Item = Self> {
        let LinkedPart { document, mentions, before, places } = *part;
        let wanted = mentions.iter().filter(|mention| senses.contains(mention.sense));
        wanted.map(move |mention| {
            let found = mention.place().and_then(|id| places.place(id));
            let position = found.and_then(|(_, at)| at).map(rounded_position);
            Self { document, mention, place: found.map(|(place, _)| place), position, before }
        })
    }

    /// Where the mention stands in the whole document.
    pub(super) fn span(&self) -> Span {
        self.before.shifted(self.mention.span)
    }

    /// The words of the mention.
    pub(super) fn surface(&self) -> &'a str {
        self.document.words(self.mention.span)
    }

    /// How sure the link is, to four digits.
    pub(super) fn confidence(&self) -> f64 {
        rounded(self.mention.confidence())
    }

    /// Every reason in plain language.
    pub(super) fn reasons(&self) -> Vec<String> {
        let reasons = self.mention.reasons();
        reasons.map(|reason| reason.text(&self.document.text)).collect()
    }

    /// The sentence it stands in.
    pub(super) fn passage(&self) -> Option<&'a Passage> {
        self.document.passage_at(self.mention.span.start)
    }
}

/// A position to a centimetre.
fn rounded_position(at: LonLat) -> LonLat {
    LonLat::new(to_centimetres(at.longitude), to_centimetres(at.latitude))
}

/// Degrees to seven digits, about a centimetre.
fn to_centimetres(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

/// A score to four digits: what is beyond them is noise.
pub(super) fn rounded(score: f64) -> f64 {
    (score * 10_000.0).round() / 10_000.0
}
