//! Levels of detail: a layer's features simplified so that nothing is off by more than half a point
//! on the screen, and triangulated when filled. Each level is made on first use and kept.

use super::outline::Outline;
use crate::ground::geo::{WorldBox, WorldPoint};
use earcut::Earcut;
use geo::{LineString, Simplify as _};
use rstar::{AABB, RTree, primitives::GeomWithData, primitives::Rectangle};
use std::sync::OnceLock;

/// The web-map zooms for which a level is kept; the last keeps every vertex.
pub(super) const LEVEL_ZOOMS: [f64; 7] = [2.0, 3.5, 5.0, 6.5, 8.0, 9.5, 11.0];

/// How far a simplified line may be off, in screen points at the level's zoom.
const TOLERANCE_PT: f64 = 0.5;

/// One part of a feature at a level of detail.
#[derive(Debug)]
pub struct DetailPart {
    /// The smallest box around it.
    pub bounds: WorldBox,
    /// The vertices of all rings, one after the other; a single run for a line.
    pub points: Vec<WorldPoint>,
    /// Where each ring starts in `points`; the first is 0.
    pub ring_starts: Vec<u32>,
    /// Triangles as indices into `points`; empty for lines.
    pub triangles: Vec<u32>,
    /// The rank of its feature.
    pub rank: u8,
}

/// A layer at one level of detail.
#[derive(Debug)]
pub struct Detail {
    parts: Vec<DetailPart>,
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
}

/// All levels of a layer.
#[derive(Debug, Default)]
pub(super) struct Details([OnceLock<Detail>; LEVEL_ZOOMS.len()]);

impl Details {
    /// The level for a zoom; made now if nobody has asked before.
    pub(super) fn at_zoom(&self, zoom: f64, outlines: &[Outline], filled: impl Into<Fill>) -> &Detail {
        let level = LEVEL_ZOOMS.partition_point(|&level| level < zoom).min(LEVEL_ZOOMS.len() - 1);
        let zoom = LEVEL_ZOOMS.get(level).copied().filter(|_| level + 1 < LEVEL_ZOOMS.len());
        let tolerance = zoom.map_or(0.0, |zoom| TOLERANCE_PT / (256.0 * zoom.exp2()));
        let fill = filled.into();
        match self.0.get(level) {
            Some(seat) => seat.get_or_init(|| Detail::new(outlines, tolerance, fill)),
            // `level` was kept within the array above; the first level is as good an answer as any.
            None => self.0[0].get_or_init(|| Detail::new(outlines, tolerance, fill)),
        }
    }
}

/// Whether parts are triangulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Areas: triangulated.
    Filled,
    /// Lines only.
    Stroked,
}

impl From<bool> for Fill {
    fn from(filled: bool) -> Self {
        if filled { Self::Filled } else { Self::Stroked }
    }
}

impl Detail {
    /// Simplifies and, when filled, triangulates outlines. The tolerance is in world units.
    fn new(outlines: &[Outline], tolerance: f64, fill: Fill) -> Self {
        let mut parts = Vec::new();
        for feature in outlines {
            for rings in &feature.parts {
                parts.extend(
                    DetailPart::new(rings, tolerance, fill).map(|part| DetailPart { rank: feature.rank, ..part }),
                );
            }
        }
        let boxes = parts.iter().enumerate().map(|(at, part)| {
            let corners = [[part.bounds.min.x, part.bounds.min.y], [part.bounds.max.x, part.bounds.max.y]];
            GeomWithData::new(Rectangle::from_corners(corners[0], corners[1]), at)
        });
        let tree = RTree::bulk_load(boxes.collect());
        Self { parts, tree }
    }

    /// The parts whose box meets a box, in the order of the layer.
    pub fn within(&self, view: WorldBox) -> impl Iterator<Item = &DetailPart> {
        let view = AABB::from_corners([view.min.x, view.min.y], [view.max.x, view.max.y]);
        let mut found: Vec<usize> = self.tree.locate_in_envelope_intersecting(view).map(|hit| hit.data).collect();
        found.sort_unstable();
        found.into_iter().filter_map(|at| self.parts.get(at))
    }
}

