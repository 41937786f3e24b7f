//! Online tiles: off until a person has been asked and agreed. Without them no socket is opened.

use walkers::{HttpTiles, sources::OpenStreetMap};

/// Whether tiles are fetched.
#[derive(Default)]
pub(crate) enum OnlineTiles {
    /// They are not.
    #[default]
    Off,
    /// They are, from OpenStreetMap.
    On(Box<HttpTiles>),
}

impl OnlineTiles {
    /// Starts fetching. This is the only line of the program that opens a connection.
    pub(crate) fn start(context: &egui::Context) -> Self {
        Self::On(Box::new(HttpTiles::new(OpenStreetMap, context.clone())))
    }

    /// Whether tiles are fetched.
    pub(crate) const fn is_on(&self) -> bool {
        matches!(self, Self::On(_))
    }
}
