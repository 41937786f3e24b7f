//! The schema of a project file, its version, and the steps that lead from an older one to it.

use super::error::StoreError;
use rusqlite::{Connection, OptionalExtension as _};
use std::path::Path;

/// `GPKG`, the application id of a GeoPackage.
pub(super) const APPLICATION_ID: i32 = 0x4750_4B47;

/// Version 1.3 of the GeoPackage standard.
const USER_VERSION: i32 = 10_300;

/// The version of the schema that is written.
pub(super) const VERSION: i64 = 2;

const TABLES: &str = include_str!("schema.sql");

/// The step that leads from each version to the next, the first one from version 1.
const UPGRADES: &[&str] =
    &["ALTER TABLE provisions ADD COLUMN reviewers TEXT; ALTER TABLE provisions ADD COLUMN corrections TEXT"];

/// The tables that are read and written, each with the columns it has to have.
const COLUMNS: &[(&str, &[&str])] = &[
    ("documents", &["id", "title", "publisher", "date", "address", "kind", "sha256", "origin", "bytes", "text", "cut"]),
    ("passages", &["document", "locator", "start", "end"]),
    ("places", &["geom", "id", "name", "kind", "toponyms", "parent", "geonameid", "links", "status", "accuracy"]),
    ("mentions", &["geom", "document", "start", "end", "surface", "sense", "place_id"]),
    ("findings", &["document", "mentions"]),
    ("provisions", &["geom", "id", "document", "category", "quote", "fields"]),
    ("decisions", &["id", "number", "reviewer", "time", "step", "act", "subject", "aspect", "before", "after"]),
    ("views", &["kind", "name", "version", "content"]),
];

/// Makes the tables of an empty database.
pub(super) fn create(connection: &Connection, title: &str) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", USER_VERSION)?;
    connection.execute_batch(TABLES)?;
    connection.execute("INSERT INTO atlas_file (fid, schema_version, title) VALUES (1, ?1, ?2)", (VERSION, title))?;
    // No clock: a new file is dated by its decisions alone.
    connection.execute("UPDATE gpkg_contents SET last_change = '1970-01-01T00:00:00.000Z'", [])?;
    Ok(())
}

/// The version of a file's schema.
///
/// # Errors
/// When it is no project of ours.
pub(super) fn version(connection: &Connection, path: &Path) -> Result<i64, StoreError> {
    let foreign = |what| StoreError::Foreign { path: path.to_owned(), what };
    let failed = |source| StoreError::of(path, source);
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(failed)?;
    if id != APPLICATION_ID {
        return Err(foreign("it is no GeoPackage"));
    }
    if !is_table(connection, "atlas_file").map_err(failed)? {
        return Err(foreign("it is a GeoPackage that another program wrote"));
    }
    let version = connection.query_row("SELECT schema_version FROM atlas_file WHERE fid = 1", [], |row| row.get(0));
    version.optional().map_err(failed)?.ok_or_else(|| foreign("it does not say which version it is"))
}

/// Holds the tables of a file against what they have to be: tables, with the columns that are read. A
/// view or a trigger that goes by the name of one is somebody's trick.
///
/// # Errors
/// When a table or a column is missing.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::of(path, source);
    for (table, columns) in COLUMNS {
        let damaged = |what: String| StoreError::Damaged { path: path.to_owned(), what };
        if !is_table(connection, table).map_err(failed)? {
            return Err(damaged(format!("the table “{table}” is missing")));
        }
        let mut known = connection.prepare("SELECT name FROM pragma_table_xinfo(?1)").map_err(failed)?;
        let known: Vec<String> =
            known.query_map([table], |row| row.get(0)).and_then(Iterator::collect).map_err(failed)?;
        if let Some(missing) = columns.iter().find(|column| !known.iter().any(|own| own == *column)) {
            return Err(damaged(format!("the column “{missing}” of “{table}” is missing")));
        }
    }
    Ok(())
}

/// Leads a file from its version to the one that is written; whoever asks has begun a transaction.
pub(super) fn upgrade(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    let done = usize::try_from(from - 1).unwrap_or(0);
    for step in UPGRADES.iter().skip(done) {
        connection.execute_batch(step)?;
    }
    connection.execute("UPDATE atlas_file SET schema_version = ?1 WHERE fid = 1", [VERSION])?;
    Ok(())
}

fn is_table(connection: &Connection, name: &str) -> rusqlite::Result<bool> {
    let sql = "SELECT count(*) FROM sqlite_master WHERE name = ?1 AND type = 'table' AND sql LIKE 'CREATE TABLE%'";
    connection.query_row(sql, [name], |row| row.get::<_, i64>(0)).map(|count| count == 1)
}
