//! A named briefing as it is kept in a project: what a person decided, version by version. Claims are kept by
//! their ids and derived anew, so that a briefing never quotes what its sources no longer say.

use super::{added_font::AddedFont, briefing::Briefing, claim::Claim, sheet_size::SheetSize};
use crate::places::place::PlaceId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version that is written.
pub const VERSION: u32 = 1;

/// The kind of view that a briefing is kept as.
pub const KIND: &str = "briefing";

/// Why a kept briefing cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A later version of the program wrote it.
    #[error(
        "the briefing was kept by a later version of the program (its version {version}, this one knows {VERSION})"
    )]
    Newer {
        /// Its version.
        version: u32,
    },
    /// It is broken.
    #[error("the kept briefing cannot be read")]
    Broken(#[source] serde_json::Error),
}

#[derive(Debug, Serialize, Deserialize)]
struct BriefingRecord {
    title: String,
    #[serde(default)]
    subtitle: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    marking: String,
    size: String,
    #[serde(default)]
    places: Vec<String>,
    claims: Vec<ClaimRecord>,
    #[serde(default)]
    callouts: BTreeMap<String, [f32; 2]>,
    /// The files of the added fonts.
    #[serde(default)]
    fonts: Vec<String>,
}

/// A claim by its id, and the places that it was about.
#[derive(Debug, Serialize, Deserialize)]
struct ClaimRecord {
    id: String,
    places: Vec<String>,
}

/// The content to keep, JSON of [`VERSION`].
///
/// # Errors
/// Never for a briefing that was made here; JSON has no number for what is not finite.
pub fn kept(briefing: &Briefing) -> Result<String, RecordError> {
    let spots = briefing.spots.iter().map(|(place, spot)| (place.as_str().to_owned(), *spot));
    let record = BriefingRecord {
        title: briefing.title.clone(),
        subtitle: briefing.subtitle.clone(),
        date: briefing.date.clone(),
        notes: briefing.notes.clone(),
        marking: briefing.marking.clone(),
        size: briefing.size.name(),
        places: briefing.places.iter().map(ToString::to_string).collect(),
        claims: briefing.claims.iter().map(ClaimRecord::of).collect(),
        callouts: spots.collect(),
        fonts: briefing.fonts.iter().map(|font| font.path.clone()).collect(),
    };
    serde_json::to_string(&record).map_err(RecordError::Broken)
}

/// A kept briefing, opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The briefing, the fonts that were added to it named and not read.
    pub briefing: Briefing,
    /// How many claims could not be made any more.
    pub lost: usize,
}

/// What is kept, in a briefing that has everything else; `made` is the claim of an id about places as it can be
/// made by now. Claims that cannot be made any more are left out and counted.
///
/// # Errors
/// When the content is of a later version, or broken.
pub fn opened(
    version: u32,
    content: &str,
    made: impl Fn(&str, &[PlaceId]) -> Option<Claim>,
    blank: Briefing,
) -> Result<Opened, RecordError> {
    if version > VERSION {
        return Err(RecordError::Newer { version });
    }
    let record: BriefingRecord = serde_json::from_str(content).map_err(RecordError::Broken)?;
    let remade = |claim: &ClaimRecord| {
        let places: Vec<PlaceId> = claim.places.iter().map(|place| PlaceId::new(place)).collect();
        made(&claim.id, &places)
    };
    let claims: Vec<Claim> = record.claims.iter().filter_map(remade).collect();
    let lost = record.claims.len() - claims.len();
    let spots = record.callouts.into_iter().map(|(place, spot)| (PlaceId::new(&place), spot)).collect();
    let briefing = Briefing {
        title: record.title,
        subtitle: record.subtitle,
        date: record.date,
        notes: record.notes,
        marking: record.marking,
        size: record.size.parse().unwrap_or(SheetSize::Slide),
        places: record.places.iter().map(|place| PlaceId::new(place)).collect(),
        claims,
        spots,
        fonts: record.fonts.into_iter().map(AddedFont::unread).collect(),
        ..blank
    };
    Ok(Opened { briefing, lost })
}

impl ClaimRecord {
    fn of(claim: &Claim) -> Self {
        Self { id: claim.id.clone(), places: claim.places.iter().map(ToString::to_string).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{
            claim::{KindClass, Look},
            drafting::{Draft, draft},
            fonts::FontSet,
            trials::quote,
        },
        provisions::footprint::Footprint,
    };

    fn claim(id: &str) -> Claim {
        Claim {
            id: id.to_owned(),
            heading: id.to_owned(),
            look: Look::of_class(KindClass::Other),
            places: Vec::new(),
            quote: quote("Words.", &[]),
            reviewed: None,
            fields: Vec::new(),
            footprint: Footprint::default(),
        }
    }

    fn briefing(claims: Vec<Claim>) -> Briefing {
        draft(&Draft { project_name: "p", sources: 1, places: &[], claims, size: SheetSize::A4Portrait })
    }

    fn font() -> AddedFont {
        let file = FontSet::default().font(0).cloned();
        AddedFont { file, ..AddedFont::unread("fonts/a.ttf".to_owned()) }
    }

    #[test]
    fn a_kept_briefing_is_opened_as_it_was() {
        let mut briefing = briefing(vec![claim("b"), claim("a")]);
        briefing.title = "What is said".to_owned();
        briefing.fonts.push(font());
        briefing.spots.insert(PlaceId::new("x"), [0.25, 0.5]);
        let content = kept(&briefing).unwrap();
        briefing.fonts[0].file = None;
        let blank = Briefing { title: String::new(), claims: Vec::new(), ..briefing.clone() };
        let opened = opened(VERSION, &content, |id, _| Some(claim(id)), blank).unwrap();
        assert_eq!(opened, Opened { briefing: briefing.clone(), lost: 0 });
        assert_eq!(kept(&briefing).unwrap(), content, "a font that is not read keeps its path");
    }

    #[test]
    fn claims_that_are_gone_are_counted_and_later_versions_refused() {
        let content = kept(&briefing(vec![claim("a"), claim("b")])).unwrap();
        let only_b = |id: &str, _: &[PlaceId]| (id == "b").then(|| claim("b"));
        let open = |version: u32, content: &str| opened(version, content, only_b, briefing(Vec::new()));
        let with_one = open(VERSION, &content).unwrap();
        assert_eq!((with_one.briefing.claims.len(), with_one.lost), (1, 1));
        assert!(matches!(open(VERSION + 1, &content), Err(RecordError::Newer { .. })));
        assert!(matches!(open(VERSION, "[]"), Err(RecordError::Broken(_))));
    }
}
