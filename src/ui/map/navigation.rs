//! Where the map is and where it is flying to: our viewport and walkers' memory kept in step.

use crate::{
    ground::geo::LonLat,
    scene::viewport::{MAX_ZOOM, Viewport},
};
use walkers::MapMemory;

/// How long a flight takes, in seconds.
const FLIGHT_S: f64 = 0.4;

/// On the way from one view to another.
#[derive(Debug, Clone, Copy)]
struct Flight {
    from: Viewport,
    to: Viewport,
    /// When it started, in egui's seconds; none before its first frame.
    started_s: Option<f64>,
}

/// The map's position.
#[derive(Debug)]
pub(crate) struct Navigation {
    /// walkers' own record, changed by its gestures.
    pub(super) memory: MapMemory,
    view: Viewport,
    flight: Option<Flight>,
    /// Whether views change at once.
    pub(crate) motion: Motion,
}

/// Whether the map may fly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Motion {
    /// Views change in an eased flight.
    #[default]
    Full,
    /// Views change at once, as the system asks for reduced motion.
    Reduced,
}

impl Default for Navigation {
    fn default() -> Self {
        Self { memory: MapMemory::default(), view: Viewport::sized(0.0, 0.0), flight: None, motion: Motion::Full }
    }
}

impl Navigation {
    /// The view as last drawn.
    pub(crate) const fn view(&self) -> Viewport {
        self.view
    }

    /// Where the map will be when it has arrived.
    pub(crate) fn destination(&self) -> Viewport {
        self.flight.map_or(self.view, |flight| flight.to)
    }

    /// Flies to a view.
    pub(crate) fn fly_to(&mut self, to: Viewport) {
        if self.motion == Motion::Reduced || self.view.width < 1.0 {
            self.go_to(to);
        } else {
            self.flight = Some(Flight { from: self.view, to, started_s: None });
        }
    }

    /// Is at a view, at once.
    pub(crate) fn go_to(&mut self, to: Viewport) {
        self.flight = None;
        self.view = to;
        self.write_memory();
    }

    /// Takes the size of the panel and a step of the flight; whether another step is due.
    pub(super) fn step(&mut self, width: f32, height: f32, now_s: f64) -> bool {
        let resized = Viewport { width, height, ..self.view }.clamped();
        if resized != self.view {
            self.view = resized;
            self.write_memory();
        }
        let Some(flight) = &mut self.flight else {
            return false;
        };
        let started_s = *flight.started_s.get_or_insert(now_s);
        let sized = |view: Viewport| Viewport { width, height, ..view };
        let part = ((now_s - started_s) / FLIGHT_S).clamp(0.0, 1.0);
        self.view = sized(flight.from).towards(sized(flight.to), eased(part));
        if part >= 1.0 {
            self.flight = None;
        }
        self.write_memory();
        true
    }

    /// Takes over what walkers' gestures did; a gesture ends a flight.
    pub(super) fn read_memory(&mut self) {
        let center = self
            .memory
            .detached()
            .map_or(self.view.center, |position| LonLat::new(position.x(), position.y()).to_world());
        let moved = Viewport { center, zoom: self.memory.zoom().min(MAX_ZOOM + 1.0), ..self.view };
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        let same = near(moved.center.x, self.view.center.x) && near(moved.center.y, self.view.center.y);
        if same && near(moved.zoom, self.view.zoom) {
            return;
        }
        self.flight = None;
        self.view = moved.clamped();
        if self.view != moved {
            self.write_memory();
        }
    }

    fn write_memory(&mut self) {
        let center = self.view.center_lon_lat();
        self.memory.center_at(walkers::lon_lat(center.longitude, center.latitude));
        // walkers allows 0 to 26, and our limits lie within.
        if self.memory.set_zoom(self.view.zoom).is_err() {
            self.view = self.view.clamped();
        }
    }
}

/// Slow at both ends (cubic).
fn eased(part: f64) -> f64 {
    if part < 0.5 { 4.0 * part.powi(3) } else { 1.0 - (-2.0 * part + 2.0).powi(3) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::screen::ScreenPoint;
    use walkers::Projector;

    #[test]
    fn walkers_and_the_scene_project_alike() {
        let mut navigation = Navigation::default();
        navigation.step(800.0, 600.0, 0.0);
        for (longitude, latitude, zoom) in [(46.5, 40.0, 7.3), (-60.0, -30.0, 4.0), (10.0, 60.0, 11.9)] {
            let view = Viewport { center: LonLat::new(longitude, latitude).to_world(), zoom, ..navigation.view() };
            navigation.go_to(view.clamped());
            let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(800.0, 600.0));
            let projector =
                Projector::new(rect, &walkers::MercatorProjection, &navigation.memory, walkers::lon_lat(0.0, 0.0));
            for (east, north) in [(0.0, 0.0), (1.5, 0.7), (-2.0, -1.0)] {
                let (longitude, latitude) = (longitude + east, latitude + north);
                let theirs = projector.project(walkers::lon_lat(longitude, latitude));
                let ours = navigation.view().screen_from_world(LonLat::new(longitude, latitude).to_world());
                let apart = ours.distance(ScreenPoint::new(theirs.x, theirs.y));
                assert!(apart < 0.05, "{apart} points apart at zoom {zoom}");
            }
        }
    }

    #[test]
    fn a_flight_arrives_in_time_and_without_motion_at_once() {
        let mut navigation = Navigation::default();
        navigation.step(800.0, 600.0, 0.0);
        let to = Viewport { center: LonLat::new(46.5, 40.0).to_world(), zoom: 8.0, ..navigation.view() };
        navigation.fly_to(to);
        assert!(navigation.step(800.0, 600.0, 10.0));
        assert!((navigation.view().zoom - 8.0).abs() > 1.0, "it has only started");
        assert!(navigation.step(800.0, 600.0, 10.5));
        assert!((navigation.view().zoom - 8.0).abs() < 1e-9);
        assert!(!navigation.step(800.0, 600.0, 10.6));
        navigation.motion = Motion::Reduced;
        navigation.fly_to(Viewport { zoom: 9.0, ..to });
        assert!((navigation.view().zoom - 9.0).abs() < 1e-9);
    }
}
