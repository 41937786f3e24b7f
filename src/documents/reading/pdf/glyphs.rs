//! The glyphs of a page, where they stand and which way they run. Points, y downwards from the top.

use crate::documents::reading::guard::Deadline;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    font::{Glyph as DrawnGlyph, GlyphRun},
    hayro_cmap::BfString,
    kurbo::{BezPath, Point},
};
use std::collections::HashSet;

/// Glyph space has this many units to the em (ISO 32000-2 §9.2.4).
const EM: f64 = 1000.0;
/// The width of a glyph whose font tells none, in glyph units.
const USUAL_WIDTH: f32 = 500.0;
/// How many glyphs are collected between two looks at the time.
const STRIDE: usize = 1024;
/// Of more glyphs on one page the rest is left out.
const MOST: usize = 2_000_000;
/// How many lines and shapes make a page look drawn.
const MANY_SHAPES: usize = 200;

/// A glyph with a meaning.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// What it stands for.
    pub(super) text: Meaning,
    pub(super) start_x: f32,
    pub(super) end_x: f32,
    /// Its baseline.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) direction: Direction,
}

/// The letters that a glyph stands for; nearly always one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    One(char),
    Several(Box<str>),
}

/// Which way a line of text runs on the page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    Right,
    Down,
    Left,
    Up,
    Leaning,
}

/// What is on a page.
#[derive(Debug, Default)]
pub(super) struct PageGlyphs {
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    /// How many glyphs have no meaning in the file.
    pub(super) unnamed: usize,
    /// Whether there is a picture, or as many shapes as make letters.
    pub(super) has_picture: bool,
}

/// Collects the glyphs while a page is interpreted.
#[derive(Debug)]
pub(super) struct GlyphCollector {
    page: PageGlyphs,
    /// Where glyphs stand, as some programs make letters bold by setting them twice.
    seats: HashSet<(char, i32, i32)>,
    shapes: usize,
    steps: usize,
    deadline: Deadline,
}

impl PageGlyphs {
    /// How many glyphs lean.
    pub(super) fn leaning(&self) -> usize {
        self.glyphs.iter().filter(|glyph| glyph.direction == Direction::Leaning).count()
    }
}

impl PageGlyphs {
    /// How many letters are of scripts that run from the right to the left.
    pub(super) fn leftward(&self) -> usize {
        let is_leftward =
            |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
        let glyphs = self.glyphs.iter();
        glyphs.filter(|glyph| matches!(glyph.text, Meaning::One(c) if is_leftward(c))).count()
    }
}

impl GlyphCollector {
    pub(super) fn new(height: f32, deadline: Deadline) -> Self {
        let page = PageGlyphs { height, ..PageGlyphs::default() };
        Self { page, seats: HashSet::new(), shapes: 0, steps: 0, deadline }
    }

    pub(super) fn finish(mut self) -> PageGlyphs {
        self.page.has_picture |= self.shapes > MANY_SHAPES;
        self.page
    }

    /// Ends the work when it is too late: the interpreter cannot be told to stop in any other way, and
    /// the guard around the reader catches this.
    fn step(&mut self) {
        self.steps += 1;
        if self.steps.is_multiple_of(STRIDE) && self.deadline.is_past() {
            std::panic::resume_unwind(Box::new("too late"));
        }
    }

    fn add(&mut self, glyph: Glyph) {
        let is_first = match glyph.text {
            Meaning::One(c) if !c.is_whitespace() => {
                let seat = |value: f32| (value * 2.0).round() as i32;
                self.seats.insert((c, seat(glyph.start_x), seat(glyph.y)))
            }
            _ => true,
        };
        if is_first && self.page.glyphs.len() < MOST {
            self.page.glyphs.push(glyph);
        }
    }
}

impl Device<'_> for GlyphCollector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for drawn in run.glyphs() {
            self.step();
            let Some(text) = drawn.as_unicode().and_then(meaning) else {
                self.page.unnamed += 1;
                continue;
            };
            let width = match &**drawn {
                DrawnGlyph::Outline(glyph) => glyph.advance_width(),
                DrawnGlyph::Type3(glyph) => glyph.advance_width(),
            };
            let place = props.transform * drawn.transform();
            let start = place * Point::ZERO;
            let end = place * Point::new(f64::from(width.unwrap_or(USUAL_WIDTH)), 0.0);
            let above = place * Point::new(0.0, EM);
            let right = place * Point::new(EM, 0.0);
            let size = (above - start).hypot() as f32;
            if !(size.is_finite() && start.x.is_finite() && start.y.is_finite() && end.x.is_finite()) {
                continue;
            }
            let direction = Direction::of(right.x - start.x, right.y - start.y);
            let turn = |point: Point| direction.upright(point.x as f32, point.y as f32);
            let ((start_x, y), (end_x, _)) = (turn(start), turn(end));
            self.add(Glyph { text, start_x, end_x, y, size, direction });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.shapes += 1;
        self.step();
    }

    fn draw_image(&mut self, image: Image<'_, '_>, _: ImageDrawProps<'_>) {
        // Lines and backgrounds are pictures of a few pixels.
        self.page.has_picture |= image.width() > 64 && image.height() > 64;
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

impl Direction {
    fn of(x: f64, y: f64) -> Self {
        match (x.abs() > 8.0 * y.abs(), y.abs() > 8.0 * x.abs()) {
            (true, _) if x > 0.0 => Self::Right,
            (true, _) => Self::Left,
            (_, true) if y > 0.0 => Self::Down,
            (_, true) => Self::Up,
            _ => Self::Leaning,
        }
    }

    /// A point of the page turned so that text of this direction runs to the right.
    fn upright(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Self::Right | Self::Leaning => (x, y),
            Self::Down => (y, -x),
            Self::Left => (-x, -y),
            Self::Up => (-y, x),
        }
    }
}

/// The letters of a glyph, ligatures spelt out; none when they mean nothing.
fn meaning(text: BfString) -> Option<Meaning> {
    match text {
        BfString::Char(c) => Some(match c {
            'ﬀ' => Meaning::Several("ff".into()),
            'ﬁ' => Meaning::Several("fi".into()),
            'ﬂ' => Meaning::Several("fl".into()),
            'ﬃ' => Meaning::Several("ffi".into()),
            'ﬄ' => Meaning::Several("ffl".into()),
            // Fonts of the time before Unicode have no other code for the hyphen.
            '\u{ad}' => Meaning::One('-'),
            // Bullets of symbol fonts, as Word writes them.
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' => Meaning::One('•'),
            '\u{f02d}' => Meaning::One('–'),
            '\u{fffd}' | '\u{0}'..='\u{8}' | '\u{e000}'..='\u{f8ff}' => return None,
            c => Meaning::One(c),
        }),
        BfString::String(text) if text.is_empty() => None,
        BfString::String(text) => Some(Meaning::Several(text.into())),
    }
}
