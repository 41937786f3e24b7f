//! How the last sheet was made, so that the next one can be made in one stroke.

use crate::{
    briefing::{added_font::AddedFont, export::SheetFormat, sheet_size::SheetSize},
    scene::palette::Theme,
};

/// What a person chose last.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SheetSettings {
    /// Size and layout.
    pub(crate) size: SheetSize,
    /// The colours; none for those of the window.
    pub(crate) theme: Option<Theme>,
    /// What is saved.
    pub(crate) format: SheetFormat,
    /// Dots to the inch of pictures.
    pub(crate) dpi: u32,
    /// Who may see it.
    pub(crate) marking: String,
    /// Fonts for letters that the shipped ones lack.
    pub(crate) fonts: Vec<AddedFont>,
}

impl Default for SheetSettings {
    fn default() -> Self {
        Self {
            size: SheetSize::Slide,
            theme: None,
            format: SheetFormat::Png,
            dpi: 200,
            marking: String::new(),
            fonts: Vec::new(),
        }
    }
}
