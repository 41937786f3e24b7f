//! A text put together from a file that is no plain text: pieces with blank lines between them, each
//! a block, and where the pages begin. What is extracted here is what spans count.

use crate::{
    documents::{
        blocks::Block,
        document::{ParagraphRole, SourceRecord},
    },
    ground::warning::Warning,
};

/// A paragraph, heading, item or row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Piece {
    pub(super) role: ParagraphRole,
    pub(super) words: String,
    /// The pages that begin in it: the byte of its words, and the number.
    pub(super) pages: Vec<(usize, u32)>,
}

/// What a reader of a format hands over.
#[derive(Debug, Default)]
pub(super) struct Extract {
    pub(super) pieces: Vec<Piece>,
    pub(super) source: SourceRecord,
    pub(super) warnings: Vec<Warning>,
}

/// The text that pieces make.
#[derive(Debug, Default)]
pub(super) struct Manuscript {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// The byte at which a page begins, and its number.
    pub(super) pages: Vec<(usize, u32)>,
}

impl Piece {
    pub(super) fn new(role: ParagraphRole, words: impl Into<String>) -> Self {
        Self { role, words: words.into(), pages: Vec::new() }
    }
}

impl Manuscript {
    /// Sets pieces one below the other; those without words are left out.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut set = Self::default();
        for piece in pieces.iter().filter(|piece| !piece.words.trim().is_empty()) {
            if !set.text.is_empty() {
                set.text.push_str("\n\n");
            }
            let start = set.text.len();
            set.text.push_str(&piece.words);
            set.blocks.push(Block { bytes: start..set.text.len(), role: piece.role });
            for (at, page) in &piece.pages {
                if set.pages.last().is_none_or(|(_, last)| last != page) {
                    set.pages.push((start + at, *page));
                }
            }
        }
        set
    }
}

/// Adds words to a text: blank space of any kind becomes one space, what takes no room is left out.
pub(super) fn append(words: &mut String, more: &str) {
    for c in more.chars() {
        if c.is_whitespace() {
            if !words.is_empty() && !words.ends_with([' ', '\n']) {
                words.push(' ');
            }
        } else if !is_roomless(c) {
            words.push(c);
        }
    }
}

/// Adds the end of a line.
pub(super) fn break_line(words: &mut String) {
    words.truncate(words.trim_end().len());
    if !words.is_empty() {
        words.push('\n');
    }
}

/// Adds what stands above the line: a number becomes a mark in brackets, so that it does not grow into
/// the name before it, except after a unit of length.
pub(super) fn append_superior(words: &mut String, above: &str) {
    let mark = above.trim();
    let is_mark =
        !mark.is_empty() && mark.chars().count() <= 3 && mark.chars().all(|c| c.is_ascii_digit() || "*†‡§".contains(c));
    let unit = words.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_unit = matches!(unit, "m" | "km" | "cm" | "mm" | "ft" | "mi" | "км" | "м");
    match mark {
        "2" if is_unit => words.push('²'),
        "3" if is_unit => words.push('³'),
        _ if is_mark => {
            words.push('[');
            words.push_str(mark);
            words.push(']');
        }
        _ => append(words, above),
    }
}

/// Soft hyphens, joiners that only shape, marks of direction, control characters.
pub(super) fn is_roomless(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_one_below_the_other_and_keep_their_pages() {
        let mut second = Piece::new(ParagraphRole::Body, "Two three.");
        second.pages = vec![(4, 2)];
        let set =
            Manuscript::of(&[Piece::new(ParagraphRole::Heading, "One"), Piece::new(ParagraphRole::Body, " "), second]);
        assert_eq!(set.text, "One\n\nTwo three.");
        assert_eq!(set.blocks.len(), 2);
        assert_eq!(set.pages, [(9, 2)]);
    }

    #[test]
    fn blank_space_is_one_space_and_marks_keep_off_names() {
        let mut words = String::new();
        append(&mut words, "\t the\u{a0}\n dis\u{ad}trict");
        append_superior(&mut words, "12");
        append(&mut words, ", 5 km");
        append_superior(&mut words, "2");
        append(&mut words, " on the 1");
        append_superior(&mut words, "st");
        assert_eq!(words, "the district[12], 5 km² on the 1st");
    }
}
