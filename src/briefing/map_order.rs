//! What a map is to be made of: where on the page, of which claims and places, and what a person arranged by hand.

use super::{
    claim::Claim,
    page::{PageBox, PagePoint},
    press::Press,
    sheet_size::Layout,
};
use crate::{
    places::place::PlaceId,
    scene::{screen::ScreenPoint, viewport::Viewport},
};
use std::collections::BTreeMap;

/// Points of the page to the point of the scene: letters that suit a screen are large on paper.
const SCENE_SCALE: f32 = 0.7;

/// Where a person has put the callout of a place: parts of the map's width and height.
pub type CalloutSpots = BTreeMap<PlaceId, [f32; 2]>;

/// What a map is made of.
#[derive(Debug)]
pub struct MapOrder<'a> {
    /// The press.
    pub press: &'a Press<'a>,
    /// Where on the page.
    pub frame: PageBox,
    /// How large things are, 1 for a sheet of A4.
    pub unit: f32,
    /// The claims with their numbers.
    pub claims: &'a [(usize, &'a Claim)],
    /// The places that are shown whatever the claims say.
    pub places: &'a [PlaceId],
    /// Where callouts were put by hand.
    pub spots: &'a CalloutSpots,
    /// A view that a person has chosen instead of the one that fits.
    pub view: Option<Viewport>,
    /// Without cards a number would lead nowhere.
    pub layout: Layout,
}

impl MapOrder<'_> {
    /// Points of the page to the point of the scene.
    pub(super) fn scene_scale(&self) -> f32 {
        SCENE_SCALE * self.unit
    }

    pub(super) fn on_page(&self, at: ScreenPoint) -> PagePoint {
        let scale = self.scene_scale();
        PagePoint::new(self.frame.x + at.x * scale, self.frame.y + at.y * scale)
    }
}
