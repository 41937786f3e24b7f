//! A finished page becomes pixels, and a PNG that knows its size on paper.
//!
//! Fails only for a picture without pixels or with too many. The same page gives the same bytes.

mod painting;
mod stamp;

use super::{outlines::Outlines, page::Page};
use painting::Painter;
use rayon::{
    iter::{IndexedParallelIterator as _, ParallelIterator as _},
    slice::ParallelSliceMut as _,
};
use std::io::Write as _;
use tiny_skia::{Pixmap, PixmapMut};

/// The longest side of a picture, in pixels.
const LONGEST_SIDE: f32 = 16_384.0;

/// The bytes of a PNG's chunks of data.
const CHUNK: usize = 1 << 18;

/// Into how many bands a picture is divided that are painted at the same time: as many on every machine, so that
/// the pixels are the same.
const BANDS: u32 = 4;

/// A picture of fewer pixels is painted in one piece.
const FEW_PIXELS: u32 = 1_500_000;

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
    // Relief does not get much smaller however long it is squeezed.
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    let per_metre = (scale * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header().map_err(RasterError::Png)?;
    let mut rows = writer.stream_writer_with_size(CHUNK).map_err(RasterError::Png)?;
    let mut colours = Vec::new();
    for row in pixmap.data().chunks_exact(pixmap.width() as usize * 4) {
        colours.clear();
        // The paper is opaque, so the alpha channel says nothing.
        for pixel in row.chunks_exact(4) {
            colours.extend_from_slice(pixel.get(..3).unwrap_or_default());
        }
        rows.write_all(&colours).map_err(|error| RasterError::Png(error.into()))?;
    }
    rows.finish().map_err(RasterError::Png)?;
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
    let (columns, rows) = (pixmap.width(), pixmap.height());
    let bands = if columns * rows < FEW_PIXELS { 1 } else { BANDS };
    let rows_each = rows.div_ceil(bands);
    let bytes_each = rows_each as usize * columns as usize * 4;
    pixmap.data_mut().par_chunks_mut(bytes_each).enumerate().for_each(|(band, pixels)| {
        let rows = (pixels.len() / 4) as u32 / columns;
        if let Some(pixmap) = PixmapMut::from_bytes(pixels, columns, rows) {
            let top = band as f32 * rows_each as f32;
            Painter::new(pixmap, top, scale, Outlines::of(page.fonts.clone())).page(page);
        }
    });
    Ok(pixmap)
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
    fn bands_that_are_painted_at_the_same_time_show_no_seam() {
        let disc = Disc { center: PagePoint::new(20.0, 10.0), radius: 9.0, fill: RED, outline: None };
        let page = page(vec![Item::Disc(disc)]);
        let (whole, banded) = (pixels(&page, 30.0).unwrap(), pixels(&page, 60.0).unwrap());
        let red = |picture: &Pixmap, x: u32, y: u32| picture.pixel(x, y).unwrap().green() < 128;
        for y in (0..600).step_by(7) {
            for x in (0..1200).step_by(7) {
                let edge = (f64::from(x) - 600.0).hypot(f64::from(y) - 300.0) - 270.0;
                let same = red(&whole, x, y) == red(&banded, 2 * x, 2 * y);
                assert!(same || edge.abs() < 2.0, "{x} {y}");
            }
        }
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
