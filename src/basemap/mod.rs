//! The ground that places are drawn on: shipped layers of lines and areas, labels, shaded relief.
//!
//! Geometry is held in world units (unit Web Mercator, `f64`), simplified per zoom on first use.

pub mod detail;
pub mod layer;
pub mod names;
pub mod outline;
pub mod relief;
pub mod shipped;
pub mod tinted;

use layer::Layer;
use names::NamedPoint;
use relief::Relief;
use std::sync::Arc;

/// Everything drawn below the places.
#[derive(Debug, Default)]
pub struct Basemap {
    /// Lines and areas, the lowest first.
    pub layers: Vec<Arc<Layer>>,
    /// Names of seas, countries and towns that are not in the gazetteer.
    pub names: Vec<NamedPoint>,
    /// Relief images, the coarsest first.
    pub reliefs: Vec<Arc<Relief>>,
}
