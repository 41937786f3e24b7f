//! Text becomes glyphs at their places: one line for labels, paragraphs of mixed weight for the rest.
//!
//! Sizes in points. Lines stand on an even grid, whatever fonts a line falls back to.

use super::{
    fonts::FontSet,
    page::{GlyphRun, PageBox, RoundedBox},
    paragraph::{Paragraph, ParagraphStyle, StyledSpan},
    printable::joined,
    shaping::{Piece, Shaper},
};
use crate::scene::drawing::{Lettering, Typesetter};
use unicode_segmentation::UnicodeSegmentation as _;

/// No text that is to be shortened needs more letters than these to fill a page.
const LONGEST: usize = 2000;

/// Sets text in the fonts of a sheet.
#[derive(Debug, Default)]
pub struct PaperTypesetter {
    shaper: Shaper,
    fonts: FontSet,
}

impl PaperTypesetter {
    /// A typesetter with the compiled-in fonts at hand.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A typesetter with fonts at hand.
    #[must_use]
    pub fn with_fonts(fonts: FontSet) -> Self {
        Self { shaper: Shaper::new(&fonts), fonts }
    }

    /// The fonts that its glyph runs are of.
    #[must_use]
    pub const fn fonts(&self) -> &FontSet {
        &self.fonts
    }

    /// Sets a paragraph.
    #[must_use]
    pub fn paragraph(&self, spans: &[StyledSpan], style: &ParagraphStyle) -> Paragraph {
        let (text, ranges) = joined(spans);
        let layout = self.shaper.lay_out(&text, spans, &ranges, style);
        let pitch = style.line_height * style.size;
        let rise = (style.family.ascent() - style.family.descent()) * style.size;
        let mut paragraph = Paragraph {
            width: layout.width(),
            last_width: layout.lines().last().map_or(0.0, |line| line.metrics().advance),
            height: 0.0,
            runs: Vec::new(),
            highlights: Vec::new(),
        };
        for line in layout.lines() {
            let baseline = paragraph.height + pitch.midpoint(rise);
            let mut pieces = self.shaper.pieces(&line, baseline);
            paragraph.highlights.extend(highlights(&pieces, spans, style.size, baseline));
            pieces.sort_by_key(|piece| piece.range.start);
            let runs = pieces.into_iter().filter_map(|mut piece| {
                let start = piece.range.start as u32;
                for glyph in &mut piece.glyphs {
                    (glyph.from, glyph.to) = (glyph.from.saturating_sub(start), glyph.to.saturating_sub(start));
                }
                Some(GlyphRun {
                    font: piece.font,
                    size: style.size,
                    colour: spans.get(piece.span)?.colour,
                    text: text.get(piece.range)?.to_owned(),
                    glyphs: piece.glyphs,
                    advance: piece.to - piece.from,
                })
            });
            paragraph.runs.extend(runs);
            paragraph.height += pitch;
        }
        paragraph
    }

    /// Sets one line of at most a width; what does not fit gives way to an ellipsis.
    #[must_use]
    pub fn line_within(&self, span: &StyledSpan, style: &ParagraphStyle, width: f32) -> Paragraph {
        let whole = self.paragraph(std::slice::from_ref(span), style);
        if whole.width <= width {
            return whole;
        }
        let letters: Vec<&str> = span.text.graphemes(true).collect();
        let shortened = |kept: usize| {
            let start: String = letters.iter().take(kept).copied().collect();
            let text = format!("{}…", start.trim_end());
            self.paragraph(&[StyledSpan { text, ..*span }], style)
        };
        let counts: Vec<usize> = (1..letters.len()).collect();
        shortened(counts.partition_point(|kept| shortened(*kept).width <= width))
    }

