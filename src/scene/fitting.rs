//! The closest view of a part of the world, with margins, and clear of what covers corners of the map.

use super::{screen::ScreenBox, viewport::Viewport};
use crate::ground::geo::{WorldBox, WorldPoint};

/// How much of a view is left free on each side, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Insets {
    /// At the left.
    pub left: f32,
    /// At the top.
    pub top: f32,
    /// At the right.
    pub right: f32,
    /// At the bottom.
    pub bottom: f32,
}

/// What a view has to keep clear of.
#[derive(Debug, Clone, Copy)]
pub struct Clearance<'a> {
    /// The boxes that something else covers.
    pub boxes: &'a [ScreenBox],
    /// How far symbols reach from their points.
    pub clearance: f32,
    /// The margin all around.
    pub margin: f32,
}

/// How many ways around boxes are tried.
const MOST_TRIES: usize = 243;

impl Insets {
    /// The two ways past a box in a corner of a view of some size: beside it, and above or below it.
    fn beside(taken: ScreenBox, [width, height]: [f32; 2]) -> [Self; 2] {
        let is_left = taken.min.x + taken.max.x < width;
        let is_top = taken.min.y + taken.max.y < height;
        let across = if is_left {
            Self { left: taken.max.x, ..Self::default() }
        } else {
            Self { right: width - taken.min.x, ..Self::default() }
        };
        let down = if is_top {
            Self { top: taken.max.y, ..Self::default() }
        } else {
            Self { bottom: height - taken.min.y, ..Self::default() }
        };
        [across, down]
    }

    /// The larger of both on each side, with some space more where the other is the larger.
    fn or_more(self, other: Self, space: f32) -> Self {
        let larger = |own: f32, other: f32| if other > 0.0 { own.max(other + space) } else { own };
        Self {
            left: larger(self.left, other.left),
            top: larger(self.top, other.top),
            right: larger(self.right, other.right),
            bottom: larger(self.bottom, other.bottom),
        }
    }
}

impl Viewport {
    /// The closest view of a whole box with a margin in points all around, at most `max_zoom`.
    /// An empty box gives this very view.
    #[must_use]
    pub fn fitted(self, bounds: WorldBox, margin: f32, max_zoom: f64) -> Self {
        self.fitted_within(bounds, Insets { left: margin, top: margin, right: margin, bottom: margin }, max_zoom)
    }

    /// The closest view of a whole box with a margin of its own on each side, at most `max_zoom`.
    /// An empty box gives this very view.
    #[must_use]
    pub fn fitted_within(self, bounds: WorldBox, margins: Insets, max_zoom: f64) -> Self {
        if bounds.is_empty() {
            return self;
        }
        let room = |size: f32, margins: f32| f64::from((size - margins).max(size / 4.0)) / 256.0;
        let zoom = |room: f64, extent: f64| if extent > 0.0 { (room / extent).log2() } else { f64::INFINITY };
        let across = zoom(room(self.width, margins.left + margins.right), bounds.max.x - bounds.min.x);
        let down = zoom(room(self.height, margins.top + margins.bottom), bounds.max.y - bounds.min.y);
        let closest = Self { zoom: across.min(down).min(max_zoom), ..self }.clamped();
        // The free part of the view has its middle elsewhere.
        let points = closest.points_per_world();
        let aside = |more: f32, less: f32| f64::from(more - less) / 2.0 / points;
        let middle = bounds.center();
        let center = WorldPoint {
            x: middle.x - aside(margins.left, margins.right),
            y: middle.y - aside(margins.top, margins.bottom),
        };
        Self { center, ..closest }.clamped()
    }

    /// The closest view of a box, with at least a margin all around, in which none of some boxes in its
    /// corners lies over any of `points`, which are about `clearance` screen points large. When there is no
    /// such view, that of [`Self::fitted`].
    #[must_use]
    pub fn fitted_clear(self, bounds: WorldBox, points: &[WorldPoint], around: &Clearance<'_>, max_zoom: f64) -> Self {
        let least = around.margin;
        let plain = Insets { left: least, top: least, right: least, bottom: least };
        let mut tries = vec![plain];
        for taken in around.boxes {
            let aside = Insets::beside(*taken, [self.width, self.height]);
            let more = tries.iter().flat_map(|tried| aside.map(|side| tried.or_more(side, around.clearance)));
            tries.extend(more.collect::<Vec<_>>());
            tries.truncate(MOST_TRIES);
        }
        let is_clear = |view: &Self| {
            points.iter().map(|point| view.screen_from_world(*point)).filter(|at| view.holds(*at)).all(|at| {
                let symbol = ScreenBox::around(at, around.clearance);
                around.boxes.iter().all(|taken| symbol.overlap(*taken) <= 0.0)
            })
        };
        let views = tries.into_iter().map(|insets| self.fitted_within(bounds, insets, max_zoom));
        let mut best: Option<Self> = None;
        for view in views.filter(is_clear) {
            if best.is_none_or(|best| view.zoom > best.zoom + 1e-6) {
                best = Some(view);
            }
        }
        best.unwrap_or_else(|| self.fitted(bounds, least, max_zoom))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ground::geo::LonLat, scene::screen::ScreenPoint};

    fn region() -> Viewport {
        Viewport { center: LonLat::new(46.5, 40.0).to_world(), zoom: 7.0, width: 800.0, height: 600.0 }
    }

    #[test]
    fn a_fitted_box_is_seen_whole_within_its_margin() {
        let bounds = WorldBox::around([LonLat::new(44.0, 38.0).to_world(), LonLat::new(50.0, 41.0).to_world()]);
        let view = region().fitted(bounds, 40.0, 12.0);
        let (min, max) = (view.screen_from_world(bounds.min), view.screen_from_world(bounds.max));
        assert!(min.x >= 39.9 && min.y >= 39.9 && max.x <= 760.1 && max.y <= 560.1, "{min:?} {max:?}");
        assert!((view.fitted(WorldBox::EMPTY, 0.0, 12.0).zoom - view.zoom).abs() < 1e-12);
    }

    #[test]
    fn symbols_are_kept_clear_of_what_covers_a_corner() {
        let corners = [LonLat::new(44.0, 41.0).to_world(), LonLat::new(50.0, 38.0).to_world()];
        let legend = ScreenBox::new(ScreenPoint::new(10.0, 10.0), [180.0, 90.0]);
        let bar = ScreenBox::new(ScreenPoint::new(700.0, 560.0), [100.0, 40.0]);
        let around = Clearance { boxes: &[legend, bar], clearance: 12.0, margin: 20.0 };
        let view = region().fitted_clear(WorldBox::around(corners), &corners, &around, 12.0);
        for corner in corners {
            let symbol = ScreenBox::around(view.screen_from_world(corner), 12.0);
            assert!(symbol.overlap(legend) <= 0.0 && symbol.overlap(bar) <= 0.0, "{symbol:?}");
            assert!(view.holds(view.screen_from_world(corner)));
        }
        let middle = [LonLat::new(47.0, 39.5).to_world()];
        let as_before = region().fitted(WorldBox::around(corners), 20.0, 12.0);
        assert_eq!(region().fitted_clear(WorldBox::around(corners), &middle, &around, 12.0), as_before);
    }
}
