//! Without a command the window opens, where there is a display to open it on.

use super::{ENVIRONMENT_FAULT, output};
use crate::project::Inputs;
use std::{env, path::PathBuf, process::ExitCode};

/// What to do where no window can be opened.
const WITHOUT_WINDOW: &str = "`treaty-atlas link`, `brief`, `verify`, `check` and `completions` work without one";

/// Opens the window on some files.
pub(super) fn open(files: Vec<PathBuf>, places: Vec<PathBuf>, world: bool) -> anyhow::Result<ExitCode> {
    if !has_display() {
        output::tell(&format!(
            "treaty-atlas: there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set); {WITHOUT_WINDOW}"
        ));
        return Ok(ENVIRONMENT_FAULT.into());
    }
    let mut inputs = Inputs::sorted_by_kind(files);
    inputs.places.extend(places);
    inputs.world = world;
    open_window(inputs)
}

#[cfg(feature = "ui")]
fn open_window(inputs: Inputs) -> anyhow::Result<ExitCode> {
    crate::ui::open_window(inputs)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(not(feature = "ui"))]
fn open_window(_inputs: Inputs) -> anyhow::Result<ExitCode> {
    anyhow::bail!("this program was built without its window (cargo feature `ui`); {WITHOUT_WINDOW}")
}

/// Whether there is a display; only X11 and Wayland say so beforehand.
fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}
