//! Callouts that want a place, and spots where they would stand, each with the leader to its anchor.

use super::{
    crossing::{crosses_box, segments_cross},
    page::{PageBox, PagePoint},
};

/// A callout that wants a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The point it speaks of.
    pub anchor: PagePoint,
    /// Its width and height.
    pub size: [f32; 2],
    /// Where a person has put its middle.
    pub pinned: Option<PagePoint>,
}

/// A callout at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its box.
    pub bounds: PageBox,
    /// The ends of its leader, from the anchor to the box.
    pub leader: [PagePoint; 2],
    /// How much it costs, to compare spots of one callout.
    pub(super) cost: f32,
}

impl Placed {
    /// Whether two callouts or their leaders touch.
    #[must_use]
    pub fn meets(&self, other: &Self, gap: f32) -> bool {
        self.bounds.grown(gap).overlaps(other.bounds)
            || crosses_box(self.leader, other.bounds.grown(gap / 2.0))
            || crosses_box(other.leader, self.bounds.grown(gap / 2.0))
            || self.crosses(other)
    }

    /// Whether their leaders cross. Leaders of one anchor start at one point, which is no crossing.
    #[must_use]
    pub fn crosses(&self, other: &Self) -> bool {
        let [own, others] = [self.leader[0], other.leader[0]];
        let shared = (own.x - others.x).abs() < 0.01 && (own.y - others.y).abs() < 0.01;
        !shared && segments_cross(self.leader, other.leader)
    }
}

/// A callout about its middle, its leader to the nearest point of its edge.
pub(super) fn placed(one: &Wanted, middle: PagePoint, cost: f32) -> Placed {
    let [width, height] = one.size;
    let bounds = PageBox::new(middle.x - width / 2.0, middle.y - height / 2.0, width, height);
    let end =
        PagePoint::new(one.anchor.x.clamp(bounds.x, bounds.right()), one.anchor.y.clamp(bounds.y, bounds.bottom()));
    Placed { bounds, leader: [one.anchor, end], cost }
}

/// How far a box reaches from its middle along a direction, until the side that faces it is passed.
pub(super) fn support([width, height]: [f32; 2], [x, y]: [f32; 2]) -> f32 {
    let across = if x.abs() > 1e-4 { width / 2.0 / x.abs() } else { f32::INFINITY };
    let down = if y.abs() > 1e-4 { height / 2.0 / y.abs() } else { f32::INFINITY };
    across.min(down)
}
