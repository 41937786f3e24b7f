//! The sizes of a sheet: what can be asked for by name, points on paper, and how it is laid out.

use std::str::FromStr;

/// A size and the layout that goes with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SheetSize {
    /// 16 to 9, for a screen.
    Slide,
    /// A4, lying.
    A4,
    /// A4, upright.
    A4Portrait,
    /// US letter, lying.
    Letter,
    /// US letter, upright.
    LetterPortrait,
    /// 16 to 9, the map alone.
    Map,
    /// A4 upright, a section a place.
    Dossier,
    /// Any other, in points.
    Custom {
        /// Across.
        width: f32,
        /// Down.
        height: f32,
    },
}

/// Where map and cards stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Cards at the right of the map, on every page.
    Beside,
    /// The map on top of the first page, cards in two columns below and on the pages after it.
    Below,
    /// No cards.
    MapOnly,
}

/// Points to the CSS pixel.
const PIXEL_PT: f32 = 0.75;

/// Points to the millimetre.
const MILLIMETRE_PT: f32 = 72.0 / 25.4;

/// The sides of a sheet that can be made, in points.
const SIDES_PT: std::ops::RangeInclusive<f32> = 120.0..=6000.0;

impl SheetSize {
    /// The sizes that have a name, in the order in which they are offered.
    pub const NAMED: [Self; 7] =
        [Self::Slide, Self::A4, Self::A4Portrait, Self::Letter, Self::LetterPortrait, Self::Map, Self::Dossier];

    /// The name it is asked for by.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Slide => "slide".to_owned(),
            Self::A4 => "a4".to_owned(),
            Self::A4Portrait => "a4-portrait".to_owned(),
            Self::Letter => "letter".to_owned(),
            Self::LetterPortrait => "letter-portrait".to_owned(),
            Self::Map => "map".to_owned(),
            Self::Dossier => "dossier".to_owned(),
            Self::Custom { width, height } => format!("{}x{}", width / PIXEL_PT, height / PIXEL_PT),
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Slide => "Slide 16:9",
            Self::A4 => "A4 landscape",
            Self::A4Portrait => "A4 portrait",
            Self::Letter => "Letter landscape",
            Self::LetterPortrait => "Letter portrait",
            Self::Map => "Map only",
            Self::Dossier => "Dossier, a section a place",
            Self::Custom { .. } => "Custom",
        }
    }

    /// Points across and down.
    #[must_use]
    pub const fn points(self) -> [f32; 2] {
        match self {
            Self::Slide | Self::Map => [960.0, 540.0],
            Self::A4 => [841.89, 595.28],
            Self::A4Portrait | Self::Dossier => [595.28, 841.89],
            Self::Letter => [792.0, 612.0],
            Self::LetterPortrait => [612.0, 792.0],
            Self::Custom { width, height } => [width, height],
        }
    }

    /// Where map and cards stand.
    #[must_use]
    pub fn layout(self) -> Layout {
        let [width, height] = self.points();
        if self == Self::Map {
            Layout::MapOnly
        } else if width >= 1.12 * height {
            Layout::Beside
        } else {
            Layout::Below
        }
    }

    /// How large things are, where 1 suits a sheet of A4: small sheets are not crowded by large letters.
    #[must_use]
    pub fn unit(self) -> f32 {
        let [width, height] = self.points();
        let (long, short) = (width.max(height), width.min(height));
        match self {
            Self::Custom { .. } => (long / 842.0).min(short / 540.0).clamp(0.25, 6.0),
            Self::Slide | Self::Map => 1.06,
            _ => 1.0,
        }
    }
}

impl FromStr for SheetSize {
    type Err = String;

    /// A named size, `1600x900` in pixels of a screen (96 to the inch), or `210x297mm`.
    fn from_str(written: &str) -> Result<Self, String> {
        let plain = written.trim().to_lowercase();
        if let Some(named) = Self::NAMED.into_iter().find(|size| size.name() == plain) {
            return Ok(named);
        }
        let (sides, scale) = plain.strip_suffix("mm").map_or((plain.as_str(), PIXEL_PT), |mm| (mm, MILLIMETRE_PT));
        let (width, height) = sides.split_once(['x', '×']).unwrap_or_default();
        let side = |text: &str| text.trim().parse::<f32>().ok().map(|side| side * scale);
        match side(width).zip(side(height)) {
            Some((width, height)) if SIDES_PT.contains(&width) && SIDES_PT.contains(&height) => {
                Ok(Self::Custom { width, height })
            }
            Some(_) => Err("a side must be between 160 and 8000 pixels, or 43 and 2116 mm".to_owned()),
            None => {
                let names: Vec<String> = Self::NAMED.iter().map(|size| size.name()).collect();
                Err(format!("write one of {}, or a size as in 1600x900 or 210x297mm", names.join(", ")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_size_is_read_by_its_name() {
        for size in SheetSize::NAMED {
            assert_eq!(size.name().parse(), Ok(size));
        }
    }

    #[test]
    fn other_sizes_are_read_in_pixels_or_millimetres() {
        assert_eq!("1600x900".parse(), Ok(SheetSize::Custom { width: 1200.0, height: 675.0 }));
        let [width, _] = "210x297mm".parse::<SheetSize>().unwrap().points();
        assert!((width - 595.28).abs() < 0.1);
        for wrong in ["", "x", "12x", "10x10", "a5", "NaNxNaN", "-5x900", "1e9x1e9"] {
            assert!(wrong.parse::<SheetSize>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn wide_sheets_have_their_cards_beside_the_map() {
        assert_eq!(SheetSize::Slide.layout(), Layout::Beside);
        assert_eq!(SheetSize::A4Portrait.layout(), Layout::Below);
        assert_eq!(SheetSize::Map.layout(), Layout::MapOnly);
    }
}
