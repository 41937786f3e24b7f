//! Words of a line that can be part of a name which nothing knows.

use super::{line::Line, parties::FoundParty};
use crate::{
    linking::mention::Sense,
    places::world::{NameHash, words::Words},
};
use std::ops::Range;

/// The most words of a name.
const LONGEST_NAME: usize = 6;

/// A line, and what in it is no name of a place.
pub(super) struct Reading<'a, 'b> {
    pub(super) line: &'a Line<'b>,
    pub(super) parties: &'a [FoundParty],
    pub(super) taken: &'a [Range<usize>],
}

impl Reading<'_, '_> {
    /// Whether a word can be part of a name that nothing knows.
    pub(super) fn is_part(&self, at: usize) -> bool {
        let line = self.line;
        let asked = &line.lexicon.asked;
        let small = [
            asked.determiner,
            asked.preposition,
            asked.modal,
            asked.pronoun,
            asked.and,
            asked.of,
            asked.phrase_end,
            asked.numbered,
            asked.party_noun,
            asked.group_name,
            asked.opens_clause,
            asked.not_place,
            line.lexicon.marks.acronym,
        ];
        let is_word = line.words.get(at).is_some_and(|word| {
            !word.is_sign && word.letters.chars().count() > 1 && word.letters.chars().all(char::is_alphabetic)
        });
        let is_month = line.lexicon.time.months.contains_key(line.letters(at));
        let is_known = line.name_at(at).is_some_and(|name| name.mention.sense != Sense::Place);
        let is_taken = self.taken.iter().any(|taken| taken.contains(&at));
        is_word
            && line.is(at, line.lexicon.marks.raised)
            && !is_month
            && !is_known
            && !is_taken
            && !small.into_iter().any(|class| line.longest(at, class) == Some(1))
    }

    /// Whether a word is no word of the language, so that it can only be a name.
    pub(super) fn is_uncommon(&self, at: usize) -> bool {
        Words::shipped().marks(NameHash::of(self.line.letters(at))).common == 0
    }

    /// Whether a word is one of a name that a gazetteer has.
    pub(super) fn is_known(&self, at: usize) -> bool {
        self.line.name_at(at).is_some()
    }

    pub(super) fn is_ground(&self, at: usize) -> bool {
        self.line.is(at, self.line.lexicon.asked.ground)
    }

    pub(super) fn is_in_party(&self, at: usize) -> bool {
        self.parties
            .iter()
            .any(|party| party.words.contains(&at) && !self.line.is(party.words.start, self.line.lexicon.marks.persons))
    }

    /// Where a name ends that starts at a word: raised words, and small ones between them.
    pub(super) fn name_end(&self, start: usize) -> usize {
        let particle = self.line.lexicon.asked.particle;
        let mut end = start;
        while end - start < LONGEST_NAME && (end == start || !self.line.is_dashed(end)) {
            let small = self.line.longest(end, particle).filter(|length| end > start && self.is_part(end + length));
            match small {
                _ if self.is_part(end) => end += 1,
                Some(length) => end += length,
                None => break,
            }
        }
        end
    }

    /// Whether a small word and the next touch: "al-Aru".
    pub(super) fn touches(&self, next: usize) -> bool {
        let words = &self.line.words;
        let pair = next.checked_sub(1).and_then(|last| words.get(last).zip(words.get(next)));
        pair.is_some_and(|(last, next)| next.span.start == last.span.end + 1 && next.is_raised)
    }

    /// Whether nothing knows any of some words, and none but small ones and "Upper" is a word of the language.
    pub(super) fn is_strange(&self, words: &Range<usize>) -> bool {
        let asked = &self.line.lexicon.asked;
        let is_strange = |at: usize| self.is_uncommon(at) && !self.is_known(at);
        let is_small = |at: usize| self.line.is(at, asked.particle) || self.line.is(at, asked.name_adjective);
        let is_name = |at: usize| self.is_part(at) && is_strange(at);
        words.clone().any(is_name) && words.clone().all(|at| is_strange(at) || is_small(at))
    }

    pub(super) fn is_all_known(&self, words: &Range<usize>) -> bool {
        words.clone().all(|at| self.is_known(at))
    }

    pub(super) fn is_person(&self, words: &Range<usize>) -> bool {
        words.clone().any(|at| Words::shipped().marks(NameHash::of(self.line.letters(at))).given > 0)
    }

    /// Whether a name goes on to be one of something else: "the Aru Agreement".
    pub(super) fn goes_on(&self, end: usize) -> bool {
        let line = self.line;
        let asked = &line.lexicon.asked;
        let is_name = line.is(end, line.lexicon.marks.raised) && !line.words.get(end).is_some_and(|word| word.is_sign);
        let ends = [asked.no_party, asked.party_noun, asked.not_place];
        ends.into_iter().any(|class| line.is(end, class)) && (is_name || !self.is_ground(end))
    }
}
