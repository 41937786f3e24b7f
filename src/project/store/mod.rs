//! The project file: a GeoPackage that holds the documents with their bytes, places, what was found, the
//! log of decisions and the views. Other programs open its layers; nothing but this folder knows its tables.
//!
//! ```text
//! let mut store = Store::open(path, &Holder::own(now))?;   // the only writer, or read only and why
//! store.add_decisions(&rows)?;                             // on the disk when this returns
//! store.close()?;                                          // one file again, nothing beside it
//! ```
//! What is committed stays, whatever happens to the program or the power after. While it is open a file of
//! the log may lie beside it. A file that is damaged or newer is read where it can be and never written.
//! Somebody else's file is read with everything off by which a database could act by itself.

mod connecting;
mod decision_rows;
mod document_rows;
mod error;
mod geometry;
mod holder;
mod journaling;
mod mention_rows;
mod place_rows;
mod provision_rows;
mod saver;
mod schema;
mod view_rows;

#[cfg(test)]
mod tests;

pub use document_rows::KeptDocument;
pub use error::{ReadOnly, StoreError};
pub use holder::Holder;
pub use provision_rows::KeptProvision;
pub use saver::{Saver, Saving};
pub use view_rows::KeptView;

use crate::{
    documents::document::{Document, DocumentId, Locator},
    ground::{files::FileError, warning::Warned},
    linking::mention::Mention,
    places::{gazetteer::Gazetteer, place::Place},
    review::decision::Decision,
};
use holder::{Claim, Hold};
use rusqlite::{Connection, TransactionBehavior};
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The ending of a project file, without the dot.
pub const ENDING: &str = "gpkg";

/// The largest file that is looked through for damage before it opens, in bytes; larger ones after.
const CHECKED_AT_ONCE: u64 = 32 << 20;

/// What a project file holds beside decisions and views: all that came from the inputs.
#[derive(Debug)]
pub struct Contents<'a> {
    /// What the project is called.
    pub title: &'a str,
    /// The documents, in their order.
    pub documents: Vec<KeptDocument<'a>>,
    /// The places.
    pub gazetteer: &'a Gazetteer,
    /// The mentions of the documents as they were found.
    pub mentions: Vec<(&'a Document, &'a [Mention])>,
    /// What they promise, with what is held of it.
    pub provisions: Vec<KeptProvision<'a>>,
    /// What they were found with; another text says that they are to be found anew.
    pub derived_by: String,
    /// How the places of the world were used, in a word that those who ask understand.
    pub world: String,
}

/// What a project file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What the project is called.
    pub title: String,
    /// What its findings were found with.
    pub derived_by: String,
    /// How the places of the world were used.
    pub world: String,
}

/// A project file that is open.
#[derive(Debug)]
pub struct Store {
    // The fields go away in this order: the connection before the right to write.
    connection: Connection,
    path: PathBuf,
    read_only: Option<ReadOnly>,
    hold: Option<Hold>,
    unclosed: Option<Holder>,
    /// A copy that is read in place of a file that cannot be opened where it lies.
    copy: Option<TempDir>,
}

impl Store {
    /// Makes a project file, whole or not at all; one of that name is replaced once the new one is whole.
    ///
    /// # Errors
    /// When the folder cannot be written to, the disk is full, or somebody has the file open.
    pub fn create(path: &Path, who: &Holder, contents: &Contents<'_>) -> Result<Self, StoreError> {
        let hold = match holder::claim(path, who) {
            Claim::Ours(hold, _) => hold,
            Claim::Theirs(holder) => {
                return Err(StoreError::ReadOnly { path: path.to_owned(), why: ReadOnly::Held(holder) });
            }
            Claim::Nobodys => return Err(StoreError::ReadOnly { path: path.to_owned(), why: ReadOnly::Protected }),
        };
        connecting::make(path, |connection| {
            schema::create(connection, contents.title)?;
            write_contents(connection, contents)
        })?;
        let connection = connecting::to_write(path)?;
        Ok(Self { connection, path: path.to_owned(), read_only: None, hold: Some(hold), unclosed: None, copy: None })
    }

