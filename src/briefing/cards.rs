//! The column of quote cards: as large as fits, then with less context, then with what does not fit left out.
//!
//! A card is a coloured bar with heading, quotation and citation beside it; cards of one place share a heading.

use super::{
    fonts::Family,
    page::{Clip, Item, PageBox, PagePoint, RoundedBox},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    quotation::{Extent, QuoteCard},
    typesetting::PaperTypesetter,
};
use crate::scene::{
    colour::Colour,
    drawing::{Slant, Weight},
    palette::Palette,
};

/// Where the text of a card starts, right of its bar's left edge.
const INDENT_PT: f32 = 16.0;

/// The bar's width.
const BAR_PT: f32 = 3.0;

/// Between two cards.
const GAP_PT: f32 = 18.0;

/// Between a quotation and its citation.
const QUOTE_GAP_PT: f32 = 5.0;

/// Room for the line that counts what is not shown.
const REST_PT: f32 = 30.0;

/// More cards than can ever stand in a column.
const MOST_CARDS: usize = 12;

/// The shortest a passage is cut to before cards are dropped.
const SHORTEST_PASSAGE: usize = 280;

/// The longest passage that can stand in a column.
const LONGEST_PASSAGE: usize = 8000;

/// Sizes of quotations and their context, in the order tried.
const SETTINGS: [(f32, usize); 7] =
    [(17.0, usize::MAX), (17.0, 160), (17.0, 70), (17.0, 0), (15.5, 0), (14.0, 0), (SMALLEST_PT, 0)];

/// The smallest a quotation is set.
const SMALLEST_PT: f32 = 13.0;

/// A column of cards.
#[derive(Debug, Clone, Copy)]
pub struct CardColumn<'a> {
    /// Where.
    pub bounds: PageBox,
    /// The colours.
    pub palette: &'a Palette,
    /// Who sets the text.
    pub typesetter: &'a PaperTypesetter,
    /// How many passages there are beside the cards.
    pub further: usize,
}

/// A card whose text has been set.
struct SetCard {
    bar: Colour,
    heading: Option<Paragraph>,
    quotation: Paragraph,
    citation: Paragraph,
}

