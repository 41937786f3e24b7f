//! The timeline: when provisions fall due and how long they hold, on one axis of the civil calendar.

pub(crate) mod axis;
pub(crate) mod lanes;
mod marks;
mod names;
pub(crate) mod panel;
