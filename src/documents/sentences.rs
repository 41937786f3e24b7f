//! A paragraph cut into sentences: UAX 29 boundaries, mended where abbreviations, initials, clause
//! numbers, footnote marks and hard-wrapped lines mislead them.
//!
//! Abbreviations are data (`data/lexicon/en/abbreviations.txt`, `sentence_starters.txt`).

use super::clauses::lines;
use memchr::{memchr2, memchr3};
use std::{borrow::Cow, collections::HashSet, ops::Range, sync::LazyLock};
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest abbreviation that is looked for, in bytes.
const LONGEST_ABBREVIATION: usize = 16;
/// The longest footnote mark, in bytes.
const LONGEST_MARK: usize = 14;

struct Abbreviations {
    /// Those that never end a sentence.
    inner: HashSet<&'static str>,
    /// Those that may end one.
    ending: HashSet<&'static str>,
    /// Words that start a sentence after one that may end it.
    starters: HashSet<&'static str>,
}

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let all = || lines(include_str!("../../data/lexicon/en/abbreviations.txt"));
    Abbreviations {
        inner: all().filter(|entry| !entry.starts_with('~')).collect(),
        ending: all().filter_map(|entry| entry.strip_prefix('~')).collect(),
        starters: lines(include_str!("../../data/lexicon/en/sentence_starters.txt")).collect(),
    }
});

/// The sentences of a paragraph, as bytes of it; never none for a paragraph that is not blank.
/// `clause_bytes` is how many bytes its clause number takes: it is no sentence of its own.
#[must_use]
pub fn cut(paragraph: &str, clause_bytes: usize) -> Vec<Range<usize>> {
    let masked = mask(paragraph);
    let mut sentences: Vec<Range<usize>> = Vec::new();
    // Asked of each piece once, so that a long row of numbers is no slower than words.
    let mut last_has_words = false;
    for (start, piece) in pieces(&masked) {
        let end = start + piece.len();
        let starts_alone = last_has_words && has_words(piece);
        match sentences.last_mut() {
            Some(last) if !starts_alone || goes_on(&masked, last.clone(), start..end, clause_bytes) => {
                last.end = end;
                last_has_words |= has_words(piece);
            }
            _ => {
                sentences.push(start..end);
                last_has_words = has_words(piece);
            }
        }
    }
    let trimmed = sentences.into_iter().filter_map(|bytes| {
        let words = masked.get(bytes.clone())?;
        let start = bytes.start + words.len() - words.trim_start().len();
        let words = words.trim();
        (!words.is_empty()).then(|| start..start + words.len())
    });
    let sentences: Vec<Range<usize>> = trimmed.collect();
    if sentences.is_empty() {
        let start = paragraph.len() - paragraph.trim_start().len();
        return std::iter::once(start..paragraph.trim_end().len()).filter(|bytes| !bytes.is_empty()).collect();
    }
    sentences
}

/// The pieces between the boundaries of UAX 29. A boundary follows a sign that may end a sentence, so that
/// only what stands about such signs is looked at closely where all of them are ASCII.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    if !has_plain_ends(text) {
        return text.split_sentence_bound_indices().collect();
    }
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(next) = bytes.get(from..).and_then(|rest| memchr3(b'.', b'?', b'!', rest)) {
        let sign = from + next;
        // What stands before the sign matters as far as its last letter, whatever marks that has.
        let lead = bytes.get(start..sign).unwrap_or_default();
        let lead = start + lead.iter().rposition(u8::is_ascii).unwrap_or_default();
        let rest = text.get(lead..).unwrap_or_default();
        let first = rest.split_sentence_bounds().next().unwrap_or_default();
        let end = lead + first.len();
        if end >= text.len() {
            break;
        }
        pieces.push((start, text.get(start..end).unwrap_or_default()));
        (start, from) = (end, end);
    }
    if start < text.len() {
        pieces.push((start, text.get(start..).unwrap_or_default()));
    }
    pieces
}

