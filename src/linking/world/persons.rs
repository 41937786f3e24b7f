//! Persons of a document: a title or a given name and the capitalised words after it. Where a word of
//! theirs stands alone later, the person is meant.

use super::WorldLinker;
use crate::{
    linking::sentence::{Sentence, Token, TokenKind},
    places::world::NameSet,
};
use smallvec::SmallVec;

/// The most words of a person's name that are looked at.
const MOST: usize = 3;

impl WorldLinker {
    /// Adds the words of the persons' names in a sentence.
    pub(super) fn persons(&self, sentence: &Sentence<'_>, persons: &mut NameSet) {
        if sentence.shouts {
            return;
        }
        let tokens = &sentence.tokens;
        for (at, token) in tokens.iter().enumerate() {
            // Most words are followed by no name.
            let may_go_on = |next: &Token<'_>| next.kind == TokenKind::Capitalised || next.letters == ".";
            if !tokens.get(at + 1).is_some_and(may_go_on) {
                continue;
            }
            let is_title = self.rules.classes.title.contains(token.name());
            let is_given = token.kind == TokenKind::Capitalised && {
                let marks = self.words.marks(token.name());
                marks.given > 0 && (marks.common == 0 || marks.common > 3 && at > 0)
            };
            if !is_title && !is_given {
                continue;
            }
            let mut names: SmallVec<[&Token<'_>; MOST]> = SmallVec::new();
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
            if !is_title && self.is_known_place(token) && self.words.marks(last.name()).surname == 0 {
                continue;
            }
            persons.insert(last.name());
            // "Ambassador to China Gary Hill": what seldom is a given name makes no person of a well-known place.
            let is_rare = self.words.marks(token.name()).given > 1 && self.is_known_place(token);
            if is_given && !is_rare {
                persons.insert(token.name());
            }
            if is_title && names.len() > 1 {
                persons.extend(names.first().map(|first| first.name()));
            }
        }
    }

    fn may_be_surname(&self, word: &Token<'_>) -> bool {
        let name = word.name();
        let marks = self.words.marks(name);
        let classes = &self.rules.classes;
        let is_other = classes.organisation.contains(name)
            || classes.head.contains(name)
            || classes.site.contains(name)
            || classes.street.contains(name)
            || classes.event.contains(name)
            || classes.title.contains(name)
            || self.calendar.contains(name);
        !is_other && (marks.common == 0 || marks.surname > 0 && marks.common > 1)
    }

    /// Whether a word is by itself the name of a country, a capital or a large city.
    pub(super) fn is_known_place(&self, word: &Token<'_>) -> bool {
        self.world.uses(word.name()).any(|found| {
            use crate::places::world::RowKind::{Capital, Country, First};
            let row = self.world.row(found.row);
            row.is_some_and(|row| matches!(row.kind, Country | First | Capital) || row.rank >= 6)
        })
    }
}

/// Whether a word is an initial or a short title, after which a full stop ends no sentence.
fn is_short(token: &Token<'_>) -> bool {
    token.letters.chars().count() <= 4
}
