//! A quote card as a block: number, heading, the words, where they stand, what reviewers hold.

use super::{
    claim::Claim,
    excerpt::excerpt,
    flow::Block,
    fonts::Family,
    numbers::Pill,
    page::{Clip, Item, PageBox, PagePoint, Role, RoundedBox},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    press::Press,
};
use crate::{
    ground::wording::shortened,
    review::{decision::Verdict, stances::Outcome},
    scene::{
        colour::Colour,
        drawing::{Slant, Weight},
        palette::Palette,
    },
};

/// How cards are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardStyle {
    /// The width of the column.
    pub width: f32,
    /// The height of the column, which no card exceeds.
    pub height: f32,
    /// The size of the quote's letters.
    pub quote_size: f32,
    /// How large things are, 1 for a sheet of A4.
    pub unit: f32,
}

/// How much of a quote is shown, the most first, until the card fits its column.
const EXTENTS: [usize; 6] = [900, 600, 400, 260, 140, 60];

/// The width of the bar at the left of a card.
const BAR_PT: f32 = 2.2;

/// Where the text of a card starts, right of the bar's left edge.
const INDENT_PT: f32 = 28.0;

/// The fields of a provision that its card states, and what is missing where one is empty; a table has them all.
const ON_CARDS: [(&str, &str); 3] = [("Who", "party"), ("When", "date"), ("How much", "quantity")];

/// The most scalars of a field.
const LONGEST_VALUE: usize = 90;

/// The most scalars of a heading.
const LONGEST_HEADING: usize = 120;

impl CardStyle {
    /// The card of a claim.
    #[must_use]
    pub fn card(&self, number: usize, claim: &Claim, press: &Press<'_>) -> Block {
        let mut cards = EXTENTS.iter().map(|extent| self.card_of(number, claim, *extent, press));
        let last = cards.next_back();
        let fitting = cards.find(|card| card.height <= self.height);
        fitting.or(last).unwrap_or_default()
    }

    fn card_of(&self, number: usize, claim: &Claim, longest: usize, press: &Press<'_>) -> Block {
        let colour = claim.look.colour(&press.palette);
        let excerpt = excerpt(&claim.quote, longest, &press.palette);
        let heading = shortened(&claim.heading, LONGEST_HEADING);
        let entry = format!("{number} {heading}");
        let heading = self.line(&heading, 8.8, Weight::SemiBold, readable(colour, press), press);
        let quote = self.quotation(&excerpt.spans, press);
        let mut citation = claim.quote.citation();
        if excerpt.is_shortened {
            citation.push_str(" · shortened here, whole in the attached data");
        }
        let citation = self.line(&citation, 7.0, Weight::Regular, press.palette.muted, press);
        let stated = (claim.is_provision()).then(|| self.stated(claim, press));
        let reviewed = claim.reviewed.as_ref().map(|reviewed| {
            let head = if reviewed.outcome == Outcome::Differing { "Reviewers differ" } else { "Reviewed" };
            let words = format!("{head}: {}", reviewed.words);
            self.line(&words, 7.0, Weight::SemiBold, outcome_colour(reviewed.outcome, &press.palette), press)
        });
        let (unit, indent) = (self.unit, INDENT_PT * self.unit);
        let mut items = Vec::new();
        let mut y = 0.0;
        let pill = Pill::new(&[number], colour, unit, &press.palette, &press.typesetter);
        let (bar_width, margin) = (BAR_PT * unit, indent - BAR_PT * unit);
        // A number of many digits stands above the text instead of in its margin.
        let is_above = pill.size[0] > margin - 3.0 * unit;
        if is_above {
            y += pill.size[1] + 2.0 * unit;
        }
        let left = if is_above { 8.0 * unit } else { bar_width + (margin - pill.size[0]) / 2.0 };
        let mut head = pill.placed(PagePoint::new(left, 0.0));
        let add = |paragraph: Paragraph, gap: f32, y: &mut f32| {
            let at = PagePoint::new(indent, *y);
            *y += paragraph.height + gap * unit;
            paragraph.placed(at)
        };
        y += 1.2 * unit;
        head.extend(add(heading, 2.2, &mut y));
        items.push(Item::group(Role::Heading(entry), head));
        items.push(Item::group(Role::Quote, add(quote, 2.6, &mut y)));
        if let Some(stated) = stated {
            items.push(Item::group(Role::Paragraph, add(stated, 2.6, &mut y)));
        }
        items.push(Item::group(Role::Reference, add(citation, 0.0, &mut y)));
        if let Some(reviewed) = reviewed {
            y += 1.5 * unit;
            items.push(Item::group(Role::Paragraph, add(reviewed, 0.0, &mut y)));
        }
        let height = y + 1.0 * unit;
        let bar = RoundedBox {
            bounds: PageBox::new(0.0, 0.0, bar_width, height),
            radius: bar_width / 2.0,
            fill: Some(colour),
            outline: None,
        };
        items.insert(0, Item::group(Role::Adornment, vec![Item::Box(bar)]));
        // Marks piled on one letter may reach anywhere; the card is cut to its box.
        let bounds = PageBox::new(0.0, -2.0 * unit, self.width, height + 4.0 * unit);
        let items = vec![Item::group(Role::Section, vec![Item::Clip(Clip { bounds, radius: 0.0, items })])];
        Block { height, gap: 11.0 * unit, items, head: None, number: Some(number) }
    }

