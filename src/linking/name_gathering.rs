//! The names of a gazetteer while they are gathered: those that read alike become one, however many places
//! they stand for. To the letter, each spelling is a name of its own.

use super::{
    inflection::declined,
    lexicon::Lexicon,
    names::{Form, Name, NameWord, Spelling, Use, Uses, Words},
};
use crate::{
    ground::folding::{folded_words, read_words},
    places::{
        gazetteer::Gazetteer,
        kind::PlaceKind,
        place::Place,
        world::{ByNameHasher, NameHash},
    },
};
use bumpalo::Bump;
use indexmap::IndexMap;
use rayon::{
    iter::{IndexedParallelIterator as _, ParallelIterator as _},
    slice::ParallelSlice as _,
};
use smallvec::SmallVec;
use std::borrow::Cow;

/// Names of at most this many letters must stand exactly as the gazetteer has them.
const SHORT: usize = 3;
/// How many places are read at a time, on all cores, and how many of them on one.
const TOGETHER: usize = 1 << 14;
const READ_BY_ONE: usize = 1 << 10;

/// Names while they are gathered.
pub(super) struct Gathering {
    /// In the order in which they were added.
    pub(super) names: IndexMap<NameHash, Name, ByNameHasher>,
    spelling: Spelling,
}

impl Gathering {
    /// No names yet, with room for so many, which will be told apart as texts are to spell them.
    pub(super) fn new(count: usize, spelling: Spelling) -> Self {
        let names = IndexMap::with_capacity_and_hasher(count, ByNameHasher::default());
        Self { names, spelling }
    }

    /// Adds the names of a gazetteer, in its order; they are read on all cores.
    pub(super) fn add_all(&mut self, gazetteer: &Gazetteer) {
        let spelling = self.spelling;
        for (nth, places) in gazetteer.places().chunks(TOGETHER).enumerate() {
            let parts = places.par_chunks(READ_BY_ONE).enumerate().map(|(part, places)| {
                let first = nth * TOGETHER + part * READ_BY_ONE;
                let mut room = Bump::new();
                let mut read = Vec::with_capacity(places.len());
                for (seat, place) in (first..).zip(places) {
                    for name in names_of(place, spelling) {
                        room.reset();
                        let words = words_of(&name, &room);
                        read.push((name, words, seat));
                    }
                }
                read
            });
            let parts: Vec<Vec<(Cow<'_, str>, Words, usize)>> = parts.collect();
            for (name, words, seat) in parts.into_iter().flatten() {
                self.add(&name, &words, Use { seat, form: Form::Name });
            }
        }
    }

    /// Adds a name of the gazetteer, or a word for a people, as it is written and as its words.
    fn add(&mut self, text: &str, words: &[NameWord], found: Use) {
        let letters: usize = words.iter().map(|word| usize::from(word.letters)).sum();
        if letters < 2 && text.is_ascii() || words.is_empty() {
            return;
        }
        let spelling = text.trim().trim_end_matches('.');
        let (key, is_exact) = match self.spelling {
            Spelling::Folded => (hash(words), letters <= SHORT),
            Spelling::Exact => (NameHash::EMPTY.then(spelling), true),
        };
        let name = self.entry(key, words);
        for (known, new) in name.words.iter_mut().zip(words) {
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
        let new = || Name { words: words.into(), spellings: Vec::new(), uses: SmallVec::new() };
        self.names.entry(key).or_insert_with(new)
    }

    /// Adds the names that are left when the common nouns around are taken away.
    pub(super) fn add_bare_names(&mut self, lexicon: &Lexicon) {
        let classes = ["modifier", "function", "common", "qualifier", "calendar"];
        let classes: Vec<_> = classes.iter().filter_map(|class| lexicon.classes.get(*class)).collect();
        let describes = |word: &NameWord| classes.iter().any(|class| class.contains(word.word));
        let mut bare: Vec<(Words, Uses)> = Vec::new();
        for name in self.names.values() {
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
            let words = words_of(&word, &Bump::new());
            self.add(&word, &words, found);
        }
    }

    /// The name that is spelt so, more or less.
    fn known(&self, name: &str) -> Option<&Name> {
        let words = folded_words(name).into_iter().map(|word| NameHash::EMPTY.then(&word.letters));
        self.names.get(&words.fold(NameHash::EMPTY, NameHash::and))
    }
}

/// The names of a place: those of its file, its title, and the forms that they take in their language.
fn names_of(place: &Place, spelling: Spelling) -> impl Iterator<Item = Cow<'_, str>> {
    let names = &place.toponyms;
    let is_titled = names.iter().any(|toponym| toponym.text == place.title);
    let title = (!is_titled).then_some(place.title.as_str());
    let written = names.iter().map(|toponym| toponym.text.as_str()).chain(title).map(Cow::Borrowed);
    let spoken = names.iter().filter(move |_| spelling == Spelling::Folded);
    let spoken = spoken.filter_map(|name| Some((name, name.language.as_deref()?)));
    written.chain(spoken.flat_map(|(name, language)| declined(&name.text, language)).map(Cow::Owned))
}

/// The words of a name, folded.
fn words_of(name: &str, room: &Bump) -> Words {
    let mut words = Words::new();
    read_words(name, room, |word| {
        words.push(NameWord {
            word: NameHash::EMPTY.then(word.letters),
            must_be_capital: word.capitalised,
            letters: u8::try_from(word.letters.chars().count()).unwrap_or(u8::MAX),
        });
    });
    words
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
            let mut gathering = Gathering::new(0, spelling);
            for (seat, name) in ["Arnako", "Arnakó", "Arnako"].into_iter().enumerate() {
                gathering.add(name, &words_of(name, &Bump::new()), Use { seat, form: Form::Name });
            }
            let uses = gathering.names.values().map(|name| name.uses.iter().map(|known| known.seat).collect());
            uses.collect::<Vec<Vec<usize>>>()
        };
        assert_eq!(gathered(Spelling::Folded), [vec![0, 1, 2]]);
        assert_eq!(gathered(Spelling::Exact), [vec![0, 2], vec![1]]);
    }
}
