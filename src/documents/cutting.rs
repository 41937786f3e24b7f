//! Text cut into paragraphs and passages, in one pass and without changing it.
//!
//! A block is a run of lines without a blank one, cut again where a numbered clause or a bulleted
//! item starts, or a line was ended by hand; hard-wrapped lines are joined. Works in bytes; what leaves it counts scalars.

use super::{
    clauses::{ClauseLevel, OpenClauses, clause_mark, is_bullet},
    document::{Locator, Paragraph, ParagraphRole, Passage},
    sentences,
};
use crate::ground::text::{Span, Text};
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

/// Cuts the blocks of a text into paragraphs and passages. Every paragraph has a passage.
#[must_use]
pub fn cut(text: &Text, blocks: Vec<Block>) -> (Vec<Paragraph>, Vec<Passage>) {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut passages = Vec::new();
    let mut open = OpenClauses::default();
    let span = |bytes: Range<usize>| Span::new(text.scalar_of(bytes.start), text.scalar_of(bytes.end));
    for block in blocks {
        let words = text.as_str().get(block.bytes.clone()).unwrap_or_default();
        let start = block.bytes.start + words.len() - words.trim_start().len();
        let words = words.trim();
        if words.is_empty() {
            continue;
        }
        let mark = clause_mark(words).filter(|mark| open.admits(mark));
        let clause = match &mark {
            Some(mark) => {
                open.open(mark);
                open.label()
            }
            None if block.role == ParagraphRole::Item => open.label(),
            None if block.role == ParagraphRole::Heading => {
                open = OpenClauses::default();
                None
            }
            None => open.named_label(),
        };
        paragraphs.push(Paragraph { span: span(start..start + words.len()), role: block.role, clause });
        let paragraph = u32::try_from(paragraphs.len()).unwrap_or(u32::MAX);
        let marked = mark.map_or(0, |mark| mark.bytes);
        for (sentence, bytes) in (1..).zip(sentences::cut(words, marked)) {
            passages.push(Passage {
                locator: Locator { paragraph, sentence },
                span: span(start + bytes.start..start + bytes.end),
            });
        }
    }
    (paragraphs, passages)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> (Vec<Paragraph>, Vec<Passage>, Text) {
        let indexed = Text::new(text.to_owned());
        let (paragraphs, passages) = cut(&indexed, blocks(text, 0));
        (paragraphs, passages, indexed)
    }

    fn check(text: &str, expected: &[&str]) {
        let (paragraphs, _, indexed) = cut_text(text);
        let found: Vec<&str> = paragraphs.iter().map(|paragraph| indexed.slice(paragraph.span)).collect();
        assert_eq!(found, expected, "{text}");
    }

    fn check_clauses(text: &str, expected: &[Option<&str>]) {
        let (paragraphs, _, _) = cut_text(text);
        let found: Vec<Option<&str>> = paragraphs.iter().map(|paragraph| paragraph.clause.as_deref()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn paragraphs_end_at_blank_lines() {
        check("One.\n\nTwo\nmore.\n \n\nThree.", &["One.", "Two\nmore.", "Three."]);
        check("One.\r\n\r\nTwo\r\nmore.", &["One.", "Two\r\nmore."]);
        check("One.\r\rTwo.", &["One.", "Two."]);
        check("  indented \n\n", &["indented"]);
        check("", &[]);
    }

    #[test]
    fn numbered_lines_are_clauses_without_blank_lines() {
        check(
            "1. The first.\n2. The second\nwraps.\n3. The third.",
            &["1. The first.", "2. The second\nwraps.", "3. The third."],
        );
        check("1. Peace\n2. War", &["1. Peace", "2. War"]);
        check("Heavy weapons:\n– for one;\n– for the other.", &["Heavy weapons:", "– for one;", "– for the other."]);
    }

    #[test]
    fn a_wrapped_line_may_start_with_a_number() {
        check(
            "The parties agreed on\n15 November and on point\n5. They met.",
            &["The parties agreed on\n15 November and on point\n5. They met."],
        );
    }

    #[test]
    fn clauses_are_labelled_as_numbered() {
        check_clauses(
            "Whereas.\n\n1. One.\n\n(a) part.\n\n2. Two.\n\nSigned.",
            &[None, Some("1"), Some("1 (a)"), Some("2"), None],
        );
        check_clauses(
            "Article 1\nThe Parties agree.\n\nThey shall meet.\n\nArticle 2\n1. One.",
            &[Some("1"), Some("1"), Some("1"), Some("2"), Some("2 (1)")],
        );
        check_clauses("2. Pull-out:\n– of one;\n– of two.", &[Some("2"), Some("2"), Some("2")]);
        check_clauses("V. Smith signed.", &[None]);
    }

    #[test]
    fn each_line_of_an_unwrapped_text_is_a_paragraph() {
        let long = format!("{} end.", "word ".repeat(60));
        check(&format!("{long}\n{long}"), &[&long, &long]);
    }

    #[test]
    fn a_line_that_stops_short_is_ended_by_hand() {
        check(
            "Talks Go On\nAlice Hill\nDelegates from the two sides met on Monday to\nspeak of the bridge at the\nOld Mill.\nThey left.",
            &[
                "Talks Go On",
                "Alice Hill",
                "Delegates from the two sides met on Monday to\nspeak of the bridge at the\nOld Mill.",
                "They left.",
            ],
        );
    }

    #[test]
    fn headings_in_capitals_are_headings() {
        let (paragraphs, _, _) = cut_text("CEASEFIRE SIGNED\n\nThe parties met.\n\nArticle 1");
        let roles: Vec<ParagraphRole> = paragraphs.iter().map(|paragraph| paragraph.role).collect();
        assert_eq!(roles, [ParagraphRole::Heading, ParagraphRole::Body, ParagraphRole::Heading]);
    }

    #[test]
    fn every_paragraph_has_a_passage_with_a_locator_from_one() {
        let (paragraphs, passages, _) = cut_text("[3]\n\n1.\n\n…\n\nTwo. Three.");
        for at in 1..=u32::try_from(paragraphs.len()).unwrap() {
            assert!(passages.iter().any(|passage| passage.locator.paragraph == at && passage.locator.sentence == 1));
        }
        assert!(passages.iter().all(|passage| !passage.span.is_empty()));
        assert!(passages.is_sorted_by_key(|passage| passage.locator));
    }

    #[test]
    fn a_long_text_is_cut_in_linear_time() {
        let text = "The parties met in No. 5 Main St. again [1] and agreed. ".repeat(20_000);
        let (paragraphs, passages, _) = cut_text(&text);
        assert_eq!((paragraphs.len(), passages.len()), (1, 20_000));
        let (paragraphs, _, _) = cut_text(&"1. ".repeat(200_000));
        assert_eq!(paragraphs.len(), 1);
        let (paragraphs, _, _) = cut_text(&"1. Short line\n".repeat(20_000));
        assert_eq!(paragraphs.len(), 20_000);
    }
}
