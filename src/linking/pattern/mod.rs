//! Patterns around a name, as the lexicon writes them (`data/lexicon/en/senses.toml` explains the
//! signs). A pattern looks left and right of a name within its sentence.

mod sieve;

pub use sieve::{PatternSet, PatternSieve};

use super::{
    sentence::{Part, Sentence, Token, TokenKind},
    word_class::WordClass,
};
use crate::places::world::{
    NameHash,
    words::{Marks, Words},
};
use std::{collections::BTreeMap, ops::Range, sync::Arc};

/// Word classes by name.
pub type Classes = BTreeMap<String, Arc<WordClass>>;

/// Why a pattern cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PatternError {
    /// It has no NAME, or more than one.
    #[error("the pattern “{0}” must have NAME once")]
    Name(String),
    /// It names a class that is not there.
    #[error("the pattern “{0}” names the unknown class <{1}>")]
    Class(String, String),
}

/// What one element of a pattern asks of a token.
#[derive(Debug, Clone)]
enum Test {
    Word(NameHash),
    Class(Arc<WordClass>),
    Ending(String),
    Possessive,
    /// A lower-case word that is not in the class of function words, or a hyphen.
    Described(Arc<WordClass>),
    /// A capitalised word that is no known name and not in the class.
    Unknown(Arc<WordClass>),
    Capitalised,
    Any,
    Name,
    People,
    List,
    Initial,
    /// A given name that is no English word.
    Given,
}

/// The words and signs of an enumeration, beside its names.
const LIST_WORDS: [&str; 5] = [",", "and", "or", "the", "-"];

/// A test, and how often it may be met in a row.
#[derive(Debug, Clone)]
struct Element {
    tests: Vec<Test>,
    least: usize,
    most: usize,
}

/// A pattern around a name.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Nearest to the name first.
    before: Vec<Element>,
    /// Nearest to the name first.
    after: Vec<Element>,
}

/// The tokens that a pattern met, beside the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Tokens before the name.
    pub before: Range<usize>,
    /// Tokens after it.
    pub after: Range<usize>,
}

/// A side of a name, read away from it.
#[derive(Clone, Copy)]
enum Side<'a> {
    Before(&'a [Token<'a>]),
    After(&'a [Token<'a>]),
}

impl<'a> Side<'a> {
    fn token(self, distance: usize) -> Option<&'a Token<'a>> {
        match self {
            Self::Before(tokens) => tokens.get(tokens.len().checked_sub(distance + 1)?),
            Self::After(tokens) => tokens.get(distance),
        }
    }
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When it has not one NAME, or names an unknown class.
    pub fn parse(pattern: &str, classes: &Classes) -> Result<Self, PatternError> {
        let mut sides = pattern.split("NAME");
        let (Some(before), Some(after), None) = (sides.next(), sides.next(), sides.next()) else {
            return Err(PatternError::Name(pattern.to_owned()));
        };
        let read = |side: &str| -> Result<Vec<Element>, PatternError> {
            let elements = side.split_whitespace();
            elements.map(|element| Element::parse(element, pattern, classes)).collect()
        };
        let mut before = read(before)?;
        before.reverse();
        Ok(Self { before, after: read(after)? })
    }

    /// What the pattern meets around the tokens of a name, if it fits.
    #[must_use]
    pub fn matches(&self, sentence: &Sentence<'_>, name: &Range<usize>) -> Option<Matched> {
        let left = Side::Before(sentence.tokens.get(..name.start)?);
        let right = Side::After(sentence.tokens.get(name.end..)?);
        let before = reach(&self.before, left, 0, sentence.shouts)?;
        let after = reach(&self.after, right, 0, sentence.shouts)?;
        Some(Matched { before: name.start - before..name.start, after: name.end..name.end + after })
    }
}

/// How many tokens the elements take from a distance on, as many as they can.
fn reach(elements: &[Element], side: Side<'_>, from: usize, shouts: bool) -> Option<usize> {
    let (mut elements, mut from) = (elements, from);
    // Most elements stand for one word.
    while let [first @ Element { least: 1, most: 1, .. }, rest @ ..] = elements {
        let token = side.token(from)?;
        if !first.meets(token, shouts) {
            return None;
        }
        (elements, from) = (rest, from + 1);
    }
    let Some((first, rest)) = elements.split_first() else {
        return Some(from);
    };
    let meets = |count: usize| side.token(from + count).is_some_and(|token| first.meets(token, shouts));
    let most = (0..first.most).take_while(|&count| meets(count)).count();
    (first.least..=most).rev().find_map(|count| reach(rest, side, from + count, shouts))
}

impl Element {
    fn parse(written: &str, pattern: &str, classes: &Classes) -> Result<Self, PatternError> {
        let (body, least, most) = quantity(written);
        let mut tests = Vec::new();
        for alternative in body.split('|') {
            tests.push(test(alternative, pattern, classes)?);
        }
        Ok(Self { tests, least, most })
    }

    fn meets(&self, token: &Token<'_>, shouts: bool) -> bool {
        self.tests.iter().any(|test| test.meets(token, shouts))
    }
}

