//! The fields of a provision as text, each with the words it was read from. Corrections are text too.

use super::{
    field::{Flag, PartyRole, PlaceUse},
    place_use,
    provision::Provision,
    quantity::Quantity,
};
use crate::{ground::text::Span, places::place::PlaceId};

/// A field of a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    /// What it is about.
    Category,
    /// Who has to do it.
    Obligor,
    /// Who gains by it.
    Beneficiary,
    /// Who guarantees it.
    Guarantor,
    /// Who controls the place afterwards.
    Controller,
    /// Under whose eyes.
    Supervisor,
    /// What is done.
    Action,
    /// Where.
    Places,
    /// When.
    Deadline,
    /// How long.
    Duration,
    /// How many, how wide.
    Quantities,
    /// On which conditions.
    Conditions,
    /// With which exceptions.
    Exceptions,
}

impl Flag {
    /// The field that settles it once a person has said what the field is; none of what no field can settle.
    #[must_use]
    pub const fn settled_by(self) -> Option<FieldKind> {
        match self {
            Self::AgentNotNamed => Some(FieldKind::Obligor),
            Self::LineUndefined | Self::PlaceAmbiguous | Self::PlaceUnknown => Some(FieldKind::Places),
            Self::DateInclusive => Some(FieldKind::Deadline),
            Self::Delegated | Self::Attributed | Self::Disputed | Self::Negated => None,
        }
    }
}

/// What a field says, and the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldText {
    /// What it says.
    pub text: String,
    /// The words.
    pub spans: Vec<Span>,
}

impl FieldKind {
    /// Every field, in the order of the card.
    pub const ALL: [Self; 13] = [
        Self::Category,
        Self::Obligor,
        Self::Beneficiary,
        Self::Guarantor,
        Self::Controller,
        Self::Supervisor,
        Self::Action,
        Self::Places,
        Self::Deadline,
        Self::Duration,
        Self::Quantities,
        Self::Conditions,
        Self::Exceptions,
    ];

    /// Its id in the log of decisions.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Obligor => "obligor",
            Self::Beneficiary => "beneficiary",
            Self::Guarantor => "guarantor",
            Self::Controller => "controller",
            Self::Supervisor => "supervisor",
            Self::Action => "action",
            Self::Places => "places",
            Self::Deadline => "deadline",
            Self::Duration => "duration",
            Self::Quantities => "quantities",
            Self::Conditions => "conditions",
            Self::Exceptions => "exceptions",
        }
    }

    /// The field of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Its name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Obligor => "Obligor",
            Self::Beneficiary => "Beneficiary",
            Self::Guarantor => "Guarantor",
            Self::Controller => "Controller",
            Self::Supervisor => "Supervisor",
            Self::Action => "Action",
            Self::Places => "Places",
            Self::Deadline => "Deadline",
            Self::Duration => "Duration",
            Self::Quantities => "How much",
            Self::Conditions => "Condition",
            Self::Exceptions => "Exception",
        }
    }

    /// Whether it is one of those that most provisions have, and most corrections change.
    #[must_use]
    pub const fn is_everyday(self) -> bool {
        matches!(
            self,
            Self::Category
                | Self::Obligor
                | Self::Beneficiary
                | Self::Action
                | Self::Places
                | Self::Deadline
                | Self::Duration
                | Self::Quantities
        )
    }

    /// Whether its absence is worth saying; the others are only shown when they say something.
    #[must_use]
    pub const fn is_expected(self) -> bool {
        matches!(self, Self::Obligor | Self::Beneficiary | Self::Action | Self::Places | Self::Deadline)
    }

    /// What was found for it; none when the source does not say. `title` names a place.
    #[must_use]
    pub fn of(self, provision: &Provision, title: &dyn Fn(&PlaceId) -> Option<String>) -> Option<FieldText> {
        let parties = |role| {
            let all = provision.parties_as(role).map(|party| (party.value.name.clone(), party.span));
            joined(all, "; ")
        };
        match self {
            Self::Category => {
                Some(FieldText { text: provision.category.title().to_owned(), spans: vec![provision.action.span] })
            }
            Self::Obligor => parties(PartyRole::Obligor),
            Self::Beneficiary => parties(PartyRole::Beneficiary),
            Self::Guarantor => parties(PartyRole::Guarantor),
            Self::Controller => parties(PartyRole::Controller),
            Self::Supervisor => parties(PartyRole::Supervisor),
            Self::Action => joined([(provision.action.value.clone(), provision.action.span)], ""),
            Self::Places => {
                let all = provision.places.iter().map(|place| (place_words(&place.value, title), place.span));
                joined(all, "\n")
            }
            Self::Deadline => {
                let deadline = provision.deadline.as_ref()?;
                joined([(deadline.text.clone(), deadline.span)], "")
            }
            Self::Duration => {
                let duration = provision.duration.as_ref()?;
                let more = [&duration.renewal, &duration.notice].into_iter().flatten();
                let more = more.map(|words| (words.text.clone(), words.span));
                joined(std::iter::once((duration.text.clone(), duration.span)).chain(more), "; ")
            }
            Self::Quantities => {
                joined(provision.quantities.iter().map(|quantity| (quantity_words(quantity), quantity.span)), "; ")
            }
            Self::Conditions => joined(provision.conditions.iter().map(|one| (one.value.clone(), one.span)), "; "),
            Self::Exceptions => joined(provision.exceptions.iter().map(|one| (one.value.clone(), one.span)), "; "),
        }
    }

    /// What was found for it, as the log of decisions has it.
    #[must_use]
    pub fn logged(self, provision: &Provision) -> Option<String> {
        match self {
            Self::Category => Some(provision.category.word().to_owned()),
            Self::Places if provision.places.is_empty() => None,
            Self::Places => Some(place_use::written(&place_use::found(provision))),
            _ => self.of(provision, &|_| None).map(|found| found.text),
        }
    }
}

/// A place with its role: "Lachin (route)".
#[must_use]
pub fn place_words(place: &PlaceUse, title: &dyn Fn(&PlaceId) -> Option<String>) -> String {
    let name = place.place.as_ref().and_then(title).unwrap_or_else(|| format!("“{}”", place.name));
    let known = if place.is_strange() { ", not in the gazetteer" } else { "" };
    format!("{name} ({}{known})", place.role.word())
}

/// A quantity with what is counted: "1,960 servicemen".
fn quantity_words(quantity: &Quantity) -> String {
    match &quantity.what {
        Some(what) if !quantity.text.contains(what.as_str()) => format!("{} {what}", quantity.text),
        _ => quantity.text.clone(),
    }
}

fn joined(all: impl IntoIterator<Item = (String, Span)>, between: &str) -> Option<FieldText> {
    let (texts, spans): (Vec<String>, Vec<Span>) = all.into_iter().filter(|(text, _)| !text.is_empty()).unzip();
    (!texts.is_empty()).then(|| FieldText { text: texts.join(between), spans })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_found_again_by_its_id() {
        for kind in FieldKind::ALL {
            assert_eq!(FieldKind::from_id(kind.id()), Some(kind));
        }
    }
}
