//! How large the page on the desk is looked at: as large as fits, or so many screen points to a point of the page.

use egui::Vec2;

/// The sizes that the keys step through, in screen points to a point of the page.
const STEPS: [f32; 13] = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0];

/// What is nearer than this to a size is that size.
const SAME: f32 = 0.01;

/// A change of the size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ZoomStep {
    /// The next larger size.
    Larger,
    /// The next smaller size.
    Smaller,
    /// So many times as large.
    Times(f32),
    /// As large as fits.
    Fit,
}

/// The size, and which part is seen of a page that is larger than its room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PageZoom {
    /// The size that was chosen; none for as large as fits.
    chosen: Option<f32>,
    /// The size at which it was shown last.
    shown: f32,
    /// How far it was scrolled then.
    pub(super) offset: Vec2,
}

impl Default for PageZoom {
    fn default() -> Self {
        Self { chosen: None, shown: 1.0, offset: Vec2::ZERO }
    }
}

impl PageZoom {
    /// The size at which the page was shown last.
    pub(super) const fn shown(&self) -> f32 {
        self.shown
    }

    /// Whether it is as large as fits.
    pub(super) const fn is_fitted(&self) -> bool {
        self.chosen.is_none()
    }

    /// The same in words: `83 %`.
    pub(super) fn words(&self) -> String {
        format!("{} %", (self.shown * 100.0).round())
    }

    /// Changes the size; it is seen from the next frame on.
    pub(super) fn step(&mut self, step: ZoomStep) {
        let [smallest, .., largest] = STEPS;
        let from = self.chosen.unwrap_or(self.shown);
        self.chosen = match step {
            ZoomStep::Larger => Some(STEPS.into_iter().find(|size| *size > from + SAME).unwrap_or(largest)),
            ZoomStep::Smaller => Some(STEPS.into_iter().rfind(|size| *size < from - SAME).unwrap_or(smallest)),
            ZoomStep::Times(factor) => Some((from * factor).clamp(smallest, largest)),
            ZoomStep::Fit => None,
        };
    }

    /// The size for a page in a room. When it is another than before, what stood at a point of the room stays there as
    /// far as it can, and the new offset is given.
    pub(super) fn lay_out(&mut self, page: Vec2, room: Vec2, point: Vec2) -> (f32, Option<Vec2>) {
        let fitted = (room.x / page.x).min(room.y / page.y);
        let (before, now) = (self.shown, self.chosen.unwrap_or(fitted));
        self.shown = now;
        if (before - now).abs() < f32::EPSILON {
            return (now, None);
        }
        // A page that is smaller than its room stands in the middle.
        let corner = |size: f32| ((room - page * size) / 2.0).max(Vec2::ZERO);
        let on_page = (self.offset + point - corner(before)) / before;
        let offset = on_page * now + corner(now) - point;
        let most = (page * now - room).max(Vec2::ZERO);
        (now, Some(offset.clamp(Vec2::ZERO, most)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    const PAGE: Vec2 = vec2(960.0, 540.0);
    const ROOM: Vec2 = vec2(480.0, 400.0);

    /// Takes steps and lays out after each; the sizes in hundredths.
    fn sizes(zoom: &mut PageZoom, steps: &[ZoomStep]) -> Vec<f32> {
        let size = |step: &ZoomStep| {
            zoom.step(*step);
            (zoom.lay_out(PAGE, ROOM, ROOM / 2.0).0 * 100.0).round()
        };
        steps.iter().map(size).collect()
    }

    #[test]
    fn a_page_fits_its_room_until_a_size_is_chosen_and_again_after() {
        use ZoomStep::{Fit, Larger, Smaller, Times};
        let mut zoom = PageZoom::default();
        let steps = [Fit, Larger, Smaller, Smaller, Times(100.0), Larger, Times(0.001), Smaller, Fit];
        assert_eq!(sizes(&mut zoom, &steps), [50.0, 67.0, 50.0, 33.0, 400.0, 400.0, 10.0, 10.0, 50.0]);
        assert!(zoom.is_fitted());
        assert_eq!(zoom.words(), "50 %");
        assert_eq!(zoom.lay_out(PAGE, ROOM, ROOM / 2.0).1, None, "nothing moves by itself");
    }

    #[test]
    fn what_the_pointer_is_on_stays_under_it() {
        let mut zoom = PageZoom::default();
        zoom.lay_out(PAGE, ROOM, ROOM / 2.0);
        // The page is 270 points high in a room of 400: its corner stands 65 points down.
        let pointer = vec2(120.0, 65.0 + 135.0);
        zoom.step(ZoomStep::Times(4.0));
        let (_, offset) = zoom.lay_out(PAGE, ROOM, pointer);
        assert_eq!(offset, Some(vec2(480.0 - 120.0, 540.0 - 200.0)));
    }
}
