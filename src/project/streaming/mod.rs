//! Inputs linked one after the other on every core, in their order, with no more of them in memory than is
//! being worked at. What becomes of a document is what [`Linker::link_widely`] says, as in a [`Project`];
//! a plain text of more than a megabyte is read in its [`parts`](crate::linking::parts).
//!
//! [`Project`]: super::Project

mod order;
mod place_book;
mod source;

#[cfg(test)]
mod tests;

pub use place_book::PlaceBook;

use super::{ProjectError, finding::Found, gathering::Gathered, inputs::Inputs, progress::Progress, region};
use crate::{
    documents::document::{Document, DocumentId},
    ground::{text::Span, warning::Warning},
    linking::{linker::Linker, mention::Mention, world::merging::Merged},
    places::world::World,
};
use order::Order;
use source::{Job, Source, Work};
use std::{io, num::NonZero, sync::Mutex, thread};

/// A document, or a part of a long one, and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct LinkedPart<'a> {
    /// Its text and passages, counted from its own start.
    pub document: &'a Document,
    /// Its mentions, in order; counted as the passages are.
    pub mentions: &'a [Mention],
    /// What of the document stands before it.
    pub before: Before,
    /// The places that the mentions may mean.
    pub places: &'a PlaceBook<'a>,
}

/// How much of a document stands before a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Before {
    /// Scalars.
    pub scalars: usize,
    /// Paragraphs.
    pub paragraphs: u32,
}

impl Before {
    /// A span of the part, as one of the whole document.
    #[must_use]
    pub const fn shifted(self, span: Span) -> Span {
        Span::new(self.scalars + span.start, self.scalars + span.end)
    }
}

/// What was made of a part, with the document that it is part of.
#[derive(Debug)]
pub struct Piece<T> {
    /// The document, by an id that no other has.
    pub id: DocumentId,
    /// Whether the document starts here.
    pub is_first: bool,
    /// Whether it ends here.
    pub is_last: bool,
    /// What was made.
    pub made: T,
}

/// Where what was made goes, in the order of the inputs.
pub trait Sink<T>: Send {
    /// Takes the next piece.
    ///
    /// # Errors
    /// When it cannot be kept; the work then ends.
    fn take(&mut self, piece: Piece<T>) -> io::Result<()>;

    /// Takes warnings.
    fn warn(&mut self, warnings: &[Warning]);
}

/// What makes something of each part, on several threads at a time.
pub type Making<'a, T> = dyn Fn(&LinkedPart<'_>) -> T + Sync + 'a;

/// Why linking ended early.
#[derive(Debug, thiserror::Error)]
pub enum StreamingError {
    /// Nothing could be opened.
    #[error(transparent)]
    Opening(#[from] ProjectError),
    /// What was made could not be kept.
    #[error("the result cannot be written")]
    Writing(#[source] io::Error),
}

/// Links inputs, makes something of each part and hands it over in order; how many inputs that were named
/// could not be read at all, or not to their end.
///
/// # Errors
/// When documents or places are named and none of them can be read, the sink refuses, or the work is cancelled.
pub fn link_in_order<T: Send>(
    inputs: &Inputs,
    making: &Making<'_, T>,
    sink: &mut dyn Sink<T>,
    progress: &dyn Progress,
) -> Result<usize, StreamingError> {
    let mut gathered = Gathered::default();
    let world = region::World::of(inputs);
    let (found, linker) = thread::scope(|scope| {
        // The world is read while the region is.
        let read = scope.spawn(|| world.is_asked().then(World::shipped).map_or(0, World::len));
        let found = scope.spawn(|| Found::among(inputs));
        if inputs.places.is_empty() {
            gathered.read_shipped_places();
        } else {
            gathered.read_places(&inputs.places);
        }
        read.join().unwrap_or_default();
        (found.join().unwrap_or_default(), world.linker(&gathered.gazetteer))
    });
    if gathered.gazetteer.places().is_empty() {
        let warnings = gathered.warnings;
        return Err(ProjectError::NoPlaces { warnings }.into());
    }
    sink.warn(&gathered.warnings);
    sink.warn(&found.warnings);
    let unread_inputs = gathered.unread_inputs + found.unread_inputs;
    let book = PlaceBook::new(&gathered.gazetteer, &linker);
    let order = Order::new(sink, &found.files, inputs, progress);
    let source = Mutex::new(Source::new(&found.files));
    let work = |work: Work| worked(work, &linker, &book, making);
    let worker = || order.work(&source, &work);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 1..cores {
            scope.spawn(worker);
        }
        worker();
    });
    Ok(unread_inputs + order.finish()?)
}

/// What was made of a job.
struct Done<T> {
    /// The number of its file.
    file: usize,
    /// Whether it is the last of its file.
    is_last: bool,
    /// Whether its file could be read on.
    is_whole: bool,
    pieces: Vec<Piece<T>>,
    warnings: Vec<Warning>,
}

/// Reads and links what a job asks for.
fn worked<T>(work: Work, linker: &Linker, book: &PlaceBook<'_>, making: &Making<'_, T>) -> Done<T> {
    let Work { file, is_last, failure, job } = work;
    let link = |document: &Document, before: Before| {
        let Merged { mentions, rows } = linker.link_widely(document);
        let places = book.with_rows(rows);
        making(&LinkedPart { document, mentions: &mentions, before, places: &places })
    };
    let (pieces, mut warnings) = match job {
        Job::Part { document, before, is_first } => {
            let made = link(&document, before);
            (vec![Piece { id: document.id, is_first, is_last, made }], Vec::new())
        }
        Job::Whole(read) => {
            let read = read();
            let pieces = read.value.into_iter().map(|document| {
                let made = link(&document, Before::default());
                Piece { id: document.id, is_first: true, is_last: true, made }
            });
            (pieces.collect(), read.warnings)
        }
    };
    let is_whole = failure.is_none();
    warnings.extend(failure);
    Done { file, is_last, is_whole, pieces, warnings }
}
