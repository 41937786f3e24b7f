//! The names of a gazetteer while they are gathered: those that read alike become one, however many places
//! they stand for. To the letter, each spelling is a name of its own.

use super::{
    lexicon::Lexicon,
    names::{Form, Name, NameWord, Spelling, Use, Uses, Words},
};
use crate::{
    ground::folding::{folded_words, read_words},
    places::{
        gazetteer::Gazetteer,
        kind::PlaceKind,
        world::{ByName, NameHash},
    },
};
use bumpalo::Bump;
use smallvec::SmallVec;

/// Names of at most this many letters must stand exactly as the gazetteer has them.
const SHORT: usize = 3;

/// Names while they are gathered.
pub(super) struct Gathering {
    names: ByName<Name>,
    spelling: Spelling,
}

impl Gathering {
    /// No names yet, which will be told apart as texts are to spell them.
    pub(super) fn new(spelling: Spelling) -> Self {
        Self { names: ByName::default(), spelling }
    }

    /// All names, in no order.
    pub(super) fn into_names(self) -> Vec<Name> {
        self.names.into_values().collect()
    }

    /// Adds a name of the gazetteer, or a word for a people.
    pub(super) fn add(&mut self, text: &str, found: Use) {
        let mut words = Words::new();
        read_words(text, &Bump::new(), |word| {
            words.push(NameWord {
                word: NameHash::EMPTY.then(word.letters),
                must_be_capital: word.capitalised,
                letters: u8::try_from(word.letters.chars().count()).unwrap_or(u8::MAX),
            });
        });
        let letters: usize = words.iter().map(|word| usize::from(word.letters)).sum();
        if letters < 2 && text.is_ascii() || words.is_empty() {
            return;
        }
        let spelling = text.trim().trim_end_matches('.');
        let (key, is_exact) = match self.spelling {
            Spelling::Folded => (hash(&words), letters <= SHORT),
            Spelling::Exact => (NameHash::EMPTY.then(spelling), true),
        };
        let name = self.entry(key, &words);
        for (known, new) in name.words.iter_mut().zip(&words) {
            known.must_be_capital &= new.must_be_capital;
        }
        if !name.uses.contains(&found) {
            name.uses.push(found);
        }
        if is_exact && !name.spellings.iter().any(|known| **known == *spelling) {
            name.spellings.push(spelling.into());
        }
    }

    /// The name that is kept under a hash, new if need be.
    fn entry(&mut self, key: NameHash, words: &[NameWord]) -> &mut Name {
        let number = self.names.len();
        self.names.entry(key).or_insert_with(|| Name {
            words: words.into(),
            spellings: Vec::new(),
            uses: SmallVec::new(),
            number,
        })
    }

    /// The names in the order in which they were added.
    pub(super) fn in_order(&self) -> Vec<&Name> {
        let mut names: Vec<&Name> = self.names.values().collect();
        names.sort_unstable_by_key(|name| name.number);
        names
    }

    /// Adds the names that are left when the common nouns around are taken away.
    pub(super) fn add_bare_names(&mut self, lexicon: &Lexicon) {
        let classes = ["modifier", "function", "common", "qualifier", "calendar"];
        let classes: Vec<_> = classes.iter().filter_map(|class| lexicon.classes.get(*class)).collect();
        let describes = |word: &NameWord| classes.iter().any(|class| class.contains(word.word));
        let mut bare: Vec<(Words, Uses)> = Vec::new();
        for name in self.in_order() {
            for range in name.without_heads(lexicon) {
                let words = name.words.get(range).unwrap_or_default();
                let letters: usize = words.iter().map(|word| usize::from(word.letters)).sum();
                if letters > SHORT && !words.iter().all(describes) {
                    bare.push((words.into(), name.uses.clone()));
                }
            }
        }
        for (words, uses) in bare {
            let known = self.entry(hash(&words), &words);
            let new: Vec<Use> = uses.into_iter().filter(|found| !known.uses.contains(found)).collect();
            known.uses.extend(new);
        }
    }

    /// Adds the adjectives and words for the peoples whose country, or else area, the gazetteer has.
    pub(super) fn add_peoples(&mut self, gazetteer: &Gazetteer, lexicon: &Lexicon) {
        let is_area = |seat: usize| {
            let place = gazetteer.places().get(seat);
            place.is_some_and(|place| {
                use PlaceKind::{Country, Oblast, Other, Province, Region, Republic};
                matches!(place.kind, Country | Oblast | Other | Province | Region | Republic)
            })
        };
        let is_country = |seat: usize| {
            let place = gazetteer.places().get(seat);
            place.is_some_and(|place| place.kind == PlaceKind::Country)
        };
        let mut all: Vec<(String, Use)> = Vec::new();
        for people in &lexicon.peoples {
            let known = people.names.iter().filter_map(|name| self.known(name));
            let mut seats: Vec<usize> = known
                .flat_map(|name| name.uses.iter())
                .filter(|known| known.form == Form::Name && is_area(known.seat))
                .map(|known| known.seat)
                .collect();
            seats.sort_unstable();
            seats.dedup();
            if seats.iter().any(|&seat| is_country(seat)) {
                seats.retain(|&seat| is_country(seat));
            }
            for seat in seats {
                let adjectives = people.adjectives.iter().cloned();
                all.extend(adjectives.map(|word| (word, Use { seat, form: Form::Adjective })));
                let nouns = people.people.iter().flat_map(|word| [Some(word.clone()), plural(word)]);
                all.extend(nouns.flatten().map(|word| (word, Use { seat, form: Form::People })));
            }
        }
        for (word, found) in all {
            self.add(&word, found);
        }
    }

    /// The name that is spelt so, more or less.
    fn known(&self, name: &str) -> Option<&Name> {
        let words = folded_words(name).into_iter().map(|word| NameHash::EMPTY.then(&word.letters));
        self.names.get(&words.fold(NameHash::EMPTY, NameHash::and))
    }
}

/// Words as one hash.
fn hash(words: &[NameWord]) -> NameHash {
    words.iter().fold(NameHash::EMPTY, |hash, word| hash.and(word.word))
}

/// The plural of a word for one of a people, when it takes an -s.
fn plural(word: &str) -> Option<String> {
    let invariable = ["s", "ese", "sh", "ch", "x", "z", "men"];
    (!invariable.iter().any(|ending| word.ends_with(ending))).then(|| format!("{word}s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_alike_are_one_unless_they_are_asked_for_to_the_letter() {
        let gathered = |spelling| {
            let mut gathering = Gathering::new(spelling);
            for (seat, name) in ["Arnako", "Arnakó", "Arnako"].into_iter().enumerate() {
                gathering.add(name, Use { seat, form: Form::Name });
            }
            let uses = gathering.in_order().into_iter().map(|name| name.uses.iter().map(|known| known.seat).collect());
            uses.collect::<Vec<Vec<usize>>>()
        };
        assert_eq!(gathered(Spelling::Folded), [vec![0, 1, 2]]);
        assert_eq!(gathered(Spelling::Exact), [vec![0, 2], vec![1]]);
    }
}
