//! Work done on every core, its results in the order of its items whoever was faster.

use super::{error::ProjectError, progress::Progress};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The results of a piece of work on each item, in the order of the items.
///
/// # Errors
/// When the work is cancelled.
pub(super) fn in_parallel<Item: Sync, Out: Send>(
    items: &[Item],
    work: impl Fn(&Item) -> Out + Sync,
    progress: &dyn Progress,
    what: &str,
) -> Result<Vec<Out>, ProjectError> {
    let done = AtomicUsize::new(0);
    let results = items.par_iter().map(|item| {
        (!progress.is_cancelled()).then(|| {
            let result = work(item);
            progress.step(done.fetch_add(1, Ordering::Relaxed) + 1, items.len(), what);
            result
        })
    });
    results.collect::<Option<Vec<Out>>>().ok_or(ProjectError::Cancelled)
}
