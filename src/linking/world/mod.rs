//! Names of the whole world: nearly every word is a place somewhere, so that each spot has to earn
//! being read as one. Rules, weights and words are data (`data/lexicon/en/world.toml`).

mod abbreviations;
mod following;
mod meaning;
pub mod merging;
mod persons;
mod reading;
mod rules;
mod signs;

use super::{
    lexicon::Lexicon,
    mention::{Candidate, Mention, Reason, Resolution, Sense},
    sentence::Sentence,
};
use crate::{
    ground::{
        geo::LonLat,
        text::{Span, Text},
    },
    places::{
        place::PlaceId,
        world::{NameHash, RowKind, World, words::Words},
    },
};
use abbreviations::AbbreviationTable;
use meaning::{Choice, Votes};
use reading::SpotForm;
use rules::Rules;
use signs::{Read, Sign};
use std::collections::{HashMap, HashSet};

/// The most candidates that a mention keeps.
const MOST_CANDIDATES: usize = 5;
/// A comma is followed by the larger place within so many tokens.
const FARTHEST_CONTAINER: usize = 2;

/// Reads names of the whole world in documents.
#[derive(Debug)]
pub struct WorldLinker {
    world: &'static World,
    words: &'static Words,
    rules: Rules,
    abbreviations: AbbreviationTable,
    peoples: HashMap<NameHash, (u32, SpotForm)>,
    calendar: std::sync::Arc<HashSet<String>>,
    hint: Option<LonLat>,
}

/// A mention of a place of the world.
#[derive(Debug, Clone)]
pub struct WorldMention {
    /// The mention.
    pub mention: Mention,
    /// The rows of its candidates, in their order.
    pub rows: Vec<u32>,
    /// How much more speaks for than against its being a place.
    pub weight: f64,
}

/// What the world's names are read as in a document.
#[derive(Debug, Default)]
pub struct WorldReading {
    /// The mentions, in the order of the text.
    pub mentions: Vec<WorldMention>,
    /// Spots where a name stands that is read as no place.
    pub refused: Vec<Span>,
}

impl WorldLinker {
    /// A linker over the shipped world, for documents that come from near a place, if that is known.
    ///
    /// # Panics
    /// When the shipped files cannot be read, which a test rules out.
    #[must_use]
    pub fn new(lexicon: &Lexicon, hint: Option<LonLat>) -> Self {
        let world = World::shipped();
        let rules = Rules::english().expect("the shipped rules are read by a test");
        Self {
            abbreviations: AbbreviationTable::new(&rules, world),
            peoples: peoples(lexicon, world),
            calendar: lexicon.classes.get("calendar").cloned().unwrap_or_default(),
            words: Words::shipped(),
            world,
            rules,
            hint,
        }
    }

    /// The mentions of a document, given its passages.
    #[must_use]
    pub fn link(&self, sentences: &[Sentence], text: &Text) -> WorldReading {
        let mut persons = HashSet::new();
        let mut reads: Vec<Read> = Vec::new();
        for (passage, sentence) in sentences.iter().enumerate() {
            self.persons(sentence, &mut persons);
            let first = reads.len();
            for spot in self.spots(passage, sentence, text) {
                reads.push(self.look_around(spot, sentence));
            }
            self.join(&mut reads, first, sentence);
        }
        self.look_across(&mut reads, &persons, sentences);
        let early = self.votes(&reads, None);
        let votes = self.votes(&reads, Some(&early));
        let containers = containers(&reads);
        let mut reading = WorldReading::default();
        for read in reads {
            let span = read.span;
            let container = containers.get(&read.spot.name).unwrap_or(&read.container);
            let own = if read.container.is_empty() { container } else { &read.container };
            let choices = self.choices(&read.spot, own, Some(&votes));
            match self.mention(read, &choices, &votes, text) {
                Some(mention) => reading.mentions.push(mention),
                None => reading.refused.push(span),
            }
        }
        reading
    }

