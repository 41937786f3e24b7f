//! What was saved, shown by whatever program the system has for it; a file that no program opens, by its folder.
//! Other programs may take their time, so another thread waits for them.

use super::{
    app::App,
    notices::Tone,
    task::{Task, finished},
};
use egui::Context;
use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

/// Asks the system to open a file or a folder.
type Opener = fn(&Path) -> io::Result<()>;

/// The other programs of the computer.
pub(super) struct Outside {
    opener: Opener,
    task: Option<Task<Result<(), String>>>,
}

impl Default for Outside {
    fn default() -> Self {
        Self { opener: |path| open::that(path), task: None }
    }
}

impl Outside {
    /// A computer on which no other program is started.
    pub(super) fn closed() -> Self {
        Self { opener: |_| Err(io::ErrorKind::Unsupported.into()), task: None }
    }
}

/// Shows a file or a folder.
pub(super) fn show(app: &mut App, context: &Context, path: PathBuf) {
    let opener = app.outside.opener;
    app.outside.task = Some(Task::start(context, "Opening what was saved", move |_| shown(&path, opener)));
}

/// Tells that it cannot be shown.
pub(super) fn receive(app: &mut App) {
    if let Some(Err(why)) = finished(&mut app.outside.task, Duration::ZERO, &mut app.notices) {
        app.notices.say(Tone::Bad, why);
    }
}

fn shown(path: &Path, opener: impl Fn(&Path) -> io::Result<()>) -> Result<(), String> {
    let name = path.display();
    if !path.exists() {
        return Err(format!("{name} is no longer there: save it again."));
    }
    let folder = path.parent().filter(|_| path.is_file());
    if opener(path).is_ok() || folder.is_some_and(|folder| opener(folder).is_ok()) {
        return Ok(());
    }
    Err(format!("No program on this computer could be asked to open {name}. It is saved: open it by its path."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn a_file_that_no_program_opens_is_shown_in_its_folder_and_else_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sheet.odd");
        crate::ground::files::write_whole(&file, b"x").unwrap();
        let refused = || Err(io::ErrorKind::NotFound.into());
        let asked = RefCell::new(Vec::new());
        let folders_only = |path: &Path| {
            asked.borrow_mut().push(path.to_owned());
            if path.is_dir() { Ok(()) } else { refused() }
        };
        assert_eq!(shown(&file, folders_only), Ok(()));
        assert_eq!(*asked.borrow(), [file.clone(), folder.path().to_owned()]);
        let why = shown(&file, |_| refused()).unwrap_err();
        assert!(why.starts_with("No program on this computer") && why.contains("sheet.odd"), "{why}");
        let why = shown(&folder.path().join("gone.png"), |_| Ok(())).unwrap_err();
        assert!(why.contains("gone.png is no longer there"), "{why}");
    }
}
