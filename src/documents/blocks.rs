//! The blocks of a source, which become its paragraphs; and how a plain text is cut into them.
//!
//! A block is a run of lines without a blank one, cut again where a numbered clause or a bulleted item
//! starts, or a line was ended by hand; hard-wrapped lines are joined. Works in bytes.

use super::{
    clauses::{ClauseLevel, clause_mark, is_bullet},
    document::ParagraphRole,
};
use memchr::{memchr2, memchr2_iter};
use std::ops::Range;

/// A block of a source, as its format cuts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the source.
    pub bytes: Range<usize>,
    /// What it is for.
    pub role: ParagraphRole,
}

/// A line longer than this was not wrapped by hand, so that each line of its block is a paragraph.
const LONGEST_WRAPPED: usize = 200;
/// A line is surely ended by hand when it is no longer than this share of the longest of its run, in tenths.
const ENDED: usize = 6;
/// The longest line that can be a heading.
const LONGEST_HEADING: usize = 120;

/// How many bytes are looked through at a time for the end of a line.
const WINDOW: usize = 4096;

/// A line without its ending, and where it starts.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    words: &'a str,
}

/// The blocks of a plain text from a byte on.
#[must_use]
pub fn blocks(text: &str, body: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Vec<Line<'_>> = Vec::new();
    for line in lines(text, body) {
        if line.words.trim().is_empty() {
            finish_run(&mut run, &mut blocks);
        } else {
            run.push(line);
        }
    }
    finish_run(&mut run, &mut blocks);
    blocks
}

/// The lines of a text from a byte on, whatever ends them.
fn lines(text: &str, body: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = body;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (length, ending) = line_end(rest.as_bytes());
        let line = Line { start, words: rest.get(..length).unwrap_or_default() };
        start += length + ending;
        Some(line)
    })
}

/// How many bytes the first line of a text has, and how many its ending.
fn line_end(text: &[u8]) -> (usize, usize) {
    let mut from = 0;
    while let Some(window) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let window = window.get(..WINDOW).unwrap_or(window);
        let usual = memchr2(b'\n', b'\r', window).unwrap_or(window.len());
        let before = window.get(..usual).unwrap_or_default();
        let ends = |at: &usize| ending(text.get(from + at..).unwrap_or_default()) > 0;
        let unusual = [memchr2(0xb, 0xc, before), memchr2_iter(0xc2, 0xe2, before).find(ends)];
        let first = unusual.into_iter().flatten().min().unwrap_or(usual);
        if first < window.len() {
            let at = from + first;
            return (at, ending(text.get(at..).unwrap_or_default()));
        }
        from += window.len();
    }
    (text.len(), 0)
}

/// How many bytes a line's ending has that starts a text; 0 when none does.
fn ending(text: &[u8]) -> usize {
    match text {
        // U+0085, U+2028 and U+2029 are the endings beyond ASCII.
        [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => 2,
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
        [b'\n' | b'\r' | 0xb | 0xc, ..] => 1,
        _ => 0,
    }
}

/// Cuts a run of lines into blocks.
fn finish_run(run: &mut Vec<Line<'_>>, blocks: &mut Vec<Block>) {
    let longest = run.iter().map(|line| line.words.len()).max().unwrap_or_default();
    // What follows an item or a clause without a blank line goes with it, however short its last line.
    let is_prose =
        !run.iter().any(|line| is_bullet(line.words.trim_start()) || clause_mark(line.words.trim()).is_some());
    let alone = run.len() == 1;
    let mut before: Option<Line<'_>> = None;
    for line in run.drain(..) {
        let starts = before.is_none_or(|before| {
            starts_block(before, line, longest)
                || is_prose && is_ended_by_hand(before.words.trim(), line.words.trim_start(), longest)
        });
        let end = line.start + line.words.trim_end().len();
        if starts {
            blocks.push(Block {
                bytes: line.start + line.words.len() - line.words.trim_start().len()..end,
                role: role_of(line.words.trim(), alone),
            });
        } else if let Some(block) = blocks.last_mut() {
            block.bytes.end = end;
        }
        before = Some(line);
    }
}

/// Whether a line of a run, whose longest line has so many bytes, starts a block of its own.
fn starts_block(before: Line<'_>, line: Line<'_>, longest: usize) -> bool {
    let before = before.words.trim();
    let words = line.words.trim_start();
    let mark = clause_mark(words);
    // A wrapped line may start with "5." by chance, after "No." say; an ended line may not.
    let ended = before.ends_with(['.', ';', ':', '!', '?', ')', '”', '"', '’'])
        || [" and", " or"].iter().any(|word| before.ends_with(word));
    let numbered_before = clause_mark(before).is_some();
    let named = |line: &str| clause_mark(line).is_some_and(|mark| mark.level == ClauseLevel::Named);
    let heading_before = named(before) && before.len() <= LONGEST_HEADING && !before.ends_with(',');
    (mark.is_some() && (ended || numbered_before || heading_before))
        || (is_bullet(words) && (ended || is_bullet(before)))
        || (longest > LONGEST_WRAPPED && ended)
        || is_bare_mark(before)
}

/// Whether a line stops well short of the longest one although the next starts a sentence: a headline, a
/// byline, the last line of a paragraph.
fn is_ended_by_hand(before: &str, next: &str, longest: usize) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let goes_on = last.ends_with([',', '-', '‐', '&', '(']) || last.chars().all(char::is_lowercase) && last.len() <= 3;
    before.len() * 10 <= longest * ENDED && next.starts_with(char::is_uppercase) && !goes_on
}

/// Whether a line is nothing but the name of a clause: "Article 3".
fn is_bare_mark(line: &str) -> bool {
    clause_mark(line).is_some_and(|mark| mark.level == ClauseLevel::Named && mark.bytes == line.len())
}

/// What a block of plain text that starts with a line is for.
fn role_of(line: &str, alone: bool) -> ParagraphRole {
    let shouts = line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase);
    let ended = line.ends_with(['.', ';', ':', ',', '!', '?', '”', '"']);
    if is_bullet(line) {
        ParagraphRole::Item
    } else if is_bare_mark(line)
        || (alone && shouts && !ended && line.len() <= LONGEST_HEADING && clause_mark(line).is_none())
    {
        ParagraphRole::Heading
    } else {
        ParagraphRole::Body
    }
}