    /// Looks at neighbouring spots: what lies in what, and lists.
    fn join(&self, reads: &mut [Read], first: usize, sentence: &Sentence) {
        for at in first..reads.len().saturating_sub(1) {
            let Some([own, next]) = reads.get_mut(at..at + 2) else {
                continue;
            };
            let between = own.spot.tokens.end..next.spot.tokens.start;
            let gap = sentence.tokens.get(between.clone()).unwrap_or_default();
            let signs: Vec<&str> = gap.iter().map(|token| token.letters.as_str()).collect();
            let is_people = |read: &Read| matches!(read.spot.form, SpotForm::Adjective | SpotForm::People);
            if is_people(own) || is_people(next) {
                continue;
            }
            let may_contain = match signs.as_slice() {
                ["," | "(" | "in"] | [",", "in"] => true,
                [head, ","] => self.rules.classes.head.contains(*head),
                _ => false,
            };
            let next_rows: Vec<u32> = next.spot.uses.iter().map(|found| found.row).collect();
            let lies_in = may_contain
                && signs.len() <= FARTHEST_CONTAINER
                && own.spot.uses.iter().any(|found| {
                    let mut up = self.world.with_ancestors(found.row).skip(1);
                    up.any(|up| next_rows.contains(&up) && self.may_hold(up))
                });
            if lies_in {
                own.signs.push(self.sign("container_after", Some(next.span)));
                next.signs.push(self.sign("contains_before", Some(own.span)));
                own.container = next_rows.into_iter().filter(|&row| self.may_hold(row)).collect();
            } else if matches!(signs.as_slice(), ["," | "and" | "or" | "/"] | [",", "and" | "or"]) {
                let both = [own.weight(), next.weight()];
                if both[0] > 2.0 {
                    next.signs.push(self.sign("listed", None));
                }
                if both[1] > 2.0 {
                    own.signs.push(self.sign("listed", None));
                }
            }
        }
    }

    /// Whether a row is large enough to be named after what lies in it.
    fn may_hold(&self, row: u32) -> bool {
        self.world.row(row).is_some_and(|row| matches!(row.kind, RowKind::Country | RowKind::First | RowKind::Second))
    }

    fn sign(&self, rule: &'static str, words: Option<Span>) -> Sign {
        let weight = self.rules.evidence.get(rule).map_or(0.0, |known| known.weight);
        Sign { rule, weight, words }
    }

    /// What the other spots of a document and its persons tell.
    fn look_across(&self, reads: &mut [Read], persons: &HashSet<String>, sentences: &[Sentence]) {
        // For each name, how much oftener words beside it say place than person.
        let mut balance: HashMap<NameHash, i32> = HashMap::new();
        for read in reads.iter() {
            let count = balance.entry(read.spot.name).or_default();
            if read.is_person() {
                *count -= 1;
            } else if read.is_plain() && read.weight() > 1.0 {
                *count += 1;
            }
        }
        let is_of = |read: &Read| balance.get(&read.spot.name).copied().unwrap_or_default();
        for read in reads.iter_mut() {
            let balance = is_of(read);
            let is_open = read.spot.form == SpotForm::Name && !read.has("container_after");
            if !is_open || read.is_plain() && balance >= 0 {
                continue;
            }
            let tokens =
                sentences.get(read.spot.passage).and_then(|sentence| sentence.tokens.get(read.spot.tokens.clone()));
            let is_person = match tokens {
                Some([word]) => persons.contains(&word.letters),
                _ => false,
            };
            if is_person && balance <= 0 && !read.is_plain() || balance < 0 {
                read.signs.push(self.sign("person_elsewhere", None));
            } else if balance > 0 {
                read.signs.push(self.sign("elsewhere", None));
            }
        }
    }

