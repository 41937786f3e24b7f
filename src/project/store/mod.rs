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
mod opening;
mod place_rows;
mod provision_rows;
mod reading;
mod saver;
mod schema;
mod view_rows;

#[cfg(test)]
mod tests;

pub use document_rows::KeptDocument;
pub use error::{ReadOnly, StoreError};
pub use holder::Holder;
pub use reading::{Heading, mentions_of};
pub use saver::{Saver, Saving};
pub use view_rows::KeptView;

use crate::{
    documents::document::Document, ground::files::FileError, linking::mention::Mention, places::gazetteer::Gazetteer,
    project::held::HeldProvision, review::decision::Decision,
};
use holder::Hold;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The ending of a project file, without the dot.
pub const ENDING: &str = "gpkg";

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
    pub provisions: Vec<HeldProvision<'a>>,
    /// What they were found with; another text says that they are to be found anew.
    pub derived_by: String,
    /// How the places of the world were used, in a word that those who ask understand.
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

    /// Adds decisions to the log. They are on the disk when this returns; those that are there already
    /// are left as they are.
    ///
    /// # Errors
    /// When the file is only read, the disk is full, or the file is in use; then none of them is there.
    pub fn add_decisions<'a>(&mut self, decisions: impl IntoIterator<Item = &'a Decision>) -> Result<(), StoreError> {
        let decisions: Vec<&Decision> = decisions.into_iter().collect();
        self.write(|connection| write_decisions(connection, &decisions))
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
        connecting::copy(&self.connection, path, |_| Ok(()))
    }

    /// The same with other contents, and with decisions that are not in this one.
    ///
    /// # Errors
    /// As [`Self::copy_to`]; and when this file is newer than what is understood.
    pub fn copy_with(&self, path: &Path, contents: &Contents<'_>, decisions: &[&Decision]) -> Result<(), StoreError> {
        let version = schema::version(&self.connection, &self.path)?;
        if version > schema::VERSION {
            return Err(StoreError::ReadOnly { path: self.path.clone(), why: ReadOnly::Newer(version) });
        }
        connecting::copy(&self.connection, path, |connection| {
            schema::upgrade(connection, version)?;
            write_contents(connection, contents)?;
            write_decisions(connection, decisions)
        })
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

/// Writes decisions that are not there yet, and when the last of them was made.
fn write_decisions(connection: &Connection, decisions: &[&Decision]) -> rusqlite::Result<()> {
    decision_rows::insert(connection, decisions)?;
    let last = decisions.last().map(|decision| decision.by.time.to_string());
    connection.execute(
        "UPDATE gpkg_contents SET last_change = ifnull(?1, last_change) WHERE table_name = 'decisions'",
        [last],
    )?;
    Ok(())
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

/// The error of a file that cannot be written.
fn unwritten(path: &Path, source: std::io::Error) -> StoreError {
    if source.kind() == std::io::ErrorKind::StorageFull {
        return StoreError::Full { path: path.to_owned() };
    }
    FileError::Write { path: path.to_owned(), source }.into()
}
