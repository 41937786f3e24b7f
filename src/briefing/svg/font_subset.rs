//! Fonts cut to a few letters and made whole again: what a PDF can do without, a browser asks for (OpenType 1.9:
//! `cmap`, `OS/2`, `name`, `post`).

use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// The tables that are taken over from the whole font.
const TAKEN_OVER: [[u8; 4]; 3] = [*b"OS/2", *b"name", *b"post"];

/// A font with the glyphs of some letters; none when the font is broken.
pub(super) fn subset(font: &[u8], letters: &BTreeMap<char, u32>) -> Option<Vec<u8>> {
    let mut remapper = GlyphRemapper::new();
    let mapped: Vec<(u32, u16)> = letters
        .iter()
        .filter_map(|(letter, glyph)| Some((u32::from(*letter), remapper.remap(u16::try_from(*glyph).ok()?))))
        .collect();
    let cut = subsetter::subset(font, 0, &remapper).ok()?;
    let version = cut.get(..4)?.to_vec();
    let mut tables = tables(&cut)?;
    let whole = self::tables(font)?;
    for tag in TAKEN_OVER {
        tables.insert(tag, whole.get(&tag)?);
    }
    // No glyph has a name (version 3), whatever the whole font had.
    let post = post(whole.get(b"post")?)?;
    let cmap = cmap(&mapped);
    tables.insert(*b"post", &post);
    tables.insert(*b"cmap", &cmap);
    Some(assembled(&version, &tables))
}

/// The tables of a font by their tags.
fn tables(font: &[u8]) -> Option<BTreeMap<[u8; 4], &[u8]>> {
    let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
    let mut tables = BTreeMap::new();
    for record in font.get(12..12 + 16 * count)?.chunks_exact(16) {
        let number = |at: usize| {
            let bytes = record.get(at..at + 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        let (offset, length) = (number(8)?, number(12)?);
        tables.insert(record.get(..4)?.try_into().ok()?, font.get(offset..offset.checked_add(length)?)?);
    }
    Some(tables)
}

/// The `post` table in version 3, which names no glyph.
fn post(whole: &[u8]) -> Option<Vec<u8>> {
    let mut post = whole.get(..32)?.to_vec();
    post.splice(..4, 0x0003_0000_u32.to_be_bytes());
    Some(post)
}

/// The `cmap` table: format 12, for Windows and for Unicode.
fn cmap(mapped: &[(u32, u16)]) -> Vec<u8> {
    let mut cmap = Vec::new();
    cmap.extend([0_u16, 2].iter().flat_map(|number| number.to_be_bytes()));
    for (platform, encoding) in [(0_u16, 4_u16), (3, 10)] {
        cmap.extend(platform.to_be_bytes());
        cmap.extend(encoding.to_be_bytes());
        cmap.extend(20_u32.to_be_bytes());
    }
    cmap.extend([12_u16, 0].iter().flat_map(|number| number.to_be_bytes()));
    let groups = u32::try_from(mapped.len()).unwrap_or_default();
    cmap.extend([16 + 12 * groups, 0, groups].iter().flat_map(|number| number.to_be_bytes()));
    for (letter, glyph) in mapped {
        cmap.extend([*letter, *letter, u32::from(*glyph)].iter().flat_map(|number| number.to_be_bytes()));
    }
    cmap
}

/// A font file of tables.
fn assembled(version: &[u8], tables: &BTreeMap<[u8; 4], &[u8]>) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or_default();
    let power = count.checked_ilog2().unwrap_or_default();
    let range = 16 * (1_u16 << power);
    let mut font = version.to_vec();
    let selector = u16::try_from(power).unwrap_or_default();
    font.extend([count, range, selector, (16 * count).saturating_sub(range)].iter().flat_map(|n| n.to_be_bytes()));
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in tables {
        font.extend(tag);
        let numbers = [checksum(table), offset as u32, table.len() as u32];
        font.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
        offset += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        font.extend(*table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

/// The sum of a table's numbers of four bytes.
fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0_u32, |sum, chunk| {
        let mut number = [0; 4];
        for (to, from) in number.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum.wrapping_add(u32::from_be_bytes(number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fonts::FONTS;
    use skrifa::{FontRef, MetadataProvider as _};

    #[test]
    fn a_subset_has_its_letters_and_is_small() {
        for font in &FONTS {
            let whole = FontRef::new(font.bytes).unwrap();
            let letters = "aA .".chars().filter_map(|letter| Some((letter, whole.charmap().map(letter)?.to_u32())));
            let letters: BTreeMap<char, u32> = letters.collect();
            let cut = subset(font.bytes, &letters).unwrap();
            assert!(cut.len() < font.bytes.len() / 2, "{} {}", font.family, cut.len());
            let read = FontRef::new(&cut).unwrap();
            for letter in letters.keys() {
                let glyph = read.charmap().map(*letter).unwrap();
                assert!(read.outline_glyphs().get(glyph).is_some());
            }
            assert!(read.charmap().map('z').is_none());
        }
    }
}
