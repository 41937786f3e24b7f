//! How long work tells how far it is, and learns that nobody waits for it any more.

/// Somebody who watches long work; called from several threads.
pub trait Progress: Sync {
    /// `done` of `total` steps are done of what `what` says ("documents read").
    fn step(&self, done: usize, total: usize, what: &str);

    /// Whether the work is to be given up.
    fn is_cancelled(&self) -> bool;
}

/// Nobody watches, nobody cancels.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _done: usize, _total: usize, _what: &str) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}
