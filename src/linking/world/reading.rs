//! Names of the world found in a passage: the longest at each capitalised word, abbreviations, words
//! for peoples.

use super::WorldLinker;
use crate::{
    ground::text::{Span, Text},
    linking::sentence::{Sentence, Token, TokenKind},
    places::world::{NameHash, WorldUse},
};
use std::ops::Range;

/// In which form a spot names its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpotForm {
    /// By name.
    Name,
    /// By an abbreviation.
    Abbreviation,
    /// By an adjective.
    Adjective,
    /// By a word for its people.
    People,
}

/// A spot where a name of the world stands.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// Its passage.
    pub(super) passage: usize,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its span in the document.
    pub(super) span: Span,
    /// Its name's hash.
    pub(super) name: NameHash,
    /// What it may stand for.
    pub(super) uses: Vec<WorldUse>,
    /// In which form.
    pub(super) form: SpotForm,
    /// Whether the word after it says that it is a first-level unit.
    pub(super) is_unit: bool,
}

/// Names of at most this many letters must stand exactly as the gazetteer has them when in capitals.
const SHORT: usize = 4;

impl WorldLinker {
    /// The spots of a passage, in order; none overlaps another.
    pub(super) fn spots(&self, passage: usize, sentence: &Sentence, text: &Text) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        let mut at = 0;
        while at < sentence.tokens.len() {
            let is_after_comma = |spots: &[Spot]| {
                let before = spots.last().map_or(usize::MAX, |spot| spot.tokens.end);
                before.checked_add(1) == Some(at)
            };
            let found = self
                .abbreviation(sentence, at, text, is_after_comma(&spots))
                .or_else(|| self.longest(sentence, at, text))
                .or_else(|| self.people(sentence, at));
            let Some((end, name, uses, form)) = found else {
                at += 1;
                continue;
            };
            // "U.S." is dotted to its end.
            let is_dotted = end > at + 2 && dotted(sentence, at) == end + 1;
            let end = if is_dotted { end + 1 } else { end };
            let span = span_of(sentence, &(at..end));
            if is_in_code(text, span) {
                at = end;
                continue;
            }
            let after = sentence.tokens.get(end);
            let is_unit = after.is_some_and(|token| self.rules.classes.unit.contains(&token.letters));
            spots.push(Spot { is_unit, passage, tokens: at..end, span, name, uses, form });
            at = end;
        }
        spots
    }

    /// The longest name at a token.
    fn longest(
        &self,
        sentence: &Sentence,
        at: usize,
        text: &Text,
    ) -> Option<(usize, NameHash, Vec<WorldUse>, SpotForm)> {
        let first = sentence.tokens.get(at)?;
        let is_raised = first.kind == TokenKind::Capitalised
            || first.kind == TokenKind::Word && first.can_start_name && !is_number(first);
        let before = first.span.start.checked_sub(1);
        let is_handle = before.is_some_and(|at| text.slice(Span::new(at, at + 1)) == "@");
        if !is_raised || is_handle {
            return None;
        }
        let full = match first.letters.as_str() {
            "st" => "saint",
            "mt" => "mount",
            "ft" => "fort",
            _ => "",
        };
        let own = self.longest_with(sentence, at, &first.letters);
        let (end, name) = match (own, full) {
            (None, "") => return None,
            (own, "") => own?,
            (own, full) => {
                let other = self.longest_with(sentence, at, full);
                own.max_by_end(other)?
            }
        };
        let mut uses: Vec<WorldUse> = self.world.uses(name).collect();
        if end == at + 1 {
            let surface = text.slice(first.span);
            let letters = first.letters.chars().count();
            let is_upper = !surface.chars().any(char::is_lowercase);
            if letters <= 1 || self.calendar.contains(&first.letters) {
                return None;
            }
            if letters <= SHORT {
                let shouts = sentence.shouts;
                uses.retain(|found| self.is_spelt(*found, surface, is_upper && !shouts));
            }
        }
        (!uses.is_empty()).then_some((end, name, uses, SpotForm::Name))
    }

    /// The longest name whose first word reads so.
    fn longest_with(&self, sentence: &Sentence, at: usize, first: &str) -> Option<(usize, NameHash)> {
        let mut hash = NameHash::EMPTY.then(first);
        let most = self.world.longest_from(hash);
        let mut found = None;
        let mut next = at;
        for nth in 0..most {
            if nth > 0 {
                next = next_word(sentence, next)?;
                let Some(token) = sentence.tokens.get(next) else {
                    break;
                };
                let may_stand = match token.kind {
                    TokenKind::Capitalised | TokenKind::Possessive => true,
                    TokenKind::Word => self.rules.classes.small.contains(&token.letters) || token.can_start_name,
                    TokenKind::Sign => false,
                };
                if !may_stand {
                    break;
                }
                hash = hash.then(&token.letters);
            }
            let is_end = sentence
                .tokens
                .get(next)
                .is_some_and(|token| token.kind == TokenKind::Capitalised || token.can_start_name || nth > 0);
            if is_end && self.world.has(hash) {
                found = Some((next + 1, hash));
            }
            if next + 1 >= sentence.tokens.len() {
                break;
            }
        }
        found
    }

    /// Whether one of the names of a use is spelt so. A name all in capitals ("US") stands only for
    /// itself; in capitals only names that have them are read.
    fn is_spelt(&self, found: WorldUse, surface: &str, is_upper: bool) -> bool {
        let is_capitals = |name: &str| !name.chars().any(char::is_lowercase);
        let mut names = std::iter::once(self.world.name(found.row)).chain(self.world.other_names(found.row));
        names.any(|name| {
            name == surface
                || !is_upper
                    && !is_capitals(name)
                    && name.chars().count() == surface.chars().count()
                    && crate::ground::folding::fold_name(name) == crate::ground::folding::fold_name(surface)
        })
    }

    /// An abbreviation at a token: dotted anywhere, two letters or a short form after a comma.
    fn abbreviation(
        &self,
        sentence: &Sentence,
        at: usize,
        text: &Text,
        is_after_comma: bool,
    ) -> Option<(usize, NameHash, Vec<WorldUse>, SpotForm)> {
        let first = sentence.tokens.get(at)?;
        if first.kind != TokenKind::Capitalised || first.letters.len() > 5 {
            return None;
        }
        let dotted = dotted(sentence, at);
        let surface = text.slice(span_of(sentence, &(at..dotted)));
        let mut found = self.abbreviations.alone(surface).map(|row| (dotted, row));
        let comma = at.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        if found.is_none() && is_after_comma && comma.is_some_and(|sign| sign.letters == ",") {
            let word = text.slice(first.span);
            let end = if dotted == at + 2 { dotted } else { at + 1 };
            let row = self.abbreviations.after(word);
            // Two letters need no full stop; longer forms do.
            found = row
                .filter(|_| end > at + 1 || word.len() == 2)
                .map(|row| (if word.len() == 2 { at + 1 } else { end }, row));
        }
        let (end, row) = found?;
        let name = NameHash::of(self.world.name(row));
        let found = WorldUse { row, is_other: false };
        Some((end, name, vec![found], SpotForm::Abbreviation))
    }

    /// A word for a people, or an adjective.
    fn people(&self, sentence: &Sentence, at: usize) -> Option<(usize, NameHash, Vec<WorldUse>, SpotForm)> {
        let token = sentence.tokens.get(at)?;
        if token.kind != TokenKind::Capitalised {
            return None;
        }
        let name = NameHash::EMPTY.then(&token.letters);
        let &(row, form) = self.peoples.get(&name)?;
        let found = WorldUse { row, is_other: true };
        Some((at + 1, name, vec![found], form))
    }
}

