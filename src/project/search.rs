//! Search as you type: places by any of their names, passages by their words, whatever the case,
//! diacritics or script variant. Each word of a query stands for the words that begin with it.
//!
//! The index holds every word once, in order, so that what a query word stands for is a range of numbers,
//! and a search is one pass over the numbers of names and passages.

use super::Project;
use crate::{
    documents::document::{Document, DocumentId, Locator},
    ground::{
        folding::{FoldedWord, fold_name, folded_words},
        text::Span,
    },
    places::place::PlaceId,
};
use std::{cmp::Reverse, collections::HashMap, ops::Range};

/// Something that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// A place.
    Place(PlaceHit),
    /// A passage.
    Passage(PassageHit),
}

/// A place that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceHit {
    /// The place.
    pub place: PlaceId,
    /// The name that fits the query.
    pub name: String,
    /// How many links the place has.
    pub links: usize,
}

/// A passage that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageHit {
    /// The document.
    pub document: DocumentId,
    /// The passage.
    pub locator: Locator,
    /// The words that fit, as spans of the document's text.
    pub spans: Vec<Span>,
}

/// The names and passages of a project as numbers of words.
#[derive(Debug, Default)]
pub struct SearchIndex {
    /// Every word once, folded, in order.
    words: Vec<String>,
    names: Entries,
    passages: Entries,
}

/// Sequences of words, each of which belongs to something.
#[derive(Debug, Default)]
struct Entries {
    /// The numbers of the words of all entries, one after the other.
    words: Vec<u32>,
    /// Where the words of each entry end, and the two numbers of what it belongs to: place and name,
    /// or document and passage.
    ends: Vec<(usize, u32, u32)>,
}

/// How well an entry fits a query; the better ones come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the query and nothing else.
    Whole,
    /// It begins with the query.
    Start,
    /// The words of the query stand together somewhere in it.
    Phrase,
    /// The words of the query stand apart.
    Scattered,
}

impl SearchIndex {
    /// The index of a project.
    #[must_use]
    pub fn new(project: &Project) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut names = Entries::default();
        let mut passages = Entries::default();
        for (at, place) in project.gazetteer().places().iter().enumerate() {
            for (number, name) in place.toponyms.iter().enumerate() {
                names.push(&name.text, (at as u32, number as u32), &mut numbers);
            }
        }
        for (at, document) in project.documents().iter().enumerate() {
            for (number, passage) in document.passages.iter().enumerate() {
                let words = document.words(passage.span);
                passages.push(words, (at as u32, number as u32), &mut numbers);
            }
        }
        // The numbers were given in the order of the words' first use; now they follow the alphabet.
        let mut in_order = vec![0; numbers.len()];
        let mut numbered: Vec<(String, u32)> = numbers.into_iter().collect();
        numbered.sort_unstable();
        for (rank, (_, number)) in numbered.iter().enumerate() {
            if let Some(seat) = in_order.get_mut(*number as usize) {
                *seat = rank as u32;
            }
        }
        names.renumber(&in_order);
        passages.renumber(&in_order);
        Self { words: numbered.into_iter().map(|(word, _)| word).collect(), names, passages }
    }

    /// The numbers of the words that begin with a query word.
    fn range(&self, start: &str) -> Range<u32> {
        let first = self.words.partition_point(|word| word.as_str() < start);
        let rest = self.words.get(first..).unwrap_or_default();
        let count = rest.partition_point(|word| word.starts_with(start));
        first as u32..(first + count) as u32
    }
}

impl Entries {
    fn push(&mut self, text: &str, owner: (u32, u32), numbers: &mut HashMap<String, u32>) {
        for word in folded_words(text) {
            let next = numbers.len() as u32;
            let number = *numbers.entry(word.letters).or_insert(next);
            self.words.push(number);
        }
        self.ends.push((self.words.len(), owner.0, owner.1));
    }

    fn renumber(&mut self, in_order: &[u32]) {
        for word in &mut self.words {
            *word = in_order.get(*word as usize).copied().unwrap_or_default();
        }
    }

    /// The owners of the entries that fit a query, and how well they do, in the order of the entries.
    fn fitting<'a>(&'a self, query: &'a [Range<u32>]) -> impl Iterator<Item = (Fit, u32, u32)> + use<'a> {
        let mut start = 0;
        self.ends.iter().filter_map(move |&(end, first, second)| {
            let words = self.words.get(start..end).unwrap_or_default();
            start = end;
            Some((fit(words, query)?, first, second))
        })
    }
}

