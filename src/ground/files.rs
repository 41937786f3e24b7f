//! Files read with a limit and written whole or not at all. Errors name the path and the cure.

use super::hash::sha256_hex;
use std::{
    io::{self, ErrorKind, Read as _, Write as _},
    path::{Path, PathBuf},
};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The largest input that is read into memory, in bytes (512 MiB).
pub const LARGEST_INPUT: u64 = 512 << 20;

/// What can go wrong with a file as a whole.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It could not be opened or read.
    #[error("{path} cannot be read", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// It could not be written; what was there before is untouched.
    #[error("{path} cannot be written; the file that was there, if any, is untouched", path = path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// It is larger than [`LARGEST_INPUT`].
    #[error("{path} has {bytes} bytes, more than the {LARGEST_INPUT} that are read at once; split it", path = path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
}

impl FileError {
    /// What went wrong, what the system said and what helps, in sentences for people.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Read { source, .. } => format!("{self} ({}).", source.kind()),
            Self::Write { source, .. } => {
                let cure = match source.kind() {
                    ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Make room there, or choose another disk",
                    ErrorKind::NotFound => "Choose a folder that is there",
                    _ => "Choose another folder, or make this one writable",
                };
                format!("{self} ({}). {cure}.", source.kind())
            }
            Self::TooLarge { .. } => format!("{self}."),
        }
    }
}

/// The bytes of a file.
///
/// # Errors
/// When the file cannot be read or is larger than [`LARGEST_INPUT`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let failed = |source| FileError::Read { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(failed)?;
    let bytes = file.metadata().map_err(failed)?.len();
    if bytes > LARGEST_INPUT {
        return Err(FileError::TooLarge { path: path.to_owned(), bytes });
    }
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
    // A pipe or a growing file has no honest size: the limit is on what is read.
    file.take(LARGEST_INPUT + 1).read_to_end(&mut content).map_err(failed)?;
    if content.len() as u64 > LARGEST_INPUT {
        return Err(FileError::TooLarge { path: path.to_owned(), bytes: content.len() as u64 });
    }
    Ok(content)
}

/// Whether a file can be written in a folder, which is tried with one that nobody sees.
#[must_use]
pub fn can_write_in(folder: &Path) -> bool {
    tempfile::tempfile_in(folder).is_ok()
}

/// Writes a file whole: to a temporary neighbour first, which then takes its place.
///
/// # Errors
/// When the folder cannot be written to or the disk is full; the old file is then still there.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<(), FileError> {
    let mut file = WholeFile::start(path)?;
    file.write_all(content).map_err(|source| FileError::Write { path: path.to_owned(), source })?;
    file.finish_on_disk()
}

/// A file that is written bit by bit and takes its place when it is finished; until then, what was there
/// before is untouched. A link is followed. What is no file, a pipe or a device, is written to as it is.
#[derive(Debug)]
pub struct WholeFile {
    path: PathBuf,
    target: Target,
}

/// Where the bytes go.
#[derive(Debug)]
enum Target {
    /// To a neighbour that will take the file's place.
    Neighbour(io::BufWriter<tempfile::NamedTempFile>),
    /// To what cannot be replaced.
    Itself(io::BufWriter<std::fs::File>),
}

/// How much is gathered before the system is asked to write, in bytes.
const GATHERED: usize = 1 << 18;

impl WholeFile {
    /// Starts a file.
    ///
    /// # Errors
    /// When its folder cannot be written to.
    pub fn start(path: &Path) -> Result<Self, FileError> {
        let failed = |source| FileError::Write { path: path.to_owned(), source };
        let is_known = std::fs::metadata(path).ok();
        if is_known.as_ref().is_some_and(|known| !known.is_file()) || path.starts_with("/dev") {
            let file = std::fs::OpenOptions::new().write(true).open(path).map_err(failed)?;
            let target = Target::Itself(io::BufWriter::with_capacity(GATHERED, file));
            return Ok(Self { path: path.to_owned(), target });
        }
        let path = if is_known.is_some() { path.canonicalize().map_err(failed)? } else { path.to_owned() };
        let temporary = neighbour().tempfile_in(folder_of(&path)).map_err(failed)?;
        Ok(Self { path, target: Target::Neighbour(io::BufWriter::with_capacity(GATHERED, temporary)) })
    }

    /// Puts the file in its place once the disk has it: what is kept nowhere else survives a power cut.
    ///
    /// # Errors
    /// When the disk is full; the old file is then still there.
    pub fn finish_on_disk(mut self) -> Result<(), FileError> {
        if let Target::Neighbour(temporary) = &mut self.target {
            let failed = |source| FileError::Write { path: self.path.clone(), source };
            temporary.flush().map_err(failed)?;
            temporary.get_ref().as_file().sync_all().map_err(failed)?;
        }
        let path = self.path.clone();
        self.finish()?;
        sync_folder(&path);
        Ok(())
    }

