//! The part of the world that the map shows: a centre, a web-map zoom and a size in screen points.
//!
//! At zoom z the world square is 256·2^z points wide. Screen y runs down, from the map's top left.

use super::screen::{ScreenBox, ScreenPoint};
use crate::ground::geo::{LonLat, WorldBox, WorldPoint, metres_per_world_unit};

/// The furthest the map zooms in; the shipped lines are simplified to about one point there.
pub const MAX_ZOOM: f64 = 13.0;

/// The furthest the map zooms out, if its size allows.
pub const MIN_ZOOM: f64 = 1.5;

/// What part of the world is shown, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// What is in the middle.
    pub center: WorldPoint,
    /// The web-map zoom, fractional.
    pub zoom: f64,
    /// Points across.
    pub width: f32,
    /// Points down.
    pub height: f32,
}

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
    /// A viewport that shows nothing but the world: at no place yet, of a size.
    #[must_use]
    pub fn sized(width: f32, height: f32) -> Self {
        Self { center: WorldPoint { x: 0.5, y: 0.5 }, zoom: MIN_ZOOM, width, height }.clamped()
    }

    /// How many points the world square is wide.
    #[must_use]
    pub fn points_per_world(&self) -> f64 {
        256.0 * self.zoom.exp2()
    }

    /// Where a world position is on the screen.
    #[must_use]
    pub fn screen_from_world(&self, world: WorldPoint) -> ScreenPoint {
        let scale = self.points_per_world();
        ScreenPoint {
            x: ((world.x - self.center.x) * scale + f64::from(self.width) / 2.0) as f32,
            y: ((world.y - self.center.y) * scale + f64::from(self.height) / 2.0) as f32,
        }
    }

    /// Which world position is at a point of the screen.
    #[must_use]
    pub fn world_from_screen(&self, screen: ScreenPoint) -> WorldPoint {
        let scale = self.points_per_world();
        WorldPoint {
            x: self.center.x + (f64::from(screen.x) - f64::from(self.width) / 2.0) / scale,
            y: self.center.y + (f64::from(screen.y) - f64::from(self.height) / 2.0) / scale,
        }
    }

    /// The box of the world that is seen, grown by a margin in points.
    #[must_use]
    pub fn world_box(&self, margin: f32) -> WorldBox {
        WorldBox {
            min: self.world_from_screen(ScreenPoint::new(-margin, -margin)),
            max: self.world_from_screen(ScreenPoint::new(self.width + margin, self.height + margin)),
        }
    }

    /// Whether a point of the screen lies inside.
    #[must_use]
    pub fn holds(&self, screen: ScreenPoint) -> bool {
        (0.0..=self.width).contains(&screen.x) && (0.0..=self.height).contains(&screen.y)
    }

    /// The nearest viewport that shows no empty space beyond the world, within the zoom limits.
    #[must_use]
    pub fn clamped(self) -> Self {
        let side = f64::from(self.width.max(self.height).max(1.0));
        let zoom = self.zoom.clamp((side / 256.0).log2().max(MIN_ZOOM), MAX_ZOOM);
        let scale = 256.0 * zoom.exp2();
        let within = |at: f64, size: f32| {
            let half = (f64::from(size) / 2.0 / scale).min(0.5);
            at.clamp(half, 1.0 - half)
        };
        let center = WorldPoint { x: within(self.center.x, self.width), y: within(self.center.y, self.height) };
        Self { center, zoom, ..self }
    }

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

    /// Zoomed by a number of levels about a point of the screen, which stays where it is.
    #[must_use]
    pub fn zoomed_about(self, screen: ScreenPoint, levels: f64) -> Self {
        let held = self.world_from_screen(screen);
        let zoom = Self { zoom: self.zoom + levels, ..self }.clamped().zoom;
        let moved = Self { zoom, ..self };
        let now = moved.world_from_screen(screen);
        let center = WorldPoint { x: self.center.x + held.x - now.x, y: self.center.y + held.y - now.y };
        Self { center, ..moved }.clamped()
    }

    /// Moved by points on the screen.
    #[must_use]
    pub fn panned(self, right: f32, down: f32) -> Self {
        let center = self.world_from_screen(ScreenPoint::new(self.width / 2.0 + right, self.height / 2.0 + down));
        Self { center, ..self }.clamped()
    }

    /// Metres on the ground that one screen point covers in the middle of the map.
    #[must_use]
    pub fn metres_per_point(&self) -> f64 {
        metres_per_world_unit(self.center_lon_lat().latitude) / self.points_per_world()
    }

    /// The centre in degrees.
    #[must_use]
    pub fn center_lon_lat(&self) -> LonLat {
        self.center.to_lon_lat()
    }

    /// A step on the way to another view, `part` from 0 (here) to 1 (there): a zoom about the one
    /// point of the ground that stays still, so that the picture never swings.
    #[must_use]
    pub fn towards(self, target: Self, part: f64) -> Self {
        let zoom = self.zoom + (target.zoom - self.zoom) * part;
        let size = |zoom: f64| (-zoom).exp2();
        let (from, now, to) = (size(self.zoom), size(zoom), size(target.zoom));
        let way = if (from - to).abs() < 1e-12 * from { part } else { (from - now) / (from - to) };
        let between = |a: f64, b: f64| a + (b - a) * way;
        let center =
            WorldPoint { x: between(self.center.x, target.center.x), y: between(self.center.y, target.center.y) };
        Self { center, zoom, ..self }.clamped()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region() -> Viewport {
        Viewport { center: LonLat::new(46.5, 40.0).to_world(), zoom: 7.0, width: 800.0, height: 600.0 }
    }

    #[test]
    fn a_point_of_the_screen_comes_back_from_the_world() {
        for (x, y) in [(0.0, 0.0), (800.0, 600.0), (123.4, 567.8)] {
            let there = region().world_from_screen(ScreenPoint::new(x, y));
            let back = region().screen_from_world(there);
            assert!(back.distance(ScreenPoint::new(x, y)) < 1e-3);
        }
    }

    #[test]
    fn zooming_keeps_the_ground_under_the_pointer() {
        let pointer = ScreenPoint::new(700.0, 100.0);
        let before = region().world_from_screen(pointer);
        let after = region().zoomed_about(pointer, 1.7);
        assert!((after.zoom - 8.7).abs() < 1e-9);
        assert!(after.screen_from_world(before).distance(pointer) < 1e-2);
    }

    #[test]
    fn no_view_shows_anything_beyond_the_world() {
        for (longitude, latitude, zoom) in [(180.0, 85.0, 2.0), (-180.0, -85.0, 0.0), (0.0, 0.0, 30.0)] {
            let view = Viewport { center: LonLat::new(longitude, latitude).to_world(), zoom, ..region() }.clamped();
            let seen = view.world_box(0.0);
            assert!(seen.min.x >= -1e-9 && seen.max.x <= 1.0 + 1e-9, "{seen:?}");
            assert!(seen.min.y >= -1e-9 && seen.max.y <= 1.0 + 1e-9, "{seen:?}");
            assert!(view.zoom <= MAX_ZOOM);
        }
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

    #[test]
    fn a_flight_starts_here_and_ends_there() {
        let target = Viewport { center: LonLat::new(49.9, 40.4).to_world(), zoom: 9.0, ..region() };
        let (start, end) = (region().towards(target, 0.0), region().towards(target, 1.0));
        assert!((start.center.x - region().center.x).abs() < 1e-9);
        assert!((end.center.x - target.center.x).abs() < 1e-9 && (end.zoom - 9.0).abs() < 1e-9);
    }
}
