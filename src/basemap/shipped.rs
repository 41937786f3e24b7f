//! The base map that comes with the program, compiled in from `data/basemap` and `data/relief`.

use std::sync::Arc;

use super::{
    Basemap,
    layer::{Layer, LayerError, LayerTheme},
    names::NamedPoint,
    relief::{Relief, ReliefError},
};

/// Who has to be named wherever the shipped base map is shown; see `data/README.md`.
pub const ATTRIBUTION: &str =
    "© OpenStreetMap contributors (ODbL) · Natural Earth · GeoNames (CC BY 4.0) · WDBII (LGPL) · NOAA GLOBE";

/// Each layer's bytes, in the order of drawing.
const LAYERS: [(LayerTheme, &[u8]); 7] = [
    (LayerTheme::Sea, include_bytes!("../../data/basemap/sea.geojson")),
    (LayerTheme::Lakes, include_bytes!("../../data/basemap/lakes.geojson")),
    (LayerTheme::Rivers, include_bytes!("../../data/basemap/rivers.geojson")),
    (LayerTheme::Coast, include_bytes!("../../data/basemap/coast.geojson")),
    (LayerTheme::Provinces, include_bytes!("../../data/basemap/provinces.geojson")),
    (LayerTheme::Borders, include_bytes!("../../data/basemap/borders.geojson")),
    (LayerTheme::Disputed, include_bytes!("../../data/basemap/disputed.geojson")),
];

/// Why the shipped base map could not be read; only a broken build can show it.
#[derive(Debug, thiserror::Error)]
pub enum BasemapError {
    /// A layer.
    #[error(transparent)]
    Layer(#[from] LayerError),
    /// The names.
    #[error("the names of the base map cannot be read")]
    Names(#[source] serde_json::Error),
    /// A relief.
    #[error(transparent)]
    Relief(#[from] ReliefError),
}

/// The vector part: layers and names. Each layer is read on its own thread.
///
/// # Errors
/// When the compiled-in data are broken.
pub fn vectors() -> Result<Basemap, BasemapError> {
    std::thread::scope(|scope| {
        let readers = LAYERS.map(|(theme, bytes)| scope.spawn(move || Layer::read(theme, bytes)));
        let names = NamedPoint::read_all(include_bytes!("../../data/basemap/labels.geojson"));
        let mut layers = Vec::new();
        for reader in readers {
            // A reader that panicked has said so; its layer is missing, the map is not.
            layers.extend(reader.join().ok().transpose()?.map(Arc::new));
        }
        Ok(Basemap { layers, names: names.map_err(BasemapError::Names)?, reliefs: Vec::new() })
    })
}

/// All of it, the reliefs read beside the layers.
///
/// # Errors
/// When the compiled-in data are broken.
pub fn basemap() -> Result<Basemap, BasemapError> {
    std::thread::scope(|scope| {
        let vectors = scope.spawn(vectors);
        let reliefs = reliefs()?.into_iter().map(Arc::new).collect();
        let vectors = vectors.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))?;
        Ok(Basemap { reliefs, ..vectors })
    })
}

/// The relief images, the coarsest first.
///
/// # Errors
/// When the compiled-in data are broken.
pub fn reliefs() -> Result<Vec<Relief>, BasemapError> {
    let world = Relief::read(
        include_bytes!("../../data/relief/world.json"),
        include_bytes!("../../data/relief/world-hillshade.jpg"),
        include_bytes!("../../data/relief/world-elevation.png"),
    )?;
    let region = Relief::read(
        include_bytes!("../../data/relief/relief.json"),
        include_bytes!("../../data/relief/hillshade.jpg"),
        include_bytes!("../../data/relief/elevation.png"),
    )?;
    Ok(vec![world, region])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_layers_and_names_are_all_there() {
        let basemap = vectors().unwrap();
        assert_eq!(basemap.layers.len(), LAYERS.len());
        assert!(basemap.layers.iter().all(|layer| !layer.outlines.is_empty()));
        assert!(basemap.names.len() > 100);
        assert!(!reliefs().unwrap().is_empty());
    }
}
