//! Decisions put back to their words after documents were read or provisions detected anew: kept, moved
//! or vanished, and told. The log stays as it is; where a subject is now is worked out each time.

use super::{Review, subject::Subject};
use crate::documents::{
    document::{Document, DocumentId},
    selector::Selector,
};
use std::collections::{HashMap, HashSet};

/// What became of the subjects of a review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reattached {
    /// How many are in the passage where they were.
    pub kept: usize,
    /// Those whose words stand elsewhere now, or that were found as another category: then, now.
    pub moved: Vec<(Subject, Subject)>,
    /// Those whose document or words are gone, or that are no longer found at their words. Their
    /// decisions are still in the log.
    pub vanished: Vec<Subject>,
}

impl Review {
    /// Looks for every subject of which something holds in the documents as they are now. `found` are
    /// the provisions and mentions that were found in them; what a person added needs only its words.
    pub fn reattach(&mut self, documents: &[Document], found: &HashSet<Subject>) -> Reattached {
        let documents: HashMap<&DocumentId, &Document> = documents.iter().map(|one| (&one.id, one)).collect();
        let by_words = ByWords::of(found);
        self.moved.clear();
        self.came_from.clear();
        let mut reattached = Reattached::default();
        let subjects: Vec<Subject> = self.subjects().into_iter().cloned().collect();
        for subject in subjects {
            if found.contains(&subject) {
                reattached.kept += 1;
                continue;
            }
            let needs_words_only = matches!(subject, Subject::Words(_)) || self.state_of(&subject).is_added();
            let accept = |at: Subject| if needs_words_only { Some(at) } else { by_words.found(at, found) };
            let now = place_now(&subject, &documents, accept);
            // Decisions of its own are not mixed with those that come from elsewhere.
            let now = now.filter(|now| *now == subject || self.state_of(now).is_empty());
            let Some(now) = now else {
                reattached.vanished.push(subject);
                continue;
            };
            if now != subject {
                self.moved.insert(subject.clone(), now.clone());
                self.came_from.insert(now.clone(), subject.clone());
            }
            if is_same_seat(&subject, &now) {
                reattached.kept += 1;
            } else {
                reattached.moved.push((subject, now));
            }
        }
        reattached
    }

    /// Where a subject is now that was decided on.
    #[must_use]
    pub fn now<'a>(&'a self, saved: &'a Subject) -> &'a Subject {
        self.moved.get(saved).unwrap_or(saved)
    }

    /// The subject under which decisions on something that has moved were saved.
    pub(super) fn as_saved(&self, now: &Subject) -> Option<&Subject> {
        self.came_from.get(now)
    }
}

/// The provisions that were found, by their words.
struct ByWords<'a>(HashMap<&'a Selector, Vec<&'a Subject>>);

impl<'a> ByWords<'a> {
    fn of(found: &'a HashSet<Subject>) -> Self {
        let mut sorted: Vec<&Subject> = found.iter().collect();
        sorted.sort_unstable();
        let mut by_words: HashMap<&Selector, Vec<&Subject>> = HashMap::new();
        for subject in sorted {
            if let Subject::Provision { words, .. } = subject {
                by_words.entry(words).or_default().push(subject);
            }
        }
        Self(by_words)
    }

    /// A subject if it was found; of a provision also the only one that was found at its words.
    fn found(&self, subject: Subject, found: &HashSet<Subject>) -> Option<Subject> {
        if found.contains(&subject) {
            return Some(subject);
        }
        let Subject::Provision { words, .. } = &subject else {
            return None;
        };
        match self.0.get(words)?.as_slice() {
            [only] => Some((*only).clone()),
            _ => None,
        }
    }
}

/// A subject where its words are now; none when they are gone, or `accept` does not take it there.
fn place_now(
    subject: &Subject,
    documents: &HashMap<&DocumentId, &Document>,
    accept: impl FnOnce(Subject) -> Option<Subject>,
) -> Option<Subject> {
    let Some(words) = subject.words() else {
        let is_there = subject.document().is_none_or(|document| documents.contains_key(document));
        return is_there.then(|| subject.clone());
    };
    let document = documents.get(&words.document)?;
    accept(subject.at(Selector::of(document, words.find(document)?)?))
}

/// Whether a subject still is what it was, in the passage where it was, whatever stands around it now.
fn is_same_seat(before: &Subject, now: &Subject) -> bool {
    let seat = |subject: &Subject| subject.words().map(|words| words.locator);
    let kind = |subject: &Subject| match subject {
        Subject::Provision { category, .. } => Some(category.clone()),
        _ => None,
    };
    seat(before) == seat(now) && kind(before) == kind(now)
}
