//! What is written to stdout and stderr. A reader of stdout that goes away (`| head`) ends the work
//! quietly; a stderr that cannot be written to has nobody to tell.

use super::{ENVIRONMENT_FAULT, INPUT_FAULT};
use crate::{
    documents::reading::Format,
    ground::{
        files::{self, WholeFile},
        warning::Warning,
    },
    project::{Inputs, Origins, OverwriteError, Project, progress::Progress},
};
use anyhow::Context as _;
use std::{
    collections::BTreeSet,
    fmt::Display,
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Writes a line to stderr.
pub(super) fn tell(line: &dyn Display) {
    writeln!(io::stderr().lock(), "{line}").unwrap_or_default();
}

/// Writes warnings to stderr, a line each.
pub(super) fn tell_all(warnings: &[Warning]) {
    for warning in warnings {
        tell(warning);
    }
}

/// The path of a result; none for stdout.
fn file_of(path: Option<&Path>) -> Option<&Path> {
    path.filter(|path| *path != Path::new("-"))
}

/// Makes sure that a result is not written over what is read.
pub(super) fn spare_inputs(result: Option<&Path>, inputs: &Origins<'_>) -> Result<(), OverwriteError> {
    file_of(result).map_or(Ok(()), |path| inputs.spare(path))
}

/// Opens inputs for a result that must not be written over what they are read from, nor over what a project
/// among them was read from; none when they cannot be opened.
pub(super) fn opened_for(result: Option<&Path>, inputs: &Inputs) -> Result<Option<Project>, OverwriteError> {
    spare_inputs(result, &Origins::new(inputs, []))?;
    let project = opened(inputs);
    project.iter().zip(file_of(result)).try_for_each(|(project, path)| project.spare_origins(path))?;
    Ok(project)
}

/// The project of some inputs, its warnings told; none, with the reason told, when it cannot be opened.
pub(super) fn opened(inputs: &Inputs) -> Option<Project> {
    match Project::open(inputs, &Meter::new()) {
        Ok(project) => {
            tell_all(project.warnings());
            Some(project)
        }
        Err(error) => {
            tell_all(error.warnings());
            tell(&format!("treaty-atlas: {error}"));
            None
        }
    }
}

/// Writes a result to a file, whole or not at all, or else to stdout.
pub(super) fn write_result(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    if let Some(path) = file_of(file) {
        let mut content = Vec::new();
        write(&mut content)?;
        files::write_whole(path, &content)?;
        return Ok(());
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("the result cannot be written to stdout")
        }
        _ => Ok(()),
    }
}

/// The path of a sheet of many: `{}` in the file's name, else the end of its stem, is the name made safe for all
/// systems. No path is given twice, and none lies outside the folder.
pub(super) fn path_for(pattern: &Path, name: &str, taken: &mut BTreeSet<String>) -> PathBuf {
    let stem = pattern.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = pattern.extension().unwrap_or_default().to_string_lossy().into_owned();
    let safe = files::safe_name(name);
    let stem = if stem.contains("{}") { stem.replace("{}", &safe) } else { format!("{stem}-{safe}") };
    let mut file = format!("{stem}.{ending}");
    let mut number = 2;
    // Systems that do not tell large letters from small ones must not mix sheets up.
    while !taken.insert(file.to_lowercase()) {
        file = format!("{stem}-{number}.{ending}");
        number += 1;
    }
    pattern.with_file_name(file)
}

/// Where a result goes that is written bit by bit: to a file, whole or not at all, or else to stdout.
pub(super) enum Output {
    File(Box<WholeFile>),
    Stdout(io::BufWriter<io::Stdout>),
}

impl Output {
    pub(super) fn start(file: Option<&Path>) -> anyhow::Result<Self> {
        Ok(match file_of(file) {
            Some(path) => Self::File(Box::new(WholeFile::start(path)?)),
            None => Self::Stdout(io::BufWriter::with_capacity(1 << 16, io::stdout())),
        })
    }

    /// Puts a file in its place.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::File(file) => Ok(file.finish()?),
            Self::Stdout(_) => Ok(()),
        }
    }
}

impl io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Stdout(stdout) => stdout.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file) => file.flush(),
            Self::Stdout(stdout) => stdout.flush(),
        }
    }
}

/// The line that says that no document was named.
pub(super) fn no_document() -> String {
    let listed = Format::LISTED;
    format!("treaty-atlas: no document was named; name {listed} or .jsonl files, or a folder of them")
}

/// The exit code for a project whose result was written.
pub(super) fn code_of(project: &Project) -> ExitCode {
    match project.unread_inputs() {
        0 => ExitCode::SUCCESS,
        _ => INPUT_FAULT.into(),
    }
}

/// The exit code when arguments were not to be run: help and version end well.
pub(super) fn end_of_parsing(error: &clap::Error) -> ExitCode {
    error.print().unwrap_or_default();
    match error.exit_code() {
        0 => ExitCode::SUCCESS,
        _ => ENVIRONMENT_FAULT.into(),
    }
}

/// The exit code when work failed, its causes told.
pub(super) fn end_of_failure(error: &anyhow::Error) -> ExitCode {
    tell(&format!("treaty-atlas: {error:#}"));
    ENVIRONMENT_FAULT.into()
}

/// Shows on a terminal how far long work is; says nothing to a file or pipe.
#[derive(Debug)]
pub(super) struct Meter {
    is_shown: bool,
    percent: AtomicUsize,
}

impl Meter {
    /// How many steps are worth a meter.
    const LONG: usize = 200;

    pub(super) fn new() -> Self {
        Self { is_shown: io::stderr().is_terminal(), percent: AtomicUsize::new(0) }
    }
}

impl Progress for Meter {
    fn step(&self, done: usize, total: usize, what: &str) {
        if !self.is_shown || total < Self::LONG {
            return;
        }
        let percent = done * 100 / total;
        if self.percent.swap(percent, Ordering::Relaxed) != percent {
            let end = if done == total { "\n" } else { "" };
            let mut stderr = io::stderr().lock();
            write!(stderr, "\r{what}: {percent} %{end}").unwrap_or_default();
        }
    }

    fn is_cancelled(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_many_places_have_names_that_every_system_takes_and_none_twice() {
        let long = "x".repeat(500);
        let names =
            ["Con", "AUX.", "../..", "a/b\\c:d", "Ends. ", "Agdam", "AGDAM", "agdam", &long, "Լաչին", "Շուշի", ""];
        let mut taken = BTreeSet::new();
        let paths: Vec<PathBuf> =
            names.iter().map(|name| path_for(Path::new("out/{}.pdf"), name, &mut taken)).collect();
        let mut known = BTreeSet::new();
        for (name, path) in names.iter().zip(&paths) {
            assert_eq!(path.parent(), Some(Path::new("out")), "{name}");
            let file = path.file_name().unwrap().to_str().unwrap();
            let stem = file.strip_suffix(".pdf").unwrap();
            assert!(stem.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-'), "{file}");
            assert!(!stem.is_empty() && file.len() < 100, "{file}");
            assert!(!["con", "aux", "nul", "prn"].contains(&stem.to_lowercase().as_str()), "{file}");
            assert!(known.insert(file.to_lowercase()), "{file} is given twice");
        }
    }
}