/// Whether every sign that ends sentences or paragraphs in a text is ASCII, as far as one can tell quickly.
fn has_plain_ends(text: &str) -> bool {
    if text.is_ascii() {
        return memchr2(b'\n', b'\r', text.as_bytes()).is_none();
    }
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_plain = match byte {
            b'\n' | b'\r' => false,
            ..0x80 => true,
            // Letters of Europe and what combines with them (U+00C0 to U+053F); then dashes and quotes.
            0xc3..0xd5 => bytes.next().is_some(),
            0xe2 => bytes.next() == Some(0x80) && bytes.next().is_some_and(|last| matches!(last, 0x90..=0x9f)),
            _ => false,
        };
        if !is_plain {
            return false;
        }
    }
    true
}

/// The paragraph with line ends and footnote marks blanked, byte for byte as long.
fn mask(paragraph: &str) -> Cow<'_, str> {
    // U+0085, the superior digits, U+2028 and U+2029 start with one of these.
    let may_be_masked = |byte: u8| matches!(byte, b'[' | b'\n' | b'\r' | 0xb | 0xc | 0xc2 | 0xe2);
    let may_be = if paragraph.is_ascii() {
        let bytes = paragraph.as_bytes();
        memchr3(b'[', b'\n', b'\r', bytes).is_some() || memchr2(0xb, 0xc, bytes).is_some()
    } else {
        paragraph.bytes().any(may_be_masked)
    };
    if !may_be {
        return Cow::Borrowed(paragraph);
    }
    let mut masked = String::with_capacity(paragraph.len());
    let mut blank_until = 0;
    for (at, c) in paragraph.char_indices() {
        if c == '[' {
            blank_until = blank_until.max(at + footnote_mark(paragraph, at));
        }
        let is_break = matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let is_superior = matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹');
        if at < blank_until || is_break || is_superior {
            masked.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            masked.push(c);
        }
    }
    Cow::Owned(masked)
}

/// The bytes of a footnote mark that starts at a bracket: "[1]", "[2, 3]", "[a]"; 0 when it is none.
fn footnote_mark(paragraph: &str, at: usize) -> usize {
    let inside = paragraph.get(at + 1..).unwrap_or_default();
    let Some(length) = inside.bytes().take(LONGEST_MARK).position(|byte| byte == b']') else {
        return 0;
    };
    let mark = inside.get(..length).unwrap_or_default();
    let is_letter = length == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
    let parts = mark.split([',', '-', '–', ' ']).filter(|part| !part.is_empty());
    let is_numbers = mark.starts_with(|c: char| c.is_ascii_digit())
        && parts.clone().count() > 0
        && parts.into_iter().all(|part| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if is_letter || is_numbers { length + 2 } else { 0 }
}

/// Whether the sentence so far goes on into the next piece.
fn goes_on(text: &str, so_far: Range<usize>, piece: Range<usize>, clause_bytes: usize) -> bool {
    let before = text.get(so_far.clone()).unwrap_or_default();
    let next = text.get(piece).unwrap_or_default();
    let ended = before.trim_end();
    let words = next.trim_start();
    if so_far.start + ended.len() <= clause_bytes {
        return true;
    }
    let spaced = before.len() > ended.len() || next.len() > words.len();
    let wide = ended.ends_with(['。', '！', '？', '։', '।', '؟']);
    if !spaced && !wide {
        return true;
    }
    words.starts_with(char::is_lowercase) && !wide || ends_in_abbreviation(ended, words)
}

/// Whether there is a letter or a digit beyond a bare number.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) || text.chars().filter(char::is_ascii_digit).count() > 3
}

/// Whether the last word is an abbreviation or an initial that does not end the sentence here.
fn ends_in_abbreviation(ended: &str, next: &str) -> bool {
    let tail_start = ended.len().saturating_sub(LONGEST_ABBREVIATION);
    let tail_start = (tail_start..=ended.len()).find(|at| ended.is_char_boundary(*at)).unwrap_or(0);
    let tail = ended.get(tail_start..).unwrap_or_default();
    let opening = |c: char| c.is_whitespace() || "([“\"‘'/–—".contains(c);
    let word = tail.rsplit(opening).next().unwrap_or_default();
    if !word.ends_with('.') {
        return false;
    }
    let next_word: &str = next.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let starts_sentence = ABBREVIATIONS.starters.contains(next_word);
    if ABBREVIATIONS.inner.contains(word) || ABBREVIATIONS.inner.contains(lowered(word).as_str()) {
        return true;
    }
    (ABBREVIATIONS.ending.contains(word) || is_initials(word)) && !starts_sentence
}

