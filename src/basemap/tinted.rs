//! Relief read off in colour where it is wanted, between its pixels linearly: a page needs a small part of it.

use super::relief::{Relief, ReliefColours};
use image::GrayImage;

/// A relief and the colours that it is seen in.
#[derive(Debug)]
pub struct Tinted<'a> {
    relief: &'a Relief,
    table: Vec<[f32; 3]>,
    contrast: f32,
}

/// A line across a relief.
#[derive(Debug)]
pub struct TintedRow<'a> {
    tinted: &'a Tinted<'a>,
    shades: Row<'a>,
    heights: Row<'a>,
    opacity: f32,
}

/// Two neighbouring rows of a raster, and how much the second counts.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    upper: &'a [u8],
    lower: &'a [u8],
    part: f32,
}

impl Relief {
    /// The relief in colours.
    #[must_use]
    pub fn tinted(&self, colours: &ReliefColours) -> Tinted<'_> {
        Tinted { relief: self, table: self.colour_table(colours), contrast: colours.contrast as f32 }
    }
}

impl Tinted<'_> {
    /// The line at a part of the relief's height, 0 at the north and 1 at the south; none beyond.
    #[must_use]
    pub fn row(&self, y: f32) -> Option<TintedRow<'_>> {
        if !(0.0..1.0).contains(&y) {
            return None;
        }
        let (shades, heights) = self.relief.rasters();
        let opacity = self.opacity(y);
        Some(TintedRow { tinted: self, shades: Row::of(shades, y)?, heights: Row::of(heights, y)?, opacity })
    }

    /// How much is seen at a part of a side: it fades out towards both ends.
    fn opacity(&self, part: f32) -> f32 {
        let fade = self.relief.fade as f32;
        if fade > 0.0 { (part.min(1.0 - part) / fade).clamp(0.0, 1.0) } else { 1.0 }
    }
}

impl TintedRow<'_> {
    /// The colour at a part of the relief's width, 0 at the west and 1 at the east, and how much of it is seen;
    /// none beyond.
    #[must_use]
    pub fn colour(&self, x: f32) -> Option<([f32; 3], f32)> {
        if !(0.0..1.0).contains(&x) {
            return None;
        }
        let table = &self.tinted.table;
        let height = self.heights.value(x);
        let (step, part) = (height as usize, height.fract());
        let low = table.get(step).copied().unwrap_or_default();
        let high = table.get(step + 1).copied().unwrap_or(low);
        let flat = f32::from(self.tinted.relief.flat.max(1));
        let factor = 1.0 + (self.shades.value(x) / flat - 1.0) * self.tinted.contrast;
        let colour = [0, 1, 2].map(|channel: usize| {
            let base = low[channel] + (high[channel] - low[channel]) * part;
            (base * factor).clamp(0.0, 255.0)
        });
        Some((colour, self.opacity.min(self.tinted.opacity(x))))
    }
}

impl<'a> Row<'a> {
    fn of(raster: &'a GrayImage, y: f32) -> Option<Self> {
        let (columns, rows) = (raster.width() as usize, raster.height() as usize);
        let at = (y * rows as f32 - 0.5).max(0.0);
        let upper = (at as usize).min(rows.checked_sub(1)?);
        let row = |row: usize| raster.as_raw().get(row * columns..(row + 1) * columns);
        Some(Self { upper: row(upper)?, lower: row((upper + 1).min(rows - 1))?, part: at.fract() })
    }

    fn value(&self, x: f32) -> f32 {
        let at = (x * self.upper.len() as f32 - 0.5).max(0.0);
        let (left, part) = (at as usize, at.fract());
        let along = |row: &[u8]| {
            let from = row.get(left).copied().map_or(0.0, f32::from);
            let to = row.get(left + 1).copied().map_or(from, f32::from);
            from + (to - from) * part
        };
        let (upper, lower) = (along(self.upper), along(self.lower));
        upper + (lower - upper) * self.part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};

    fn png(width: u32, height: u32, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes).write_image(pixels, width, height, ExtendedColorType::L8).unwrap();
        bytes
    }

    /// The red of a relief of the world, two pixels wide, whose ground rises from 0 to 100 metres.
    fn red(x: f32, y: f32) -> Option<f32> {
        let side_car = br#"{"bounds":{"west":-180,"south":-85,"east":180,"north":85},"metres_per_step":1,"flat":100}"#;
        let relief = Relief::read(side_car, &png(2, 1, &[100, 100]), &png(2, 1, &[0, 100])).unwrap();
        let colours = ReliefColours { ramp: vec![(0.0, [0; 3]), (100.0, [200; 3])], contrast: 1.0 };
        let tinted = relief.tinted(&colours);
        let row = tinted.row(y)?;
        row.colour(x).map(|(colour, opacity)| colour[0] * opacity)
    }

    #[test]
    fn colours_change_evenly_from_pixel_to_pixel() {
        for (x, expected) in [(0.0, 0.0), (0.25, 0.0), (0.5, 100.0), (0.75, 200.0), (0.99, 200.0)] {
            assert!((red(x, 0.5).unwrap() - expected).abs() < 0.5, "{x}: {:?}", red(x, 0.5));
        }
    }

    #[test]
    fn beyond_the_relief_there_is_no_colour() {
        for (x, y) in [(-0.01, 0.5), (1.0, 0.5), (0.5, 1.0), (0.5, -0.1), (f32::NAN, 0.5), (0.5, f32::NAN)] {
            assert_eq!(red(x, y), None);
        }
    }
}
