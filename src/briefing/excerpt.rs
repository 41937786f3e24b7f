//! Quotes as they are set: verbatim, names and cue words emphasised; a long one keeps whole sentences about its
//! first name, shows each cut as an ellipsis and says that it was shortened.
//!
//! Lengths count scalars. White space and control characters are set as one space.

use super::{claim::Quote, paragraph::StyledSpan};
use crate::{
    ground::text::{Span, Text},
    scene::{drawing::Weight, palette::Palette},
};
use unicode_segmentation::UnicodeSegmentation as _;

/// A quote between quotation marks, ready to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt {
    /// Its pieces.
    pub spans: Vec<StyledSpan>,
    /// Whether words of the quote are left out.
    pub is_shortened: bool,
}

/// The quote, at most about so many scalars of it.
#[must_use]
pub fn excerpt(quote: &Quote, longest: usize, palette: &Palette) -> Excerpt {
    let text = Text::new(quote.exact.clone());
    let emphases = emphases(quote, text.len());
    let first = emphases.first().map(|(span, _)| *span);
    let shown = kept(&text, first, longest);
    let plain = |text: &str| StyledSpan::new(&spaced(text), Weight::Regular, palette.ink);
    let words = |span: Span| plain(&text.slice_without(span, &quote.marks));
    let mut spans = vec![plain("“")];
    if shown.start > 0 {
        spans.push(plain("… "));
    }
    let mut at = shown.start;
    for (span, emphasis) in emphases.into_iter().filter(|(span, _)| shown.contains(*span)) {
        spans.push(words(Span::new(at, span.start)));
        let highlight = (emphasis == Emphasis::Mention).then_some(palette.mark);
        spans.push(StyledSpan { weight: Weight::Bold, highlight, ..words(span) });
        at = span.end;
    }
    spans.push(words(Span::new(at, shown.end)));
    if shown.end < text.len() {
        spans.push(plain(" …"));
    }
    spans.push(plain("”"));
    spans.retain(|span| !span.text.is_empty());
    Excerpt { spans, is_shortened: shown.len() < text.len() }
}

/// Why words are emphasised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Emphasis {
    Mention,
    Trigger,
}

