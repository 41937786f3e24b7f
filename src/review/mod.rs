//! The review: an append-only log of decisions, and what follows from it.
//!
//! ```text
//! let saved = review.apply(vec![Change::verdict(subject, Verdict::Accept)], &signature);   // one step
//! review.state_of(&subject).verdict();                                                      // Some(Accept)
//! let row = review.undo(&signature);                                                        // Option<Decision>
//! ```
//! Each of `apply`, `undo`, `redo` answers with the rows that it added; whoever holds the log saves them.
//! What holds now is worked out from the log alone, so a log that was saved and read again gives the
//! same state, the same undo and the same redo. A reviewer takes back their own steps only. A copy shares
//! all its parts with the review it was made of, so that one is had for nothing before each decision.
//! Nothing here looks at a clock, a disk or a window.

pub mod agreement;
pub mod attaching;
pub mod decision;
mod log;
pub mod merging;
pub mod stances;
mod standing;
mod state;
pub mod subject;

#[cfg(test)]
mod tests;

pub use state::State;

use decision::{Act, Aspect, Change, Decision, DecisionId, Reviewer, Signature, Value};
use imbl::{HashMap, Vector};
use std::collections::BTreeMap;
use subject::Subject;

/// The log of decisions, and what holds by it.
#[derive(Debug, Clone, Default)]
pub struct Review {
    decisions: Vector<Decision>,
    highest_number: u64,
    seats: HashMap<DecisionId, usize>,
    /// Whether the decision of the same number in [`Self::decisions`] stands, or was taken back.
    stands: Vector<bool>,
    /// The decisions that set each side of each subject, in their order.
    registers: HashMap<Subject, BTreeMap<Aspect, Vec<usize>>>,
    /// The decisions of each step.
    steps: HashMap<DecisionId, Vec<usize>>,
    /// The rows that links follow, in the order of the log.
    linking: Vector<DecisionId>,
    stacks: HashMap<Reviewer, Stacks>,
    /// Where subjects are now whose words have moved.
    moved: HashMap<Subject, Subject>,
    /// The same, from where they are now to where they were decided on.
    came_from: HashMap<Subject, Subject>,
}

/// The steps of a reviewer that can be undone, and those that can be redone, the next one last.
#[derive(Debug, Clone, Default)]
struct Stacks {
    done: Vector<DecisionId>,
    undone: Vector<DecisionId>,
}

impl Review {
    /// The review that follows from a log, in whatever order its rows come; a row that comes twice counts
    /// once.
    #[must_use]
    pub fn of_log(decisions: impl IntoIterator<Item = Decision>) -> Self {
        let mut rows: Vec<Decision> = decisions.into_iter().collect();
        // The times of a log never go back and its numbers always go on, so this is the order of each log.
        rows.sort_by(|a, b| (a.by.time, a.number, &a.id).cmp(&(b.by.time, b.number, &b.id)));
        let mut review = Self::default();
        for row in rows {
            review.push(row);
        }
        review
    }

    /// The log, in its order.
    #[must_use]
    pub const fn decisions(&self) -> &Vector<Decision> {
        &self.decisions
    }

    /// A row of the log by its id.
    #[must_use]
    pub fn decision(&self, id: &DecisionId) -> Option<&Decision> {
        self.decisions.get(*self.seats.get(id)?)
    }

    /// The changes that [`Self::undo`] would take back; none when there is nothing to undo.
    #[must_use]
    pub fn next_undo(&self, reviewer: &Reviewer) -> Vec<&Change> {
        let step = self.stacks.get(reviewer).and_then(|stacks| stacks.done.last());
        step.map(|step| self.changes_of(step)).unwrap_or_default()
    }

    /// The changes that [`Self::redo`] would make stand again; none when there is nothing to redo.
    #[must_use]
    pub fn next_redo(&self, reviewer: &Reviewer) -> Vec<&Change> {
        let step = self.stacks.get(reviewer).and_then(|stacks| stacks.undone.last());
        step.map(|step| self.changes_of(step)).unwrap_or_default()
    }

    /// What holds of a subject: of each side what was set last, whoever set it.
    #[must_use]
    pub fn state_of(&self, subject: &Subject) -> State<'_> {
        self.state_where(subject, |_| true)
    }

    /// What one reviewer holds of a subject.
    #[must_use]
    pub fn state_by(&self, subject: &Subject, reviewer: &Reviewer) -> State<'_> {
        self.state_where(subject, |row| row.by.reviewer == *reviewer)
    }

    /// Every decision on a subject, oldest first, and whether it stands.
    #[must_use]
    pub fn history_of(&self, subject: &Subject) -> Vec<(&Decision, bool)> {
        let registers = self.registers_of(subject);
        let mut seats: Vec<usize> = registers.into_iter().flat_map(BTreeMap::values).flatten().copied().collect();
        seats.sort_unstable();
        let rows = seats.into_iter();
        rows.filter_map(|seat| Some((self.decisions.get(seat)?, *self.stands.get(seat)?))).collect()
    }

    /// Who made the last decision on a subject that stands, and when.
    #[must_use]
    pub fn signature_on(&self, subject: &Subject) -> Option<&Signature> {
        let standing = self.history_of(subject).into_iter().rev().find(|(_, stands)| *stands);
        standing.map(|(decision, _)| &decision.by)
    }

    /// Every subject of which something holds, in their order, where it was decided on it.
    #[must_use]
    pub fn subjects(&self) -> Vec<&Subject> {
        let mut subjects: Vec<&Subject> = self.registers.keys().collect();
        subjects.sort_unstable();
        subjects.retain(|subject| !self.state_as_saved(subject, |_| true).is_empty());
        subjects
    }

    /// The provisions that people added and nobody took away, in their order, where they are now.
    #[must_use]
    pub fn added_provisions(&self) -> Vec<&Subject> {
        let is_added = |subject: &&Subject| self.state_as_saved(subject, |_| true).is_added();
        let mut subjects: Vec<&Subject> = self.registers.keys().filter(is_added).collect();
        subjects.sort_unstable();
        subjects.into_iter().map(|subject| self.now(subject)).collect()
    }

    /// Everybody who decided something, by name.
    #[must_use]
    pub fn reviewers(&self) -> Vec<&Reviewer> {
        let mut reviewers: Vec<&Reviewer> = self.stacks.keys().collect();
        reviewers.sort_unstable();
        reviewers
    }

    fn registers_of(&self, subject: &Subject) -> Option<&BTreeMap<Aspect, Vec<usize>>> {
        self.registers.get(self.as_saved(subject).unwrap_or(subject))
    }

    fn state_where(&self, subject: &Subject, counts: impl Fn(&Decision) -> bool) -> State<'_> {
        self.state_as_saved(self.as_saved(subject).unwrap_or(subject), counts)
    }

    fn state_as_saved(&self, subject: &Subject, counts: impl Fn(&Decision) -> bool) -> State<'_> {
        let sides = self.registers.get(subject).into_iter().flatten();
        let values = sides.filter_map(|(aspect, seats)| Some((aspect, self.latest(seats, &counts)?)));
        State::of(values)
    }

    /// What the latest of some decisions sets that stand and count.
    fn latest(&self, seats: &[usize], counts: impl Fn(&Decision) -> bool) -> Option<&Value> {
        let standing = seats.iter().rev().filter(|seat| self.stands.get(**seat).copied().unwrap_or_default());
        let mut rows = standing.filter_map(|seat| self.decisions.get(*seat)).filter(|row| counts(row));
        match &rows.next()?.act {
            Act::Set(change) => change.after.as_ref(),
            Act::Undo(_) | Act::Redo(_) => None,
        }
    }
}
