//! What stands of a review for those who derive from it: corrections of mentions, places that people added,
//! source records that they mended.

use super::{
    Review, State,
    decision::{Act, Aspect, Change, Value},
    subject::Subject,
};
use crate::{documents::document::DocumentId, linking::correction::Correction, places::place::Place};
use std::collections::BTreeSet;

impl Review {
    /// The corrections that hold, in the order in which they were made.
    #[must_use]
    pub fn corrections(&self) -> Vec<Correction> {
        let latest = self.latest_changes(|change| change.aspect == Aspect::Meaning);
        let corrections = latest.filter_map(|change| match &change.after {
            Some(Value::Meaning(meaning)) => {
                Some(Correction { scope: change.subject.scope()?, meaning: meaning.clone() })
            }
            _ => None,
        });
        corrections.collect()
    }

    /// The places that people added or mended, in the order in which they did.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.latest_changes(|change| change.aspect == Aspect::Place).filter_map(|change| match &change.after {
            Some(Value::Place(place)) => Some(place.as_ref()),
            _ => None,
        })
    }

    /// The documents whose source records people mended, and what is held of these.
    #[must_use]
    pub fn mended_sources(&self) -> Vec<(&DocumentId, State<'_>)> {
        let subjects = self.linking_changes().map(|(_, change)| &change.subject);
        let sources: BTreeSet<&Subject> = subjects.filter(|subject| matches!(subject, Subject::Source(_))).collect();
        let records = sources.into_iter().filter_map(|source| match source {
            Subject::Source(document) => Some((document, self.state_of(source))),
            _ => None,
        });
        records.collect()
    }

    /// Whether links follow the same decisions here and there, whatever else was decided.
    #[must_use]
    pub fn links_as(&self, other: &Self) -> bool {
        self.linking == other.linking
    }

    /// The changes that links follow, standing or not, each with its seat in the log.
    fn linking_changes(&self) -> impl Iterator<Item = (usize, &Change)> {
        let seats = self.linking.iter().filter_map(|id| self.seats.get(id).copied());
        seats.filter_map(|seat| match &self.decisions.get(seat)?.act {
            Act::Set(change) => Some((seat, change)),
            Act::Undo(_) | Act::Redo(_) => None,
        })
    }

    /// The latest change of each side of each subject that stands, of some changes that links follow, in the
    /// order of the log.
    fn latest_changes(&self, counts: impl Fn(&Change) -> bool) -> impl Iterator<Item = &Change> {
        self.linking_changes().filter_map(move |(seat, change)| {
            if !counts(change) || !*self.stands.get(seat)? {
                return None;
            }
            let sides = self.registers.get(&change.subject)?.get(&change.aspect)?;
            let stands = |seat: &&usize| self.stands.get(**seat).copied().unwrap_or_default();
            (sides.iter().rev().find(stands) == Some(&seat)).then_some(change)
        })
    }
}
