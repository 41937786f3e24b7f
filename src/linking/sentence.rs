//! A passage as a row of tokens: its folded words and the signs between them that matter.
//!
//! Quotation marks, square brackets, emphasis and footnote numbers leave no token.

use crate::{
    ground::{
        folding::{WordInText, read_words},
        text::Span,
    },
    places::world::NameHash,
};
use bumpalo::Bump;
use memchr::memmem::Finder;
use std::{ops::Range, sync::LazyLock};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// The folded letters, or the sign.
    pub letters: &'a str,
    /// Where it stands in the document.
    pub span: Span,
    /// Whether it can start a name: upper case, or a script without case.
    pub can_start_name: bool,
    /// The name it is part of.
    pub part: Part,
}

impl Token<'_> {
    /// Its hash as a name of one word; worked out anew each time, as few words are asked for it.
    #[must_use]
    pub fn name(&self) -> NameHash {
        NameHash::EMPTY.then(self.letters)
    }
}

/// A passage, read for names.
#[derive(Debug, Clone, Default)]
pub struct Sentence<'a> {
    /// Its tokens, in order.
    pub tokens: Vec<Token<'a>>,
    /// Those of them that can start a name, by number.
    pub starts: Vec<usize>,
    /// Whether capitals tell nothing here: a line in capitals, or a headline.
    pub shouts: bool,
}

/// The fewest words of a headline.
const SHORTEST_HEADLINE: usize = 3;

impl<'a> Sentence<'a> {
    /// Reads a passage of a text that starts at a scalar of it; folded letters are put into the room.
    #[must_use]
    pub fn of(text: &'a str, start: usize, room: &'a Bump) -> Self {
        let mut tokens: Vec<Token<'a>> = Vec::with_capacity(text.len() / 5 + 2);
        let mut starts = Vec::new();
        // The end of the word before, in bytes and in scalars.
        let mut end = (0, 0);
        let addresses = addresses(text);
        read_words(text, room, |word| {
            let next = addresses.partition_point(|address| address.end <= word.start);
            if addresses.get(next).is_some_and(|address| address.start <= word.start) {
                return;
            }
            let gap = text.get(end.0..word.first_byte).unwrap_or_default();
            if gap != " " {
                // The address of a link parts nothing: "[Agdam](https://a.example) district".
                let link = gap.strip_prefix(LINK).and_then(|address| address.split_once(')'));
                let signs = link.map_or(gap, |(_, after)| after);
                let passed = gap.chars().count() - signs.chars().count();
                push_signs(signs, start + end.1 + passed, &mut tokens);
            }
            end = (word.last_byte, word.end);
            if is_footnote(gap, word, text) {
                return;
            }
            let is_possessive = word.letters == "s" && gap.ends_with(['\'', '’', 'ʼ', '`', '´']);
            let kind = if is_possessive {
                TokenKind::Possessive
            } else if starts_upper(text, word.first_byte) {
                TokenKind::Capitalised
            } else {
                TokenKind::Word
            };
            if word.capitalised && !is_possessive {
                starts.push(tokens.len());
            }
            tokens.push(Token {
                kind,
                letters: word.letters,
                span: Span::new(start + word.start, start + word.end),
                can_start_name: word.capitalised,
                part: Part::None,
            });
        });
        let shouts = shouts(text, &tokens);
        Self { tokens, starts, shouts }
    }
}

/// Whether a word is the number of a note: "[3]".
fn is_footnote(gap: &str, word: WordInText<'_>, text: &str) -> bool {
    gap.ends_with('[')
        && word.letters.bytes().all(|byte| byte.is_ascii_digit())
        && text.get(word.last_byte..).is_some_and(|rest| rest.starts_with(']'))
}

/// Whether an upper-case letter starts at a byte of a text.
fn starts_upper(text: &str, byte: usize) -> bool {
    match text.as_bytes().get(byte) {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        _ => text.get(byte..).is_some_and(|rest| rest.starts_with(char::is_uppercase)),
    }
}

