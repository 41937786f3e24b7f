//! How far the review of a provision is, in a sign and a word.

use crate::{
    review::decision::Verdict,
    scene::{colour::Colour, palette::Palette},
};

/// How far the review of a provision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Status {
    /// Reviewers, or sources, do not agree.
    Differs,
    /// Nobody has judged it.
    Open,
    /// Somebody else has to look.
    Unsure,
    /// Right once corrected.
    Corrected,
    /// Right as found.
    Accepted,
    /// None.
    Rejected,
}

impl Status {
    /// Every status, what needs a look first.
    pub(crate) const ALL: [Self; 6] =
        [Self::Differs, Self::Open, Self::Unsure, Self::Corrected, Self::Accepted, Self::Rejected];

    /// The status that a verdict gives.
    pub(crate) const fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            None => Self::Open,
            Some(Verdict::Accept) => Self::Accepted,
            Some(Verdict::Correct) => Self::Corrected,
            Some(Verdict::Reject) => Self::Rejected,
            Some(Verdict::Unsure) => Self::Unsure,
        }
    }

    /// The word for it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Open => "open",
            Self::Unsure => "unsure",
            Self::Corrected => "corrected",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    /// The sign before the word.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Differs => "△",
            Self::Open => "○",
            Self::Unsure => "?",
            Self::Corrected | Self::Accepted => "✓",
            Self::Rejected => "✗",
        }
    }

    /// Its colour.
    pub(crate) const fn colour(self, palette: &Palette) -> Colour {
        match self {
            Self::Differs => palette.alert,
            Self::Open | Self::Unsure | Self::Rejected => palette.muted,
            Self::Corrected | Self::Accepted => palette.good,
        }
    }
}
