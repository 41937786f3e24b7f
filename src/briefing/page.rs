//! The finished page: everything at its place, in points from the top left, the lowest first.
//!
//! Nothing decides after it. Text keeps its words beside its glyphs, so that a writer of text can write text.

use super::fonts::FontSet;
use crate::scene::{colour::Colour, drawing::Stroke};
use image::RgbaImage;
use std::sync::Arc;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Points across.
    pub width: f32,
    /// Points down.
    pub height: f32,
    /// The colour of the paper, opaque.
    pub ground: Colour,
    /// What its text is set in.
    pub fonts: FontSet,
    /// What stands on it, the lowest first.
    pub items: Vec<Item>,
}

/// A position on the page, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PagePoint {
    /// To the right of the left edge.
    pub x: f32,
    /// Below the top edge.
    pub y: f32,
}

/// An upright rectangle on the page, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PageBox {
    /// Its left edge.
    pub x: f32,
    /// Its top edge.
    pub y: f32,
    /// Points across.
    pub width: f32,
    /// Points down.
    pub height: f32,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Lines and areas.
    Path(Path),
    /// A disc.
    Disc(Disc),
    /// Many dots.
    Dots(Dots),
    /// A box, its corners rounded or not.
    Box(RoundedBox),
    /// A line or paragraph of text.
    Text(TextBlock),
    /// A picture.
    Image(Picture),
    /// Items of which only what lies inside a box is seen.
    Clip(Clip),
    /// Items that are something together, in the order in which they are read.
    Group(Group),
}

/// Items that are something together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they are.
    pub role: Role,
    /// The items, the lowest first.
    pub items: Vec<Item>,
}

/// What items are, for those who read the page without seeing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// What the sheet says.
    Title,
    /// The head of a part of it; the text is its entry among the bookmarks.
    Heading(String),
    /// A part with parts of its own.
    Section,
    /// A paragraph.
    Paragraph,
    /// A quote.
    Quote,
    /// Where a quote stands.
    Reference,
    /// A picture, with what is to be said about it.
    Figure(String),
    /// A row of a table, whose parts are cells.
    Row,
    /// A cell that heads a column.
    HeadCell,
    /// A cell.
    Cell,
    /// Words of a picture, each where what it names is.
    Label,
    /// What only adorns, or is repeated on every page.
    Adornment,
}

/// Straight lines, filled by the even-odd rule, or drawn with round joins and ends, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Runs of points.
    pub runs: Vec<Run>,
    /// What fills it.
    pub fill: Option<Colour>,
    /// What its line is drawn with.
    pub stroke: Option<Stroke>,
}

/// A run of points in a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Its points.
    pub points: Vec<PagePoint>,
    /// Whether it returns to its start.
    pub closed: bool,
}

/// A disc.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub center: PagePoint,
    /// Its radius, outline included.
    pub radius: f32,
    /// What fills it.
    pub fill: Colour,
    /// The colour and width of its outline.
    pub outline: Option<(Colour, f32)>,
}

/// Many dots of one size and colour: a path for writers of lines, a stamp for painters of pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// Their middles.
    pub centers: Vec<PagePoint>,
    /// Points across.
    pub diameter: f32,
    /// Their colour, opaque.
    pub colour: Colour,
}

/// A box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundedBox {
    /// Where.
    pub bounds: PageBox,
    /// The radius of its corners.
    pub radius: f32,
    /// What fills it.
    pub fill: Option<Colour>,
    /// The colour and width of its outline, which runs along the very edge.
    pub outline: Option<(Colour, f32)>,
}

/// A line or paragraph of text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// Its glyphs, in the order of the words.
    pub runs: Vec<GlyphRun>,
    /// The colour and width of what is drawn around the letters, below them.
    pub halo: Option<(Colour, f32)>,
}

/// Glyphs of one font, size and colour on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The font, as an index into the fonts of the page.
    pub font: usize,
    /// Points to the em.
    pub size: f32,
    /// The colour of the letters.
    pub colour: Colour,
    /// The words that the glyphs show.
    pub text: String,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
    /// How far the run reaches, from the start of its baseline.
    pub advance: f32,
}

/// A glyph at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// Where its origin is, on the baseline.
    pub at: PagePoint,
    /// The bytes of the run's words that it stands for, with the other glyphs of its cluster.
    pub from: u32,
    /// The byte after them.
    pub to: u32,
}

/// A picture, stretched to a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The pixels, straight alpha.
    pub image: Arc<RgbaImage>,
    /// Where its outer edges are.
    pub bounds: PageBox,
}

/// Items seen through a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    /// The box.
    pub bounds: PageBox,
    /// The radius of its corners.
    pub radius: f32,
    /// The items.
    pub items: Vec<Item>,
}

impl PagePoint {
    /// A position.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

impl PageBox {
    /// A box from its top left corner and its size.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Its right edge.
    #[must_use]
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    /// Its bottom edge.
    #[must_use]
    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// Whether they share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Its edge as a closed run.
    #[must_use]
    pub fn ring(self) -> Run {
        let corners =
            [(self.x, self.y), (self.right(), self.y), (self.right(), self.bottom()), (self.x, self.bottom())];
        Run { points: corners.map(|(x, y)| PagePoint::new(x, y)).to_vec(), closed: true }
    }

    /// The box grown on every side; shrunk by a negative number.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self::new(self.x - by, self.y - by, (self.width + 2.0 * by).max(0.0), (self.height + 2.0 * by).max(0.0))
    }
}

impl Item {
    /// Items that are something together.
    #[must_use]
    pub const fn group(role: Role, items: Vec<Self>) -> Self {
        Self::Group(Group { role, items })
    }
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
