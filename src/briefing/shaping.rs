//! Letters find their glyphs: the library shapes a text in the fonts of a sheet and breaks it into lines; a line
//! is read off in pieces of one font and one span.
//!
//! Letters that no font has show the font's empty box.

use super::{
    fonts::FontSet,
    page::{Glyph, PagePoint},
    paragraph::{ParagraphStyle, StyledSpan},
};
use crate::scene::drawing::{Slant, Weight};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontData, FontFamily, FontFamilyName, FontFeatures, FontStyle,
    FontWeight, Layout, LayoutContext, Line, OverflowWrap, StyleProperty,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride},
};
use std::{borrow::Cow, cell::RefCell, fmt, ops::Range, sync::Arc};

/// Font features in the way of CSS that keep letters apart, where their script does not join them.
pub(super) const ONE_GLYPH_A_LETTER: &str = "'liga' 0, 'clig' 0, 'calt' 0";

/// Shapes text in the fonts of a sheet.
pub(super) struct Shaper {
    workshop: RefCell<Workshop>,
    /// The resource number of each font.
    resources: Vec<u64>,
    /// The families of the added fonts, as the library knows them.
    added: Vec<String>,
}

struct Workshop {
    fonts: FontContext,
    layouts: LayoutContext<usize>,
}

impl Default for Shaper {
    fn default() -> Self {
        Self::new(&FontSet::default())
    }
}

impl fmt::Debug for Shaper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shaper").finish_non_exhaustive()
    }
}

impl Shaper {
    /// A shaper with fonts at hand.
    pub(super) fn new(set: &FontSet) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut resources = Vec::new();
        let mut added: Vec<String> = Vec::new();
        for (index, font) in set.files().enumerate() {
            let blob = Blob::new(Arc::clone(font) as Arc<dyn AsRef<[u8]> + Send + Sync>);
            resources.push(blob.id());
            let is_added = set.is_added(index);
            // A family that was added may have the name of one that is compiled in with fewer letters.
            let name = if is_added { format!("{} (added)", font.family) } else { font.family.clone().into_owned() };
            // The files of one family do not agree on its name.
            let family = FontInfoOverride {
                family_name: Some(&name),
                weight: Some(FontWeight::new(f32::from(font.weight))),
                style: Some(font_style(font.slant)),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(blob, Some(family));
            if is_added && !added.contains(&name) {
                added.push(name);
            }
        }
        let fonts = FontContext { collection, ..FontContext::default() };
        Self { workshop: RefCell::new(Workshop { fonts, layouts: LayoutContext::new() }), resources, added }
    }

    /// Lets the library shape the text and break it into lines.
    pub(super) fn lay_out(
        &self,
        text: &str,
        spans: &[StyledSpan],
        ranges: &[Range<usize>],
        style: &ParagraphStyle,
    ) -> Layout<usize> {
        let mut workshop = self.workshop.borrow_mut();
        let Workshop { fonts, layouts } = &mut *workshop;
        let names = style.family.chain().iter().copied().chain(self.added.iter().map(String::as_str));
        let chain: Vec<_> = names.map(|name| FontFamilyName::Named(Cow::Borrowed(name))).collect();
        let mut builder = layouts.ranged_builder(fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Owned(chain))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LetterSpacing(style.spacing));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        // One glyph a letter, so that a writer of text can put each letter where it stands.
        builder.push_default(StyleProperty::FontFeatures(FontFeatures::Source(Cow::Borrowed(ONE_GLYPH_A_LETTER))));
        for (index, (span, range)) in spans.iter().zip(ranges).enumerate() {
            let weight = FontWeight::new(weight_number(span.weight));
            builder.push(StyleProperty::FontWeight(weight), range.clone());
            builder.push(StyleProperty::FontStyle(font_style(span.slant)), range.clone());
            builder.push(StyleProperty::Brush(index), range.clone());
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(style.width);
        // At the left, or at the right for a text that runs from right to left.
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }

    /// A line's glyphs from left to right, cut where font or span change.
    pub(super) fn pieces(&self, line: &Line<'_, usize>, baseline: f32) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut x = line.metrics().offset;
        for run in line.runs() {
            let font = self.font_index(run.font());
            let mut new_run = true;
            for cluster in run.visual_clusters() {
                let span = cluster.style().brush;
                let range = cluster.text_range();
                let mut piece = match pieces.pop() {
                    Some(last) if !new_run && last.span == span => last,
                    last => {
                        pieces.extend(last);
                        Piece::start(font, span, range.clone(), x)
                    }
                };
                new_run = false;
                piece.range = piece.range.start.min(range.start)..piece.range.end.max(range.end);
                for glyph in cluster.glyphs() {
                    let at = PagePoint::new(x + glyph.x, baseline + glyph.y);
                    piece.glyphs.push(Glyph { id: glyph.id, at, from: range.start as u32, to: range.end as u32 });
                    x += glyph.advance;
                }
                piece.to = x;
                pieces.push(piece);
            }
        }
        pieces
    }

    fn font_index(&self, font: &FontData) -> usize {
        let index = self.resources.iter().position(|resource| *resource == font.data.id());
        index.unwrap_or_default()
    }
}

/// Glyphs of one font and one span on one line.
pub(super) struct Piece {
    pub(super) font: usize,
    pub(super) span: usize,
    pub(super) range: Range<usize>,
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) glyphs: Vec<Glyph>,
}

impl Piece {
    const fn start(font: usize, span: usize, range: Range<usize>, x: f32) -> Self {
        Self { font, span, range, from: x, to: x, glyphs: Vec::new() }
    }
}

const fn font_style(slant: Slant) -> FontStyle {
    match slant {
        Slant::Upright => FontStyle::Normal,
        Slant::Italic => FontStyle::Italic,
    }
}

const fn weight_number(weight: Weight) -> f32 {
    match weight {
        Weight::Regular => 400.0,
        Weight::SemiBold => 600.0,
        Weight::Bold => 700.0,
    }
}
