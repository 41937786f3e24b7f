//! Sheets: what the map shows and what was quoted becomes a finished page, and the page a picture.
//!
//! Layout ends in a [`page::Page`]; whoever writes a file from it decides nothing.

pub mod cards;
pub mod fonts;
pub mod furniture;
pub mod map_picture;
pub mod outlines;
pub mod page;
pub mod paragraph;
pub mod quotation;
pub mod raster;
pub mod snapshot;
pub mod typesetting;

#[cfg(test)]
mod tests;
