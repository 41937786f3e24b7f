//! What is where a file would be written whose path is being typed, and how a form says so before it is.

use super::theme::ink;
use crate::scene::palette::Palette;
use egui::{Label, RichText, Ui};
use std::path::{Path, is_separator};

/// What is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Free,
    /// A file, which would be replaced.
    Taken,
    /// A folder, or no name at all.
    Nameless,
}

impl Standing {
    /// What is where a typed path leads, which gets its ending in `path`.
    pub(super) fn of(typed: &str, path: &Path) -> Self {
        let typed = typed.trim();
        let is_folder = typed.ends_with(is_separator) || Path::new(typed).is_dir();
        if is_folder || Path::new(typed).file_name().is_none() {
            Self::Nameless
        } else if path.exists() {
            Self::Taken
        } else {
            Self::Free
        }
    }

    /// What the button says that does it.
    pub(super) fn button(self, does: &'static str) -> &'static str {
        if self == Self::Taken { "Replace it" } else { does }
    }
}

/// What is said below the path.
pub(super) fn standing_ui(ui: &mut Ui, palette: &Palette, standing: Standing, path: &Path) {
    let name = path.file_name().map(|name| name.display().to_string()).unwrap_or_default();
    let (words, colour) = match standing {
        Standing::Nameless => ("Give the file a name.".to_owned(), palette.muted),
        Standing::Taken => (format!("{name} is there already and will be replaced."), palette.alert),
        Standing::Free => (format!("{name} will be written."), palette.muted),
    };
    ui.add(Label::new(RichText::new(words).size(12.0).color(ink(colour))).truncate());
}
