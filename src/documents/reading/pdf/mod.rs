//! The layer of text of a PDF (ISO 32000-2 §9): glyphs where they are drawn, made into lines, lines into
//! paragraphs, running heads and page numbers left out. Pages are counted from 1, as viewers count them.
//!
//! hayro interprets the pages as for drawing; of the crates that read PDF it is the one that neither
//! panics on odd fonts nor guesses where words end, as it gives each glyph its place.

mod bombs;
mod furniture;
mod glyphs;
mod hyphens;
mod lines;
mod paragraphs;

use self::{
    glyphs::{GlyphCollector, PageGlyphs},
    lines::PageLines,
};
use super::{
    guard::Deadline,
    manuscript::Extract,
    properties::{present, somebody, title},
    refusal::Refusal,
};
use crate::{documents::document::SourceRecord, ground::warning::Warning};
use encoding_rs::{Encoding, WINDOWS_1252};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt as _,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf, metadata::Metadata},
    interpret_page,
    kurbo::Rect,
};

/// The largest file that is read, in bytes (256 MiB).
const LARGEST: usize = 256 << 20;
/// The most pages that are read.
const MOST_PAGES: usize = 10_000;
/// The most glyphs that are read from all pages.
const MOST_GLYPHS: usize = 20_000_000;

/// The text of a PDF.
pub(super) fn read(bytes: Vec<u8>, deadline: Deadline) -> Result<Extract, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::new("it is larger than 256 MiB", "split it, or take the pictures out"));
    }
    bombs::check(&bytes, deadline)?;
    let pdf = Pdf::new(bytes).map_err(refused)?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(Refusal::new("it has no pages", "download or copy it again"));
    }
    if count > MOST_PAGES {
        return Err(Refusal::new(format!("it has {count} pages, more than {MOST_PAGES}"), "split it"));
    }
    let mut pages = Vec::new();
    let mut state = LayerOfText::default();
    for (page, number) in glyphs_of(&pdf, deadline)?.into_iter().zip(1..) {
        state.look_at(&page, number);
        pages.push(PageLines::of(&page, number));
        deadline.check()?;
    }
    let mut extract = Extract { source: source_record(pdf.metadata()), ..Extract::default() };
    let removed = furniture::remove(&mut pages);
    extract.pieces = paragraphs::of(&pages);
    if extract.pieces.is_empty() {
        return Err(state.refusal());
    }
    state.warn(&mut extract.warnings);
    if let Some(example) = removed {
        let what = format!("running heads and page numbers were left out (“{example}”)");
        extract.warnings.push(Warning::notice("", what, ""));
    }
    Ok(extract)
}

/// The glyphs of all pages.
fn glyphs_of(pdf: &Pdf, deadline: Deadline) -> Result<Vec<PageGlyphs>, Refusal> {
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    let mut total = 0;
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(upright, bounds, &cache, pdf.xref(), settings.clone());
        let mut collector = GlyphCollector::new(height, deadline);
        interpret_page(page, &mut context, &mut collector);
        let page = collector.finish();
        total += page.glyphs.len();
        if total > MOST_GLYPHS {
            return Err(Refusal::new("it holds more text than a document can", "split it"));
        }
        pages.push(page);
        deadline.check()?;
    }
    Ok(pages)
}

fn refused(error: LoadPdfError) -> Refusal {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::new(
            "it is protected by a password",
            "open it in a PDF viewer, print it into a new PDF, and read that file",
        ),
        LoadPdfError::Decryption(_) => Refusal::new(
            "it is encrypted in a way that is not known",
            "open it in a PDF viewer, print it into a new PDF, and read that file",
        ),
        LoadPdfError::Invalid => Refusal::new("it is damaged or cut short", "download or copy it again"),
    }
}