    /// Sets the words that fit a height; what does not fit gives way to an ellipsis.
    #[must_use]
    pub fn lines_within(&self, span: &StyledSpan, style: &ParagraphStyle, height: f32) -> Paragraph {
        let letters: Vec<&str> = span.text.graphemes(true).take(LONGEST).collect();
        let shortened = |kept: usize| {
            let start: String = letters.iter().take(kept).copied().collect();
            // A word is left out whole, where that does not leave out much.
            let words = start.rsplit_once(' ').filter(|(words, _)| words.len() * 2 > start.len());
            let text = format!("{}…", words.map_or(start.as_str(), |(words, _)| words).trim_end());
            self.paragraph(&[StyledSpan { text, ..*span }], style)
        };
        let counts: Vec<usize> = (1..letters.len()).collect();
        shortened(counts.partition_point(|kept| shortened(*kept).height <= height))
    }

    /// One line of a map label, as wide as [`Typesetter::size`] says.
    #[must_use]
    pub fn label(&self, text: &str, lettering: &Lettering) -> Paragraph {
        let span = StyledSpan::new(text, lettering.weight, lettering.colour).slanted(lettering.slant);
        let style = ParagraphStyle { spacing: lettering.spacing, ..ParagraphStyle::line(lettering.size) };
        self.paragraph(&[span], &style)
    }
}

impl Typesetter for PaperTypesetter {
    fn size(&self, text: &str, lettering: &Lettering) -> [f32; 2] {
        let line = self.label(text, lettering);
        [line.width, line.height]
    }
}