/// How a sequence of words fits a query, if it does.
fn fit(words: &[u32], query: &[Range<u32>]) -> Option<Fit> {
    let holds = |range: &Range<u32>| words.iter().any(|word| range.contains(word));
    if !query.iter().all(holds) {
        return None;
    }
    let together = words.windows(query.len()).position(|window| {
        let mut pairs = window.iter().zip(query);
        pairs.all(|(word, range)| range.contains(word))
    });
    Some(match together {
        Some(0) if words.len() == query.len() => Fit::Whole,
        Some(0) => Fit::Start,
        Some(_) => Fit::Phrase,
        None => Fit::Scattered,
    })
}

/// What a project holds on a query: at most `limit` places, then at most `limit` passages.
#[must_use]
pub fn search(project: &Project, query: &str, limit: usize) -> Vec<Hit> {
    let words = folded_words(query);
    let index = project.search_index();
    let ranges: Vec<Range<u32>> = words.iter().map(|word| index.range(&word.letters)).collect();
    if ranges.is_empty() || ranges.iter().any(Range::is_empty) {
        return Vec::new();
    }
    let places = places(project, query, &ranges, limit);
    let passages = passages(project, &words, &ranges, limit);
    places.chain(passages).collect()
}

/// The places that fit: those of the name itself first, then by how much they are linked.
fn places(project: &Project, query: &str, ranges: &[Range<u32>], limit: usize) -> impl Iterator<Item = Hit> {
    let all = project.gazetteer().places();
    let query = fold_name(query);
    let mut best: HashMap<u32, (bool, Fit, u32)> = HashMap::new();
    for (fit, place, name) in project.search_index().names.fitting(ranges) {
        let toponym = all.get(place as usize).and_then(|place| place.toponyms.get(name as usize));
        let is_other = toponym.is_none_or(|name| fit > Fit::Whole || fold_name(&name.text) != query);
        let rank = (is_other, fit, name);
        let seat = best.entry(place).or_insert(rank);
        *seat = rank.min(*seat);
    }
    let found = best.into_iter().filter_map(|(at, rank)| {
        let place = all.get(at as usize)?;
        let links = project.links_of(&place.id).len();
        Some((rank, Reverse(links), at, place))
    });
    let mut found: Vec<_> = found.collect();
    found.sort_unstable_by_key(|((is_other, fit, _), links, at, _)| (*is_other, *links, *fit, *at));
    found.truncate(limit);
    found.into_iter().map(|((_, _, name), links, _, place)| {
        let toponym = place.toponyms.get(name as usize);
        Hit::Place(PlaceHit {
            place: place.id.clone(),
            name: toponym.map_or(&place.title, |name| &name.text).clone(),
            links: links.0,
        })
    })
}

/// The passages that fit: those with the words together first, then in the order of the documents.
fn passages(project: &Project, words: &[FoldedWord], ranges: &[Range<u32>], limit: usize) -> impl Iterator<Item = Hit> {
    let mut together = Vec::new();
    let mut scattered = Vec::new();
    for (fit, document, passage) in project.search_index().passages.fitting(ranges) {
        if together.len() == limit {
            break;
        }
        if fit == Fit::Scattered {
            scattered.push((document, passage));
        } else {
            together.push((document, passage));
        }
    }
    together.extend(scattered);
    together.truncate(limit);
    together.into_iter().filter_map(|(document, passage)| {
        let document = project.documents().get(document as usize)?;
        let passage = document.passages.get(passage as usize)?;
        Some(Hit::Passage(PassageHit {
            document: document.id.clone(),
            locator: passage.locator,
            spans: spans(document, passage.span, words),
        }))
    })
}

/// The words of a passage that fit a word of the query.
fn spans(document: &Document, passage: Span, query: &[FoldedWord]) -> Vec<Span> {
    let words = folded_words(document.words(passage)).into_iter();
    let fitting = words.filter(|word| {
        let mut starts = query.iter();
        starts.any(|start| word.letters.starts_with(&start.letters))
    });
    fitting.map(|word| Span::new(passage.start + word.start, passage.start + word.end)).collect()
}
