//! A drawing: shapes in screen points, the lowest first, ready for any painter.
//!
//! Painters decide nothing: they draw every shape as it stands.

use super::{colour::Colour, screen::ScreenPoint};

/// Everything that is drawn, the lowest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// The shapes.
    pub shapes: Vec<Shape>,
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A relief image, stretched between two corners.
    Relief {
        /// Which of the base map's reliefs.
        index: usize,
        /// Its top left corner.
        top_left: ScreenPoint,
        /// Its bottom right corner.
        bottom_right: ScreenPoint,
        /// How much of it is seen, 0 to 1: coarse relief fades as one comes nearer.
        opacity: f32,
    },
    /// A filled area; rings by the even-odd rule, or the triangles, whichever the painter prefers.
    Fill {
        /// The vertices of all rings.
        points: Vec<ScreenPoint>,
        /// Where each ring starts.
        ring_starts: Vec<u32>,
        /// Indices into `points`, three a triangle.
        triangles: Vec<u32>,
        /// Its colour.
        colour: Colour,
    },
    /// A line.
    Line {
        /// Its vertices.
        points: Vec<ScreenPoint>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A disc.
    Disc {
        /// Its middle.
        center: ScreenPoint,
        /// Its radius, outline included.
        radius: f32,
        /// Its colour.
        fill: Colour,
        /// The colour and width of its outline.
        outline: (Colour, f32),
    },
    /// One line of text.
    Text {
        /// The top left corner of its box.
        at: ScreenPoint,
        /// The words.
        text: String,
        /// How it is set.
        lettering: Lettering,
    },
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Points across.
    pub width: f32,
    /// Its colour.
    pub colour: Colour,
    /// Its dashes; none for a whole line.
    pub dash: Option<Dash>,
}

/// Dashes along a line, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// Length of a dash.
    pub on: f32,
    /// Length of a gap.
    pub off: f32,
    /// How far into the pattern the line starts, so that dashes stay on the ground as it moves.
    pub phase: f32,
}

impl Stroke {
    /// The same stroke on a drawing that is enlarged.
    #[must_use]
    pub fn scaled(self, by: f32) -> Self {
        let dash = self.dash.map(|dash| Dash { on: dash.on * by, off: dash.off * by, phase: dash.phase * by });
        Self { width: self.width * by, dash, ..self }
    }
}

/// The weight of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

/// Upright or slanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slant {
    /// Upright.
    Upright,
    /// Italic.
    Italic,
}

/// How a line of text is set, in the sans of the interface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lettering {
    /// Points from ascender to descender, roughly.
    pub size: f32,
    /// Its weight.
    pub weight: Weight,
    /// Its slant.
    pub slant: Slant,
    /// Points added between letters.
    pub spacing: f32,
    /// Its colour.
    pub colour: Colour,
    /// The colour around it.
    pub halo: Option<Colour>,
}

/// Whoever sets text can say how large it will be.
pub trait Typesetter {
    /// Width and height of one line, in points.
    fn size(&self, text: &str, lettering: &Lettering) -> [f32; 2];
}
