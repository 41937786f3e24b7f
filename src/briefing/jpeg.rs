//! Photographic pictures of a page, relief say, as JPEG: a tenth of what they take without loss.

use image::{ExtendedColorType, ImageEncoder as _, RgbaImage, codecs::jpeg::JpegEncoder};

/// The quality, of 100: no difference is seen at arm's length.
const QUALITY: u8 = 88;

/// A picture of fewer pixels is a sign, and kept without loss.
const FEWEST_PIXELS: u32 = 40_000;

/// An opaque picture as JPEG; none for one that is small or has transparent parts.
#[must_use]
pub fn jpeg(image: &RgbaImage) -> Option<Vec<u8>> {
    let (width, height) = image.dimensions();
    let is_large = width.saturating_mul(height) >= FEWEST_PIXELS;
    if !is_large || image.pixels().any(|pixel| pixel.0[3] != 255) {
        return None;
    }
    let rgb: Vec<u8> = image.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect();
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8).ok()?;
    Some(bytes)
}
