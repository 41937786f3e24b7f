//! A dot drawn once and stamped many times: its coverage of the pixels about it, for each quarter of a pixel that
//! its middle may lie at.

use crate::scene::colour::Colour;
use tiny_skia::{FillRule, Mask, PathBuilder, PixmapMut, Transform};

/// Into how many parts a pixel is divided each way.
const PHASES: usize = 4;

/// The coverage of a dot.
pub(super) struct Stamp {
    /// Pixels from the left of the stamp to the pixel that the middle lies in.
    reach: i64,
    side: i64,
    /// For each phase, row by row, the rows from the top.
    coverage: Vec<Vec<u8>>,
}

impl Stamp {
    /// A dot of so many pixels across; none for one that is too small or too large to be stamped.
    pub(super) fn new(diameter: f32) -> Option<Self> {
        if !(0.05..=256.0).contains(&diameter) {
            return None;
        }
        let reach = (diameter / 2.0).ceil() as i64 + 1;
        let side = 2 * reach + 1;
        let phase = |at: usize| {
            let middle = |part: usize| reach as f32 + (part as f32 + 0.5) / PHASES as f32;
            let circle = PathBuilder::from_circle(middle(at % PHASES), middle(at / PHASES), diameter / 2.0)?;
            let mut mask = Mask::new(side as u32, side as u32)?;
            mask.fill_path(&circle, FillRule::Winding, true, Transform::identity());
            Some(mask.data().to_vec())
        };
        let coverage = (0..PHASES * PHASES).map(phase).collect::<Option<Vec<_>>>()?;
        Some(Self { reach, side, coverage })
    }

    /// Stamps the dot on a picture, its middle at a position in pixels, as far as it is seen.
    pub(super) fn press(&self, x: f32, y: f32, colour: Colour, pixmap: &mut PixmapMut<'_>, mask: Option<&Mask>) {
        let is_near = |at: f32| (-1e6..1e6).contains(&at);
        if !is_near(x) || !is_near(y) {
            return;
        }
        let (width, height) = (i64::from(pixmap.width()), i64::from(pixmap.height()));
        let phase = |at: f32| (((at - at.floor()) * PHASES as f32) as usize).min(PHASES - 1);
        let Some(coverage) = self.coverage.get(phase(y) * PHASES + phase(x)) else { return };
        let (left, top) = (x.floor() as i64 - self.reach, y.floor() as i64 - self.reach);
        let ink = [colour.red, colour.green, colour.blue, 255].map(u32::from);
        for row in top.max(0)..(top + self.side).min(height) {
            let stamp_row = (row - top) * self.side;
            for column in left.max(0)..(left + self.side).min(width) {
                let covered = coverage.get((stamp_row + column - left) as usize).copied().map_or(0, u32::from);
                let at = (row * width + column) as usize;
                let seen = mask.and_then(|mask| mask.data().get(at)).copied().map_or(255, u32::from);
                let alpha = covered * seen / 255;
                let pixel = pixmap.data_mut().get_mut(at * 4..at * 4 + 4).filter(|_| alpha > 0);
                for (below, ink) in pixel.into_iter().flatten().zip(ink) {
                    *below = ((u32::from(*below) * (255 - alpha) + ink * alpha + 127) / 255) as u8;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiny_skia::Pixmap;

    const BLUE: Colour = Colour::hex(0x0000_00ff);

    #[test]
    fn a_stamped_dot_is_round_and_where_it_was_put() {
        let mut pixmap = Pixmap::new(20, 20).unwrap();
        pixmap.fill(tiny_skia::Color::WHITE);
        let stamp = Stamp::new(6.0).unwrap();
        for (x, y) in [(10.0, 10.0), (0.0, 0.0), (-40.0, 3.0), (f32::NAN, 3.0), (1e30, 1e30)] {
            stamp.press(x, y, BLUE, &mut pixmap.as_mut(), None);
        }
        let red = |x, y| pixmap.pixel(x, y).unwrap().red();
        assert_eq!((red(10, 10), red(9, 12), red(0, 0), red(14, 14), red(10, 14)), (0, 0, 0, 255, 255));
        assert!((1..255).contains(&red(12, 12)), "its edge is soft");
    }
}