/// What is emphasised, in order; of two that overlap, the first.
fn emphases(quote: &Quote, length: usize) -> Vec<(Span, Emphasis)> {
    let mentions = quote.mentions.iter().map(|span| (*span, Emphasis::Mention));
    let mut all: Vec<_> = mentions.chain(quote.triggers.iter().map(|span| (*span, Emphasis::Trigger))).collect();
    all.retain(|(span, _)| !span.is_empty() && span.end <= length);
    all.sort_unstable();
    let mut apart: Vec<(Span, Emphasis)> = Vec::new();
    for (span, emphasis) in all {
        if apart.last().is_none_or(|(last, _)| last.end <= span.start) {
            apart.push((span, emphasis));
        }
    }
    apart
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

/// The part of a text that is shown: all of it, or whole sentences from the one with the first emphasis on, or,
/// where a single sentence is too long, its words about the emphasis.
fn kept(text: &Text, first: Option<Span>, longest: usize) -> Span {
    let length = text.len();
    if length <= longest {
        return Span::new(0, length);
    }
    let target = first.map_or(0, |span| span.start);
    let sentences = sentences(text);
    let holds = |sentence: &Span| (sentence.start..sentence.end).contains(&target);
    let seat = sentences.iter().position(holds).unwrap_or_default();
    let Some(own) = sentences.get(seat).copied().filter(|own| own.len() <= longest) else {
        return words_about(text, first.unwrap_or(Span::new(0, 0)), longest);
    };
    let mut shown = own;
    for next in sentences.iter().skip(seat + 1).take_while(|next| next.end - own.start <= longest) {
        shown.end = next.end;
    }
    let trailing = text.slice(shown).chars().rev().take_while(|letter| letter.is_whitespace()).count();
    Span::new(shown.start, shown.end - trailing)
}

/// The sentences of a text (Unicode Standard Annex 29).
fn sentences(text: &Text) -> Vec<Span> {
    let mut start = 0;
    let bounds = text.as_str().split_sentence_bounds().map(|sentence| {
        let end = start + sentence.chars().count();
        let span = Span::new(start, end);
        start = end;
        span
    });
    bounds.collect()
}

/// Whole words about a span.
fn words_about(text: &Text, target: Span, longest: usize) -> Span {
    let length = text.len();
    let start = target.start.saturating_sub(longest / 3).min(length.saturating_sub(longest));
    let end = (start + longest).max(target.end).min(length);
    let first = if start == 0 {
        0
    } else {
        let lead = text.slice(Span::new(start, target.start.max(start)));
        start + lead.chars().position(char::is_whitespace).map_or(0, |at| at + 1)
    };
    let tail = text.slice(Span::new(target.end.clamp(first, end), end));
    let dropped = tail.chars().rev().position(char::is_whitespace);
    let last = if end == length { end } else { end - dropped.map_or(0, |at| at + 1) };
    Span::new(first, last.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{claim::Source, trials::quote},
        scene::palette::Theme,
    };

    #[track_caller]
    fn check(quote: &Quote, longest: usize, expected: &str) {
        let excerpt = excerpt(quote, longest, &Palette::of(Theme::Light));
        let text: String = excerpt.spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(text, expected);
        assert_eq!(excerpt.is_shortened, expected.contains('…'));
    }

    #[test]
    fn a_quote_is_verbatim_between_quotation_marks() {
        check(&quote("They return Lachin.", &["Lachin"]), 99, "“They return Lachin.”");
        check(&quote("They\nreturn\u{0}Lachin.", &["Lachin"]), 99, "“They return Lachin.”");
    }

    #[test]
    fn marks_of_the_format_are_not_shown() {
        let mut marked = quote("- They return **Lachin**.", &["Lachin"]);
        marked.marks = [(0, 2), (14, 16), (22, 24)].map(|(start, end)| Span::new(start, end)).to_vec();
        check(&marked, 99, "“They return Lachin.”");
    }

    #[test]
    fn a_long_quote_keeps_whole_sentences_from_the_one_with_the_name() {
        let long = quote("One stays. Two return Lachin. Three go. Four follow after.", &["Lachin"]);
        check(&long, 40, "“… Two return Lachin. Three go. …”");
        check(&long, 22, "“… Two return Lachin. …”");
    }

    #[test]
    fn one_endless_sentence_is_cut_at_words_about_its_name() {
        let words = format!("{}return Lachin to {}", "before ".repeat(50), "after ".repeat(50));
        check(&quote(&words, &["Lachin"]), 40, "“… return Lachin to after after …”");
    }

    #[test]
    fn the_name_is_bold_and_marked_and_the_cue_only_bold() {
        let palette = Palette::of(Theme::Light);
        let mut quote = quote("They return Laçın.", &["Laçın"]);
        quote.triggers.push(Span::new(5, 11));
        let excerpt = excerpt(&quote, 99, &palette);
        let bold: Vec<_> = excerpt.spans.iter().filter(|span| span.weight == Weight::Bold).collect();
        assert_eq!(bold.iter().map(|span| span.text.as_str()).collect::<Vec<_>>(), ["return", "Laçın"]);
        assert_eq!(bold.iter().map(|span| span.highlight).collect::<Vec<_>>(), [None, Some(palette.mark)]);
    }

    #[test]
    fn emphases_that_overlap_or_lie_outside_do_no_harm() {
        let mut quote = quote("Lachin region", &["Lachin"]);
        quote.mentions.extend([Span::new(3, 9), Span::new(7, 900), Span::new(9, 9), Span::new(5, 2)]);
        check(&quote, 99, "“Lachin region”");
        check(&quote, 0, "“Lachin …”");
        assert_eq!(quote.source, Source::clone(&quote.source));
    }
}
