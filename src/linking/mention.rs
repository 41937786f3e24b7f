//! A mention: a name in a document, its sense, its candidates, and the reasons for both.

pub use super::reason::Reason;

use super::reach::Reach;
use crate::{ground::text::Span, places::place::PlaceId};

/// How a name is used where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// As a place: the only sense that is pinned and counted.
    Place,
    /// As somebody who acts: "Armenia has signed".
    Actor,
    /// As a clock: "Moscow time".
    Clock,
    /// Inside the title of an agreement or body: "the Minsk Group".
    Title,
    /// As an adjective: "Armenian".
    Adjective,
    /// As its people: "Armenians".
    Demonym,
    /// As part of a person's name.
    Person,
    /// As part of an organisation's name.
    Organisation,
    /// As anything else.
    Other,
}

/// A place that a mention may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// How well it fits, 0 to 1; the candidates of a mention add up to at most 1.
    pub score: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What became of a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// It means this place.
    Resolved(PlaceId),
    /// Several places fit about as well.
    Ambiguous,
    /// No known place fits.
    Unmatched,
}

/// A name found in a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The name's own words, possessive ending left out.
    pub span: Span,
    /// How it is used.
    pub sense: Sense,
    /// Why it is taken in that sense.
    pub sense_reasons: Vec<Reason>,
    /// The places it may mean, best first.
    pub candidates: Vec<Candidate>,
    /// Which of them it means.
    pub resolution: Resolution,
    /// How far the reader's correction reaches that made it so; none for the linker's own work.
    pub corrected: Option<Reach>,
}

impl Sense {
    /// Every sense.
    pub const ALL: [Self; 9] = [
        Self::Place,
        Self::Actor,
        Self::Clock,
        Self::Title,
        Self::Adjective,
        Self::Demonym,
        Self::Person,
        Self::Organisation,
        Self::Other,
    ];

    /// The sense in one word, as in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Clock => "clock",
            Self::Title => "title",
            Self::Adjective => "adjective",
            Self::Demonym => "demonym",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Other => "other",
        }
    }

    /// The sense that a word of a file means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sense| sense.word() == word)
    }
}

impl Mention {
    /// A name of which nothing is known yet.
    #[must_use]
    pub const fn unknown(span: Span) -> Self {
        Self {
            span,
            sense: Sense::Other,
            sense_reasons: Vec::new(),
            candidates: Vec::new(),
            resolution: Resolution::Unmatched,
            corrected: None,
        }
    }

    /// The place it means, whatever its sense.
    #[must_use]
    pub const fn place(&self) -> Option<&PlaceId> {
        match &self.resolution {
            Resolution::Resolved(place) => Some(place),
            Resolution::Ambiguous | Resolution::Unmatched => None,
        }
    }

    /// The place it is pinned to: it means one, and is used as a place.
    #[must_use]
    pub fn pinned_place(&self) -> Option<&PlaceId> {
        self.place().filter(|_| self.sense == Sense::Place)
    }

    /// Whether the reader says that it is no place.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.corrected.is_some() && self.sense == Sense::Other && self.resolution == Resolution::Unmatched
    }

    /// How sure the link is, 0 to 1: the best candidate's score.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.candidates.first().map_or(0.0, |candidate| candidate.score)
    }

    /// Every reason: for the sense, then for the place.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        let place = self.candidates.first().map(|candidate| candidate.reasons.iter());
        self.sense_reasons.iter().chain(place.into_iter().flatten())
    }
}
