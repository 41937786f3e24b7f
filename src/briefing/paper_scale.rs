//! The scale of a map on paper: a bar, and the ratio in words.

use crate::scene::{scale_bar::ScaleBar, viewport::Viewport};

/// The longest bar, in points of the scene.
const LONGEST_PT: f32 = 110.0;

/// A scale bar in points of the page, and what is said below it.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperScale {
    /// The bar's length.
    pub length: f32,
    /// "100 km".
    pub text: String,
    /// "1 : 1,500,000 · Web Mercator".
    pub statement: String,
}

impl PaperScale {
    /// The scale of a view of which a point is so many points of the page; true to its middle, as Web Mercator
    /// stretches away from the equator.
    #[must_use]
    pub fn of(view: &Viewport, scale: f32) -> Self {
        let bar = ScaleBar::of(view, LONGEST_PT);
        // A point is 1/72 of an inch of 25.4 mm.
        let denominator = view.metres_per_point() / f64::from(scale) / (0.0254 / 72.0);
        let digits = 10_f64.powf(denominator.log10().floor() - 1.0);
        let denominator = thousands((denominator / digits).round() * digits);
        Self {
            length: bar.length * scale,
            text: bar.text,
            statement: format!("1 : {denominator} in the middle · Web Mercator"),
        }
    }
}

/// A whole number with commas.
pub(super) fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::geo::LonLat;

    #[test]
    fn the_ratio_is_that_of_the_paper() {
        let center = LonLat::new(0.0, 0.0).to_world();
        let view = Viewport { center, zoom: 7.0, width: 500.0, height: 400.0 };
        // At zoom 7 a point is 1223 m at the equator; on paper a point is 0.3528 mm.
        assert!(PaperScale::of(&view, 1.0).statement.starts_with("1 : 3,500,000 "));
        assert!(PaperScale::of(&view, 0.5).statement.starts_with("1 : 6,900,000 "));
    }

    #[test]
    fn large_numbers_have_commas() {
        assert_eq!(thousands(1_234_567.0), "1,234,567");
        assert_eq!(thousands(999.0), "999");
    }
}
