//! A finished page becomes pixels, and a PNG that knows its size on paper.
//!
//! Fails only for a picture without pixels or with too many. The same page gives the same bytes.

mod painting;
mod stamp;

use super::{outlines::Outlines, page::Page};
use painting::Painter;
use tiny_skia::Pixmap;

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
    let mut data = Vec::with_capacity(pixmap.data().len() / 4 * 3);
    for pixel in pixmap.data().chunks_exact(4) {
        data.extend(pixel.iter().take(3));
    }
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
    let pixmap = pixmap.ok_or(RasterError::Size { width, height })?;
    let mut painter = Painter::new(pixmap, scale, Outlines::of(page.fonts.clone()));
    painter.page(page);
    Ok(painter.pixmap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{
            fonts::FontSet,
            page::{Clip, Disc, Item, PageBox, PagePoint, Path, Picture, RoundedBox},
        },
        scene::colour::Colour,
    };
    use image::{Rgba, RgbaImage};
    use std::sync::Arc;

    const RED: Colour = Colour::hex(0x00ff_0000);

    fn page(items: Vec<Item>) -> Page {
        Page { width: 40.0, height: 20.0, ground: Colour::hex(0x00ff_ffff), fonts: FontSet::default(), items }
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
