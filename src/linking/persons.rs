//! Persons called as a place is: where a document names a person so in full, the name alone means the
//! person again, unless words beside it say that it is a place.

use super::{
    draft::Draft,
    mention::Sense,
    reason::{About, Reason},
};
use crate::places::world::NameSet;

/// Rules that speak for a place or an actor only where nothing else does.
const WEAK: [&str; 5] = ["plain", "speaks", "acts", "subject", "with"];

/// Rules that tell a person for certain, where others only guess.
const CERTAIN: [&str; 3] = ["person_title", "person_given", "person_initial"];

/// Reads the names of persons of a document as persons wherever nothing speaks for a place.
pub(super) fn read_again(readings: &mut [(Draft, Vec<Reason>)]) {
    let is_plainly_place = |(draft, reasons): &&(Draft, Vec<Reason>)| {
        draft.sense == Sense::Place && reasons.iter().any(|reason| !WEAK.contains(&reason.rule.as_ref()))
    };
    let is_certainly_person = |(draft, reasons): &&(Draft, Vec<Reason>)| {
        draft.sense == Sense::Person && reasons.iter().any(|reason| CERTAIN.contains(&reason.rule.as_ref()))
    };
    let persons: NameSet = names_of(readings.iter().filter(is_certainly_person));
    if persons.is_empty() {
        return;
    }
    let places: NameSet = names_of(readings.iter().filter(is_plainly_place));
    let is_weak = |reasons: &[Reason]| reasons.iter().all(|reason| WEAK.contains(&reason.rule.as_ref()));
    for (draft, reasons) in readings.iter_mut() {
        let is_open = matches!(draft.sense, Sense::Place | Sense::Actor) && draft.head.is_none() && is_weak(reasons);
        if is_open && persons.contains(&draft.name) && !places.contains(&draft.name) {
            draft.sense = Sense::Person;
            let wording = "the document names a person so elsewhere";
            *reasons = vec![Reason::new("person_elsewhere", wording, About::Nothing)];
        }
    }
}

fn names_of<'a>(readings: impl Iterator<Item = &'a (Draft, Vec<Reason>)>) -> NameSet {
    readings.map(|(draft, _)| draft.name).collect()
}
