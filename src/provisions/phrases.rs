//! Where the phrases of a line end, and which verb has them as its subject.

use super::line::Line;
use std::ops::Range;

/// The most words of an aside between a subject and its verb.
const LONGEST_ASIDE: usize = 40;

/// The most words of a place or a time between a subject and its verb.
const LONGEST_TAIL: usize = 6;

impl Line<'_> {
    /// Where an aside ends that starts at a word and that a verb follows: "A, mindful of it, undertakes".
    pub(super) fn aside_end(&self, at: usize) -> Option<usize> {
        let asked = &self.lexicon.asked;
        if self.letters(at) == "(" {
            return (at + 1..at + LONGEST_ASIDE).find(|&end| self.letters(end) == ")").map(|end| end + 1);
        }
        if self.letters(at) != "," {
            return None;
        }
        let is_verb = |at: usize| self.is(at, asked.modal) || self.is(at, asked.promising);
        let within = (at + 1..at + LONGEST_ASIDE).take_while(|&end| !self.is_stop(end) && !self.is(end, asked.modal));
        within.into_iter().find(|&end| self.letters(end) == "," && is_verb(end + 1)).map(|end| end + 1)
    }

    /// The modal verb whose subject ends at a word, small words and asides passed over.
    pub(super) fn modal_after(&self, end: usize) -> Option<usize> {
        let asked = &self.lexicon.asked;
        let aside = self.aside_end(end);
        let from = aside.unwrap_or(end);
        // "The units on the front lines shall".
        let reach = if self.is(from, asked.preposition) { LONGEST_TAIL } else { 3 };
        let goes_on = |at: &usize| at - from < 3 || !self.words.get(*at).is_some_and(|word| word.is_sign);
        let verb = (from..from + reach).take_while(goes_on).find(|&at| self.is(at, asked.modal))?;
        // "The road (five miles), which shall": the aside goes on.
        let is_relative = aside.is_some() && (from..verb).any(|at| self.is(at, asked.relative));
        (!is_relative).then_some(verb)
    }

    /// Whether a verb in the present tense follows its subject.
    pub(super) fn promises_after(&self, end: usize) -> bool {
        self.is(self.aside_end(end).unwrap_or(end), self.lexicon.asked.promising)
    }

    /// Whether a clause between two words has a subject and a modal verb of its own.
    pub(super) fn has_own_clause(&self, within: Range<usize>) -> bool {
        let asked = &self.lexicon.asked;
        let joins = |at: usize| {
            let is_relative = self.is(at, asked.pronoun) || self.is(at, asked.and) || self.is(at, asked.conjunction);
            is_relative || self.letters(at) == ","
        };
        within.skip(1).any(|at| self.is(at, asked.modal) && !joins(at - 1))
    }

    /// Where a phrase ends that starts at a word: before the next sign or word that ends phrases.
    pub(super) fn noun_phrase_end(&self, from: usize) -> usize {
        let asked = &self.lexicon.asked;
        let mut end = from;
        while end < self.words.len() && end - from < 12 {
            // "The entry into force of the treaty": this "into" ends no phrase.
            if let Some(length) = self.longest(end, asked.into_force) {
                end += length;
                continue;
            }
            let is_sign = self.words.get(end).is_some_and(|word| word.is_sign);
            // "Of the Protocol the Parties shall": another phrase starts.
            let is_led = |at: usize| {
                [asked.of, asked.determiner, asked.preposition, asked.modifier].iter().any(|class| self.is(at, *class))
            };
            let starts_another = end > from && self.is(end, asked.determiner) && !is_led(end - 1);
            if is_sign || starts_another || self.is(end, asked.phrase_end) || self.is(end, asked.modal) {
                break;
            }
            end += 1;
        }
        end
    }
}
