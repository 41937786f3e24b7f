//! What stands of a review for those who derive from it: corrections of mentions, places that people added,
//! source records that they mended.

use super::{
    Review,
    decision::{Act, Aspect, Change, Value},
    subject::Subject,
};
use crate::{
    documents::document::{DocumentId, SourceRecord},
    linking::correction::Correction,
    places::place::Place,
};

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

    /// What people mended of source records; what they did not mend is left empty.
    #[must_use]
    pub fn mended_sources(&self) -> Vec<(&DocumentId, SourceRecord)> {
        // Asked at each decision, and there are many more other subjects: these alone are put in order.
        let mended = self.registers.keys().filter_map(|subject| match subject {
            Subject::Source(document) => Some((document, self.state_of(subject).source_record())),
            _ => None,
        });
        let mut mended: Vec<_> = mended.filter(|(_, record)| *record != SourceRecord::default()).collect();
        mended.sort_unstable_by_key(|(document, _)| *document);
        mended
    }

    /// The latest change of each side of each subject that stands, of some changes, in the order of the log.
    fn latest_changes(&self, counts: impl Fn(&Change) -> bool) -> impl Iterator<Item = &Change> {
        self.decisions.iter().enumerate().filter_map(move |(seat, row)| {
            let Act::Set(change) = &row.act else { return None };
            if !counts(change) || !*self.stands.get(seat)? {
                return None;
            }
            let sides = self.registers.get(&change.subject)?.get(&change.aspect)?;
            let stands = |seat: &&usize| self.stands.get(**seat).copied().unwrap_or_default();
            (sides.iter().rev().find(stands) == Some(&seat)).then_some(change)
        })
    }
}
