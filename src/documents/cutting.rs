//! Blocks of a text cut into paragraphs and passages, in one pass and without changing it. Works in bytes; what
//! leaves it counts scalars.

use super::{
    blocks::Block,
    clauses::{OpenClauses, clause_mark},
    document::{Locator, Paragraph, ParagraphRole, Passage},
    sentences,
    titles::{Shape, titles},
};
use crate::ground::text::{Span, Text};
use std::ops::Range;

/// Cuts the blocks of a text into paragraphs and passages. Every paragraph has a passage; one whose shape is that of
/// a title is a heading.
#[must_use]
pub fn cut(text: &Text, blocks: Vec<Block>) -> (Vec<Paragraph>, Vec<Passage>) {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut passages = Vec::new();
    let mut shapes: Vec<Shape> = Vec::new();
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
        shapes.push(Shape::of(words, block.role, mark.as_ref()));
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
    for at in titles(&shapes) {
        if let Some(paragraph) = paragraphs.get_mut(at) {
            paragraph.role = ParagraphRole::Heading;
        }
    }
    (paragraphs, passages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::blocks::blocks;

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
    fn a_short_line_above_what_it_names_is_a_heading_and_an_item_of_a_list_is_none() {
        let headings = |text: &str| {
            let (paragraphs, _, indexed) = cut_text(text);
            let headings = paragraphs.into_iter().filter(|paragraph| paragraph.role == ParagraphRole::Heading);
            headings.map(|paragraph| indexed.slice(paragraph.span).to_owned()).collect::<Vec<_>>()
        };
        let body = "The forces shall leave the town.";
        for title in ["Article 1. Withdrawal of forces", "2. WITHDRAWAL OF FORCES", "3. Withdrawal of forces"] {
            assert_eq!(headings(&format!("They have agreed:\n\n{title}\n\n{body}")), [title]);
            assert_eq!(headings(&format!("{title}\n\n(a) {body}\n\n(b) {body}")), [title]);
        }
        assert_eq!(headings(&format!("2. Forces\n\n2.1 {body}\n\n3. Mines\n\n3.1 {body}")), ["2. Forces", "3. Mines"]);
        assert_eq!(headings(&format!("Article 1\nWithdrawal\n\n{body}")), ["Article 1", "Withdrawal"]);
        for list in [
            "1. Return of the town\n\n2. Return of the bridge\n\n3. Opening of the road\n\nSigned by both.",
            "Article 1\n\nThe forces leave",
            "Withdrawal of forces\n\nThe forces shall leave.",
            "1. The forces shall leave the town;\n\nand the bridge.",
        ] {
            let found = headings(list);
            assert!(found.iter().all(|one| one == "Article 1"), "{found:?}");
        }
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
