//! Work on another thread, with progress and cancel; the window only polls.

use crate::project::progress::Progress;
use std::{
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
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

/// How far a task is, seen from both threads.
struct Shared {
    /// The window to wake; none as long as it has not come up.
    context: OnceLock<egui::Context>,
    done: AtomicUsize,
    total: AtomicUsize,
    what: Mutex<String>,
    cancelled: AtomicBool,
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
        let task = Self::ahead(name, work);
        task.attach(context);
        task
    }

    /// Starts work before there is a window; [`Self::attach`] tells it whom to wake.
    pub(crate) fn ahead(name: &'static str, work: impl FnOnce(&dyn Progress) -> T + Send + 'static) -> Self {
        let (sender, result) = mpsc::channel();
        let shared = Arc::new(Shared {
            context: OnceLock::new(),
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            what: Mutex::default(),
            cancelled: AtomicBool::new(false),
        });
        let theirs = Arc::clone(&shared);
        std::thread::spawn(move || {
            // Nobody listens any more when the window was closed meanwhile; then nothing is owed.
            let is_awaited = sender.send(work(theirs.as_ref())).is_ok();
            if let Some(context) = theirs.context.get().filter(|_| is_awaited) {
                context.request_repaint();
            }
        });
        Self { name, shared, result }
    }

    /// Names the window to wake. A first frame polls anyway, so that nothing finished before is missed.
    pub(crate) fn attach(&self, context: &egui::Context) {
        self.shared.context.get_or_init(|| context.clone());
    }

    /// The result, once there is one.
    pub(crate) fn poll(&self) -> Option<T> {
        self.result.try_recv().ok()
    }

    /// The result, if it comes within a time.
    pub(crate) fn wait(&self, at_most: Duration) -> Option<T> {
        self.result.recv_timeout(at_most).ok()
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
