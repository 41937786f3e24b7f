//! The places of a gazetteer as linking sees them: numbered, with what they are part of and which other
//! places go by one of their names.

use crate::{
    ground::geo::LonLat,
    places::{
        gazetteer::Gazetteer,
        kind::PlaceKind,
        place::{Place, PlaceId},
    },
};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::{collections::HashMap, sync::Arc};

/// How many places of one name are told of each other; more make a name too common to tell anything.
const MOST_NAMESAKES: usize = 12;

/// Fewer places than this make a gazetteer a small one.
const SMALL: usize = 12;
/// The side of the squares in which places are counted, in degrees.
const CELL: f64 = 4.0;
/// How many places in its square and those around make a place central: so many, and one in so many of all.
const FEWEST: usize = 4;
const ONE_IN: usize = 100;

/// A place as linking sees it.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Its id.
    pub id: PlaceId,
    /// What it is.
    pub kind: PlaceKind,
    /// What it is called.
    pub title: Arc<str>,
    /// Where it lies.
    pub at: Option<LonLat>,
    /// The places it is part of, nearest first, as seats.
    pub ancestors: Vec<usize>,
    /// How well known it is, 0 to 1.
    pub prominence: f64,
    /// Its number in GeoNames.
    pub geonames: Option<u64>,
    /// Other places that share one of its names, in order.
    pub namesakes: Vec<usize>,
    /// Whether it lies among the gazetteer's places, rather than far off as a power or a capital that texts about the
    /// region name as well.
    pub is_central: bool,
}

/// The places of a gazetteer, in its order.
pub(super) fn seats(gazetteer: &Gazetteer) -> Vec<Seat> {
    let places = gazetteer.places();
    let has_parents = places.iter().any(|place| place.parent.is_some());
    let numbered = places.iter().enumerate().filter(|_| has_parents);
    let numbers: HashMap<&PlaceId, usize> = numbered.map(|(at, place)| (&place.id, at)).collect();
    let ancestors = |place: &Place| -> Vec<usize> {
        if place.parent.is_none() {
            return Vec::new();
        }
        let chain = gazetteer.ancestors(&place.id);
        chain.iter().filter_map(|parent| numbers.get(&parent.id).copied()).collect()
    };
    let seat = |place: &Place| Seat {
        id: place.id.clone(),
        kind: place.kind,
        title: place.title.as_str().into(),
        at: place.geometry.anchor(),
        ancestors: ancestors(place),
        prominence: if place.min_zoom > 0.0 { (1.0 - place.min_zoom / 12.0).clamp(0.0, 1.0) } else { 0.0 },
        geonames: place.geonames,
        namesakes: Vec::new(),
        is_central: true,
    };
    let mut seats: Vec<Seat> = places.par_iter().map(seat).collect();
    mark_central(&mut seats);
    seats
}

/// Marks which places lie among others of the gazetteer; of a small one all are taken to.
fn mark_central(seats: &mut [Seat]) {
    if seats.len() < SMALL {
        return;
    }
    let cell = |at: LonLat| ((at.longitude / CELL).floor() as i32, (at.latitude / CELL).floor() as i32);
    let mut counts: HashMap<(i32, i32), usize> = HashMap::new();
    for at in seats.iter().filter_map(|seat| seat.at) {
        *counts.entry(cell(at)).or_default() += 1;
    }
    let around = |&(column, row): &(i32, i32)| {
        let cells = (column - 1..=column + 1).flat_map(|column| (row - 1..=row + 1).map(move |row| (column, row)));
        cells.filter_map(|cell| counts.get(&cell)).sum::<usize>()
    };
    let near: HashMap<(i32, i32), usize> = counts.keys().map(|cell| (*cell, around(cell))).collect();
    // A country is central when the gazetteer has places in it.
    let mut parts: HashMap<usize, usize> = HashMap::new();
    for &ancestor in seats.iter().flat_map(|seat| &seat.ancestors) {
        *parts.entry(ancestor).or_default() += 1;
    }
    let fewest = FEWEST.max(seats.len() / ONE_IN);
    for (at, seat) in seats.iter_mut().enumerate() {
        let Some(place) = seat.at else { continue };
        let count = if seat.kind == PlaceKind::Country { parts.get(&at) } else { near.get(&cell(place)) };
        seat.is_central = count.is_some_and(|count| *count >= fewest);
    }
}

/// Tells the places of one name, given by their numbers, of each other.
pub(super) fn join_namesakes(named: &[usize], seats: &mut [Seat]) {
    if !(2..=MOST_NAMESAKES).contains(&named.len()) {
        return;
    }
    for &own in named {
        let Some(seat) = seats.get_mut(own) else {
            continue;
        };
        for &other in named {
            if other != own && !seat.namesakes.contains(&other) {
                seat.namesakes.push(other);
            }
        }
    }
}