/// The later end of two matches, the first on a tie.
trait MaxByEnd {
    fn max_by_end(self, other: Self) -> Self;
}

impl MaxByEnd for Option<(usize, NameHash)> {
    fn max_by_end(self, other: Self) -> Self {
        match (self, other) {
            (Some(own), Some(other)) if other.0 > own.0 => Some(other),
            (None, other) => other,
            (own, _) => own,
        }
    }
}

/// How far around a name a code is looked for.
const CODE: usize = 24;

/// Whether a name is part of a code: joined by a slash to something with a number ("A/Name/5/97").
fn is_in_code(text: &Text, span: Span) -> bool {
    let around = |start: usize, end: usize| text.slice(Span::new(start, end));
    let before = around(span.start.saturating_sub(CODE), span.start);
    let after = around(span.end, (span.end + CODE).min(text.len()));
    if !before.ends_with('/') && !after.starts_with('/') {
        return false;
    }
    let is_joined = |c: &char| !c.is_whitespace();
    let mut joined = before.chars().rev().take_while(is_joined).chain(after.chars().take_while(is_joined));
    joined.any(|c| c.is_ascii_digit())
}

/// The span of tokens in the document.
pub(super) fn span_of(sentence: &Sentence, tokens: &Range<usize>) -> Span {
    let tokens = sentence.tokens.get(tokens.clone()).unwrap_or_default();
    let both = tokens.first().zip(tokens.last());
    both.map_or(Span::new(0, 0), |(first, last)| Span::new(first.span.start, last.span.end))
}

/// The word after a word, over a hyphen or the full stop of a short form.
fn next_word(sentence: &Sentence, at: usize) -> Option<usize> {
    let before = sentence.tokens.get(at)?;
    let next = sentence.tokens.get(at + 1);
    let passes = next.is_some_and(|sign| {
        sign.kind == TokenKind::Sign
            && (sign.letters == "-" || sign.letters == "." && before.letters.chars().count() <= 3)
    });
    Some(at + if passes { 2 } else { 1 })
}

/// Where letters with full stops end that start at a token ("N.C."); a word and its full stop count.
fn dotted(sentence: &Sentence, at: usize) -> usize {
    let is_stop = |at: usize| {
        let pair = at.checked_sub(1).and_then(|before| sentence.tokens.get(before)).zip(sentence.tokens.get(at));
        pair.is_some_and(|(before, sign)| sign.letters == "." && before.span.end == sign.span.start)
    };
    let mut end = at + 1;
    if !is_stop(end) {
        return end;
    }
    end += 1;
    let is_letter = |at: usize| {
        let token = sentence.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Capitalised && token.letters.len() == 1)
    };
    let follows = |at: usize| {
        let pair = sentence.tokens.get(at - 1).zip(sentence.tokens.get(at));
        pair.is_some_and(|(stop, letter)| stop.span.end == letter.span.start)
    };
    while is_letter(at) && is_letter(end) && follows(end) && is_stop(end + 1) {
        end += 2;
    }
    end
}

/// Whether a token is a number.
fn is_number(token: &Token) -> bool {
    token.letters.starts_with(|c: char| c.is_ascii_digit())
}
