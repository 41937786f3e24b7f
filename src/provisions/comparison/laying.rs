//! Two versions side by side: their provisions, then the clauses that are read as none, each with its counterpart
//! and what differs; at last the words that nothing finer explains.

use super::{
    Aspect, Difference, Pair, Side, aligning, differing,
    overlap::{contained, overlap},
    reader::{Reader, Sentence},
    wording::add_wordings,
};
use crate::{ground::text::Span, provisions::provision::Provision};
use std::collections::BTreeSet;

/// How much of two passages is the same when one is the counterpart of the other.
const SAME_WORDS: f64 = 0.3;
/// How much of a passage stands in another when it is there, with others.
const WHOLE: f64 = 0.8;
/// What the same number says for counterparts.
const SAME_NUMBER: f64 = 0.15;

/// Pairs in the order of the first; what only the second has comes last, in its order.
pub(super) fn lay<'a>(first: &Reader<'a>, second: &Reader<'a>) -> Vec<Pair<'a>> {
    let mut laying = Laying { first, second, pairs: Vec::new(), met: <[BTreeSet<Span>; 2]>::default() };
    laying.add_provisions();
    laying.add_clauses();
    let mut pairs = laying.pairs;
    add_wordings(&mut pairs, first, second);
    pairs.sort_by_key(|pair| match pair.spans {
        [Some(first), _] => (0, first.start),
        [None, second] => (1, second.map_or(0, |second| second.start)),
    });
    pairs
}

struct Laying<'b, 'a> {
    first: &'b Reader<'a>,
    second: &'b Reader<'a>,
    pairs: Vec<Pair<'a>>,
    /// The passages of each that stand in a pair.
    met: [BTreeSet<Span>; 2],
}

/// Which of two documents has something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Second,
}

impl<'b, 'a> Laying<'b, 'a> {
    fn add_provisions(&mut self) {
        let (first, second) = (self.first, self.second);
        let matches = aligning::align(&first.provisions, &second.provisions);
        for (at, to) in &matches {
            let (Some(&one), Some(&two)) = (first.provisions.get(*at), second.provisions.get(*to)) else { continue };
            self.push(Pair {
                first: Some(one),
                second: Some(two),
                spans: [Some(one.evidence.span), Some(two.evidence.span)],
                differences: differing::differences(one, two, first, second),
            });
        }
        for (at, &one) in first.provisions.iter().enumerate() {
            if !matches.iter().any(|(taken, _)| *taken == at) {
                self.add_lone(one, Place::First);
            }
        }
        for (at, &two) in second.provisions.iter().enumerate() {
            if !matches.iter().any(|(_, taken)| *taken == at) {
                self.add_lone(two, Place::Second);
            }
        }
    }

    /// Adds a provision without counterpart: its words stand in the other document all the same, or are missing.
    fn add_lone(&mut self, provision: &'a Provision, place: Place) {
        let (own, other) = self.readers(place);
        let Some(sentence) = own.sentence(provision.locator) else { return };
        let there = self.linked(provision.evidence.span, place);
        let there = there.or_else(|| self.nearest(sentence, other, place));
        let differences = if there.is_some() { Vec::new() } else { vec![missing(own, provision.evidence.span, place)] };
        let (own, provision) = (Some(provision.evidence.span), Some(provision));
        let pair = match place {
            Place::First => Pair { first: provision, second: None, spans: [own, there], differences },
            Place::Second => Pair { first: None, second: provision, spans: [there, own], differences },
        };
        // The words of the other document stand in a pair already.
        if place == Place::First || there.is_none() || !self.pairs.iter().any(|known| known.spans == pair.spans) {
            self.push(pair);
        }
    }

