//! Where one left, and named briefings: text with a version, which only those who wrote it understand.

use rusqlite::{Connection, OptionalExtension as _, params};

/// Something kept for those who understand it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptView {
    /// What kind of thing it is: `window`, `briefing`.
    pub kind: String,
    /// Its name among those of its kind.
    pub name: String,
    /// The version of its content.
    pub version: u32,
    /// Its content, JSON.
    pub content: String,
}

/// Keeps a view in place of the one of its kind and name.
pub(super) fn keep(connection: &Connection, view: &KeptView) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO views (kind, name, version, content) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (kind, name) DO UPDATE SET version = excluded.version, content = excluded.content",
    )?;
    insert.execute(params![view.kind, view.name, view.version, view.content])?;
    Ok(())
}

/// A view by its kind and name.
pub(super) fn view(connection: &Connection, kind: &str, name: &str) -> rusqlite::Result<Option<KeptView>> {
    let mut select = connection.prepare_cached("SELECT version, content FROM views WHERE kind = ?1 AND name = ?2")?;
    let kept = |row: &rusqlite::Row<'_>| {
        Ok(KeptView { kind: kind.to_owned(), name: name.to_owned(), version: row.get(0)?, content: row.get(1)? })
    };
    select.query_row([kind, name], kept).optional()
}

/// Every view of a kind, by name.
pub(super) fn views(connection: &Connection, kind: &str) -> rusqlite::Result<Vec<KeptView>> {
    let mut select =
        connection.prepare_cached("SELECT name, version, content FROM views WHERE kind = ?1 ORDER BY name")?;
    let rows = select.query_map([kind], |row| {
        Ok(KeptView { kind: kind.to_owned(), name: row.get(0)?, version: row.get(1)?, content: row.get(2)? })
    })?;
    rows.collect()
}
