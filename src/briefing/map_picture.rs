//! A composed drawing becomes items of a page, in a frame and cut to it.
//!
//! What lies outside the frame is left away, so that no coordinate is far off the page.

use super::{
    page::{Clip, Disc, Item, PageBox, PagePoint, Path, Picture, Run},
    typesetting::PaperTypesetter,
};
use crate::scene::{
    colour::Colour,
    drawing::{Drawing, Lettering, Shape, Stroke, Weight},
    symbols::SYMBOL_PT,
    viewport::ScreenPoint,
};
use image::{Rgba, RgbaImage};
use std::sync::Arc;

/// Pixels of the ground to the point: 180 to the inch, more than the shipped relief has at any scale.
const GROUND_SCALE: f32 = 2.5;

/// The longest side of the ground, in pixels.
const LARGEST_GROUND: f32 = 4000.0;

/// How far beyond the frame shapes are kept, so that no cut edge is seen.
const MARGIN_PT: f32 = 16.0;

/// The frame of a map on a page, and what its shapes need.
#[derive(Debug, Clone, Copy)]
pub struct MapPicture<'a> {
    /// The map's shapes, composed for the size of the frame.
    pub drawing: &'a Drawing,
    /// The coloured relief images, in the order of the base map.
    pub reliefs: &'a [RgbaImage],
    /// Where on the page.
    pub frame: PageBox,
    /// The radius of the frame's corners.
    pub radius: f32,
    /// The colour of land without relief.
    pub land: Colour,
    /// Points of the page to the point of the drawing.
    pub scale: f32,
    /// Boxes on the page that names and dots of the base map stay out of; what the map is about stays.
    pub kept_clear: &'a [PageBox],
}

