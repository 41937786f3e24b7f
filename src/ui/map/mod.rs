//! The map in the window: walkers for navigation, the scene for content. Only this folder knows walkers.

pub(crate) mod furniture;
pub(crate) mod map_panel;
pub(crate) mod navigation;
pub(crate) mod painter;
pub(crate) mod tiles;
