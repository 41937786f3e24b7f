//! Documents as rows of the table `documents`: the bytes as they were read, the text, and how it was cut;
//! and their passages, with a full-text index for other programs.

use crate::{
    documents::document::{
        Document, DocumentId, Locator, PageStart, Paragraph, ParagraphRole, Passage, SourceKind, SourceRecord,
    },
    ground::{
        folding::fold_name,
        text::{Span, Text},
    },
};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A document, and what the file keeps of where it was read from.
#[derive(Debug, Clone)]
pub struct KeptDocument<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its source record as it was read, before anybody mended it.
    pub source: SourceRecord,
    /// The path it was read from, as text; none for what comes from no file of its own.
    pub origin: Option<String>,
    /// Its bytes as they were read; none when they cannot be had any more. Those that the file has of the
    /// same document stay.
    pub bytes: Option<Vec<u8>>,
}

/// How a text is cut.
#[derive(Serialize, Deserialize)]
struct CutRecord {
    /// Start, end, role, clause.
    paragraphs: Vec<(usize, usize, Role, Option<String>)>,
    /// Paragraph, sentence, start, end.
    passages: Vec<(u32, u32, usize, usize)>,
    /// Page, scalar.
    pages: Vec<(u32, usize)>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Body,
    Heading,
    Item,
}

/// Writes documents in place of those that were there.
pub(super) fn replace(connection: &Connection, kept: &[KeptDocument<'_>]) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM passages; DROP TABLE IF EXISTS passage_search; \
         CREATE VIRTUAL TABLE passage_search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2');",
    )?;
    take_away_others(connection, kept)?;
    let mut insert = connection.prepare(
        "INSERT INTO documents (id, title, publisher, date, address, kind, sha256, origin, bytes, text, cut) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET \
         bytes = ifnull(excluded.bytes, iif(sha256 = excluded.sha256, bytes, NULL)), \
         title = excluded.title, publisher = excluded.publisher, date = excluded.date, address = excluded.address, \
         kind = excluded.kind, sha256 = excluded.sha256, origin = excluded.origin, text = excluded.text, \
         cut = excluded.cut",
    )?;
    let mut passage =
        connection.prepare("INSERT INTO passages (document, locator, start, \"end\") VALUES (?1, ?2, ?3, ?4)")?;
    let mut words = connection.prepare("INSERT INTO passage_search (rowid, words) VALUES (?1, ?2)")?;
    for KeptDocument { document, source, origin, bytes } in kept {
        let kind = source.kind.map(SourceKind::words);
        insert.execute(params![
            document.id.as_str(),
            source.title,
            source.publisher,
            source.date,
            source.address,
            kind,
            document.sha256,
            origin,
            bytes,
            document.text.as_str(),
            serde_json::to_string(&CutRecord::of(document)).unwrap_or_default(),
        ])?;
        for Passage { locator, span } in &document.passages {
            let number = passage.insert(params![
                document.id.as_str(),
                locator.to_string(),
                i64::try_from(span.start).unwrap_or(i64::MAX),
                i64::try_from(span.end).unwrap_or(i64::MAX),
            ])?;
            words.execute(params![number, fold_name(document.words(*span))])?;
        }
    }
    Ok(())
}

/// Takes away the documents that are not among others.
fn take_away_others(connection: &Connection, kept: &[KeptDocument<'_>]) -> rusqlite::Result<()> {
    let stay: HashSet<&str> = kept.iter().map(|kept| kept.document.id.as_str()).collect();
    let mut select = connection.prepare("SELECT id FROM documents")?;
    let known: Vec<String> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in known.iter().filter(|id| !stay.contains(id.as_str())) {
        connection.execute("DELETE FROM documents WHERE id = ?1", [id])?;
    }
    Ok(())
}

/// The documents whose bytes the file has, each with its SHA-256.
pub(super) fn with_bytes(connection: &Connection) -> rusqlite::Result<HashSet<(DocumentId, String)>> {
    let mut select = connection.prepare("SELECT id, sha256 FROM documents WHERE bytes IS NOT NULL")?;
    let rows = select.query_map([], |row| Ok((DocumentId::new(&row.get::<_, String>(0)?), row.get(1)?)))?;
    rows.collect()
}

/// A document of a file, and where it was read from.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<Vec<(Document, Option<String>)>> {
    let mut statement = connection.prepare(
        "SELECT id, title, publisher, date, address, kind, sha256, origin, text, cut FROM documents ORDER BY fid",
    )?;
    let rows = statement.query_map([], |row| {
        let kind: Option<String> = row.get(5)?;
        let source = SourceRecord {
            title: row.get(1)?,
            publisher: row.get(2)?,
            date: row.get(3)?,
            address: row.get(4)?,
            kind: kind.and_then(|kind| SourceKind::parse(&kind)),
        };
        let cut: String = row.get(9)?;
        let cut: CutRecord = serde_json::from_str(&cut)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(9, rusqlite::types::Type::Text, error.into()))?;
        let text = Text::new(row.get(8)?);
        let document = cut.onto(DocumentId::new(&row.get::<_, String>(0)?), source, row.get(6)?, text);
        Ok((document, row.get(7)?))
    })?;
    rows.collect()
}

impl CutRecord {
    fn of(document: &Document) -> Self {
        let role = |role| match role {
            ParagraphRole::Body => Role::Body,
            ParagraphRole::Heading => Role::Heading,
            ParagraphRole::Item => Role::Item,
        };
        let paragraphs = document.paragraphs.iter();
        let passages = document.passages.iter();
        Self {
            paragraphs: paragraphs.map(|it| (it.span.start, it.span.end, role(it.role), it.clause.clone())).collect(),
            passages: passages
                .map(|it| (it.locator.paragraph, it.locator.sentence, it.span.start, it.span.end))
                .collect(),
            pages: document.pages.iter().map(|start| (start.page, start.scalar)).collect(),
        }
    }

    /// The document whose text is cut so.
    fn onto(self, id: DocumentId, source: SourceRecord, sha256: String, text: Text) -> Document {
        let role = |role| match role {
            Role::Body => ParagraphRole::Body,
            Role::Heading => ParagraphRole::Heading,
            Role::Item => ParagraphRole::Item,
        };
        let paragraphs = self.paragraphs.into_iter().map(|(start, end, its, clause)| Paragraph {
            span: Span::new(start, end),
            role: role(its),
            clause,
        });
        let passages = self.passages.into_iter().map(|(paragraph, sentence, start, end)| Passage {
            locator: Locator { paragraph, sentence },
            span: Span::new(start, end),
        });
        let pages = self.pages.into_iter().map(|(page, scalar)| PageStart { page, scalar });
        Document {
            id,
            source,
            sha256,
            text,
            paragraphs: paragraphs.collect(),
            passages: passages.collect(),
            pages: pages.collect(),
        }
    }
}
