//! Paragraphs: what is to be set and how, and what has been set, its top left corner at the origin.

use super::{
    fonts::Family,
    page::{GlyphRun, Item, PagePoint, RoundedBox, TextBlock},
};
use crate::scene::{
    colour::Colour,
    drawing::{Slant, Weight},
};

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct StyledSpan {
    /// The words.
    pub text: String,
    /// Their weight.
    pub weight: Weight,
    /// Upright or slanted.
    pub slant: Slant,
    /// Their colour.
    pub colour: Colour,
    /// The colour behind them.
    pub highlight: Option<Colour>,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParagraphStyle {
    /// The fonts.
    pub family: Family,
    /// Points to the em.
    pub size: f32,
    /// From baseline to baseline, as a multiple of the size.
    pub line_height: f32,
    /// Points added between letters.
    pub spacing: f32,
    /// Where lines break; none to keep one line.
    pub width: Option<f32>,
}

/// A paragraph that has been set, its top left corner at the origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Points from the left edge to the end of the longest line.
    pub width: f32,
    /// The width of the last line.
    pub last_width: f32,
    /// Points from the top of the first line to the bottom of the last.
    pub height: f32,
    /// The glyphs, in the order of the words.
    pub runs: Vec<GlyphRun>,
    /// What stands behind highlighted words.
    pub highlights: Vec<RoundedBox>,
}

impl StyledSpan {
    /// Words without highlight.
    #[must_use]
    pub fn new(text: &str, weight: Weight, colour: Colour) -> Self {
        Self { text: text.to_owned(), weight, slant: Slant::Upright, colour, highlight: None }
    }

    /// The same words upright or slanted.
    #[must_use]
    pub fn slanted(self, slant: Slant) -> Self {
        Self { slant, ..self }
    }
}

impl ParagraphStyle {
    /// One upright line of the sans.
    #[must_use]
    pub const fn line(size: f32) -> Self {
        Self {
            family: Family::Sans,
            size,
            line_height: Family::Sans.ascent() + Family::Sans.descent(),
            spacing: 0.0,
            width: None,
        }
    }
}

impl Paragraph {
    /// The paragraph on the page with something drawn around its letters: a colour and a width.
    #[must_use]
    pub fn placed_with_halo(self, at: PagePoint, halo: (Colour, f32)) -> Vec<Item> {
        let mut items = self.placed(at);
        if let Some(Item::Text(block)) = items.last_mut() {
            block.halo = Some(halo);
        }
        items
    }

    /// The paragraph on the page, its top left corner at a position.
    #[must_use]
    pub fn placed(self, at: PagePoint) -> Vec<Item> {
        let highlights = self.highlights.into_iter().map(|mut highlight| {
            highlight.bounds.x += at.x;
            highlight.bounds.y += at.y;
            Item::Box(highlight)
        });
        let runs = self.runs.into_iter().map(|mut run| {
            for glyph in &mut run.glyphs {
                glyph.at = PagePoint::new(glyph.at.x + at.x, glyph.at.y + at.y);
            }
            run
        });
        let text = TextBlock { runs: runs.collect(), halo: None };
        highlights.chain([Item::Text(text)]).collect()
    }
}