    /// Puts the file in its place. The system writes it to the disk in its own time, which is good enough
    /// for what can be made anew.
    ///
    /// # Errors
    /// When the disk is full; the old file is then still there.
    pub fn finish(self) -> Result<(), FileError> {
        let Self { path, target } = self;
        let failed = |source| FileError::Write { path: path.clone(), source };
        match target {
            Target::Neighbour(temporary) => {
                let temporary = temporary.into_inner().map_err(|error| failed(error.into_error()))?;
                temporary.persist(&path).map_err(|error| failed(error.error))?;
            }
            Target::Itself(mut file) => file.flush().map_err(failed)?,
        }
        Ok(())
    }

    fn writer(&mut self) -> &mut dyn io::Write {
        match &mut self.target {
            Target::Neighbour(temporary) => temporary,
            Target::Itself(file) => file,
        }
    }
}

impl io::Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

/// Sees that the disk knows a file by its name: a file that was synced may be lost in a power cut all the same until
/// its folder is. The file is whole and in its place by now, and not every file system can do this, so that
/// nothing is said when it fails.
pub(crate) fn sync_folder(file: &Path) {
    std::fs::File::open(folder_of(file)).and_then(|folder| folder.sync_all()).unwrap_or_default();
}

/// The folder that a file lies in, also when its path is its name alone.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A name for a file that every system takes: ASCII letters, digits and hyphens, at most 60; never empty, and
/// never a name that Windows keeps for a device.
#[must_use]
pub fn safe_name(name: &str) -> String {
    let plain = name.nfd().filter(|letter| !is_combining_mark(*letter));
    let mut safe = String::new();
    for letter in plain {
        match letter {
            letter if letter.is_ascii_alphanumeric() => safe.push(letter.to_ascii_lowercase()),
            'ə' | 'Ə' => safe.push('e'),
            'ı' => safe.push('i'),
            _ if safe.is_empty() || safe.ends_with('-') => {}
            _ => safe.push('-'),
        }
    }
    safe.truncate(60);
    let safe = safe.trim_matches('-');
    let device = safe.trim_end_matches(|letter: char| letter.is_ascii_digit());
    match safe {
        // A name in another script differs from others by its hash.
        "" => format!("place-{}", sha256_hex(name.as_bytes()).get(..8).unwrap_or_default()),
        _ if matches!(device, "con" | "prn" | "aux" | "nul" | "com" | "lpt") => format!("{safe}-place"),
        safe => safe.to_owned(),
    }
}

/// A temporary file that others may read as far as the system's mask allows, as any saved file.
fn neighbour() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, b"first").unwrap();
        write_whole(&path, b"second").unwrap();
        assert_eq!(read_bytes(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        write_whole(&file, b"first").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_whole(&link, b"second").unwrap();
        assert_eq!(read_bytes(&file).unwrap(), b"second");
        assert!(link.symlink_metadata().unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_never_replaced_by_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        write_whole(&path, b"bytes").unwrap_err();
        assert!(!path.metadata().unwrap().is_file());
        write_whole(Path::new("/dev/null"), b"bytes").unwrap();
        assert!(!Path::new("/dev/null").metadata().unwrap().is_file());
    }

    #[test]
    fn names_of_files_are_safe_on_all_systems() {
        for (name, safe) in [
            ("../a:b*c?.png", "a-b-c-png"),
            ("Əsgəran", "esgeran"),
            ("Goražde", "gorazde"),
            ("CON", "con-place"),
            ("Lpt1", "lpt1-place"),
            ("..", "place-5ec1f7e7"),
        ] {
            assert_eq!(safe_name(name), safe);
        }
        assert!(safe_name(&"x".repeat(500)).len() <= 60);
        assert_ne!(safe_name("Լաչին"), safe_name("Շուշի"));
    }

    #[test]
    fn a_file_that_cannot_be_written_says_why_and_what_helps() {
        for (kind, told) in [
            (ErrorKind::StorageFull, "(no storage space). Make room there, or choose another disk."),
            (ErrorKind::PermissionDenied, "(permission denied). Choose another folder, or make this one writable."),
        ] {
            let error = FileError::Write { path: PathBuf::from("a.csv"), source: kind.into() };
            assert_eq!(
                error.told(),
                format!("a.csv cannot be written; the file that was there, if any, is untouched {told}")
            );
        }
        let missing = write_whole(Path::new("no/such/folder.txt"), b"x").unwrap_err();
        assert!(missing.told().ends_with("Choose a folder that is there."), "{}", missing.told());
    }

    #[test]
    fn a_file_without_a_folder_in_its_path_lies_in_the_one_at_hand() {
        for (file, folder) in [("a.txt", "."), ("./a.txt", "."), ("b/a.txt", "b"), ("/a.txt", "/")] {
            assert_eq!(folder_of(Path::new(file)), Path::new(folder));
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read_bytes(Path::new("no/such/file")).unwrap_err();
        assert!(error.to_string().contains("no/such/file"));
    }
}
