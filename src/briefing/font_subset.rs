//! Fonts cut to a few letters and made whole again: what a PDF can do without, a browser asks for (OpenType 1.9:
//! `cmap`, `OS/2`, `name`, `post`).

use skrifa::{
    FontRef, GlyphId, Tag,
    raw::{TableProvider as _, tables::glyf::Glyph},
};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;
use write_fonts::{FontBuilder, tables::cmap::Cmap, types};

/// The tables that are taken over from the whole font.
const TAKEN_OVER: [&[u8; 4]; 2] = [b"OS/2", b"name"];

/// The tables beside the outlines that a font needs to shape text.
const RULES: [&[u8; 4]; 8] = [b"OS/2", b"name", b"hhea", b"hmtx", b"maxp", b"GDEF", b"GSUB", b"GPOS"];

/// A font with the glyphs of some letters; none when the font is broken.
pub(super) fn subset(font: &[u8], letters: &BTreeMap<char, u32>) -> Option<Vec<u8>> {
    let mut remapper = GlyphRemapper::new();
    let mapped: Vec<(char, u16)> = letters
        .iter()
        .filter_map(|(letter, glyph)| Some((*letter, remapper.remap(u16::try_from(*glyph).ok()?))))
        .collect();
    let cut = subsetter::subset(font, 0, &remapper).ok()?;
    let (cut, whole) = (FontRef::new(&cut).ok()?, FontRef::new(font).ok()?);
    let mapped = mapped.into_iter().map(|(letter, glyph)| (letter, types::GlyphId::from(glyph)));
    let mut builder = FontBuilder::new();
    builder.add_table(&Cmap::from_mappings(mapped).ok()?).ok()?;
    for tag in TAKEN_OVER {
        builder.add_raw(types::Tag::new(tag), whole.table_data(Tag::new(tag))?.as_bytes());
    }
    builder.add_raw(types::Tag::new(b"post"), nameless_post(&whole)?);
    for record in cut.table_directory().table_records() {
        let tag = types::Tag::new(&record.tag().into_bytes());
        if !builder.contains(tag) {
            builder.add_raw(tag, cut.table_data(record.tag())?.as_bytes());
        }
    }
    Some(builder.build())
}

/// The `post` table in version 3, which names no glyph, whatever the whole font had.
fn nameless_post(whole: &FontRef<'_>) -> Option<Vec<u8>> {
    let mut post = whole.table_data(Tag::new(b"post"))?.as_bytes().get(..32)?.to_vec();
    post.splice(..4, 0x0003_0000_u32.to_be_bytes());
    Some(post)
}

/// A font with some glyphs only, each under its old number, so that the rules by which its script joins letters
/// still hold; none for a font that is broken, or whose outlines are not in a `glyf` table.
pub(super) fn subset_with_rules(font: &[u8], letters: &BTreeMap<char, u32>, glyphs: &BTreeSet<u32>) -> Option<Vec<u8>> {
    let whole = FontRef::new(font).ok()?;
    let kept = with_parts(&whole, glyphs)?;
    let (loca, glyf) = (whole.loca(None).ok()?, whole.table_data(Tag::new(b"glyf"))?.as_bytes());
    let (mut outlines, mut starts) = (Vec::new(), Vec::new());
    for glyph in 0..loca.len() {
        starts.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
        if kept.contains(&u32::try_from(glyph).ok()?) {
            outlines.extend(glyf.get(loca.get_raw(glyph)? as usize..loca.get_raw(glyph + 1)? as usize)?);
            outlines.resize(outlines.len().next_multiple_of(4), 0);
        }
    }
    starts.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
    let mut head = whole.table_data(Tag::new(b"head"))?.as_bytes().to_vec();
    // Starts are written as numbers of four bytes (`indexToLocFormat`).
    head.get_mut(50..52)?.copy_from_slice(&1_u16.to_be_bytes());
    let mapped = letters.iter().map(|(letter, glyph)| (*letter, types::GlyphId::from(*glyph)));
    let mut builder = FontBuilder::new();
    builder.add_table(&Cmap::from_mappings(mapped).ok()?).ok()?;
    for (tag, bytes) in [(b"glyf", outlines), (b"loca", starts), (b"head", head), (b"post", nameless_post(&whole)?)] {
        builder.add_raw(types::Tag::new(tag), bytes);
    }
    for tag in RULES {
        if let Some(table) = whole.table_data(Tag::new(tag)) {
            builder.add_raw(types::Tag::new(tag), table.as_bytes());
        }
    }
    Some(builder.build())
}

/// The glyphs, the empty box, and the glyphs that they are made of.
fn with_parts(font: &FontRef<'_>, glyphs: &BTreeSet<u32>) -> Option<BTreeSet<u32>> {
    let (loca, glyf) = (font.loca(None).ok()?, font.glyf().ok()?);
    let mut kept = BTreeSet::new();
    let mut open: Vec<u32> = glyphs.iter().copied().chain([0]).collect();
    while let Some(glyph) = open.pop() {
        if kept.insert(glyph)
            && let Ok(Some(Glyph::Composite(composite))) = loca.get_glyf(GlyphId::new(glyph), &glyf)
        {
            open.extend(composite.components().map(|part| part.glyph.to_u32()));
        }
    }
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fonts::FontSet;
    use skrifa::MetadataProvider as _;

    fn letters_of(font: &[u8], text: &str) -> BTreeMap<char, u32> {
        let whole = FontRef::new(font).unwrap();
        text.chars().filter_map(|letter| Some((letter, whole.charmap().map(letter)?.to_u32()))).collect()
    }

    #[test]
    fn a_subset_has_its_letters_and_is_small() {
        for font in FontSet::default().files() {
            let letters = letters_of(&font.bytes, "aA .");
            let cut = subset(&font.bytes, &letters).unwrap();
            assert!(cut.len() < font.bytes.len() / 2, "{} {}", font.family, cut.len());
            let read = FontRef::new(&cut).unwrap();
            for letter in letters.keys() {
                let glyph = read.charmap().map(*letter).unwrap();
                assert!(read.outline_glyphs().get(glyph).is_some());
            }
            assert!(read.charmap().map('z').is_none());
        }
    }

    #[test]
    fn a_subset_with_rules_keeps_the_numbers_of_its_glyphs_and_how_they_join() {
        let set = FontSet::default();
        let font = set.files().find(|font| font.family.contains("Arabic")).unwrap();
        let letters = letters_of(&font.bytes, "لاچین");
        let glyphs: BTreeSet<u32> = letters.values().copied().collect();
        let cut = subset_with_rules(&font.bytes, &letters, &glyphs).unwrap();
        assert!(cut.len() < font.bytes.len());
        let read = FontRef::new(&cut).unwrap();
        assert!(letters.iter().all(|(letter, glyph)| read.charmap().map(*letter).unwrap().to_u32() == *glyph));
        assert!(read.gsub().is_ok() && read.charmap().map('ب').is_none());
    }
}