/// A word in capitals as it is written elsewhere: "MR." as "Mr."; any other word as it is.
fn lowered(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if word.chars().filter(|c| c.is_uppercase()).count() > 1 => {
            let rest: String = letters.as_str().to_lowercase();
            format!("{first}{rest}")
        }
        _ => word.to_owned(),
    }
}

/// Whether a word is one or more initials: "J.", "N.V.".
fn is_initials(word: &str) -> bool {
    let parts = word.trim_end_matches('.').split('.');
    parts.into_iter().all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: &[&str]) {
        let found: Vec<&str> = cut(paragraph, 0).into_iter().map(|bytes| paragraph.get(bytes).unwrap()).collect();
        assert_eq!(found, expected, "{paragraph}");
    }

    #[test]
    fn sentences_end_where_readers_end_them() {
        check("One ended. Two ended! Three?", &["One ended.", "Two ended!", "Three?"]);
        check("He fired 3.5 shots. It ended.", &["He fired 3.5 shots.", "It ended."]);
        check("“We stay.” Then they left.", &["“We stay.”", "Then they left."]);
        check("“Stop!” he said. They did.", &["“Stop!” he said.", "They did."]);
        check("(It ended.) It began.", &["(It ended.)", "It began."]);
    }

    #[test]
    fn pieces_are_those_of_the_standard() {
        let parts = [
            "a", "B", "ə", "É", "e\u{301}", "7", " ", "  ", ".", "!", "?", "...", "?!", ",", ";", ":", ")", "(", "”",
            "“", "’", "'", "\"", "—", "\u{ad}", "Ж", "щ", "ա", "։", "。", "-", "]", "\t", "\u{a0}", "%", "ª", "中",
            "\n",
        ];
        let mut state = 1_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let few = if state & 0x100 == 0 { parts.len() } else { 29 };
                text.push_str(parts[(state >> 16) as usize % few]);
            }
            let expected: Vec<(usize, &str)> = text.split_sentence_bound_indices().collect();
            assert_eq!(pieces(&text), expected, "{text:?}");
        }
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        check("Mr. Smith met Dr. Jones. They spoke.", &["Mr. Smith met Dr. Jones.", "They spoke."]);
        check("See No. 5 of Art. 3. It holds.", &["See No. 5 of Art. 3.", "It holds."]);
        check("The U.S. President spoke.", &["The U.S. President spoke."]);
        check("He flew to the U.S. The talks failed.", &["He flew to the U.S.", "The talks failed."]);
        check("N.V. Pashinyan and J. Smith signed. Good.", &["N.V. Pashinyan and J. Smith signed.", "Good."]);
        check("On Feb. 15, 2015 it began.", &["On Feb. 15, 2015 it began."]);
        check("DR. SMITH AND MR. JONES SIGNED", &["DR. SMITH AND MR. JONES SIGNED"]);
        check("See www.a.example/?law=1&x=B. Then go.", &["See www.a.example/?law=1&x=B.", "Then go."]);
    }

    #[test]
    fn footnote_marks_stay_outside_the_sentences() {
        check("It ended at noon. [1] [2] The President agreed. [3]", &["It ended at noon.", "The President agreed."]);
        check("It ended.[1] It began.[2, 3]", &["It ended.", "It began."]);
        check("It ended.² It began.", &["It ended.", "It began."]);
        check("The line [4] moved.", &["The line [4] moved."]);
        check("[3]", &["[3]"]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        check("The parties\nAgreed in\r\nBaku. Good.", &["The parties\nAgreed in\r\nBaku.", "Good."]);
    }

    #[test]
    fn a_number_is_no_sentence() {
        let found = cut("2. The parties met. They left.", 2);
        assert_eq!(found, [0..19, 20..30]);
        check("It ended in 2016. 5. It began.", &["It ended in 2016. 5.", "It began."]);
        check("It ended in 2020. It began.", &["It ended in 2020.", "It began."]);
    }
}
