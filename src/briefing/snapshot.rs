//! A snapshot: the map as shown and the passages of what is selected, on one page.
//!
//! The caller composes the map anew for [`map_size`]; everything else is laid out here.

use super::{
    cards::CardColumn,
    furniture::{Furniture, LegendEntry},
    map_picture::MapPicture,
    page::{Item, Page, PageBox, PagePoint, RoundedBox},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    quotation::QuoteCard,
    typesetting::PaperTypesetter,
};
use crate::scene::{
    drawing::{Drawing, Weight},
    palette::Palette,
    scale_bar::ScaleBar,
};
use image::RgbaImage;

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct Snapshot<'a> {
    /// What the page says, in a line.
    pub title: String,
    /// What it is about, in a line.
    pub subtitle: String,
    /// The map, composed for [`map_size`].
    pub drawing: &'a Drawing,
    /// The coloured relief images, in the order of the base map.
    pub reliefs: &'a [RgbaImage],
    /// The colours.
    pub palette: &'a Palette,
    /// What is drawn on the map.
    pub legend: Vec<LegendEntry>,
    /// The map's scale.
    pub scale_bar: ScaleBar,
    /// What a reader must know: boundaries, names.
    pub caveats: Vec<String>,
    /// Who made the base map.
    pub attribution: String,
    /// The SHA-256 of all sources, hexadecimal; empty without sources.
    pub sources_sha256: String,
    /// The quoted passages, the first on top.
    pub cards: Vec<QuoteCard>,
    /// How many passages there are beside the cards; they are counted on the page, not shown.
    pub further: usize,
}

/// How much of the page the map takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapRoom {
    /// The whole width.
    Whole,
    /// Two thirds, with cards at its right.
    BesideCards,
}

/// The page's size: 16 to 9.
pub const PAGE_PT: [f32; 2] = [1200.0, 675.0];

/// Between the page's edge and what is on it.
const MARGIN_PT: f32 = 40.0;

/// The room between the margins.
const WIDTH_PT: f32 = PAGE_PT[0] - 2.0 * MARGIN_PT;

/// The top of the map.
const MAP_TOP_PT: f32 = 104.0;

/// The height of the map.
const MAP_HEIGHT_PT: f32 = 506.0;

/// The width of the column of cards, and the gap before it.
const CARDS_PT: [f32; 2] = [364.0, 28.0];

/// The radius of the map's corners.
const CORNER_PT: f32 = 8.0;

/// The top of the foot and the room it has.
const FOOT_PT: [f32; 2] = [622.0, 37.0];

impl MapRoom {
    /// The room that a number of cards leaves.
    #[must_use]
    pub const fn beside(cards: usize) -> Self {
        match cards {
            0 => Self::Whole,
            _ => Self::BesideCards,
        }
    }
}

/// The size that the map has on the page, to compose it for.
#[must_use]
pub const fn map_size(room: MapRoom) -> [f32; 2] {
    match room {
        MapRoom::Whole => [WIDTH_PT, MAP_HEIGHT_PT],
        MapRoom::BesideCards => [WIDTH_PT - CARDS_PT[0] - CARDS_PT[1], MAP_HEIGHT_PT],
    }
}

/// Where the map is on the page.
#[must_use]
pub const fn map_frame(room: MapRoom) -> PageBox {
    let [width, height] = map_size(room);
    PageBox::new(MARGIN_PT, MAP_TOP_PT, width, height)
}

/// The finished page.
#[must_use]
pub fn snapshot_page(snapshot: &Snapshot<'_>, typesetter: &PaperTypesetter) -> Page {
    let layout = SnapshotLayout { snapshot, palette: snapshot.palette, typesetter };
    let mut items = layout.head();
    items.extend(layout.map());
    items.extend(layout.cards());
    items.extend(layout.foot());
    Page { width: PAGE_PT[0], height: PAGE_PT[1], ground: snapshot.palette.ground, items }
}

/// Lays a snapshot out.
struct SnapshotLayout<'a> {
    snapshot: &'a Snapshot<'a>,
    palette: &'a Palette,
    typesetter: &'a PaperTypesetter,
}

