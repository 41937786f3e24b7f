//! The shipped world gazetteer (`data/world/places-*.tsv.zlib`, made by `data/recipe/world.py`): some
//! 320,000 places in a compact table, found by a hash of their folded names.
//!
//! Points only, in degrees to three decimals. The table is read once, when first asked for, and a full
//! [`Place`] is made only of places that a document means. How well known a place is, is a digit; sizes
//! of populations are not in the file.

mod hash;
mod name_table;
mod outline;
mod row;
pub mod words;

pub use hash::{AsItIs, ByName, ByNameHasher, NameHash, NameSet};
pub use row::{Row, RowKind};

use super::place::{Accuracy, Place, PlaceGeometry, PlaceId, Toponym};
use crate::ground::folding::fold_name;
use geo::{MultiPoint, Point};
use name_table::NameTable;
use std::sync::{Arc, LazyLock};

/// The rank from which a place without a number is known by its name alone.
const KNOWN: u8 = 5;

/// What the file of the world's places is called in a place's source.
pub const SOURCE: &str = "data/world/places.tsv";

static PACKED: [&[u8]; 4] = [
    include_bytes!("../../../data/world/places-1.tsv.zlib"),
    include_bytes!("../../../data/world/places-2.tsv.zlib"),
    include_bytes!("../../../data/world/places-3.tsv.zlib"),
    include_bytes!("../../../data/world/places-4.tsv.zlib"),
];

/// What the shipped places of the world and the words beside them are read from.
pub(crate) fn packed() -> impl Iterator<Item = &'static [u8]> {
    PACKED.into_iter().chain([words::PACKED])
}

static SHIPPED: LazyLock<World> = LazyLock::new(|| {
    let read = World::read_shipped();
    read.expect("the shipped gazetteer is read by a test")
});

/// Why a gazetteer of the world cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// It cannot be unpacked.
    #[error("it cannot be unpacked")]
    Unpacking(#[from] std::io::Error),
    /// A line of a part is not as expected.
    #[error("line {line} of part {part} is not as expected")]
    Line {
        /// The part, from 1.
        part: usize,
        /// Its line, from 1.
        line: usize,
    },
}

/// A row that a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorldUse {
    /// The row's number.
    pub row: u32,
    /// Whether the name is not the one that the place goes by.
    pub is_other: bool,
}

/// All places of the world.
#[derive(Debug, Default)]
pub struct World {
    text: String,
    rows: Vec<Row>,
    names: NameTable,
}

impl World {
    /// The gazetteer that comes with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads the gazetteer that comes with the program anew.
    ///
    /// # Errors
    /// When it cannot be read, which a test rules out.
    pub fn read_shipped() -> Result<Self, WorldError> {
        Self::read(&PACKED)
    }

    /// The rows that a name stands for.
    pub fn uses(&self, name: NameHash) -> impl Iterator<Item = WorldUse> {
        self.names.uses(name)
    }

    /// Whether a name stands for some place.
    #[must_use]
    pub fn has(&self, name: NameHash) -> bool {
        self.names.uses(name).next().is_some()
    }

    /// The most words that a name may have that starts with a word; 0 when there is surely none.
    #[must_use]
    pub fn most_words_from(&self, first: NameHash) -> usize {
        self.names.most_words_from(first)
    }

    /// A row by its number.
    #[must_use]
    pub fn row(&self, at: u32) -> Option<&Row> {
        self.rows.get(at as usize)
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The name that a row goes by.
    #[must_use]
    pub fn name(&self, at: u32) -> &str {
        self.row(at).map_or("", |row| self.slice(row.name))
    }

    /// The other names of a row.
    pub fn other_names(&self, at: u32) -> impl Iterator<Item = &str> {
        let others = self.row(at).map_or("", |row| self.slice(row.others));
        others.split('|').filter(|name| !name.is_empty())
    }

    fn slice(&self, (start, length): (u32, u16)) -> &str {
        let start = start as usize;
        let found = self.text.get(start..start + usize::from(length));
        found.unwrap_or_default()
    }

    /// What a row lies in, if anything.
    #[must_use]
    pub fn parent(&self, at: u32) -> Option<u32> {
        let parent = self.row(at)?.parent;
        (parent != at).then_some(parent)
    }

    /// A row and what it lies in, nearest first.
    pub fn with_ancestors(&self, at: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(at), |&at| self.parent(at)).take(4)
    }

    /// The country of a row, itself when it is one.
    #[must_use]
    pub fn country(&self, at: u32) -> Option<u32> {
        self.ancestor(at, RowKind::Country)
    }

    /// The first-level unit of a row, itself when it is one.
    #[must_use]
    pub fn first_unit(&self, at: u32) -> Option<u32> {
        self.ancestor(at, RowKind::First)
    }

    fn ancestor(&self, at: u32, kind: RowKind) -> Option<u32> {
        let mut chain = self.with_ancestors(at);
        chain.find(|&at| self.row(at).is_some_and(|row| row.kind == kind))
    }

    /// The id of a row as a place; stable as long as the place keeps its number or its name.
    #[must_use]
    pub fn id(&self, at: u32) -> PlaceId {
        match self.row(at).map_or(0, |row| row.geonames) {
            0 => PlaceId::new(&format!("world:{}{}", fold_name(self.name(at)).replace(' ', "-"), self.whereabouts(at))),
            number => PlaceId::new(&format!("gn:{number}")),
        }
    }

    /// Where a row without a number lies, for its id, unless it is so well known that its name is enough.
    fn whereabouts(&self, at: u32) -> String {
        let little = self.row(at).filter(|row| row.rank < KNOWN);
        little.map_or_else(String::new, |row| format!("@{},{}", row.latitude / 100, row.longitude / 100))
    }

    /// The row that has an id, looked for one by one.
    #[must_use]
    pub fn row_of(&self, id: &PlaceId) -> Option<u32> {
        if let Some(number) = id.as_str().strip_prefix("gn:") {
            let number: u32 = number.parse().ok().filter(|number| *number > 0)?;
            return (0..).zip(&self.rows).find(|(_, row)| row.geonames == number).map(|(at, _)| at);
        }
        let mut unnumbered = (0..).zip(&self.rows).filter(|(_, row)| row.geonames == 0);
        id.as_str().strip_prefix("world:")?;
        unnumbered.find(|(at, _)| self.id(*at) == *id).map(|(at, _)| at)
    }

    /// A row as a place of the gazetteer.
    #[must_use]
    pub fn place(&self, at: u32) -> Option<Place> {
        let row = self.row(at)?;
        let position = row.position();
        let toponym = |text: &str| Toponym { text: text.to_owned(), language: None };
        let title = self.name(at);
        let names = std::iter::once(title).chain(self.other_names(at));
        Some(Place {
            id: self.id(at),
            title: title.to_owned(),
            toponyms: names.map(toponym).collect(),
            kind: row.place_kind(),
            geometry: PlaceGeometry {
                points: MultiPoint::new(vec![Point::new(position.longitude, position.latitude)]),
                ..PlaceGeometry::default()
            },
            parent: self.parent(at).map(|parent| self.id(parent)),
            geonames: (row.geonames > 0).then_some(row.geonames.into()),
            links: Vec::new(),
            status: None,
            accuracy: Accuracy::Surveyed,
            min_zoom: f64::from(10 - row.rank.min(9)),
            source: Arc::from(SOURCE),
        })
    }
}
