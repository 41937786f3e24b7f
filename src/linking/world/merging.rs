//! Mentions of a region's places and of the world's, put together: where the two disagree, and which
//! of them is told.
//!
//! A region's gazetteer knows its own places best. The world's tells that a name means a place
//! elsewhere, a state of the same name say, or is no place in a text about other parts of the world.

use super::{
    WorldLinker,
    telling::{WorldMention, WorldReading},
};
use crate::{
    ground::text::Span,
    linking::{
        mention::{Mention, Reason, Resolution, Sense},
        names::NameIndex,
    },
};
use std::collections::BTreeMap;

/// Places nearer than this are one and the same when they share a name.
const SAME_M: f64 = 60_000.0;
/// How sure the world must be that a place elsewhere is meant.
const SURE: f64 = 0.6;
/// The share of a document's places that must lie about the region for its names to need no support.
const ABOUT: f64 = 0.25;

/// What the world's places are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum WorldRole {
    /// They keep names of places elsewhere off the region's map.
    #[default]
    Decoy,
    /// They are linked as well.
    Linked,
}

/// The mentions of a document, and the rows of the world's places among them.
#[derive(Debug, Default)]
pub struct Merged {
    /// The mentions, in the order of the text.
    pub mentions: Vec<Mention>,
    /// The rows of the world that they may mean.
    pub rows: Vec<u32>,
}

/// The region's side of a merge.
struct Region<'a> {
    index: &'a NameIndex,
    linker: &'a WorldLinker,
}

impl Merged {
    /// Adds what a later part of the document mentions.
    pub(in crate::linking) fn append(&mut self, later: Self) {
        self.mentions.extend(later.mentions);
        self.rows.extend(later.rows);
        self.rows.sort_unstable();
        self.rows.dedup();
    }
}

/// Spans in the order of the text, asked which of them is the first to share a scalar with another.
struct Row {
    spans: Vec<Span>,
    /// For each span, the last end so far.
    ends: Vec<usize>,
}

impl Row {
    fn of(spans: impl Iterator<Item = Span>) -> Self {
        let spans: Vec<Span> = spans.collect();
        let mut last = 0;
        let ends = spans.iter().map(|span| {
            last = last.max(span.end);
            last
        });
        Self { ends: ends.collect(), spans }
    }

    fn first_over(&self, span: Span) -> Option<usize> {
        let at = self.ends.partition_point(|&end| end <= span.start);
        self.spans.get(at).filter(|found| found.start < span.end).map(|_| at)
    }
}

/// Puts the mentions of a region's and of the world's places together.
pub(in crate::linking) fn merged(
    region: Vec<Mention>,
    world: &WorldReading,
    index: &NameIndex,
    linker: &WorldLinker,
    role: WorldRole,
) -> Merged {
    let sides = Region { index, linker };
    let mut merged = Merged::default();
    let is_linked = role == WorldRole::Linked;
    let rivals = Row::of(world.mentions.iter().map(|rival| rival.span));
    let refused = Row::of(world.refused.iter().copied());
    let rival_of = |own: &Mention| rivals.first_over(own.span).and_then(|at| world.mentions.get(at));
    let is_about = !is_linked || sides.is_about(region.iter().map(|own| (own, rival_of(own))), world.mentions.len());
    let mut senses: BTreeMap<Span, (Sense, Vec<Reason>)> = BTreeMap::new();
    for mut own in region {
        let keep = match rival_of(&own) {
            Some(rival) => {
                let same = sides.is_same(&own, rival);
                if same && !is_about && own.sense != rival.sense {
                    // In a document about other parts of the world names are used as the world reads them, where who
                    // acts is not told apart from a place.
                    (own.sense, own.sense_reasons) = (rival.sense, linker.told(rival).sense_reasons);
                }
                // The world's place has GeoNames' number and point where the region's has none.
                let is_better = is_linked && same && rival.span == own.span && sides.lacks_number(&own);
                if is_better {
                    senses.entry(rival.span).or_insert_with(|| (own.sense, own.sense_reasons.clone()));
                }
                same && !is_better && (own.place().is_some() || !is_linked)
                    || !same && !is_elsewhere(&own, rival, is_linked)
            }
            None => is_about || refused.first_over(own.span).is_none(),
        };
        if keep {
            merged.mentions.push(own);
        }
    }
    if is_linked {
        let taken = Row::of(merged.mentions.iter().map(|own| own.span));
        for other in world.mentions.iter().filter(|other| taken.first_over(other.span).is_none()) {
            let mut mention = linker.told(other);
            sides.rename(&mut mention, other);
            if let Some((sense, reasons)) = senses.get(&mention.span) {
                (mention.sense, mention.sense_reasons) = (*sense, reasons.clone());
            }
            merged.rows.extend(other.rows());
            merged.mentions.push(mention);
        }
        merged.mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
        merged.rows.sort_unstable();
        merged.rows.dedup();
    }
    merged
}

