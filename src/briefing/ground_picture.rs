//! The ground of a map: land and relief in one opaque picture, as fine as paper shows.

use super::page::{Item, PageBox, PagePoint, Path, Picture};
use crate::{
    basemap::tinted::{Tinted, TintedRow},
    scene::colour::Colour,
};
use image::RgbaImage;
use rayon::{
    iter::{IndexedParallelIterator as _, ParallelIterator as _},
    slice::ParallelSliceMut as _,
};
use std::sync::Arc;

/// Pixels of the ground to the point: 180 to the inch, more than the shipped relief has at any scale.
const GROUND_SCALE: f32 = 2.5;

/// The longest side of the ground, in pixels.
const LARGEST_GROUND: f32 = 4000.0;

/// What lies below everything else on a map.
pub(super) struct Ground<'a> {
    /// Where on the page.
    pub(super) frame: PageBox,
    /// The colour of land without relief.
    pub(super) land: Colour,
    /// The reliefs, the lowest first.
    pub(super) reliefs: Vec<Stretched<'a>>,
}

impl Ground<'_> {
    /// Land and relief in one.
    pub(super) fn item(&self) -> Item {
        if self.reliefs.is_empty() {
            return Item::Path(Path { runs: vec![self.frame.ring()], fill: Some(self.land), stroke: None });
        }
        let pixels = |side: f32| (side * GROUND_SCALE).ceil().clamp(1.0, LARGEST_GROUND) as usize;
        let (width, height) = (pixels(self.frame.width), pixels(self.frame.height));
        let mut image = vec![255; width * height * 4];
        image.par_chunks_exact_mut(width * 4).enumerate().for_each(|(row, pixels)| {
            let part = (row as f32 + 0.5) / height as f32;
            self.paint_row(self.frame.y + part * self.frame.height, pixels);
        });
        let image = RgbaImage::from_raw(width as u32, height as u32, image).unwrap_or_default();
        Item::Image(Picture { image: Arc::new(image), bounds: self.frame })
    }

    /// The pixels of a line across the frame, at a height on the page.
    fn paint_row(&self, y: f32, pixels: &mut [u8]) {
        let land = [self.land.red, self.land.green, self.land.blue].map(f32::from);
        let rows: Vec<_> = self.reliefs.iter().filter_map(|relief| Some((relief, relief.row(y)?))).collect();
        let step = self.frame.width / (pixels.len() / 4) as f32;
        for (column, pixel) in pixels.chunks_exact_mut(4).enumerate() {
            let x = self.frame.x + (column as f32 + 0.5) * step;
            let seen = rows.iter().fold(land, |below, (relief, row)| relief.over(below, row, x));
            for (channel, value) in pixel.iter_mut().zip(seen) {
                // Half is added, as rounding through the library takes longer than all else.
                *channel = (value + 0.5) as u8;
            }
        }
    }
}

/// A relief where the page has it.
pub(super) struct Stretched<'a> {
    relief: &'a Tinted<'a>,
    from: PagePoint,
    size: [f32; 2],
    opacity: f32,
}

impl<'a> Stretched<'a> {
    /// A relief between two corners; none where it could not be seen.
    pub(super) fn new(relief: &'a Tinted<'a>, from: PagePoint, to: PagePoint, opacity: f32) -> Option<Self> {
        let size = [to.x - from.x, to.y - from.y];
        let drawable = size.iter().all(|side| side.is_finite() && *side > 0.0) && from.x.is_finite();
        drawable.then_some(Self { relief, from, size, opacity })
    }

    /// The line of the relief at a height on the page.
    fn row(&self, y: f32) -> Option<TintedRow<'a>> {
        self.relief.row((y - self.from.y) / self.size[1])
    }

    /// The colour at a point of the page, over what lies below.
    fn over(&self, below: [f32; 3], row: &TintedRow<'_>, x: f32) -> [f32; 3] {
        let Some((own, opacity)) = row.colour((x - self.from.x) / self.size[0]) else { return below };
        let alpha = opacity * self.opacity;
        [0, 1, 2].map(|channel: usize| own[channel] * alpha + below[channel] * (1.0 - alpha))
    }
}