    /// Opens a project file to write it, or, when that cannot be, to read it: [`Self::read_only`] says why.
    ///
    /// # Errors
    /// When it is no project, or cannot be read at all.
    pub fn open(path: &Path, who: &Holder) -> Result<Self, StoreError> {
        connecting::glance(path)?;
        let (hold, unclosed) = match holder::claim(path, who) {
            Claim::Ours(hold, before) => (hold, before),
            Claim::Theirs(holder) => return Self::open_to_read(path, ReadOnly::Held(holder)),
            Claim::Nobodys => return Self::open_to_read(path, ReadOnly::Protected),
        };
        if fs::OpenOptions::new().write(true).open(path).is_err() {
            return Self::open_to_read(path, ReadOnly::Protected);
        }
        let mut connection = match connecting::to_look(path) {
            Ok(connection) => connection,
            Err(StoreError::Damaged { what, .. }) => return Self::open_to_read(path, ReadOnly::Damaged(what)),
            Err(other) => return Err(other),
        };
        let version = schema::version(&connection, path)?;
        if version > schema::VERSION {
            drop(connection);
            return Self::open_to_read(path, ReadOnly::Newer(version));
        }
        let is_large = fs::metadata(path).is_ok_and(|found| found.len() > CHECKED_AT_ONCE);
        let checked =
            schema::check(&connection, path).and_then(|()| if is_large { Ok(()) } else { check(&connection, path) });
        if let Err(StoreError::Damaged { what, .. }) = checked {
            drop(connection);
            return Self::open_to_read(path, ReadOnly::Damaged(what));
        }
        if version < schema::VERSION {
            connecting::keep_copy(&connection, path, version)?;
            schema::upgrade(&mut connection, version).map_err(|source| StoreError::of(path, source))?;
        }
        connecting::set_journal(&connection, path)?;
        Ok(Self { connection, path: path.to_owned(), read_only: None, hold: Some(hold), unclosed, copy: None })
    }

    /// Opens a project file to read it, for a reason.
    ///
    /// # Errors
    /// When it is no project, or cannot be read at all.
    pub fn open_to_read(path: &Path, why: ReadOnly) -> Result<Self, StoreError> {
        connecting::glance(path)?;
        let (connection, copy) = connecting::to_read(path)?;
        let version = schema::version(&connection, path)?;
        match schema::check(&connection, path) {
            Err(_unknown) if version > schema::VERSION => {
                return Err(StoreError::Newer { path: path.to_owned(), version });
            }
            checked => checked?,
        }
        Ok(Self { connection, path: path.to_owned(), read_only: Some(why), hold: None, unclosed: None, copy })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why it is only read; none when it is written.
    #[must_use]
    pub const fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Who had it open before and did not close it, as after a crash; all they saved is there.
    #[must_use]
    pub const fn unclosed(&self) -> Option<&Holder> {
        self.unclosed.as_ref()
    }

    /// Whether it is a copy that is read, as the file cannot be opened where it lies.
    #[must_use]
    pub const fn reads_copy(&self) -> bool {
        self.copy.is_some()
    }

    /// Looks through the whole file for damage, as opening does with files that are not too large for it; a
    /// damaged file is only read from then on.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn look_through(&mut self) -> Result<(), StoreError> {
        let checked = check(&self.connection, &self.path);
        if let Err(StoreError::Damaged { what, .. }) = &checked {
            self.read_only = Some(ReadOnly::Damaged(what.clone()));
        }
        checked
    }

    /// Adds decisions to the log. They are on the disk when this returns; those that are there already
    /// are left as they are.
    ///
    /// # Errors
    /// When the file is only read, the disk is full, or the file is in use; then none of them is there.
    pub fn add_decisions(&mut self, decisions: &[Decision]) -> Result<(), StoreError> {
        self.write(|connection| {
            decision_rows::insert(connection, decisions)?;
            let last = decisions.last().map(|decision| decision.by.time.to_string());
            connection.execute(
                "UPDATE gpkg_contents SET last_change = ifnull(?1, last_change) WHERE table_name = 'decisions'",
                [last],
            )?;
            Ok(())
        })
    }

    /// Writes what came from the inputs in place of what was there; decisions and views stay.
    ///
    /// # Errors
    /// As [`Self::add_decisions`]; then all is as it was.
    pub fn replace_contents(&mut self, contents: &Contents<'_>) -> Result<(), StoreError> {
        self.write(|connection| write_contents(connection, contents))
    }

    /// Keeps a view in place of the one of its kind and name.
    ///
    /// # Errors
    /// As [`Self::add_decisions`].
    pub fn keep_view(&mut self, view: &KeptView) -> Result<(), StoreError> {
        self.write(|connection| view_rows::keep(connection, view))
    }

    /// Takes a view away.
    ///
    /// # Errors
    /// As [`Self::add_decisions`].
    pub fn drop_view(&mut self, kind: &str, name: &str) -> Result<(), StoreError> {
        self.write(|connection| view_rows::drop_view(connection, kind, name))
    }

