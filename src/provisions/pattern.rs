//! Patterns over the words of a passage, as the lexicon writes them (`data/lexicon/README.md`
//! explains the signs).

use super::{
    line::Line,
    vocabulary::{ClassId, Vocabulary},
};
use std::ops::Range;

/// How many words `..` may pass over.
const GAP: usize = 8;
/// How many words `...` may pass over.
const LONG_GAP: usize = 20;

/// Why a pattern cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PatternError {
    /// It names a class that is not there.
    #[error("the pattern “{0}” names the unknown class {1}")]
    Class(String, String),
    /// It has no word to start with.
    #[error("the pattern “{0}” starts or ends with a gap")]
    Gap(String),
}

/// One element of a pattern.
#[derive(Debug, Clone)]
enum Element {
    /// A word or phrase of one of the classes.
    Of { classes: Vec<ClassId>, is_optional: bool, is_marked: bool },
    /// No word of the classes follows; takes nothing.
    NotOf(Vec<ClassId>),
    /// A word of the classes follows; takes nothing.
    Before(Vec<ClassId>),
    /// Up to so many words, no full stop or semicolon.
    Gap(usize),
    /// The words that the question is about.
    Here,
    /// The start of the passage.
    Start,
    /// The end of the passage.
    End,
}

/// A row of elements.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    /// Classes of which a passage must have one each.
    needed: Vec<Vec<ClassId>>,
}

/// What a pattern met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Met {
    /// All of its words.
    pub(super) words: Range<usize>,
    /// The marked ones; the first element's when none is marked.
    pub(super) marked: Range<usize>,
}

impl Pattern {
    /// Reads a pattern; words in it become classes of the vocabulary.
    pub(super) fn parse(written: &str, vocabulary: &mut Vocabulary) -> Result<Self, PatternError> {
        let elements: Vec<Element> =
            written.split_whitespace().map(|part| element(part, written, vocabulary)).collect::<Result<_, _>>()?;
        let is_gap = |element: Option<&Element>| element.is_none_or(|element| matches!(element, Element::Gap(_)));
        if is_gap(elements.first()) || is_gap(elements.last()) {
            return Err(PatternError::Gap(written.to_owned()));
        }
        let needed = elements.iter().filter_map(|element| match element {
            Element::Of { classes, is_optional: false, .. } => Some(classes.clone()),
            _ => None,
        });
        Ok(Self { needed: needed.collect(), elements })
    }

    /// Where the pattern is met in a line, from left to right, none overlapping the one before.
    pub(super) fn all_in(&self, line: &Line<'_>, within: Range<usize>) -> Vec<Met> {
        let mut found = Vec::new();
        if !self.may_be_in(line) {
            return found;
        }
        let mut at = within.start;
        while at < within.end {
            match self.at(line, at, None, within.end) {
                Some(met) => {
                    at = met.words.end.max(at + 1);
                    found.push(met);
                }
                None => at += 1,
            }
        }
        found
    }

    /// What the pattern meets when it starts at a word.
    pub(super) fn at_start(&self, line: &Line<'_>, at: usize) -> Option<Met> {
        self.at(line, at, None, line.words.len())
    }

    /// Whether the pattern is met anywhere in a range.
    pub(super) fn is_in(&self, line: &Line<'_>, within: Range<usize>) -> bool {
        self.may_be_in(line) && within.clone().any(|at| self.at(line, at, None, within.end).is_some())
    }

    /// The words that the pattern meets with given ones in the place of HERE.
    pub(super) fn around(&self, line: &Line<'_>, here: &Range<usize>, within: &Range<usize>) -> Option<Met> {
        if !self.may_be_in(line) {
            return None;
        }
        let earliest = here.start.saturating_sub(LONG_GAP + self.elements.len()).max(within.start);
        (earliest..=here.start).rev().find_map(|at| self.at(line, at, Some(here), within.end))
    }

    fn may_be_in(&self, line: &Line<'_>) -> bool {
        self.needed.iter().all(|classes| classes.iter().any(|&class| line.has(class)))
    }

    fn at(&self, line: &Line<'_>, at: usize, here: Option<&Range<usize>>, limit: usize) -> Option<Met> {
        let mut walk = Walk { line, here, limit, marked: None, first: None };
        let end = walk.reach(&self.elements, at)?;
        if here.is_some_and(|here| here.start < at || here.end > end) {
            return None;
        }
        let marked = walk.marked.or(walk.first).unwrap_or(at..at);
        Some(Met { words: at..end, marked })
    }
}

