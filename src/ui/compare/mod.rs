//! The comparison in the window: two documents clause by clause, what differs between them, and where.

pub(crate) mod laid;
pub(crate) mod panel;
