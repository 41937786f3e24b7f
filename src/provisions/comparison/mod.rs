//! Versions of an agreement compared: provisions aligned by category, places, number and words, and what
//! differs between them. Spellings of one place are one place; by and before are two things.
//!
//! Differences are shown, never decided: which version is right is the reader's matter.

mod aligning;
mod collating;
mod differing;
mod overlap;

#[cfg(test)]
mod tests;

pub use collating::{Clause, Collation, Row, collate};

use super::{
    provision::{Provision, Standing},
    time::{Bound, Length},
};
use crate::{
    documents::document::{Document, Passage},
    ground::text::Span,
};

/// A document with its provisions, to be compared.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its provisions, in the order of its text.
    pub provisions: &'a [Provision],
}

/// How the second of two documents stands to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Two texts of one thing: translations, drafts.
    Version,
    /// A later text: where it moves a term, the first is "as signed", the second "as amended".
    Later,
    /// One of them, or both, reports: where they differ, sources contradict each other.
    Report,
}

/// What two provisions can differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Only one of them has the clause.
    Missing,
    /// Both have the words; only in one of them are they read as such a provision.
    Coding,
    /// The date or hour.
    Date,
    /// By, before, until: on which side of the date.
    Bound,
    /// The length of time after something else.
    Offset,
    /// How long it holds.
    Duration,
    /// How it is renewed.
    Renewal,
    /// How it is ended.
    Notice,
    /// The places.
    Place,
    /// What a place is to it.
    Role,
    /// A number or measure.
    Quantity,
    /// What is done.
    Verb,
    /// How binding it is.
    Modality,
    /// Who has to do it.
    Party,
}

crate::ground::written::words! {
    Relation,
    Version => "version",
    Later => "later text",
    Report => "report",
}

crate::ground::written::words! {
    Aspect,
    Missing => "missing",
    Coding => "coding",
    Date => "date",
    Bound => "by, before, until",
    Offset => "time limit",
    Duration => "duration",
    Renewal => "renewal",
    Notice => "notice",
    Place => "place",
    Role => "role of a place",
    Quantity => "quantity",
    Verb => "verb",
    Modality => "modality",
    Party => "who",
}

/// One side of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What it says, as it is compared.
    pub text: String,
    /// Where its words stand; `None` when it says nothing of the kind.
    pub span: Option<Span>,
}

/// Something that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub aspect: Aspect,
    /// What the first document says.
    pub first: Side,
    /// What the second says.
    pub second: Side,
}

/// A provision of the one and its counterpart in the other; a clause without provisions has neither.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<'a> {
    /// That of the first document.
    pub first: Option<&'a Provision>,
    /// That of the second.
    pub second: Option<&'a Provision>,
    /// The clause of a pair that has neither: where it stands in the one document that has it.
    pub passage: Option<Span>,
    /// What differs; empty when they agree.
    pub differences: Vec<Difference>,
}

/// Two documents laid side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'a> {
    /// How the second stands to the first.
    pub relation: Relation,
    /// Pairs in the order of the first document; what only the second has comes last, in its order.
    pub pairs: Vec<Pair<'a>>,
}

impl Side {
    /// A side that says something.
    fn says(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), span: Some(span) }
    }

    /// A side that says nothing of the kind.
    fn silent() -> Self {
        Self { text: String::new(), span: None }
    }
}

/// Lays two versions side by side.
#[must_use]
pub fn compare<'a>(first: Version<'a>, second: Version<'a>) -> Comparison<'a> {
    let matches = aligning::align(first, second);
    let partner =
        |at: usize| matches.iter().find(|(one, _)| *one == at).and_then(|(_, other)| second.provisions.get(*other));
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for (at, one) in first.provisions.iter().enumerate() {
        pairs.push(match partner(at) {
            Some(other) => {
                let differences = differing::differences(one, other, first.document, second.document);
                Pair { first: Some(one), second: Some(other), passage: None, differences }
            }
            None => Pair {
                first: Some(one),
                second: None,
                passage: None,
                differences: vec![aligning::absence(one, second, Place::First)],
            },
        });
    }
    for (at, other) in second.provisions.iter().enumerate() {
        if !matches.iter().any(|(_, taken)| *taken == at) {
            let differences = vec![aligning::absence(other, first, Place::Second)];
            pairs.push(Pair { first: None, second: Some(other), passage: None, differences });
        }
    }
    pairs.extend(aligning::lost_clauses(first, second, Place::First));
    pairs.extend(aligning::lost_clauses(second, first, Place::Second));
    Comparison { relation: relation(first, second), pairs }
}

/// Which of two documents has something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Second,
}

/// How the second of two documents stands to the first, by their standing and dates.
fn relation(first: Version<'_>, second: Version<'_>) -> Relation {
    let reports = |version: Version<'_>| {
        version.provisions.first().is_some_and(|provision| provision.standing == Standing::Reported)
    };
    if reports(first) || reports(second) {
        return Relation::Report;
    }
    let dates = first.document.source.day().zip(second.document.source.day());
    if dates.is_some_and(|(first, second)| second > first) { Relation::Later } else { Relation::Version }
}

/// How a bound is shown.
fn bound_word(bound: Bound) -> &'static str {
    bound.word()
}

/// How a length is shown.
fn length_text(length: Length) -> String {
    format!("{} {}{}", length.count, length.unit.word(), if length.count == 1 { "" } else { "s" })
}

/// The words of a passage.
fn passage_words<'a>(document: &'a Document, passage: &Passage) -> &'a str {
    document.words(passage.span)
}
