//! Briefings in the window: what was selected is drafted, laid out on another thread, looked at and saved.

pub(super) mod desk;
mod desk_ui;
pub(super) mod draft;
mod drawing;
mod fonts;
mod form;
mod items;
mod keeping;
pub(super) mod making;
pub(super) mod page_zoom;
mod preview;
pub(super) mod settings;

pub(super) use desk_ui::desk_ui;
