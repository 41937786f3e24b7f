//! Running heads, feet and page numbers: lines near the edge of the page that come again, numbers aside, at
//! the same height of other pages.

use super::{
    lines::{Line, PageLines},
    paragraphs::{is_ended, leading},
};
use crate::documents::clauses::{ClauseLevel, ClauseMark, clause_mark};
use std::collections::{BTreeSet, HashMap};

/// How near the edge they stand, as a share of the page's height.
const MARGIN: f32 = 0.13;
/// The most lines of a head or foot.
const MOST_LINES: usize = 4;
/// On how many pages a line has to stand to be one.
const MOST_OFTEN: usize = 3;
/// Lines at heights that differ by less are at the same height, in points.
const SAME_HEIGHT: f32 = 6.0;

/// The gap that parts them from the text, in line distances.
const GAP: f32 = 1.3;
/// A longer line, in bytes, is one only when a gap parts it from the text.
const LONGEST_WITHOUT_GAP: usize = 60;
/// What stands before an offset, so that it is no text.
const OFFSET: &str = "\u{0}";

/// What makes two lines the same: where they stand, and their words without numbers.
type Key = (i32, String);

/// A line near the edge of a page.
#[derive(Debug, Clone, Copy)]
struct Edge {
    at: usize,
    /// Whether a gap parts it from the text.
    is_apart: bool,
    /// Whether no other line is nearer to the edge.
    is_outermost: bool,
}

impl Edge {
    /// Whether a line that comes so many times on so many pages is no text. The text itself may say the
    /// same at the same height: what is not apart has to come often, and to be no sentence.
    fn is_running(self, line: &Line, (_, words): &Key, times: usize, pages: usize) -> bool {
        if words.starts_with(OFFSET) {
            return times >= MOST_OFTEN && (self.is_apart || self.is_outermost);
        }
        if !words.contains(char::is_alphabetic) {
            return times >= 2;
        }
        if self.is_apart {
            return times >= MOST_OFTEN || (times == 2 && pages == 2);
        }
        self.is_outermost
            && line.words.len() <= LONGEST_WITHOUT_GAP
            && !is_ended(&line.words)
            && times >= MOST_OFTEN
            && times * 2 >= pages
    }
}

/// Removes them; one of them as an example.
pub(super) fn remove(pages: &mut [PageLines]) -> Option<String> {
    let mut counts: HashMap<Key, usize> = HashMap::new();
    for page in pages.iter() {
        let lines = edges(page).into_iter().filter_map(|edge| page.lines.get(edge.at));
        let keys: BTreeSet<Key> = lines.flat_map(|line| keys(page, line)).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let count = pages.len();
    let mut example = None;
    for page in pages.iter_mut() {
        let edges: HashMap<usize, Edge> = edges(page).into_iter().map(|edge| (edge.at, edge)).collect();
        let alone = page.number.to_string();
        let is_running = |at: usize, line: &Line| {
            edges.get(&at).is_some_and(|edge| {
                let is_enough =
                    |key: &Key| counts.get(key).is_some_and(|times| edge.is_running(line, key, *times, count));
                line.words == alone || keys(page, line).iter().any(is_enough)
            })
        };
        let (removed, kept): (Vec<_>, Vec<_>) =
            page.lines.iter().cloned().enumerate().partition(|(at, line)| is_running(*at, line));
        let longest = removed.into_iter().map(|(_, line)| line.words).max_by_key(String::len);
        example = example.max_by_length(longest);
        page.lines = kept.into_iter().map(|(_, line)| line).collect();
    }
    example
}

/// The longer of two texts.
trait Longer {
    fn max_by_length(self, other: Self) -> Self;
}

impl Longer for Option<String> {
    fn max_by_length(self, other: Self) -> Self {
        match (self, other) {
            (Some(one), Some(other)) if other.len() > one.len() => Some(other),
            (one, other) => one.or(other),
        }
    }
}

/// The lines near the upper and lower edge.
fn edges(page: &PageLines) -> Vec<Edge> {
    let y = |at: &usize| page.lines.get(*at).map_or(0.0, |line| line.y);
    let mut downwards: Vec<usize> = (0..page.lines.len()).collect();
    downwards.sort_by(|one, other| y(one).total_cmp(&y(other)));
    let upwards: Vec<usize> = downwards.iter().rev().copied().collect();
    let leading = leading(&page.lines);
    let share = |at: &usize| (y(at) - page.top) / page.height.max(1.0);
    let mut edges = Vec::new();
    for (order, is_upper) in [(&downwards, true), (&upwards, false)] {
        let is_near = |at: &usize| if is_upper { share(at) < MARGIN } else { share(at) > 1.0 - MARGIN };
        let near: Vec<usize> = order.iter().take(MOST_LINES).copied().take_while(|at| is_near(at)).collect();
        let is_gap = |at: usize| {
            let next = order.get(at + 1).zip(order.get(at));
            next.is_none_or(|(next, own)| (y(next) - y(own)).abs() > GAP * leading)
        };
        let apart = (0..near.len()).find(|at| is_gap(*at)).map_or(0, |last| last + 1);
        edges.extend(near.into_iter().enumerate().map(|(order, at)| Edge {
            at,
            is_apart: order < apart,
            is_outermost: order == 0,
        }));
    }
    edges
}

/// What is the same in a line from page to page: its words, and how far a number at its end is from that
/// of the page. The name of a clause is text.
fn keys(page: &PageLines, line: &Line) -> Vec<Key> {
    let words = line.words.trim();
    let is_name = |mark: &ClauseMark| mark.level == ClauseLevel::Named && mark.bytes == words.len();
    if clause_mark(words).is_some_and(|mark| is_name(&mark)) {
        return Vec::new();
    }
    let mut plain = String::new();
    for c in words.chars() {
        match c {
            c if c.is_numeric() => {
                if !plain.ends_with('#') {
                    plain.push('#');
                }
            }
            c if c.is_whitespace() => {}
            c => plain.extend(c.to_lowercase()),
        }
    }
    let is_roman = !plain.is_empty() && plain.chars().all(|c| "ivxl".contains(c));
    let plain = if is_roman { "#".to_owned() } else { plain };
    let height = ((line.y - page.top) / SAME_HEIGHT).round() as i32;
    let ends = [words.split_whitespace().next(), words.split_whitespace().next_back()];
    let printed = ends.into_iter().flatten().filter_map(|word| word.parse::<i64>().ok());
    let offsets = printed.map(|number| (height, format!("{OFFSET}{}", number - i64::from(page.number))));
    std::iter::once((height, plain)).chain(offsets).collect()
}
