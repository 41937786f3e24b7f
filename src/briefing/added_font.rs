//! Fonts that a person adds to a sheet for letters that the compiled-in ones lack.
//!
//! A collection gives its first font, a variable font the letters of its default. Fails for what is no font, for
//! one without outlines, and for one whose maker forbids to embed it.

use super::fonts::FontFile;
use crate::scene::drawing::Slant;
use skrifa::{
    FontRef, MetadataProvider as _, Tag,
    attribute::Style,
    raw::{ReadError, TableProvider as _},
    string::StringId,
};
use std::{borrow::Cow, sync::Arc};
use subsetter::GlyphRemapper;
use write_fonts::{FontBuilder, types};

/// A font that was added, and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct AddedFont {
    /// Its file, as the person named it.
    pub path: String,
    /// The font; none as long as it is not read, or cannot be.
    pub file: Option<Arc<FontFile>>,
}

/// Why a font cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// It is none, or a broken one.
    #[error("{path}: not a font that can be read; name a file of .ttf, .otf or .ttc")]
    Unread {
        /// The file.
        path: String,
        /// What the reader met.
        #[source]
        source: ReadError,
    },
    /// Its letters are pictures, or drawn in a way that no PDF knows.
    #[error("{path}: the font has no outlines that can be embedded; name another")]
    Unfit {
        /// The file.
        path: String,
    },
    /// Its licence.
    #[error("{path}: the maker of the font forbids to embed it; name another")]
    Forbidden {
        /// The file.
        path: String,
    },
}

/// What makes a font variable, and what a changed file makes untrue.
const LEFT_OUT: [&[u8; 4]; 10] =
    [b"fvar", b"gvar", b"avar", b"cvar", b"HVAR", b"VVAR", b"MVAR", b"STAT", b"DSIG", b"meta"];

/// "Restricted License embedding" (OpenType 1.9, `OS/2`, `fsType`).
const RESTRICTED: u16 = 0x0002;

impl AddedFont {
    /// A font that is named and not read.
    #[must_use]
    pub const fn unread(path: String) -> Self {
        Self { path, file: None }
    }

    /// The font of a file.
    ///
    /// # Errors
    /// When it is none, or one that cannot or must not be embedded.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, FontError> {
        let unread = |source| FontError::Unread { path: path.to_owned(), source };
        let font = FontRef::from_index(bytes, 0).map_err(unread)?;
        let os2 = font.os2().map_err(unread)?;
        if os2.fs_type() & 0x000f == RESTRICTED {
            return Err(FontError::Forbidden { path: path.to_owned() });
        }
        let attributes = font.attributes();
        let file = FontFile {
            family: Cow::Owned(family(&font)),
            weight: attributes.weight.value().round().clamp(100.0, 900.0) as u16,
            slant: if attributes.style == Style::Normal { Slant::Upright } else { Slant::Italic },
            bytes: Cow::Owned(at_rest(&font)),
        };
        let outlined = [b"glyf", b"CFF "].into_iter().any(|tag| font.table_data(Tag::new(tag)).is_some());
        // What the library cannot cut, no writer of sheets could embed.
        if !outlined || subsetter::subset(&file.bytes, 0, &GlyphRemapper::new()).is_err() {
            return Err(FontError::Unfit { path: path.to_owned() });
        }
        Ok(Self { path: path.to_owned(), file: Some(Arc::new(file)) })
    }
}

/// The family's name in letters that need no escape in CSS.
fn family(font: &FontRef<'_>) -> String {
    let names = [StringId::TYPOGRAPHIC_FAMILY_NAME, StringId::FAMILY_NAME];
    let name = names.into_iter().find_map(|id| font.localized_strings(id).english_or_first());
    let name = name.map(|name| name.chars().collect::<String>()).unwrap_or_default();
    let plain: String =
        name.chars().filter(|letter| letter.is_ascii_alphanumeric() || " -".contains(*letter)).collect();
    let plain = plain.trim();
    if plain.is_empty() { "Added font".to_owned() } else { plain.chars().take(60).collect() }
}

/// The font in a file of its own, at its default where it is variable: shaping, outlines and subsets then agree.
fn at_rest(font: &FontRef<'_>) -> Vec<u8> {
    let mut builder = FontBuilder::new();
    for record in font.table_directory().table_records() {
        let tag = record.tag();
        if let Some(table) = font.table_data(tag).filter(|_| LEFT_OUT.iter().all(|out| tag != Tag::new(out))) {
            builder.add_raw(types::Tag::new(&tag.to_be_bytes()), table.as_bytes());
        }
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fonts::FontSet;

    fn hebrew() -> Vec<u8> {
        let set = FontSet::default();
        let font = set.files().find(|font| font.family == "Noto Sans Hebrew").unwrap();
        font.bytes.clone().into_owned()
    }

    /// A font with bytes of a table overwritten.
    fn mended(font: &[u8], tag: [u8; 4], at: usize, bytes: &[u8]) -> Vec<u8> {
        let read = FontRef::new(font).unwrap();
        let mut builder = FontBuilder::new();
        for record in read.table_directory().table_records() {
            let mut table = read.table_data(record.tag()).unwrap().as_bytes().to_vec();
            if record.tag() == Tag::new(&tag) {
                table[at..at + bytes.len()].copy_from_slice(bytes);
            }
            builder.add_raw(types::Tag::new(&record.tag().to_be_bytes()), table);
        }
        builder.build()
    }

    #[test]
    fn a_font_is_known_by_its_family_weight_and_slant() {
        let file = AddedFont::read("hebrew.ttf", &hebrew()).unwrap().file.unwrap();
        assert_eq!((&*file.family, file.weight, file.slant), ("Noto Sans Hebrew", 400, Slant::Upright));
    }

    #[test]
    fn what_is_no_font_is_refused_with_what_to_name_instead() {
        for bytes in [&b""[..], b"no font", b"OTTO\0\x01\0\0\0\0\0\0", b"ttcf\0\x01\0\0\0\0\0\x01\xff\xff\xff\xff"] {
            let error = AddedFont::read("a.ttf", bytes).unwrap_err().to_string();
            assert!(error.starts_with("a.ttf: ") && error.contains("name"), "{error}");
        }
    }

    #[test]
    fn a_font_that_must_not_be_embedded_is_refused() {
        let restricted = mended(&hebrew(), *b"OS/2", 8, &RESTRICTED.to_be_bytes());
        assert!(matches!(AddedFont::read("a.ttf", &restricted), Err(FontError::Forbidden { .. })));
    }

    #[test]
    fn no_broken_font_makes_reading_fail_otherwise() {
        let whole = hebrew();
        for cut in (0..whole.len()).step_by(97) {
            let _result = AddedFont::read("a.ttf", &whole[..cut]);
        }
    }
}
