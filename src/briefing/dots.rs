//! Many dots of one size and colour: a path for writers of lines, a stamp for painters of pixels.

use super::page::{PagePoint, Path, Run};
use crate::scene::{colour::Colour, drawing::Stroke};

/// Dots of one size and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// Their middles.
    pub centers: Vec<PagePoint>,
    /// Points across.
    pub diameter: f32,
    /// Their colour, opaque.
    pub colour: Colour,
}

impl Dots {
    /// The dots as lines: the shortest that every reader draws, with round ends, is a dot.
    #[must_use]
    pub fn path(&self) -> Path {
        let run = |at: &PagePoint| Run { points: vec![*at, PagePoint::new(at.x + 0.01, at.y)], closed: false };
        let stroke = Stroke { width: self.diameter, colour: self.colour, dash: None };
        Path { runs: self.centers.iter().map(run).collect(), fill: None, stroke: Some(stroke) }
    }
}
