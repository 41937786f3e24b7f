//! Two reviews of the same sources made one, and what their reviewers do not agree on. Merging is the
//! union of the logs: in which order, and how often, does not matter.

use super::{
    Review,
    decision::{Aspect, Reviewer, Value},
    subject::Subject,
};

/// One side of one subject on which reviewers hold different things.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement<'a> {
    /// About what.
    pub subject: &'a Subject,
    /// Which side: the verdict, a field, a part of a source record.
    pub aspect: &'a Aspect,
    /// What each reviewer holds who decided on it, by name.
    pub held: Vec<(&'a Reviewer, &'a Value)>,
}

impl Review {
    /// The union of some logs.
    #[must_use]
    pub fn merged<'a>(reviews: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::of_log(reviews.into_iter().flat_map(|review| review.decisions.iter().cloned()))
    }

    /// What the reviewers do not agree on, subject by subject. Notes and tags add up and are left out.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement<'_>> {
        self.subjects().into_iter().flat_map(|subject| self.disagreements_on(subject)).collect()
    }

    /// What they do not agree on about one subject.
    #[must_use]
    pub fn disagreements_on(&self, subject: &Subject) -> Vec<Disagreement<'_>> {
        let reviewers = self.reviewers();
        let saved = self.as_saved(subject).unwrap_or(subject);
        let Some((subject, sides)) = self.registers.get_key_value(saved) else { return Vec::new() };
        let counted = sides.iter().filter(|(aspect, _)| !matches!(aspect, Aspect::Note | Aspect::Tag(_)));
        let differing = counted.filter_map(|(aspect, seats)| {
            let held = reviewers
                .iter()
                .filter_map(|reviewer| Some((*reviewer, self.latest(seats, |row| row.by.reviewer == **reviewer)?)));
            let held: Vec<_> = held.collect();
            let (_, first) = held.first()?;
            let differ = held.iter().any(|(_, value)| value != first);
            differ.then_some(Disagreement { subject, aspect, held })
        });
        differing.collect()
    }
}
