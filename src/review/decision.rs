//! A decision: one row of the log, never changed once made. It says who, when, about what, what was there
//! before and what is there after; taking one back is a row of its own.

use super::subject::Subject;
use crate::{
    ground::hash::sha256_hex,
    linking::correction::{Correction, Meaning},
    places::place::Place,
};
use jiff::Timestamp;
use std::{fmt, sync::Arc};

/// A decision's own id, the same in every copy of the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecisionId(Arc<str>);

crate::ground::written::text_type!(DecisionId);

/// Who decides, by the name they go by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reviewer(Arc<str>);

/// Who decides, and when by their clock. The caller looks at the clock, this floor never does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub reviewer: Reviewer,
    /// When.
    pub time: Timestamp,
}

/// What a reviewer holds of a provision or link that the program found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is right as it was found.
    Accept,
    /// It is right once corrected.
    Correct,
    /// It is none.
    Reject,
    /// Somebody else has to look.
    Unsure,
}

/// The id of a field of a provision, as the provisions name it: `category`, `obligor`, `deadline`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(Arc<str>);

crate::ground::written::text_type!(Field);

/// A part of a document's source record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceField {
    /// The title.
    Title,
    /// Who published it.
    Publisher,
    /// When, as written.
    Date,
    /// Where it can be found.
    Address,
    /// How close it stands to those who agreed, in the words of `SourceKind`.
    Kind,
}

/// Which side of its subject a decision sets. Each side has one value at a time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// What is held of it: a [`Value::Verdict`].
    Verdict,
    /// What a field really says: a [`Value::Text`], empty when the field is to be empty.
    Field(Field),
    /// A note on it: a [`Value::Text`].
    Note,
    /// A tag on it: [`Value::Yes`].
    Tag(Arc<str>),
    /// That a person added it, by selecting words: [`Value::Yes`].
    Added,
    /// A part of its source record: a [`Value::Text`].
    Source(SourceField),
    /// The place as a person drew or mended it: a [`Value::Place`].
    Place,
    /// What a mention or a surface form means: a [`Value::Meaning`].
    Meaning,
}

/// What an aspect is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A verdict.
    Verdict(Verdict),
    /// Words.
    Text(Arc<str>),
    /// That it is so.
    Yes,
    /// A place.
    Place(Box<Place>),
    /// What a mention means.
    Meaning(Meaning),
}

/// One side of one subject set to something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// About what.
    pub subject: Subject,
    /// Which side.
    pub aspect: Aspect,
    /// What was there: what an earlier decision set, else what the program had found.
    pub before: Option<Value>,
    /// What is there from now on; none withdraws what was set.
    pub after: Option<Value>,
}

/// What a decision does.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Sets something.
    Set(Change),
    /// Takes back a whole step, named by its first decision.
    Undo(DecisionId),
    /// Makes a step that was taken back stand again.
    Redo(DecisionId),
}

/// A row of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// Its number: higher than that of each decision that its maker could see.
    pub number: u64,
    /// Who made it, and when. Never before the decision before it in the log it was made in.
    pub by: Signature,
    /// The first decision of its step: what is undone and redone in one stroke.
    pub step: DecisionId,
    /// What it does.
    pub act: Act,
}

impl Aspect {
    /// Whether links follow it, or what documents are called: then more than its subject is derived anew.
    #[must_use]
    pub const fn reaches_links(&self) -> bool {
        matches!(self, Self::Meaning | Self::Place | Self::Source(_))
    }
}

impl DecisionId {
    /// The id of something that is decided now. It is kept from then on and never worked out again, so
    /// what it is made of has to be unlike that of other decisions, and no more.
    pub(super) fn made_of(number: u64, by: &Signature, act: &Act) -> Self {
        let mut digits = sha256_hex(format!("{number} {by:?} {act:?}").as_bytes());
        digits.truncate(32);
        Self(digits.into())
    }
}

impl Reviewer {
    /// A reviewer by the name they go by.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.trim().into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reviewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::ground::written::words! {
    Verdict,
    Accept => "accept",
    Correct => "correct",
    Reject => "reject",
    Unsure => "unsure",
}

crate::ground::written::words! {
    SourceField,
    Title => "title",
    Publisher => "publisher",
    Date => "date",
    Address => "address",
    Kind => "kind",
}

impl Change {
    /// A verdict given, or withdrawn.
    #[must_use]
    pub fn verdict(subject: Subject, verdict: impl Into<Option<Verdict>>) -> Self {
        Self { subject, aspect: Aspect::Verdict, before: None, after: verdict.into().map(Value::Verdict) }
    }

    /// A field corrected from what was found to what it really says.
    #[must_use]
    pub fn field(subject: Subject, field: Field, found: Option<&str>, corrected: &str) -> Self {
        let text = |words: &str| Value::Text(words.into());
        Self { subject, aspect: Aspect::Field(field), before: found.map(text), after: Some(text(corrected)) }
    }

    /// A note written; an empty one is taken away.
    #[must_use]
    pub fn note(subject: Subject, words: &str) -> Self {
        let after = (!words.trim().is_empty()).then(|| Value::Text(words.into()));
        Self { subject, aspect: Aspect::Note, before: None, after }
    }

    /// A tag put on.
    #[must_use]
    pub fn tag(subject: Subject, tag: &str) -> Self {
        Self { subject, aspect: Aspect::Tag(tag.into()), before: None, after: Some(Value::Yes) }
    }

    /// A provision added by selecting its words.
    #[must_use]
    pub fn addition(provision: Subject) -> Self {
        Self { subject: provision, aspect: Aspect::Added, before: None, after: Some(Value::Yes) }
    }

    /// A part of a source record mended from what was read to what it is.
    #[must_use]
    pub fn source(subject: Subject, part: SourceField, read: Option<&str>, mended: &str) -> Self {
        let text = |words: &str| Value::Text(words.into());
        Self { subject, aspect: Aspect::Source(part), before: read.map(text), after: Some(text(mended)) }
    }

    /// A place drawn or mended by a person.
    #[must_use]
    pub fn place(place: Place) -> Self {
        let subject = Subject::Place(place.id.clone());
        Self { subject, aspect: Aspect::Place, before: None, after: Some(Value::Place(Box::new(place))) }
    }

    /// A mention corrected, or a surface form; what takes a correction back is one too.
    #[must_use]
    pub fn correction(correction: Correction) -> Self {
        let subject = Subject::of_scope(correction.scope);
        Self { subject, aspect: Aspect::Meaning, before: None, after: Some(Value::Meaning(correction.meaning)) }
    }

    /// The same side of the same subject with nothing set: what was found by the program holds again.
    #[must_use]
    pub fn withdrawn(self) -> Self {
        Self { after: None, ..self }
    }
}
