//! Who has a project file open to write: a small file beside it that says so, under a lock of the system,
//! which goes away by itself with whoever holds it. Where the system has no locks, what the file says
//! counts.

use std::{
    env,
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

/// How much of the file beside is read, in bytes.
const LONGEST: u64 = 1 << 12;

/// Somebody who has a project open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// The name they are logged in by.
    pub user: String,
    /// Their computer.
    pub host: String,
    /// The number of the program on that computer.
    pub program: u32,
    /// Since when, as written (RFC 3339).
    pub since: String,
}

/// What came of asking for a project.
#[derive(Debug)]
pub(super) enum Claim {
    /// It is ours until this goes away. A holder before us did not say goodbye.
    Ours(Hold, Option<Holder>),
    /// Somebody else has it.
    Theirs(Holder),
    /// Nobody can have it: the folder cannot be written to.
    Nobodys,
}

/// The right to write a project; given back when it goes away.
#[derive(Debug)]
pub(super) struct Hold {
    path: PathBuf,
    file: File,
}

impl Holder {
    /// This program, by the user and computer it runs for.
    #[must_use]
    pub fn own(since: jiff::Timestamp) -> Self {
        let named = |names: &[&str]| {
            let values = names.iter().filter_map(|name| env::var(name).ok());
            values.map(|value| value.trim().to_owned()).find(|value| !value.is_empty())
        };
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self {
            user: named(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_else(|| "somebody".to_owned()),
            host: if host.is_empty() { "this computer".to_owned() } else { host },
            program: std::process::id(),
            since: since.to_string(),
        }
    }

    fn written(&self) -> String {
        format!("{}\n{}\n{}\n{}\n", self.user, self.host, self.program, self.since)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        Some(Self {
            user: lines.next().filter(|user| !user.is_empty())?.to_owned(),
            host: lines.next()?.to_owned(),
            program: lines.next()?.parse().ok()?,
            since: lines.next()?.to_owned(),
        })
    }

    /// Whether its program has ended, as far as can be told from here.
    fn has_ended(&self, own: &Self) -> bool {
        let processes = Path::new("/proc");
        self.host == own.host && processes.join("self").exists() && !processes.join(self.program.to_string()).exists()
    }
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} on {} since {}", self.user, self.host, self.since)
    }
}

/// Asks for the right to write a project.
pub(super) fn claim(project: &Path, own: &Holder) -> Claim {
    let path = beside(project);
    // Whoever gave the right back may have taken the file away between our opening and our locking it.
    for _ in 0..8 {
        let Ok(mut file) = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path) else {
            return Claim::Nobodys;
        };
        let said = said_in(&mut file);
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Claim::Theirs(said.unwrap_or_default()),
            Err(TryLockError::Error(_)) => {
                if let Some(holder) = said.clone().filter(|holder| holder != own && !holder.has_ended(own)) {
                    return Claim::Theirs(holder);
                }
            }
        }
        if is_same_file(&file, &path) {
            let hold = Hold { path, file };
            return match hold.say(own) {
                Ok(()) => Claim::Ours(hold, said),
                Err(_full) => Claim::Nobodys,
            };
        }
    }
    Claim::Theirs(Holder::default())
}

/// The file beside a project that says who has it.
fn beside(project: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(project.file_name().unwrap_or_default());
    name.push(".lock");
    project.with_file_name(name)
}

fn said_in(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Holder::read(&text)
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let numbers = |found: io::Result<fs::Metadata>| found.ok().map(|found| (found.dev(), found.ino()));
    numbers(file.metadata()) == numbers(fs::metadata(path))
}

/// Elsewhere a file that is open cannot be taken away.
#[cfg(not(unix))]
fn is_same_file(_file: &File, _path: &Path) -> bool {
    true
}

impl Hold {
    fn say(&self, own: &Holder) -> io::Result<()> {
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(own.written().as_bytes())
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // What is left behind when this fails is a file that names us; the next holder takes it over.
        fs::remove_file(&self.path).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(user: &str) -> Holder {
        Holder { user: user.to_owned(), ..Holder::own(jiff::Timestamp::UNIX_EPOCH) }
    }

    #[test]
    fn the_second_is_told_who_was_first() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a.gpkg");
        let Claim::Ours(hold, None) = claim(&project, &holder("ada")) else { panic!("the first is not let in") };
        match claim(&project, &holder("ben")) {
            Claim::Theirs(first) => assert_eq!(first.to_string(), holder("ada").to_string()),
            other => panic!("{other:?}"),
        }
        drop(hold);
        assert!(matches!(claim(&project, &holder("ben")), Claim::Ours(_, None)));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left beside");
    }

    #[test]
    fn who_ended_without_goodbye_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a.gpkg");
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(beside(&project))
            .unwrap()
            .write_all(holder("ada").written().as_bytes())
            .unwrap();
        match claim(&project, &holder("ben")) {
            Claim::Ours(_, Some(before)) => assert_eq!(before.user, "ada"),
            other => panic!("{other:?}"),
        }
    }
}
