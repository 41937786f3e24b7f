//! A composed drawing becomes items of a page, in a frame and cut to it.
//!
//! What lies outside the frame is left away, so that no coordinate is far off the page.

use super::{
    cutting::cut_ring,
    ground_picture::{Ground, Stretched},
    page::{Clip, Disc, Item, PageBox, PagePoint, Path, Run},
    typesetting::PaperTypesetter,
};
use crate::{
    basemap::tinted::Tinted,
    scene::{
        colour::Colour,
        drawing::{Drawing, Lettering, Shape, Stroke},
        screen::ScreenPoint,
    },
};

/// How far beyond the frame shapes are kept, so that no cut edge is seen.
const MARGIN_PT: f32 = 16.0;

/// The frame of a map on a page, and what its shapes need.
#[derive(Debug, Clone, Copy)]
pub struct MapPicture<'a> {
    /// The map's shapes, composed for the size of the frame.
    pub drawing: &'a Drawing,
    /// The reliefs in their colours, in the order of the base map.
    pub reliefs: &'a [Tinted<'a>],
    /// Where on the page.
    pub frame: PageBox,
    /// The radius of the frame's corners.
    pub radius: f32,
    /// The colour of land without relief.
    pub land: Colour,
    /// Points of the page to the point of the drawing.
    pub scale: f32,
}

impl MapPicture<'_> {
    /// The map as one clipped item.
    #[must_use]
    pub fn item(&self, typesetter: &PaperTypesetter) -> Item {
        let shapes = self.drawing.shapes.iter();
        let items = shapes.flat_map(|shape| self.shape(shape, typesetter));
        let items = [self.ground().item()].into_iter().chain(items).collect();
        Item::Clip(Clip { bounds: self.frame, radius: self.radius, items })
    }

    fn shape(&self, shape: &Shape, typesetter: &PaperTypesetter) -> Vec<Item> {
        let item = match shape {
            // All relief is in the one picture of the ground.
            Shape::Relief { .. } => None,
            Shape::Fill { points, ring_starts, colour, .. } => self.fill(points, ring_starts, *colour),
            Shape::Line { points, stroke } => self.line(points, *stroke),
            Shape::Disc { center, radius, fill, outline } => Some(self.disc(*center, *radius, *fill, *outline)),
            Shape::Text { at, text, lettering } => return self.text(*at, text, lettering, typesetter),
        };
        item.into_iter().collect()
    }

    fn on_page(&self, at: ScreenPoint) -> PagePoint {
        PagePoint::new(self.frame.x + at.x * self.scale, self.frame.y + at.y * self.scale)
    }

    /// Land and relief.
    fn ground(&self) -> Ground<'_> {
        let reliefs = self.drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Relief { index, top_left, bottom_right, opacity } => {
                let [from, to] = [*top_left, *bottom_right].map(|corner| self.on_page(corner));
                Stretched::new(self.reliefs.get(*index)?, from, to, *opacity)
            }
            _ => None,
        });
        Ground { frame: self.frame, land: self.land, reliefs: reliefs.collect() }
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

    fn disc(&self, center: ScreenPoint, radius: f32, fill: Colour, outline: (Colour, f32)) -> Item {
        let center = self.on_page(center);
        let (radius, outline) = (radius * self.scale, (outline.0, outline.1 * self.scale));
        Item::Disc(Disc { center, radius, fill, outline: (outline.1 > 0.0).then_some(outline) })
    }

    fn text(&self, at: ScreenPoint, text: &str, lettering: &Lettering, typesetter: &PaperTypesetter) -> Vec<Item> {
        let at = self.on_page(at);
        let lettering =
            Lettering { size: lettering.size * self.scale, spacing: lettering.spacing * self.scale, ..*lettering };
        let label = typesetter.label(text, &lettering);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basemap::relief::{Relief, ReliefColours},
        briefing::{fonts::FontSet, page::Page, raster::pixels},
        scene::drawing::{Dash, Slant, Weight},
    };
    use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};

    const RED: Colour = Colour::hex(0x00ff_0000);
    const LAND: Colour = Colour::hex(0x00ee_eeee);

    /// A flat relief of the world, low in the west and high in the east.
    fn relief() -> Relief {
        let png = |value: fn(u32) -> u8| {
            let mut bytes = Vec::new();
            let pixels: Vec<u8> = (0..4 * 400).map(|at| value(at % 400)).collect();
            PngEncoder::new(&mut bytes).write_image(&pixels, 400, 4, ExtendedColorType::L8).unwrap();
            bytes
        };
        let side_car = br#"{"bounds":{"west":-180,"south":-85,"east":180,"north":85},"metres_per_step":1,"flat":100}"#;
        Relief::read(side_car, &png(|_| 100), &png(|column| if column < 200 { 0 } else { 255 })).unwrap()
    }

    /// The pixels of a map of one shape, whose frame's top left corner is at (10, 10).
    fn painted(shape: Shape) -> impl Fn(u32, u32) -> [u8; 3] {
        let relief = relief();
        let colours = ReliefColours { ramp: vec![(0.0, [0; 3]), (255.0, [0, 255, 0])], contrast: 1.0 };
        let picture = MapPicture {
            drawing: &Drawing { shapes: vec![shape] },
            reliefs: &[relief.tinted(&colours)],
            frame: PageBox::new(10.0, 10.0, 100.0, 60.0),
            radius: 0.0,
            land: LAND,
            scale: 1.0,
        };
        let page = Page {
            width: 120.0,
            height: 80.0,
            ground: Colour::hex(0x00ff_ffff),
            fonts: FontSet::default(),
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
}
