//! The fields of a provision: values that know the words they were read from and the rules that read them.

use crate::{
    ground::{text::Span, written::words},
    linking::mention::Reason,
    places::{kind::PlaceKind, place::PlaceId},
};

/// A value, where its words stand, and why it was read so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// The words it was read from.
    pub span: Span,
    /// The rules that fired, and on which words.
    pub reasons: Vec<Reason>,
}

/// The part somebody has in a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyRole {
    /// Who has to do it.
    Obligor,
    /// Who gains by it.
    Beneficiary,
    /// Who guarantees it.
    Guarantor,
    /// Who controls the place afterwards.
    Controller,
    /// Under whose eyes it is done.
    Supervisor,
}

/// Somebody who has a part in a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The words for them, verbatim.
    pub name: String,
    /// The place they act for, a country mostly, when it is known.
    pub place: Option<PlaceId>,
}

/// What a place is to a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It passes to somebody's control.
    Transferred,
    /// It is left.
    Origin,
    /// It is gone to.
    Destination,
    /// The way leads through it.
    Route,
    /// It is, or marks, a line.
    Boundary,
    /// A body sits there.
    Seat,
    /// It is expressly left out.
    Excluded,
    /// The way ends there.
    Endpoint,
    /// The measure applies there.
    Area,
    /// It is named to say what is meant, no more.
    Reference,
}

impl PlaceUse {
    /// Whether the gazetteer does not have it: it is known by its words only.
    #[must_use]
    pub const fn is_strange(&self) -> bool {
        self.place.is_none() && self.kind.is_some()
    }

    /// Whether it is one of some places.
    #[must_use]
    pub fn is_one_of(&self, places: &[&PlaceId]) -> bool {
        self.place.as_ref().is_some_and(|own| places.contains(&own))
    }
}

impl Role {
    /// Whether something happens to the place, or leads there; it is not only named, nor left out.
    #[must_use]
    pub const fn is_concerned(self) -> bool {
        !matches!(self, Self::Excluded | Self::Reference)
    }

    /// Which of a provision's places leads, the least first: what is transferred, then an area or a way.
    #[must_use]
    pub const fn precedence(self) -> u8 {
        match self {
            Self::Transferred => 0,
            Self::Area => 1,
            Self::Route => 2,
            Self::Destination | Self::Origin | Self::Seat | Self::Boundary => 3,
            Self::Endpoint => 4,
            Self::Excluded | Self::Reference => 5,
        }
    }
}

/// A place in a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceUse {
    /// The name as written.
    pub name: String,
    /// The place, when the name is resolved.
    pub place: Option<PlaceId>,
    /// What it is to the provision.
    pub role: Role,
    /// What it is by its words ("the Aru corridor"), when the gazetteer does not have it.
    pub kind: Option<PlaceKind>,
}

/// How binding the words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// It has to be done: shall, must.
    Obligation,
    /// It will be done: will, is to.
    Future,
    /// It may be done.
    Permission,
    /// Somebody is asked to do it: calls for, should.
    Request,
    /// It is done by being said, or said to be so: is returned, hereby.
    Declaration,
    /// It must not be done.
    Prohibition,
}

/// What a reader should look at before relying on a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Who has to do it is not named.
    AgentNotNamed,
    /// A line or an area is named without being defined.
    LineUndefined,
    /// Whether the day itself is included is not said.
    DateInclusive,
    /// It is left to later talks.
    Delegated,
    /// A name may mean several places.
    PlaceAmbiguous,
    /// A name stands for a place that the gazetteer does not have.
    PlaceUnknown,
    /// Somebody says so; the document does not.
    Attributed,
    /// Another source speaks against it.
    Disputed,
    /// It is denied or refused.
    Negated,
}

impl<T> Field<T> {
    /// A field read by one rule.
    #[must_use]
    pub fn new(value: T, span: Span, reason: Reason) -> Self {
        Self { value, span, reasons: vec![reason] }
    }
}

words! {
    PartyRole,
    Obligor => "obligor",
    Beneficiary => "beneficiary",
    Guarantor => "guarantor",
    Controller => "controller",
    Supervisor => "supervisor",
}

words! {
    Role,
    Transferred => "transferred",
    Origin => "origin",
    Destination => "destination",
    Route => "route",
    Boundary => "boundary",
    Seat => "seat",
    Excluded => "excluded",
    Endpoint => "endpoint",
    Area => "area",
    Reference => "reference",
}

words! {
    Modality,
    Obligation => "obligation",
    Future => "future",
    Permission => "permission",
    Request => "request",
    Declaration => "declaration",
    Prohibition => "prohibition",
}

words! {
    Flag,
    AgentNotNamed => "agent not named",
    LineUndefined => "line undefined",
    DateInclusive => "date inclusive?",
    Delegated => "delegated to later talks",
    PlaceAmbiguous => "place ambiguous",
    PlaceUnknown => "place not in the gazetteer",
    Attributed => "attributed to a speaker",
    Disputed => "disputed",
    Negated => "negated",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_files_lead_back_to_what_they_stand_for() {
        assert!(Role::ALL.iter().all(|role| Role::from_word(role.word()) == Some(*role)));
        assert!(Flag::ALL.iter().all(|flag| Flag::from_word(flag.word()) == Some(*flag)));
        assert_eq!(PartyRole::from_word("nobody"), None);
    }
}
