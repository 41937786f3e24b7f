//! The ground of a map: land and relief in one opaque picture, as fine as paper shows.

use super::page::{Item, PageBox, PagePoint, Path, Picture, Run};
use crate::scene::colour::Colour;
use image::{Rgba, RgbaImage};
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
            return Item::Path(Path { runs: vec![box_run(self.frame)], fill: Some(self.land), stroke: None });
        }
        let pixels = |side: f32| (side * GROUND_SCALE).ceil().clamp(1.0, LARGEST_GROUND) as u32;
        let (width, height) = (pixels(self.frame.width), pixels(self.frame.height));
        let land = [self.land.red, self.land.green, self.land.blue].map(f32::from);
        let image = RgbaImage::from_fn(width, height, |column, row| {
            let x = self.frame.x + (column as f32 + 0.5) / width as f32 * self.frame.width;
            let y = self.frame.y + (row as f32 + 0.5) / height as f32 * self.frame.height;
            let seen = self.reliefs.iter().fold(land, |below, relief| relief.over(below, x, y));
            let [red, green, blue] = seen.map(|channel| channel.round() as u8);
            Rgba([red, green, blue, 255])
        });
        Item::Image(Picture { image: Arc::new(image), bounds: self.frame })
    }
}

/// A box as a closed run.
fn box_run(bounds: PageBox) -> Run {
    let (right, bottom) = (bounds.right(), bounds.bottom());
    let corners = [(bounds.x, bounds.y), (right, bounds.y), (right, bottom), (bounds.x, bottom)];
    Run { points: corners.map(|(x, y)| PagePoint::new(x, y)).to_vec(), closed: true }
}

/// A relief image where the page has it.
pub(super) struct Stretched<'a> {
    image: &'a RgbaImage,
    from: PagePoint,
    size: [f32; 2],
    opacity: f32,
}

impl<'a> Stretched<'a> {
    /// A relief between two corners; none where it could not be seen.
    pub(super) fn new(image: &'a RgbaImage, from: PagePoint, to: PagePoint, opacity: f32) -> Option<Self> {
        let size = [to.x - from.x, to.y - from.y];
        let drawable = size.iter().all(|side| side.is_finite() && *side > 0.0) && from.x.is_finite();
        drawable.then_some(Self { image, from, size, opacity })
    }

    /// The colour at a point of the page, over what lies below; between pixels linearly.
    fn over(&self, below: [f32; 3], x: f32, y: f32) -> [f32; 3] {
        let part = [(x - self.from.x) / self.size[0], (y - self.from.y) / self.size[1]];
        if part.iter().any(|part| !(0.0..1.0).contains(part)) {
            return below;
        }
        let (columns, rows) = self.image.dimensions();
        let (x, y) = (part[0] * columns as f32 - 0.5, part[1] * rows as f32 - 0.5);
        let mut sum = [0.0_f32; 4];
        for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let (column, row) = (x.floor() + dx, y.floor() + dy);
            let weight = (1.0 - (x - column).abs()) * (1.0 - (y - row).abs());
            let column = column.clamp(0.0, columns as f32 - 1.0) as u32;
            let row = row.clamp(0.0, rows as f32 - 1.0) as u32;
            let pixel = self.image.get_pixel(column, row).0;
            for (channel, value) in sum.iter_mut().zip(pixel) {
                *channel += weight * f32::from(value);
            }
        }
        let [red, green, blue, alpha] = sum;
        let alpha = alpha / 255.0 * self.opacity;
        let [below_red, below_green, below_blue] = below;
        let mixed = |own: f32, below: f32| own * alpha + below * (1.0 - alpha);
        [mixed(red, below_red), mixed(green, below_green), mixed(blue, below_blue)]
    }
}
