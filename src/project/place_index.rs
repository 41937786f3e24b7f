//! What documents say of places, found by place: in the order of the documents and of their texts. When some
//! documents say other things, only the places that they name are listed anew.

use crate::places::place::PlaceId;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Something that stands in a document.
pub(super) trait Seated: Clone {
    /// The number of its document.
    fn seat(&self) -> usize;
}

/// Things that stand in documents, by the place that they are about.
#[derive(Debug, Clone)]
pub(super) struct PlaceIndex<T>(Arc<BTreeMap<PlaceId, Arc<Vec<T>>>>);

impl<T> Default for PlaceIndex<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: Seated> PlaceIndex<T> {
    /// What is said of a place.
    pub(super) fn of(&self, place: &PlaceId) -> &[T] {
        self.0.get(place).map(|said| said.as_slice()).unwrap_or_default()
    }

    /// Every place of which something is said, and how much, in the order of the ids.
    pub(super) fn counts(&self) -> impl Iterator<Item = (&PlaceId, usize)> {
        self.0.iter().map(|(place, said)| (place, said.len()))
    }

    /// The same index, where the documents of some seats say this and nothing else; of each of them in the order of
    /// its text.
    pub(super) fn renewed(&self, seats: &BTreeSet<usize>, said: impl IntoIterator<Item = (PlaceId, T)>) -> Self {
        let mut new: BTreeMap<PlaceId, Vec<T>> = BTreeMap::new();
        for (place, one) in said {
            new.entry(place).or_default().push(one);
        }
        let mut index = BTreeMap::clone(&self.0);
        index.retain(|place, known| {
            let new = new.remove(place);
            if new.is_none() && !known.iter().any(|one| seats.contains(&one.seat())) {
                return true;
            }
            let mut all: Vec<T> = known.iter().filter(|one| !seats.contains(&one.seat())).cloned().collect();
            all.extend(new.into_iter().flatten());
            all.sort_by_key(Seated::seat);
            *known = Arc::new(all);
            !known.is_empty()
        });
        index.extend(new.into_iter().map(|(place, said)| (place, Arc::new(said))));
        Self(Arc::new(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Seated for (usize, &'static str) {
        fn seat(&self) -> usize {
            self.0
        }
    }

    #[test]
    fn what_documents_say_anew_takes_its_place_among_the_others() {
        let place = PlaceId::new;
        let said = [("gor", (0, "a")), ("dol", (0, "b")), ("gor", (1, "c")), ("gor", (2, "d"))];
        let all = BTreeSet::from([0, 1, 2]);
        let first = PlaceIndex::default().renewed(&all, said.map(|(name, one)| (place(name), one)));
        assert_eq!(first.of(&place("gor")), [(0, "a"), (1, "c"), (2, "d")]);
        let anew = [("gor", (1, "e")), ("gor", (1, "f")), ("sol", (0, "g"))];
        let later = first.renewed(&BTreeSet::from([0, 1]), anew.map(|(name, one)| (place(name), one)));
        assert_eq!(later.of(&place("gor")), [(1, "e"), (1, "f"), (2, "d")]);
        assert_eq!(later.of(&place("sol")), [(0, "g")]);
        let counts: Vec<(String, usize)> = later.counts().map(|(place, count)| (place.to_string(), count)).collect();
        assert_eq!(counts, [("gor".to_owned(), 3), ("sol".to_owned(), 1)]);
        assert_eq!(first.of(&place("dol")), [(0, "b")]);
    }
}
