//! Provisions: what a document promises about territory, found, coded and shown with its words.
//!
//! Cues, frames and words are data (`data/lexicon/`); nothing here knows a language or a place by name.

mod actors;
mod asides;
mod assembly;
pub mod category;
mod classifier;
mod clocks;
pub mod comparison;
mod contents;
mod cues;
mod dates;
mod deadlines;
pub mod detection;
pub mod field;
pub mod field_text;
pub mod footprint;
mod keys;
pub mod language;
pub mod lexicon;
mod line;
mod moment;
mod numbers;
mod parties;
pub mod pattern;
mod phrases;
pub mod place_use;
mod predicate;
pub mod provision;
mod quantities;
pub mod quantity;
mod remarks;
mod roles;
mod shared_border;
mod sharing;
mod signs;
mod standing;
pub mod stated;
mod strange_places;
mod strange_words;
pub mod time;
mod time_context;
pub mod timeline;
mod vocabulary;
pub mod weighing;
mod words;

#[cfg(test)]
mod field_trials;
#[cfg(test)]
mod security_trials;
#[cfg(test)]
mod territory_trials;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wording_trials;
