//! A crowd: thousands of places of a user's file, a dot each, all in one item, so that a sheet of all of them stays small.

use super::{
    page::{Dots, Item, PageBox, PagePoint},
    press::Press,
};
use crate::{ground::geo::LonLat, scene::viewport::Viewport};
use std::collections::HashSet;

/// The diameter of a dot, in points at a unit of 1.
pub(super) const DOT_PT: f32 = 1.9;

/// The dots of all places that a view holds; dots that would lie on each other to a tenth of a point are one.
pub(super) fn crowd(press: &Press<'_>, view: &Viewport, frame: PageBox, scale: f32, unit: f32) -> Option<Item> {
    if !press.is_crowded() {
        return None;
    }
    let mut taken: HashSet<(i32, i32)> = HashSet::new();
    let mut centers = Vec::new();
    let anchors = press.gazetteer.places().iter().filter_map(|place| place.geometry.anchor());
    for anchor in anchors.map(LonLat::to_world) {
        let at = view.screen_from_world(anchor);
        if !view.holds(at) {
            continue;
        }
        let at = PagePoint::new(frame.x + at.x * scale, frame.y + at.y * scale);
        if taken.insert(((at.x * 10.0) as i32, (at.y * 10.0) as i32)) {
            centers.push(at);
        }
    }
    let dots = Dots { centers, diameter: DOT_PT * unit, colour: press.palette.accent };
    (!dots.centers.is_empty()).then_some(Item::Dots(dots))
}
