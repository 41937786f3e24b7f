//! Abbreviations of first-level units, by their spelling.

use super::rules::Rules;
use crate::places::world::{NameHash, RowKind, World};
use std::collections::HashMap;

/// Rows by their abbreviations.
#[derive(Debug, Default)]
pub(super) struct AbbreviationTable {
    after: HashMap<String, u32>,
    alone: HashMap<String, u32>,
}

impl AbbreviationTable {
    /// The abbreviations of the rules whose units the gazetteer has.
    pub(super) fn new(rules: &Rules, world: &World) -> Self {
        let mut table = Self::default();
        for group in &rules.abbreviations {
            let is_in = |row: u32| {
                world.row(row).is_some_and(|one| one.kind == RowKind::First)
                    && world.country(row).is_some_and(|at| world.name(at) == group.country)
            };
            let unit = |entry: &str| -> Option<(String, u32)> {
                let (short, long) = entry.split_once('=')?;
                let mut uses = world.uses(NameHash::of(long));
                let found = uses.find(|found| is_in(found.row))?;
                Some((short.to_owned(), found.row))
            };
            for (short, row) in group.after.iter().filter_map(|entry| unit(entry)) {
                table.after.entry(short).or_insert(row);
            }
            for (short, row) in group.alone.iter().filter_map(|entry| unit(entry)) {
                table.alone.entry(short).or_insert(row);
            }
        }
        table
    }

    /// The unit that an abbreviation means after a comma.
    pub(super) fn after(&self, word: &str) -> Option<u32> {
        self.after.get(word).copied()
    }

    /// The unit that an abbreviation means anywhere.
    pub(super) fn alone(&self, word: &str) -> Option<u32> {
        self.alone.get(word).copied()
    }
}
