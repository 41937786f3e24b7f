//! The title that a plain text bears at its top: the heading it starts with, or a first line that stands alone above
//! its sentences and reads like a title. What may as well be a date line, a letterhead or a list is none.

use super::{Format, markdown};
use crate::documents::{
    clauses::clause_mark,
    document::{Document, ParagraphRole},
};

/// The longest title, in scalars.
const LONGEST: usize = 110;

/// The fewest words of a line that is not marked as a heading: fewer name a day, a place or an office.
const FEWEST_WORDS: usize = 3;

/// How many paragraphs are looked through for a sentence.
const LOOKED_AT: usize = 12;

/// The title at the top of a text; none when it is not sure to be one.
#[must_use]
pub fn headline(document: &Document, format: Format) -> Option<String> {
    let (first, rest) = document.paragraphs.split_first()?;
    let words = document.words(first.span);
    let has_sentence = rest.iter().take(LOOKED_AT).any(|paragraph| is_ended(document.words(paragraph.span)));
    let is_line = !words.contains(['\n', '\r']) && has_sentence;
    let title = match (format, first.role) {
        (Format::Markdown, ParagraphRole::Heading) => markdown::plain(words),
        (Format::Markdown | Format::Text, ParagraphRole::Body | ParagraphRole::Heading)
            if is_line && is_titled(words) =>
        {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        _ => return None,
    };
    let is_long = title.chars().count() > LONGEST;
    (title.chars().any(char::is_alphabetic) && !is_long).then_some(title)
}

/// Whether a line reads like a title.
fn is_titled(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let is_field = line.split_whitespace().next().is_some_and(|word| word.ends_with(':'));
    let starts = line.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase() || "“«„\"‘".contains(c));
    let ends = line.chars().next_back().is_some_and(|c| c.is_alphanumeric() || ")]?!".contains(c));
    words >= FEWEST_WORDS && starts && ends && !is_field && clause_mark(line).is_none()
}

/// Whether words end as a sentence does.
fn is_ended(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| "”\"»’)]".contains(c) || c.is_whitespace());
    bare.ends_with(['.', '!', '?', ';', '։', '。'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{document::DocumentId, reading::read};

    fn check(format: Format, text: &str, expected: Option<&str>) {
        let document = read(&DocumentId::new("a"), format, text.as_bytes()).unwrap().value;
        assert_eq!(headline(&document, format).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_line_above_the_sentences_is_a_title() {
        let titled = |line: &str| format!("{line}\n\nThe envoys met in Dolvar on Monday.\n");
        for line in ["Accord on the Dolvar Valley", "AGREEMENT ON THE DOLVAR ROAD", "Who Holds the Dolvar Bridge?"] {
            check(Format::Text, &titled(line), Some(line));
        }
        check(Format::Text, &titled("  Протокол о  линии разграничения"), Some("Протокол о линии разграничения"));
        check(Format::Markdown, &titled("Accord on the Dolvar Valley"), Some("Accord on the Dolvar Valley"));
        check(
            Format::Text,
            "Talks on the Bridge Go On\nAlice Hill\nDelegates from the two sides met on Monday to speak of the bridge\n\
            and of the mill that stands beside it.",
            Some("Talks on the Bridge Go On"),
        );
    }

    #[test]
    fn what_may_be_something_else_is_no_title() {
        let above = |line: &str| format!("{line}\n\nThe envoys met in Dolvar on Monday.\n");
        for line in [
            "The envoys met in Dolvar on Sunday.",
            "Dolvar, 4 May 2031",
            "PRESS RELEASE",
            "Page 1 of 4",
            "Subject: the Dolvar valley road",
            "Article 1 Of the Dolvar road",
            "1. The Dolvar valley road",
            "- the road to Dolvar",
            "and the road to Dolvar",
            "The two sides agreed on these points:",
        ] {
            check(Format::Text, &above(line), None);
        }
        check(Format::Text, "Accord on the Dolvar Valley", None);
        check(Format::Text, "Village of Old Dolvar\n\nTown of New Dolvar\n\nBridge of the Gor", None);
        check(Format::Text, &above(&format!("The {}road", "very long ".repeat(20))), None);
    }

    #[test]
    fn a_heading_at_the_top_is_a_title_without_its_marks() {
        check(Format::Markdown, "# The *Dolvar* [Accord](https://a.example)\n\nText.", Some("The Dolvar Accord"));
        check(Format::Markdown, "# Accord", Some("Accord"));
        check(Format::Markdown, "Signed in Dolvar.\n\n# Accord", None);
        check(Format::Markdown, "# 1998\n\nText.", None);
    }
}
