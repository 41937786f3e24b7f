//! Which provisions are shown, in the table, on the map and in the list.

use super::{entry::Entry, status::Status};
use crate::{
    places::place::PlaceId,
    provisions::{
        category::Category,
        time::{Deadline, DeadlineKind},
    },
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Which provisions are shown; an empty part admits all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ProvisionFilter {
    /// These categories.
    pub categories: BTreeSet<Category>,
    /// Only reactions, or reactions beside the categories.
    pub reactions: Reactions,
    /// These statuses.
    pub statuses: BTreeSet<Status>,
    /// Those on this place.
    pub place: Option<PlaceId>,
    /// Those in which this party has a part.
    pub party: Option<String>,
    /// By when.
    pub due: Due,
}

/// Whether reactions are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Reactions {
    /// They are shown as long as nothing else is chosen.
    #[default]
    Unchosen,
    /// They are shown.
    Chosen,
}

/// Which deadlines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Due {
    /// All.
    #[default]
    Any,
    /// Due by a date, that day included.
    By(Date),
    /// With a deadline of this kind.
    Kind(DeadlineKind),
    /// Without any.
    Undated,
}

impl ProvisionFilter {
    /// Whether an entry is shown.
    pub(crate) fn admits(&self, entry: &Entry) -> bool {
        self.admits_category(entry.category)
            && (self.statuses.is_empty() || self.statuses.contains(&entry.status))
            && self.place.as_ref().is_none_or(|place| entry.is_on(place))
            && self.party.as_ref().is_none_or(|party| entry.parties.contains(party))
            && self.due.admits(entry.deadline.as_ref())
    }

    /// Whether a category is shown.
    pub(crate) fn admits_category(&self, category: Category) -> bool {
        let unchosen = self.categories.is_empty() && self.reactions == Reactions::Unchosen;
        unchosen || self.categories.contains(&category)
    }

    /// Whether reactions are shown.
    pub(crate) fn admits_reactions(&self) -> bool {
        self.reactions == Reactions::Chosen || self.categories.is_empty() && self.rest_is_open()
    }

    /// Whether places on which nothing of this is are left out.
    pub(crate) fn is_on(&self) -> bool {
        *self != Self::default()
    }

    fn rest_is_open(&self) -> bool {
        self.statuses.is_empty() && self.party.is_none() && self.due == Due::Any
    }

    /// Chooses a category, or no longer.
    pub(crate) fn switch_category(&mut self, category: Category) {
        if !self.categories.remove(&category) {
            self.categories.insert(category);
        }
    }

    /// Chooses a status, or no longer.
    pub(crate) fn switch_status(&mut self, status: Status) {
        if !self.statuses.remove(&status) {
            self.statuses.insert(status);
        }
    }

    /// Chooses reactions, or no longer.
    pub(crate) fn switch_reactions(&mut self) {
        self.reactions = match self.reactions {
            Reactions::Unchosen => Reactions::Chosen,
            Reactions::Chosen => Reactions::Unchosen,
        };
    }
}

impl Due {
    fn admits(&self, deadline: Option<&Deadline>) -> bool {
        match (self, deadline) {
            (Self::Any, _) | (Self::Undated, None) => true,
            (Self::By(date), Some(deadline)) => deadline.date.is_some_and(|due| due <= *date),
            (Self::Kind(kind), Some(deadline)) => deadline.kind == *kind,
            (Self::By(_) | Self::Kind(_), None) | (Self::Undated, Some(_)) => false,
        }
    }

    /// What the chip says.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Any => "Deadline".to_owned(),
            Self::By(date) => format!("Due by {date}"),
            Self::Kind(kind) => format!("Deadline: {}", kind.word()),
            Self::Undated => "No deadline".to_owned(),
        }
    }
}