/// An element without its count, and the count.
fn quantity(written: &str) -> (&str, usize, usize) {
    if let Some(body) = written.strip_suffix('?') {
        return (body, 0, 1);
    }
    if let Some(body) = written.strip_suffix('*') {
        return (body, 0, 8);
    }
    if let Some(body) = written.strip_suffix('+') {
        return (body, 1, 8);
    }
    let counted = written.strip_suffix('}').and_then(|rest| rest.split_once('{'));
    if let Some((body, most)) = counted
        && let Ok(most) = most.parse()
    {
        return (body, 0, most);
    }
    (written, 1, 1)
}

fn test(written: &str, pattern: &str, classes: &Classes) -> Result<Test, PatternError> {
    let class = |name: &str| {
        let found = classes.get(name).cloned();
        found.ok_or_else(|| PatternError::Class(pattern.to_owned(), name.to_owned()))
    };
    Ok(match written {
        "~" => Test::Described(class("function")?),
        "^" => Test::Unknown(class("no_surname")?),
        "^^" => Test::Capitalised,
        "_" => Test::Any,
        "'s" => Test::Possessive,
        "<name>" => Test::Name,
        "<people>" => Test::People,
        "<list>" => Test::List,
        "<initial>" => Test::Initial,
        "<given>" => Test::Given,
        _ => {
            let named = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
            let ending = written.strip_prefix('-').filter(|ending| !ending.is_empty());
            match (named, ending) {
                (Some(name), _) => Test::Class(class(name)?),
                (None, Some(ending)) => Test::Ending(ending.to_owned()),
                (None, None) => Test::Word(NameHash::EMPTY.then(written)),
            }
        }
    })
}

impl Test {
    fn meets(&self, token: &Token<'_>, shouts: bool) -> bool {
        let is_free = token.part == Part::None;
        let is_lower = token.kind == TokenKind::Word && is_free;
        let is_raised = token.kind == TokenKind::Capitalised && is_free;
        match self {
            Self::Word(word) => {
                token.name() == *word && token.kind != TokenKind::Possessive && token.part != Part::Name
            }
            Self::Class(words) => {
                token.kind != TokenKind::Possessive && token.part != Part::Name && words.contains(token.name())
            }
            Self::Ending(ending) => is_lower && token.letters.ends_with(ending.as_str()),
            Self::Possessive => token.kind == TokenKind::Possessive,
            Self::Described(function) => {
                token.letters == "-" || ((is_lower || shouts && is_raised) && !function.contains(token.name()))
            }
            Self::Unknown(known) => {
                is_raised && !shouts && token.letters.chars().count() > 1 && !known.contains(token.name())
            }
            Self::Capitalised => is_raised,
            Self::Any => token.kind != TokenKind::Sign,
            Self::Name => token.part == Part::Name,
            Self::People => token.part == Part::People,
            Self::List => token.part == Part::Name || LIST_WORDS.contains(&token.letters),
            Self::Given => {
                let marks = if is_raised { Words::shipped().marks(token.name()) } else { Marks::default() };
                marks.given > 0 && marks.common == 0
            }
            Self::Initial => is_raised && token.letters.chars().count() == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::text::Text;
    use bumpalo::Bump;

    /// Whether a pattern fits around the first word "Arna" of a passage.
    fn check(pattern: &str, passage: &str, expected: bool) {
        let class = |words: &[&str]| Arc::new(words.iter().copied().collect());
        let classes = Classes::from([
            ("function".to_owned(), class(&["the", "and", "of"])),
            ("no_surname".to_owned(), class(&["district"])),
            ("say".to_owned(), class(&["denied", "signed"])),
        ]);
        let pattern = Pattern::parse(pattern, &classes).unwrap();
        let text = Text::new(passage.to_owned());
        let room = Bump::new();
        let mut sentence = Sentence::of(text.as_str(), 0, &room);
        let at = sentence.tokens.iter().position(|token| token.letters == "arna").unwrap();
        sentence.tokens[at].part = Part::Name;
        let fits = pattern.matches(&sentence, &(at..at + 1)).is_some();
        assert_eq!(fits, expected, "{passage}");
    }

    #[test]
    fn elements_meet_the_words_around_a_name() {
        check("NAME <say>", "Arna denied it.", true);
        check("NAME <say>", "Arna, denied it.", false);
        check("NAME ~{2} <say>", "Arna long ago signed", true);
        check("the old|new NAME", "the new Arna", true);
        check("NAME ^", "Arna Petrova left", true);
        check("NAME ^", "Arna District left", false);
        check("NAME 's -ed", "Arna’s ruined", true);
        check("NAME - ~", "Arna-led talks", true);
        check("_ ^ NAME", "Petra Arna", false);
        check("_ ^ NAME", "so Petra Arna", true);
        check("<initial> . NAME", "J. Arna spoke", true);
    }

    #[test]
    fn a_wrong_pattern_is_named() {
        let classes = Classes::new();
        assert!(matches!(Pattern::parse("no name", &classes), Err(PatternError::Name(_))));
        assert!(matches!(Pattern::parse("<x> NAME", &classes), Err(PatternError::Class(..))));
    }
}
