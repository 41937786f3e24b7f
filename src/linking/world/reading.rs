//! A document read for names of the world, passage by passage, and then seen as a whole.

use super::{WorldLinker, signs::Read, sport::Sport, telling::WorldReading};
use crate::{
    ground::text::Text,
    linking::sentence::Sentence,
    places::world::{ByName, NameSet},
};

/// Reads the passages of a document in their order.
pub(in crate::linking) struct Reader<'a> {
    linker: &'a WorldLinker,
    reads: Vec<Read>,
    /// Words of persons' names.
    persons: NameSet,
    sport: Sport,
}

impl<'a> Reader<'a> {
    /// A reader of a document.
    pub(in crate::linking) fn new(linker: &'a WorldLinker) -> Self {
        Self { linker, reads: Vec::new(), persons: NameSet::default(), sport: Sport::default() }
    }

    /// Reads the next passage.
    pub(in crate::linking) fn read(&mut self, sentence: &Sentence<'_>, text: &Text) {
        let linker = self.linker;
        linker.persons(sentence, &mut self.persons);
        let first = self.reads.len();
        for spot in linker.spots(sentence, text) {
            self.reads.push(linker.look_around(spot, sentence, text));
        }
        linker.join(&mut self.reads, first, sentence);
        if self.reads.len() > first {
            linker.count_sport(sentence, &mut self.sport);
        }
    }

    /// What was read, the document seen as a whole.
    pub(in crate::linking) fn finish(self) -> WorldReading {
        let Self { linker, mut reads, persons, sport } = self;
        linker.look_across(&mut reads, &persons);
        sport.look_at_teams(&mut reads);
        let early = linker.votes(&reads, None);
        let votes = linker.votes(&reads, Some(&early));
        let votes = linker.votes(&reads, Some(&votes));
        let containers = containers(&reads);
        let mut reading = WorldReading::default();
        for read in reads {
            let span = read.span;
            let container = containers.get(&read.spot.name).unwrap_or(&read.container);
            let own = if read.container.is_empty() { container } else { &read.container };
            let choices = linker.choices(&read, own, Some(&votes));
            match linker.mention(read, choices, &votes) {
                Some(mention) => reading.mentions.push(mention),
                None => reading.refused.push(span),
            }
        }
        reading
    }
}

/// The larger place that each name is once said to lie in.
fn containers(reads: &[Read]) -> ByName<Vec<u32>> {
    let mut found: ByName<Vec<u32>> = ByName::default();
    for read in reads.iter().filter(|read| !read.container.is_empty()) {
        found.entry(read.spot.name).or_insert_with(|| read.container.clone());
    }
    found
}
