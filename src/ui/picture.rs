//! The picture of what is shown: composed anew for the page, saved or put on the clipboard.

use super::app::App;
use egui::Context;
use std::path::PathBuf;

/// Saves the picture, in the pictures folder when no path is given.
pub(super) fn save(_app: &mut App, _context: &Context, _path: Option<PathBuf>) {}

/// Puts the picture on the clipboard.
pub(super) fn copy(_app: &mut App, _context: &Context) {}
