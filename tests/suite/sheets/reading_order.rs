//! What a reader of a PDF meets, in the order of the file: cards one after the other, the words of the map last.

use super::{made, read};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt as _,
    font::GlyphRun,
    hayro_cmap::BfString,
    hayro_syntax::Pdf,
    interpret_page,
    kurbo::{BezPath, Rect},
};

/// The letters of a page as the file has them.
#[derive(Default)]
struct Letters(String);

impl Device<'_> for Letters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, _: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            match glyph.as_unicode() {
                Some(BfString::Char(letter)) => self.0.push(letter),
                Some(BfString::String(letters)) => self.0.push_str(&letters),
                None => {}
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The words of the first page of a PDF.
fn words(bytes: Vec<u8>) -> String {
    let pdf = Pdf::new(bytes).unwrap();
    let page = &pdf.pages()[0];
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let cache = InterpreterCache::new();
    let mut context = Context::new(page.initial_transform(true).to_kurbo(), bounds, &cache, pdf.xref(), settings);
    let mut letters = Letters::default();
    interpret_page(page, &mut context, &mut letters);
    letters.0
}

#[test]
fn each_card_is_read_in_one_piece_and_the_words_of_the_map_last() {
    let folder = made(&["-o", "a.pdf", "--place", "Lachin"]);
    let words = words(read(&folder, "a.pdf"));
    let parts = [
        "Lachin: hand-over",
        "2 provisions on 1 place",
        "1 Corridor and transit · through Lachin district“Russian troops will also provide safe transit",
        "characters 1476–1580",
        "2 Hand-over · Lachin district“",
        "characters 3035–3263",
        "No.",
        "SOURCES",
        "Border of states",
        "Web Mercator",
        "Goris",
        "Boundaries are approximate",
    ];
    let seats: Vec<usize> =
        parts.iter().map(|part| words.find(part).unwrap_or_else(|| panic!("lacks {part}: {words}"))).collect();
    assert!(seats.is_sorted(), "{seats:?} {words}");
}