/// What web addresses, and links of Markdown, have in them.
static ADDRESS_SIGNS: LazyLock<[Finder<'static>; 3]> = LazyLock::new(|| ["://", "www.", LINK].map(Finder::new));

/// What stands between the words of a link and its address in Markdown: "[words](address)".
const LINK: &str = "](";

/// A run of letters and signs that is longer, and has an address in it, is one.
const LONGEST_RUN: usize = 4096;

/// Where web addresses stand in a passage, in scalars: what is in them is no text.
fn addresses(words: &str) -> Vec<Span> {
    if ADDRESS_SIGNS.iter().all(|sign| sign.find(words.as_bytes()).is_none()) {
        return Vec::new();
    }
    let links = links(words);
    let mut found = links.clone();
    let mut at = 0;
    for run in words.split_inclusive(char::is_whitespace) {
        let mut from = 0;
        while let Some(address) = address(run, from) {
            from = address.end;
            let address = at + address.start..at + address.end;
            let near = links.partition_point(|link| link.end <= address.start);
            if links.get(near).is_none_or(|link| address.start < link.start) {
                found.push(address);
            }
        }
        at += run.len();
    }
    found.sort_by_key(|address| address.start);
    let (mut byte, mut scalar) = (0, 0);
    let mut scalar_of = |end: usize| {
        scalar += words.get(byte..end).unwrap_or_default().chars().count();
        byte = end.max(byte);
        scalar
    };
    found.into_iter().map(|address| Span::new(scalar_of(address.start), scalar_of(address.end))).collect()
}

/// The addresses of links of Markdown, each with its title if it has one: `(b.html "Title")`; in bytes.
fn links(words: &str) -> Vec<Range<usize>> {
    let opened = words.match_indices(LINK).map(|(at, sign)| at + sign.len());
    let closed = opened.filter_map(|open| {
        let rest = words.get(open..)?;
        let length = rest.bytes().take(LONGEST_RUN).position(|byte| byte == b')')?;
        let inside = rest.get(..length)?;
        let title = inside.split_once(char::is_whitespace).map(|(_, title)| title.trim_start());
        let is_link = title.is_none_or(|title| title.starts_with(['"', '\'']));
        is_link.then(|| open..open + inside.len())
    });
    closed.collect()
}

/// The first address of a run of letters and signs from a byte on, in bytes.
fn address(run: &str, from: usize) -> Option<Range<usize>> {
    let rest = run.get(from..).filter(|rest| !rest.is_empty())?;
    let scheme = rest.find("://").map(|at| {
        let name = rest.get(..at).unwrap_or_default();
        name.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len()
    });
    let host = rest.find("www.").filter(|at| !rest.get(..*at).is_some_and(|it| it.ends_with(char::is_alphanumeric)));
    let start = scheme.into_iter().chain(host).min()?;
    let closing = match rest.get(..start).and_then(|before| before.chars().next_back()) {
        _ if run.len() > LONGEST_RUN => None,
        Some('(') => Some(')'),
        Some('<') => Some('>'),
        _ => None,
    };
    let length = closing.and_then(|closing| rest.get(start..)?.find(closing));
    Some(from + start..length.map_or(run.len(), |length| from + start + length))
}

/// The signs of a gap between two words.
fn push_signs(gap: &str, start: usize, tokens: &mut Vec<Token<'_>>) {
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
            letters: sign,
            span: Span::new(start + at, start + at + 1),
            can_start_name: false,
            part: Part::None,
        });
    }
}

/// Whether a passage is in capitals, or a headline: nearly every long word is capitalised.
fn shouts(words: &str, tokens: &[Token<'_>]) -> bool {
    if !words.chars().any(char::is_lowercase) {
        return true;
    }
    if words.ends_with(['.', '”', '"']) {
        return false;
    }
    let long = |token: &&Token<'_>| token.kind != TokenKind::Sign && token.letters.chars().count() > 3;
    let count = tokens.iter().filter(long).count();
    let raised = tokens.iter().filter(long).filter(|token| token.kind == TokenKind::Capitalised).count();
    count >= SHORTEST_HEADLINE && raised * 10 >= count * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(passage: &str, expected: &str) {
        let room = Bump::new();
        let sentence = Sentence::of(passage, 0, &room);
        let letters: Vec<&str> = sentence.tokens.iter().map(|token| token.letters).collect();
        assert_eq!(letters.join(" "), expected, "{passage}");
    }

    #[test]
    fn signs_that_matter_become_tokens() {
        check("its capital, also called “Ağdam”, fell", "its capital , also called agdam , fell");
        check("Moscow-brokered – in part", "moscow - brokered — in part");
        check("Agdam[3] district (north)", "agdam district ( north");
        check("Nagorno-\nKarabakh", "nagorno - karabakh");
    }

    #[test]
    fn web_addresses_are_no_text_and_the_words_of_a_link_are() {
        check("see https://a.example/Agdam/Baku now", "see ; ; ; . ; ; now");
        check("(www.a.example/Agdam) fell", "( . . ; ) fell");
        check("in [Agdam](https://a.example/Baku) district.", "in agdam district");
        check("[Agdam](/wiki/Baku), [Lachin](b.html)", "agdam , lachin");
        check("[Agdam](/wiki/Baku \"Baku\") fell", "agdam fell");
        check("[see](the note on Baku)", "see ( the note on baku");
        check("<https://a.example/Baku>Agdam", "; ; ; . ; agdam");
    }

    #[test]
    fn headlines_shout() {
        let shouts = |words: &str| Sentence::of(words, 0, &Bump::new()).shouts;
        assert!(shouts("CEASEFIRE IN AGDAM"));
        assert!(shouts("Armenia Hands Over District to Azerbaijan"));
        assert!(!shouts("Lachin Ivanov"));
        assert!(!shouts("Armenia handed over a district."));
    }
}
