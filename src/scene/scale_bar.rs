//! The scale bar: a round distance that is about a given number of points long.

use super::viewport::Viewport;

/// A bar and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleBar {
    /// Its length in points.
    pub length: f32,
    /// "100 km".
    pub text: String,
}

impl ScaleBar {
    /// The longest round bar (1, 2 or 5 times a power of ten) of at most `longest` points, true to the middle of the map.
    #[must_use]
    pub fn of(view: &Viewport, longest: f32) -> Self {
        let metres = view.metres_per_point() * f64::from(longest);
        let power = 10f64.powf(metres.log10().floor());
        let factor = [5.0, 2.0, 1.0].into_iter().find(|factor| factor * power <= metres).unwrap_or(1.0);
        let round_m = factor * power;
        let text = if round_m >= 1000.0 { format!("{} km", round_m / 1000.0) } else { format!("{round_m} m") };
        Self { length: (round_m / view.metres_per_point()) as f32, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::geo::LonLat;

    #[test]
    fn a_bar_is_round_and_no_longer_than_allowed() {
        for zoom in [2.0, 5.5, 7.0, 9.3, 12.9] {
            let view = Viewport { center: LonLat::new(46.0, 40.0).to_world(), zoom, width: 800.0, height: 600.0 };
            let bar = ScaleBar::of(&view, 120.0);
            assert!(bar.length <= 120.0 && bar.length > 40.0, "{bar:?}");
            assert!(bar.text.starts_with(['1', '2', '5']), "{bar:?}");
        }
    }
}
