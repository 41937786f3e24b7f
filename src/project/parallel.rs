//! Work done on every core, its results in the order of its items whoever was faster.

use super::{error::ProjectError, progress::Progress};
use std::{
    num::NonZero,
    panic,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

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
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let worker = || {
        let mut results = Vec::new();
        while !progress.is_cancelled() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                break;
            };
            results.push((at, work(item)));
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress.step(done, items.len(), what);
        }
        results
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut results = thread::scope(|scope| {
        let helpers: Vec<_> = (1..cores.min(items.len())).map(|_| scope.spawn(worker)).collect();
        let mut results = worker();
        for helper in helpers {
            match helper.join() {
                Ok(more) => results.extend(more),
                Err(cause) => panic::resume_unwind(cause),
            }
        }
        results
    });
    if results.len() < items.len() {
        return Err(ProjectError::Cancelled);
    }
    results.sort_unstable_by_key(|(at, _)| *at);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}
