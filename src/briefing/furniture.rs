//! What stands on a map beside the map itself: legend, scale bar, north arrow. Each knows its box
//! before it is drawn, so that callouts and names keep out of it.

use super::{
    claim::Pattern,
    hatch::hatch,
    map_picture::halo_width,
    page::{Disc, Item, PageBox, PagePoint, Path, RoundedBox, Run},
    paper_scale::PaperScale,
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    typesetting::PaperTypesetter,
};
use crate::scene::{
    colour::Colour,
    drawing::{Stroke, Weight},
    palette::{Palette, Theme},
};

/// One line of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendEntry {
    /// How it is drawn on the map.
    pub symbol: LegendSymbol,
    /// What it means.
    pub words: String,
}

/// How a thing is drawn on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LegendSymbol {
    /// An area, tinted and outlined, and hatched where there is no colour.
    Area(Colour, Pattern),
    /// A filled dot.
    Dot(Colour),
    /// An open ring.
    Ring(Colour),
    /// A line.
    Line(Stroke),
    /// A dot as wide as a stroke.
    Spot(Stroke),
}

/// Between furniture and the edge of the map.
const INSET_PT: f32 = 10.0;

/// From one line of the legend to the next.
const ROW_PT: f32 = 13.0;

/// Between the legend's edge and what it holds.
const PAD_PT: f32 = 7.5;

/// The width of a symbol.
const SYMBOL_PT: f32 = 13.0;

/// The size of letters.
const LETTERS_PT: f32 = 7.8;

/// The most lines of the legend.
const MOST_ROWS: usize = 14;

/// Draws furniture into the frame of a map.
#[derive(Debug, Clone, Copy)]
pub struct Furniture<'a> {
    /// The map's frame.
    pub frame: PageBox,
    /// How large things are, 1 for a sheet of A4.
    pub unit: f32,
    /// The colours.
    pub palette: &'a Palette,
    /// Who sets the text.
    pub typesetter: &'a PaperTypesetter,
}

