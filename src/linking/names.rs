//! The names of a gazetteer, folded and found by their first word, with the adjectives and the words for
//! the peoples of its countries. Words are kept as hashes.

use super::{
    lexicon::Lexicon,
    name_gathering::Gathering,
    seats::{Seat, join_namesakes, seats},
};
use crate::places::{
    gazetteer::Gazetteer,
    place::PlaceId,
    world::{ByName, NameHash},
};
use rayon::slice::ParallelSliceMut as _;
use smallvec::SmallVec;
use std::{cmp::Reverse, collections::HashMap, ops::Range};

/// In which form a name stands for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// As its name.
    Name,
    /// As an adjective of it.
    Adjective,
    /// As a word for its people.
    People,
}

/// A place that a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The place's seat.
    pub seat: usize,
    /// The form.
    pub form: Form,
}

/// How much alike a name of a text and one of the gazetteer must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spelling {
    /// As readers take them for the same: letters of any size, with or without diacritics.
    #[default]
    Folded,
    /// Letter for letter; nothing but names of the gazetteer, as it has them, is found.
    Exact,
}

/// A word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameWord {
    /// The folded word.
    pub word: NameHash,
    /// Whether it must be capitalised in a text.
    pub must_be_capital: bool,
    /// Its letters, counted.
    pub(super) letters: u8,
}

/// The words of a name.
pub type Words = SmallVec<[NameWord; 2]>;

/// What a name stands for.
pub type Uses = SmallVec<[Use; 1]>;

/// A name: its folded words and what it stands for.
#[derive(Debug, Clone)]
pub struct Name {
    /// Its words; never none.
    pub words: Words,
    /// The spellings that it must have; empty when any will do.
    pub spellings: Vec<Box<str>>,
    /// What it stands for.
    pub uses: Uses,
}

/// Every name of a gazetteer.
#[derive(Debug, Default)]
pub struct NameIndex {
    /// The places, in the order of the gazetteer.
    pub seats: Vec<Seat>,
    /// How names must be spelt.
    pub spelling: Spelling,
    seats_by_id: ByName<usize>,
    seats_by_number: HashMap<u64, usize>,
    /// The names, those with one first word together, the longest first.
    names: Vec<Name>,
    by_first: ByName<Range<u32>>,
    /// Whether a name may start in a small letter.
    has_small: bool,
}

impl NameIndex {
    /// The names of a gazetteer, and those of its peoples.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer, lexicon: &Lexicon, spelling: Spelling) -> Self {
        let gathered = || {
            let mut gathering = Gathering::new(gazetteer.places().len(), spelling);
            gathering.add_all(gazetteer);
            if spelling == Spelling::Folded {
                gathering.add_bare_names(lexicon);
            }
            gathering
        };
        let (mut gathering, mut seats) = rayon::join(gathered, || seats(gazetteer));
        if spelling == Spelling::Folded {
            for name in gathering.names.values().filter(|name| name.uses.len() > 1) {
                let named: SmallVec<[usize; 4]> = name.uses.iter().map(|known| known.seat).collect();
                join_namesakes(&named, &mut seats);
            }
            gathering.add_peoples(gazetteer, lexicon);
        }
        let seats_by_id = seats.iter().enumerate().map(|(at, seat)| (hash_of(&seat.id), at)).collect();
        // Of seats with one number the first counts.
        let numbers = seats.iter().enumerate().rev();
        let seats_by_number = numbers.filter_map(|(at, seat)| Some((seat.geonames?, at))).collect();
        let mut names: Vec<Name> = gathering.names.into_values().collect();
        let first = |name: &Name| name.words.first().map(|first| first.word);
        // Of names with one first word as long, the one that was added first comes first.
        names.par_sort_by_key(|name| (first(name), Reverse(name.words.len())));
        let mut by_first: ByName<Range<u32>> = ByName::default();
        for (at, name) in (0..).zip(&names) {
            if let Some(first) = first(name) {
                by_first.entry(first).or_insert(at..at).end = at + 1;
            }
        }
        let has_small = names.iter().any(|name| name.words.first().is_some_and(|first| !first.must_be_capital));
        Self { seats, spelling, seats_by_id, seats_by_number, names, by_first, has_small }
    }

    /// The names that start with a word, the longest first.
    #[must_use]
    pub fn starting_with(&self, word: NameHash) -> &[Name] {
        let range = self.by_first.get(&word);
        let names = range.and_then(|range| self.names.get(range.start as usize..range.end as usize));
        names.unwrap_or_default()
    }

    /// Whether some name may start with a word that is not capitalised.
    #[must_use]
    pub const fn has_small(&self) -> bool {
        self.has_small
    }

    /// The name with exactly these words.
    #[must_use]
    pub fn exactly(&self, words: &[NameWord]) -> Option<&Name> {
        let names = self.starting_with(words.first()?.word);
        names.iter().find(|name| name.words.iter().map(|own| own.word).eq(words.iter().map(|word| word.word)))
    }

    /// The seat of a place.
    #[must_use]
    pub fn seat(&self, id: &PlaceId) -> Option<&Seat> {
        self.seats.get(self.number(id)?)
    }

    /// The number of the seat of a place, which is that of the place in its gazetteer.
    #[must_use]
    pub fn number(&self, id: &PlaceId) -> Option<usize> {
        self.seats_by_id.get(&hash_of(id)).copied()
    }

    /// The seat of the place with a number in GeoNames.
    #[must_use]
    pub fn numbered(&self, number: u64) -> Option<&Seat> {
        self.seats.get(*self.seats_by_number.get(&number)?)
    }
}

impl Name {
    /// The same name without the common nouns around it ("… District", "City of …"), as ranges of
    /// its words.
    pub fn without_heads(&self, lexicon: &Lexicon) -> impl Iterator<Item = Range<usize>> + use<> {
        let is_head = |word: &NameWord| lexicon.head(word.word).is_some_and(super::rules::Head::is_common);
        let count = self.words.len();
        let mut ranges: SmallVec<[Range<usize>; 2]> = SmallVec::new();
        if count > 1 {
            if self.words.last().is_some_and(is_head) {
                let qualified = self.words.iter().rev().skip(1);
                let qualifiers = qualified.take_while(|word| lexicon.words.qualifier.contains(word.word)).count();
                ranges.push(0..count - 1 - qualifiers.min(count - 1));
            }
            let is = |at: usize, letters: &str| {
                self.words.get(at).is_some_and(|word| word.word == NameHash::EMPTY.then(letters))
            };
            if self.words.first().is_some_and(is_head) && is(1, "of") {
                let article = usize::from(is(2, "the"));
                ranges.push(2 + article..count);
            }
        }
        ranges.into_iter().filter(|range| !range.is_empty())
    }
}

/// An id as a hash: it is told from the others as names are.
fn hash_of(id: &PlaceId) -> NameHash {
    NameHash::EMPTY.then(id.as_str())
}
