//! Persons of a document: a title or a given name and the capitalised words after it. Where a word of
//! theirs stands alone later, the person is meant.

use super::WorldLinker;
use crate::linking::sentence::{Sentence, Token, TokenKind};
use std::collections::HashSet;

/// The most words of a person's name that are looked at.
const MOST: usize = 3;

impl WorldLinker {
    /// Adds the words of the persons' names in a sentence.
    pub(super) fn persons(&self, sentence: &Sentence, persons: &mut HashSet<String>) {
        if sentence.shouts {
            return;
        }
        let tokens = &sentence.tokens;
        for (at, token) in tokens.iter().enumerate() {
            let is_title = self.rules.classes.title.contains(&token.letters);
            let marks = self.words.marks(&token.letters);
            let is_given = token.kind == TokenKind::Capitalised
                && marks.given > 0
                && (marks.common == 0 || marks.common > 3 && at > 0);
            if !is_title && !is_given {
                continue;
            }
            let mut names: Vec<&Token> = Vec::new();
            let mut next = at + 1;
            while names.len() < MOST {
                let Some(word) = tokens.get(next) else { break };
                let is_stop = word.letters == "." && tokens.get(next - 1).is_some_and(is_short);
                if is_stop {
                    next += 1;
                    continue;
                }
                if word.kind != TokenKind::Capitalised || !self.may_be_surname(word) {
                    break;
                }
                names.push(word);
                next += 1;
            }
            let Some(last) = names.last() else { continue };
            if last.letters.chars().count() < 2 {
                continue;
            }
            // A given name that is a place, before a word that may be anything, is no proof.
            if !is_title && self.is_known_place(token) && self.words.marks(&last.letters).surname == 0 {
                continue;
            }
            persons.insert(last.letters.clone());
            if is_given {
                persons.insert(token.letters.clone());
            }
            if is_title && names.len() > 1 {
                persons.extend(names.first().map(|first| first.letters.clone()));
            }
        }
    }

    fn may_be_surname(&self, word: &Token) -> bool {
        let marks = self.words.marks(&word.letters);
        let classes = &self.rules.classes;
        let is_other = classes.organisation.contains(&word.letters)
            || classes.head.contains(&word.letters)
            || classes.site.contains(&word.letters)
            || classes.street.contains(&word.letters)
            || classes.event.contains(&word.letters)
            || classes.title.contains(&word.letters)
            || self.calendar.contains(&word.letters);
        !is_other && (marks.common == 0 || marks.surname > 0 && marks.common > 1)
    }

    /// Whether a word is by itself the name of a country, a capital or a large city.
    fn is_known_place(&self, word: &Token) -> bool {
        let name = crate::places::world::NameHash::EMPTY.then(&word.letters);
        self.world.uses(name).any(|found| {
            use crate::places::world::RowKind::{Capital, Country, First};
            let row = self.world.row(found.row);
            row.is_some_and(|row| matches!(row.kind, Country | First | Capital) || row.rank >= 6)
        })
    }
}

/// Whether a word is an initial or a short title, after which a full stop ends no sentence.
fn is_short(token: &Token) -> bool {
    token.letters.chars().count() <= 4
}
