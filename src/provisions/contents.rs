//! What a line holds besides its cues: its times, parties and quantities.

use super::{
    deadlines::Times,
    line::Line,
    parties::{FoundParty, parties},
    quantities::quantities,
    quantity::Quantity,
    strange_places::add_strange_places,
};
use jiff::civil::Date;
use std::ops::Range;

/// What a line holds besides its cues.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) times: Times,
    pub(super) parties: Vec<FoundParty>,
    pub(super) quantities: Vec<(Range<usize>, Quantity)>,
}

impl Contents {
    /// Reads a line, which gets the names that no gazetteer has. A date without a year is taken for one of `year`, or
    /// else for the nearest to the day on which it was `published`.
    pub(super) fn read(line: &mut Line<'_>, year: Option<i16>, published: Option<Date>) -> Self {
        let times = Times::read(line, year, published);
        let quantities = quantities(line, &times.taken);
        let parties = parties(line);
        add_strange_places(line, &parties, &times.taken);
        Self { times, parties, quantities }
    }
}
