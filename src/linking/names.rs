//! The names of a gazetteer, folded and sorted by first word, with the adjectives and the words for
//! the peoples of its countries.

use super::lexicon::{Head, HeadTrait, Lexicon};
use crate::{
    ground::{
        folding::{fold_name, folded_words},
        geo::LonLat,
    },
    places::{
        gazetteer::Gazetteer,
        kind::PlaceKind,
        place::{Place, PlaceId},
    },
};
use std::{collections::BTreeMap, collections::HashMap};

/// Names of at most this many letters must stand exactly as the gazetteer has them.
const SHORT: usize = 3;

/// A place as linking sees it.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Its id.
    pub id: PlaceId,
    /// What it is.
    pub kind: PlaceKind,
    /// What it is called.
    pub title: String,
    /// Where it lies.
    pub at: Option<LonLat>,
    /// The places it is part of, nearest first, as seats.
    pub ancestors: Vec<usize>,
    /// How well known it is, 0 to 1.
    pub prominence: f64,
    /// Its number in GeoNames.
    pub geonames: Option<u64>,
    /// Other places that share one of its names, in order.
    pub namesakes: Vec<usize>,
}

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

/// A name: its folded words and what it stands for.
#[derive(Debug, Clone)]
pub struct Name {
    /// Its folded words; never none.
    pub words: Vec<String>,
    /// For each word, whether it must be capitalised in a text.
    pub capitals: Vec<bool>,
    /// The spellings that a short name must have; empty for longer ones.
    pub spellings: Vec<String>,
    /// What it stands for.
    pub uses: Vec<Use>,
}

/// Every name of a gazetteer.
#[derive(Debug, Default)]
pub struct NameIndex {
    /// The places, in the order of the gazetteer.
    pub seats: Vec<Seat>,
    /// Names by their first word, the longest first.
    by_first: HashMap<String, Vec<Name>>,
}

impl NameIndex {
    /// The names of a gazetteer, and those of its peoples.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer, lexicon: &Lexicon) -> Self {
        let mut names: BTreeMap<String, Name> = BTreeMap::new();
        for (seat, place) in gazetteer.places().iter().enumerate() {
            let toponyms = place.toponyms.iter().map(|toponym| toponym.text.as_str());
            for text in toponyms.chain([place.title.as_str()]) {
                let form = Form::Name;
                add(&mut names, text, Use { seat, form });
            }
        }
        add_bare_names(&mut names, lexicon);
        let mut seats = seats(gazetteer);
        for name in names.values() {
            join_namesakes(name, &mut seats);
        }
        add_peoples(&mut names, gazetteer, lexicon);
        let mut by_first: HashMap<String, Vec<Name>> = HashMap::new();
        let mut longest_first: Vec<Name> = names.into_values().collect();
        longest_first.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        for name in longest_first {
            if let Some(first) = name.words.first() {
                by_first.entry(first.clone()).or_default().push(name);
            }
        }
        Self { seats, by_first }
    }

    /// The names that start with a word, the longest first.
    #[must_use]
    pub fn starting_with(&self, word: &str) -> &[Name] {
        self.by_first.get(word).map_or(&[], Vec::as_slice)
    }

    /// The name with exactly these words.
    #[must_use]
    pub fn exactly(&self, words: &[String]) -> Option<&Name> {
        let names = self.starting_with(words.first()?);
        names.iter().find(|name| name.words == words)
    }
}

impl Name {
    /// The same name without the common nouns around it ("… District", "City of …"), as ranges of
    /// its words.
    pub fn without_heads(&self, lexicon: &Lexicon) -> impl Iterator<Item = std::ops::Range<usize>> {
        let is_head = |word: &String| lexicon.heads.get(word).is_some_and(|head| is_common(head));
        let count = self.words.len();
        let mut ranges = Vec::new();
        if self.words.last().is_some_and(is_head) {
            let qualified = self.words.iter().rev().skip(1);
            let qualifiers = qualified.take_while(|word| lexicon.is_of("qualifier", word)).count();
            ranges.push(0..count - 1 - qualifiers.min(count - 1));
        }
        if self.words.first().is_some_and(is_head) && self.words.get(1).is_some_and(|word| word == "of") {
            let article = usize::from(self.words.get(2).is_some_and(|word| word == "the"));
            ranges.push(2 + article..count);
        }
        ranges.into_iter().filter(|range| !range.is_empty())
    }
}

