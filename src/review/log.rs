//! The log of a review grows: decisions are made, taken back and made again, each a row after all others.

use super::{
    Review,
    decision::{Act, Change, Decision, DecisionId, Reviewer, Signature},
};
use imbl::Vector;
use jiff::Timestamp;

impl Review {
    /// Decides: one step, however many changes it has. What changes nothing is left out. Answers with the
    /// rows that were added, which are to be saved.
    pub fn apply(&mut self, changes: impl IntoIterator<Item = Change>, by: &Signature) -> Vec<Decision> {
        let mut rows: Vec<Decision> = Vec::new();
        for change in changes {
            if let Some(change) = self.against_what_holds(change, &by.reviewer) {
                let row = self.row(by, Act::Set(change), rows.first().map(|first| first.step.clone()));
                self.push(row.clone());
                rows.push(row);
            }
        }
        rows
    }

    /// Takes back the reviewer's latest step that stands; the row that says so is to be saved.
    pub fn undo(&mut self, by: &Signature) -> Option<Decision> {
        let step = self.stacks.get(&by.reviewer)?.done.last()?.clone();
        Some(self.add(by, Act::Undo(step)))
    }

    /// Makes the reviewer's step that was taken back last stand again; the row is to be saved.
    pub fn redo(&mut self, by: &Signature) -> Option<Decision> {
        let step = self.stacks.get(&by.reviewer)?.undone.last()?.clone();
        Some(self.add(by, Act::Redo(step)))
    }

    /// What the rows after the first ones of the log set, took back or made stand again.
    pub fn changes_after(&self, count: usize) -> impl Iterator<Item = &Change> {
        let rows = (count..self.decisions.len()).filter_map(|seat| self.decisions.get(seat));
        rows.flat_map(|row| match &row.act {
            Act::Set(change) => vec![change],
            Act::Undo(step) | Act::Redo(step) => self.changes_of(step),
        })
    }

    /// The rows that this log has beside those of another state of it, in their order.
    #[must_use]
    pub fn added_since(&self, before: &Self) -> Vec<&Decision> {
        let known = before.decisions.len();
        // Logs are in one order, so that one whose last row has its seat here is the beginning of this one.
        let begins = before.decisions.last().is_none_or(|last| self.seats.get(&last.id) == Some(&(known - 1)));
        if begins {
            (known..self.decisions.len()).filter_map(|seat| self.decisions.get(seat)).collect()
        } else {
            self.decisions.iter().filter(|row| before.decision(&row.id).is_none()).collect()
        }
    }

    /// Takes back what was decided since an earlier state of the log, the latest first, each by who decided it.
    /// The log keeps both.
    pub fn take_back_since(&mut self, before: &Self, time: Timestamp) {
        let acts = self.added_since(before).into_iter().rev().map(|row| {
            let act = match &row.act {
                Act::Set(_) => Act::Undo(row.step.clone()),
                Act::Undo(step) => Act::Redo(step.clone()),
                Act::Redo(step) => Act::Undo(step.clone()),
            };
            (row.by.reviewer.clone(), act)
        });
        let mut acts: Vec<(Reviewer, Act)> = acts.collect();
        // The rows of one step are taken back by one.
        acts.dedup();
        for (reviewer, act) in acts {
            self.add(&Signature { reviewer, time }, act);
        }
    }

    /// A change with what holds before it; none when it would change nothing for its maker.
    fn against_what_holds(&self, mut change: Change, reviewer: &Reviewer) -> Option<Change> {
        let own = self.state_by(&change.subject, reviewer).value(&change.aspect).cloned();
        let holds = self.state_of(&change.subject).value(&change.aspect).cloned();
        let is_new = own != change.after || holds != change.after;
        if holds.is_some() {
            change.before = holds;
        }
        if let Some(saved) = self.as_saved(&change.subject) {
            change.subject = saved.clone();
        }
        is_new.then_some(change)
    }

    fn add(&mut self, by: &Signature, act: Act) -> Decision {
        let row = self.row(by, act, None);
        self.push(row.clone());
        row
    }

    /// A new row, after all others.
    fn row(&self, by: &Signature, act: Act, step: Option<DecisionId>) -> Decision {
        let last = self.decisions.last();
        // A clock that was set back must not put a decision before what it rests on.
        let time = last.map_or(by.time, |last| last.by.time.max(by.time));
        let by = Signature { reviewer: by.reviewer.clone(), time };
        let number = self.highest_number + 1;
        let id = DecisionId::made_of(number, &by, &act);
        Decision { step: step.unwrap_or_else(|| id.clone()), id, number, by, act }
    }

    /// Takes in a row that comes after all others.
    pub(super) fn push(&mut self, row: Decision) {
        if self.seats.contains_key(&row.id) {
            return;
        }
        let seat = self.decisions.len();
        let stacks = self.stacks.entry(row.by.reviewer.clone()).or_default();
        match &row.act {
            Act::Set(change) => {
                let sides = self.registers.entry(change.subject.clone()).or_default();
                sides.entry(change.aspect.clone()).or_default().push(seat);
                self.steps.entry(row.step.clone()).or_default().push(seat);
                if stacks.done.last() != Some(&row.step) {
                    stacks.done.push_back(row.step.clone());
                }
                stacks.undone.clear();
                self.stands.push_back(true);
            }
            Act::Undo(step) => {
                move_step(&mut stacks.done, &mut stacks.undone, step);
                self.stands.push_back(true);
                self.set_standing(&step.clone(), false);
            }
            Act::Redo(step) => {
                move_step(&mut stacks.undone, &mut stacks.done, step);
                self.stands.push_back(true);
                self.set_standing(&step.clone(), true);
            }
        }
        if self.reaches_links(&row.act) {
            self.linking.push_back(row.id.clone());
        }
        self.seats.insert(row.id.clone(), seat);
        self.highest_number = self.highest_number.max(row.number);
        self.decisions.push_back(row);
    }

    /// Whether links follow what a row does, or what it takes back.
    fn reaches_links(&self, act: &Act) -> bool {
        match act {
            Act::Set(change) => change.aspect.reaches_links(),
            Act::Undo(step) | Act::Redo(step) => self.changes_of(step).iter().any(|it| it.aspect.reaches_links()),
        }
    }

    fn set_standing(&mut self, step: &DecisionId, stands: bool) {
        for seat in self.steps.get(step).into_iter().flatten() {
            if let Some(own) = self.stands.get_mut(*seat) {
                *own = stands;
            }
        }
    }

    pub(super) fn changes_of(&self, step: &DecisionId) -> Vec<&Change> {
        let seats = self.steps.get(step).into_iter().flatten();
        let changes = seats.filter_map(|seat| match &self.decisions.get(*seat)?.act {
            Act::Set(change) => Some(change),
            Act::Undo(_) | Act::Redo(_) => None,
        });
        changes.collect()
    }
}

/// Moves a step from one stack onto the other, wherever in the stack it is.
fn move_step(from: &mut Vector<DecisionId>, onto: &mut Vector<DecisionId>, step: &DecisionId) {
    if let Some(at) = from.iter().rposition(|one| one == step) {
        let step = from.remove(at);
        onto.push_back(step);
    }
}
