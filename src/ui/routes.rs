//! What provisions draw besides places, for the map, as they are held.

use super::review::entry::Entry;
use crate::{
    project::Project,
    provisions::{footprint::footprint, place_use},
    scene::{
        topic::Topic,
        trace::{self, Trace},
    },
};

/// The ways and strips of a provision, as it is held.
pub(super) fn traces(project: &Project, entry: &Entry) -> Vec<Trace> {
    let held = place_use::held(&entry.provision, entry.category, &entry.places);
    trace::traces(&entry.provision.id, Topic::of(entry.category), &footprint(&held, project.gazetteer()))
}
