//! Positions and boxes on the map's surface, in points from its top left; y runs down.

/// A position on the map's surface, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ScreenPoint {
    /// Points to the right of the left edge.
    pub x: f32,
    /// Points below the top edge.
    pub y: f32,
}

/// A box on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenBox {
    /// Its top left corner.
    pub min: ScreenPoint,
    /// Its bottom right corner.
    pub max: ScreenPoint,
}

impl ScreenPoint {
    /// A position from points right of the left edge and points below the top.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Points between the two.
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl ScreenBox {
    /// A box from its top left corner and its size.
    #[must_use]
    pub fn new(min: ScreenPoint, size: [f32; 2]) -> Self {
        Self { min, max: ScreenPoint::new(min.x + size[0], min.y + size[1]) }
    }

    /// The box around a disc.
    #[must_use]
    pub fn around(center: ScreenPoint, radius: f32) -> Self {
        Self::new(ScreenPoint::new(center.x - radius, center.y - radius), [2.0 * radius; 2])
    }

    /// The area that both cover, in square points.
    #[must_use]
    pub fn overlap(self, other: Self) -> f32 {
        let width = self.max.x.min(other.max.x) - self.min.x.max(other.min.x);
        let height = self.max.y.min(other.max.y) - self.min.y.max(other.min.y);
        width.max(0.0) * height.max(0.0)
    }

    /// Whether a point lies inside.
    #[must_use]
    pub fn holds(self, at: ScreenPoint) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }

    /// Whether no edge of a map of some size cuts it.
    pub(super) fn lies_within(self, width: f32, height: f32) -> bool {
        self.min.x >= 2.0 && self.min.y >= 2.0 && self.max.x <= width - 2.0 && self.max.y <= height - 2.0
    }
}
