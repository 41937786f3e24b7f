//! Words that were cut at the end of a line, joined again. A hyphen is kept where the document writes the
//! word with one elsewhere, and before a capital or a digit.

use std::collections::HashSet;

/// The words that a document writes with a hyphen inside a line, in small letters.
#[derive(Debug, Default)]
pub(super) struct Compounds(HashSet<String>);

impl Compounds {
    /// The compounds of some lines.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let words = lines.flat_map(str::split_whitespace).map(bare);
        Self(words.filter(|word| word.contains('-') && !word.ends_with('-')).map(str::to_lowercase).collect())
    }

    /// Adds the next line to the text of a paragraph.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let first = next.split_whitespace().next().unwrap_or_default();
        let Some(start) = last.strip_suffix(['-', '‐']).filter(|start| start.ends_with(char::is_alphanumeric)) else {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(next);
            return;
        };
        let whole = format!("{}-{}", bare(start), bare(first)).to_lowercase();
        if first.starts_with(char::is_lowercase) && !self.0.contains(&whole) {
            text.pop();
        }
        text.push_str(next);
    }
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_go_unless_the_word_has_one() {
        let check = |lines: &[&str], expected: &str| {
            let compounds = Compounds::of(lines.iter().copied());
            let mut text = String::new();
            for line in lines {
                compounds.join(&mut text, line);
            }
            assert_eq!(text, expected);
        };
        check(&["the agree-", "ment holds"], "the agreement holds");
        check(&["a cease-fire and the cease-", "fire line"], "a cease-fire and the cease-fire line");
        check(&["of North-", "East and 2001-", "2002"], "of North-East and 2001-2002");
        check(&["one -", "two"], "one - two");
        check(&["plain", "lines"], "plain lines");
    }
}
