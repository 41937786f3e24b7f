//! The numbers that tie callouts to cards: a pill of a colour, the numbers in it as ranges.

use super::{
    page::{Item, PageBox, PagePoint, RoundedBox},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    typesetting::PaperTypesetter,
};
use crate::scene::{colour::Colour, drawing::Weight, palette::Palette};

/// A pill, ready to be put somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Pill {
    /// Its width and height.
    pub size: [f32; 2],
    words: Paragraph,
    fill: Colour,
    edge: Colour,
}

/// The height of a pill, in points at a unit of 1.
const HEIGHT_PT: f32 = 15.0;

impl Pill {
    /// The pill of some numbers.
    #[must_use]
    pub fn new(numbers: &[usize], fill: Colour, unit: f32, palette: &Palette, typesetter: &PaperTypesetter) -> Self {
        let on_white = fill.contrast(palette.panel);
        let text = if on_white >= fill.contrast(palette.ink) { palette.panel } else { palette.ink };
        // The blank parts the number from what is read after it.
        let span = StyledSpan::new(&format!("{} ", ranges(numbers)), Weight::Bold, text);
        let words = typesetter.paragraph(&[span], &ParagraphStyle::line(8.6 * unit));
        let height = HEIGHT_PT * unit;
        let width = (words.width + 7.0 * unit).max(height);
        Self { size: [width, height], words, fill, edge: palette.panel }
    }

    /// The pill with its top left corner at a position.
    #[must_use]
    pub fn placed(self, at: PagePoint) -> Vec<Item> {
        let [width, height] = self.size;
        let bounds = PageBox::new(at.x, at.y, width, height);
        let rim = 0.09 * height;
        let disc = |bounds: PageBox, fill| {
            Item::Box(RoundedBox { bounds, radius: bounds.height / 2.0, fill: Some(fill), outline: None })
        };
        let mut items = vec![disc(bounds, self.edge), disc(bounds.grown(-rim), self.fill)];
        let at = PagePoint::new(at.x + (width - self.words.width) / 2.0, at.y + (height - self.words.height) / 2.0);
        items.extend(self.words.placed(at));
        items
    }
}

/// Numbers in rising order, neighbours as ranges: "1–3, 5".
#[must_use]
pub fn ranges(numbers: &[usize]) -> String {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in sorted {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words = runs.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_ranges() {
        assert_eq!(ranges(&[3, 1, 2, 7]), "1–3, 7");
        assert_eq!(ranges(&[4, 5]), "4, 5");
        assert_eq!(ranges(&[]), "");
    }
}