impl CardColumn<'_> {
    /// The cards, one clip each, and a line for those that are not shown.
    #[must_use]
    pub fn items(&self, cards: &[QuoteCard]) -> Vec<Item> {
        if let Some(set) = self.fitting(cards, self.bounds.height).filter(|_| self.further == 0) {
            return self.placed(set).0;
        }
        let height = self.bounds.height - REST_PT;
        let first = cards.get(..cards.len().min(MOST_CARDS)).unwrap_or(cards);
        let smallest = self.set_all(first, SMALLEST_PT, Extent { context: 0, passage: SHORTEST_PASSAGE });
        let mut bottom = 0.0;
        let count = smallest.iter().take_while(|card| {
            bottom += card.height() + GAP_PT;
            bottom - GAP_PT <= height
        });
        let count = count.count().max(1);
        let shown = cards.get(..count).unwrap_or(cards);
        let set = self.fitting(shown, height);
        let (mut items, bottom) = self.placed(set.unwrap_or(smallest));
        items.extend(self.rest(cards.len() - count + self.further, bottom));
        items
    }

    /// The cards at the largest setting at which all fit a height, their passages shortened at the last.
    fn fitting(&self, cards: &[QuoteCard], height: f32) -> Option<Vec<SetCard>> {
        if cards.len() > MOST_CARDS {
            return None;
        }
        for (size, context) in SETTINGS {
            let set = self.set_all(cards, size, Extent { context, passage: usize::MAX });
            if column_height(&set) <= height {
                return Some(set);
            }
        }
        let set = |passage| self.set_all(cards, SMALLEST_PT, Extent { context: 0, passage });
        let (mut fits, mut too_long) = (SHORTEST_PASSAGE, LONGEST_PASSAGE);
        let mut best = Some(set(fits)).filter(|set| column_height(set) <= height)?;
        while too_long - fits > 20 {
            let middle = fits.midpoint(too_long);
            let tried = set(middle);
            if column_height(&tried) <= height {
                (fits, best) = (middle, tried);
            } else {
                too_long = middle;
            }
        }
        Some(best)
    }

    fn set_all(&self, cards: &[QuoteCard], size: f32, extent: Extent) -> Vec<SetCard> {
        let before = std::iter::once(None).chain(cards.iter().map(Some));
        let set = cards.iter().zip(before).map(|(card, before)| {
            let same = |other: &QuoteCard| other.place == card.place && other.kind == card.kind;
            SetCard {
                bar: self.palette.class(card.class),
                heading: (!before.is_some_and(same)).then(|| self.heading(card)),
                quotation: self.quotation(card, size, extent),
                citation: self.small(&card.citation.words()),
            }
        });
        set.collect()
    }

    fn heading(&self, card: &QuoteCard) -> Paragraph {
        let kind = format!(" · {}", card.kind);
        let style = ParagraphStyle { width: Some(self.text_width()), line_height: 1.35, ..ParagraphStyle::line(12.5) };
        let place: String = card.place.chars().take(120).collect();
        let spans = [
            StyledSpan::new(&place, Weight::SemiBold, self.palette.ink),
            StyledSpan::new(&kind, Weight::Regular, self.palette.muted),
        ];
        self.typesetter.paragraph(&spans, &style)
    }

    /// The quotation, set a little narrower if that saves its last word from a line of its own.
    fn quotation(&self, card: &QuoteCard, size: f32, extent: Extent) -> Paragraph {
        let spans = card.spans(extent, self.palette);
        let set = |width: f32| {
            let style = ParagraphStyle {
                family: Family::Serif,
                line_height: 1.45,
                width: Some(width),
                ..ParagraphStyle::line(size)
            };
            self.typesetter.paragraph(&spans, &style)
        };
        let full = set(self.text_width());
        let lonely = |paragraph: &Paragraph| paragraph.last_width < 0.25 * self.text_width();
        if !lonely(&full) {
            return full;
        }
        let mut narrower = [0.96, 0.92, 0.88].iter().map(|part| set(part * self.text_width()));
        let better = narrower.find(|paragraph| paragraph.height <= full.height && !lonely(paragraph));
        better.unwrap_or(full)
    }

    fn small(&self, text: &str) -> Paragraph {
        let style = ParagraphStyle { width: Some(self.text_width()), line_height: 1.4, ..ParagraphStyle::line(9.0) };
        self.typesetter.paragraph(&[StyledSpan::new(text, Weight::Regular, self.palette.muted)], &style)
    }

    fn text_width(&self) -> f32 {
        self.bounds.width - INDENT_PT
    }

    /// The cards one below the other, and where the last ends.
    fn placed(&self, cards: Vec<SetCard>) -> (Vec<Item>, f32) {
        let mut items = Vec::new();
        let mut y = self.bounds.y;
        for card in cards {
            let bounds = PageBox::new(self.bounds.x, y, self.bounds.width, card.height());
            y = bounds.bottom() + GAP_PT;
            items.push(card.placed(bounds));
        }
        (items, y - GAP_PT)
    }

    /// The line that counts what is not shown.
    fn rest(&self, count: usize, bottom: f32) -> Vec<Item> {
        let text = match count {
            0 => return Vec::new(),
            1 => "1 more passage not shown".to_owned(),
            _ => format!("{count} more passages not shown"),
        };
        let style = ParagraphStyle { slant: Slant::Italic, ..ParagraphStyle::line(10.5) };
        let line = self.typesetter.paragraph(&[StyledSpan::new(&text, Weight::Regular, self.palette.muted)], &style);
        let at = PagePoint::new(self.bounds.x + INDENT_PT, bottom + GAP_PT * 0.75);
        line.placed(at)
    }
}

impl SetCard {
    fn height(&self) -> f32 {
        let heading = self.heading.as_ref().map_or(0.0, |heading| heading.height + 3.0);
        heading + self.quotation.height + QUOTE_GAP_PT + self.citation.height
    }

    fn placed(self, bounds: PageBox) -> Item {
        let bar = RoundedBox {
            bounds: PageBox::new(bounds.x, bounds.y, BAR_PT, bounds.height),
            radius: BAR_PT / 2.0,
            fill: Some(self.bar),
            outline: None,
        };
        let mut items = vec![Item::Box(bar)];
        let mut at = PagePoint::new(bounds.x + INDENT_PT, bounds.y);
        if let Some(heading) = self.heading {
            let height = heading.height;
            items.extend(heading.placed(at));
            at.y += height + 3.0;
        }
        let height = self.quotation.height;
        items.extend(self.quotation.placed(at));
        at.y += height + QUOTE_GAP_PT;
        items.extend(self.citation.placed(at));
        Item::Clip(Clip { bounds, radius: 0.0, items })
    }
}

fn column_height(cards: &[SetCard]) -> f32 {
    let gaps = cards.len().saturating_sub(1) as f32 * GAP_PT;
    cards.iter().map(SetCard::height).sum::<f32>() + gaps
}
