//! Items painted into pixels.

use super::stamp::Stamp;
use crate::{
    briefing::{
        curves::{Curve, Pen, box_curves, run_curves, trace},
        outlines::{EM, Outlines},
        page::{Clip, Disc, Dots, GlyphRun, Item, Page, PagePoint, Path, Picture, RoundedBox, TextBlock},
    },
    scene::{colour::Colour, drawing::Stroke},
};
use image::{
    Rgba, RgbaImage,
    imageops::{self, FilterType},
};
use std::borrow::Cow;
use tiny_skia::{
    Color, FillRule, FilterQuality, LineCap, LineJoin, Mask, Paint, PathBuilder, Pattern, PixmapMut, PixmapRef, Rect,
    SpreadMode, StrokeDash, Transform,
};

/// Paints items, the lowest first.
pub(super) struct Painter<'a> {
    pixmap: PixmapMut<'a>,
    /// How far down the picture it starts.
    top: f32,
    to_pixels: Transform,
    scale: f32,
    outlines: Outlines,
    /// What is seen, the innermost last.
    masks: Vec<Mask>,
}

impl<'a> Painter<'a> {
    /// A painter on a band of a picture of so many pixels to the point, which starts so many pixels down.
    pub(super) fn new(pixmap: PixmapMut<'a>, top: f32, scale: f32, outlines: Outlines) -> Self {
        let to_pixels = Transform::from_scale(scale, scale).post_translate(0.0, -top);
        Self { pixmap, top, to_pixels, scale, outlines, masks: Vec::new() }
    }

