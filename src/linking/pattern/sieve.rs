//! Which patterns can fit at all, told by the two tokens nearest to a name: most patterns ask for words
//! that do not stand there, and are never tried.

use super::{Element, LIST_WORDS, Pattern, Test};
use crate::{
    linking::sentence::{Part, Sentence, Token, TokenKind},
    places::world::{ByName, NameHash},
};
use smallvec::{SmallVec, smallvec};
use std::ops::Range;

/// Patterns by their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternSet(SmallVec<[u64; 2]>);

/// A row of patterns, told apart by what they ask of the tokens beside a name.
#[derive(Debug)]
pub struct PatternSieve {
    before: Side,
    after: Side,
}

/// The patterns that a token lets through on one side of a name, by what it is.
#[derive(Debug)]
struct Side {
    /// Those that ask for nothing there, or for nothing that must be there.
    free: PatternSet,
    words: ByName<PatternSet>,
    possessive: PatternSet,
    lower: PatternSet,
    raised: PatternSet,
    any: PatternSet,
    name: PatternSet,
    people: PatternSet,
}

impl PatternSet {
    fn none(count: usize) -> Self {
        Self(smallvec![0; count.div_ceil(64)])
    }

    fn insert(&mut self, number: usize) {
        if let Some(bits) = self.0.get_mut(number / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    /// Whether a pattern is in it.
    #[must_use]
    pub fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits & 1 << (number % 64) != 0)
    }

    fn add(&mut self, other: &Self) {
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits |= more;
        }
    }

    fn keep(&mut self, other: &Self) {
        for (bits, kept) in self.0.iter_mut().zip(&other.0) {
            *bits &= kept;
        }
    }
}

impl PatternSieve {
    /// The sieve of some patterns, which are numbered from 0.
    #[must_use]
    pub fn of<'a>(patterns: impl Iterator<Item = &'a Pattern>) -> Self {
        let patterns: Vec<&Pattern> = patterns.collect();
        let sides = |elements: fn(&Pattern) -> &[Element]| Side::of(patterns.iter().map(|pattern| elements(pattern)));
        Self { before: sides(|pattern| &pattern.before), after: sides(|pattern| &pattern.after) }
    }

    /// The patterns that may fit around the tokens of a name; no other does.
    #[must_use]
    pub fn around(&self, sentence: &Sentence<'_>, name: &Range<usize>) -> PatternSet {
        let before = name.start.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        let mut passed = self.before.passed(before);
        passed.keep(&self.after.passed(sentence.tokens.get(name.end)));
        passed
    }
}

impl Side {
    fn of<'a>(patterns: impl ExactSizeIterator<Item = &'a [Element]>) -> Self {
        let count = patterns.len();
        let none = || PatternSet::none(count);
        let mut side = Self {
            free: none(),
            words: ByName::default(),
            possessive: none(),
            lower: none(),
            raised: none(),
            any: none(),
            name: none(),
            people: none(),
        };
        for (number, elements) in patterns.enumerate() {
            // The nearest token meets the first element that must be met, or one that may be before it.
            let must = elements.iter().position(|element| element.least > 0);
            if must.is_none() {
                side.free.insert(number);
            }
            let near = elements.get(..=must.unwrap_or(0)).unwrap_or_default();
            for test in near.iter().flat_map(|element| &element.tests) {
                side.add(test, number, &none);
            }
        }
        side
    }

    fn add(&mut self, test: &Test, number: usize, none: &dyn Fn() -> PatternSet) {
        let words = &mut self.words;
        let mut word = |word: NameHash| words.entry(word).or_insert_with(none).insert(number);
        let signs = |signs: &'static [&'static str]| signs.iter().map(|sign| NameHash::EMPTY.then(sign));
        match test {
            Test::Word(asked) => word(*asked),
            Test::Class(class) => class.words().for_each(word),
            Test::Ending(_) => self.lower.insert(number),
            Test::Possessive => self.possessive.insert(number),
            Test::Described(_) => {
                signs(&["-"]).for_each(word);
                self.lower.insert(number);
                self.raised.insert(number);
            }
            Test::Unknown(_) | Test::Capitalised | Test::Initial | Test::Given => self.raised.insert(number),
            Test::Any => self.any.insert(number),
            Test::Name => self.name.insert(number),
            Test::People => self.people.insert(number),
            Test::List => {
                signs(&LIST_WORDS).for_each(word);
                self.name.insert(number);
            }
        }
    }

    /// The patterns that a token lets through, or that there is none.
    fn passed(&self, token: Option<&Token<'_>>) -> PatternSet {
        let mut passed = self.free.clone();
        let Some(token) = token else {
            return passed;
        };
        if let Some(asking) = self.words.get(&token.name()) {
            passed.add(asking);
        }
        match (token.kind, token.part) {
            (TokenKind::Possessive, _) => passed.add(&self.possessive),
            (TokenKind::Word, Part::None) => passed.add(&self.lower),
            (TokenKind::Capitalised, Part::None) => passed.add(&self.raised),
            _ => {}
        }
        if token.kind != TokenKind::Sign {
            passed.add(&self.any);
        }
        match token.part {
            Part::Name => passed.add(&self.name),
            Part::People => passed.add(&self.people),
            Part::None => {}
        }
        passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linking::lexicon::Lexicon;
    use bumpalo::Bump;

    #[test]
    fn a_pattern_that_fits_passes_the_sieve() {
        let lexicon = Lexicon::shipped();
        let rules = lexicon.rules.all().iter().chain(lexicon.people_rules.all());
        let heads = lexicon.head_patterns.all().iter().map(|head| &head.pattern);
        let patterns: Vec<&Pattern> = rules.flat_map(|rule| &rule.patterns).chain(heads).collect();
        let sieve = PatternSieve::of(patterns.iter().copied());
        let text = "The Arna Group, Arna and Belo's mayor; J. Arna said: 'Arna-led talks in northern Arna' - the Arna \
                    district, Arna time, Arna has signed, city of ARNA, from Arna (Belo) to Mr. Arna Smith.";
        let room = Bump::new();
        let mut sentence = Sentence::of(text, 0, &room);
        for token in &mut sentence.tokens {
            if matches!(token.letters, "arna" | "belo") {
                token.part = Part::Name;
            }
        }
        let (mut fitting, mut passing) = (0, 0);
        for at in 0..sentence.tokens.len() {
            let passed = sieve.around(&sentence, &(at..at + 1));
            for (number, pattern) in patterns.iter().enumerate() {
                let fits = pattern.matches(&sentence, &(at..at + 1)).is_some();
                assert!(passed.has(number) || !fits, "{pattern:?} at {at}");
                fitting += usize::from(fits);
                passing += usize::from(passed.has(number));
            }
        }
        assert!(fitting > 20 && passing < patterns.len() * sentence.tokens.len() / 2);
    }
}