impl MapPicture<'_> {
    /// The map as one clipped item.
    #[must_use]
    pub fn item(&self, typesetter: &PaperTypesetter) -> Item {
        let shapes = self.drawing.shapes.iter();
        let items = shapes.flat_map(|shape| self.shape(shape, typesetter));
        let items = [self.ground()].into_iter().chain(items).collect();
        Item::Clip(Clip { bounds: self.frame, radius: self.radius, items })
    }

    fn shape(&self, shape: &Shape, typesetter: &PaperTypesetter) -> Vec<Item> {
        let item = match shape {
            // All relief is in the one picture of the ground.
            Shape::Relief { .. } => None,
            Shape::Fill { points, ring_starts, colour, .. } => self.fill(points, ring_starts, *colour),
            Shape::Line { points, stroke } => self.line(points, *stroke),
            Shape::Disc { center, radius, fill, outline } => self.disc(*center, *radius, *fill, *outline),
            Shape::Text { at, text, lettering } => return self.text(*at, text, lettering, typesetter),
        };
        item.into_iter().collect()
    }

    fn on_page(&self, at: ScreenPoint) -> PagePoint {
        PagePoint::new(self.frame.x + at.x * self.scale, self.frame.y + at.y * self.scale)
    }

    /// Land and relief in one opaque picture, as fine as paper shows.
    fn ground(&self) -> Item {
        let reliefs = self.drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Relief { index, top_left, bottom_right, opacity } => {
                let image = self.reliefs.get(*index)?;
                let [from, to] = [*top_left, *bottom_right].map(|corner| self.on_page(corner));
                let size = [to.x - from.x, to.y - from.y];
                let drawable = size.iter().all(|side| side.is_finite() && *side > 0.0) && from.x.is_finite();
                drawable.then_some(Stretched { image, from, size, opacity: *opacity })
            }
            _ => None,
        });
        let reliefs: Vec<Stretched<'_>> = reliefs.collect();
        if reliefs.is_empty() {
            return Item::Path(Path { runs: vec![box_run(self.frame)], fill: Some(self.land), stroke: None });
        }
        let pixels = |side: f32| (side * GROUND_SCALE).ceil().clamp(1.0, LARGEST_GROUND) as u32;
        let (width, height) = (pixels(self.frame.width), pixels(self.frame.height));
        let land = [self.land.red, self.land.green, self.land.blue].map(f32::from);
        let image = RgbaImage::from_fn(width, height, |column, row| {
            let x = self.frame.x + (column as f32 + 0.5) / width as f32 * self.frame.width;
            let y = self.frame.y + (row as f32 + 0.5) / height as f32 * self.frame.height;
            let seen = reliefs.iter().fold(land, |below, relief| relief.over(below, x, y));
            let [red, green, blue] = seen.map(|channel| channel.round() as u8);
            Rgba([red, green, blue, 255])
        });
        Item::Image(Picture { image: Arc::new(image), bounds: self.frame })
    }

    fn fill(&self, points: &[ScreenPoint], ring_starts: &[u32], colour: Colour) -> Option<Item> {
        let ends = ring_starts.iter().skip(1).map(|end| *end as usize);
        let ends = ends.chain([points.len()]);
        let rings = ring_starts.iter().zip(ends).filter_map(|(start, end)| {
            let ring = points.get(*start as usize..end)?;
            let ring = ring.iter().map(|point| self.on_page(*point)).collect();
            let points = cut_ring(ring, self.frame.grown(MARGIN_PT));
            (points.len() > 2).then_some(Run { points, closed: true })
        });
        let runs: Vec<_> = rings.collect();
        (!runs.is_empty() && colour.alpha > 0).then_some(Item::Path(Path { runs, fill: Some(colour), stroke: None }))
    }

    fn line(&self, points: &[ScreenPoint], stroke: Stroke) -> Option<Item> {
        let points: Vec<_> = points.iter().map(|point| self.on_page(*point)).collect();
        let drawable = points.len() > 1 && points.iter().all(|point| point.x.is_finite() && point.y.is_finite());
        let closed = points.len() > 3 && points.first() == points.last();
        let stroke = stroke.scaled(self.scale);
        drawable.then_some(Item::Path(Path { runs: vec![Run { points, closed }], fill: None, stroke: Some(stroke) }))
    }

    fn disc(&self, center: ScreenPoint, radius: f32, fill: Colour, outline: (Colour, f32)) -> Option<Item> {
        let center = self.on_page(center);
        let (is_own, radius, outline) = (radius >= SYMBOL_PT, radius * self.scale, (outline.0, outline.1 * self.scale));
        let bounds = PageBox::new(center.x, center.y, 0.0, 0.0).grown(radius);
        let seen = is_own || self.is_clear(bounds);
        seen.then_some(Item::Disc(Disc { center, radius, fill, outline: (outline.1 > 0.0).then_some(outline) }))
    }

    fn is_clear(&self, bounds: PageBox) -> bool {
        !self.kept_clear.iter().any(|kept| kept.overlaps(bounds))
    }

    fn text(&self, at: ScreenPoint, text: &str, lettering: &Lettering, typesetter: &PaperTypesetter) -> Vec<Item> {
        let at = self.on_page(at);
        let lettering =
            Lettering { size: lettering.size * self.scale, spacing: lettering.spacing * self.scale, ..*lettering };
        let label = typesetter.label(text, &lettering);
        let bounds = PageBox::new(at.x, at.y, label.width, label.height);
        if lettering.weight != Weight::Bold && !self.is_clear(bounds) {
            return Vec::new();
        }
        match lettering.halo {
            Some(halo) => label.placed_with_halo(at, (halo, halo_width(lettering.size))),
            None => label.placed(at),
        }
    }
}

/// The width of the line around letters of a size.
#[must_use]
pub fn halo_width(size: f32) -> f32 {
    2.0 + size / 10.0
}

