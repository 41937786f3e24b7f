//! The comparison in the window: documents clause by clause, what differs from the base, and where.

mod heads;
pub(crate) mod laid;
pub(crate) mod panel;
