//! Provisions: what a document promises about territory, found, coded and shown with its words.
//!
//! Cues, frames and words are data (`data/lexicon/`); nothing here knows a language or a place by name.

pub mod category;
pub mod field;
pub mod provision;
pub mod quantity;
pub mod time;
