//! Why a file holds no places at all: which file, which line, and the cure.

use crate::ground::warning::Warning;

/// Why a file holds no places at all.
#[derive(Debug, thiserror::Error)]
pub enum PlacesError {
    /// There is nothing in it.
    #[error("{file}: the file is empty; give a GeoJSON file with at least one named feature")]
    Empty {
        /// The file, as the user named it.
        file: String,
    },
    /// It is no text.
    #[error("{file}: this is not a text file; export the places as GeoJSON (RFC 7946)")]
    Binary {
        /// The file, as the user named it.
        file: String,
    },
    /// It breaks off before the first whole feature.
    #[error("{file}:{line}: not readable as JSON from here on; mend this line or export the file anew")]
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
    #[error("{file}: {what}; export the places as GeoJSON (RFC 7946)")]
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
        let file = match self {
            Self::Empty { file } | Self::Binary { file } | Self::Broken { file, .. } | Self::Foreign { file, .. } => {
                file
            }
        };
        let message = self.to_string();
        // The message begins with the file and, where known, the line, which the warning says itself.
        let rest = message.strip_prefix(file.as_str()).unwrap_or(&message);
        let (_, rest) = rest.split_once(": ").unwrap_or(("", rest));
        let (what, cure) = rest.split_once("; ").unwrap_or((rest, ""));
        let warning = Warning::loss(file, what, cure);
        match self {
            Self::Broken { line, .. } => warning.at_line(*line),
            _ => warning,
        }
    }
}
