//! Briefings in the window: what was selected is drafted, laid out on another thread, looked at and saved.

pub(super) mod making;
pub(super) mod settings;
