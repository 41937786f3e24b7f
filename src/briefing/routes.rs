//! The ways and strips of a map's claims, as the window draws them.

use super::{claim::Claim, sites::Site};
use crate::{
    provisions::{
        footprint::{Footprint, Way},
        provision::ProvisionId,
    },
    scene::{
        contents::Scene,
        topic::Topic,
        trace::{Trace, traces},
    },
};

/// A scene of what numbered claims cover besides their places. A way that is the line of a site is drawn with it; one
/// that several claims speak of is drawn once, as the topic that leads among them has it.
pub(super) fn routes(claims: &[(usize, &Claim)], sites: &[Site<'_>]) -> Scene {
    let of_claim = |claim: &Claim| {
        let id = ProvisionId::parse(&claim.id)?;
        let topic = Topic::of(claim.look.category?);
        let is_site = |way: &Way| way.place.as_ref().is_some_and(|id| sites.iter().any(|site| site.place.id == *id));
        let ways = claim.footprint.ways.iter().filter(|way| !is_site(way)).cloned().collect();
        Some(traces(&id, topic, &Footprint { ways, ..claim.footprint.clone() }))
    };
    let mut scene = Scene::default();
    for trace in claims.iter().filter_map(|(_, claim)| of_claim(claim)).flatten() {
        let is_same = |known: &&mut Trace| known.form == trace.form && known.layer.outlines == trace.layer.outlines;
        match scene.traces.iter_mut().find(is_same) {
            Some(known) if trace.topic < known.topic => *known = trace,
            Some(_) => {}
            None => scene.traces.push(trace),
        }
    }
    scene
}