/// A way through a line.
struct Walk<'a, 'b> {
    line: &'a Line<'b>,
    here: Option<&'a Range<usize>>,
    limit: usize,
    marked: Option<Range<usize>>,
    first: Option<Range<usize>>,
}

impl Walk<'_, '_> {
    /// Where the elements end when they start at a word.
    fn reach(&mut self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((first, rest)) = elements.split_first() else {
            return Some(at);
        };
        match first {
            Element::Of { classes, is_optional, is_marked } => {
                if at < self.limit {
                    for length in self.line.lengths(at, classes) {
                        if at + length > self.limit {
                            continue;
                        }
                        if let Some(end) = self.reach(rest, at + length) {
                            if *is_marked {
                                self.marked = Some(at..at + length);
                            }
                            self.first = Some(at..at + length);
                            return Some(end);
                        }
                    }
                }
                if *is_optional { self.reach(rest, at) } else { None }
            }
            Element::NotOf(classes) => {
                let follows = at < self.limit && self.line.lengths(at, classes).next().is_some();
                if follows { None } else { self.reach(rest, at) }
            }
            Element::Before(classes) => {
                let follows = at < self.limit && self.line.lengths(at, classes).next().is_some();
                if follows { self.reach(rest, at) } else { None }
            }
            Element::Gap(most) => self.pass(rest, at, *most),
            Element::Here => {
                let here = self.here.filter(|here| here.start == at)?;
                let aside = self.line.aside_end(here.end).filter(|end| *end <= self.limit);
                self.reach(rest, here.end).or_else(|| self.reach(rest, aside?))
            }
            Element::Start => (at == self.line.body()).then(|| self.reach(rest, at)).flatten(),
            Element::End => self.line.is_end(at).then(|| self.reach(rest, at)).flatten(),
        }
    }

    /// Where the elements end that start up to so many words after a word; an aside around a modal verb counts as none.
    fn pass(&mut self, rest: &[Element], at: usize, most: usize) -> Option<usize> {
        for passed in 0..=most {
            let next = at + passed;
            if passed > 0 && self.line.is_stop(next - 1) || next > self.limit {
                return None;
            }
            let aside = self.line.modal_aside_end(next).filter(|end| *end <= self.limit);
            let end = self.reach(rest, next).or_else(|| self.pass(rest, aside?, most - passed));
            if end.is_some() {
                return end;
            }
        }
        None
    }
}

fn element(part: &str, written: &str, vocabulary: &mut Vocabulary) -> Result<Element, PatternError> {
    match part {
        ".." => return Ok(Element::Gap(GAP)),
        "..." => return Ok(Element::Gap(LONG_GAP)),
        "HERE" => return Ok(Element::Here),
        "^" => return Ok(Element::Start),
        "$" => return Ok(Element::End),
        _ => {}
    }
    let gap = part.strip_prefix("..").and_then(|count| count.parse().ok());
    if let Some(count) = gap {
        return Ok(Element::Gap(count));
    }
    let (is_negated, part) = part.strip_prefix('!').map_or((false, part), |rest| (true, rest));
    let (is_ahead, part) = part.strip_prefix('&').map_or((false, part), |rest| (true, rest));
    let (is_marked, part) = part.strip_prefix('=').map_or((false, part), |rest| (true, rest));
    let (is_optional, part) = part.strip_suffix('?').map_or((false, part), |rest| (true, rest));
    let mut classes = Vec::new();
    for alternative in part.split('|') {
        let is_named = alternative.starts_with('<') || alternative.starts_with('@');
        if is_named {
            let unknown = || PatternError::Class(written.to_owned(), alternative.to_owned());
            classes.push(vocabulary.known_class(alternative).ok_or_else(unknown)?);
        } else {
            // "two_words" is a phrase.
            let entry = alternative.replace('_', " ");
            let class = vocabulary.class(&entry);
            vocabulary.add(class, &entry);
            classes.push(class);
        }
    }
    Ok(match (is_negated, is_ahead) {
        (true, _) => Element::NotOf(classes),
        (false, true) => Element::Before(classes),
        (false, false) => Element::Of { classes, is_optional, is_marked },
    })
}
