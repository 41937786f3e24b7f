//! The parts of a zipped document, unpacked within limits. Nothing is written to the disk.

use super::refusal::Refusal;
use std::io::{Cursor, Read as _};
use zip::{ZipArchive, result::ZipError};

/// How many bytes the parts that are read may unpack to, together (256 MiB).
const LARGEST: u64 = 256 << 20;
/// A part larger than this (8 MiB) …
const LARGE: u64 = 8 << 20;
/// … is not packed this many times smaller unless it is made to do harm.
const STEEPEST: u64 = 200;

const CUT_SHORT: &str = "it is damaged or cut short";
const AGAIN: &str = "download or copy it again, or open it in a word processor and save it anew";

/// A zipped document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
        Ok(Self { archive, left: LARGEST })
    }

    /// Whether there is a part with a name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part, when there is one with that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(refused(&error)),
        };
        let packed = entry.compressed_size().max(1);
        // The size that an archive declares need not be true: the limit is on what comes out.
        let limit = self.left.min(LARGE.max(packed.saturating_mul(STEEPEST)));
        let mut bytes = Vec::new();
        if entry.take(limit + 1).read_to_end(&mut bytes).is_err() {
            return Err(Refusal::new(CUT_SHORT, AGAIN));
        }
        let size = bytes.len() as u64;
        if size > limit {
            return Err(Refusal::unpacks_too_far());
        }
        self.left -= size;
        Ok(Some(bytes))
    }
}

fn refused(error: &ZipError) -> Refusal {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Refusal::new("it is protected by a password", "open it, save it without one, and read that file")
        }
        _ => Refusal::new(CUT_SHORT, AGAIN),
    }
}