impl DetailPart {
    /// One part from its rings or line; none when it is too small to be seen at this tolerance.
    pub(super) fn new(rings: &[Vec<WorldPoint>], tolerance: f64, fill: Fill) -> Option<Self> {
        let (mut points, mut ring_starts) = (Vec::new(), Vec::new());
        for ring in rings {
            let line: LineString<f64> = ring.iter().map(|point| (point.x, point.y)).collect();
            let line = if tolerance > 0.0 { line.simplify(tolerance) } else { line };
            let least = if fill == Fill::Filled { 4 } else { 2 };
            if line.0.len() < least {
                continue;
            }
            ring_starts.push(points.len() as u32);
            points.extend(line.0.iter().map(|at| WorldPoint { x: at.x, y: at.y }));
        }
        let bounds = WorldBox::around(points.iter().copied());
        if bounds.is_empty() || (bounds.max.x - bounds.min.x).max(bounds.max.y - bounds.min.y) < tolerance {
            return None;
        }
        let triangles = if fill == Fill::Filled { triangulate(&points, &ring_starts) } else { Vec::new() };
        Some(Self { bounds, points, ring_starts, triangles, rank: 1 })
    }

    /// The rings, or the one line.
    pub fn runs(&self) -> impl Iterator<Item = &[WorldPoint]> {
        let ends = self.ring_starts.iter().skip(1).copied().chain([self.points.len() as u32]);
        let starts = self.ring_starts.iter().copied();
        starts.zip(ends).filter_map(|(start, end)| self.points.get(start as usize..end as usize))
    }
}

/// Triangles of a polygon with holes, as indices into its points.
fn triangulate(points: &[WorldPoint], ring_starts: &[u32]) -> Vec<u32> {
    let holes = ring_starts.get(1..).unwrap_or_default();
    let mut triangles: Vec<u32> = Vec::new();
    Earcut::new().earcut(points.iter().map(|point| [point.x, point.y]), holes, &mut triangles);
    triangles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(side: f64) -> Vec<WorldPoint> {
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)];
        corners.map(|(x, y)| WorldPoint { x, y }).to_vec()
    }

    #[test]
    fn an_area_smaller_than_half_a_point_is_not_drawn() {
        assert!(DetailPart::new(&[square(1e-6)], 1e-3, Fill::Filled).is_none());
        assert!(DetailPart::new(&[square(0.1)], 1e-3, Fill::Filled).is_some());
    }

    #[test]
    fn triangles_cover_the_area_without_its_hole() {
        let hole: Vec<WorldPoint> =
            square(0.5).iter().map(|point| WorldPoint { x: point.x + 0.2, y: point.y + 0.2 }).collect();
        let part = DetailPart::new(&[square(1.0), hole], 0.0, Fill::Filled).unwrap();
        let area: f64 = part
            .triangles
            .chunks(3)
            .map(|corners| {
                let [a, b, c] = [0, 1, 2].map(|corner| part.points[corners[corner] as usize]);
                ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
            })
            .sum();
        assert!((area - 0.75).abs() < 1e-9, "{area}");
    }

    #[test]
    fn only_what_meets_the_view_is_given() {
        let outline = Outline::new(vec![vec![square(0.1)]], 1, String::new()).unwrap();
        let details = Details::default();
        let detail = details.at_zoom(5.0, &[outline], true);
        let far = WorldBox { min: WorldPoint { x: 0.5, y: 0.5 }, max: WorldPoint { x: 0.6, y: 0.6 } };
        let near = WorldBox { min: WorldPoint { x: 0.05, y: 0.05 }, max: WorldPoint { x: 0.6, y: 0.6 } };
        assert_eq!(detail.within(far).count(), 0);
        assert_eq!(detail.within(near).count(), 1);
    }
}
