//! Which provision of one document is the counterpart of which of the other.

use super::overlap::{content, overlap};
use crate::provisions::{field::Role, provision::Provision, time::Deadline};
use std::collections::BTreeSet;

/// The least score of counterparts.
const LEAST: f64 = 2.6;
/// The least score of counterparts that are read as different things, and how many of their words are the same.
const LEAST_OF_OTHERS: f64 = 4.0;
const SAME_WORDS: f64 = 0.3;

/// What counterparts are told by.
struct Traits<'a> {
    provision: &'a Provision,
    places: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl<'a> Traits<'a> {
    fn of(provision: &'a Provision) -> Self {
        let places = provision.places.iter().filter(|place| place.value.role != Role::Reference);
        let places = places.map(|place| match &place.value.place {
            Some(id) => id.to_string(),
            None => crate::ground::folding::fold_name(&place.value.name),
        });
        Self { provision, places: places.collect(), words: content(&provision.evidence.quote) }
    }

    /// How well two provisions fit.
    fn fit(&self, other: &Self) -> f64 {
        let (one, two) = (self.provision, other.provision);
        let places = match (self.places.is_empty(), other.places.is_empty()) {
            (true, true) => 0.5,
            _ => overlap(&self.places, &other.places),
        };
        let number = match (&one.clause, &two.clause) {
            (Some(one), Some(two)) if one == two => 1.0,
            _ => 0.0,
        };
        let date = one.deadline.as_ref().and_then(Deadline::iso);
        let same_date = date.is_some() && date == two.deadline.as_ref().and_then(Deadline::iso);
        let date = if same_date { 0.5 } else { 0.0 };
        2.0 + 2.0 * places + 0.6 * number + 3.0 * overlap(&self.words, &other.words) + date
    }
}

/// Pairs of provisions, each used once, the best fitting first; those of one category before all others.
pub(super) fn align(first: &[&Provision], second: &[&Provision]) -> Vec<(usize, usize)> {
    let ones: Vec<Traits<'_>> = first.iter().map(|one| Traits::of(one)).collect();
    let others: Vec<Traits<'_>> = second.iter().map(|other| Traits::of(other)).collect();
    let mut fits: Vec<(bool, f64, usize, usize)> = Vec::new();
    for (at, one) in ones.iter().enumerate() {
        for (to, other) in others.iter().enumerate() {
            let is_other = one.provision.category != other.provision.category;
            let fit = one.fit(other);
            let is_far = is_other && (fit < LEAST_OF_OTHERS || overlap(&one.words, &other.words) < SAME_WORDS);
            if fit >= LEAST && !is_far {
                fits.push((is_other, fit, at, to));
            }
        }
    }
    // Equal fits keep the order of the texts.
    fits.sort_by(|a, b| {
        let order = a.0.cmp(&b.0).then(b.1.total_cmp(&a.1));
        order.then(a.2.abs_diff(a.3).cmp(&b.2.abs_diff(b.3))).then((a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, _, at, to) in fits {
        if !taken.iter().any(|(one, other)| *one == at || *other == to) {
            taken.push((at, to));
        }
    }
    taken.sort_unstable();
    taken
}