impl SnapshotLayout<'_> {
    /// Title and subtitle.
    fn head(&self) -> Vec<Item> {
        let title = StyledSpan::new(&self.snapshot.title, Weight::Bold, self.palette.ink);
        let title = self.title(&title);
        let subtitle = StyledSpan::new(&self.snapshot.subtitle, Weight::Regular, self.palette.muted);
        let style = ParagraphStyle::line(14.0);
        let subtitle = self.typesetter.line_within(&subtitle, &style, WIDTH_PT);
        let top = 65.0 - title.height;
        let mut items = title.placed(PagePoint::new(MARGIN_PT, top));
        items.extend(subtitle.placed(PagePoint::new(MARGIN_PT, 70.0)));
        items
    }

    /// The title at the largest size that fits, set a little tight as large letters are.
    fn title(&self, span: &StyledSpan) -> Paragraph {
        let style = |size: f32| ParagraphStyle { spacing: -0.018 * size, ..ParagraphStyle::line(size) };
        let sizes = [26.0, 24.0, 22.0, 20.0];
        let mut lines = sizes.iter().map(|size| self.typesetter.paragraph(std::slice::from_ref(span), &style(*size)));
        let fitting = lines.find(|line| line.width <= WIDTH_PT);
        fitting.unwrap_or_else(|| self.typesetter.line_within(span, &style(20.0), WIDTH_PT))
    }

    /// The map, its furniture and the hairline around it.
    fn map(&self) -> Vec<Item> {
        let frame = map_frame(MapRoom::beside(self.snapshot.cards.len()));
        let furniture = Furniture { frame, palette: self.palette, typesetter: self.typesetter };
        let picture = MapPicture {
            drawing: self.snapshot.drawing,
            reliefs: self.snapshot.reliefs,
            frame,
            radius: CORNER_PT,
            land: self.palette.land,
            kept_clear: &furniture.boxes(&self.snapshot.legend, &self.snapshot.scale_bar),
        };
        let mut items = vec![picture.item(self.typesetter)];
        items.push(Item::Box(RoundedBox {
            bounds: frame,
            radius: CORNER_PT,
            fill: None,
            outline: Some((self.palette.ink.faded(0.16), 0.8)),
        }));
        items.extend(furniture.legend(&self.snapshot.legend));
        items.extend(furniture.scale_bar(&self.snapshot.scale_bar));
        items.extend(furniture.north_arrow());
        items
    }

    fn cards(&self) -> Vec<Item> {
        let frame = map_frame(MapRoom::BesideCards);
        let column = CardColumn {
            bounds: PageBox::new(frame.right() + CARDS_PT[1], frame.y, CARDS_PT[0], frame.height),
            palette: self.palette,
            typesetter: self.typesetter,
            further: self.snapshot.further,
        };
        if self.snapshot.cards.is_empty() {
            return Vec::new();
        }
        column.items(&self.snapshot.cards)
    }

    /// Caveats and attribution at the left; program, hash and page number at the right.
    fn foot(&self) -> Vec<Item> {
        let hash: String = self.snapshot.sources_sha256.chars().take(8).collect();
        let sources = if hash.is_empty() { hash } else { format!(" · sources sha256 {hash}…") };
        let right = format!("Treaty Atlas{sources} · 1 of 1");
        let right = self.foot_text(&right, 8.5, None);
        let right_width = right.width;
        let mut words: Vec<&str> = self.snapshot.caveats.iter().map(String::as_str).collect();
        words.push(&self.snapshot.attribution);
        words.retain(|line| !line.is_empty());
        let words = words.join(" ");
        let width = Some(WIDTH_PT - right_width - 40.0);
        let sizes = [8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.0, 4.0, 3.0];
        let mut tries = sizes.iter().map(|size| self.foot_text(&words, *size, width));
        let left = tries.find(|left| left.height <= FOOT_PT[1]);
        let mut items = Vec::new();
        if let Some(left) = left {
            items.extend(left.placed(PagePoint::new(MARGIN_PT, FOOT_PT[0])));
        }
        let at = PagePoint::new(PAGE_PT[0] - MARGIN_PT - right_width, FOOT_PT[0]);
        items.extend(right.placed(at));
        items
    }

    fn foot_text(&self, text: &str, size: f32, width: Option<f32>) -> Paragraph {
        let style = ParagraphStyle { line_height: 1.4, width, ..ParagraphStyle::line(size) };
        let span = StyledSpan::new(text, Weight::Regular, self.palette.muted);
        self.typesetter.paragraph(&[span], &style)
    }
}
