//! Lists of places and dates, shared out: "the districts of A, B and C by 15, 20 and 25 November" are three
//! provisions.

use super::{
    assembly::Fields,
    field::{Field, PlaceUse, Role},
    time::Deadline,
};
use crate::ground::text::Span;

/// The fields of a provision that names several places, each with a moment of its own, as one each.
pub(super) fn shared_out(fields: Fields) -> Vec<Shares> {
    let moved: Vec<Span> = {
        let moved = fields.places.iter().filter(|place| matches!(place.value.role, Role::Transferred | Role::Origin));
        moved.map(|place| place.span).collect()
    };
    let count = fields.deadlines.len();
    let are_dates = fields.deadlines.iter().all(|deadline| deadline.date.is_some());
    if count < 2 || moved.len() < 2 || !are_dates {
        return vec![Shares { places: fields.places, deadline: fields.deadlines.into_iter().next() }];
    }
    let first_deadline = fields.deadlines.iter().map(|deadline| deadline.span.start).min().unwrap_or(0);
    let come_first = moved.iter().all(|place| place.end <= first_deadline);
    let comes_after = moved.iter().all(|place| place.start >= first_deadline);
    let share_of = |place: Span, nth: usize| -> usize {
        if come_first && moved.len() == count {
            return nth;
        }
        // Dates that come first belong to what follows them, others to what went before.
        let before = fields.deadlines.iter().rposition(|deadline| deadline.span.end <= place.start);
        let after = fields.deadlines.iter().position(|deadline| deadline.span.start >= place.end);
        if comes_after { before.unwrap_or(0) } else { after.unwrap_or(count - 1) }
    };
    let shares: Vec<usize> = moved.iter().enumerate().map(|(nth, place)| share_of(*place, nth)).collect();
    let all = fields.deadlines.iter().enumerate().filter_map(|(nth, deadline)| {
        let own: Vec<Span> =
            moved.iter().zip(&shares).filter(|(_, share)| **share == nth).map(|(place, _)| *place).collect();
        let is_own = |place: &&Field<PlaceUse>| !moved.contains(&place.span) || own.contains(&place.span);
        let places: Vec<Field<PlaceUse>> = fields.places.iter().filter(is_own).cloned().collect();
        (!own.is_empty()).then(|| Shares { places, deadline: Some(deadline.clone()) })
    });
    all.collect()
}

/// The places and the moment of one of several provisions.
#[derive(Debug)]
pub(super) struct Shares {
    pub(super) places: Vec<Field<PlaceUse>>,
    pub(super) deadline: Option<Deadline>,
}
