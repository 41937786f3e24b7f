//! The numbers that Word shows before paragraphs: they are not in the text but counted from the
//! definitions of its lists (ECMA-376 part 1 §17.9).

use super::styles::ListPlace;
use crate::documents::reading::{
    numerals::Numeral,
    xml::{Element, Step, walk},
};
use std::collections::{HashMap, HashSet};

const LEVELS: usize = 9;
const BULLET: &str = "•";

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    numeral: Numeral,
    is_bullet: bool,
    /// Whether the numbers of outer levels are written in digits too.
    is_legal: bool,
    /// The text, with `%1` for the number of the outermost level.
    text: String,
}

/// A list as paragraphs name it.
#[derive(Debug, Default)]
struct List {
    /// The definition it follows, whose counters it shares with its other lists.
    definition: u32,
    /// The levels that start anew with it.
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// What is open while the definitions go by.
#[derive(Debug, Default)]
struct Reading {
    definition: Option<u32>,
    list: Option<u32>,
    level: Option<usize>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, HashMap<usize, Level>>,
    lists: HashMap<u32, List>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    started: HashSet<(u32, usize)>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label(pub(super) String);

impl Numbering {
    pub(super) fn read(part: &[u8]) -> Self {
        let mut numbering = Self::default();
        let mut reading = Reading::default();
        // Without definitions no paragraph is numbered.
        let _damaged = walk(part, |step| match step {
            Step::Open(element) => numbering.open(&mut reading, element),
            Step::Close("abstractNum") => reading.definition = None,
            Step::Close("num") => reading.list = None,
            Step::Close("lvl") => reading.level = None,
            _ => {}
        });
        numbering
    }

    fn open(&mut self, reading: &mut Reading, element: &Element) {
        let depth = element.number("ilvl").map_or(0, |depth| depth as usize).min(LEVELS - 1);
        match element.name.as_str() {
            "abstractNum" => {
                reading.definition = element.number("abstractNumId");
            }
            "num" => {
                reading.list = element.number("numId");
                if let Some(list) = reading.list {
                    self.lists.insert(list, List::default());
                }
            }
            "abstractNumId" => {
                if let Some(list) = reading.list.and_then(|list| self.lists.get_mut(&list)) {
                    list.definition = element.number("val").unwrap_or_default();
                }
            }
            "lvlOverride" => reading.level = Some(depth),
            "startOverride" => {
                let list = reading.list.and_then(|list| self.lists.get_mut(&list));
                if let (Some(list), Some(level), Some(start)) = (list, reading.level, element.number("val")) {
                    list.starts.insert(level, start);
                }
            }
            "lvl" => {
                reading.level = Some(depth);
                if let Some(levels) = self.levels(reading) {
                    levels.insert(depth, Level { start: 1, ..Level::default() });
                }
            }
            name => {
                let level = reading.level.unwrap_or_default();
                if let Some(level) = self.levels(reading).and_then(|levels| levels.get_mut(&level)) {
                    level.set(name, element);
                }
            }
        }
    }

    /// The levels that are being defined.
    fn levels(&mut self, reading: &Reading) -> Option<&mut HashMap<usize, Level>> {
        match (reading.definition, reading.list) {
            (Some(definition), _) => Some(self.definitions.entry(definition).or_default()),
            (None, Some(list)) => self.lists.get_mut(&list).map(|list| &mut list.levels),
            (None, None) => None,
        }
    }

    fn level<'a>(&'a self, list: &'a List, depth: usize) -> Option<&'a Level> {
        let defined = || self.definitions.get(&list.definition)?.get(&depth);
        list.levels.get(&depth).or_else(defined)
    }

    /// Counts a paragraph; the label that stands before it, when it is in a list.
    pub(super) fn count(&mut self, place: ListPlace) -> Option<Label> {
        let id = place.list.filter(|list| *list != 0)?;
        let depth = (place.level.unwrap_or_default() as usize).min(LEVELS - 1);
        let list = self.lists.get(&id)?;
        let level = self.level(list, depth)?.clone();
        let start = |depth: usize| self.level(list, depth).map_or(1, |level| level.start);
        let starts: Vec<u32> = (0..LEVELS).map(start).collect();
        let anew = list.starts.get(&depth).copied().filter(|_| self.started.insert((id, depth)));
        let counts = self.counts.entry(list.definition).or_default();
        for (at, count) in counts.iter_mut().enumerate() {
            let first = starts.get(at).copied().unwrap_or(1);
            *count = match at.cmp(&depth) {
                std::cmp::Ordering::Less => count.or(Some(first)),
                std::cmp::Ordering::Equal => Some(anew.unwrap_or(count.map_or(first, |count| count.saturating_add(1)))),
                std::cmp::Ordering::Greater => None,
            };
        }
        let counts = *counts;
        if level.is_bullet {
            return Some(Label(BULLET.to_owned()));
        }
        let mut text = level.text.clone();
        for (at, count) in counts.iter().enumerate().take(depth + 1) {
            let outer = self.lists.get(&id).and_then(|list| self.level(list, at));
            let numeral = match outer.map_or(Numeral::Decimal, |outer| outer.numeral) {
                _ if level.is_legal => Numeral::Decimal,
                numeral => numeral,
            };
            text = text.replace(&format!("%{}", at + 1), &numeral.write(count.unwrap_or(1)));
        }
        Some(Label(text.trim().to_owned()))
    }
}

impl Level {
    fn set(&mut self, name: &str, element: &Element) {
        let value = element.attribute("val").unwrap_or_default();
        match name {
            "start" => self.start = element.number("val").unwrap_or(1),
            "numFmt" => {
                self.is_bullet = value == "bullet";
                self.numeral = Numeral::of_word(value);
            }
            "lvlText" => value.clone_into(&mut self.text),
            "isLgl" => self.is_legal = !matches!(value, "0" | "false"),
            _ => {}
        }
    }
}