/// A box as a closed run.
fn box_run(bounds: PageBox) -> Run {
    let (right, bottom) = (bounds.right(), bounds.bottom());
    let corners = [(bounds.x, bounds.y), (right, bounds.y), (right, bottom), (bounds.x, bottom)];
    Run { points: corners.map(|(x, y)| PagePoint::new(x, y)).to_vec(), closed: true }
}

/// A relief image where the page has it.
struct Stretched<'a> {
    image: &'a RgbaImage,
    from: PagePoint,
    size: [f32; 2],
    opacity: f32,
}

impl Stretched<'_> {
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

/// A ring cut to a box, one edge after the other (Sutherland and Hodgman, 1974).
fn cut_ring(ring: Vec<PagePoint>, bounds: PageBox) -> Vec<PagePoint> {
    let (right, bottom) = (bounds.right(), bounds.bottom());
    let ring = cut(ring, |point| point.x - bounds.x);
    let ring = cut(ring, |point| right - point.x);
    let ring = cut(ring, |point| point.y - bounds.y);
    cut(ring, |point| bottom - point.y)
}

/// The part of a ring where `inside` is not negative; `inside` is linear.
fn cut(ring: Vec<PagePoint>, inside: impl Fn(PagePoint) -> f32) -> Vec<PagePoint> {
    if ring.iter().all(|point| inside(*point) >= 0.0) {
        return ring;
    }
    let mut kept = Vec::new();
    let mut previous = ring.last().copied();
    for point in ring {
        if let Some(before) = previous {
            let (a, b) = (inside(before), inside(point));
            if (a >= 0.0) != (b >= 0.0) {
                let part = a / (a - b);
                kept.push(PagePoint::new(
                    before.x + (point.x - before.x) * part,
                    before.y + (point.y - before.y) * part,
                ));
            }
            if b >= 0.0 {
                kept.push(point);
            }
        }
        previous = Some(point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{page::Page, raster::pixels},
        scene::drawing::{Dash, Slant},
    };

    const RED: Colour = Colour::hex(0x00ff_0000);
    const LAND: Colour = Colour::hex(0x00ee_eeee);

    /// The pixels of a map of one shape, whose frame's top left corner is at (10, 10).
    fn painted(shape: Shape) -> impl Fn(u32, u32) -> [u8; 3] {
        let relief = RgbaImage::from_fn(400, 4, |x, _| Rgba([0, if x < 200 { 0 } else { 255 }, 0, 255]));
        let picture = MapPicture {
            drawing: &Drawing { shapes: vec![shape] },
            reliefs: &[relief],
            frame: PageBox::new(10.0, 10.0, 100.0, 60.0),
            radius: 0.0,
            land: LAND,
            scale: 1.0,
            kept_clear: &[PageBox::new(80.0, 50.0, 30.0, 20.0)],
        };
        let page = Page {
            width: 120.0,
            height: 80.0,
            ground: Colour::hex(0x00ff_ffff),
            items: vec![picture.item(&PaperTypesetter::new())],
        };
        let pixmap = pixels(&page, 1.0).unwrap();
        move |x, y| {
            let pixel = pixmap.pixel(x, y).unwrap();
            [pixel.red(), pixel.green(), pixel.blue()]
        }
    }

    #[test]
    fn an_area_is_filled_but_its_hole_and_the_margin_are_not() {
        let points = [
            (-1e7, -1e7),
            (1e7, -1e7),
            (1e7, 1e7),
            (-1e7, 1e7),
            (40.0, 20.0),
            (60.0, 20.0),
            (60.0, 40.0),
            (40.0, 40.0),
        ];
        let at = painted(Shape::Fill {
            points: points.map(|(x, y)| ScreenPoint::new(x, y)).to_vec(),
            ring_starts: vec![0, 4],
            triangles: Vec::new(),
            colour: RED,
        });
        assert_eq!(at(15, 15), [255, 0, 0]);
        assert_eq!(at(60, 40), [0xee; 3]);
        assert_eq!(at(5, 5), [255; 3]);
    }

    #[test]
    fn dashes_and_gaps_stand_where_the_phase_puts_them() {
        let at = painted(Shape::Line {
            points: vec![ScreenPoint::new(0.0, 30.0), ScreenPoint::new(100.0, 30.0)],
            stroke: Stroke { width: 4.0, colour: RED, dash: Some(Dash { on: 10.0, off: 20.0, phase: 5.0 }) },
        });
        assert_eq!(at(12, 40), [255, 0, 0]);
        assert_eq!(at(25, 40), [0xee; 3]);
        assert_eq!(at(40, 40), [255, 0, 0]);
    }

    #[test]
    fn a_disc_has_its_outline_within_its_radius() {
        let at = painted(Shape::Disc {
            center: ScreenPoint::new(50.0, 30.0),
            radius: 10.0,
            fill: RED,
            outline: (Colour::hex(0x0000_00ff), 3.0),
        });
        assert_eq!(at(60, 40), [255, 0, 0]);
        assert_eq!(at(68, 40), [0, 0, 255]);
        assert_eq!(at(72, 40), [0xee; 3]);
    }

    #[test]
    fn a_relief_is_stretched_between_its_corners_and_cut_to_the_frame() {
        for (left, right) in [(0.0, 100.0), (-950.0, 1050.0)] {
            let at = painted(Shape::Relief {
                index: 0,
                top_left: ScreenPoint::new(left, -50.0),
                bottom_right: ScreenPoint::new(right, 200.0),
                opacity: 1.0,
            });
            assert_eq!(at(15, 40), [0, 0, 0]);
            assert_eq!(at(105, 40), [0, 255, 0]);
            assert_eq!(at(5, 40), [255; 3]);
        }
    }

    #[test]
    fn a_relief_that_is_missing_or_elsewhere_leaves_the_land_bare() {
        for (index, left) in [(7, 0.0), (0, 900.0), (0, f32::NAN)] {
            let at = painted(Shape::Relief {
                index,
                top_left: ScreenPoint::new(left, 0.0),
                bottom_right: ScreenPoint::new(left + 100.0, 100.0),
                opacity: 1.0,
            });
            assert_eq!(at(60, 40), [0xee; 3]);
        }
    }

    #[test]
    fn words_have_ink_and_a_halo_around_it() {
        let lettering = Lettering {
            size: 30.0,
            weight: Weight::Bold,
            slant: Slant::Upright,
            spacing: 0.0,
            colour: RED,
            halo: Some(Colour::hex(0x0000_00ff)),
        };
        let at = painted(Shape::Text { at: ScreenPoint::new(20.0, 10.0), text: "II".to_owned(), lettering });
        let row: Vec<_> = (20..70).map(|x| at(x, 40)).collect();
        assert!(row.contains(&[255, 0, 0]) && row.contains(&[0, 0, 255]), "{row:?}");
    }

    #[test]
    fn names_and_dots_of_the_base_map_stay_out_of_what_is_kept_clear() {
        for (radius, expected) in [(3.0, [0xee; 3]), (SYMBOL_PT, [255, 0, 0])] {
            let at =
                painted(Shape::Disc { center: ScreenPoint::new(80.0, 50.0), radius, fill: RED, outline: (RED, 0.0) });
            assert_eq!(at(90, 60), expected);
        }
    }

    #[test]
    fn a_ring_around_the_frame_is_cut_to_a_few_points_near_it() {
        let far = [(-1e6, 0.0), (0.0, -1e6), (1e6, 0.0), (0.0, 1e6)];
        let ring = far.map(|(x, y)| PagePoint::new(x, y)).to_vec();
        let cut = cut_ring(ring, PageBox::new(0.0, 0.0, 50.0, 50.0));
        assert!(cut.len() >= 4);
        for point in cut {
            assert!((-0.1..=50.1).contains(&point.x) && (-0.1..=50.1).contains(&point.y));
        }
    }
}
