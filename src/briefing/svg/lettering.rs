//! Text in SVG: each letter at its place, in the embedded font. Letters that their script joins or piles up
//! are drawn as outlines above unseen text, as not every reader would shape them alike.

use super::{number, paint, stroke};
use crate::{
    briefing::{
        fonts::{FontFile, FontSet},
        markup::{escaped, push},
        outlines::{EM, Outlines},
        page::{GlyphRun, TextBlock},
        used_fonts::{UsedFonts, letters},
    },
    scene::drawing::{Slant, Stroke},
};
use std::sync::Arc;
use tiny_skia::{PathSegment, Transform};

/// Writes text, and notes which letters of which fonts were used.
#[derive(Debug, Default)]
pub(super) struct Lettering {
    fonts: FontSet,
    used: UsedFonts,
    outlines: Outlines,
}

impl Lettering {
    /// Nothing written so far in some fonts.
    pub(super) fn of(fonts: &FontSet) -> Self {
        Self { fonts: fonts.clone(), used: UsedFonts::default(), outlines: Outlines::of(fonts.clone()) }
    }

    /// Writes a block of text.
    pub(super) fn write(&mut self, block: &TextBlock, body: &mut String) {
        let halo = block.halo.map(|(colour, width)| stroke(Stroke { width, colour, dash: None }));
        let halo = halo.map(|halo| format!("{halo} paint-order=\"stroke\"")).unwrap_or_default();
        if !halo.is_empty() {
            // All halos lie below all letters of the block.
            for run in &block.runs {
                self.run(run, &halo, "none", body);
            }
        }
        for run in &block.runs {
            self.run(run, "", "", body);
        }
    }

    fn run(&mut self, run: &GlyphRun, halo: &str, fill: &str, body: &mut String) {
        let (Some(font), Some(first)) = (self.fonts.font(run.font).map(Arc::clone), run.glyphs.first()) else { return };
        let own_fill = if fill.is_empty() { paint("fill", Some(run.colour)) } else { " fill=\"none\"".to_owned() };
        let face = face(&font, run.size);
        let Some(letters) = letters(run, &font) else {
            self.outlined(run, halo, &own_fill, body);
            if halo.is_empty() {
                let (x, y) = (number(first.at.x), number(first.at.y));
                push(
                    body,
                    format_args!("<text x=\"{x}\" y=\"{y}\"{face} fill=\"none\">{}</text>\n", escaped(&run.text)),
                );
            }
            return;
        };
        if !halo.is_empty() {
            self.outlined(run, halo, &own_fill, body);
            return;
        }
        self.used.add_letters(run.font, &letters);
        let x: Vec<String> = run.glyphs.iter().map(|glyph| number(glyph.at.x)).collect();
        let (x, y) = (x.join(" "), number(first.at.y));
        push(
            body,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\"{face}{own_fill} xml:space=\"preserve\">{}</text>\n",
                escaped(&run.text)
            ),
        );
    }

    /// The outlines of a run's glyphs as one path.
    fn outlined(&mut self, run: &GlyphRun, halo: &str, fill: &str, body: &mut String) {
        let mut steps = String::new();
        let size = run.size / EM;
        for glyph in &run.glyphs {
            let place = Transform::from_row(size, 0.0, 0.0, size, glyph.at.x, glyph.at.y);
            let outline = self.outlines.outline(run.font, glyph.id).cloned();
            let Some(outline) = outline.and_then(|outline| outline.transform(place)) else { continue };
            let point = |at: tiny_skia::Point| format!("{} {}", number(at.x), number(at.y));
            for segment in outline.segments() {
                match segment {
                    PathSegment::MoveTo(at) => push(&mut steps, format_args!("M{}", point(at))),
                    PathSegment::LineTo(at) => push(&mut steps, format_args!("L{}", point(at))),
                    PathSegment::QuadTo(a, at) => push(&mut steps, format_args!("Q{} {}", point(a), point(at))),
                    PathSegment::CubicTo(a, b, at) => {
                        push(&mut steps, format_args!("C{} {} {}", point(a), point(b), point(at)));
                    }
                    PathSegment::Close => steps.push('Z'),
                }
            }
        }
        if !steps.is_empty() {
            push(body, format_args!("<path d=\"{steps}\"{fill}{halo}/>\n"));
        }
    }

    /// The fonts that were used, cut to their letters, as rules of CSS.
    pub(super) fn font_faces(&self) -> String {
        self.used.font_faces(&self.fonts)
    }
}

/// Family, size, weight and slant as attributes.
fn face(font: &FontFile, size: f32) -> String {
    let style = if font.slant == Slant::Italic { " font-style=\"italic\"" } else { "" };
    let generic = if font.family.contains("Serif") { "serif" } else { "sans-serif" };
    format!(
        " font-family=\"'{}', {generic}\" font-size=\"{}\" font-weight=\"{}\"{style}",
        font.family,
        number(size),
        font.weight
    )
}
