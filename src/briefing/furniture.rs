//! What stands on a map beside the map itself: legend, scale bar, north arrow.

use super::{
    map_picture::halo_width,
    page::{Disc, Item, PageBox, PagePoint, Path, RoundedBox, Run},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    typesetting::PaperTypesetter,
};
use crate::scene::{
    colour::Colour,
    drawing::{Dash, Stroke, Weight},
    palette::Palette,
    scale_bar::ScaleBar,
};

/// One line of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendEntry {
    /// How it is drawn on the map.
    pub symbol: LegendSymbol,
    /// In which colour.
    pub colour: Colour,
    /// What it means.
    pub words: String,
}

/// How a thing is drawn on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegendSymbol {
    /// A tinted area with an outline.
    Area,
    /// A disc.
    Disc,
    /// A whole line.
    Line,
    /// A dashed line.
    DashedLine,
}

/// Between furniture and the edge of the map.
const INSET_PT: f32 = 14.0;

/// From one line of the legend to the next.
const ROW_PT: f32 = 18.0;

/// Between the legend's edge and what it holds.
const PAD_PT: f32 = 11.0;

/// The width of a symbol.
const SYMBOL_PT: f32 = 14.0;

/// The longest words of the legend.
const WORDS_PT: f32 = 220.0;

/// The most lines of the legend.
const MOST_ROWS: usize = 18;

/// Draws furniture into the frame of a map.
#[derive(Debug, Clone, Copy)]
pub struct Furniture<'a> {
    /// The map's frame.
    pub frame: PageBox,
    /// The colours.
    pub palette: &'a Palette,
    /// Who sets the text.
    pub typesetter: &'a PaperTypesetter,
}

