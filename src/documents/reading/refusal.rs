//! Why a reader of a format gave up: what is wrong and how to mend it, before the document is named.

use std::borrow::Cow;

/// What is wrong with a file, a clause that begins with "it", and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) what: Cow<'static, str>,
    pub(super) cure: Cow<'static, str>,
}

impl Refusal {
    pub(super) fn new(what: impl Into<Cow<'static, str>>, cure: impl Into<Cow<'static, str>>) -> Self {
        Self { what: what.into(), cure: cure.into() }
    }

    /// A part of it unpacks to more than it should.
    pub(super) fn unpacks_too_far() -> Self {
        Self::new(
            "it unpacks to far more than a document needs, as files made to do harm do",
            "if it is sound, save its text as a .txt file",
        )
    }
}