/// The boxes behind a line's highlighted pieces; neighbours of one span share a box.
fn highlights(pieces: &[Piece], spans: &[StyledSpan], size: f32, baseline: f32) -> Vec<RoundedBox> {
    let mut boxes: Vec<(usize, RoundedBox)> = Vec::new();
    for piece in pieces {
        let Some(colour) = spans.get(piece.span).and_then(|span| span.highlight) else {
            continue;
        };
        if let Some((span, last)) = boxes.last_mut()
            && *span == piece.span
        {
            last.bounds.width += piece.to - piece.from;
            continue;
        }
        let pad = 0.085 * size;
        let highlight = RoundedBox {
            bounds: PageBox::new(
                piece.from - pad,
                baseline - 0.96 * size,
                piece.to - piece.from + 2.0 * pad,
                1.26 * size,
            ),
            radius: 0.16 * size,
            fill: Some(colour),
            outline: None,
        };
        boxes.push((piece.span, highlight));
    }
    boxes.into_iter().map(|(_, highlight)| highlight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::fonts::Family,
        scene::{
            colour::Colour,
            drawing::{Slant, Weight},
        },
    };

    const INK: Colour = Colour::hex(0);

    fn set(text: &str, family: Family, width: Option<f32>) -> Paragraph {
        let style = ParagraphStyle { family, width, ..ParagraphStyle::line(16.0) };
        PaperTypesetter::new().paragraph(&[StyledSpan::new(text, Weight::Regular, INK)], &style)
    }

    #[test]
    fn names_of_the_region_have_glyphs_in_both_families() {
        for text in ["Լաչին Բերձոր", "ლაჩინი", "Laçın Ağdam Şuşa Əsgəran", "Лачин", "لاچین", "לצ׳ין", "“…” ¶ – ·"]
        {
            for family in [Family::Sans, Family::Serif] {
                for run in &set(text, family, None).runs {
                    assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "{text} {family:?}");
                }
            }
        }
    }

    #[test]
    fn bold_and_italic_come_from_their_own_fonts() {
        let typesetter = PaperTypesetter::new();
        for (weight, slant, expected) in [
            (Weight::Regular, Slant::Upright, 0),
            (Weight::SemiBold, Slant::Upright, 2),
            (Weight::Bold, Slant::Upright, 3),
            (Weight::Regular, Slant::Italic, 4),
        ] {
            let lettering = Lettering { size: 12.0, weight, slant, spacing: 0.0, colour: INK, halo: None };
            assert_eq!(typesetter.label("Lachin", &lettering).runs[0].font, expected);
        }
    }

    #[test]
    fn letter_spacing_widens_a_line() {
        let typesetter = PaperTypesetter::new();
        let tight = Lettering {
            size: 12.0,
            weight: Weight::Regular,
            slant: Slant::Upright,
            spacing: 0.0,
            colour: INK,
            halo: None,
        };
        let wide = Lettering { spacing: 2.0, ..tight };
        let (tight, wide) = (typesetter.size("LACHIN", &tight), typesetter.size("LACHIN", &wide));
        assert!(wide[0] > tight[0] + 9.0, "{tight:?} {wide:?}");
        assert!((wide[1] - tight[1]).abs() < 1e-6);
    }

    #[test]
    fn lines_break_within_the_width_even_without_spaces() {
        for text in ["to cede control of certain areas held outside the borders", &"x".repeat(500)] {
            let paragraph = set(text, Family::Serif, Some(100.0));
            assert!(paragraph.height > 40.0);
            for run in &paragraph.runs {
                let visible = run.glyphs.iter().take(run.text.trim_end().chars().count());
                assert!(visible.map(|glyph| glyph.at.x).fold(0.0, f32::max) < 100.0);
            }
        }
    }

    #[test]
    fn the_words_stay_with_their_glyphs() {
        let text = "Laçın is Լաչին, and לצ׳ין too; ends here";
        let runs = set(text, Family::Serif, Some(90.0)).runs;
        let words: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(words, text);
    }

    #[test]
    fn a_line_too_long_for_its_room_ends_in_an_ellipsis() {
        let typesetter = PaperTypesetter::new();
        let span = StyledSpan::new("What the agreement says", Weight::Bold, INK);
        let line = typesetter.line_within(&span, &ParagraphStyle::line(20.0), 120.0);
        assert!((80.0..=120.0).contains(&line.width), "{}", line.width);
        assert!(line.runs[0].text.starts_with("What the") && line.runs[0].text.ends_with('…'));
    }

    #[test]
    fn lines_too_many_for_their_room_end_after_a_word() {
        let span = StyledSpan::new(&"What the agreement says of it ".repeat(40), Weight::Bold, INK);
        let style = ParagraphStyle { width: Some(300.0), ..ParagraphStyle::line(20.0) };
        let set = PaperTypesetter::new().lines_within(&span, &style, 75.0);
        assert!(set.height > 50.0 && set.height <= 75.0, "{}", set.height);
        let words: String = set.runs.iter().map(|run| run.text.as_str()).collect();
        let last = words.trim_end_matches('…').rsplit(' ').next().unwrap();
        assert!(words.ends_with('…') && span.text.contains(&format!(" {last} ")), "{words}");
    }

    #[test]
    fn marks_piled_on_one_letter_do_not_tower() {
        let runs = set(&format!("a{}b", "\u{301}".repeat(2000)), Family::Serif, None).runs;
        let glyphs = runs.iter().map(|run| run.glyphs.len()).sum::<usize>();
        assert!(glyphs < 12, "{glyphs}");
    }

    #[test]
    fn letters_of_a_script_from_right_to_left_stand_in_its_order() {
        for text in ["לצין", "لاچین"] {
            let run = &set(text, Family::Serif, None).runs[0];
            let at = |letter: usize| {
                let from = text.char_indices().nth(letter).map_or(0, |(at, _)| at as u32);
                run.glyphs.iter().find(|glyph| glyph.from == from).map(|glyph| glyph.at.x)
            };
            assert!(at(0) > at(3), "{text}: the first letter is the rightmost");
        }
    }

    #[test]
    fn nothing_in_a_text_makes_setting_it_fail() {
        for text in [
            "",
            " ",
            "\n\n",
            "\u{202e}abc\u{202c}",
            "a\u{0}b\u{7}",
            "e\u{301}\u{301}\u{301}",
            "👩‍👩‍👧",
            "\u{1F1E6}",
            "漢字",
            "\u{301}",
            "\u{feff}\u{200b}",
            "\u{10ffff}",
        ] {
            let paragraph = set(text, Family::Serif, Some(40.0));
            assert!(paragraph.height.is_finite() && paragraph.width.is_finite());
        }
    }
}
