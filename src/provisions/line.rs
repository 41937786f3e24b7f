//! A passage as the engine reads it: its words with the classes each belongs to, and the names, dates,
//! lengths and parties found in it, which are classes too (`@place`, `@date` …).

use super::{
    asides::asides,
    lexicon::Lexicon,
    vocabulary::ClassId,
    words::{Word, body, words},
};
use crate::{
    documents::document::Document,
    ground::text::Span,
    linking::mention::{Mention, Reason, Sense},
    places::kind::PlaceKind,
};
use std::{borrow::Cow, ops::Range};

/// How many words before a word a date may have begun of which it is part.
const LONGEST_PART: usize = 12;

/// A mention in a line.
#[derive(Debug, Clone)]
pub(super) struct Name<'a> {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The mention.
    pub(super) mention: Cow<'a, Mention>,
    /// What it is by its words, where no place is known.
    pub(super) kind: Option<PlaceKind>,
}

/// A passage, read.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: Vec<Word>,
    pub(super) names: Vec<Name<'a>>,
    classes: Vec<Vec<(ClassId, u8)>>,
    present: Vec<bool>,
    asides: Vec<(usize, usize)>,
    body: usize,
}

impl<'a> Line<'a> {
    /// Reads a passage; `mentions` are those that lie in it.
    pub(super) fn new(document: &'a Document, span: Span, mentions: &'a [Mention], lexicon: &'a Lexicon) -> Self {
        let words = words(&document.text, span);
        let count = words.len();
        let mut line = Self {
            document,
            lexicon,
            body: 0,
            words,
            names: Vec::new(),
            classes: vec![Vec::new(); count],
            present: vec![false; lexicon.vocabulary.len()],
            asides: Vec::new(),
        };
        line.look_up();
        line.body = body(&line.words, |at| line.is(at, lexicon.asked.numbered));
        line.asides = asides(&line);
        line.add_names(mentions);
        line
    }

    /// Whether a word of a class is anywhere in it.
    pub(super) fn has(&self, class: ClassId) -> bool {
        self.present.get(usize::from(class)).copied().unwrap_or_default()
    }

    /// How many words those of some classes take that start at a word.
    pub(super) fn lengths<'b>(&'b self, at: usize, classes: &'b [ClassId]) -> impl Iterator<Item = usize> + 'b {
        let here = self.classes.get(at).into_iter().flatten();
        here.filter(|(class, _)| classes.contains(class)).map(|(_, length)| usize::from(*length))
    }

    /// Whether a word of a class starts at a word.
    pub(super) fn is(&self, at: usize, class: ClassId) -> bool {
        self.classes.get(at).is_some_and(|classes| classes.iter().any(|(own, _)| *own == class))
    }

    /// The longest that a class takes at a word.
    pub(super) fn longest(&self, at: usize, class: ClassId) -> Option<usize> {
        let here = self.classes.get(at)?.iter();
        here.filter(|(own, _)| *own == class).map(|(_, length)| usize::from(*length)).max()
    }

    /// Whether a word is one of those that a class takes from some word before it on, or from itself.
    pub(super) fn is_part(&self, at: usize, class: ClassId) -> bool {
        (at.saturating_sub(LONGEST_PART)..=at)
            .any(|start| self.longest(start, class).is_some_and(|length| start + length > at))
    }

    /// Gives some words a class.
    pub(super) fn mark(&mut self, words: &Range<usize>, class: ClassId) {
        if let Some(here) = self.classes.get_mut(words.start) {
            here.push((class, u8::try_from(words.len()).unwrap_or(u8::MAX)));
        }
        if let Some(present) = self.present.get_mut(usize::from(class)) {
            *present = true;
        }
    }

    /// The first word after the number of the clause and signs.
    pub(super) const fn body(&self) -> usize {
        self.body
    }

    /// Whether only signs follow from a word on.
    pub(super) fn is_end(&self, at: usize) -> bool {
        self.words.get(at..).is_none_or(|rest| rest.iter().all(|word| word.is_sign))
    }

