//! Versions of an agreement compared: provisions aligned by category, places, number and words, and what
//! differs between them. Spellings of one place are one place; by and before are two things.
//!
//! Differences are shown, never decided: which version is right is the reader's matter.

mod aligning;
mod amending;
mod change;
mod collating;
mod differing;
mod instruction;
mod laying;
mod overlap;
mod reader;
mod spelling;
mod wording;

#[cfg(test)]
mod tests;

pub use collating::{Clause, Collation, Row, collate};

use self::reader::Reader;
use super::{
    provision::{Provision, Standing},
    time::{Bound, Length},
};
use crate::{documents::document::Document, ground::text::Span, linking::mention::Mention};

/// A document with its provisions, to be compared.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its provisions, in the order of its text.
    pub provisions: &'a [Provision],
    /// The names in it, in the order of its text.
    pub mentions: &'a [Mention],
}

/// How the second of two documents stands to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Two texts of one thing: translations, drafts.
    Version,
    /// The second amends the first: what it does not touch stays.
    Amendment,
    /// The first amends the second.
    Amended,
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
    /// The other deletes it.
    Deleted,
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
    /// Who gains by it, or has control afterwards.
    Recipient,
    /// On which condition.
    Condition,
    /// With which exception.
    Exception,
    /// Other words.
    Wording,
}

crate::ground::written::words! {
    Relation,
    Version => "version",
    Amendment => "amendment",
    Amended => "amended text",
    Later => "later text",
    Report => "report",
}

crate::ground::written::words! {
    Aspect,
    Missing => "missing",
    Deleted => "deleted",
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
    Recipient => "for whom",
    Condition => "condition",
    Exception => "exception",
    Wording => "wording",
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

/// A provision or clause of the one and its counterpart in the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<'a> {
    /// The provision of the first document; none where its words are read as none.
    pub first: Option<&'a Provision>,
    /// That of the second.
    pub second: Option<&'a Provision>,
    /// Where the words stand in each; none in a document that does not have them.
    pub spans: [Option<Span>; 2],
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

impl Pair<'_> {
    /// The same with the second document as the first.
    fn swapped(self) -> Self {
        let swapped = |one: Difference| Difference { aspect: one.aspect, first: one.second, second: one.first };
        let [first, second] = self.spans;
        Self {
            first: self.second,
            second: self.first,
            spans: [second, first],
            differences: self.differences.into_iter().map(swapped).collect(),
        }
    }

    /// Whether it is about a provision, or differs.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.first.is_some() || self.second.is_some() || !self.differences.is_empty()
    }
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
    let (one, other) = (Reader::of(first), Reader::of(second));
    let (before, after) = (instruction::instructions(&one), instruction::instructions(&other));
    let (relation, pairs) = match (before.is_empty(), after.is_empty()) {
        (true, false) => (Relation::Amendment, amending::land(&one, &other, &after)),
        (false, true) => {
            let landed = amending::land(&other, &one, &before);
            (Relation::Amended, landed.into_iter().map(Pair::swapped).collect())
        }
        _ => (relation(first, second), laying::lay(&one, &other)),
    };
    Comparison { relation, pairs }
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
