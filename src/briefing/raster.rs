//! A finished page becomes pixels, and a PNG that knows its size on paper.
//!
//! Fails only for a picture without pixels or with too many. The same page gives the same bytes.

use super::{
    curves::{Curve, box_curves},
    outlines::{EM, Outlines},
    page::{Clip, Disc, GlyphRun, Item, Page, PageBox, Path, Picture, RoundedBox, TextBlock},
};
use crate::scene::{colour::Colour, drawing::Stroke};
use image::imageops::{self, FilterType};
use std::borrow::Cow;
use tiny_skia::{
    Color, FillRule, FilterQuality, IntSize, LineCap, LineJoin, Mask, Paint, PathBuilder, Pattern, Pixmap, Rect,
    SpreadMode, StrokeDash, Transform,
};

/// The longest side of a picture, in pixels.
const LONGEST_SIDE: f32 = 16_384.0;

/// Why a page could not be made a picture.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// It would have no pixels, or too many.
    #[error("a picture of {width} × {height} pixels cannot be made")]
    Size {
        /// Pixels across.
        width: f32,
        /// Pixels down.
        height: f32,
    },
    /// The PNG could not be written.
    #[error("the PNG cannot be encoded")]
    Png(#[source] png::EncodingError),
    /// A picture on the page cannot be encoded.
    #[error("a picture on the page cannot be encoded")]
    Picture(#[source] image::ImageError),
}

/// The page as a PNG, so many pixels to the point; it says its dots per inch.
///
/// # Errors
/// When the scale gives a picture without pixels or one that is too large.
pub fn write_png(page: &Page, scale: f32) -> Result<Vec<u8>, RasterError> {
    let pixmap = pixels(page, scale)?;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (scale * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header().map_err(RasterError::Png)?;
    // The paper is opaque, so the alpha channel says nothing.
    let opaque = pixmap.pixels().iter();
    let data: Vec<u8> = opaque.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    writer.write_image_data(&data).map_err(RasterError::Png)?;
    writer.finish().map_err(RasterError::Png)?;
    Ok(bytes)
}

/// The page as pixels, so many to the point.
///
/// # Errors
/// When the scale gives a picture without pixels or one that is too large.
pub fn pixels(page: &Page, scale: f32) -> Result<Pixmap, RasterError> {
    let (width, height) = ((page.width * scale).round(), (page.height * scale).round());
    let sides = 1.0..=LONGEST_SIDE;
    let pixmap =
        if sides.contains(&width) && sides.contains(&height) { Pixmap::new(width as u32, height as u32) } else { None };
    let mut pixmap = pixmap.ok_or(RasterError::Size { width, height })?;
    pixmap.fill(colour(page.ground));
    let mut painter = Painter {
        pixmap,
        to_pixels: Transform::from_scale(scale, scale),
        scale,
        outlines: Outlines::default(),
        masks: Vec::new(),
    };
    painter.items(&page.items);
    Ok(painter.pixmap)
}

/// Paints items, the lowest first.
struct Painter {
    pixmap: Pixmap,
    to_pixels: Transform,
    scale: f32,
    outlines: Outlines,
    /// What is seen, the innermost last.
    masks: Vec<Mask>,
}

impl Painter {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Path(path) => self.path(path),
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
        let mut builder = PathBuilder::new();
        for run in &path.runs {
            let mut points = run.points.iter();
            if let Some(first) = points.next() {
                builder.move_to(first.x, first.y);
            }
            points.for_each(|point| builder.line_to(point.x, point.y));
            if run.closed {
                builder.close();
            }
        }
        let Some(outline) = builder.finish() else {
            return;
        };
        if let Some(colour) = path.fill {
            self.fill(&outline, colour, FillRule::EvenOdd);
        }
        if let Some(stroke) = path.stroke {
            self.stroke(&outline, stroke);
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
        let Some(path) = box_path(rounded.bounds, rounded.radius) else {
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

    /// All letters of a run in one path, so that a translucent halo is even.
    fn run_path(&mut self, run: &GlyphRun) -> Option<tiny_skia::Path> {
        let mut builder = PathBuilder::new();
        for glyph in &run.glyphs {
            let Some(outline) = self.outlines.outline(run.font, glyph.id) else {
                continue;
            };
            let size = run.size / EM;
            let place = Transform::from_row(size, 0.0, 0.0, size, glyph.at.x, glyph.at.y);
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
        let Some(image) = self.sized_image(picture) else {
            return;
        };
        let place = Transform::from_row(
            bounds.width / image.width() as f32,
            0.0,
            0.0,
            bounds.height / image.height() as f32,
            bounds.x,
            bounds.y,
        );
        let shader = Pattern::new(image.as_ref(), SpreadMode::Pad, FilterQuality::Bilinear, 1.0, place);
        let paint = Paint { shader, anti_alias: true, ..Paint::default() };
        let mask = self.masks.last();
        self.pixmap.fill_rect(rect, &paint, self.to_pixels, mask);
    }

    /// The picture's pixels, averaged when they are much finer than the page's, alpha multiplied in.
    fn sized_image(&self, picture: &Picture) -> Option<Pixmap> {
        let (width, height) = (
            (picture.bounds.width * self.scale).ceil().max(1.0) as u32,
            (picture.bounds.height * self.scale).ceil().max(1.0) as u32,
        );
        let mut image = Cow::Borrowed(picture.image.as_ref());
        if image.width() > width + width / 2 && image.height() > height + height / 2 {
            image = Cow::Owned(imageops::resize(&*image, width, height, FilterType::Triangle));
        }
        let size = IntSize::from_wh(image.width(), image.height())?;
        let data = image.pixels().flat_map(|pixel| {
            let [red, green, blue, alpha] = pixel.0;
            let pixel = tiny_skia::ColorU8::from_rgba(red, green, blue, alpha).premultiply();
            [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
        });
        Pixmap::from_vec(data.collect(), size)
    }

    fn clip(&mut self, clip: &Clip) {
        let Some(path) = box_path(clip.bounds, clip.radius) else {
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

/// A box with rounded corners as a path; none for a box without area.
fn box_path(bounds: PageBox, radius: f32) -> Option<tiny_skia::Path> {
    let mut path = PathBuilder::new();
    for curve in box_curves(bounds, radius) {
        match curve {
            Curve::Move(at) => path.move_to(at.x, at.y),
            Curve::Line(at) => path.line_to(at.x, at.y),
            Curve::Cubic(a, b, at) => path.cubic_to(a.x, a.y, b.x, b.y, at.x, at.y),
            Curve::Close => path.close(),
        }
    }
    path.finish()
}

fn colour(colour: Colour) -> Color {
    Color::from_rgba8(colour.red, colour.green, colour.blue, colour.alpha)
}

fn paint(from: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(from));
    paint
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::page::PagePoint;
    use image::{Rgba, RgbaImage};
    use std::sync::Arc;

    const RED: Colour = Colour::hex(0x00ff_0000);

    fn page(items: Vec<Item>) -> Page {
        Page { width: 40.0, height: 20.0, ground: Colour::hex(0x00ff_ffff), items }
    }

    fn red_box(bounds: PageBox) -> Item {
        Item::Box(RoundedBox { bounds, radius: 0.0, fill: Some(RED), outline: None })
    }

    fn rgb(page: &Page, x: u32, y: u32) -> [u8; 3] {
        let pixel = pixels(page, 1.0).unwrap().pixel(x, y).unwrap();
        [pixel.red(), pixel.green(), pixel.blue()]
    }

    #[test]
    fn a_clip_shows_only_what_lies_in_all_boxes_around_it() {
        let inner = Item::Clip(Clip {
            bounds: PageBox::new(0.0, 0.0, 20.0, 20.0),
            radius: 0.0,
            items: vec![red_box(PageBox::new(0.0, 0.0, 40.0, 20.0))],
        });
        let outer = Item::Clip(Clip { bounds: PageBox::new(10.0, 0.0, 30.0, 20.0), radius: 0.0, items: vec![inner] });
        let page = page(vec![outer]);
        assert_eq!(rgb(&page, 5, 10), [255; 3]);
        assert_eq!(rgb(&page, 15, 10), [255, 0, 0]);
        assert_eq!(rgb(&page, 25, 10), [255; 3]);
    }

    #[test]
    fn a_picture_finer_than_the_page_is_averaged() {
        let image = RgbaImage::from_fn(160, 160, |x, _| Rgba([(x % 2) as u8 * 255, 0, 0, 255]));
        let page =
            page(vec![Item::Image(Picture { image: Arc::new(image), bounds: PageBox::new(4.0, 4.0, 10.0, 10.0) })]);
        let [red, ..] = rgb(&page, 9, 9);
        assert!((110..145).contains(&red), "{red}");
        assert_eq!(rgb(&page, 20, 9), [255; 3]);
    }

    #[test]
    fn the_png_has_the_size_and_resolution_asked_for() {
        let bytes = write_png(&page(Vec::new()), 2.0).unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (80, 40));
        assert_eq!(info.pixel_dims.unwrap().xppu, 5669);
    }

    #[test]
    fn a_picture_without_pixels_or_with_too_many_is_refused() {
        for scale in [0.0, -1.0, f32::NAN, 1e9] {
            assert!(pixels(&page(Vec::new()), scale).is_err());
        }
    }

    #[test]
    fn shapes_without_extent_are_passed_over() {
        let nowhere = PagePoint::default();
        let path = Path { runs: vec![], fill: Some(RED), stroke: None };
        let disc = Disc { center: nowhere, radius: 0.0, fill: RED, outline: None };
        let page = page(vec![Item::Path(path), Item::Disc(disc), red_box(PageBox::new(3.0, 3.0, 0.0, -4.0))]);
        assert_eq!(rgb(&page, 3, 3), [255; 3]);
    }
}
