//! Connections to project files, hardened: a file may come from anybody. Files are made beside their place
//! and put there when they are whole.

use super::{
    ReadOnly, StoreError,
    holder::{self, Claim, Holder},
    journaling::lies_far,
    unwritten,
};
use crate::ground::files::{self, FileError};
use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};
use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::TempDir;

/// What a database is called while it is made.
const NEW: &str = "new.gpkg";

/// What is put behind the name of a database for the files that may lie beside it, which belong to it by their names
/// alone (<https://sqlite.org/tempfiles.html>).
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// How long a writer waits for another program, QGIS say, that reads or writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest text or blob that a file may hold, in bytes.
const LONGEST: i32 = 1 << 30;

/// Looks at the first bytes of a file, before the database does.
///
/// # Errors
/// When it cannot be read, or is no GeoPackage.
pub(super) fn glance(path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::File(FileError::Read { path: path.to_owned(), source });
    let foreign = |what| Err(StoreError::Foreign { path: path.to_owned(), what });
    let mut head = Vec::new();
    File::open(path).map_err(failed)?.take(100).read_to_end(&mut head).map_err(failed)?;
    if head.is_empty() {
        return foreign("it is empty");
    }
    if !head.starts_with(b"SQLite format 3\0") {
        return foreign("it is no GeoPackage");
    }
    match head.get(68..72) {
        None => Err(StoreError::Damaged { path: path.to_owned(), what: "it breaks off".to_owned() }),
        Some(b"GPKG") => Ok(()),
        Some(_) => foreign("it is a database of another program"),
    }
}

/// Makes a database beside its place, fills it, and puts it there. Whoever asks has a hold on the place.
pub(super) fn make(path: &Path, fill: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<(), StoreError> {
    let beside = beside(path)?;
    let place = beside.path().join(NEW);
    filled(&place, fill).map_err(|source| StoreError::of(path, source))?;
    put(&place, path)
}

/// Writes a whole copy of a database to a place, with what else is to be in it.
pub(super) fn copy(
    connection: &Connection,
    path: &Path,
    fill: impl FnOnce(&Connection) -> rusqlite::Result<()>,
) -> Result<(), StoreError> {
    // Whoever has the other file open must not find it exchanged.
    let who = Holder::own(jiff::Timestamp::UNIX_EPOCH);
    let _hold = match holder::claim(path, &who) {
        Claim::Ours(hold, _) => hold,
        Claim::Theirs(holder) => {
            return Err(StoreError::ReadOnly { path: path.to_owned(), why: ReadOnly::Held(holder) });
        }
        Claim::Nobodys => return Err(StoreError::ReadOnly { path: path.to_owned(), why: ReadOnly::Protected }),
    };
    let beside = beside(path)?;
    let place = beside.path().join(NEW);
    let name = place.to_string_lossy().into_owned();
    let copied = connection.execute("VACUUM INTO ?1", [name]).and_then(|_| filled(&place, fill));
    copied.map_err(|source| StoreError::of(path, source))?;
    put(&place, path)
}

/// Fills a database that nobody knows yet.
fn filled(place: &Path, fill: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
    let mut connection = Connection::open(place)?;
    harden(&connection)?;
    // It is thrown away if it does not become whole, and synced as a whole when it does.
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "journal_mode", "MEMORY")?;
    let transaction = connection.transaction()?;
    fill(&transaction)?;
    transaction.commit()
}

/// Keeps a copy of a file of an older schema beside it, under a name that no file has.
pub(super) fn keep_copy(connection: &Connection, path: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let named = |number: u32| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        path.with_file_name(format!("{stem}.schema-{version}{number}.{}", super::ENDING))
    };
    let free = (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000));
    copy(connection, &free, |_| Ok(()))?;
    Ok(free)
}

/// A folder of one's own beside a place, gone when this is.
fn beside(path: &Path) -> Result<TempDir, StoreError> {
    let made = tempfile::Builder::new().prefix(".treaty-atlas-").tempdir_in(files::folder_of(path));
    made.map_err(|source| unwritten(path, source))
}

/// Puts a finished file at its place, to stay there whatever becomes of the power.
fn put(made: &Path, path: &Path) -> Result<(), StoreError> {
    let failed = |source| unwritten(path, source);
    File::open(made).and_then(|file| file.sync_all()).map_err(failed)?;
    clear(path)?;
    fs::rename(made, path).map_err(failed)?;
    files::sync_folder(path);
    Ok(())
}

/// Sees that no log lies beside a place, as after a crash: it would be read as the log of the file that is put there.
/// The file of the log takes it in, so that it is whole should the new one not come to its place.
fn clear(path: &Path) -> Result<(), StoreError> {
    let left = || BESIDE.map(|ending| log(path, ending)).into_iter().filter(|log| log.exists());
    if left().next().is_none() {
        return Ok(());
    }
    let settled = to_look(path).and_then(|old| settle(&old).map_err(|source| StoreError::of(path, source)));
    if let Err(error @ StoreError::Busy { .. }) = settled {
        return Err(error);
    }
    // A file that is gone, damaged or no database takes in nothing.
    left().try_for_each(fs::remove_file).map_err(|source| unwritten(path, source))
}

/// A file beside a database.
fn log(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A connection to write a file that is known to be whole.
pub(super) fn to_write(path: &Path) -> Result<Connection, StoreError> {
    let connection = to_look(path)?;
    set_journal(&connection, path)?;
    Ok(connection)
}

/// A connection that could write, but has changed nothing yet.
pub(super) fn to_look(path: &Path) -> Result<Connection, StoreError> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// A connection that only reads; a copy is read where the file cannot be opened where it lies.
pub(super) fn to_read(path: &Path) -> Result<(Connection, Option<TempDir>), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let direct = match connect(path, flags) {
        Ok(connection) => return Ok((connection, None)),
        Err(error @ StoreError::Foreign { .. }) => return Err(error),
        Err(error) => error,
    };
    // A log beside the file needs a folder that can be written to before it can be read.
    let copied = || -> std::io::Result<(TempDir, PathBuf)> {
        let folder = tempfile::tempdir()?;
        let place = folder.path().join("copy.gpkg");
        fs::copy(path, &place)?;
        let [wal, ..] = BESIDE;
        if log(path, wal).exists() {
            fs::copy(log(path, wal), log(&place, wal))?;
        }
        Ok((folder, place))
    };
    let (folder, place) = copied().map_err(|source| FileError::Read { path: path.to_owned(), source })?;
    match connect(&place, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX) {
        Ok(connection) => Ok((connection, Some(folder))),
        Err(_same) => Err(direct),
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::of(path, source);
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    harden(&connection).map_err(failed)?;
    // The first look at the file itself.
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0)).map_err(failed)?;
    Ok(connection)
}

/// Turns off everything by which a file could act by itself, and what hides its damage.
fn harden(connection: &Connection) -> rusqlite::Result<()> {
    for (setting, is_on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false),
    ] {
        connection.set_db_config(setting, is_on)?;
    }
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.busy_timeout(PATIENCE)
}

/// Chooses how commits are made safe, by where the file lies.
pub(super) fn set_journal(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::of(path, source);
    let set = |mode: &str| {
        connection
            .query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| row.get::<_, String>(0))
            .map_err(failed)
    };
    if lies_far(path) || set("WAL")? != "wal" {
        set("DELETE")?;
    }
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)
}

/// Takes in the log beside the file, so that it is one file.
pub(super) fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
}
