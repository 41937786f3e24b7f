//! Items painted into a PDF page.

use crate::{
    briefing::{
        curves::{Curve, Pen, box_curves, disc_curves, run_curves, trace},
        fonts::{FontFile, FontSet},
        jpeg::jpeg,
        page::{Clip, Disc, GlyphRun, Item, Page, PageBox, PagePoint, Path, Picture, RoundedBox, TextBlock},
    },
    scene::{colour::Colour, drawing},
};
use krilla::{
    color::rgb,
    geom::{Path as PdfPath, PathBuilder, Point, Size, Transform},
    image::Image,
    num::NormalizedF32,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash},
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};
use std::{collections::BTreeMap, sync::Arc};

/// The fonts of a sheet, each read when it is first used.
pub(super) struct Fonts {
    set: FontSet,
    read: BTreeMap<usize, Option<Font>>,
}

impl Fonts {
    pub(super) const fn of(set: FontSet) -> Self {
        Self { set, read: BTreeMap::new() }
    }

    fn font(&mut self, index: usize) -> Option<Font> {
        let read = || {
            let file: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::<FontFile>::clone(self.set.font(index)?);
            Font::new(file.into(), 0)
        };
        self.read.entry(index).or_insert_with(read).clone()
    }
}

/// Paints items, the lowest first.
pub(super) struct Painter<'a, 'b> {
    pub(super) surface: &'a mut Surface<'b>,
    pub(super) fonts: &'a mut Fonts,
}

impl Painter<'_, '_> {
    /// The colour of the paper.
    pub(super) fn ground(&mut self, page: &Page) {
        let bounds = PageBox::new(0.0, 0.0, page.width, page.height);
        self.rounded_box(RoundedBox { bounds, radius: 0.0, fill: Some(page.ground), outline: None });
    }

