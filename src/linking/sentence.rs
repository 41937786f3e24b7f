//! A passage as a row of tokens: its folded words and the signs between them that matter.
//!
//! Quotation marks, square brackets, emphasis and footnote numbers leave no token.

use crate::ground::{
    folding::folded_words,
    text::{Span, Text},
};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word that starts with an upper-case letter.
    Capitalised,
    /// Any other word: lower case, a number, a script without case.
    Word,
    /// The possessive ending.
    Possessive,
    /// A sign: `,` `.` `(` `)` `-` and the like.
    Sign,
}

/// What a token is part of, once the names of its passage are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// No known name.
    #[default]
    None,
    /// The name of a place.
    Name,
    /// An adjective or a word for a people.
    People,
}

/// A word or a sign of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// The folded letters, or the sign.
    pub letters: String,
    /// Where it stands in the document.
    pub span: Span,
    /// Whether it can start a name: upper case, or a script without case.
    pub can_start_name: bool,
    /// The name it is part of.
    pub part: Part,
}

/// A passage, read for names.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Whether capitals tell nothing here: a line in capitals, or a headline.
    pub shouts: bool,
}

/// The fewest words of a headline.
const SHORTEST_HEADLINE: usize = 3;

impl Sentence {
    /// Reads a passage of a text.
    #[must_use]
    pub fn new(text: &Text, passage: Span) -> Self {
        let words_of_passage = text.slice(passage);
        let scalars = Text::new(words_of_passage.to_owned());
        let mut tokens: Vec<Token> = Vec::new();
        let mut end = 0;
        let addresses = addresses(words_of_passage);
        for word in folded_words(words_of_passage) {
            let next = addresses.partition_point(|address| address.end <= word.start);
            if addresses.get(next).is_some_and(|address| address.start <= word.start) {
                continue;
            }
            let gap = Span::new(end, word.start);
            push_signs(scalars.slice(gap), passage.start + end, &mut tokens);
            end = word.end;
            let source = scalars.slice(Span::new(word.start, word.end));
            let around = |at: Option<usize>| at.map_or("", |at| scalars.slice(Span::new(at, at + 1)));
            let before = around(word.start.checked_sub(1));
            let is_number = word.letters.bytes().all(|byte| byte.is_ascii_digit());
            if is_number && before == "[" && around(Some(word.end)) == "]" {
                continue;
            }
            let is_possessive = word.letters == "s" && matches!(before, "'" | "’" | "ʼ" | "`" | "´");
            let kind = if is_possessive {
                TokenKind::Possessive
            } else if source.starts_with(char::is_uppercase) {
                TokenKind::Capitalised
            } else {
                TokenKind::Word
            };
            tokens.push(Token {
                kind,
                letters: word.letters,
                span: Span::new(passage.start + word.start, passage.start + word.end),
                can_start_name: word.capitalised,
                part: Part::None,
            });
        }
        let shouts = shouts(words_of_passage, &tokens);
        Self { tokens, shouts }
    }
}

/// Where web addresses stand in a passage, in scalars: what is in them is no text.
fn addresses(words: &str) -> Vec<Span> {
    if !words.contains("://") && !words.contains("www.") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in words.split_inclusive(char::is_whitespace) {
        let length = chunk.chars().count();
        if chunk.contains("://") || chunk.starts_with("www.") || chunk.starts_with("(www.") {
            found.push(Span::new(at, at + length));
        }
        at += length;
    }
    found
}

/// The signs of a gap between two words.
fn push_signs(gap: &str, start: usize, tokens: &mut Vec<Token>) {
    let joined = gap.trim_end_matches(['\n', '\r']);
    let is_hyphen = |c: char| matches!(c, '-' | '‐' | '\u{2011}' | '–');
    let hyphen = joined.chars().count() == 1 && joined.starts_with(is_hyphen);
    for (at, c) in gap.chars().enumerate() {
        let sign = match c {
            _ if hyphen && is_hyphen(c) => "-",
            '-' | '–' | '—' | '‐' => "—",
            ',' | '،' | '、' => ",",
            '.' | '…' | '。' => ".",
            ';' | ':' | '!' | '?' | '/' | '|' | '•' => ";",
            '(' => "(",
            ')' => ")",
            _ => continue,
        };
        tokens.push(Token {
            kind: TokenKind::Sign,
            letters: sign.to_owned(),
            span: Span::new(start + at, start + at + 1),
            can_start_name: false,
            part: Part::None,
        });
    }
}

/// Whether a passage is in capitals, or a headline: nearly every long word is capitalised.
fn shouts(words: &str, tokens: &[Token]) -> bool {
    if !words.chars().any(char::is_lowercase) {
        return true;
    }
    let long = |token: &&Token| token.kind != TokenKind::Sign && token.letters.chars().count() > 3;
    let count = tokens.iter().filter(long).count();
    let raised = tokens.iter().filter(long).filter(|token| token.kind == TokenKind::Capitalised).count();
    count >= SHORTEST_HEADLINE && raised * 10 >= count * 9 && !words.ends_with(['.', '”', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(passage: &str, expected: &str) {
        let text = Text::new(passage.to_owned());
        let sentence = Sentence::new(&text, Span::new(0, text.len()));
        let letters: Vec<&str> = sentence.tokens.iter().map(|token| token.letters.as_str()).collect();
        assert_eq!(letters.join(" "), expected, "{passage}");
    }

    #[test]
    fn signs_that_matter_become_tokens() {
        check("its capital, also called “Ağdam”, fell", "its capital , also called agdam , fell");
        check("Moscow-brokered – in part", "moscow - brokered — in part");
        check("Agdam[3] district (north)", "agdam district ( north");
        check("Nagorno-\nKarabakh", "nagorno - karabakh");
        check("see https://a.example/Agdam/Baku now", "see ; ; ; . ; ; now");
    }

    #[test]
    fn headlines_shout() {
        let shouts = |words: &str| {
            let text = Text::new(words.to_owned());
            Sentence::new(&text, Span::new(0, text.len())).shouts
        };
        assert!(shouts("CEASEFIRE IN AGDAM"));
        assert!(shouts("Armenia Hands Over District to Azerbaijan"));
        assert!(!shouts("Lachin Ivanov"));
        assert!(!shouts("Armenia handed over a district."));
    }
}
