//! The formats in which a project is exported: their names, what each is for, the endings of their files, and how
//! a file of each is written, whole or not at all. The command line and the window ask here alike. All of
//! the project goes in; neither its sources nor what was in the file before are lost when it fails.

use super::{Exchange, GeoJson, Html, Kml, LinkedPlaces, Markdown, Qdpx, Table, WebAnnotation};
use crate::{
    ground::files::{FileError, WholeFile},
    project::{
        Kept, OverwriteError, Project,
        progress::Progress,
        store::{Holder, StoreError},
    },
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// A format in which a project is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// GeoJSON.
    GeoJson,
    /// Linked Places.
    LinkedPlaces,
    /// W3C Web Annotation.
    WebAnnotation,
    /// A table of comma-separated values.
    Table,
    /// KML.
    Kml,
    /// A project file.
    GeoPackage,
    /// REFI-QDA.
    Qdpx,
    /// A page of the web.
    Html,
    /// Markdown.
    Markdown,
}

/// Why a project was not exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file cannot be written.
    #[error(transparent)]
    Unwritten(#[from] FileError),
    /// The project file cannot be written.
    #[error(transparent)]
    Project(#[from] StoreError),
    /// It would take the place of a source.
    #[error(transparent)]
    Source(#[from] OverwriteError),
    /// Nobody waits for it any more.
    #[error("the export was given up; the file that was there, if any, is untouched")]
    GivenUp,
}

impl ExportFormat {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::GeoJson,
        Self::LinkedPlaces,
        Self::WebAnnotation,
        Self::Table,
        Self::Kml,
        Self::GeoPackage,
        Self::Qdpx,
        Self::Html,
        Self::Markdown,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GeoJson => "GeoJSON",
            Self::LinkedPlaces => "Linked Places",
            Self::WebAnnotation => "W3C Web Annotation",
            Self::Table => "Table",
            Self::Kml => "KML",
            Self::GeoPackage => "GeoPackage",
            Self::Qdpx => "REFI-QDA",
            Self::Html => "Web page",
            Self::Markdown => "Markdown",
        }
    }

    /// What it holds, and for whom.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::GeoJson => "places with their passages, for any map",
            Self::LinkedPlaces => "places with their names and passages, for gazetteers",
            Self::WebAnnotation => "names and provisions as notes on the sources, each by its reviewer",
            Self::Table => "a mention or provision a row: who, when, how much, what each reviewer holds",
            Self::Kml => "places and provisions for Google Earth",
            Self::GeoPackage => "the project itself, whose layers QGIS opens",
            Self::Qdpx => "coded documents for NVivo, ATLAS.ti, MAXQDA and QualCoder, by reviewer",
            Self::Html => "one page without links, to read or to mail",
            Self::Markdown => "the same page as plain text",
        }
    }

    /// How the names of its files may end, the usual ending first.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::GeoJson => &["geojson"],
            Self::LinkedPlaces => &["lpf.json"],
            Self::WebAnnotation => &["jsonld"],
            Self::Table => &["csv"],
            Self::Kml => &["kml"],
            Self::GeoPackage => &[crate::project::store::ENDING],
            Self::Qdpx => &["qdpx"],
            Self::Html => &["html", "htm"],
            Self::Markdown => &["md"],
        }
    }

    /// The usual ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    /// The format that the ending of a file's name says.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|format| format.ending_of(&name).is_some())
    }

    /// A path that ends as the files of this format do; what another format ends with is taken away.
    #[must_use]
    pub fn named(self, path: &Path) -> PathBuf {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            return path.to_owned();
        };
        let lower = name.to_lowercase();
        if self.ending_of(&lower).is_some() {
            return path.to_owned();
        }
        let other = Self::ALL.into_iter().find_map(|format| format.ending_of(&lower));
        let stem = other.and_then(|ending| name.get(..name.len() - ending.len() - 1)).unwrap_or(&name);
        path.with_file_name(format!("{stem}.{}", self.ending()))
    }

    /// The endings of all formats, for people: ".csv, .kml or .md".
    #[must_use]
    pub fn listed() -> String {
        let endings: Vec<String> = Self::ALL.iter().map(|format| format!(".{}", format.ending())).collect();
        match endings.split_last() {
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// Writes a project to a file.
    ///
    /// # Errors
    /// When the file cannot be written, is a source of the project, or nobody waits for it any more; then it is as
    /// it was.
    pub fn write(self, project: &Project, path: &Path, progress: &dyn Progress) -> Result<(), ExportError> {
        project.spare_origins(path)?;
        if progress.is_cancelled() {
            return Err(ExportError::GivenUp);
        }
        let exchange: &dyn Exchange = match self {
            Self::GeoJson => &GeoJson,
            Self::LinkedPlaces => &LinkedPlaces,
            Self::WebAnnotation => &WebAnnotation,
            Self::Table => &Table,
            Self::Kml => &Kml,
            Self::GeoPackage => {
                let store = Kept::create(path, &Holder::own(jiff::Timestamp::UNIX_EPOCH), project)?;
                return Ok(store.close()?);
            }
            Self::Qdpx => &Qdpx,
            Self::Html => &Html,
            Self::Markdown => &Markdown,
        };
        let mut out = Watched { file: WholeFile::start(path)?, progress, written: 0, told: 0 };
        let written = exchange.write(project, None, &mut out);
        if progress.is_cancelled() {
            return Err(ExportError::GivenUp);
        }
        written.map_err(|source| FileError::Write { path: path.to_owned(), source })?;
        Ok(out.file.finish_on_disk()?)
    }

    /// The ending that a name in small letters has of this format's.
    fn ending_of(self, name: &str) -> Option<&'static str> {
        let has = |ending: &&&str| name.strip_suffix(**ending).is_some_and(|stem| stem.ends_with('.'));
        self.endings().iter().find(has).copied()
    }
}

