//! Work on files that strangers made, done where it can do no harm: on a thread of its own, with a
//! time limit, panics caught.
//!
//! The crates that take PDF, HTML and ZIP apart are careful, but such formats are so wide that one odd
//! file may still panic in them, or keep them busy without end. A panic must not take the program down,
//! and a thread cannot be ended from outside: one that overruns is left to itself and its answer is
//! not waited for. Work asks its deadline as it goes, so that this is the last resort.

use super::refusal::Refusal;
use std::{
    panic::{self, AssertUnwindSafe},
    sync::{Once, mpsc},
    thread,
    time::{Duration, Instant},
};

/// The name of the threads, by which their panics are kept off stderr: they are reported as refusals.
const THREAD: &str = "document reader";
/// Nested structures are walked by recursion in some crates; the stack of such a thread, in bytes.
const STACK: usize = 64 << 20;
/// How long after its deadline work is still waited for.
const GRACE: Duration = Duration::from_secs(10);

/// When work has to be done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline(Instant);

impl Deadline {
    /// Whether it is too late.
    pub(super) fn is_past(self) -> bool {
        Instant::now() > self.0
    }

    /// Refuses when it is too late.
    pub(super) fn check(self) -> Result<(), Refusal> {
        if self.is_past() { Err(too_slow()) } else { Ok(()) }
    }
}

/// Does work within a time.
pub(super) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce(Deadline) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    keep_panics_quiet();
    let deadline = Deadline(Instant::now() + limit);
    let (sender, answer) = mpsc::channel();
    let guarded = move || {
        let done = panic::catch_unwind(AssertUnwindSafe(|| work(deadline)));
        // Nobody waits any more when the time is over.
        sender.send(done).unwrap_or_default();
    };
    let started = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(guarded);
    if started.is_err() {
        return Err(Refusal::new("there is not enough memory to read it", "close other programs and try again"));
    }
    match answer.recv_timeout(limit + GRACE) {
        Ok(Ok(done)) => done,
        Ok(Err(_)) if deadline.is_past() => Err(too_slow()),
        Ok(Err(_)) => Err(Refusal::new(
            "it is built in a way that cannot be read",
            "open it in the program it was made with and save it anew, or save its text as a .txt file",
        )),
        Err(_) => Err(too_slow()),
    }
}

fn too_slow() -> Refusal {
    Refusal::new(
        "it takes too long to read, as damaged files do and files made to do harm",
        "if it is sound, split it or save its text as a .txt file",
    )
}

fn keep_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let others = panic::take_hook();
        panic::set_hook(Box::new(move |cause| {
            if thread::current().name() != Some(THREAD) {
                others(cause);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_or_takes_too_long_is_refused() {
        let long = Duration::from_mins(1);
        assert_eq!(within(long, |_| Ok(3)), Ok(3));
        let failed: Result<(), Refusal> = within(long, |_| panic!("odd"));
        assert!(failed.unwrap_err().what.contains("cannot be read"));
        let slow = within(Duration::ZERO, |deadline| {
            thread::sleep(Duration::from_millis(5));
            deadline.check()
        });
        assert!(slow.unwrap_err().what.contains("too long"));
    }
}
