//! Formats of a mention a row, written document by document: of a project, or of inputs that stream by,
//! whose rows are made on several threads and put together in order.

use super::{
    Exchange, Senses, csv, jsonl,
    row::{Positions, Row},
};
use crate::project::{
    Project,
    streaming::{LinkedPart, Piece},
};
use std::io;

/// A format of a mention a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    /// JSON lines.
    JsonLines,
    /// Comma-separated values.
    Csv,
}

/// The rows of a document, or of a part of it, without what stands between them.
#[derive(Debug, Default)]
pub struct Rows {
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

/// Puts rows together.
#[derive(Debug)]
pub struct RowWriter<Out> {
    format: RowFormat,
    out: Out,
    is_started: bool,
    /// Whether the document at hand has a row so far.
    has_row: bool,
}

impl Exchange for RowFormat {
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let all = Senses::all();
        let positions = Positions::of(project);
        let mut writer = RowWriter::new(*self, out);
        for document in project.documents() {
            let made = Rows::of(*self, Row::of(project, &positions, document, senses.unwrap_or(&all)));
            writer.put(&Piece { id: document.id.clone(), is_first: true, is_last: true, made })?;
        }
        writer.finish().map(drop)
    }
}

impl Rows {
    /// The rows of a part of a document.
    #[must_use]
    pub fn of_part(format: RowFormat, part: &LinkedPart<'_>, senses: &Senses) -> Self {
        Self::of(format, Row::of_part(part, senses))
    }

    fn of<'a>(format: RowFormat, rows: impl Iterator<Item = Row<'a>>) -> Self {
        let mut made = Self::default();
        for row in rows {
            match format {
                RowFormat::JsonLines => jsonl::push(&row, &mut made.bytes),
                RowFormat::Csv => csv::push(&row, &mut made.bytes),
            }
            made.ends.push(made.bytes.len());
        }
        made
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, &end)| self.bytes.get(start..end))
    }
}

impl<Out: io::Write> RowWriter<Out> {
    /// Starts a file.
    pub const fn new(format: RowFormat, out: Out) -> Self {
        Self { format, out, is_started: false, has_row: false }
    }

    /// Writes the rows of a document, or of the next part of it.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn put(&mut self, piece: &Piece<Rows>) -> io::Result<()> {
        self.start()?;
        let id = piece.id.as_str();
        if piece.is_first {
            self.has_row = false;
        }
        match self.format {
            RowFormat::JsonLines => {
                if piece.is_first {
                    self.out.write_all(&jsonl::opening(id))?;
                }
                for row in piece.made.rows() {
                    if self.has_row {
                        self.out.write_all(b",")?;
                    }
                    self.has_row = true;
                    self.out.write_all(row)?;
                }
                if piece.is_last {
                    self.out.write_all(b"]}\n")?;
                }
            }
            RowFormat::Csv => {
                let cell = csv::first_cell(id);
                for row in piece.made.rows() {
                    self.out.write_all(&cell)?;
                    self.out.write_all(row)?;
                }
            }
        }
        Ok(())
    }

    /// Ends the file, and hands back what it was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<Out> {
        self.start()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn start(&mut self) -> io::Result<()> {
        if !self.is_started && self.format == RowFormat::Csv {
            self.out.write_all(&csv::head())?;
        }
        self.is_started = true;
        Ok(())
    }
}