    pub(super) fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Path(path) => self.path(path),
                Item::Dots(dots) => self.path(&dots.path()),
                Item::Disc(disc) => self.disc(*disc),
                Item::Box(rounded) => self.rounded_box(*rounded),
                Item::Text(block) => self.text(block),
                Item::Image(picture) => self.picture(picture),
                Item::Clip(clip) => {
                    self.push_clip(clip);
                    self.items(&clip.items);
                    self.pop();
                }
                Item::Group(group) => self.items(&group.items),
            }
        }
    }

    /// Cuts what follows to a box, until it is popped.
    pub(super) fn push_clip(&mut self, clip: &Clip) {
        let path = curve_path(box_curves(clip.bounds, clip.radius)).or_else(|| {
            // Nothing is seen through a box without extent.
            curve_path(box_curves(PageBox::new(-2.0, -2.0, 1.0, 1.0), 0.0))
        });
        match path {
            Some(path) => self.surface.push_clip_path(&path, &FillRule::NonZero),
            None => self.surface.push_transform(&Transform::identity()),
        }
    }

    pub(super) fn pop(&mut self) {
        self.surface.pop();
    }

    fn draw(&mut self, path: Option<PdfPath>, fill: Option<Fill>, stroke: Option<Stroke>) {
        let Some(path) = path.filter(|_| fill.is_some() || stroke.is_some()) else { return };
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
        self.surface.draw_path(&path);
    }

    fn path(&mut self, path: &Path) {
        let fill = path.fill.map(|colour| fill(colour, FillRule::EvenOdd));
        self.draw(curve_path(run_curves(&path.runs)), fill, path.stroke.map(stroke));
    }

    fn disc(&mut self, disc: Disc) {
        let width = disc.outline.map_or(0.0, |(_, width)| width);
        let path = curve_path(disc_curves(disc.center, disc.radius - width / 2.0));
        let outline = disc.outline.map(|(colour, width)| line(colour, width));
        self.draw(path, Some(fill(disc.fill, FillRule::NonZero)), outline);
    }

    fn rounded_box(&mut self, rounded: RoundedBox) {
        let path = curve_path(box_curves(rounded.bounds, rounded.radius));
        let fill = rounded.fill.map(|colour| fill(colour, FillRule::NonZero));
        self.draw(path, fill, rounded.outline.map(|(colour, width)| line(colour, width)));
    }

    fn text(&mut self, block: &TextBlock) {
        if let Some((colour, width)) = block.halo {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(line(colour, width)));
            block.runs.iter().for_each(|run| self.run(run, Letters::Outlined));
        }
        self.surface.set_stroke(None);
        for run in &block.runs {
            self.surface.set_fill(Some(fill(run.colour, FillRule::NonZero)));
            self.run(run, Letters::Set);
        }
    }

    fn run(&mut self, run: &GlyphRun, letters: Letters) {
        let (Some(font), Some(first)) = (self.fonts.font(run.font), run.glyphs.first()) else { return };
        if run.size <= 0.0 {
            return;
        }
        let ends = run.glyphs.iter().skip(1).map(|glyph| glyph.at.x).chain([first.at.x + run.advance]);
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .zip(ends)
            .map(|(glyph, end)| KrillaGlyph {
                glyph_id: GlyphId::new(glyph.id),
                text_range: glyph.from as usize..glyph.to as usize,
                x_advance: (end - glyph.at.x) / run.size,
                x_offset: 0.0,
                y_offset: (first.at.y - glyph.at.y) / run.size,
                y_advance: 0.0,
                location: None,
            })
            .collect();
        let is_whole = |glyph: &KrillaGlyph| run.text.get(glyph.text_range.clone()).is_some();
        if glyphs.iter().all(is_whole) {
            let start = Point::from_xy(first.at.x, first.at.y);
            self.surface.draw_glyphs(start, &glyphs, font, &run.text, run.size, letters == Letters::Outlined);
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let bounds = picture.bounds;
        let Some(size) = Size::from_wh(bounds.width, bounds.height) else { return };
        let image = if let Some(bytes) = jpeg(&picture.image) {
            Image::from_jpeg(bytes.into(), true).ok()
        } else {
            let (width, height) = picture.image.dimensions();
            (width > 0 && height > 0).then(|| Image::from_rgba8(picture.image.as_raw().clone(), width, height))
        };
        let Some(image) = image else { return };
        self.surface.push_transform(&Transform::from_translate(bounds.x, bounds.y));
        self.surface.draw_image(image, size);
        self.surface.pop();
    }
}

/// How letters come into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// As text.
    Set,
    /// As outlines, which nobody reads.
    Outlined,
}

fn opacity(colour: Colour) -> NormalizedF32 {
    NormalizedF32::new(f32::from(colour.alpha) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn fill(colour: Colour, rule: FillRule) -> Fill {
    let paint = rgb::Color::new(colour.red, colour.green, colour.blue).into();
    Fill { paint, opacity: opacity(colour), rule }
}

fn line(colour: Colour, width: f32) -> Stroke {
    stroke(drawing::Stroke { width, colour, dash: None })
}

fn stroke(from: drawing::Stroke) -> Stroke {
    Stroke {
        paint: rgb::Color::new(from.colour.red, from.colour.green, from.colour.blue).into(),
        width: from.width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: opacity(from.colour),
        dash: from.dash.map(|dash| StrokeDash { array: vec![dash.on, dash.off], offset: dash.phase }),
        ..Stroke::default()
    }
}

fn curve_path(curves: impl IntoIterator<Item = Curve>) -> Option<PdfPath> {
    let mut path = PathBuilder::new();
    trace(curves, &mut path);
    path.finish()
}

impl Pen for PathBuilder {
    fn move_to(&mut self, at: PagePoint) {
        Self::move_to(self, at.x, at.y);
    }

    fn line_to(&mut self, at: PagePoint) {
        Self::line_to(self, at.x, at.y);
    }

    fn cubic_to(&mut self, a: PagePoint, b: PagePoint, at: PagePoint) {
        Self::cubic_to(self, a.x, a.y, b.x, b.y, at.x, at.y);
    }

    fn close(&mut self) {
        Self::close(self);
    }
}
