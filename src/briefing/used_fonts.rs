//! The fonts that a file of markup carries: which letters and glyphs of each were used, and the rules of CSS that
//! hold them, cut to just those.

use super::{
    font_subset::{subset, subset_with_rules},
    fonts::{FontFile, FontSet},
    page::GlyphRun,
};
use crate::scene::drawing::Slant;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::{BTreeMap, BTreeSet};

/// What was used so far, by the index of the font.
#[derive(Debug, Default)]
pub(super) struct UsedFonts {
    used: BTreeMap<usize, Used>,
}

#[derive(Debug, Default)]
struct Used {
    letters: BTreeMap<char, u32>,
    glyphs: BTreeSet<u32>,
    /// Whether letters were joined or piled up.
    is_shaped: bool,
}

impl UsedFonts {
    /// Takes note of letters that are a glyph each.
    pub(super) fn add_letters(&mut self, font: usize, letters: &[(char, u32)]) {
        self.used.entry(font).or_default().letters.extend(letters.iter().copied());
    }

    /// Takes note of a run whose letters the reader's program is to shape again.
    pub(super) fn add_run(&mut self, run: &GlyphRun, font: &FontFile) {
        let used = self.used.entry(run.font).or_default();
        let Ok(read) = FontRef::new(&font.bytes) else { return };
        let charmap = read.charmap();
        used.letters.extend(run.text.chars().filter_map(|letter| Some((letter, charmap.map(letter)?.to_u32()))));
        used.glyphs.extend(used.letters.values());
        used.glyphs.extend(run.glyphs.iter().map(|glyph| glyph.id));
        used.is_shaped |= letters(run, font).is_none();
    }

    /// The fonts as rules of CSS.
    pub(super) fn font_faces(&self, fonts: &FontSet) -> String {
        let faces = self.used.iter().filter_map(|(index, used)| {
            let font = fonts.font(*index)?;
            let ruled = used.is_shaped.then(|| subset_with_rules(&font.bytes, &used.letters, &used.glyphs));
            let bytes = ruled.flatten().or_else(|| subset(&font.bytes, &used.letters))?;
            let style = if font.slant == Slant::Italic { "italic" } else { "normal" };
            Some(format!(
                "@font-face{{font-family:'{}';font-weight:{};font-style:{style};src:url(data:font/otf;base64,{})}}\n",
                font.family,
                font.weight,
                STANDARD.encode(bytes)
            ))
        });
        faces.collect()
    }
}

/// The letters of a run with their glyphs, if each letter is one glyph, in order, on one line; else none.
pub(super) fn letters(run: &GlyphRun, font: &FontFile) -> Option<Vec<(char, u32)>> {
    let font = FontRef::new(&font.bytes).ok()?;
    let charmap = font.charmap();
    let first = run.glyphs.first()?;
    let letters: Vec<char> = run.text.chars().collect();
    let is_level = run.glyphs.iter().all(|glyph| (glyph.at.y - first.at.y).abs() < 0.01);
    let rises = run.glyphs.iter().zip(run.glyphs.iter().skip(1)).all(|(a, b)| a.from < b.from);
    if letters.len() != run.glyphs.len() || !is_level || !rises {
        return None;
    }
    let pairs = letters.into_iter().zip(&run.glyphs).map(|(letter, glyph)| {
        let own = charmap.map(letter)?.to_u32();
        (own == glyph.id && own != 0).then_some((letter, own))
    });
    pairs.collect()
}
