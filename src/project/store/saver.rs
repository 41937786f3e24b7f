//! The thread that saves, so that the window never waits for the disk. A decision counts as saved once the
//! disk has it. What cannot be saved is kept and tried again, at the next decision, when asked, and every
//! few seconds; [`Saving`] says how much that is and why.

use super::{KeptView, Store, StoreError};
use crate::review::decision::{Decision, DecisionId};
use std::{
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::Duration,
};

/// How long after a failure the saver tries again by itself.
const AGAIN: Duration = Duration::from_secs(5);

/// Something done to the store on the saver's thread.
type Errand = Box<dyn FnOnce(&mut Store) + Send>;

/// What the saver is told.
enum Order {
    Decisions(Vec<Decision>),
    View(KeptView),
    Errand(Errand),
    Retry,
}

/// How far saving is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saving {
    /// How many decisions are not on the disk yet.
    pub unsaved: usize,
    /// Why the last attempt failed; none when it did not.
    pub trouble: Option<String>,
    /// The last decision that is on the disk, of those given to this saver.
    pub last_saved: Option<DecisionId>,
}

/// A store on a thread of its own.
#[derive(Debug)]
pub struct Saver {
    orders: Option<Sender<Order>>,
    saving: Arc<Mutex<Saving>>,
    thread: Option<JoinHandle<Store>>,
}

impl Saver {
    /// Takes over a store. `wake` is called after each attempt to save, to have the window look.
    pub fn start(store: Store, wake: impl Fn() + Send + 'static) -> Self {
        let (orders, received) = mpsc::channel();
        let saving = Arc::new(Mutex::new(Saving::default()));
        let shown = Arc::clone(&saving);
        let mut pending = Pending { store, decisions: Vec::new(), views: Vec::new(), saving: shown };
        let thread = std::thread::spawn(move || {
            pending.work(&received, &wake);
            pending.store
        });
        Self { orders: Some(orders), saving, thread: Some(thread) }
    }

    /// Saves decisions, which count as unsaved from now until the disk has them.
    pub fn save(&self, decisions: Vec<Decision>) {
        if decisions.is_empty() {
            return;
        }
        if let Ok(mut saving) = self.saving.lock() {
            saving.unsaved += decisions.len();
        }
        self.tell(Order::Decisions(decisions));
    }

    /// Keeps a view, where one left say.
    pub fn keep_view(&self, view: KeptView) {
        self.tell(Order::View(view));
    }

    /// Does something to the store between two decisions, as [`Store::replace_contents`] or
    /// [`Store::copy_to`]; it answers by whatever channel it brings along.
    pub fn with_store(&self, errand: impl FnOnce(&mut Store) + Send + 'static) {
        self.tell(Order::Errand(Box::new(errand)));
    }

    /// Tries again at once to save what could not be saved.
    pub fn retry(&self) {
        self.tell(Order::Retry);
    }

    /// How far saving is.
    #[must_use]
    pub fn saving(&self) -> Saving {
        self.saving.lock().map(|saving| saving.clone()).unwrap_or_default()
    }

    /// Waits until everything that was asked for has been tried, and hands the store back.
    ///
    /// # Errors
    /// When decisions are still unsaved; the store is handed back all the same where it is left.
    pub fn stop(mut self) -> Result<Store, (Option<Box<Store>>, Saving)> {
        self.orders = None;
        let store = self.thread.take().and_then(|thread| thread.join().ok());
        match (store, self.saving()) {
            (Some(store), saving) if saving.unsaved == 0 => Ok(store),
            (store, saving) => Err((store.map(Box::new), saving)),
        }
    }

    fn tell(&self, order: Order) {
        // The thread ends before its orders do only by a bug of ours; then all that was told stays unsaved,
        // which is what the window shows.
        let is_told = self.orders.as_ref().is_some_and(|orders| orders.send(order).is_ok());
        if !is_told && let Ok(mut saving) = self.saving.lock() {
            saving.trouble = Some("the program can save no more; restart it".to_owned());
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// What the saver still has to do, and where it writes.
struct Pending {
    store: Store,
    decisions: Vec<Decision>,
    views: Vec<KeptView>,
    saving: Arc<Mutex<Saving>>,
}

impl Pending {
    fn work(&mut self, orders: &Receiver<Order>, wake: &dyn Fn()) {
        loop {
            let is_behind = !self.decisions.is_empty() || !self.views.is_empty();
            let order = if is_behind { orders.recv_timeout(AGAIN) } else { orders.recv().map_err(Into::into) };
            let ends = match order {
                Ok(order) => {
                    let errands = self.take(order, orders);
                    self.save();
                    for errand in errands {
                        errand(&mut self.store);
                    }
                    false
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.save();
                    false
                }
                Err(RecvTimeoutError::Disconnected) => {
                    self.save();
                    true
                }
            };
            wake();
            if ends {
                return;
            }
        }
    }

    /// Takes an order and all that wait behind it, so that they are saved at once.
    fn take(&mut self, first: Order, orders: &Receiver<Order>) -> Vec<Errand> {
        let mut errands = Vec::new();
        for order in std::iter::once(first).chain(orders.try_iter()) {
            match order {
                Order::Decisions(decisions) => self.decisions.extend(decisions),
                Order::View(view) => {
                    self.views.retain(|known| (&known.kind, &known.name) != (&view.kind, &view.name));
                    self.views.push(view);
                }
                Order::Errand(errand) => errands.push(errand),
                Order::Retry => {}
            }
        }
        errands
    }

    fn save(&mut self) {
        let decided = if self.decisions.is_empty() { Ok(()) } else { self.store.add_decisions(&self.decisions) };
        let outcome = decided.and_then(|()| {
            let last = self.decisions.last().map(|decision| decision.id.clone());
            let count = std::mem::take(&mut self.decisions).len();
            self.tell(|saving| {
                saving.unsaved = saving.unsaved.saturating_sub(count);
                saving.last_saved = last.or(saving.last_saved.take());
            });
            self.views.iter().try_for_each(|view| self.store.keep_view(view))
        });
        match outcome {
            Ok(()) => {
                self.views.clear();
                self.tell(|saving| saving.trouble = None);
            }
            // Where one left is no loss when nothing may be written.
            Err(StoreError::ReadOnly { .. }) if self.decisions.is_empty() => self.views.clear(),
            Err(error) => self.tell(|saving| saving.trouble = Some(error.to_string())),
        }
    }

    fn tell(&self, change: impl FnOnce(&mut Saving)) {
        if let Ok(mut saving) = self.saving.lock() {
            change(&mut saving);
        }
    }
}
