//! Linking: names found in a document, the sense each is used in, the places each may mean, and why.
//!
//! Words and weights are data (`data/lexicon/`); nothing here knows any place by name.

pub mod evidence;
pub mod heads;
pub mod lexicon;
mod lexicon_files;
pub mod linker;
pub mod mention;
pub mod names;
pub mod pattern;
pub mod recognition;
pub mod resolution;
pub mod senses;
pub mod sentence;
pub mod world;

#[cfg(test)]
mod trials;
