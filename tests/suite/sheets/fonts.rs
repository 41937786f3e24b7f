//! Letters that the shipped fonts lack: they are named, and a font that a person adds gives them to every format.

use super::{brief, read};
use crate::program::{folder, root};
use skrifa::{FontRef, MetadataProvider as _};
use std::{fs, path::Path};
use tempfile::TempDir;
use write_fonts::{FontBuilder, tables::cmap::Cmap, types};

/// Han letters, and Syriac ones, which run from right to left.
const LETTERS: &str = "漢字ܐܒܓ";

/// A font that has [`LETTERS`], drawn like letters of a shipped font.
fn font() -> Vec<u8> {
    let shipped = fs::read(root().join("assets/fonts/NotoSansGeorgian-Regular.ttf")).unwrap();
    let whole = FontRef::new(&shipped).unwrap();
    let drawn = "აბგდევ ".chars().map(|letter| whole.charmap().map(letter).unwrap().to_u32());
    let mapped = LETTERS.chars().chain([' ']).zip(drawn).map(|(letter, glyph)| (letter, types::GlyphId::new(glyph)));
    let mut builder = FontBuilder::new();
    builder.add_table(&Cmap::from_mappings(mapped).unwrap()).unwrap();
    for record in whole.table_directory().table_records() {
        let tag = types::Tag::new(&record.tag().to_be_bytes());
        if !builder.contains(tag) {
            builder.add_raw(tag, whole.table_data(record.tag()).unwrap().as_bytes());
        }
    }
    builder.build()
}

fn with_sources() -> TempDir {
    let text = format!("Troops will provide safe transit in the Lachin region, says {LETTERS} in the text.");
    folder(&[("in/a.txt", text.as_bytes()), ("own.ttf", &font())])
}

/// Makes a sheet; what it said on stderr.
#[track_caller]
fn warned(folder: &Path, file: &str, font: Option<&str>) -> String {
    let mut arguments = vec!["-o", file, "--place", "Lachin", "--dpi", "60"];
    arguments.extend(font.iter().flat_map(|font| ["--font", *font]));
    let ran = brief(folder, "in", &arguments);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    ran.stderr
}

#[test]
fn letters_that_no_font_has_are_named_with_their_script_and_the_cure() {
    let folder = with_sources();
    let said = warned(folder.path(), "a.png", None);
    for part in ["2 letters of the Han script", "字 漢", "Noto Sans CJK", "of the Syriac script", "--font"] {
        assert!(said.contains(part), "lacks {part}: {said}");
    }
}

#[test]
fn an_added_font_gives_its_letters_to_every_format() {
    let folder = with_sources();
    for (ending, carried) in [("png", ""), ("pdf", "NotoSansGeorgian"), ("svg", "@font-face"), ("html", "@font-face")] {
        let (boxes, once, again) = (format!("boxes.{ending}"), format!("once.{ending}"), format!("again.{ending}"));
        warned(folder.path(), &boxes, None);
        for file in [&once, &again] {
            let said = warned(folder.path(), file, Some("own.ttf"));
            assert!(!said.contains("empty boxes"), "{said}");
        }
        let [boxes, once, again] = [boxes, once, again].map(|file| read(&folder, &file));
        assert!(once == again, "the same font gives the same bytes: {ending}");
        assert!(once != boxes, "{ending}");
        let once = String::from_utf8_lossy(&once);
        assert!(once.contains(carried), "{ending} lacks {carried}");
    }
    let html = String::from_utf8(read(&folder, "once.html")).unwrap();
    assert!(html.contains("font-family:'Noto Sans Georgian'") && html.contains("漢"));
}

#[test]
fn what_is_no_font_is_told_and_nothing_is_written() {
    let folder = with_sources();
    for font in ["in/a.txt", "none.ttf"] {
        let ran = brief(folder.path(), "in", &["-o", "a.png", "--place", "Lachin", "--font", font]);
        assert_eq!(ran.code, Some(2), "{ran:#?}");
        assert!(ran.stderr.contains(font), "{ran:#?}");
    }
    assert!(!folder.path().join("a.png").exists());
}