/// Whether a head word is a common noun beside a name, not part of it.
fn is_common(head: &Head) -> bool {
    !head.traits.contains(&HeadTrait::Kept) && !head.traits.contains(&HeadTrait::Political)
}

fn add(names: &mut BTreeMap<String, Name>, text: &str, found: Use) {
    let folded = folded_words(text);
    let letters: usize = folded.iter().map(|word| word.letters.chars().count()).sum();
    if letters < 2 && text.is_ascii() || folded.is_empty() {
        return;
    }
    let capitals: Vec<bool> = folded.iter().map(|word| word.capitalised).collect();
    let words: Vec<String> = folded.into_iter().map(|word| word.letters).collect();
    let name = names.entry(words.join(" ")).or_insert_with(|| Name {
        words,
        capitals: capitals.clone(),
        spellings: Vec::new(),
        uses: Vec::new(),
    });
    for (known, new) in name.capitals.iter_mut().zip(capitals) {
        *known &= new;
    }
    let spelling = text.trim().trim_end_matches('.').to_owned();
    if letters <= SHORT && !name.spellings.contains(&spelling) {
        name.spellings.push(spelling);
    }
    if !name.uses.contains(&found) {
        name.uses.push(found);
    }
}

/// How many places of one name are told of each other; more make a name too common to tell anything.
const MOST_NAMESAKES: usize = 12;

/// Adds the names that are left when the common nouns around are taken away.
fn add_bare_names(names: &mut BTreeMap<String, Name>, lexicon: &Lexicon) {
    let describes = |word: &str| {
        ["modifier", "function", "common", "qualifier", "calendar"].iter().any(|class| lexicon.is_of(class, word))
    };
    let mut bare: Vec<Name> = Vec::new();
    for name in names.values() {
        for range in name.without_heads(lexicon) {
            let words: Vec<String> = name.words.get(range.clone()).unwrap_or_default().to_vec();
            let letters: usize = words.iter().map(|word| word.chars().count()).sum();
            if letters <= SHORT || words.iter().all(|word| describes(word)) {
                continue;
            }
            bare.push(Name {
                words,
                capitals: name.capitals.get(range).unwrap_or_default().to_vec(),
                spellings: Vec::new(),
                uses: name.uses.clone(),
            });
        }
    }
    for name in bare {
        let key = name.words.join(" ");
        let known = names.entry(key).or_insert_with(|| Name { uses: Vec::new(), ..name.clone() });
        let new: Vec<Use> = name.uses.into_iter().filter(|found| !known.uses.contains(found)).collect();
        known.uses.extend(new);
    }
}

/// Tells the places of one name of each other.
fn join_namesakes(name: &Name, seats: &mut [Seat]) {
    if name.uses.len() > MOST_NAMESAKES {
        return;
    }
    for own in &name.uses {
        let Some(seat) = seats.get_mut(own.seat) else {
            continue;
        };
        for other in &name.uses {
            if other.seat != own.seat && !seat.namesakes.contains(&other.seat) {
                seat.namesakes.push(other.seat);
            }
        }
    }
}

/// Adds the adjectives and words for the peoples whose country, or else area, the gazetteer has.
fn add_peoples(names: &mut BTreeMap<String, Name>, gazetteer: &Gazetteer, lexicon: &Lexicon) {
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
        let known = people.names.iter().filter_map(|name| names.get(&fold_name(name)));
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
        add(names, &word, found);
    }
}

/// The plural of a word for one of a people, when it takes an -s.
fn plural(word: &str) -> Option<String> {
    let invariable = ["s", "ese", "sh", "ch", "x", "z", "men"];
    (!invariable.iter().any(|ending| word.ends_with(ending))).then(|| format!("{word}s"))
}

fn seats(gazetteer: &Gazetteer) -> Vec<Seat> {
    let places = gazetteer.places();
    let numbers: HashMap<&PlaceId, usize> = places.iter().enumerate().map(|(at, place)| (&place.id, at)).collect();
    let seat = |place: &Place| Seat {
        id: place.id.clone(),
        kind: place.kind,
        title: place.title.clone(),
        at: place.geometry.anchor(),
        ancestors: gazetteer
            .ancestors(&place.id)
            .iter()
            .filter_map(|parent| numbers.get(&parent.id).copied())
            .collect(),
        prominence: if place.min_zoom > 0.0 { (1.0 - place.min_zoom / 12.0).clamp(0.0, 1.0) } else { 0.0 },
        geonames: place.geonames,
        namesakes: Vec::new(),
    };
    places.iter().map(seat).collect()
}
