//! The files that inputs and projects are read from: nothing is ever written over one of them.

use super::{
    Project,
    finding::{Company, Found, FoundFile},
    inputs::Inputs,
    sidecars::sidecars,
};
use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashSet},
    path::{Path, PathBuf},
};

/// Why nothing is written to a file: it is one that is read.
#[derive(Debug, thiserror::Error)]
#[error("{path} is one of the inputs, and inputs are never written; choose another name", path = path.display())]
pub struct OverwriteError {
    /// The file.
    pub path: PathBuf,
}

/// The files that inputs are read from, sidecars among them, whether they can be read or not.
#[derive(Debug)]
pub struct Origins<'a> {
    inputs: &'a Inputs,
    others: Vec<&'a Path>,
    /// Where they really lie. Folders are searched once something might be lost.
    real: OnceCell<HashSet<PathBuf>>,
}

impl<'a> Origins<'a> {
    /// The files of some inputs, and others that are read beside them.
    #[must_use]
    pub fn new(inputs: &'a Inputs, others: impl IntoIterator<Item = &'a Path>) -> Self {
        Self { inputs, others: others.into_iter().collect(), real: OnceCell::new() }
    }

    /// Makes sure that a file to write is none of them.
    ///
    /// # Errors
    /// When it is one.
    pub fn spare(&self, path: &Path) -> Result<(), OverwriteError> {
        // What is no file, a terminal say, can be read and written.
        let real = path.is_file().then(|| path.canonicalize().ok()).flatten();
        let is_one = real.is_some_and(|real| self.real.get_or_init(|| self.found()).contains(&real));
        if is_one { Err(OverwriteError { path: path.to_owned() }) } else { Ok(()) }
    }

    fn found(&self) -> HashSet<PathBuf> {
        let Inputs { project, places, .. } = self.inputs;
        let real = |path: &Path| path.canonicalize().ok();
        let mut files: HashSet<PathBuf> = self.others.iter().filter_map(|path| real(path)).collect();
        files.extend(project.iter().chain(places).filter_map(|path| real(path)));
        for FoundFile { path, company, .. } in Found::among(self.inputs).files {
            if company == Company::Perhaps {
                files.extend(sidecars(&path).filter_map(|(path, _)| real(&path)));
            }
            files.extend(real(&path));
        }
        files
    }
}

impl Project {
    /// The documents of inputs from whose files none of this project was read.
    #[must_use]
    pub fn new_among(&self, inputs: &Inputs) -> Inputs {
        let known: HashSet<PathBuf> = self.paths.values().filter_map(|path| path.canonicalize().ok()).collect();
        let found = Found::among(inputs).files.into_iter().map(|file| file.path);
        let is_new = |path: &PathBuf| path.canonicalize().is_ok_and(|real| !known.contains(&real));
        Inputs { documents: found.filter(is_new).collect(), ..Inputs::default() }
    }

    /// Makes sure that a file to write is none from which a document or a place was read.
    ///
    /// # Errors
    /// When it is one.
    pub fn spare_origins(&self, path: &Path) -> Result<(), OverwriteError> {
        let is_one = || {
            let places = self.gazetteer.places().iter().map(|place| Path::new(&*place.source));
            let files: BTreeSet<&Path> = places.chain(self.paths.values().map(PathBuf::as_path)).collect();
            files.into_iter().any(|file| Inputs::is_same_file(file, path))
        };
        if path.is_file() && is_one() { Err(OverwriteError { path: path.to_owned() }) } else { Ok(()) }
    }
}

impl Inputs {
    /// Whether two paths lead to one file.
    #[must_use]
    pub fn is_same_file(one: &Path, other: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_missing| path.to_owned());
        real(one) == real(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ground::files::write_whole, project::progress::Silent};

    const PLACES: &[u8] = br#"{"type":"Feature","id":"d","properties":{"name":"Dolvar","kind":"town"},
        "geometry":{"type":"Point","coordinates":[1,2]}}"#;

    #[test]
    fn files_that_are_read_are_spared_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("in")).unwrap();
        for (name, content) in [
            ("in/a.txt", b"They met in Dolvar.".as_slice()),
            ("in/a.yaml", b"title: A"),
            ("in/b.pdf", b"no document"),
            ("in/c.csv", b"passed over"),
            ("places.geojson", PLACES),
            ("font.ttf", b"a font"),
            ("other.txt", b"They met."),
        ] {
            write_whole(&path(name), content).unwrap();
        }
        let inputs = Inputs::sorted_by_kind([path("in"), path("places.geojson")]);
        let font = path("font.ttf");
        let origins = Origins::new(&inputs, [font.as_path()]);
        let project = Project::open(&inputs, &Silent).unwrap();
        for (name, is_spared, is_of_project) in [
            ("in/a.txt", true, true),
            ("in/../in/a.txt", true, true),
            ("in/a.yaml", true, false),
            ("in/b.pdf", true, false),
            ("in/c.csv", false, false),
            ("in/new.txt", false, false),
            ("places.geojson", true, true),
            ("font.ttf", true, false),
            ("other.txt", false, false),
            ("in", false, false),
        ] {
            assert_eq!(origins.spare(&path(name)).is_err(), is_spared, "{name}");
            assert_eq!(project.spare_origins(&path(name)).is_err(), is_of_project, "{name}");
        }
    }
}