impl Region<'_> {
    /// Whether a row of the world is one of the places that a mention may mean.
    fn is_candidate(&self, own: &Mention, row: u32) -> bool {
        let Some(known) = self.linker.world.row(row) else {
            return false;
        };
        own.candidates.iter().any(|candidate| {
            let Some(seat) = self.index.seat(&candidate.place) else {
                return false;
            };
            let same_number = seat.geonames.is_some_and(|number| number == u64::from(known.geonames));
            let same_kind = seat.kind == known.place_kind() && seat.kind == crate::places::kind::PlaceKind::Country;
            let near = seat.at.is_some_and(|at| at.distance_m(known.position()) < SAME_M);
            same_number || near || same_kind && self.linker.world.name(row) == &*seat.title
        })
    }

    /// Whether the place that a mention means has no number in GeoNames.
    fn lacks_number(&self, own: &Mention) -> bool {
        let seat = own.place().and_then(|id| self.index.seat(id));
        seat.is_some_and(|seat| seat.geonames.is_none())
    }

    /// Whether the world's reading means one of the places that the region's may mean.
    fn is_same(&self, own: &Mention, rival: &WorldMention) -> bool {
        rival.rows().next().is_none_or(|row| self.is_candidate(own, row))
    }

    /// Whether a document is about the region: where the places lie that it names without doubt.
    fn is_about<'a>(
        &self,
        region: impl Iterator<Item = (&'a Mention, Option<&'a WorldMention>)>,
        mentions: usize,
    ) -> bool {
        let is_central = |own: &Mention| {
            let seats = own.candidates.iter().filter_map(|candidate| self.index.seat(&candidate.place));
            seats.take(1).any(|seat| seat.is_central)
        };
        let central = region.filter(|(own, _)| is_central(own));
        let same = central.filter(|(own, rival)| rival.is_some_and(|rival| self.is_same(own, rival)));
        let known = same.count() as f64;
        known > ABOUT * mentions as f64 && known > 0.0
    }

    /// Names the region's own places by the region's ids.
    fn rename(&self, mention: &mut Mention, found: &WorldMention) {
        for (candidate, row) in mention.candidates.iter_mut().zip(found.rows()) {
            let number = self.linker.world.row(row).map_or(0, |row| row.geonames);
            let seat = self.index.numbered(number.into()).filter(|_| number > 0);
            if let Some(seat) = seat {
                if mention.resolution == Resolution::Resolved(candidate.place.clone()) {
                    mention.resolution = Resolution::Resolved(seat.id.clone());
                }
                candidate.place = seat.id.clone();
            }
        }
    }
}

/// Whether the world's reading plainly means a place elsewhere.
fn is_elsewhere(own: &Mention, rival: &WorldMention, is_linked: bool) -> bool {
    let resolved = rival.is_resolved;
    let sure = rival.confidence() >= SURE && resolved;
    let is_place = rival.sense == Sense::Place;
    let unknown = own.place().is_none();
    sure && (is_place || is_linked) || is_linked && unknown && resolved
}
