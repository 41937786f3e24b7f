//! Making and opening a project file: who may write it, which version it is of, whether it is whole.

use super::{
    Contents, Store, connecting,
    error::{ReadOnly, StoreError},
    holder::{self, Claim, Holder},
    schema, write_contents, write_decisions,
};
use crate::review::decision::Decision;
use rusqlite::Connection;
use std::{fs, path::Path};

/// The largest file that is looked through for damage before it opens, in bytes; larger ones after.
const CHECKED_AT_ONCE: u64 = 32 << 20;

impl Store {
    /// Makes a project file with a log of decisions, whole or not at all; one of that name is replaced once the new
    /// one is whole.
    ///
    /// # Errors
    /// When the folder cannot be written to, the disk is full, or somebody has the file open.
    pub fn create(
        path: &Path,
        who: &Holder,
        contents: &Contents<'_>,
        decisions: &[&Decision],
    ) -> Result<Self, StoreError> {
        let hold = match holder::claim(path, who) {
            Claim::Ours(hold, _) => hold,
            Claim::Theirs(holder) => {
                return Err(StoreError::ReadOnly { path: path.to_owned(), why: ReadOnly::Held(holder) });
            }
            Claim::Nobodys => return Err(StoreError::ReadOnly { path: path.to_owned(), why: ReadOnly::Protected }),
        };
        connecting::make(path, |connection| {
            schema::create(connection, contents.title)?;
            write_contents(connection, contents)?;
            write_decisions(connection, decisions)
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
            let upgraded = connection.transaction().and_then(|transaction| {
                schema::upgrade(&transaction, version)?;
                transaction.commit()
            });
            upgraded.map_err(|source| StoreError::of(path, source))?;
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
}

/// Whether the file is whole.
fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let found: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|source| StoreError::Damaged { path: path.to_owned(), what: source.to_string() })?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: path.to_owned(), what: found }) }
}
