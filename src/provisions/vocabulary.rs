//! The words that a lexicon knows, each with the classes it belongs to. A class has words (`road`),
//! beginnings of words (`withdraw*`) and phrases (`cease fire`); words are compared folded. Some classes are
//! given by the engine itself.

use crate::ground::folding::fold_name;
use std::collections::HashMap;

/// A class of words, by its number in the vocabulary.
pub(super) type ClassId = u16;

/// The shortest beginning of a word that a class may ask for, in scalars.
const SHORTEST_BEGINNING: usize = 2;

/// One word of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    letters: String,
    is_beginning: bool,
}

impl Form {
    fn read(written: &str) -> Self {
        let beginning = written.strip_suffix('*');
        let letters = fold_name(beginning.unwrap_or(written));
        // A sign folds to nothing and stands for itself.
        let letters = if letters.is_empty() { written.to_owned() } else { letters };
        Self { letters, is_beginning: beginning.is_some() }
    }

    fn fits(&self, letters: &str) -> bool {
        if self.is_beginning { letters.starts_with(&self.letters) } else { letters == self.letters }
    }
}

/// The numbers of the classes that the engine itself gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    pub(super) place: ClassId,
    pub(super) actor: ClassId,
    pub(super) people: ClassId,
    pub(super) name: ClassId,
    pub(super) date: ClassId,
    pub(super) length: ClassId,
    pub(super) party: ClassId,
    pub(super) raised: ClassId,
    pub(super) acronym: ClassId,
    pub(super) persons: ClassId,
}

/// Every class and the words of each.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, ClassId>,
    words: HashMap<String, Vec<ClassId>>,
    beginnings: HashMap<String, Vec<ClassId>>,
    longest_beginning: usize,
    /// Phrases by their first word, and those whose first word is a beginning.
    phrases: HashMap<String, Vec<(Vec<Form>, ClassId)>>,
    open_phrases: Vec<(Vec<Form>, ClassId)>,
}

impl Marks {
    /// The engine's classes in a vocabulary.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        Self {
            place: vocabulary.class("@place"),
            actor: vocabulary.class("@actor"),
            people: vocabulary.class("@people"),
            name: vocabulary.class("@name"),
            date: vocabulary.class("@date"),
            length: vocabulary.class("@length"),
            party: vocabulary.class("@party"),
            raised: vocabulary.class("@raised"),
            acronym: vocabulary.class("@acronym"),
            persons: vocabulary.class("@persons"),
        }
    }
}

impl Vocabulary {
    /// The number of a class by name; a new one when it is not there.
    pub(super) fn class(&mut self, name: &str) -> ClassId {
        let next = ClassId::try_from(self.ids.len()).unwrap_or(ClassId::MAX);
        *self.ids.entry(name.to_owned()).or_insert(next)
    }

    /// The number of a class that is there.
    pub(super) fn known_class(&self, name: &str) -> Option<ClassId> {
        self.ids.get(name).copied()
    }

    /// How many classes there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Adds an entry to a class: a word, a beginning or a phrase.
    pub(super) fn add(&mut self, class: ClassId, entry: &str) {
        let parts: Vec<Form> = split_words(entry).map(Form::read).collect();
        let [only] = parts.as_slice() else {
            let Some(first) = parts.first().cloned() else {
                return;
            };
            if first.is_beginning {
                self.open_phrases.push((parts, class));
            } else {
                self.phrases.entry(first.letters).or_default().push((parts, class));
            }
            return;
        };
        let table = if only.is_beginning {
            self.longest_beginning = self.longest_beginning.max(only.letters.chars().count());
            &mut self.beginnings
        } else {
            &mut self.words
        };
        let classes = table.entry(only.letters.clone()).or_default();
        if !classes.contains(&class) {
            classes.push(class);
        }
    }

    /// The classes of a folded word.
    pub(super) fn classes_of(&self, letters: &str, into: &mut Vec<ClassId>) {
        into.extend(self.words.get(letters).into_iter().flatten());
        let ends = letters.char_indices().map(|(at, c)| at + c.len_utf8()).enumerate();
        for (_, end) in ends.take(self.longest_beginning).filter(|(nth, _)| nth + 1 >= SHORTEST_BEGINNING) {
            let found = letters.get(..end).and_then(|beginning| self.beginnings.get(beginning));
            into.extend(found.into_iter().flatten());
        }
    }

    /// The phrases that start a row of folded words, each with its class and how many words it takes.
    pub(super) fn phrases_at<'a>(
        &'a self,
        first: &str,
        nth: impl Fn(usize) -> Option<&'a str> + 'a,
    ) -> impl Iterator<Item = (ClassId, usize)> + 'a {
        let closed = self.phrases.get(first).into_iter().flatten();
        let open = self.open_phrases.iter().filter({
            let first = first.to_owned();
            move |(parts, _)| parts.first().is_some_and(|form| form.fits(&first))
        });
        let fitting = closed.chain(open).filter(move |(parts, _)| {
            parts.iter().enumerate().skip(1).all(|(at, form)| nth(at).is_some_and(|letters| form.fits(letters)))
        });
        fitting.map(|(parts, class)| (*class, parts.len()))
    }
}

/// The words of an entry; hyphens part words as spaces do.
fn split_words(entry: &str) -> impl Iterator<Item = &str> {
    entry.split([' ', '-']).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beginnings_and_phrases_belong_to_classes() {
        let mut vocabulary = Vocabulary::default();
        let stop = vocabulary.class("stop");
        for entry in ["halt", "ceas*", "cease-fire", "put* an end"] {
            vocabulary.add(stop, entry);
        }
        let classes = |word: &str| {
            let mut classes = Vec::new();
            vocabulary.classes_of(word, &mut classes);
            classes
        };
        assert_eq!(classes("halt"), [stop]);
        assert_eq!(classes("ceasing"), [stop]);
        assert!(classes("halted").is_empty());
        let phrases = |words: &'static [&'static str]| -> Vec<usize> {
            let found = vocabulary.phrases_at(words[0], |at| words.get(at).copied());
            found.map(|(_, length)| length).collect()
        };
        assert_eq!(phrases(&["cease", "fire"]), [2]);
        assert_eq!(phrases(&["puts", "an", "end"]), [3]);
        assert!(phrases(&["put", "an"]).is_empty());
    }
}
