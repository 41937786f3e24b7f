//! A finished sheet as files, and where they go: one for PDF and HTML, one a page for PNG and SVG.

use super::{
    html::write_html,
    pdf::{PdfError, write_pdf},
    raster::{RasterError, write_png},
    sheet::Sheet,
    svg::write_svg,
};
use std::path::{Path, PathBuf};

/// The formats of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetFormat {
    /// Pixels, a file a page.
    Png,
    /// Scalable graphics, a file a page.
    Svg,
    /// Pages for print, in one file.
    Pdf,
    /// A page for mail and browsers, in one file.
    Html,
}

/// Why a sheet could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// As pixels.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// As PDF.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

impl SheetFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Png, Self::Svg, Self::Html];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Html => "html",
        }
    }

    /// The format that an ending stands for.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        let known = Self::ALL.into_iter().find(|format| format.ending() == ending);
        known.or((ending == "htm").then_some(Self::Html))
    }

    /// Where the files of a sheet go: to a path, or to one of its own for each page.
    #[must_use]
    pub fn paths(self, sheet: &Sheet, path: &Path) -> Vec<PathBuf> {
        let count = match self {
            Self::Png | Self::Svg => sheet.pages.len(),
            Self::Pdf | Self::Html => 1,
        };
        if count == 1 { vec![path.to_owned()] } else { (1..=count).map(|page| Self::page_path(path, page)).collect() }
    }

    /// The path of one page of several: `sheet.png` becomes `sheet-2.png`.
    #[must_use]
    pub fn page_path(path: &Path, page: usize) -> PathBuf {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!("{stem}-{page}.{ending}"))
    }

    /// One of a sheet's files, counted from 0; pictures have so many dots to the inch.
    ///
    /// # Errors
    /// When a picture would be too large, or the PDF is refused.
    pub fn file(self, sheet: &Sheet, index: usize, dpi: f32) -> Result<Vec<u8>, ExportError> {
        Ok(match self {
            Self::Png => match sheet.pages.get(index) {
                Some(page) => write_png(page, dpi / 72.0)?,
                None => Vec::new(),
            },
            Self::Svg => write_svg(sheet, index)?.into_bytes(),
            Self::Pdf => write_pdf(sheet)?,
            Self::Html => write_html(sheet, dpi)?.into_bytes(),
        })
    }
}
