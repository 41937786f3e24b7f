//! The fonts that sheets are set in: those compiled in, then those that a person added; the system's own are never
//! asked.
//!
//! A family is a chain: a letter is taken from the first of its fonts that has it.

use crate::scene::drawing::Slant;
use std::{
    borrow::Cow,
    fmt,
    sync::{Arc, LazyLock},
};

/// One font.
#[derive(Clone, PartialEq)]
pub struct FontFile {
    /// The family it belongs to.
    pub family: Cow<'static, str>,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// Upright or slanted.
    pub slant: Slant,
    /// The whole file, of one face.
    pub bytes: Cow<'static, [u8]>,
}

/// The fonts of a sheet; a glyph run names its font by the index in them.
#[derive(Debug, Clone, PartialEq)]
pub struct FontSet {
    files: Vec<Arc<FontFile>>,
}

/// What a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// For titles, labels and captions.
    Sans,
    /// For quotes.
    Serif,
}

/// The file of a compiled-in font.
macro_rules! font {
    ($family:literal, $weight:literal, $slant:ident, $file:literal) => {
        Arc::new(FontFile {
            family: Cow::Borrowed($family),
            weight: $weight,
            slant: Slant::$slant,
            bytes: Cow::Borrowed(include_bytes!(concat!("../../assets/fonts/", $file))),
        })
    };
}

/// The compiled-in fonts.
static SHIPPED: LazyLock<FontSet> = LazyLock::new(|| {
    let files = vec![
        font!("Inter", 400, Upright, "Inter-Regular.otf"),
        font!("Inter", 500, Upright, "Inter-Medium.otf"),
        font!("Inter", 600, Upright, "Inter-SemiBold.otf"),
        font!("Inter", 700, Upright, "Inter-Bold.otf"),
        font!("Inter", 400, Italic, "Inter-Italic.otf"),
        font!("Noto Serif", 400, Upright, "NotoSerif-Regular.ttf"),
        font!("Noto Serif", 700, Upright, "NotoSerif-Bold.ttf"),
        font!("Noto Serif", 400, Italic, "NotoSerif-Italic.ttf"),
        font!("Noto Sans Armenian", 400, Upright, "NotoSansArmenian-Regular.ttf"),
        font!("Noto Sans Armenian", 700, Upright, "NotoSansArmenian-Bold.ttf"),
        font!("Noto Sans Georgian", 400, Upright, "NotoSansGeorgian-Regular.ttf"),
        font!("Noto Sans Georgian", 700, Upright, "NotoSansGeorgian-Bold.ttf"),
        font!("Noto Serif Armenian", 400, Upright, "NotoSerifArmenian-Regular.ttf"),
        font!("Noto Serif Armenian", 700, Upright, "NotoSerifArmenian-Bold.ttf"),
        font!("Noto Serif Georgian", 400, Upright, "NotoSerifGeorgian-Regular.ttf"),
        font!("Noto Serif Georgian", 700, Upright, "NotoSerifGeorgian-Bold.ttf"),
        font!("Noto Sans Arabic", 400, Upright, "NotoSansArabic-Regular.ttf"),
        font!("Noto Sans Hebrew", 400, Upright, "NotoSansHebrew-Regular.ttf"),
    ];
    FontSet { files }
});

impl fmt::Debug for FontFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { family, weight, slant, .. } = self;
        write!(f, "FontFile({family} {weight} {slant:?})")
    }
}

impl AsRef<[u8]> for FontFile {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Default for FontSet {
    fn default() -> Self {
        SHIPPED.clone()
    }
}

impl FontSet {
    /// The compiled-in fonts, and others for the letters that those lack, the first asked first.
    #[must_use]
    pub fn with(added: impl IntoIterator<Item = Arc<FontFile>>) -> Self {
        let mut set = Self::default();
        set.files.extend(added);
        set
    }

    /// A font by its index.
    #[must_use]
    pub fn font(&self, index: usize) -> Option<&Arc<FontFile>> {
        self.files.get(index)
    }

    /// Every font, in the order of the indices.
    pub fn files(&self) -> impl Iterator<Item = &Arc<FontFile>> {
        self.files.iter()
    }

    /// Whether a font was added, and is not one of those compiled in.
    #[must_use]
    pub fn is_added(&self, index: usize) -> bool {
        (SHIPPED.files.len()..self.files.len()).contains(&index)
    }
}

impl Family {
    /// The families of its compiled-in fonts, the first asked first.
    #[must_use]
    pub const fn chain(self) -> &'static [&'static str] {
        match self {
            Self::Sans => &[
                "Inter",
                "Noto Sans Armenian",
                "Noto Sans Georgian",
                "Noto Sans Arabic",
                "Noto Sans Hebrew",
                "Noto Serif",
            ],
            Self::Serif => &[
                "Noto Serif",
                "Noto Serif Armenian",
                "Noto Serif Georgian",
                "Noto Sans Arabic",
                "Noto Sans Hebrew",
                "Inter",
            ],
        }
    }

    /// How far its letters reach above the baseline, as a part of the size.
    #[must_use]
    pub const fn ascent(self) -> f32 {
        match self {
            Self::Sans => 0.969,
            Self::Serif => 1.069,
        }
    }

    /// How far its letters reach below the baseline, as a part of the size.
    #[must_use]
    pub const fn descent(self) -> f32 {
        match self {
            Self::Sans => 0.241,
            Self::Serif => 0.293,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_of_a_chain_has_an_upright_regular_font() {
        for name in [Family::Sans, Family::Serif].into_iter().flat_map(Family::chain) {
            assert!(
                FontSet::default()
                    .files()
                    .any(|font| font.family == *name && font.weight == 400 && font.slant == Slant::Upright)
            );
        }
    }
}
