//! Shaded relief: a hill shade and an elevation raster over one Web Mercator box, coloured by a ramp.
//!
//! The side-car file gives the bounds in degrees, the metres of one elevation step, and the shade of flat ground.

use crate::ground::geo::{LonLat, WorldBox};
use image::{GrayImage, RgbaImage, imageops};
use serde::Deserialize;

/// Relief over a box, not yet coloured.
#[derive(Debug)]
pub struct Relief {
    /// Where it lies.
    pub bounds: WorldBox,
    hillshade: GrayImage,
    elevation: GrayImage,
    pub(super) flat: u8,
    metres_per_step: f64,
    /// How much of each side fades out, as a part of the image; 0 for an image of the whole world.
    pub(super) fade: f64,
}

/// A colour at an elevation in metres, sRGB.
pub type RampStep = (f64, [u8; 3]);

/// How relief is coloured.
#[derive(Debug, Clone, PartialEq)]
pub struct ReliefColours {
    /// Colours by elevation, rising.
    pub ramp: Vec<RampStep>,
    /// How strongly slopes darken and lighten; 1 is the hill shade as it is.
    pub contrast: f64,
}

/// Why a relief could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReliefError {
    /// The side-car file is not as expected.
    #[error("the relief's side-car file cannot be read")]
    SideCar(#[source] serde_json::Error),
    /// An image cannot be decoded.
    #[error("a relief image cannot be decoded")]
    Image(#[source] image::ImageError),
}

#[derive(Deserialize)]
struct SideCar {
    bounds: Bounds,
    metres_per_step: f64,
    flat: u8,
}

#[derive(Deserialize)]
struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Relief {
    /// Decodes a relief from its side-car file (JSON) and its two greyscale images (PNG or JPEG).
    ///
    /// # Errors
    /// When one of the three cannot be decoded.
    pub fn read(side_car: &[u8], hillshade: &[u8], elevation: &[u8]) -> Result<Self, ReliefError> {
        let side_car: SideCar = serde_json::from_slice(side_car).map_err(ReliefError::SideCar)?;
        let decode = |bytes| image::load_from_memory(bytes).map(image::DynamicImage::into_luma8);
        let (hillshade, elevation) =
            (decode(hillshade).map_err(ReliefError::Image)?, decode(elevation).map_err(ReliefError::Image)?);
        let Bounds { west, south, east, north } = side_car.bounds;
        let bounds = WorldBox { min: LonLat::new(west, north).to_world(), max: LonLat::new(east, south).to_world() };
        Ok(Self {
            bounds,
            hillshade,
            elevation,
            flat: side_car.flat,
            metres_per_step: side_car.metres_per_step,
            fade: if east - west > 350.0 { 0.0 } else { 0.02 },
        })
    }

    /// The web-map zoom at which one pixel of the image is one screen point.
    #[must_use]
    pub fn native_zoom(&self) -> f64 {
        let pixels_per_world = f64::from(self.hillshade.width()) / (self.bounds.max.x - self.bounds.min.x);
        (pixels_per_world / 256.0).log2()
    }

    /// The relief in colour, row by row from the north; its edges fade out unless it spans the world.
    #[must_use]
    pub fn coloured(&self, colours: &ReliefColours) -> RgbaImage {
        let (width, height) = self.hillshade.dimensions();
        let elevation = imageops::resize(&self.elevation, width, height, imageops::FilterType::Triangle);
        let table = self.colour_table(colours);
        let fade_columns = edge_fade(width, self.fade);
        let fade_rows = edge_fade(height, self.fade);
        let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
        let rows = self.hillshade.rows().zip(elevation.rows()).zip(&fade_rows);
        for ((shades, heights), fade_row) in rows {
            for ((shade, height), fade_column) in shades.zip(heights).zip(&fade_columns) {
                let factor =
                    1.0 + (f32::from(shade.0[0]) / f32::from(self.flat.max(1)) - 1.0) * colours.contrast as f32;
                let base = table.get(usize::from(height.0[0])).copied().unwrap_or_default();
                pixels.extend(base.map(|channel| (channel * factor).clamp(0.0, 255.0) as u8));
                pixels.push((fade_row.min(*fade_column) * 255.0) as u8);
            }
        }
        RgbaImage::from_raw(width, height, pixels).unwrap_or_default()
    }

    /// The hill shade and the elevation.
    pub(super) const fn rasters(&self) -> (&GrayImage, &GrayImage) {
        (&self.hillshade, &self.elevation)
    }

    /// The ramp's colour for each of the 256 elevation values.
    pub(super) fn colour_table(&self, colours: &ReliefColours) -> Vec<[f32; 3]> {
        (0..=255u8).map(|value| ramp_colour(&colours.ramp, f64::from(value) * self.metres_per_step)).collect()
    }
}

/// The colour of a ramp at an elevation, between its steps linearly.
fn ramp_colour(ramp: &[RampStep], metres: f64) -> [f32; 3] {
    let after = ramp.partition_point(|step| step.0 <= metres);
    let low = ramp.get(after.saturating_sub(1)).or(ramp.first()).copied().unwrap_or((0.0, [255; 3]));
    let high = ramp.get(after).copied().unwrap_or(low);
    let part = if high.0 > low.0 { ((metres - low.0) / (high.0 - low.0)).clamp(0.0, 1.0) } else { 0.0 } as f32;
    std::array::from_fn(|channel| {
        let (a, b) = (f32::from(low.1[channel]), f32::from(high.1[channel]));
        a + (b - a) * part
    })
}

/// Opacity along one side, rising from both ends over `fade` of its length.
fn edge_fade(length: u32, fade: f64) -> Vec<f32> {
    let reach = f64::from(length) * fade;
    let opacity = |at: u32| {
        let from_edge = f64::from(at.min(length - 1 - at));
        if reach > 0.0 { (from_edge / reach).min(1.0) as f32 } else { 1.0 }
    };
    (0..length).map(opacity).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_is_linear_between_its_steps_and_flat_beyond() {
        let ramp = [(0.0, [0, 0, 0]), (100.0, [100, 200, 50])];
        let rounded = |metres: f64| ramp_colour(&ramp, metres).map(|channel| channel.round() as u8);
        assert_eq!(rounded(50.0), [50, 100, 25]);
        assert_eq!(rounded(900.0), [100, 200, 50]);
        assert_eq!(rounded(-5.0), [0, 0, 0]);
    }

    #[test]
    fn edges_fade_and_the_middle_is_whole() {
        let fade = edge_fade(101, 0.1);
        assert!(fade[0] < 0.01 && fade[100] < 0.01);
        assert!((fade[50] - 1.0).abs() < 1e-6);
        assert!(edge_fade(10, 0.0).iter().all(|opacity| (opacity - 1.0).abs() < 1e-6));
    }
}
