//! What of a text can be printed: a quote must read as it is stored, and nothing in it may reach out of its line.

use super::paragraph::StyledSpan;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// So many marks on one letter are no writing; one sign stands for them and for those that follow.
const MOST_MARKS: usize = 6;

/// The spans' texts in one, and where each lies in it. What cannot be printed becomes a space, and
/// what would turn letters round becomes a sign that shows it: a quote must read as it is stored.
pub(super) fn joined(spans: &[StyledSpan]) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let ranges = spans.iter().map(|span| {
        let start = text.len();
        let mut marks = 0;
        for letter in span.text.chars() {
            marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
            match letter {
                '\u{202d}' | '\u{202e}' => text.push('\u{fffd}'),
                '\u{2028}' | '\u{2029}' => text.push(' '),
                letter if letter.is_control() => text.push(' '),
                // Marks piled higher than any script piles them would cover what stands above.
                _ if marks == MOST_MARKS => text.push('\u{fffd}'),
                _ if marks > MOST_MARKS => {}
                letter => text.push(letter),
            }
        }
        start..text.len()
    });
    let ranges = ranges.collect();
    (text, ranges)
}
