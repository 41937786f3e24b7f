//! Work on another thread, with progress and cancel; the window only polls. Work that comes to a stop by a fault
//! of the program ends as well, so that nobody waits for it.

use super::notices::{Notices, Tone};
use crate::project::progress::Progress;
use std::{
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    time::Duration,
};

/// Something that is being done elsewhere.
pub(crate) struct Task<T> {
    /// What it is, as a person would say it.
    pub(crate) name: &'static str,
    shared: Arc<Shared>,
    result: mpsc::Receiver<T>,
}

/// What has become of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome<T> {
    /// It is not done yet.
    Pending,
    /// It is done.
    Done(T),
    /// It stopped by a fault of the program, and comes to nothing.
    Failed,
}

/// How far a task is, seen from both threads.
struct Shared {
    /// The window to wake; none as long as it has not come up.
    context: OnceLock<egui::Context>,
    done: AtomicUsize,
    total: AtomicUsize,
    what: Mutex<String>,
    cancelled: AtomicBool,
}

/// Wakes the window when it goes away, however the work ended.
struct Waker(Arc<Shared>);

impl Drop for Waker {
    fn drop(&mut self) {
        if let Some(context) = self.0.context.get() {
            context.request_repaint();
        }
    }
}

impl Progress for Shared {
    fn step(&self, done: usize, total: usize, what: &str) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        if let Ok(mut shown) = self.what.lock() {
            what.clone_into(&mut shown);
        }
        if let Some(context) = self.context.get() {
            context.request_repaint_after(Duration::from_millis(100));
        }
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl<T: Send + 'static> Task<T> {
    /// Starts work on a thread of its own; the window is woken when it is done.
    pub(crate) fn start(
        context: &egui::Context,
        name: &'static str,
        work: impl FnOnce(&dyn Progress) -> T + Send + 'static,
    ) -> Self {
        Self::waking(OnceLock::from(context.clone()), name, work)
    }

    /// Starts work before there is a window; [`Self::attach`] tells it whom to wake.
    pub(crate) fn ahead(name: &'static str, work: impl FnOnce(&dyn Progress) -> T + Send + 'static) -> Self {
        Self::waking(OnceLock::new(), name, work)
    }

    fn waking(
        context: OnceLock<egui::Context>,
        name: &'static str,
        work: impl FnOnce(&dyn Progress) -> T + Send + 'static,
    ) -> Self {
        let (sender, result) = mpsc::channel();
        let shared = Arc::new(Shared {
            context,
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            what: Mutex::default(),
            cancelled: AtomicBool::new(false),
        });
        let waker = Waker(Arc::clone(&shared));
        std::thread::spawn(move || {
            let waker = waker;
            // Gone before the window is woken, so that it finds out when there is no result.
            let sender = sender;
            // Nobody listens any more when the window was closed meanwhile; then nothing is owed.
            sender.send(work(waker.0.as_ref())).unwrap_or_default();
        });
        Self { name, shared, result }
    }

    /// Names the window to wake. A first frame polls anyway, so that nothing finished before is missed.
    pub(crate) fn attach(&self, context: &egui::Context) {
        self.shared.context.get_or_init(|| context.clone());
    }

    /// What has become of it, after waiting for the result for a time at most.
    pub(crate) fn outcome(&self, wait: Duration) -> Outcome<T> {
        match self.result.recv_timeout(wait) {
            Ok(result) => Outcome::Done(result),
            Err(RecvTimeoutError::Timeout) => Outcome::Pending,
            Err(RecvTimeoutError::Disconnected) => Outcome::Failed,
        }
    }

    /// What is said when it stopped by a fault of the program.
    pub(crate) fn failure(&self) -> String {
        format!("“{}” stopped by a fault of the program. What is open is as it was before.", self.name)
    }

    /// Asks the work to stop.
    pub(crate) fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// How far it is, 0 to 1; none when nobody can tell.
    pub(crate) fn part(&self) -> Option<f32> {
        let total = self.shared.total.load(Ordering::Relaxed);
        (total > 0).then(|| self.shared.done.load(Ordering::Relaxed) as f32 / total as f32)
    }

    /// What it is at.
    pub(crate) fn what(&self) -> String {
        self.shared.what.lock().map(|what| what.clone()).unwrap_or_default()
    }
}

/// The result of a task that is done, after waiting for it for a time at most. A task that has ended is forgotten;
/// that it stopped by a fault is told.
pub(crate) fn finished<T: Send + 'static>(
    task: &mut Option<Task<T>>,
    wait: Duration,
    notices: &mut Notices,
) -> Option<T> {
    let running = task.as_ref()?;
    let result = match running.outcome(wait) {
        Outcome::Pending => return None,
        Outcome::Done(result) => Some(result),
        Outcome::Failed => {
            notices.say(Tone::Bad, running.failure());
            None
        }
    };
    *task = None;
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_stops_by_a_fault_ends_and_wakes_the_window() {
        let context = egui::Context::default();
        let (woken, is_woken) = mpsc::channel();
        context.set_request_repaint_callback(move |_| woken.send(()).unwrap_or_default());
        let mut task = Some(Task::<u8>::start(&context, "Linking", |_| panic!("a fault")));
        is_woken.recv_timeout(Duration::from_mins(1)).unwrap();
        assert_eq!(task.as_ref().unwrap().outcome(Duration::ZERO), Outcome::Failed);
        let mut notices = Notices::default();
        assert_eq!(finished(&mut task, Duration::ZERO, &mut notices), None);
        assert!(task.is_none());
        assert!(format!("{notices:?}").contains("“Linking” stopped by a fault"));
    }
}