    /// The clauses that are read as no provision in either.
    fn add_clauses(&mut self) {
        let (first, second) = (self.first, self.second);
        let (ones, twos) = (self.free(Place::First), self.free(Place::Second));
        let mut fits: Vec<(f64, usize, usize)> = Vec::new();
        for (at, one) in ones.iter().enumerate() {
            for (to, two) in twos.iter().enumerate() {
                let fit = fit((one, first), (two, second));
                if overlap(&one.content, &two.content) >= SAME_WORDS {
                    fits.push((fit, at, to));
                }
            }
        }
        fits.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then((a.1, a.2).cmp(&(b.1, b.2)))
        });
        let (mut met, mut met_there) = (BTreeSet::new(), BTreeSet::new());
        for (_, at, to) in fits {
            if met.contains(&at) || met_there.contains(&to) {
                continue;
            }
            if let (Some(one), Some(two)) = (ones.get(at), twos.get(to)) {
                let spans = [Some(one.passage.span), Some(two.passage.span)];
                self.push(Pair { first: None, second: None, spans, differences: Vec::new() });
                met.insert(at);
                met_there.insert(to);
            }
        }
        let lone = |all: Vec<&'b Sentence<'a>>, met: &BTreeSet<usize>| {
            let all = all.into_iter().enumerate();
            all.filter(|(at, _)| !met.contains(at)).map(|(_, one)| one).collect::<Vec<_>>()
        };
        for one in lone(ones, &met) {
            self.add_lone_clause(one, Place::First);
        }
        for two in lone(twos, &met_there) {
            self.add_lone_clause(two, Place::Second);
        }
    }

    /// The clauses that stand in no pair yet.
    fn free(&self, place: Place) -> Vec<&'b Sentence<'a>> {
        let all = self.readers(place).0.sentences.iter();
        all.filter(|one| one.is_clause && !self.is_met(one.passage.span, place)).collect()
    }

    fn add_lone_clause(&mut self, sentence: &Sentence<'a>, place: Place) {
        let (own, other) = self.readers(place);
        let span = sentence.passage.span;
        let mut held = other.sentences.iter().map(|one| (contained(&sentence.content, &one.content), one.passage.span));
        let there = held.find(|(share, _)| *share >= WHOLE).map(|(_, span)| span);
        let differences = if there.is_some() { Vec::new() } else { vec![missing(own, span, place)] };
        let spans = match place {
            Place::First => [Some(span), there],
            Place::Second => [there, Some(span)],
        };
        self.push(Pair { first: None, second: None, spans, differences });
    }

    fn readers(&self, place: Place) -> (&'b Reader<'a>, &'b Reader<'a>) {
        match place {
            Place::First => (self.first, self.second),
            Place::Second => (self.second, self.first),
        }
    }

    /// What some words of one document are paired with already.
    fn linked(&self, span: Span, place: Place) -> Option<Span> {
        self.pairs.iter().find_map(|pair| match place {
            Place::First => pair.spans[1].filter(|_| pair.spans[0] == Some(span)),
            Place::Second => pair.spans[0].filter(|_| pair.spans[1] == Some(span)),
        })
    }

    fn push(&mut self, pair: Pair<'a>) {
        for (met, span) in self.met.iter_mut().zip(pair.spans) {
            met.extend(span);
        }
        self.pairs.push(pair);
    }

    fn is_met(&self, span: Span, place: Place) -> bool {
        let [first, second] = &self.met;
        if place == Place::First { first.contains(&span) } else { second.contains(&span) }
    }

    /// The passage of the other document that has most words of a passage in common, when it has enough: that
    /// of another pair only where it holds nearly all of them.
    fn nearest(&self, sentence: &Sentence<'a>, other: &Reader<'a>, place: Place) -> Option<Span> {
        let there = if place == Place::First { Place::Second } else { Place::First };
        let measured = other.sentences.iter().filter_map(|one| {
            let share = overlap(&sentence.content, &one.content);
            let is_free = !self.is_met(one.passage.span, there);
            let counts = is_free && share >= SAME_WORDS || contained(&sentence.content, &one.content) >= WHOLE;
            counts.then_some((share, one))
        });
        let best = measured.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.passage.locator.cmp(&a.1.passage.locator)));
        best.map(|(_, one)| one.passage.span)
    }
}

/// How well two sentences fit: the words they have in common, and the number of their clauses.
fn fit((one, first): (&Sentence<'_>, &Reader<'_>), (two, second): (&Sentence<'_>, &Reader<'_>)) -> f64 {
    let number = first.clause_of(one.passage.locator);
    let is_same = number.is_some() && number == second.clause_of(two.passage.locator);
    overlap(&one.content, &two.content) + if is_same { SAME_NUMBER } else { 0.0 }
}

fn missing(own: &Reader<'_>, span: Span, place: Place) -> Difference {
    let says = Side::says(own.version.document.words(span), span);
    match place {
        Place::First => Difference { aspect: Aspect::Missing, first: says, second: Side::silent() },
        Place::Second => Difference { aspect: Aspect::Missing, first: Side::silent(), second: says },
    }
}
