//! Which words differ between passages that are counterparts.

use super::reader::Token;
use crate::ground::text::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// How many words between two changes are the same and yet too few to tell the changes apart.
const GAP: usize = 2;
/// Where so much has changed in so many places, the passages are told as a whole.
const MOST_CHANGED: f64 = 0.5;
const MOST_PLACES: usize = 3;

/// Words of one passage in the place of words of another; none where they are put in or left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) first: Option<Span>,
    pub(super) second: Option<Span>,
}

#[derive(Debug, Clone)]
struct Run {
    ones: Range<usize>,
    twos: Range<usize>,
}

/// What has changed between two rows of tokens.
pub(super) fn changes(ones: &[Token], twos: &[Token]) -> Vec<Change> {
    let values = |tokens: &[Token]| -> Vec<String> { tokens.iter().map(|token| token.value.clone()).collect() };
    let (first, second) = (values(ones), values(twos));
    let operations = capture_diff_slices(Algorithm::Myers, &first, &second);
    let changed = operations.iter().filter(|one| !matches!(one, DiffOp::Equal { .. }));
    let mut runs: Vec<Run> = changed.map(|one| Run { ones: one.old_range(), twos: one.new_range() }).collect();
    let words = |values: &[String], range: &Range<usize>| values.get(range.clone()).unwrap_or_default().concat();
    // "Cease-fire" and "ceasefire".
    runs.retain(|run| words(&first, &run.ones) != words(&second, &run.twos));
    runs.retain(|run| !is_part_of_name(run, ones, twos));
    let is_moved = |run: &Run| {
        runs.iter().any(|other| {
            let left = run.twos.is_empty()
                && other.ones.is_empty()
                && first.get(run.ones.clone()) == second.get(other.twos.clone());
            let right = run.ones.is_empty()
                && other.twos.is_empty()
                && second.get(run.twos.clone()) == first.get(other.ones.clone());
            left || right
        })
    };
    let stay: Vec<Run> = runs.iter().filter(|run| !is_moved(run)).cloned().collect();
    let runs = joined(stay);
    let count = |side: fn(&Run) -> &Range<usize>| runs.iter().map(|run| side(run).len()).sum::<usize>() as f64;
    let share = |changed: f64, all: usize| changed / all.max(1) as f64;
    let is_rewritten = runs.len() >= MOST_PLACES
        && share(count(|run| &run.ones), ones.len()) > MOST_CHANGED
        && share(count(|run| &run.twos), twos.len()) > MOST_CHANGED;
    let runs = if is_rewritten { vec![Run { ones: 0..ones.len(), twos: 0..twos.len() }] } else { runs };
    let change = |run: &Run| Change { first: span_of(ones, &run.ones), second: span_of(twos, &run.twos) };
    runs.iter().map(change).collect()
}

/// Whether the words of a change belong to the name of a place that the other side writes in full: "the republic
/// of" before a name that is known as "the Republic of" the same.
fn is_part_of_name(run: &Run, ones: &[Token], twos: &[Token]) -> bool {
    let name = |tokens: &[Token], range: &Range<usize>| tokens.get(range.end).and_then(|token| token.name.clone());
    let Some((one, two)) = name(ones, &run.ones).zip(name(twos, &run.twos)) else { return false };
    let with = |tokens: &[Token], range: &Range<usize>, name: &str| {
        let words = tokens.get(range.clone()).unwrap_or_default().iter().map(|token| token.value.as_str());
        words.chain([name]).collect::<Vec<_>>().join(" ")
    };
    with(ones, &run.ones, &one) == with(twos, &run.twos, &two)
}

/// Joins changes between which but a few words stand.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if run.ones.start - last.ones.end <= GAP && run.twos.start - last.twos.end <= GAP => {
                last.ones.end = run.ones.end;
                last.twos.end = run.twos.end;
            }
            _ => joined.push(run),
        }
    }
    joined
}

fn span_of(tokens: &[Token], range: &Range<usize>) -> Option<Span> {
    let own = tokens.get(range.clone())?;
    Some(Span::new(own.first()?.span.start, own.last()?.span.end))
}
