//! Treaty Atlas reads territorial agreements on the map.
//!
//! The floor plan. A blank line between modules is a new floor; a module uses lower floors only,
//! and the rooms of one floor do not know each other (`tests/suite/floor_plan.rs` holds the code to it).
//!
//! Data flows one way: files → project (documents, places, links) → scene → window or sheet.
//!
//! Vocabulary. A *place* has *toponyms* (its names) and lives in a *gazetteer*. A *document* is cut
//! into *passages* (a sentence, found again by its *locator*). A *mention* is a name found in a
//! document; its *candidates* are the places it may mean, its *sense* says whether it is used as a
//! place at all; a resolved mention is a *link*. A *provision* is what a passage promises. A *review*
//! is a log of *decisions*, each about a *subject*. A *scene* is what the map shows, in *marks* and
//! *labels*, seen through a *viewport*; a *page* is a finished sheet.

pub mod ground;

pub mod basemap;
pub mod documents;
pub mod places;

pub mod linking;

pub mod provisions;

pub mod review;

pub mod project;

pub mod scene;

pub mod briefing;
pub mod exchange;

#[cfg(feature = "ui")]
pub mod ui;

pub mod cli;
