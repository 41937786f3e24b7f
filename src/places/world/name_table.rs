//! Which rows a name stands for: all uses in one table, sorted into slots by the first bits of the names'
//! hashes. It is made in two passes without comparing or hashing anything, so that reading the world is quick.

use super::{NameHash, WorldUse};

/// How many bits of a hash tell its slot: about as many slots as names.
const SLOT: u32 = 18;

/// How many bits of a first word's hash tell how long names may be that start with it.
const FIRST: u32 = 20;

/// A name as it is added to the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    /// The hash of its first word.
    pub(super) first: NameHash,
    /// That of all its words.
    pub(super) whole: NameHash,
    /// How many there are.
    pub(super) count: u8,
    /// What it stands for.
    pub(super) found: WorldUse,
}

/// The uses of all names.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    /// Where each slot starts, and where the last ends.
    starts: Vec<u32>,
    uses: Vec<(NameHash, WorldUse)>,
    /// The most words of a name whose first word falls there.
    most_words: Vec<u8>,
}

impl NameTable {
    /// The table of some names; of the uses of one name the last comes first.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a Named> + Clone) -> Self {
        let mut starts = vec![0_u32; (1 << SLOT) + 1];
        let mut most_words = vec![0; 1 << FIRST];
        for name in names.clone() {
            if let Some(count) = starts.get_mut(name.whole.bits(SLOT)) {
                *count += 1;
            }
            if let Some(most) = most_words.get_mut(name.first.bits(FIRST)) {
                *most = name.count.max(*most);
            }
        }
        // First each slot's end; it moves to the start as the slot is filled from behind.
        let mut end = 0;
        for count in &mut starts {
            end += *count;
            *count = end;
        }
        let mut uses = vec![(NameHash::EMPTY, WorldUse::default()); end as usize];
        for name in names {
            if let Some(at) = starts.get_mut(name.whole.bits(SLOT)) {
                *at -= 1;
                if let Some(room) = uses.get_mut(*at as usize) {
                    *room = (name.whole, name.found);
                }
            }
        }
        Self { starts, uses, most_words }
    }

    /// What a name stands for.
    pub(super) fn uses(&self, name: NameHash) -> impl Iterator<Item = WorldUse> {
        let slot = name.bits(SLOT);
        let bounds = self.starts.get(slot).zip(self.starts.get(slot + 1));
        let uses = bounds.and_then(|(&start, &end)| self.uses.get(start as usize..end as usize));
        uses.unwrap_or_default().iter().filter(move |(known, _)| *known == name).map(|(_, found)| *found)
    }

    /// The most words that a name may have that starts with a word; 0 when there is surely none.
    pub(super) fn most_words_from(&self, first: NameHash) -> usize {
        self.most_words.get(first.bits(FIRST)).copied().unwrap_or_default().into()
    }
}
