//! A project in the formats of other programs, one file a format: its links and what was reviewed, provisions,
//! versions side by side, the agreement of reviewers. Annotations are also read back.
//!
//! The same project gives the same bytes. Each format has records of its own; a number is written in
//! its shortest form that reads back the same.

mod agreement_csv;
mod annotation_reading;
mod collation_csv;
mod comparison_json;
mod csv;
mod export;
mod gathered;
mod geojson;
mod html;
mod jsonl;
mod kml;
mod lpf;
mod markdown;
mod provision_record;
mod provisions_csv;
mod provisions_json;
mod qdpx;
mod reviewed;
mod row;
mod rows;
mod signs_json;
mod table;
mod unplaced;
mod web_annotation;
mod xml;

#[cfg(test)]
mod tests;

pub use agreement_csv::{write_agreement, write_disagreements};
pub use annotation_reading::{AnnotationsError, read_annotations};
pub use collation_csv::write_collation_csv;
pub use comparison_json::write_comparisons_json;
pub use export::{ExportError, ExportFormat};
pub use geojson::GeoJson;
pub use html::Html;
pub use kml::Kml;
pub use lpf::LinkedPlaces;
pub use markdown::Markdown;
pub use provisions_csv::write_provisions_csv;
pub use provisions_json::write_provisions_json;
pub use qdpx::Qdpx;
pub use rows::{RowFormat, RowWriter, Rows};
pub use signs_json::write_signs_json;
pub use table::Table;
pub use web_annotation::WebAnnotation;

use crate::{linking::mention::Sense, project::Project};
use std::io;

/// A format out.
pub trait Exchange {
    /// Writes the mentions of some senses, or of those that the format takes when nobody says.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn write(&self, project: &Project, senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()>;
}

/// The senses that are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Senses(Vec<Sense>);

/// A word that is no sense.
#[derive(Debug, thiserror::Error)]
#[error("“{word}” is no sense; there are {}, and all", known_senses())]
pub struct UnknownSense {
    word: String,
}

impl Senses {
    /// Every sense.
    #[must_use]
    pub fn all() -> Self {
        Self(Sense::ALL.to_vec())
    }

    /// One sense.
    #[must_use]
    pub fn only(sense: Sense) -> Self {
        Self(vec![sense])
    }

    /// The senses of a list such as `place,actor`, or `all`.
    ///
    /// # Errors
    /// When a word of the list is no sense.
    pub fn parse(list: &str) -> Result<Self, UnknownSense> {
        if list.trim() == "all" {
            return Ok(Self::all());
        }
        let words = list.split(',').map(str::trim);
        let senses = words.map(|word| Sense::from_word(word).ok_or_else(|| UnknownSense { word: word.to_owned() }));
        senses.collect::<Result<_, _>>().map(Self)
    }

    /// Whether a sense is wanted.
    #[must_use]
    pub fn contains(&self, sense: Sense) -> bool {
        self.0.contains(&sense)
    }
}

/// The words of all senses, for messages.
fn known_senses() -> String {
    let words: Vec<&str> = Sense::ALL.iter().map(|sense| sense.word()).collect();
    words.join(", ")
}