impl Furniture<'_> {
    /// The size of the legend; nothing without entries.
    #[must_use]
    pub fn legend_size(&self, entries: &[LegendEntry]) -> [f32; 2] {
        let words = self.legend_words(entries);
        let longest = words.iter().map(|line| line.width).fold(0.0, f32::max);
        if words.is_empty() {
            return [0.0; 2];
        }
        let width = (PAD_PT * 2.0 + SYMBOL_PT + 6.0) * self.unit + longest;
        [width, (PAD_PT * 2.0 - 2.0 + words.len() as f32 * ROW_PT) * self.unit]
    }

    /// A box of a size in a corner of the map.
    #[must_use]
    pub fn corner(&self, size: [f32; 2], corner: Corner) -> PageBox {
        let inset = INSET_PT * self.unit;
        let (right, bottom) = (self.frame.right() - inset - size[0], self.frame.bottom() - inset - size[1]);
        let (x, y) = match corner {
            Corner::TopLeft => (self.frame.x + inset, self.frame.y + inset),
            Corner::BottomLeft => (self.frame.x + inset, bottom),
            Corner::TopRight => (right, self.frame.y + inset),
            Corner::BottomRight => (right, bottom),
        };
        PageBox::new(x, y, size[0], size[1])
    }

    /// A panel that lies on the map.
    #[must_use]
    pub fn panel(&self, bounds: PageBox) -> Vec<Item> {
        let radius = 5.0 * self.unit;
        let shade = RoundedBox {
            bounds: bounds.grown(0.7 * self.unit),
            radius: radius + 0.7 * self.unit,
            fill: Some(self.palette.ink.faded(0.10)),
            outline: None,
        };
        let fill = Some(self.palette.panel.faded(0.95));
        vec![Item::Box(shade), Item::Box(RoundedBox { bounds, radius, fill, outline: None })]
    }

    /// The legend in its box.
    #[must_use]
    pub fn legend(&self, entries: &[LegendEntry], bounds: PageBox) -> Vec<Item> {
        if bounds.height <= 0.0 {
            return Vec::new();
        }
        let mut items = self.panel(bounds);
        let row = ROW_PT * self.unit;
        let left = bounds.x + PAD_PT * self.unit;
        let mut y = bounds.y + (PAD_PT - 1.0) * self.unit;
        for (entry, words) in entries.iter().zip(self.legend_words(entries)) {
            items.extend(self.symbol(entry, PagePoint::new(left + SYMBOL_PT * self.unit / 2.0, y + row / 2.0)));
            let top = y + (row - words.height) / 2.0;
            items.extend(words.placed(PagePoint::new(left + (SYMBOL_PT + 6.0) * self.unit, top)));
            y += row;
        }
        items
    }

    fn legend_words(&self, entries: &[LegendEntry]) -> Vec<Paragraph> {
        let entries = entries.iter().take(MOST_ROWS);
        let words = entries.map(|entry| {
            let span = StyledSpan::new(&entry.words, Weight::Regular, self.palette.ink);
            let style = ParagraphStyle::line(LETTERS_PT * self.unit);
            self.typesetter.line_within(&span, &style, self.frame.width * 0.42)
        });
        words.collect()
    }

    /// The box of the scale: a bar, its length above it, the statement below.
    #[must_use]
    pub fn scale_box(&self, scale: &PaperScale) -> PageBox {
        let width = self.statement(scale).width.max(scale.length);
        self.corner([width, 27.0 * self.unit], Corner::BottomRight)
    }

    fn statement(&self, scale: &PaperScale) -> Paragraph {
        self.label(&scale.statement, 6.6, Weight::Regular)
    }

    /// The scale in its box.
    #[must_use]
    pub fn scale(&self, scale: &PaperScale, bounds: PageBox) -> Vec<Item> {
        let right = bounds.right();
        let (left, line_y) = (right - scale.length, bounds.y + 15.5 * self.unit);
        let tick = line_y - 3.6 * self.unit;
        let corners = [(left, tick), (left, line_y), (right, line_y), (right, tick)];
        let line = |width: f32, colour| {
            Item::Path(Path {
                runs: vec![Run { points: corners.map(|(x, y)| PagePoint::new(x, y)).to_vec(), closed: false }],
                fill: None,
                stroke: Some(Stroke { width: width * self.unit, colour, dash: None }),
            })
        };
        let mut items = vec![line(3.2, self.palette.halo.faded(0.8)), line(1.0, self.palette.ink)];
        let length = self.label(&scale.text, LETTERS_PT, Weight::SemiBold);
        let at = PagePoint::new(left, line_y - 5.0 * self.unit - length.height);
        items.extend(length.placed_with_halo(at, self.halo(LETTERS_PT)));
        let statement = self.statement(scale);
        let at = PagePoint::new(right - statement.width, line_y + 2.0 * self.unit);
        items.extend(statement.placed_with_halo(at, self.halo(6.6)));
        items
    }

    /// The size of the north arrow.
    #[must_use]
    pub fn north_size(&self) -> [f32; 2] {
        [13.0 * self.unit, 23.0 * self.unit]
    }

    /// The north arrow in its box; the map's north is up everywhere.
    #[must_use]
    pub fn north_arrow(&self, bounds: PageBox) -> Vec<Item> {
        let (middle, top, unit) = (bounds.x + bounds.width / 2.0, bounds.y, self.unit);
        let corners = [(0.0, 0.0), (4.2, 9.0), (0.0, 7.0), (-4.2, 9.0)];
        let points = corners.map(|(x, y)| PagePoint::new(middle + x * unit, top + y * unit)).to_vec();
        let arrow =
            |fill, stroke| Item::Path(Path { runs: vec![Run { points: points.clone(), closed: true }], fill, stroke });
        let halo = Stroke { width: 2.6 * unit, colour: self.palette.halo.faded(0.8), dash: None };
        let mut items = vec![arrow(None, Some(halo)), arrow(Some(self.palette.ink), None)];
        let letter = self.label("N", 8.5, Weight::SemiBold);
        let at = PagePoint::new(middle - letter.width / 2.0, top + 10.5 * unit);
        items.extend(letter.placed_with_halo(at, self.halo(8.5)));
        items
    }

    fn label(&self, text: &str, size: f32, weight: Weight) -> Paragraph {
        let span = StyledSpan::new(text, weight, self.palette.ink);
        self.typesetter.paragraph(&[span], &ParagraphStyle::line(size * self.unit))
    }

    fn halo(&self, size: f32) -> (Colour, f32) {
        (self.palette.halo.faded(0.9), halo_width(size * self.unit))
    }

    /// A legend's symbol about its middle.
    fn symbol(&self, entry: &LegendEntry, middle: PagePoint) -> Vec<Item> {
        let (unit, half) = (self.unit, SYMBOL_PT * self.unit / 2.0);
        let disc =
            |radius: f32, fill, outline| Item::Disc(Disc { center: middle, radius: radius * unit, fill, outline });
        match entry.symbol {
            LegendSymbol::Area(colour, pattern) => {
                let bounds = PageBox::new(middle.x - half, middle.y - 4.0 * unit, 2.0 * half, 8.0 * unit);
                area_symbol(bounds, colour, pattern, self.palette, unit)
            }
            LegendSymbol::Dot(colour) => vec![disc(3.4, colour, Some((self.palette.panel, 1.0 * unit)))],
            LegendSymbol::Ring(colour) => vec![disc(2.4, self.palette.panel, Some((colour, 1.1 * unit)))],
            LegendSymbol::Spot(stroke) => {
                vec![disc(stroke.width / 2.0 / unit, stroke.colour, None)]
            }
            LegendSymbol::Line(stroke) => {
                let ends = [middle.x - half, middle.x + half].map(|x| PagePoint::new(x, middle.y));
                let runs = vec![Run { points: ends.to_vec(), closed: false }];
                vec![Item::Path(Path { runs, fill: None, stroke: Some(stroke) })]
            }
        }
    }
}

/// A small box that stands for an area.
fn area_symbol(bounds: PageBox, colour: Colour, pattern: Pattern, palette: &Palette, unit: f32) -> Vec<Item> {
    let is_print = palette.theme == Theme::Print;
    let fill = Some(if is_print { palette.panel } else { colour.faded(0.28) });
    let mut items = vec![Item::Box(RoundedBox { bounds, radius: 1.2 * unit, fill, outline: None })];
    if is_print {
        let stroke = Stroke { width: 0.5 * unit, colour, dash: None };
        let runs = hatch(&[bounds.ring()], pattern, 2.6 * unit, bounds);
        items.push(Item::Path(Path { runs, fill: None, stroke: Some(stroke) }));
    }
    let outline = Some((colour, 1.0 * unit));
    items.push(Item::Box(RoundedBox { bounds, radius: 1.2 * unit, fill: None, outline }));
    items
}

/// A corner of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corner {
    /// Top left.
    TopLeft,
    /// Top right.
    TopRight,
    /// Bottom left.
    BottomLeft,
    /// Bottom right.
    BottomRight,
}
