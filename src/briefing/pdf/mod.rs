//! A finished sheet as a PDF (ISO 32000-1): real text in subset fonts, tagged in reading order, with bookmarks,
//! and with the data of the sheet attached. The same sheet gives the same bytes.
//!
//! Fails only where the library refuses, on a page without extent say.

mod painting;
mod spoken;
mod tagging;

use super::{
    evidence::{PLACES_FILE, QUOTES_FILE},
    sheet::Sheet,
};
use krilla::{
    Document,
    embed::{AssociationKind, EmbeddedFile, MimeType},
    metadata::Metadata,
    outline::Outline,
    page::PageSettings,
    tagging::TagTree,
};
use painting::{Fonts, Painter};
use tagging::{Bookmarks, Tagger};

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A page has no extent.
    #[error("a page of {width} × {height} points cannot be made")]
    Size {
        /// Points across.
        width: f32,
        /// Points down.
        height: f32,
    },
    /// The library refused, and says why.
    #[error("the PDF cannot be written: {0}")]
    Refused(String),
}

/// The sheet as a PDF.
///
/// # Errors
/// When a page has no extent, or the library refuses.
pub fn write_pdf(sheet: &Sheet) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new();
    let set = sheet.pages.first().map(|page| page.fonts.clone());
    let mut fonts = Fonts::of(set.unwrap_or_default());
    let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
    let mut bookmarks = Bookmarks::default();
    for (index, page) in sheet.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(page.width, page.height);
        let settings = settings.ok_or(PdfError::Size { width: page.width, height: page.height })?;
        let mut pdf_page = document.start_page_with(settings);
        let mut surface = pdf_page.surface();
        let painter = Painter { surface: &mut surface, fonts: &mut fonts };
        let mut tagger = Tagger { painter, bookmarks: &mut bookmarks, page: index };
        tagger.page(page, &mut tree);
        surface.finish();
        pdf_page.finish();
    }
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    bookmarks.into_nodes().into_iter().for_each(|node| outline.push_child(node));
    document.set_outline(outline);
    let metadata = Metadata::new()
        .title(sheet.title.chars().take(300).collect())
        .creator("Treaty Atlas".to_owned())
        .producer("Treaty Atlas".to_owned())
        .description(format!("Data SHA-256 {}", sheet.evidence.sha256))
        .document_id(sheet.evidence.sha256.clone())
        .language("en".to_owned());
    document.set_metadata(metadata);
    let attachments = [
        (QUOTES_FILE, "application/ld+json", "The quotes, with position and source", &sheet.evidence.quotes),
        (PLACES_FILE, "application/geo+json", "The places of the quotes", &sheet.evidence.places),
    ];
    for (name, mime_type, description, content) in attachments {
        let file = EmbeddedFile {
            path: name.to_owned(),
            mime_type: MimeType::new(mime_type),
            description: Some(description.to_owned()),
            association_kind: AssociationKind::Data,
            data: content.clone().into_bytes().into(),
            modification_date: None,
            compress: Some(true),
            location: None,
        };
        document.embed_file(file).ok_or_else(|| PdfError::Refused(format!("{name} is attached twice")))?;
    }
    document.finish().map_err(|error| PdfError::Refused(format!("{error:?}")))
}