    /// Paints a page.
    pub(super) fn page(&mut self, page: &Page) {
        self.pixmap.fill(colour(page.ground));
        self.items(&page.items);
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Path(path) => self.path(path),
                Item::Dots(dots) => self.dots(dots),
                Item::Disc(disc) => self.disc(*disc),
                Item::Box(rounded) => self.rounded_box(*rounded),
                Item::Text(block) => self.text(block),
                Item::Image(picture) => self.picture(picture),
                Item::Clip(clip) => self.clip(clip),
                Item::Group(group) => self.items(&group.items),
            }
        }
    }

    fn fill(&mut self, path: &tiny_skia::Path, colour: Colour, rule: FillRule) {
        let mask = self.masks.last();
        self.pixmap.fill_path(path, &paint(colour), rule, self.to_pixels, mask);
    }

    fn stroke(&mut self, path: &tiny_skia::Path, stroke: Stroke) {
        let dash = stroke.dash.and_then(|dash| StrokeDash::new(vec![dash.on, dash.off], dash.phase));
        let how = tiny_skia::Stroke {
            width: stroke.width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            dash,
            ..tiny_skia::Stroke::default()
        };
        let mask = self.masks.last();
        self.pixmap.stroke_path(path, &paint(stroke.colour), &how, self.to_pixels, mask);
    }

    fn path(&mut self, path: &Path) {
        let Some(outline) = curve_path(run_curves(&path.runs)) else {
            return;
        };
        if let Some(colour) = path.fill {
            self.fill(&outline, colour, FillRule::EvenOdd);
        }
        if let Some(stroke) = path.stroke {
            self.stroke(&outline, stroke);
        }
    }

    fn dots(&mut self, dots: &Dots) {
        let Some(stamp) = Stamp::new(dots.diameter * self.scale) else {
            self.path(&dots.path());
            return;
        };
        let mask = self.masks.last();
        for at in &dots.centers {
            stamp.press(at.x * self.scale, at.y * self.scale - self.top, dots.colour, &mut self.pixmap, mask);
        }
    }

    fn disc(&mut self, disc: Disc) {
        let (line, width) = disc.outline.unwrap_or((disc.fill, 0.0));
        let middle = disc.radius - width / 2.0;
        let Some(circle) = PathBuilder::from_circle(disc.center.x, disc.center.y, middle) else {
            return;
        };
        self.fill(&circle, disc.fill, FillRule::Winding);
        self.outline(&circle, (line, width));
    }

    fn rounded_box(&mut self, rounded: RoundedBox) {
        let Some(path) = curve_path(box_curves(rounded.bounds, rounded.radius)) else {
            return;
        };
        if let Some(fill) = rounded.fill {
            self.fill(&path, fill, FillRule::Winding);
        }
        if let Some(outline) = rounded.outline {
            self.outline(&path, outline);
        }
    }

    /// A whole line of a colour and a width along a path.
    fn outline(&mut self, path: &tiny_skia::Path, (colour, width): (Colour, f32)) {
        if width > 0.0 {
            let stroke = Stroke { width, colour, dash: None };
            self.stroke(path, stroke);
        }
    }

    fn text(&mut self, block: &TextBlock) {
        let runs: Vec<_> = block.runs.iter().filter_map(|run| Some((self.run_path(run)?, run.colour))).collect();
        if let Some(halo) = block.halo {
            for (path, _) in &runs {
                self.outline(path, halo);
            }
        }
        for (path, colour) in &runs {
            self.fill(path, *colour, FillRule::Winding);
        }
    }

    /// All letters of a run in one path, so that a translucent halo is even. They stand on whole pixels, as letters
    /// do on screens: their feet are sharp, and so do the renderers of PDF set them.
    fn run_path(&mut self, run: &GlyphRun) -> Option<tiny_skia::Path> {
        let mut builder = PathBuilder::new();
        for glyph in &run.glyphs {
            let Some(outline) = self.outlines.outline(run.font, glyph.id) else {
                continue;
            };
            let size = run.size / EM;
            let baseline = (glyph.at.y * self.scale).floor() / self.scale;
            let place = Transform::from_row(size, 0.0, 0.0, size, glyph.at.x, baseline);
            if let Some(letter) = outline.clone().transform(place) {
                builder.push_path(&letter);
            }
        }
        builder.finish()
    }

    fn picture(&mut self, picture: &Picture) {
        let bounds = picture.bounds;
        let Some(rect) = Rect::from_xywh(bounds.x, bounds.y, bounds.width, bounds.height) else {
            return;
        };
        let image = self.sized_image(picture);
        let Some(image) = PixmapRef::from_bytes(image.as_raw(), image.width(), image.height()) else { return };
        let place = Transform::from_row(
            bounds.width / image.width() as f32,
            0.0,
            0.0,
            bounds.height / image.height() as f32,
            bounds.x,
            bounds.y,
        );
        let shader = Pattern::new(image, SpreadMode::Pad, FilterQuality::Bilinear, 1.0, place);
        let paint = Paint { shader, anti_alias: true, ..Paint::default() };
        let mask = self.masks.last();
        self.pixmap.fill_rect(rect, &paint, self.to_pixels, mask);
    }

    /// The picture's pixels, averaged when they are much finer than the page's, alpha multiplied in.
    fn sized_image<'b>(&self, picture: &'b Picture) -> Cow<'b, RgbaImage> {
        let (width, height) = (
            (picture.bounds.width * self.scale).ceil().max(1.0) as u32,
            (picture.bounds.height * self.scale).ceil().max(1.0) as u32,
        );
        let mut image = Cow::Borrowed(picture.image.as_ref());
        if image.width() > width + width / 2 && image.height() > height + height / 2 {
            image = Cow::Owned(imageops::resize(&*image, width, height, FilterType::Triangle));
        }
        if image.pixels().any(|pixel| pixel.0[3] < 255) {
            for Rgba([red, green, blue, alpha]) in image.to_mut().pixels_mut() {
                let multiplied = tiny_skia::ColorU8::from_rgba(*red, *green, *blue, *alpha).premultiply();
                (*red, *green, *blue) = (multiplied.red(), multiplied.green(), multiplied.blue());
            }
        }
        image
    }

    fn clip(&mut self, clip: &Clip) {
        let Some(path) = curve_path(box_curves(clip.bounds, clip.radius)) else {
            return;
        };
        let mask = if let Some(outer) = self.masks.last() {
            let mut mask = outer.clone();
            mask.intersect_path(&path, FillRule::Winding, true, self.to_pixels);
            Some(mask)
        } else {
            Mask::new(self.pixmap.width(), self.pixmap.height()).map(|mut mask| {
                mask.fill_path(&path, FillRule::Winding, true, self.to_pixels);
                mask
            })
        };
        let Some(mask) = mask else { return };
        self.masks.push(mask);
        self.items(&clip.items);
        self.masks.pop();
    }
}

/// An outline as a path; none for one without extent.
fn curve_path(curves: impl IntoIterator<Item = Curve>) -> Option<tiny_skia::Path> {
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

fn colour(colour: Colour) -> Color {
    Color::from_rgba8(colour.red, colour.green, colour.blue, colour.alpha)
}

fn paint(from: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(from));
    paint
}
