//! Work done out of order and handed over in order. A worker that is far ahead of the others waits, so that
//! little is kept.

use super::{
    Done, Piece, Sink, StreamingError,
    source::{Source, Work},
};
use crate::{
    documents::document::DocumentId,
    project::{ProjectError, finding::FoundFile, gathering::with_free_id, inputs::Inputs, progress::Progress},
};
use std::{
    collections::{BTreeMap, HashSet},
    io,
    path::Path,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// How many jobs a worker may be ahead of the first that is not done.
const AHEAD: usize = 64;

/// What is done, until it is its turn.
pub(super) struct Order<'a, T> {
    queue: Mutex<Queue<'a, T>>,
    moved: Condvar,
    files: &'a [FoundFile],
    progress: &'a dyn Progress,
}

struct Queue<'a, T> {
    /// The number of the job whose turn it is.
    next: usize,
    waiting: BTreeMap<usize, Done<T>>,
    sink: &'a mut dyn Sink<T>,
    known: HashSet<DocumentId>,
    named: HashSet<&'a Path>,
    /// How many workers wait for the others.
    idle: usize,
    /// What the document at hand goes by.
    id: Option<DocumentId>,
    /// Whether the file at hand gave a document so far.
    is_read: bool,
    documents: usize,
    unread_inputs: usize,
    end: Option<StreamingError>,
}

/// Tells the others when a worker breaks off.
struct Watch<'a, 'b, T>(&'a Order<'b, T>);

impl<T> Drop for Watch<'_, '_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.queue().end.get_or_insert(ProjectError::Cancelled.into());
        }
        self.0.moved.notify_all();
    }
}

impl<'a, T> Order<'a, T> {
    pub(super) fn new(
        sink: &'a mut dyn Sink<T>,
        files: &'a [FoundFile],
        inputs: &'a Inputs,
        progress: &'a dyn Progress,
    ) -> Self {
        let queue = Queue {
            next: 0,
            waiting: BTreeMap::new(),
            sink,
            known: HashSet::new(),
            named: inputs.documents.iter().map(AsRef::as_ref).collect(),
            idle: 0,
            id: None,
            is_read: false,
            documents: 0,
            unread_inputs: 0,
            end: None,
        };
        Self { queue: Mutex::new(queue), moved: Condvar::new(), files, progress }
    }

    /// Does jobs until there are no more.
    pub(super) fn work(&self, source: &Mutex<Source<'_>>, work: &(dyn Fn(Work) -> Done<T> + Sync)) {
        let _watch = Watch(self);
        loop {
            if self.queue().end.is_some() {
                return;
            }
            let next = source.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((number, job)) = next else {
                return;
            };
            let done = work(job);
            let mut queue = self.queue();
            while number > queue.next + AHEAD && queue.end.is_none() {
                queue.idle += 1;
                queue = self.moved.wait(queue).unwrap_or_else(PoisonError::into_inner);
                queue.idle -= 1;
            }
            queue.waiting.insert(number, done);
            self.hand_over(&mut queue);
            if queue.idle > 0 {
                self.moved.notify_all();
            }
        }
    }

    /// How many inputs that were named gave nothing, or not all they hold.
    pub(super) fn finish(self) -> Result<usize, StreamingError> {
        let queue = self.queue.into_inner().unwrap_or_else(PoisonError::into_inner);
        match queue.end {
            Some(end) => Err(end),
            None if queue.documents == 0 => Err(ProjectError::NoDocuments { warnings: Vec::new() }.into()),
            None => Ok(queue.unread_inputs),
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue<'a, T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands over whatever is next in turn.
    fn hand_over(&self, queue: &mut Queue<'a, T>) {
        while queue.end.is_none() {
            let next = queue.next;
            let Some(done) = queue.waiting.remove(&next) else {
                return;
            };
            queue.next += 1;
            let (file, is_last, is_whole) = (done.file, done.is_last, done.is_whole);
            if let Err(error) = queue.take(done) {
                queue.end = Some(StreamingError::Writing(error));
            }
            if is_last {
                let is_named = self.files.get(file).is_some_and(|file| queue.named.contains(file.path.as_path()));
                queue.unread_inputs += usize::from(is_named && !(queue.is_read && is_whole));
                queue.is_read = false;
                self.progress.step(file + 1, self.files.len(), "files linked");
            }
            if self.progress.is_cancelled() {
                queue.end.get_or_insert(ProjectError::Cancelled.into());
            }
        }
    }
}

impl<T> Queue<'_, T> {
    fn take(&mut self, done: Done<T>) -> io::Result<()> {
        self.sink.warn(&done.warnings);
        for piece in done.pieces {
            self.is_read = true;
            if piece.is_first {
                self.documents += 1;
                self.id = Some(with_free_id(&piece.id, &mut self.known));
            }
            let id = self.id.clone().unwrap_or(piece.id);
            self.sink.take(Piece { id, ..piece })?;
        }
        Ok(())
    }
}
