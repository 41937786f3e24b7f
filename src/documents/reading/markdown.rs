//! The blocks of a `CommonMark` text: paragraphs, headings, list items, table cells; code is left out.
//!
//! Spans point into the source as it is, marks of emphasis and all (specification 0.31.2).

use crate::documents::{blocks::Block, document::ParagraphRole};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What is open while the events of a text go by.
#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    /// The bytes of the block that is being gathered.
    current: Option<Range<usize>>,
    in_heading: bool,
    in_code: bool,
    lists: usize,
    /// Where the item that has no words yet starts, its number included.
    item_start: Option<usize>,
}

/// The blocks of a text from a byte on.
pub(crate) fn blocks(text: &str, body: usize) -> Vec<Block> {
    let content = text.get(body..).unwrap_or_default();
    let mut walk = Walk::default();
    for (event, bytes) in Parser::new_ext(content, Options::ENABLE_TABLES).into_offset_iter() {
        walk.step(&event, bytes.start + body..bytes.end + body);
    }
    walk.finish();
    walk.blocks
}

/// The words of a piece of a text without its marks.
pub(super) fn plain(piece: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(piece) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The bytes of a block that are marks and no words: emphasis, the dash of an item, the address of a link. The
/// number of an item is a word, as clauses are named by it.
pub(super) fn marks(block: &str) -> Vec<Range<usize>> {
    let numbered = block.bytes().take_while(u8::is_ascii_digit).count();
    let mut seen: Vec<Range<usize>> = Vec::new();
    if numbered > 0 && block.get(numbered..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        let rest = block.get(numbered + 1..).unwrap_or_default();
        seen.push(0..block.len() - rest.trim_start().len());
    }
    for (event, bytes) in Parser::new(block).into_offset_iter() {
        match event {
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => seen.push(bytes),
            Event::Code(_) => {
                let ticks = |code: &str| code.bytes().take_while(|byte| *byte == b'`').count();
                let count = block.get(bytes.clone()).map(ticks).unwrap_or_default();
                seen.push(bytes.start + count..bytes.end - count);
            }
            _ => {}
        }
    }
    let ends = seen.iter().map(|part| part.end);
    let starts = seen.iter().map(|part| part.start).chain([block.len()]);
    std::iter::once(0).chain(ends).zip(starts).filter(|(from, to)| from < to).map(|(from, to)| from..to).collect()
}

impl Walk {
    fn step(&mut self, event: &Event<'_>, bytes: Range<usize>) {
        match event {
            Event::Start(tag) if is_inline(tag) => self.gather(bytes),
            Event::Start(tag) => {
                self.finish();
                match tag {
                    Tag::Heading { .. } => self.in_heading = true,
                    Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                        self.in_code = true;
                    }
                    Tag::List(_) => self.lists += 1,
                    Tag::Item => self.item_start = Some(bytes.start),
                    _ => {}
                }
            }
            Event::End(tag) if is_inline_end(*tag) => {}
            Event::End(tag) => {
                self.finish();
                match tag {
                    TagEnd::Heading(_) => self.in_heading = false,
                    TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                        self.in_code = false;
                    }
                    TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
                    TagEnd::Item => self.item_start = None,
                    _ => {}
                }
            }
            Event::Rule => self.finish(),
            _ => self.gather(bytes),
        }
    }

    /// Adds the bytes of an inline to the current block.
    fn gather(&mut self, bytes: Range<usize>) {
        if self.in_code {
            return;
        }
        let start = self.item_start.take().unwrap_or(bytes.start);
        let current = self.current.get_or_insert(start..bytes.end);
        current.start = current.start.min(start);
        current.end = current.end.max(bytes.end);
    }

    /// Ends the current block.
    fn finish(&mut self) {
        let role = if self.in_heading {
            ParagraphRole::Heading
        } else if self.lists > 0 {
            ParagraphRole::Item
        } else {
            ParagraphRole::Body
        };
        self.blocks.extend(self.current.take().map(|bytes| Block { bytes, role }));
    }
}

/// Whether a tag stays within its block.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// Whether the end of a tag stays within its block.
fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, ParagraphRole)]) {
        let found: Vec<(&str, ParagraphRole)> =
            blocks(text, 0).into_iter().map(|block| (text.get(block.bytes).unwrap(), block.role)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_are_told_from_words() {
        let check = |block: &str, words: &str| {
            let mut left = block.to_owned();
            for mark in marks(block).into_iter().rev() {
                left.replace_range(mark, "");
            }
            assert_eq!(left, words, "{block}");
        };
        check("They leave **Dolva** and *Gorim*.", "They leave Dolva and Gorim.");
        check("- The army leaves *Dolva*", "The army leaves Dolva");
        check("2. See [the map](http://example.org/a_b?c=1*2) of `Dolva`.", "2. See the map of Dolva.");
        check("A 5 * 3 grid, a_b_c and [sic]\nstay.", "A 5 * 3 grid, a_b_c and [sic]\nstay.");
        check("A \\*star\\* stays", "A *star* stays");
        check("", "");
    }

    #[test]
    fn blocks_keep_their_role_and_their_source() {
        use ParagraphRole::{Body, Heading, Item};
        check("# A *b*\n\nText **bold**.\nMore.", &[("A *b*", Heading), ("Text **bold**.\nMore.", Body)]);
        check("1. First\n2. Second\n", &[("1. First", Item), ("2. Second", Item)]);
        check("- one\n\n  two\n- three", &[("- one", Item), ("two", Item), ("- three", Item)]);
        check("```\ncode\n```\n\nAfter", &[("After", Body)]);
        check("> quoted", &[("quoted", Body)]);
        check("", &[]);
    }
}