    /// Who, when and how much, in short; what the source does not say comes last.
    fn stated(&self, claim: &Claim, press: &Press<'_>) -> Paragraph {
        let palette = &press.palette;
        let fields = || {
            let named = |name: &str| claim.fields.iter().find(|field| field.name == name);
            ON_CARDS.iter().filter_map(move |(name, lack)| Some((named(name)?, *lack)))
        };
        let mut spans: Vec<StyledSpan> = Vec::new();
        for (field, value) in fields().filter_map(|(field, _)| Some((field, field.value.as_ref()?))) {
            let gap = if spans.is_empty() { "" } else { "   " };
            let name = format!("{gap}{} ", field.name);
            let value = shortened(value, LONGEST_VALUE);
            spans.push(StyledSpan::new(&name, Weight::Regular, palette.muted));
            spans.push(StyledSpan::new(&value, Weight::SemiBold, palette.ink));
        }
        let missing: Vec<&str> = fields().filter(|(field, _)| field.value.is_none()).map(|(_, lack)| lack).collect();
        if !missing.is_empty() {
            let gap = if spans.is_empty() { "" } else { "   " };
            let words = format!("{gap}Not stated: {}", missing.join(", "));
            spans.push(StyledSpan::new(&words, Weight::Regular, palette.muted).slanted(Slant::Italic));
        }
        let (width, size) = (Some(self.text_width()), 8.0 * self.unit);
        let style = ParagraphStyle { width, line_height: 1.36, ..ParagraphStyle::line(size) };
        press.typesetter.paragraph(&spans, &style)
    }

    fn text_width(&self) -> f32 {
        self.width - INDENT_PT * self.unit
    }

    fn line(&self, text: &str, size: f32, weight: Weight, colour: Colour, press: &Press<'_>) -> Paragraph {
        let width = Some(self.text_width());
        let style = ParagraphStyle { width, line_height: 1.32, ..ParagraphStyle::line(size * self.unit) };
        press.typesetter.paragraph(&[StyledSpan::new(text, weight, colour)], &style)
    }

    /// The quote, set a little narrower if that saves its last word from a line of its own.
    fn quotation(&self, spans: &[StyledSpan], press: &Press<'_>) -> Paragraph {
        let set = |width: f32| {
            let style = ParagraphStyle {
                family: Family::Serif,
                line_height: 1.4,
                width: Some(width),
                ..ParagraphStyle::line(self.quote_size)
            };
            press.typesetter.paragraph(spans, &style)
        };
        let full = set(self.text_width());
        let lonely = |paragraph: &Paragraph| paragraph.last_width < 0.22 * self.text_width();
        if !lonely(&full) {
            return full;
        }
        let mut narrower = [0.96, 0.92, 0.88].iter().map(|part| set(part * self.text_width()));
        let better = narrower.find(|paragraph| paragraph.height <= full.height && !lonely(paragraph));
        better.unwrap_or(full)
    }
}

impl Default for Block {
    /// A block that takes no room.
    fn default() -> Self {
        Self { height: 0.0, gap: 0.0, items: Vec::new(), head: None, number: None }
    }
}

/// The colour in which it is told what reviewers hold: only what is accepted looks so.
const fn outcome_colour(outcome: Outcome, palette: &Palette) -> Colour {
    match outcome {
        Outcome::Agreed(Verdict::Accept | Verdict::Correct) => palette.good,
        Outcome::Agreed(Verdict::Reject | Verdict::Unsure) | Outcome::Open => palette.muted,
        Outcome::Differing => palette.alert,
    }
}

/// A look's colour for letters: mixed with ink until it can be read.
fn readable(colour: Colour, press: &Press<'_>) -> Colour {
    let palette = &press.palette;
    let mut steps = (0..=10_u16).map(|step| colour.mixed(palette.ink, f32::from(step) / 10.0));
    steps.find(|mixed| mixed.contrast(palette.ground) >= 4.5).unwrap_or(palette.ink)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::palette::Theme;

    #[test]
    fn only_what_is_accepted_has_the_colour_of_it() {
        let palette = Palette::of(Theme::Light);
        let looks_accepted = |outcome| outcome_colour(outcome, &palette) == palette.good;
        assert!([Verdict::Accept, Verdict::Correct].into_iter().all(|it| looks_accepted(Outcome::Agreed(it))));
        assert!(![Verdict::Reject, Verdict::Unsure].into_iter().any(|it| looks_accepted(Outcome::Agreed(it))));
        assert!(!looks_accepted(Outcome::Differing));
    }
}
