//! Documents: their text as given, cut into paragraphs and passages that are found again by locator.

pub mod blocks;
pub mod clauses;
pub mod cutting;
pub mod document;
pub mod reading;
pub mod selector;
pub mod sentences;
mod titles;
