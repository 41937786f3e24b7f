//! The rules of the lexicon as linking sees them: senses told by patterns, head words, peoples, weights.

use super::{
    mention::Sense,
    pattern::{Matched, Pattern, PatternSieve},
    reason::KindSet,
    sentence::Sentence,
};
use crate::places::kind::PlaceKind;
use serde::Deserialize;
use std::{collections::BTreeMap, ops::Range};

/// Rules in their order, each with the patterns that may fit around a name.
#[derive(Debug)]
pub struct Sifted<Rule> {
    all: Vec<Rule>,
    sieve: PatternSieve,
}

/// What has patterns, one of which is enough.
pub trait Patterned {
    /// Its patterns.
    fn patterns(&self) -> &[Pattern];
}

impl<Rule: Patterned> Sifted<Rule> {
    /// Rules in their order.
    #[must_use]
    pub fn of(all: Vec<Rule>) -> Self {
        let sieve = PatternSieve::of(all.iter().flat_map(Patterned::patterns));
        Self { all, sieve }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Rule] {
        &self.all
    }

    /// The rules among those asked for that fire around the tokens of a name, with what their first pattern
    /// that fits meets there.
    pub fn fired(
        &self,
        sentence: &Sentence<'_>,
        name: &Range<usize>,
        is_asked: impl Fn(&Rule) -> bool,
    ) -> impl Iterator<Item = (&Rule, Matched)> {
        let passed = self.sieve.around(sentence, name);
        let mut next = 0;
        self.all.iter().filter_map(move |rule| {
            let first = next;
            next += rule.patterns().len();
            let mut patterns = (first..next).zip(rule.patterns()).filter(|(number, _)| passed.has(*number));
            let matched = || patterns.find_map(|(_, pattern)| pattern.matches(sentence, name));
            is_asked(rule).then(matched).flatten().map(|matched| (rule, matched))
        })
    }
}

impl Patterned for SenseRule {
    fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }
}

impl Patterned for HeadPattern {
    fn patterns(&self) -> &[Pattern] {
        std::slice::from_ref(&self.pattern)
    }
}

/// A rule that tells the sense of a name.
#[derive(Debug)]
pub struct SenseRule {
    /// Its stable name.
    pub name: String,
    /// The sense it speaks for.
    pub sense: Sense,
    /// How loudly.
    pub weight: f64,
    /// The kinds of places it is about; empty for all.
    pub kinds: KindSet,
    /// Its patterns; one is enough.
    pub patterns: Vec<Pattern>,
    /// The reason it gives, `{words}` for the words it fired on.
    pub text: String,
}

/// What is special about a head word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadTrait {
    /// The word is part of the proper name.
    Kept,
    /// A place of another kind is never meant.
    Strict,
    /// It says what a place is, not that the name is used as a place.
    Political,
}

/// A head word: the kinds of places it asks for.
#[derive(Debug)]
pub struct Head {
    /// Kinds, the likeliest first.
    pub kinds: Vec<PlaceKind>,
    /// What is special about it.
    pub traits: Vec<HeadTrait>,
}

/// A pattern in which a head word stands.
#[derive(Debug)]
pub struct HeadPattern {
    /// Its stable name.
    pub name: String,
    /// The pattern; the head is the outermost word it meets.
    pub pattern: Pattern,
}

/// A people: the names of its country, its adjectives, its nouns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// ISO 3166-1 alpha-3 code of the country, empty when it has none.
    pub iso: String,
    /// Names of the country.
    pub names: Vec<String>,
    /// Adjectives.
    pub adjectives: Vec<String>,
    /// Words for one of the people.
    pub people: Vec<String>,
}

/// What counts how much; `data/lexicon/en/weights.toml` explains each.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is explained where it is set, in the data")]
pub struct Weights {
    pub base: f64,
    pub head: f64,
    pub head_step: f64,
    pub head_miss: f64,
    pub head_strict: f64,
    pub actor: f64,
    pub full_name: f64,
    pub container: f64,
    pub namesake: f64,
    pub repeated: f64,
    pub same_parent: f64,
    pub near: f64,
    pub near_km: f64,
    pub prominence: f64,
    pub margin: f64,
    pub least: f64,
    pub head_sense: f64,
    pub kind: BTreeMap<String, f64>,
}

impl Head {
    /// Whether it is a common noun beside a name, not part of it.
    #[must_use]
    pub fn is_common(&self) -> bool {
        !self.is(HeadTrait::Kept) && !self.is(HeadTrait::Political)
    }

    /// Whether something is special about it.
    #[must_use]
    pub fn is(&self, special: HeadTrait) -> bool {
        self.traits.contains(&special)
    }
}
