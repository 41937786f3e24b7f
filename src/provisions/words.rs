//! The words of a passage, as they are compared, and where its numbering ends.

use crate::{
    ground::text::{Span, Text},
    linking::sentence::{Sentence, TokenKind},
};
use bumpalo::Bump;

/// A word or a sign.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The folded letters, or the sign.
    pub(super) letters: String,
    /// Where it stands in the document.
    pub(super) span: Span,
    /// Whether it starts with an upper-case letter.
    pub(super) is_raised: bool,
    /// Whether it is a sign.
    pub(super) is_sign: bool,
}

/// The words of a passage: hyphens and slashes within words are left out, the digits of one number are one word.
pub(super) fn words(text: &Text, span: Span) -> Vec<Word> {
    let room = Bump::new();
    let sentence = Sentence::of(text.slice(span), span.start, &room);
    let mut words: Vec<Word> = Vec::with_capacity(sentence.tokens.len());
    for token in sentence.tokens {
        let is_sign = token.kind == TokenKind::Sign;
        if is_sign && token.letters == "-" || token.kind == TokenKind::Possessive {
            continue;
        }
        let word = Word {
            is_raised: token.kind == TokenKind::Capitalised,
            letters: token.letters.to_owned(),
            span: token.span,
            is_sign,
        };
        if !joined(&mut words, &word, text) {
            drop_slash(&mut words, &word, text);
            words.push(word);
        }
    }
    words
}

/// Joins the last digits of a number to those before: "1,960", "2.5", "00:00".
fn joined(words: &mut Vec<Word>, word: &Word, text: &Text) -> bool {
    let is_digits = |letters: &str| !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_digit());
    let [.., before, sign] = words.as_slice() else {
        return false;
    };
    let touches = before.span.end == sign.span.start && sign.span.end == word.span.start;
    if !sign.is_sign || !touches || !is_digits(&word.letters) || !before.letters.ends_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let written = text.slice(sign.span);
    let only = |sign: char| before.letters.chars().all(|c| c.is_ascii_digit() || c == sign);
    let fits = match written {
        "," => only(',') && word.letters.len() == 3,
        ":" => is_digits(&before.letters) && before.letters.len() <= 2 && word.letters.len() == 2,
        "." | "/" => only(written.chars().next().unwrap_or('.')) && before.letters.len() <= 5,
        _ => false,
    };
    if !fits {
        return false;
    }
    let joint = format!("{}{written}{}", before.letters, word.letters);
    let start = before.span.start;
    words.truncate(words.len() - 2);
    words.push(Word { letters: joint, span: Span::new(start, word.span.end), is_raised: false, is_sign: false });
    true
}

/// Leaves a slash out that joins a word to the one before: "SPLM/A" is one statement, "30/9" a number.
fn drop_slash(words: &mut Vec<Word>, word: &Word, text: &Text) {
    let [.., before, sign] = words.as_slice() else {
        return;
    };
    let touches = before.span.end == sign.span.start && sign.span.end == word.span.start;
    let is_word = |word: &Word| word.letters.chars().any(char::is_alphabetic);
    if touches && sign.is_sign && text.slice(sign.span) == "/" && is_word(before) && is_word(word) {
        words.pop();
    }
}

/// The first word of what a passage says: after signs, bullets and the number of the clause ("Article 4. 15.",
/// "1.3.4", "(a)"). `is_numbered` tells the words that lead to such a number.
pub(super) fn body(words: &[Word], is_numbered: impl Fn(usize) -> bool) -> usize {
    let mut at = 0;
    while at < LONGEST_NUMBER
        && let Some(end) = number_end(words, at, at == 0 && is_numbered(at))
    {
        at = end;
    }
    while words.get(at).is_some_and(|word| word.is_sign) {
        at += 1;
    }
    if at < words.len() { at } else { 0 }
}

/// How many words the number of a clause takes at most.
const LONGEST_NUMBER: usize = 8;

/// Where a part of a clause's number ends that starts at a word.
fn number_end(words: &[Word], at: usize, is_led: bool) -> Option<usize> {
    let word = words.get(at)?;
    if word.is_sign {
        return Some(at + 1);
    }
    let sign_after = |at: usize| words.get(at).is_some_and(|next| matches!(next.letters.as_str(), "." | ")" | ";"));
    let is_number = |word: &Word| word.letters.bytes().all(|byte| byte.is_ascii_digit() || b"ivxlc".contains(&byte));
    if is_led && words.get(at + 1).is_some_and(is_number) && sign_after(at + 2) {
        return Some(at + 3);
    }
    let is_digits = word.letters.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_short = word.letters.chars().count() <= 3;
    // "3.4 The final withdrawal": parts of a number, then a new sentence.
    let is_parted = is_digits && word.letters.contains('.') && words.get(at + 1).is_some_and(|next| next.is_raised);
    if is_parted {
        return Some(at + 1);
    }
    ((is_short || is_digits) && sign_after(at + 1)).then_some(at + 2)
}
