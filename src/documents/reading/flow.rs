//! Paragraphs as they come out of a nested source: boxes and notes inside a paragraph follow it, the
//! cells of a row stand side by side when they are short, notes come after everything else.

use super::manuscript::{Piece, append, append_superior, break_line};
use crate::documents::document::ParagraphRole;

/// The longest cell of a row that is set on one line, in scalars.
const LONGEST_CELL: usize = 200;
/// What stands between the cells of a row.
const BETWEEN_CELLS: &str = " | ";

/// What holds paragraphs of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Holder {
    #[default]
    Page,
    Cell,
    Box,
    Note,
}

#[derive(Debug, Default)]
struct Frame {
    holder: Holder,
    /// The mark of a note.
    mark: String,
    paragraph: Option<Piece>,
    /// The number that stands before the words of the paragraph.
    label: String,
    /// What follows the open paragraph.
    after: Vec<Piece>,
    /// The cells of the open row.
    row: Option<Vec<Vec<Piece>>>,
    /// The words of a paragraph whose end was deleted.
    carried: Option<String>,
    done: Vec<Piece>,
}

/// What is being gathered.
#[derive(Debug)]
pub(super) struct Flow {
    frames: Vec<Frame>,
    notes: Vec<Piece>,
}

impl Default for Flow {
    fn default() -> Self {
        Self { frames: vec![Frame::default()], notes: Vec::new() }
    }
}

impl Flow {
    /// Starts a paragraph; one that is open ends.
    pub(super) fn open(&mut self, role: ParagraphRole) {
        self.close();
        if let Some(frame) = self.frames.last_mut() {
            let words = frame.carried.take().unwrap_or_default();
            frame.label.clear();
            frame.paragraph = Some(Piece::new(role, words));
        }
    }

    /// What the open paragraph is for, and the number before it.
    pub(super) fn describe(&mut self, role: ParagraphRole, label: &str) {
        if let Some(frame) = self.frames.last_mut() {
            label.clone_into(&mut frame.label);
            if let Some(paragraph) = &mut frame.paragraph {
                paragraph.role = role;
            }
        }
    }

    /// Numbers the next piece: the open paragraph, or the first one that opens in its place.
    pub(super) fn number(&mut self, label: &str) {
        if let Some(frame) = self.frames.last_mut() {
            label.clone_into(&mut frame.label);
        }
    }

    /// Adds words to the open paragraph, or to a new one.
    pub(super) fn write(&mut self, words: &str) {
        if let Some(open) = self.words_for(words) {
            append(open, words);
        }
    }

    /// Adds what stands above the line.
    pub(super) fn write_superior(&mut self, words: &str) {
        if let Some(open) = self.words_for(words) {
            append_superior(open, words);
        }
    }

    /// Ends the line; two ends in a row end the paragraph.
    pub(super) fn break_line(&mut self) {
        let Some(open) = self.frames.last_mut().and_then(|frame| frame.paragraph.as_mut()) else {
            return;
        };
        if open.words.ends_with('\n') {
            let role = open.role;
            self.open(role);
        } else {
            break_line(&mut open.words);
        }
    }

    fn words_for(&mut self, words: &str) -> Option<&mut String> {
        let frame = self.frames.last_mut()?;
        if frame.paragraph.is_none() && !words.trim().is_empty() {
            // The item of a list may begin with a paragraph of its own.
            let role = if frame.label.is_empty() { ParagraphRole::Body } else { ParagraphRole::Item };
            frame.paragraph = Some(Piece::new(role, String::new()));
        }
        frame.paragraph.as_mut().map(|piece| &mut piece.words)
    }

    /// Ends the open paragraph.
    pub(super) fn close(&mut self) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        if let Some(mut piece) = frame.paragraph.take() {
            piece.words.truncate(piece.words.trim_end().len());
            if !piece.words.is_empty() {
                let label = std::mem::take(&mut frame.label);
                if !label.is_empty() {
                    piece.words.insert_str(0, &format!("{label} "));
                }
                frame.done.push(piece);
            }
        }
        frame.done.append(&mut frame.after);
    }

    /// Ends the open paragraph whose end was deleted: the next one goes on with its words.
    pub(super) fn close_deleted(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.carried = frame.paragraph.take().map(|piece| piece.words);
        }
        self.close();
    }

    /// Forgets the open paragraph, but not what follows it.
    pub(super) fn forget(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.paragraph = None;
        }
        self.close();
    }

    /// Opens a box inside the open paragraph, or between two.
    pub(super) fn open_box(&mut self) {
        self.frames.push(Frame { holder: Holder::Box, ..Frame::default() });
    }

    /// Opens a note; its first paragraph gets the mark.
    pub(super) fn open_note(&mut self, mark: &str) {
        self.frames.push(Frame { holder: Holder::Note, mark: mark.to_owned(), ..Frame::default() });
    }

    /// Starts a row of a table.
    pub(super) fn open_row(&mut self) {
        self.close();
        self.close_row();
        if let Some(frame) = self.frames.last_mut() {
            frame.row = Some(Vec::new());
        }
    }

    /// Starts a cell of the open row.
    pub(super) fn open_cell(&mut self) {
        self.frames.push(Frame { holder: Holder::Cell, ..Frame::default() });
    }

    /// Ends what was opened last: a box, a note or a cell.
    pub(super) fn close_holder(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        self.close();
        self.close_row();
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let mut done = frame.done;
        if let Some(carried) = frame.carried {
            done.push(Piece::new(ParagraphRole::Body, carried));
        }
        let Some(outer) = self.frames.last_mut() else {
            return;
        };
        match (frame.holder, &mut outer.row) {
            (Holder::Note, _) => {
                if let Some(first) = done.first_mut() {
                    first.words.insert_str(0, &format!("[{}] ", frame.mark));
                }
                self.notes.append(&mut done);
            }
            (Holder::Cell, Some(row)) => row.push(done),
            _ if outer.paragraph.is_some() => outer.after.append(&mut done),
            _ => outer.done.append(&mut done),
        }
    }

    /// Ends the open row: short cells make one piece, others one each.
    pub(super) fn close_row(&mut self) {
        if let Some(frame) = self.frames.last_mut()
            && let Some(row) = frame.row.take()
        {
            let is_short = |cell: &Vec<Piece>| match cell.as_slice() {
                [] => true,
                [piece] => piece.words.chars().count() <= LONGEST_CELL && !piece.words.contains(BETWEEN_CELLS),
                _ => false,
            };
            if row.len() > 1 && row.iter().all(is_short) {
                let words = |cell: &Vec<Piece>| cell.first().map_or(String::new(), |piece| one_line(&piece.words));
                let cells: Vec<String> = row.iter().map(words).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    frame.done.push(Piece::new(ParagraphRole::Body, cells.join(BETWEEN_CELLS).trim()));
                }
            } else {
                frame.done.extend(row.into_iter().flatten());
            }
        }
    }

    /// Forgets the open row, which was deleted.
    pub(super) fn drop_row(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.row = None;
        }
    }

    /// Everything, the notes last.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        while self.frames.len() > 1 {
            self.close_holder();
        }
        self.close();
        self.close_row();
        let mut frame = self.frames.pop().unwrap_or_default();
        if let Some(carried) = frame.carried.take() {
            frame.done.push(Piece::new(ParagraphRole::Body, carried));
        }
        frame.done.append(&mut self.notes);
        frame.done
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
