//! How far a reader's correction reaches: a mention, a document, everything.

use super::reason::{About, Reason};

/// The rule's name in the reasons of a corrected mention.
pub const RULE: &str = "corrected";

/// How far a correction reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// One mention.
    Here,
    /// A document.
    Document,
    /// Everything.
    Always,
}

impl Reach {
    /// Every reach, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Here, Self::Document, Self::Always];

    /// The words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Document => "in this document",
            Self::Always => "always",
        }
    }

    /// Why a mention that was corrected is what it is.
    #[must_use]
    pub fn reason(self) -> Reason {
        let wording = match self {
            Self::Here => "corrected by the reader: here",
            Self::Document => "corrected by the reader: in this document",
            Self::Always => "corrected by the reader: always",
        };
        Reason::new(RULE, wording, About::Nothing)
    }
}
