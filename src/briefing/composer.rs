//! What lays a briefing out: the briefing, what it is made with, and the room that its pages have.

use super::{
    briefing::Briefing,
    front::{Front, HeadKind},
    press::Press,
    sections::Section,
    sheet_size::Layout,
};
use crate::places::place::PlaceId;

/// Lays a briefing out.
pub(super) struct Composer<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) press: &'a Press<'a>,
    pub(super) unit: f32,
    pub(super) front: Front<'a>,
    pub(super) layout: Layout,
    /// The places that it is about and states nothing of.
    pub(super) unclaimed: Vec<PlaceId>,
}

impl Composer<'_> {
    /// What heads a page of a section.
    pub(super) fn head_of<'b>(&self, section: &'b Section<'_>, is_first: bool) -> HeadKind<'b> {
        match (&section.title, is_first || self.layout == Layout::Beside) {
            (Some((title, standing)), true) => HeadKind::Section(title, standing),
            (Some((title, _)), false) => HeadKind::Continued(title),
            (None, true) => HeadKind::Whole,
            (None, false) => HeadKind::Continued("continued"),
        }
    }
}