    /// The log, in the order of the file, and how many rows of it could not be understood.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn decisions(&self) -> Result<(Vec<Decision>, usize), StoreError> {
        self.read(decision_rows::read)
    }

    /// The documents and the paths they were read from.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents(&self) -> Result<Vec<(Document, Option<String>)>, StoreError> {
        self.read(document_rows::read)
    }

    /// The bytes of a document as they were read, when the file has them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bytes_of(&self, document: &DocumentId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|connection| document_rows::bytes(connection, document))
    }

    /// The places; what nobody can understand is warned of.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places(&self) -> Result<Warned<Vec<Place>>, StoreError> {
        let file = self.path.display().to_string();
        self.read(|connection| place_rows::read(connection, &file))
    }

    /// What was found in each document, to be understood by [`mentions_of`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn findings(&self) -> Result<HashMap<DocumentId, String>, StoreError> {
        self.read(mention_rows::read)
    }

    /// The passages that have all of some words, the last of which may be the beginning of one; names in
    /// any spelling. The best first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<(DocumentId, Locator)>, StoreError> {
        self.read(|connection| document_rows::search(connection, words, limit))
    }

    /// A view by its kind and name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn view(&self, kind: &str, name: &str) -> Result<Option<KeptView>, StoreError> {
        self.read(|connection| view_rows::view(connection, kind, name))
    }

    /// Every view of a kind, by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn views(&self, kind: &str) -> Result<Vec<KeptView>, StoreError> {
        self.read(|connection| view_rows::views(connection, kind))
    }

    /// What the file says of itself.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn heading(&self) -> Result<Heading, StoreError> {
        self.read(|connection| {
            let sql = "SELECT title, derived_by, world FROM atlas_file WHERE fid = 1";
            connection.query_row(sql, [], |row| {
                Ok(Heading { title: row.get(0)?, derived_by: row.get(1)?, world: row.get(2)? })
            })
        })
    }

    /// The documents whose bytes the file has, each with its SHA-256.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents_with_bytes(&self) -> Result<HashSet<(DocumentId, String)>, StoreError> {
        self.read(document_rows::with_bytes)
    }

    /// Writes the whole project to another file, and goes on with that one.
    ///
    /// # Errors
    /// When the other cannot be written; then this one stays open.
    pub fn save_as(self, path: &Path, who: &Holder) -> Result<Self, (Box<Self>, StoreError)> {
        if let Err(error) = self.copy_to(path) {
            return Err((Box::new(self), error));
        }
        Self::open(path, who).map_err(|error| (Box::new(self), error))
    }

    /// Writes the whole project to another file, whole or not at all.
    ///
    /// # Errors
    /// When the other cannot be written, or somebody has it open.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        connecting::copy(&self.connection, path)
    }

    /// Closes the file: what lay beside it is taken in, and it is one file again.
    ///
    /// # Errors
    /// When that cannot be done, for want of room say; all that was saved is safe all the same.
    pub fn close(self) -> Result<(), StoreError> {
        self.settle()
    }

    fn settle(&self) -> Result<(), StoreError> {
        if self.hold.is_none() {
            return Ok(());
        }
        connecting::settle(&self.connection).map_err(|source| StoreError::of(&self.path, source))
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        read(&self.connection).map_err(|source| StoreError::of(&self.path, source))
    }

    /// Writes all of something or none of it.
    fn write(&mut self, write: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<(), StoreError> {
        if let Some(why) = &self.read_only {
            return Err(StoreError::ReadOnly { path: self.path.clone(), why: why.clone() });
        }
        let failed = |source| StoreError::of(&self.path, source);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        write(&transaction).map_err(failed)?;
        transaction.commit().map_err(failed)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Whoever wants to know whether this went well closes the file.
        self.settle().unwrap_or_default();
    }
}

/// The mentions of a text of [`Store::findings`]; none when it cannot be understood.
#[must_use]
pub fn mentions_of(text: &str) -> Option<Vec<Mention>> {
    mention_rows::of_text(text)
}

fn write_contents(connection: &Connection, contents: &Contents<'_>) -> rusqlite::Result<()> {
    document_rows::replace(connection, &contents.documents)?;
    place_rows::replace(connection, contents.gazetteer.places().iter())?;
    mention_rows::replace(connection, &contents.mentions, contents.gazetteer)?;
    provision_rows::replace(connection, &contents.provisions, contents.gazetteer)?;
    connection.execute(
        "UPDATE atlas_file SET title = ?1, derived_by = ?2, world = ?3 WHERE fid = 1",
        [contents.title, &contents.derived_by, &contents.world],
    )?;
    Ok(())
}

/// Whether the file is whole.
fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let found: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|source| StoreError::Damaged { path: path.to_owned(), what: source.to_string() })?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: path.to_owned(), what: found }) }
}

/// The error of a file that cannot be written.
fn unwritten(path: &Path, source: std::io::Error) -> StoreError {
    if source.kind() == std::io::ErrorKind::StorageFull {
        return StoreError::Full { path: path.to_owned() };
    }
    FileError::Write { path: path.to_owned(), source }.into()
}
