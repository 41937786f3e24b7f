//! What the program brings along, compiled in: the sample corpus and the places of its region.

use crate::documents::reading::Format;

/// A document of the sample corpus.
#[derive(Debug, Clone, Copy)]
pub struct ShippedDocument {
    /// Its id, the name of its file.
    pub id: &'static str,
    /// Its format.
    pub format: Format,
    /// Its bytes, as given.
    pub bytes: &'static [u8],
}

/// The sample corpus (`seeds/`).
pub const DOCUMENTS: &[ShippedDocument] = &[ShippedDocument {
    id: "000_3d84ca3364ef8fc6.txt",
    format: Format::Text,
    bytes: include_bytes!("../../seeds/000_3d84ca3364ef8fc6.txt"),
}];

/// What the sample corpus is called.
pub const NAME: &str = "Sample corpus";

/// The name of the file of places.
pub const PLACES_FILE: &str = "data/places.geojson";

/// The places (`data/places.geojson`).
pub const PLACES: &[u8] = include_bytes!("../../data/places.geojson");