impl Furniture<'_> {
    /// The boxes of legend, scale bar and north arrow, for the map to keep its names out of.
    #[must_use]
    pub fn boxes(&self, entries: &[LegendEntry], bar: &ScaleBar) -> [PageBox; 3] {
        let (left, bottom) = (self.frame.x, self.frame.bottom());
        let scale = PageBox::new(left + INSET_PT - 6.0, bottom - INSET_PT - 24.0, self.bar_length(bar) + 12.0, 30.0);
        let (right, top) = (self.frame.right() - INSET_PT, self.frame.y + INSET_PT);
        let north = PageBox::new(right - 16.0, top - 4.0, 20.0, 32.0);
        [self.legend_box(entries), scale, north]
    }

    fn bar_length(&self, bar: &ScaleBar) -> f32 {
        bar.length.clamp(0.0, self.frame.width - 2.0 * INSET_PT)
    }

    /// Where the legend stands; empty without entries.
    fn legend_box(&self, entries: &[LegendEntry]) -> PageBox {
        let words = self.legend_words(entries);
        let longest = words.iter().map(|line| line.width).fold(0.0, f32::max);
        let (x, y) = (self.frame.x + INSET_PT, self.frame.y + INSET_PT);
        if words.is_empty() {
            return PageBox::new(x, y, 0.0, 0.0);
        }
        let width = PAD_PT * 2.0 + SYMBOL_PT + 8.0 + longest;
        let height = (PAD_PT - 2.0) * 2.0 + words.len() as f32 * ROW_PT;
        PageBox::new(x, y, width, height)
    }

    /// The legend, at the top left.
    #[must_use]
    pub fn legend(&self, entries: &[LegendEntry]) -> Vec<Item> {
        let bounds = self.legend_box(entries);
        if bounds.height <= 0.0 {
            return Vec::new();
        }
        let shade = |by: f32| {
            Item::Box(RoundedBox {
                bounds: PageBox::new(bounds.x, bounds.y + 1.0, bounds.width, bounds.height).grown(by),
                radius: 8.0 + by,
                fill: Some(self.palette.ink.faded(0.035)),
                outline: None,
            })
        };
        let mut items = vec![shade(2.0), shade(1.0)];
        items.push(Item::Box(RoundedBox {
            bounds,
            radius: 8.0,
            fill: Some(self.palette.panel.faded(0.93)),
            outline: None,
        }));
        let mut y = bounds.y + PAD_PT - 2.0;
        for (entry, words) in entries.iter().zip(self.legend_words(entries)) {
            let left = bounds.x + PAD_PT;
            items.push(symbol(entry, PagePoint::new(left + SYMBOL_PT / 2.0, y + ROW_PT / 2.0)));
            let top = y + (ROW_PT - words.height) / 2.0;
            items.extend(words.placed(PagePoint::new(left + SYMBOL_PT + 8.0, top)));
            y += ROW_PT;
        }
        items
    }

    fn legend_words(&self, entries: &[LegendEntry]) -> Vec<Paragraph> {
        let entries = entries.iter().take(MOST_ROWS);
        let words = entries.map(|entry| {
            let span = StyledSpan::new(&entry.words, Weight::Regular, self.palette.ink);
            self.typesetter.line_within(&span, &ParagraphStyle::line(10.5), WORDS_PT)
        });
        words.collect()
    }

    /// The scale bar with its length above it, at the bottom left.
    #[must_use]
    pub fn scale_bar(&self, bar: &ScaleBar) -> Vec<Item> {
        let (left, bottom) = (self.frame.x + INSET_PT, self.frame.bottom() - INSET_PT);
        let right = left + self.bar_length(bar);
        let corners = [(left, bottom - 4.5), (left, bottom), (right, bottom), (right, bottom - 4.5)];
        let line = |width, colour| {
            Item::Path(Path {
                runs: vec![Run { points: corners.map(|(x, y)| PagePoint::new(x, y)).to_vec(), closed: false }],
                fill: None,
                stroke: Some(Stroke { width, colour, dash: None }),
            })
        };
        let mut items = vec![line(4.0, self.palette.halo.faded(0.8)), line(1.3, self.palette.ink)];
        let words = self.label(&bar.text, 10.0, Weight::Regular);
        let at = PagePoint::new(left, bottom - 7.0 - words.height);
        items.extend(words.placed_with_halo(at, self.halo(10.0)));
        items
    }

    /// The north arrow, at the top right; the map's north is up everywhere.
    #[must_use]
    pub fn north_arrow(&self) -> Vec<Item> {
        let (middle, top) = (self.frame.right() - INSET_PT - 6.0, self.frame.y + INSET_PT);
        let corners = [(middle, top), (middle + 4.5, top + 9.5), (middle, top + 7.5), (middle - 4.5, top + 9.5)];
        let arrow = |fill, stroke| {
            Item::Path(Path {
                runs: vec![Run { points: corners.map(|(x, y)| PagePoint::new(x, y)).to_vec(), closed: true }],
                fill,
                stroke,
            })
        };
        let halo = Stroke { width: 3.0, colour: self.palette.halo.faded(0.8), dash: None };
        let mut items = vec![arrow(None, Some(halo)), arrow(Some(self.palette.ink), None)];
        let letter = self.label("N", 10.0, Weight::SemiBold);
        let at = PagePoint::new(middle - letter.width / 2.0, top + 11.0);
        items.extend(letter.placed_with_halo(at, self.halo(10.0)));
        items
    }

    fn label(&self, text: &str, size: f32, weight: Weight) -> Paragraph {
        let span = StyledSpan::new(text, weight, self.palette.ink);
        self.typesetter.paragraph(&[span], &ParagraphStyle::line(size))
    }

    fn halo(&self, size: f32) -> (Colour, f32) {
        (self.palette.halo.faded(0.9), halo_width(size))
    }
}

/// A legend's symbol about its middle.
fn symbol(entry: &LegendEntry, middle: PagePoint) -> Item {
    let half = SYMBOL_PT / 2.0;
    let line = |width, dash| {
        let ends = [middle.x - half + width / 2.0, middle.x + half - width / 2.0];
        Item::Path(Path {
            runs: vec![Run { points: ends.map(|x| PagePoint::new(x, middle.y)).to_vec(), closed: false }],
            fill: None,
            stroke: Some(Stroke { width, colour: entry.colour, dash }),
        })
    };
    match entry.symbol {
        LegendSymbol::Area => Item::Box(RoundedBox {
            bounds: PageBox::new(middle.x - half + 0.7, middle.y - 4.5, SYMBOL_PT - 1.4, 9.0),
            radius: 1.5,
            fill: Some(entry.colour.faded(0.25)),
            outline: Some((entry.colour, 1.4)),
        }),
        LegendSymbol::Disc => Item::Disc(Disc { center: middle, radius: 4.8, fill: entry.colour, outline: None }),
        LegendSymbol::Line => line(1.8, None),
        LegendSymbol::DashedLine => line(1.8, Some(Dash { on: 2.8, off: 4.0, phase: 0.0 })),
    }
}
