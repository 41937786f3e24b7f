//! The part of the world that the map shows: a centre, a web-map zoom and a size in screen points.
//!
//! At zoom z the world square is 256·2^z points wide. Screen y runs down, from the map's top left.

use super::screen::ScreenPoint;
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
    fn a_flight_starts_here_and_ends_there() {
        let target = Viewport { center: LonLat::new(49.9, 40.4).to_world(), zoom: 9.0, ..region() };
        let (start, end) = (region().towards(target, 0.0), region().towards(target, 1.0));
        assert!((start.center.x - region().center.x).abs() < 1e-9);
        assert!((end.center.x - target.center.x).abs() < 1e-9 && (end.zoom - 9.0).abs() < 1e-9);
    }
}
