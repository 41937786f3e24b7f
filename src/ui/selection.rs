//! What is selected, and the way there: back and forward as in a browser.

use crate::{
    documents::document::{DocumentId, Locator},
    places::place::PlaceId,
    provisions::provision::ProvisionId,
};

/// The one selection that every pane follows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Selection {
    /// Nothing.
    #[default]
    Nothing,
    /// A place.
    Place(PlaceId),
    /// A passage.
    Passage(DocumentId, Locator),
    /// A provision.
    Provision(ProvisionId),
}

/// The selection and those before and after it.
#[derive(Debug, Default)]
pub(crate) struct History {
    current: Selection,
    before: Vec<Selection>,
    after: Vec<Selection>,
}

impl History {
    /// What is selected now.
    pub(crate) const fn current(&self) -> &Selection {
        &self.current
    }

    /// The place from which the selected provision was come to, directly or from card to card.
    pub(crate) fn place_below(&self) -> Option<&PlaceId> {
        let mut earlier = self.before.iter().rev().skip_while(|one| matches!(one, Selection::Provision(_)));
        match (&self.current, earlier.next()) {
            (Selection::Provision(_), Some(Selection::Place(id))) => Some(id),
            _ => None,
        }
    }

    /// Selects something new; what could be gone forward to is forgotten.
    pub(crate) fn select(&mut self, selection: Selection) {
        if selection != self.current {
            self.before.push(std::mem::replace(&mut self.current, selection));
            self.after.clear();
        }
    }

    /// Goes back; whether there was anything to go back to.
    pub(crate) fn back(&mut self) -> bool {
        let Some(previous) = self.before.pop() else {
            return false;
        };
        self.after.push(std::mem::replace(&mut self.current, previous));
        true
    }

    /// Goes forward; whether there was anything to go forward to.
    pub(crate) fn forward(&mut self) -> bool {
        let Some(next) = self.after.pop() else {
            return false;
        };
        self.before.push(std::mem::replace(&mut self.current, next));
        true
    }

    /// Whether there is anything to go back to.
    pub(crate) fn can_go_back(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether there is anything to go forward to.
    pub(crate) fn can_go_forward(&self) -> bool {
        !self.after.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provisions::provision::ProvisionKey;

    fn place(id: &str) -> Selection {
        Selection::Place(PlaceId::new(id))
    }

    #[test]
    fn one_goes_back_and_forward_as_in_a_browser() {
        let mut history = History::default();
        history.select(place("a"));
        history.select(place("b"));
        assert!(history.back());
        assert_eq!(*history.current(), place("a"));
        assert!(history.forward());
        assert_eq!(*history.current(), place("b"));
        assert!(!history.forward());
    }

    #[test]
    fn provisions_are_come_to_from_a_place_card_by_card() {
        let provision = |key: &str| {
            let document = DocumentId::new("a");
            Selection::Provision(ProvisionId { document, key: ProvisionKey::new(key) })
        };
        let mut history = History::default();
        history.select(place("a"));
        assert_eq!(history.place_below(), None);
        history.select(provision("one"));
        history.select(provision("two"));
        assert_eq!(history.place_below(), Some(&PlaceId::new("a")));
        history.select(Selection::Nothing);
        history.select(provision("one"));
        assert_eq!(history.place_below(), None);
    }

    #[test]
    fn a_new_selection_forgets_the_way_forward() {
        let mut history = History::default();
        history.select(place("a"));
        assert!(history.back());
        history.select(place("b"));
        assert!(!history.can_go_forward());
        assert!(history.back());
        assert_eq!(*history.current(), Selection::Nothing);
    }

    #[test]
    fn selecting_the_same_again_is_no_step() {
        let mut history = History::default();
        history.select(place("a"));
        history.select(place("a"));
        assert!(history.back());
        assert!(!history.can_go_back());
    }
}
