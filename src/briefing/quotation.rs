//! Quotations: a passage with its mentions and the text around it, where it stands, and how much is shown.
//!
//! Lengths count scalars. Text is shortened at words and every cut shows as an ellipsis, but for context that
//! is left out whole. White space is set as one space.

use super::paragraph::StyledSpan;
use crate::{
    ground::text::{Span, Text},
    scene::{
        colour::Colour,
        drawing::Weight,
        palette::{KindClass, Palette},
    },
};

/// A passage quoted for a place.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteCard {
    /// The place.
    pub place: String,
    /// What the place is, in a word.
    pub kind: String,
    /// The class that gives the colour of the bar.
    pub class: KindClass,
    /// The text before the passage, right up to it; empty for none.
    pub before: String,
    /// The passage, as it stands in the document.
    pub passage: String,
    /// The mentions in the passage, from its start.
    pub mentions: Vec<Span>,
    /// The text after the passage, right from its end; empty for none.
    pub after: String,
    /// Where it stands.
    pub citation: Citation,
}

/// Where a passage stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The document's name.
    pub document: String,
    /// Where in it, for people: "¶2", "page 4, clause 3".
    pub place: String,
    /// The passage in the document's text.
    pub span: Span,
    /// The document's SHA-256, hexadecimal.
    pub sha256: String,
}

/// How much of a quotation is shown, in scalars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Of the text on either side.
    pub context: usize,
    /// Of the passage.
    pub passage: usize,
}

/// The most scalars of a document's name in a citation.
const LONGEST_NAME: usize = 70;

impl Citation {
    /// The citation in a line: document, paragraph, characters, the start of the hash.
    #[must_use]
    pub fn words(&self) -> String {
        let mut name: String = self.document.chars().take(LONGEST_NAME).collect();
        if name.len() < self.document.len() {
            name.push('…');
        }
        let hash: String = self.sha256.chars().take(8).collect();
        let hash = if hash.is_empty() { hash } else { format!(" · sha256 {hash}") };
        let Span { start, end } = self.span;
        format!("{name} · {} · characters {start}–{end}{hash}", self.place)
    }
}

impl QuoteCard {
    /// The quotation between quotation marks: context grey, the passage in ink, mentions marked.
    #[must_use]
    pub fn spans(&self, extent: Extent, palette: &Palette) -> Vec<StyledSpan> {
        let before = shortened_start(&self.before, extent.context);
        let after = shortened_end(&self.after, extent.context);
        let around = |text: &str| StyledSpan::new(text, Weight::Regular, palette.muted);
        let mark = |context: &str| {
            if context.is_empty() { palette.ink } else { palette.muted }
        };
        let mut spans = vec![StyledSpan::new("“", Weight::Regular, mark(&before)), around(&before)];
        spans.extend(self.passage_spans(extent.passage, palette));
        spans.push(around(&after));
        spans.push(StyledSpan::new("”", Weight::Regular, mark(&after)));
        spans.retain(|span| !span.text.is_empty());
        spans
    }

    /// The passage, or the part about its first mention that an extent leaves.
    fn passage_spans(&self, extent: usize, palette: &Palette) -> Vec<StyledSpan> {
        let passage = Text::new(self.passage.clone());
        let mentions = self.ordered_mentions(passage.len());
        let shown = window(&passage, mentions.first().copied(), extent);
        let mut spans = Vec::new();
        if shown.start > 0 {
            spans.push(plain("… ", palette.ink));
        }
        let mut at = shown.start;
        for mention in mentions.iter().filter(|mention| shown.contains(**mention)) {
            spans.push(plain(passage.slice(Span::new(at, mention.start)), palette.ink));
            spans.push(StyledSpan {
                weight: Weight::Bold,
                highlight: Some(palette.mark),
                ..plain(passage.slice(*mention), palette.ink)
            });
            at = mention.end;
        }
        spans.push(plain(passage.slice(Span::new(at, shown.end)), palette.ink));
        if shown.end < passage.len() {
            spans.push(plain(" …", palette.ink));
        }
        spans
    }

    /// The mentions that lie in the passage, in order; of two that overlap, the first.
    fn ordered_mentions(&self, length: usize) -> Vec<Span> {
        let mut mentions = self.mentions.clone();
        mentions.retain(|mention| !mention.is_empty() && mention.end <= length);
        mentions.sort();
        let mut apart: Vec<Span> = Vec::new();
        for mention in mentions {
            if apart.last().is_none_or(|last| last.end <= mention.start) {
                apart.push(mention);
            }
        }
        apart
    }
}

fn plain(text: &str, colour: Colour) -> StyledSpan {
    StyledSpan::new(&spaced(text), Weight::Regular, colour)
}

/// White space and control characters as single spaces.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_whitespace() && !letter.is_control() {
            spaced.push(letter);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}

