//! What a word processor knows of a text and its words alone do not show; each makes a notice.

use crate::ground::warning::Warning;

/// Something that the reader of a text should know of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unshown {
    /// Words that are marked as hidden, which are left out.
    HiddenText,
    /// Changes that nobody has accepted or rejected yet.
    TrackedChanges,
}

impl Unshown {
    /// What is said of it.
    pub(super) fn warning(self) -> Warning {
        let (what, cure) = match self {
            Self::HiddenText => (
                "text that is marked as hidden was left out",
                "show it in the word processor if it belongs to the document",
            ),
            Self::TrackedChanges => (
                "changes are tracked in it: it is read as if all of them were accepted",
                "accept or reject its changes in the word processor and save it, if another wording is meant",
            ),
        };
        Warning::notice("", what, cure)
    }
}
