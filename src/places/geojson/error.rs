//! Why a file holds no places at all: which file, which line, and the cure.

use crate::ground::warning::Warning;
use std::fmt;

/// How to mend a file of something else.
const EXPORT: &str = "export the places as GeoJSON (RFC 7946)";

/// Why a file holds no places at all.
#[derive(Debug, thiserror::Error)]
pub enum PlacesError {
    /// There is nothing in it.
    Empty {
        /// The file, as the user named it.
        file: String,
    },
    /// It is no text.
    Binary {
        /// The file, as the user named it.
        file: String,
    },
    /// It breaks off before the first whole feature.
    Broken {
        /// The file, as the user named it.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What the parser said.
        #[source]
        source: serde_json::Error,
    },
    /// It is JSON, but not GeoJSON.
    Foreign {
        /// The file, as the user named it.
        file: String,
        /// What it is instead.
        what: String,
    },
}

impl PlacesError {
    /// The same as a warning, for where one file of several fails.
    #[must_use]
    pub fn to_warning(&self) -> Warning {
        let (file, what, cure) = match self {
            Self::Empty { file } => (file, "the file is empty", "give a GeoJSON file with at least one named feature"),
            Self::Binary { file } => (file, "this is not a text file", EXPORT),
            Self::Broken { file, .. } => {
                (file, "not readable as JSON from here on", "mend this line or export the file anew")
            }
            Self::Foreign { file, what } => (file, what.as_str(), EXPORT),
        };
        let warning = Warning::loss(file, what, cure);
        match self {
            Self::Broken { line, .. } => warning.at_line(*line),
            _ => warning,
        }
    }
}

impl fmt::Display for PlacesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_warning().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_says_what_is_wrong_and_how_to_mend_it_whatever_signs_are_in_it() {
        let error =
            PlacesError::Foreign { file: "a: b; c.json".to_owned(), what: "its type is “d; e: f”".to_owned() };
        let warning = error.to_warning();
        assert_eq!((warning.what.as_str(), warning.cure.as_str()), ("its type is “d; e: f”", EXPORT));
        assert_eq!(error.to_string(), format!("a: b; c.json: its type is “d; e: f”; {EXPORT}"));
    }
}
