//! The words of time, number and measure of a language.

use super::{ProvisionLexiconError, Speaking, files::TimeFile, meanings::TimeUse, patterns, speaking};
use crate::{
    ground::folding::fold_name,
    provisions::{
        pattern::Pattern,
        quantity::Precision,
        time::{Bound, TimeUnit},
        vocabulary::{ClassId, Vocabulary},
    },
};
use std::collections::{BTreeMap, HashMap};

/// The words of time and number.
#[derive(Debug)]
pub(in crate::provisions) struct TimeWords {
    pub(in crate::provisions) months: HashMap<String, i8>,
    pub(in crate::provisions) numbers: HashMap<String, f64>,
    pub(in crate::provisions) multipliers: HashMap<String, f64>,
    pub(in crate::provisions) ordinals: HashMap<String, i8>,
    pub(in crate::provisions) has_spaced_thousands: bool,
    pub(in crate::provisions) time_units: HashMap<String, TimeUnit>,
    pub(in crate::provisions) units: Vec<(String, ClassId)>,
    pub(in crate::provisions) bounds: Vec<(Bound, ClassId)>,
    pub(in crate::provisions) precision: Vec<(Precision, ClassId)>,
    /// Sides of a line, by their bearing in degrees.
    pub(in crate::provisions) directions: Vec<(i16, ClassId)>,
    pub(in crate::provisions) zone: Vec<Pattern>,
    pub(in crate::provisions) zone_tail: Vec<Pattern>,
    pub(in crate::provisions) clocks: Vec<((i8, i8), ClassId)>,
    pub(in crate::provisions) day_halves: Vec<(i8, ClassId)>,
    pub(in crate::provisions) uses: Vec<Speaking<TimeUse>>,
}

impl TimeWords {
    pub(super) fn new(file: TimeFile, vocabulary: &mut Vocabulary) -> Result<Self, ProvisionLexiconError> {
        let unknown = |word: &str| ProvisionLexiconError::Word(word.to_owned());
        let mut months = HashMap::new();
        for (number, words) in &file.months {
            let number: i8 =
                number.parse().ok().filter(|number| (1..=12).contains(number)).ok_or_else(|| unknown(number))?;
            months.extend(words.iter().map(|word| (fold_name(word), number)));
        }
        let mut time_units = HashMap::new();
        for (unit, words) in &file.time_units {
            let unit = TimeUnit::from_word(unit).ok_or_else(|| unknown(unit))?;
            time_units.extend(words.iter().map(|word| (fold_name(word), unit)));
        }
        let units: Vec<(String, ClassId)> =
            file.units.iter().map(|(unit, words)| (unit.clone(), add_list("unit", unit, words, vocabulary))).collect();
        let mut bounds = Vec::new();
        for (word, words) in &file.bounds {
            let bound = Bound::from_word(word).ok_or_else(|| unknown(word))?;
            bounds.push((bound, add_list("bound", word, words, vocabulary)));
        }
        let mut precision = Vec::new();
        for (word, words) in &file.precision {
            let meant = Precision::from_word(&word.replace('_', " ")).ok_or_else(|| unknown(word))?;
            precision.push((meant, add_list("precision", word, words, vocabulary)));
        }
        let mut directions = Vec::new();
        for (bearing, words) in &file.directions {
            let degrees = bearing.parse().ok().filter(|degrees| (0..360).contains(degrees));
            let degrees = degrees.ok_or_else(|| unknown(bearing))?;
            directions.push((degrees, add_list("direction", bearing, words, vocabulary)));
        }
        let mut clocks = Vec::new();
        for (clock, words) in &file.clocks {
            let time =
                clock.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
            clocks.push((time.ok_or_else(|| unknown(clock))?, add_list("clock", clock, words, vocabulary)));
        }
        let mut day_halves = Vec::new();
        for (hour, words) in &file.day_halves {
            let start = hour.parse().ok().filter(|start| (0..24).contains(start)).ok_or_else(|| unknown(hour))?;
            day_halves.push((start, add_list("half", hour, words, vocabulary)));
        }
        Ok(Self {
            zone: patterns(&file.zone, vocabulary)?,
            zone_tail: patterns(&file.zone_tail, vocabulary)?,
            uses: speaking(file.pattern, vocabulary, TimeUse::from_word)?,
            numbers: folded(&file.numbers),
            multipliers: folded(&file.multipliers),
            ordinals: folded(&file.ordinals).into_iter().map(|(word, number)| (word, number as i8)).collect(),
            has_spaced_thousands: file.spaced_thousands,
            months,
            time_units,
            units,
            bounds,
            precision,
            directions,
            clocks,
            day_halves,
        })
    }
}

fn folded(words: &BTreeMap<String, f64>) -> HashMap<String, f64> {
    words.iter().map(|(word, number)| (fold_name(word), *number)).collect()
}

/// A class for a list of words that stand for one thing.
fn add_list(kind: &str, name: &str, words: &[String], vocabulary: &mut Vocabulary) -> ClassId {
    let class = vocabulary.class(&format!("<{kind}:{name}>"));
    for word in words {
        vocabulary.add(class, word);
    }
    class
}