/// Which pages have text that can be read.
#[derive(Debug, Default)]
struct LayerOfText {
    /// Pages that are pictures.
    scanned: Vec<u32>,
    /// Pages whose letters have no meaning in the file.
    unnamed: Vec<u32>,
    /// Pages with words that lean, which are left out.
    leaning: Vec<u32>,
    /// Pages in a script that runs from the right to the left, whose letters come in the wrong order.
    leftward: Vec<u32>,
}

impl LayerOfText {
    fn look_at(&mut self, page: &PageGlyphs, number: u32) {
        let letters = page.glyphs.len();
        if letters == 0 && page.unnamed == 0 && page.has_picture {
            self.scanned.push(number);
        }
        if page.unnamed > 20 && page.unnamed * 5 > letters {
            self.unnamed.push(number);
        }
        if page.leftward() * 5 > letters {
            self.leftward.push(number);
        }
        if page.leaning() > 20 {
            self.leaning.push(number);
        }
    }

    fn refusal(&self) -> Refusal {
        if self.unnamed.is_empty() && !self.scanned.is_empty() {
            let what = format!("{} without a layer of text, as scans are", pages_are(&self.scanned, "pictures"));
            Refusal::new(what, RECOGNISE)
        } else if self.unnamed.is_empty() {
            Refusal::new("there is no text in it", RECOGNISE)
        } else {
            Refusal::new("its fonts do not say which letters they show", RECOGNISE)
        }
    }

    fn warn(&self, warnings: &mut Vec<Warning>) {
        let mut warn = |pages: &[u32], what: String, cure: &str| {
            if !pages.is_empty() {
                warnings.push(Warning::loss("", what, cure));
            }
        };
        let scanned = format!("{} without a layer of text: left out", pages_are(&self.scanned, "pictures"));
        warn(&self.scanned, scanned, RECOGNISE);
        let unnamed = format!("on {} the fonts do not say which letters they show", pages(&self.unnamed));
        warn(&self.unnamed, unnamed, RECOGNISE);
        let leftward =
            format!("words that run from the right to the left may be in the wrong order on {}", pages(&self.leftward));
        warn(&self.leftward, leftward, "read the text as a web page or a Word document");
        if !self.leaning.is_empty() {
            let what = format!("words set at an angle were left out on {}", pages(&self.leaning));
            warnings.push(Warning::notice("", what, ""));
        }
    }
}

const RECOGNISE: &str = "run text recognition (OCR) on it, with OCRmyPDF for instance, and read the file that it makes";

/// “page 3 is a picture”, “pages 3, 5–9 are pictures”.
fn pages_are(numbers: &[u32], what: &str) -> String {
    match numbers {
        [_] => format!("{} is a {}", pages(numbers), what.trim_end_matches('s')),
        _ => format!("{} are {what}", pages(numbers)),
    }
}

/// “page 3”, “pages 3, 5–9”.
fn pages(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let range = |(first, last): (u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    let ranges: Vec<String> = ranges.into_iter().map(range).collect();
    let word = if numbers.len() == 1 { "page" } else { "pages" };
    format!("{word} {}", ranges.join(", "))
}

/// What the document information dictionary tells (ISO 32000-2 §14.3.3).
fn source_record(metadata: &Metadata) -> SourceRecord {
    let date = metadata.creation_date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    SourceRecord {
        title: metadata.title.as_deref().map(text_string).as_deref().and_then(title),
        publisher: metadata.author.as_deref().map(text_string).as_deref().and_then(somebody),
        date: date.as_deref().and_then(present),
        ..SourceRecord::default()
    }
}

/// A text string (ISO 32000-2 §7.9.2.2): marked as UTF-16 or UTF-8, else nearly Latin 1.
fn text_string(bytes: &[u8]) -> String {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((WINDOWS_1252, 0));
    encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named_in_ranges() {
        assert_eq!(pages(&[3]), "page 3");
        assert_eq!(pages(&[1, 3, 4, 5]), "pages 1, 3–5");
        assert_eq!(pages_are(&[2], "pictures"), "page 2 is a picture");
    }
}
