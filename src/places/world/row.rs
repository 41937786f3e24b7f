//! A row of the table of the world's places.

use crate::{ground::geo::LonLat, places::kind::PlaceKind};

/// What kind of place a row is; finer than [`PlaceKind`], as the file tells more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// A continent or a part of the world.
    Continent,
    /// A country.
    Country,
    /// A first-level unit.
    First,
    /// A second-level unit.
    Second,
    /// The capital of a country.
    Capital,
    /// A settlement.
    Settlement,
    /// A part of a settlement.
    Quarter,
    /// A river.
    River,
    /// A lake.
    Lake,
    /// A sea, a bay, a strait.
    Sea,
    /// Mountains.
    Mountains,
    /// A region, present or past, or a landmark.
    Region,
}

/// A place of the world.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// How well known it is, 0 to 9.
    pub rank: u8,
    /// Its number in GeoNames, 0 for none.
    pub geonames: u32,
    /// Thousandths of a degree.
    pub(super) latitude: i32,
    /// Thousandths of a degree.
    pub(super) longitude: i32,
    /// Where its name starts in the text, and its length in bytes.
    pub(super) name: (u32, u16),
    /// Where its other names start in the text, and their length in bytes.
    pub(super) others: (u32, u16),
    /// The row it lies in; its own when there is none.
    pub(super) parent: u32,
}

impl Row {
    /// Where it lies.
    #[must_use]
    pub fn position(&self) -> LonLat {
        LonLat::new(f64::from(self.longitude) / 1000.0, f64::from(self.latitude) / 1000.0)
    }

    /// Its kind as other gazetteers have it.
    #[must_use]
    pub const fn place_kind(&self) -> PlaceKind {
        match self.kind {
            RowKind::Continent | RowKind::Region => PlaceKind::Region,
            RowKind::Country => PlaceKind::Country,
            RowKind::First => PlaceKind::Province,
            RowKind::Second => PlaceKind::District,
            RowKind::Capital => PlaceKind::City,
            RowKind::Settlement if self.rank >= 5 => PlaceKind::City,
            RowKind::Settlement if self.rank >= 2 => PlaceKind::Town,
            RowKind::Settlement | RowKind::Quarter => PlaceKind::Village,
            RowKind::River => PlaceKind::River,
            RowKind::Lake | RowKind::Sea => PlaceKind::Lake,
            RowKind::Mountains => PlaceKind::Mountain,
        }
    }
}
