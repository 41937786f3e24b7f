//! The outline of one feature of a layer, in world units.

use crate::ground::geo::{WorldBox, WorldPoint};

/// One feature: its parts in world units. Each part is a line, or a ring of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The smallest box around all parts.
    pub bounds: WorldBox,
    /// Polygons as rings (the exterior first), or lines, one each.
    pub parts: Vec<Vec<Vec<WorldPoint>>>,
    /// 1 is the most important.
    pub rank: u8,
    /// What is written beside it, with its date; empty for nothing.
    pub label: String,
}

impl Outline {
    /// An outline of some parts; none when there is nothing in them.
    #[must_use]
    pub fn new(parts: Vec<Vec<Vec<WorldPoint>>>, rank: u8, label: String) -> Option<Self> {
        let bounds = WorldBox::around(parts.iter().flatten().flatten().copied());
        (!bounds.is_empty()).then_some(Self { bounds, parts, rank, label })
    }
}
