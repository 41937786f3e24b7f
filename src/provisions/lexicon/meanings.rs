//! What the patterns of a lexicon speak for, besides the fields of a provision.

/// Whether a passage can hold provisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::provisions) enum Gate {
    /// It is a recital: what was before.
    Recital,
    /// It tells what is agreed, in a text that reports.
    Operative,
    /// It is said to be the words of what was agreed.
    Cited,
    /// It goes on from the passage before.
    Continued,
    /// It tells what happened, in a text that reports.
    Narrative,
    /// It tells what happened, in an agreement, where nothing in it is numbered or binds.
    History,
    /// It permits, in an agreement: what it tells happened is on the way.
    Permission,
    /// It tells what somebody thinks or says of it.
    Aside,
    /// Somebody says it.
    Speech,
    /// It says what is not agreed.
    Denial,
    /// It speaks against what somebody said before.
    Contradiction,
}

/// Whether the subject of an action does it or has it done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::provisions) enum Voice {
    Active,
    Passive,
}

/// What part of a sentence some words start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::provisions) enum ClausePart {
    /// A condition.
    Condition,
    /// An exception.
    Exception,
}

/// What an amending text does with an article of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::provisions) enum Amending {
    Rewritten,
    Replaced,
    /// Between two quotations: the first stands in the place of the second.
    Instead,
    Deleted,
    Inserted,
}

/// What a length of time, or a date, is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::provisions) enum TimeUse {
    Duration,
    Renewal,
    Notice,
    Within,
    Reference,
    Event,
    KnownEvent,
    RenewalWords,
    Anchor,
}

impl Gate {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "recital" => Self::Recital,
            "operative" => Self::Operative,
            "cited" => Self::Cited,
            "continued" => Self::Continued,
            "narrative" => Self::Narrative,
            "history" => Self::History,
            "permission" => Self::Permission,
            "aside" => Self::Aside,
            "speech" => Self::Speech,
            "denial" => Self::Denial,
            "contradiction" => Self::Contradiction,
            _ => return None,
        })
    }
}

impl Voice {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "active" => Self::Active,
            "passive" => Self::Passive,
            _ => return None,
        })
    }
}

impl ClausePart {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "condition" => Self::Condition,
            "exception" => Self::Exception,
            _ => return None,
        })
    }
}

impl Amending {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "rewritten" => Self::Rewritten,
            "replaced" => Self::Replaced,
            "instead" => Self::Instead,
            "deleted" => Self::Deleted,
            "inserted" => Self::Inserted,
            _ => return None,
        })
    }
}

impl TimeUse {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "duration" => Self::Duration,
            "renewal" => Self::Renewal,
            "notice" => Self::Notice,
            "within" => Self::Within,
            "reference" => Self::Reference,
            "event" => Self::Event,
            "known_event" => Self::KnownEvent,
            "renewal_words" => Self::RenewalWords,
            "anchor" => Self::Anchor,
            _ => return None,
        })
    }
}