/// How many bytes are written from one word on how far it is to the next.
const STRIDE: u64 = 1 << 18;

/// A file that says how much of it is written, and takes no more once nobody waits for it.
struct Watched<'a> {
    file: WholeFile,
    progress: &'a dyn Progress,
    written: u64,
    told: u64,
}

impl io::Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.progress.is_cancelled() {
            return Err(io::Error::other("given up"));
        }
        let count = self.file.write(bytes)?;
        self.written += count as u64;
        if self.written >= self.told + STRIDE {
            self.told = self.written;
            // Nobody knows how much it will be.
            self.progress.step(0, 0, &format!("{:.1} MB", self.written as f64 / 1e6));
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ground::files::{read_bytes, write_whole},
        project::{Inputs, progress::Silent},
    };
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn the_ending_of_a_name_says_the_format_and_follows_another() {
        for (name, format) in [
            ("a.geojson", Some(ExportFormat::GeoJson)),
            ("a.b.LPF.JSON", Some(ExportFormat::LinkedPlaces)),
            ("a.HTM", Some(ExportFormat::Html)),
            ("a.gpkg", Some(ExportFormat::GeoPackage)),
            ("a.json", None),
            ("acsv", None),
            ("", None),
        ] {
            assert_eq!(ExportFormat::of(Path::new(name)), format, "{name}");
        }
        for (name, format, named) in [
            ("x/talks.lpf.json", ExportFormat::Table, "x/talks.csv"),
            ("x/talks", ExportFormat::Table, "x/talks.csv"),
            ("x/talks 1.2", ExportFormat::Kml, "x/talks 1.2.kml"),
            ("x/talks.htm", ExportFormat::Html, "x/talks.htm"),
        ] {
            assert_eq!(format.named(Path::new(name)), Path::new(named));
        }
    }

    /// Nobody waits any more, once it has begun.
    #[derive(Default)]
    struct Impatient(AtomicBool);

    impl Progress for Impatient {
        fn step(&self, _done: usize, _total: usize, _what: &str) {}

        fn is_cancelled(&self) -> bool {
            self.0.swap(true, Ordering::Relaxed)
        }
    }

    #[test]
    fn what_is_given_up_or_would_overwrite_a_source_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (text, old) = (folder.path().join("a.md"), folder.path().join("b.csv"));
        write_whole(&text, b"They met in Dol.").unwrap();
        write_whole(&old, b"old").unwrap();
        let project = Project::open(&Inputs::sorted_by_kind([text.clone()]), &Silent).unwrap();
        let given_up = ExportFormat::Table.write(&project, &old, &Impatient::default());
        assert!(matches!(given_up, Err(ExportError::GivenUp)), "{given_up:?}");
        let source = ExportFormat::Markdown.write(&project, &text, &Silent);
        assert!(matches!(source, Err(ExportError::Source(..))), "{source:?}");
        assert_eq!(read_bytes(&old).unwrap(), b"old");
        assert_eq!(read_bytes(&text).unwrap(), b"They met in Dol.");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside");
    }
}