    /// The mention of a spot, if it is read as a place or as part of another name that is worth telling.
    fn mention(&self, mut read: Read, choices: &[Choice], votes: &Votes, text: &Text) -> Option<WorldMention> {
        let best = choices.first()?;
        let share = |area: Option<u32>| votes.of(area, read.spot.name);
        let home = share(self.world.first_unit(best.found.row)) + share(self.world.country(best.found.row)) / 2.0;
        if read.spot.form == SpotForm::Name && home > 0.15 {
            let mut sign = self.sign("at_home", None);
            sign.weight *= (home / 0.75).min(1.0);
            read.signs.push(sign);
        }
        let weight = read.weight();
        if weight <= 0.0 || read.sense == Sense::Other {
            return None;
        }
        let (here, elsewhere): (Vec<&Choice>, Vec<&Choice>) =
            choices.iter().partition(|other| self.lie_together(best, other));
        let here: f64 = here.iter().map(|choice| choice.score).sum();
        let second = elsewhere.iter().map(|choice| choice.score).fold(0.0, f64::max);
        let id = |choice: &Choice| -> PlaceId { self.world.id(choice.found.row) };
        let resolution = if here - second < self.rules.meaning.margin {
            Resolution::Ambiguous
        } else {
            Resolution::Resolved(id(best))
        };
        let chance = 1.0 / (1.0 + (-weight).exp());
        let count = choices.len();
        let rows = choices.iter().take(MOST_CANDIDATES).map(|choice| choice.found.row).collect();
        let candidates = choices.iter().take(MOST_CANDIDATES).map(|choice| Candidate {
            place: id(choice),
            score: choice.score * chance,
            reasons: place_reasons(choice, count),
        });
        Some(WorldMention {
            rows,
            weight,
            mention: Mention {
                span: read.span,
                sense: read.sense,
                candidates: candidates.collect(),
                resolution,
                sense_reasons: self.sense_reasons(&read, text),
            },
        })
    }

    /// Why a name is read as it is, in plain language: what spoke for it.
    fn sense_reasons(&self, read: &Read, text: &Text) -> Vec<Reason> {
        let told = read.signs.iter().filter(|sign| sign.rule != "standing");
        let told = told.filter(|sign| sign.weight >= 0.0 || read.sense != Sense::Place);
        let reasons = told.filter_map(|sign| {
            let words = sign.words.map_or("", |span| text.slice(span));
            Some(Reason {
                rule: sign.rule.to_owned(),
                words: words.to_owned(),
                span: sign.words,
                text: self.rules.evidence.get(sign.rule)?.text.replace("{words}", words),
            })
        });
        let mut reasons: Vec<Reason> = reasons.collect();
        if reasons.is_empty() {
            reasons.push(Reason {
                rule: "plain".to_owned(),
                words: String::new(),
                span: None,
                text: "a well-known name, and nothing around it speaks against a place".to_owned(),
            });
        }
        reasons
    }
}

/// Why a place is meant, in plain language.
fn place_reasons(choice: &Choice, count: usize) -> Vec<Reason> {
    let reason = |rule: &str, text: String| Reason { rule: rule.to_owned(), words: String::new(), span: None, text };
    let mut reasons: Vec<Reason> = choice.reasons.iter().map(|(rule, text)| reason(rule, text.clone())).collect();
    if reasons.is_empty() {
        let text = if count == 1 {
            "the only known place of that name".to_owned()
        } else {
            format!("the best known of {count} places of that name")
        };
        reasons.push(reason("name", text));
    }
    reasons
}

/// The larger place that each name is once said to lie in.
fn containers(reads: &[Read]) -> HashMap<NameHash, Vec<u32>> {
    let mut found: HashMap<NameHash, Vec<u32>> = HashMap::new();
    for read in reads.iter().filter(|read| !read.container.is_empty()) {
        found.entry(read.spot.name).or_insert_with(|| read.container.clone());
    }
    found
}

/// Adjectives and words for peoples, with the country of each.
fn peoples(lexicon: &Lexicon, world: &World) -> HashMap<NameHash, (u32, SpotForm)> {
    let mut found = HashMap::new();
    for people in &lexicon.peoples {
        let uses = people.names.iter().flat_map(|name| world.uses(NameHash::of(name)));
        let is_country = |row: u32| world.row(row).is_some_and(|row| row.kind == RowKind::Country);
        let Some(country) = uses.map(|found| found.row).find(|&row| is_country(row)) else {
            continue;
        };
        for word in &people.people {
            found.insert(NameHash::of(word), (country, SpotForm::People));
            found.insert(NameHash::of(&format!("{word}s")), (country, SpotForm::People));
        }
        for word in &people.adjectives {
            found.insert(NameHash::of(word), (country, SpotForm::Adjective));
        }
    }
    found
}

#[cfg(test)]
mod trials;
