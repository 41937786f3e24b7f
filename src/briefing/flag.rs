//! A callout's text: the pill of its numbers and the name of its place.

use super::{
    map_order::MapOrder,
    map_picture::halo_width,
    numbers::Pill,
    page::{Item, PagePoint},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    sheet_size::Layout,
    sites::Site,
    spots::Placed,
};
use crate::{
    ground::folding::fold_name,
    scene::{colour::Colour, drawing::Weight},
};

/// The size of the name's letters.
const LETTERS_PT: f32 = 10.4;

/// A callout whose text has been set.
pub(super) struct Flag {
    pill: Option<Pill>,
    pub(super) label: Option<Paragraph>,
}

impl Flag {
    /// The callout of a site among others; places of one name say what they are too.
    pub(super) fn of(site: &Site<'_>, sites: &[Site<'_>], order: &MapOrder<'_>) -> Self {
        let press = order.press;
        let colour = site.look.colour(&press.palette);
        let pill = (order.layout != Layout::MapOnly && !site.numbers.is_empty())
            .then(|| Pill::new(&site.numbers, colour, order.unit, &press.palette, &press.typesetter));
        let title = fold_name(&site.place.title);
        let shares = |other: &Site<'_>| other.place.id != site.place.id && fold_name(&other.place.title) == title;
        let mut spans = vec![StyledSpan::new(&site.place.title, Weight::Bold, press.palette.ink)];
        if sites.iter().any(shares) {
            let kind = format!(" {}", site.place.kind.word());
            spans.push(StyledSpan::new(&kind, Weight::Regular, press.palette.label));
        }
        let style = ParagraphStyle::line(LETTERS_PT * order.unit);
        let widest = order.frame.width * 0.34;
        let mut label = press.typesetter.paragraph(&spans, &style);
        if label.width > widest {
            label = press.typesetter.line_within(&spans[0], &style, widest);
        }
        Self { pill, label: Some(label) }
    }

    /// Its width and height.
    pub(super) fn size(&self, unit: f32) -> [f32; 2] {
        let label = self.label.as_ref().map_or(0.0, |label| label.width);
        let [pill, height] = self.pill.as_ref().map_or([0.0, 15.0 * unit], |pill| pill.size);
        let gap = if pill > 0.0 && label > 0.0 { 4.0 * unit } else { 0.0 };
        [pill + gap + label, height]
    }

    /// Its pill at the side of the anchor, the label beside it.
    pub(super) fn placed(self, placed: &Placed, unit: f32, halo: Colour) -> Vec<Item> {
        let bounds = placed.bounds;
        let middle = bounds.x + bounds.width / 2.0;
        let pill = self.pill.as_ref().map_or(0.0, |pill| pill.size[0]);
        let gap = if pill > 0.0 { 4.0 * unit } else { 0.0 };
        let pill_x = if placed.leader[0].x > middle { bounds.right() - pill } else { bounds.x };
        let label_x = if pill_x > bounds.x { bounds.x } else { bounds.x + pill + gap };
        let mut items = Vec::new();
        if let Some(label) = self.label {
            let at = PagePoint::new(label_x, bounds.y + (bounds.height - label.height) / 2.0);
            items.extend(label.placed_with_halo(at, (halo.faded(0.92), halo_width(LETTERS_PT * unit))));
        }
        items.extend(self.pill.into_iter().flat_map(|pill| pill.placed(PagePoint::new(pill_x, bounds.y))));
        items
    }
}
