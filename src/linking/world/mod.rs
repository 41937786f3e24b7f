//! Names of the whole world: nearly every word is a place somewhere, so that each spot has to earn
//! being read as one. Rules, weights and words are data (`data/lexicon/en/world.toml`).

mod abbreviations;
mod codes;
mod following;
mod listed_units;
mod lists;
mod meaning;
pub mod merging;
mod neighbours;
mod persons;
mod preceding;
pub(in crate::linking) mod reading;
mod rules;
mod signs;
mod sport;
mod spot;
mod spots;
mod telling;
mod votes;
mod weights;

use super::{lexicon::Lexicon, word_class::WordClass};
use crate::{
    ground::geo::LonLat,
    places::world::{ByName, NameHash, RowKind, World, words::Words},
};
use abbreviations::AbbreviationTable;
use rules::Rules;
use spot::SpotForm;
use std::sync::Arc;

/// Reads names of the whole world in documents.
#[derive(Debug)]
pub struct WorldLinker {
    world: &'static World,
    words: &'static Words,
    rules: &'static Rules,
    abbreviations: AbbreviationTable,
    peoples: ByName<(u32, SpotForm)>,
    /// Heads of several names, with that of each.
    shared_heads: ByName<String>,
    calendar: Arc<WordClass>,
    function: Arc<WordClass>,
    hint: Option<LonLat>,
}

impl WorldLinker {
    /// A linker over the shipped world, for documents that come from near a place, if that is known.
    ///
    /// # Panics
    /// When the shipped files cannot be read, which a test rules out.
    #[must_use]
    pub fn new(lexicon: &Lexicon, hint: Option<LonLat>) -> Self {
        let world = World::shipped();
        let rules = Rules::shipped();
        Self {
            abbreviations: AbbreviationTable::new(rules, world),
            peoples: peoples(lexicon, rules, world),
            shared_heads: shared_heads(rules),
            calendar: lexicon.words.calendar.clone(),
            function: lexicon.words.function.clone(),
            words: Words::shipped(),
            world,
            rules,
            hint,
        }
    }
}

/// Heads of several names, "counties", with that of each, "county".
fn shared_heads(rules: &Rules) -> ByName<String> {
    let pairs = rules.classes.shared.iter().filter_map(|entry| entry.split_once('='));
    pairs.map(|(several, one)| (NameHash::of(several), one.to_owned())).collect()
}

/// Adjectives and words for peoples, with the country, continent or region of each.
fn peoples(lexicon: &Lexicon, rules: &Rules, world: &World) -> ByName<(u32, SpotForm)> {
    let mut found = ByName::default();
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
    for (word, place) in rules.classes.wide.iter().filter_map(|entry| entry.split_once('=')) {
        let rows = world.uses(NameHash::of(place)).map(|found| found.row);
        let known = rows.filter_map(|row| Some((world.row(row)?, row)));
        let wide =
            known.filter(|(known, _)| matches!(known.kind, RowKind::Continent | RowKind::Region | RowKind::First));
        // The best known of them, a continent before a region.
        if let Some((_, row)) = wide.max_by_key(|(known, row)| (known.rank, std::cmp::Reverse(*row))) {
            found.insert(NameHash::of(word), (row, SpotForm::Adjective));
        }
    }
    found
}

#[cfg(test)]
mod local_news;
#[cfg(test)]
mod news;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod trials;
