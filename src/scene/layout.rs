//! Where things are on the screen after a composition, for the pointer and for screen readers.

use super::{
    clusters::Cluster,
    screen::{ScreenBox, ScreenPoint},
};

/// Where things are on the screen, as of the last composition.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Symbols of linked places.
    pub clusters: Vec<Cluster>,
    /// Dots of places that no passage mentions: index of the mark, and where.
    pub dots: Vec<(usize, ScreenPoint)>,
    /// Labels of marks: index of the mark, and the box.
    pub labels: Vec<(usize, ScreenBox)>,
}
