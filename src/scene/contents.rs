//! The scene: all marks, with what is selected and what is hovered.

use super::{mark::Mark, topic::Coding, trace::Trace};
use crate::{
    ground::geo::WorldPoint,
    places::{kind::PlaceKind, place::PlaceId},
    provisions::provision::ProvisionId,
};
use std::collections::HashMap;

/// Which language base-map names are written in.
pub type NameLanguage = Option<&'static str>;

/// What the map shows.
#[derive(Debug, Default)]
pub struct Scene {
    marks: Vec<Mark>,
    index: HashMap<PlaceId, usize>,
    /// The selected place.
    pub selected: Option<usize>,
    /// The places glowing because the pointer is on them, here or in another pane.
    pub hovered: Vec<usize>,
    /// Routes and zones that provisions draw.
    pub traces: Vec<Trace>,
    /// The provisions whose traces stand out: the selected one, and those under the pointer.
    pub lit: Vec<ProvisionId>,
    /// The language of names that belong to no place; English when none.
    pub language: NameLanguage,
}

impl Scene {
    /// A scene of marks, nothing selected.
    #[must_use]
    pub fn new(marks: Vec<Mark>) -> Self {
        let index = marks.iter().enumerate().map(|(at, mark)| (mark.place.clone(), at)).collect();
        Self { marks, index, ..Self::default() }
    }

    /// The marks, in the order given.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The index of a place's mark.
    #[must_use]
    pub fn mark_of(&self, place: &PlaceId) -> Option<usize> {
        self.index.get(place).copied()
    }

    /// Gives the mark of a place another coding.
    pub fn recode(&mut self, place: &PlaceId, coding: Option<Coding>) {
        if let Some(mark) = self.index.get(place).and_then(|at| self.marks.get_mut(*at)) {
            mark.coding = coding;
        }
    }

    /// The marks, to be used in another scene.
    #[must_use]
    pub fn into_marks(self) -> Vec<Mark> {
        self.marks
    }

    /// Where the symbols of the places that passages mention stand.
    #[must_use]
    pub fn linked_anchors(&self) -> Vec<WorldPoint> {
        self.marks.iter().filter(|mark| mark.is_linked()).filter_map(|mark| mark.anchor).collect()
    }

    /// Whether the area of a mark is drawn: it is mentioned (and no country), selected or hovered.
    #[must_use]
    pub fn shows_area(&self, index: usize) -> bool {
        let linked = self.marks.get(index).is_some_and(|mark| mark.is_linked() && mark.kind != PlaceKind::Country);
        linked || self.selected == Some(index) || self.hovered.contains(&index)
    }
}