    /// Whether a word is a sign that parts statements.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is_sign && matches!(word.letters.as_str(), ";" | "."))
    }

    /// The span of some words; empty at the end for none.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        let start = self.words.get(words.start).map_or(0, |word| word.span.start);
        let end = words.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.span.end);
        Span::new(start, end.max(start))
    }

    /// Where an aside around a modal verb ends that starts at a word.
    pub(super) fn modal_aside_end(&self, at: usize) -> Option<usize> {
        self.asides.iter().find(|(from, _)| *from == at).map(|(_, end)| *end)
    }

    /// Some words as they stand in the document.
    pub(super) fn text(&self, words: &Range<usize>) -> &'a str {
        self.document.words(self.span(words))
    }

    /// Whether something belongs to what some words name: "the government's".
    pub(super) fn is_owner(&self, words: &Range<usize>) -> bool {
        let end = self.span(words).end;
        let after = self.document.words(Span::new(end, end + 2));
        let last = words.end.checked_sub(1).map_or("", |last| self.letters(last));
        matches!(after, "'s" | "’s") || last.ends_with("'s")
    }

    /// Whether a dash alone parts a word from the one before: "A–B".
    pub(super) fn is_dashed(&self, at: usize) -> bool {
        let pair = at.checked_sub(1).and_then(|last| self.words.get(last).zip(self.words.get(at)));
        pair.is_some_and(|(last, next)| self.document.words(Span::new(last.span.end, next.span.start)) == "–")
    }

    /// The letters of a word; empty past the end.
    pub(super) fn letters(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.letters.as_str())
    }

    /// The name that holds a word.
    pub(super) fn name_at(&self, at: usize) -> Option<&Name<'a>> {
        self.names.iter().find(|name| name.words.contains(&at))
    }

    /// A reason about some words.
    pub(super) fn reason(&self, rule: &str, words: &Range<usize>, text: &str) -> Reason {
        Reason::told(rule, Some(self.span(words)), format!("“{}”: {text}", self.text(words)))
    }

    fn look_up(&mut self) {
        let vocabulary = &self.lexicon.vocabulary;
        let marks = self.lexicon.marks;
        let mut found = Vec::new();
        for at in 0..self.words.len() {
            let Some(word) = self.words.get(at) else {
                continue;
            };
            found.clear();
            vocabulary.classes_of(&word.letters, &mut found);
            let mut here: Vec<(ClassId, u8)> = found.iter().map(|&class| (class, 1)).collect();
            let nth = |step: usize| self.words.get(at + step).map(|word| word.letters.as_str());
            let phrases = vocabulary.phrases_at(&word.letters, nth);
            here.extend(phrases.map(|(class, length)| (class, u8::try_from(length).unwrap_or(u8::MAX))));
            if word.is_raised {
                here.push((marks.raised, 1));
                let written = self.document.words(word.span);
                let is_acronym = written.chars().count() > 1 && !written.chars().any(char::is_lowercase);
                if is_acronym && !written.chars().all(|c| "IVXLC".contains(c)) {
                    here.push((marks.acronym, 1));
                }
            }
            for (class, _) in &here {
                if let Some(present) = self.present.get_mut(usize::from(*class)) {
                    *present = true;
                }
            }
            if let Some(classes) = self.classes.get_mut(at) {
                classes.append(&mut here);
            }
        }
    }

    fn add_names(&mut self, mentions: &'a [Mention]) {
        let marks = self.lexicon.marks;
        for mention in mentions {
            let first = self.words.partition_point(|word| word.span.end <= mention.span.start);
            let after = self.words.partition_point(|word| word.span.start < mention.span.end);
            if first >= after {
                continue;
            }
            let words = first..after;
            let class = match mention.sense {
                Sense::Place => Some(marks.place),
                Sense::Actor => Some(marks.actor),
                Sense::Adjective | Sense::Demonym => Some(marks.people),
                _ => None,
            };
            if let Some(class) = class {
                self.mark(&words, class);
            }
            if matches!(mention.sense, Sense::Place | Sense::Actor) {
                self.mark(&words, marks.name);
            }
            self.names.push(Name { words, mention: Cow::Borrowed(mention), kind: None });
        }
    }

    /// Adds a name used as a place that no gazetteer has; names inside of it are names no more.
    pub(super) fn add_name(&mut self, name: Name<'a>) {
        self.mark(&name.words, self.lexicon.marks.place);
        self.mark(&name.words, self.lexicon.marks.name);
        self.names.retain(|other| !name.words.contains(&other.words.start));
        let at = self.names.partition_point(|other| other.words.start < name.words.start);
        self.names.insert(at, name);
    }
}
