//! What the window remembers of a person from one start to the next, whatever project is open: the theme, who
//! reviews. The framework keeps it in the person's data folder, with the window's size and place; what cannot be read
//! there counts as nothing.

use super::{app::App, theme::install_style};
use crate::{
    review::decision::Reviewer,
    scene::palette::{Palette, Theme},
};
use eframe::Storage;
use egui::Context;
use serde::{Deserialize, Serialize};

/// The name that it is kept under.
const KEY: &str = "preferences";

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Preferences {
    /// Whether the window is dark.
    is_dark: bool,
    /// The reviewer's name, once somebody gave one.
    reviewer: Option<String>,
}

impl Preferences {
    /// What was kept; nothing the first time.
    pub(super) fn read(storage: Option<&dyn Storage>) -> Self {
        storage.and_then(|storage| eframe::get_value(storage, KEY)).unwrap_or_default()
    }

    /// As the window is now.
    pub(super) fn of(app: &App) -> Self {
        let reviewer = app.reviewing.reviewer.as_ref().map(|reviewer| reviewer.as_str().to_owned());
        Self { is_dark: app.palette.theme == Theme::Dark, reviewer }
    }

    /// Keeps it.
    pub(super) fn keep(&self, storage: &mut dyn Storage) {
        eframe::set_value(storage, KEY, self);
    }

    /// Makes a window that has just been opened as it was left.
    pub(super) fn apply(&self, app: &mut App, context: &Context) {
        if self.is_dark {
            app.palette = Palette::of(Theme::Dark);
            install_style(context, &app.palette);
        }
        app.reviewing.reviewer = self.reviewer.as_deref().map(Reviewer::new);
    }
}
