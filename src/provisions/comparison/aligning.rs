//! Which provision of one document is the counterpart of which of the other.

use super::{
    Aspect, Difference, Pair, Place, Side, Version,
    overlap::{content, overlap},
    passage_words,
};
use crate::provisions::{field::Role, provision::Provision};
use std::collections::BTreeSet;

/// The least score of counterparts.
const LEAST: f64 = 2.6;
/// How much of two passages is the same when one is the counterpart of the other, whatever it is read as.
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

    /// How well two provisions fit; 0 for different categories.
    fn fit(&self, other: &Self) -> f64 {
        let (one, two) = (self.provision, other.provision);
        if one.category != two.category {
            return 0.0;
        }
        let places = match (self.places.is_empty(), other.places.is_empty()) {
            (true, true) => 0.5,
            _ => overlap(&self.places, &other.places),
        };
        let number = match (&one.clause, &two.clause) {
            (Some(one), Some(two)) if one == two => 1.0,
            _ => 0.0,
        };
        let date = one.deadline.as_ref().and_then(super::super::time::Deadline::iso);
        let same_date = date.is_some() && date == two.deadline.as_ref().and_then(super::super::time::Deadline::iso);
        let date = if same_date { 0.5 } else { 0.0 };
        2.0 + 2.0 * places + 0.6 * number + 3.0 * overlap(&self.words, &other.words) + date
    }
}

/// Pairs of provisions, each used once, the best fitting first.
pub(super) fn align(first: Version<'_>, second: Version<'_>) -> Vec<(usize, usize)> {
    let ones: Vec<Traits<'_>> = first.provisions.iter().map(Traits::of).collect();
    let others: Vec<Traits<'_>> = second.provisions.iter().map(Traits::of).collect();
    let mut fits: Vec<(f64, usize, usize)> = Vec::new();
    for (at, one) in ones.iter().enumerate() {
        for (to, other) in others.iter().enumerate() {
            let fit = one.fit(other);
            if fit >= LEAST {
                fits.push((fit, at, to));
            }
        }
    }
    // Equal fits keep the order of the texts.
    fits.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, at, to) in fits {
        if !taken.iter().any(|(one, other)| *one == at || *other == to) {
            taken.push((at, to));
        }
    }
    taken.sort_unstable();
    taken
}

/// The difference that a provision makes that has no counterpart: its clause is missing in the other
/// document, or is there and read otherwise.
pub(super) fn absence(provision: &Provision, other: Version<'_>, has_it: Place) -> Difference {
    let own = Side::says(provision.evidence.quote.clone(), provision.evidence.span);
    let words = content(&provision.evidence.quote);
    let found = nearest(&words, other);
    let (aspect, there) = match found {
        Some((span, text)) => (Aspect::Coding, Side::says(text, span)),
        None => (Aspect::Missing, Side::silent()),
    };
    match has_it {
        Place::First => Difference { aspect, first: own, second: there },
        Place::Second => Difference { aspect, first: there, second: own },
    }
}

/// The passage of a document that has most words in common, when it has enough.
fn nearest(words: &BTreeSet<String>, other: Version<'_>) -> Option<(crate::ground::text::Span, String)> {
    let passages = other.document.passages.iter();
    let measured = passages.map(|passage| (overlap(words, &content(passage_words(other.document, passage))), passage));
    let (most, passage) = measured.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.locator.cmp(&a.1.locator)))?;
    (most >= SAME_WORDS).then(|| (passage.span, passage_words(other.document, passage).to_owned()))
}

/// Numbered clauses without provisions that the other document does not have.
pub(super) fn lost_clauses<'a>(one: Version<'a>, other: Version<'a>, has_it: Place) -> Vec<Pair<'a>> {
    let paragraphs = one.document.paragraphs.iter().zip(1_u32..);
    let silent = paragraphs.filter(|(paragraph, number)| {
        paragraph.clause.is_some()
            && !one.provisions.iter().any(|provision| provision.locator.paragraph == *number)
            && content(one.document.words(paragraph.span)).len() >= 4
    });
    let lost = silent.filter(|(paragraph, _)| nearest(&content(one.document.words(paragraph.span)), other).is_none());
    let pairs = lost.map(|(paragraph, _)| {
        let own = Side::says(one.document.words(paragraph.span), paragraph.span);
        let difference = match has_it {
            Place::First => Difference { aspect: Aspect::Missing, first: own, second: Side::silent() },
            Place::Second => Difference { aspect: Aspect::Missing, first: Side::silent(), second: own },
        };
        Pair { first: None, second: None, passage: Some(paragraph.span), differences: vec![difference] }
    });
    pairs.collect()
}
