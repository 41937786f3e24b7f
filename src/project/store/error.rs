//! Why a project file cannot be opened or written, and what to do about it. Nothing that can go wrong here
//! changes what is in the file.

use super::holder::Holder;
use crate::ground::files::FileError;
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// What can go wrong with a project file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It is something else.
    #[error("{path} is no project of Treaty Atlas: {what}", path = path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        what: &'static str,
    },
    /// It was written by a later version of the program than can be read at all.
    #[error("{path} was written by a newer Treaty Atlas (schema {version}); open it with that one", path = path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        version: i64,
    },
    /// It is damaged.
    #[error("{path} is damaged ({what}); it is left as it is, open a copy of it that was kept", path = path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// The disk is full.
    #[error("there is no room left for {path}; nothing is lost: make room, then save again", path = path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// It may not be written.
    #[error("{path} cannot be written ({why}); save it under another name", path = path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Why.
        why: ReadOnly,
    },
    /// Something else uses it.
    #[error("{path} is in use by another program; it will be tried again", path = path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file system failed.
    #[error(transparent)]
    File(#[from] FileError),
    /// The database failed.
    #[error("{path} cannot be used", path = path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What it said.
        #[source]
        source: rusqlite::Error,
    },
}

/// Why a project is only read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// It was asked for that way.
    Asked,
    /// Somebody else has it open.
    Held(Holder),
    /// The file or its folder may not be written to.
    Protected,
    /// It was written by a newer version of the program.
    Newer(i64),
    /// It is damaged.
    Damaged(String),
}

impl std::fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Asked => f.write_str("it was opened to be read only"),
            Self::Held(holder) if holder.user.is_empty() => f.write_str("another window has it open"),
            Self::Held(holder) => write!(f, "{holder} has it open"),
            Self::Protected => f.write_str("the file or its folder may not be written to"),
            Self::Newer(version) => write!(f, "it was written by a newer version of the program (schema {version})"),
            Self::Damaged(what) => write!(f, "it is damaged: {what}"),
        }
    }
}

impl StoreError {
    /// The error that the database's own stands for.
    pub(super) fn of(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path, why: ReadOnly::Protected },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, what: source.to_string() },
            Some(ErrorCode::NotADatabase) => Self::Foreign { path, what: "it is no GeoPackage" },
            _ => Self::Database { path, source },
        }
    }
}