/// The last words of a text, at most so long.
fn shortened_start(text: &str, longest: usize) -> String {
    let text = Text::new(spaced(text.trim_start()));
    if longest == 0 || text.len() <= longest {
        return if longest == 0 { String::new() } else { text.as_str().to_owned() };
    }
    let kept = text.slice(Span::new(text.len() - longest, text.len()));
    let words = kept.split_once(' ').map_or(kept, |(_, words)| words);
    format!("… {words}")
}

/// The first words of a text, at most so long.
fn shortened_end(text: &str, longest: usize) -> String {
    let text = Text::new(spaced(text.trim_end()));
    if longest == 0 || text.len() <= longest {
        return if longest == 0 { String::new() } else { text.as_str().to_owned() };
    }
    let kept = text.slice(Span::new(0, longest));
    let words = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    format!("{words} …")
}

/// The part of a passage that is shown: all of it, or whole words about a mention.
fn window(passage: &Text, mention: Option<Span>, longest: usize) -> Span {
    let length = passage.len();
    if length <= longest {
        return Span::new(0, length);
    }
    let mention = mention.unwrap_or(Span::new(0, 0));
    let start = mention.start.saturating_sub(longest / 3).min(length - longest);
    let end = start + longest;
    let first = if start == 0 {
        0
    } else {
        let lead = passage.slice(Span::new(start, mention.start.max(start)));
        let skipped = lead.chars().position(char::is_whitespace);
        start + skipped.map_or(0, |at| at + 1)
    };
    let tail = passage.slice(Span::new(mention.end.clamp(first, end), end));
    let dropped = tail.chars().rev().position(char::is_whitespace);
    let last = if end == length { end } else { end - dropped.map_or(0, |at| at + 1) };
    Span::new(first, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::palette::Theme;

    fn card(before: &str, passage: &str, mention: Span, after: &str) -> QuoteCard {
        QuoteCard {
            place: "Lachin".to_owned(),
            kind: "district".to_owned(),
            class: KindClass::District,
            before: before.to_owned(),
            passage: passage.to_owned(),
            mentions: vec![mention],
            after: after.to_owned(),
            citation: Citation {
                document: "agreement".to_owned(),
                place: "¶3".to_owned(),
                span: Span::new(10, 40),
                sha256: "3d84ca3364ef8fc6".to_owned(),
            },
        }
    }

    fn check(card: &QuoteCard, context: usize, passage: usize, expected: &str) {
        let spans = card.spans(Extent { context, passage }, &Palette::of(Theme::Light));
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(text, expected);
    }

    #[test]
    fn context_is_shortened_at_words_and_says_so() {
        let card = card("One two three. ", "They return Lachin.", Span::new(12, 18), " Four five six.");
        check(&card, 99, 99, "“One two three. They return Lachin. Four five six.”");
        check(&card, 9, 99, "“… three. They return Lachin. Four …”");
        check(&card, 0, 99, "“They return Lachin.”");
    }

    #[test]
    fn a_long_passage_is_cut_about_its_first_mention() {
        let long = format!("{}return Lachin to {}", "before ".repeat(50), "after ".repeat(50));
        let at = long.find("Lachin").unwrap();
        let card = card("", &long, Span::new(at, at + 6), "");
        check(&card, 0, 40, "“… return Lachin to after after …”");
    }

    #[test]
    fn the_mention_is_bold_and_marked_and_nothing_else_is() {
        let palette = Palette::of(Theme::Light);
        let card = card("x ", "Ağdam və Laçın.", Span::new(9, 14), "");
        let spans = card.spans(Extent { context: 9, passage: 99 }, &palette);
        let marked: Vec<_> = spans.iter().filter(|span| span.highlight.is_some()).collect();
        assert_eq!(marked.len(), 1);
        assert_eq!((marked[0].text.as_str(), marked[0].weight), ("Laçın", Weight::Bold));
        assert_eq!(marked[0].highlight, Some(palette.mark));
        assert!(spans.iter().filter(|span| span.highlight.is_none()).all(|span| span.weight == Weight::Regular));
    }

    #[test]
    fn mentions_that_overlap_or_lie_outside_do_no_harm() {
        let mut card = card("", "Lachin region", Span::new(0, 6), "");
        card.mentions.extend([Span::new(3, 9), Span::new(7, 900), Span::new(9, 9), Span::new(5, 2)]);
        check(&card, 0, 99, "“Lachin region”");
        check(&card, 0, 3, "“Lac …”");
    }

    #[test]
    fn a_citation_names_document_paragraph_characters_and_hash() {
        let words = card("", "x", Span::new(0, 0), "").citation.words();
        assert_eq!(words, "agreement · ¶3 · characters 10–40 · sha256 3d84ca33");
    }
}
