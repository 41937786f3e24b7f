//! The outlines of glyphs as paths, each read once. One em is [`EM`] units; y runs down.

use super::fonts::FontSet;
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use std::collections::HashMap;
use tiny_skia::{Path, PathBuilder};

/// Units to the em.
pub const EM: f32 = 1000.0;

/// Outlines that have been read.
#[derive(Debug, Default)]
pub struct Outlines {
    fonts: FontSet,
    read: HashMap<(usize, u32), Option<Path>>,
}

impl Outlines {
    /// The outlines of some fonts, none read yet.
    #[must_use]
    pub fn of(fonts: FontSet) -> Self {
        Self { fonts, read: HashMap::new() }
    }

    /// The outline of a glyph of a font; none for a space.
    pub fn outline(&mut self, font: usize, glyph: u32) -> Option<&Path> {
        let entry = self.read.entry((font, glyph));
        entry.or_insert_with(|| read(&self.fonts, font, glyph)).as_ref()
    }
}

fn read(fonts: &FontSet, font: usize, glyph: u32) -> Option<Path> {
    let font = FontRef::new(&fonts.font(font)?.bytes).ok()?;
    let outline = font.outline_glyphs().get(GlyphId::new(glyph))?;
    let settings = DrawSettings::unhinted(Size::new(EM), LocationRef::default());
    let mut pen = Pen(PathBuilder::new());
    outline.draw(settings, &mut pen).ok()?;
    pen.0.finish()
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, -y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, -cy0, x, -y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, -cy0, cx1, -cy1, x, -y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
