//! Places of one name, a district and its town say: told apart as places, shown together in lists.

use crate::{
    ground::folding::fold_name,
    places::{
        gazetteer::Gazetteer,
        place::{Place, PlaceId},
    },
};

/// How near places of one name must be to be shown together, in metres.
const TOGETHER_M: f64 = 60_000.0;

/// A place of a group with the number of passages that mention it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupMember {
    /// The place.
    pub place: PlaceId,
    /// The passages.
    pub passages: usize,
}

/// Places that share a name and a neighbourhood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceGroup {
    /// The name.
    pub title: String,
    /// The kinds of those that passages mention, or of all when none is: "district and town".
    pub kinds: String,
    /// The places, those with more passages first.
    pub members: Vec<GroupMember>,
    /// The passages of all members.
    pub passages: usize,
}

/// Groups places, given with the passages that mention each; the most mentioned group first, equals by title.
#[must_use]
pub fn groups(places: &[(&Place, usize)], gazetteer: &Gazetteer) -> Vec<PlaceGroup> {
    let mut gathered: Vec<(String, Vec<(&Place, usize)>)> = Vec::new();
    let mut index: std::collections::HashMap<String, Vec<usize>> = std::collections::HashMap::new();
    for &(place, passages) in places {
        let folded = fold_name(&place.title);
        let seats = index.entry(folded.clone()).or_default();
        let seat = seats.iter().copied().find(|&at| {
            let members = gathered.get(at).map(|(_, members)| members.as_slice()).unwrap_or_default();
            members.iter().any(|(member, _)| belong_together(member, place, gazetteer))
        });
        if let Some((_, members)) = seat.and_then(|at| gathered.get_mut(at)) {
            members.push((place, passages));
        } else {
            seats.push(gathered.len());
            gathered.push((folded, vec![(place, passages)]));
        }
    }
    let mut groups: Vec<PlaceGroup> = gathered.into_iter().map(|(_, members)| group(members)).collect();
    groups.sort_by(|a, b| b.passages.cmp(&a.passages).then_with(|| a.title.cmp(&b.title)));
    groups
}

fn group(mut members: Vec<(&Place, usize)>) -> PlaceGroup {
    members.sort_by_key(|(place, passages)| (std::cmp::Reverse(*passages), place.kind));
    let mentioned = members.iter().any(|(_, passages)| *passages > 0);
    let mut kinds: Vec<&str> = Vec::new();
    for (place, passages) in &members {
        if (*passages > 0 || !mentioned) && !kinds.contains(&place.kind.word()) {
            kinds.push(place.kind.word());
        }
    }
    PlaceGroup {
        title: members.first().map(|(place, _)| place.title.clone()).unwrap_or_default(),
        kinds: kinds.join(" and "),
        passages: members.iter().map(|(_, passages)| passages).sum(),
        members: members
            .into_iter()
            .map(|(place, passages)| GroupMember { place: place.id.clone(), passages })
            .collect(),
    }
}

/// Whether two places of one name are near, or one is part of the other.
fn belong_together(a: &Place, b: &Place, gazetteer: &Gazetteer) -> bool {
    let within =
        |inner: &Place, outer: &Place| gazetteer.ancestors(&inner.id).iter().any(|ancestor| ancestor.id == outer.id);
    let near = a.geometry.anchor().zip(b.geometry.anchor()).is_some_and(|(a, b)| a.distance_m(b) < TOGETHER_M);
    near || within(a, b) || within(b, a)
}
