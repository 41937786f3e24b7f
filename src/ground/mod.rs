//! What everything stands on: positions, spans of text, folded names, warnings and whole files.

pub mod files;
pub mod folding;
pub mod geo;
pub mod hash;
pub mod text;
pub mod warning;
pub mod wording;
pub(crate) mod written;
