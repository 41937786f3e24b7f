//! Linking: names found in a document, the sense each is used in, the places each may mean, and why.
//!
//! Words and weights are data (`data/lexicon/`); nothing here knows any place by name.

pub mod context;
pub mod correction;
pub mod draft;
pub mod evidence;
pub mod fingerprint;
pub mod heads;
mod inflection;
pub mod lexicon;
mod lexicon_files;
pub mod linker;
pub mod mention;
mod name_gathering;
pub mod names;
pub mod parts;
pub mod pattern;
mod persons;
pub mod reach;
pub mod reason;
pub mod recognition;
pub mod resolution;
pub mod rules;
pub mod seats;
pub mod senses;
pub mod sentence;
pub mod word_class;
pub mod world;

#[cfg(test)]
mod trials;
