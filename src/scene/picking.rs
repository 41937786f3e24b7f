//! What is under the pointer: the nearest symbol, else a label, else the smallest area.

use super::{contents::Scene, layout::Layout, screen::ScreenPoint, viewport::Viewport};

/// How far from the middle of a symbol a click still counts, in points.
const REACH_PT: f32 = 15.0;

/// What is under the pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// The mark with this index.
    Mark(usize),
    /// Several marks under one symbol: their indices.
    Cluster(Vec<usize>),
}

impl Picked {
    /// One mark, or a cluster of several.
    #[must_use]
    pub fn of(members: &[usize]) -> Self {
        match members {
            [only] => Self::Mark(*only),
            several => Self::Cluster(several.to_vec()),
        }
    }
}

/// What a pointer at a point of the screen means.
#[must_use]
pub fn pick(scene: &Scene, layout: &Layout, view: &Viewport, at: ScreenPoint) -> Option<Picked> {
    let nearest = layout.clusters.iter().min_by(|a, b| a.at.distance(at).total_cmp(&b.at.distance(at)));
    if let Some(cluster) = nearest.filter(|cluster| cluster.at.distance(at) <= REACH_PT) {
        return Some(Picked::of(&cluster.members));
    }
    let dot = layout.dots.iter().min_by(|a, b| a.1.distance(at).total_cmp(&b.1.distance(at)));
    let dot = dot.filter(|(_, dot)| dot.distance(at) <= REACH_PT * 0.6).map(|(mark, _)| *mark);
    let label = || layout.labels.iter().find(|(_, label)| label.holds(at)).map(|(mark, _)| *mark);
    let area = || area_at(scene, view, at);
    dot.or_else(label).or_else(area).map(Picked::Mark)
}

/// The smallest area of a linked or shown place that holds the point. Countries are too large to be meant.
fn area_at(scene: &Scene, view: &Viewport, at: ScreenPoint) -> Option<usize> {
    let world = view.world_from_screen(at);
    let position = world.to_lon_lat();
    let marks = scene.marks().iter().enumerate();
    let holding = marks.filter(|(index, mark)| {
        (scene.shows_area(*index) || mark.is_linked())
            && mark.kind != crate::places::kind::PlaceKind::Country
            && mark.bounds.meets(crate::ground::geo::WorldBox { min: world, max: world })
            && mark.holds(position)
    });
    holding.min_by(|a, b| a.1.extent().total_cmp(&b.1.extent())).map(|(index, _)| index)
}
