//! Symbols that would cover each other become one, with the sum of their counts.

use super::{
    mark::Mark,
    viewport::{ScreenPoint, Viewport},
};
use std::cmp::Reverse;

/// How near two symbols may come, in points between their middles.
const NEAREST_PT: f32 = 21.0;

/// One symbol on the map, for one place or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Indices of its marks, the one that gives place and name first.
    pub members: Vec<usize>,
    /// Where its symbol stands.
    pub at: ScreenPoint,
    /// How many passages mention its places.
    pub passages: usize,
}

/// The symbols of all linked marks within the view. The leading mark (say the selected one) never
/// gives up its symbol; otherwise the one with more passages leads, then the order of the marks.
#[must_use]
pub fn clusters(marks: &[Mark], view: &Viewport, leading: Option<usize>) -> Vec<Cluster> {
    let mut order: Vec<usize> = (0..marks.len()).filter(|&at| marks.get(at).is_some_and(Mark::is_linked)).collect();
    order.sort_by_key(|&at| {
        let mark = marks.get(at);
        let passages = mark.map(|mark| mark.passages);
        // Of equals the wider kind leads, so that a district does before its town.
        (Some(at) != leading, Reverse(passages), mark.map(|mark| mark.kind), at)
    });
    let mut clusters: Vec<Cluster> = Vec::new();
    for at in order {
        let Some((mark, anchor)) = marks.get(at).and_then(|mark| Some((mark, mark.anchor?))) else {
            continue;
        };
        let screen = view.screen_from_world(anchor);
        let near = clusters.iter_mut().find(|cluster| cluster.at.distance(screen) < NEAREST_PT);
        match near {
            Some(cluster) => {
                cluster.members.push(at);
                cluster.passages += mark.passages;
            }
            None if view.holds(screen) => {
                clusters.push(Cluster { members: vec![at], at: screen, passages: mark.passages });
            }
            None => {}
        }
    }
    clusters
}

/// The zoom at which two of a cluster's symbols stand apart, seen from `zoom`; none when they share a point.
#[must_use]
pub fn opening_zoom(cluster: &Cluster, marks: &[Mark], zoom: f64) -> Option<f64> {
    let anchors: Vec<_> = cluster.members.iter().filter_map(|&at| marks.get(at)?.anchor).collect();
    let first = anchors.first()?;
    let apart = anchors.iter().map(|other| (first.x - other.x).hypot(first.y - other.y)).fold(0.0, f64::max);
    let needed = (f64::from(NEAREST_PT) * 1.6 / 256.0 / apart).log2();
    needed.is_finite().then(|| needed.max(zoom + 0.5))
}
