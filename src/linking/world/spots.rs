//! Names of the world found in a passage: the longest at each capitalised word, abbreviations, words
//! for peoples.

use super::{
    WorldLinker,
    abbreviations::{dotted, ends_with_stop},
    codes::{is_before_currency, is_in_code},
    spot::{FoundAt, Spot, SpotForm, Uses, span_of},
};
use crate::{
    ground::{
        folding::fold_name,
        text::{Span, Text},
    },
    linking::{
        sentence::{Sentence, Token, TokenKind},
        word_class::WordClass,
    },
    places::world::{NameHash, RowKind, WorldUse},
};
use smallvec::smallvec;

/// Names of at most this many letters must stand exactly as the gazetteer has them when in capitals.
const SHORT: usize = 4;

/// The rank from which a place is known without its diacritics.
const CITY: u8 = 5;

impl WorldLinker {
    /// The spots of a passage, in order; none overlaps another.
    pub(super) fn spots(&self, sentence: &Sentence<'_>, text: &Text) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        let mut units = self.listed_units(sentence).into_iter().peekable();
        let mut read_to = 0;
        for (at, token) in sentence.starts.iter().filter_map(|&at| Some((at, sentence.tokens.get(at)?))) {
            if at < read_to {
                continue;
            }
            let is_after_comma = |spots: &[Spot]| {
                let before = spots.last().map_or(usize::MAX, |spot| spot.tokens.end);
                before.checked_add(1) == Some(at)
            };
            let unit = units.next_if(|unit| unit.start == at).map(|unit| unit.found);
            let abbreviation = || self.abbreviation(sentence, at, text, is_after_comma(&spots));
            let found = unit.or_else(abbreviation).or_else(|| self.name_or_people(sentence, at, text));
            let Some((end, name, uses, form)) = found else {
                continue;
            };
            // "U.S." is dotted to its end.
            let is_dotted = end > at + 2 && dotted(sentence, at) == end + 1;
            let end = if is_dotted { end + 1 } else { end };
            let mut span = span_of(sentence, &(at..end));
            if form == SpotForm::Abbreviation || end > at + 2 && dotted(sentence, at) >= end {
                span.end += usize::from(ends_with_stop(sentence, end, text));
            }
            read_to = end;
            // "U. S. Army": initials that stand apart belong to the name after them.
            let next_is_name = sentence.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Capitalised);
            let is_initials = is_dotted && next_is_name && text.slice(span).contains(' ');
            if is_initials || is_in_code(text, span) || is_before_currency(text, span) {
                continue;
            }
            let after = sentence.tokens.get(end);
            let is_after = |class: &WordClass| after.is_some_and(|token| class.contains(token.name()));
            let classes = &self.rules.classes;
            let asked = if is_after(&classes.unit) { Some(RowKind::First) } else { None };
            let asked = if is_after(&classes.river) { Some(RowKind::River) } else { asked };
            let is_natural = is_after(&classes.natural);
            let word = (end == at + 1).then_some(token.name());
            spots.push(Spot { asked, is_natural, tokens: at..end, span, name, uses, word, form });
        }
        spots
    }

    /// The longest name at a token, or a word for a people. Where a town is called as a people is
    /// ("Spanish"), the people is meant; a direction or a faith alone names no place.
    fn name_or_people(&self, sentence: &Sentence<'_>, at: usize, text: &Text) -> Option<FoundAt> {
        let found = self.longest(sentence, at, text);
        let Some((end, _, uses, _)) = &found else {
            return self.people(sentence, at);
        };
        if *end > at + 1 {
            return found;
        }
        let is_known = |found: &WorldUse| {
            let row = self.world.row(found.row);
            row.is_some_and(|row| matches!(row.kind, RowKind::Country | RowKind::Continent))
        };
        if !uses.iter().any(is_known)
            && let Some(people) = self.people(sentence, at)
        {
            return Some(people);
        }
        let is_never = sentence.tokens.get(at).is_some_and(|token| self.rules.classes.never.contains(token.name()));
        found.filter(|_| !is_never)
    }

    /// The longest name at a token.
    fn longest(&self, sentence: &Sentence<'_>, at: usize, text: &Text) -> Option<FoundAt> {
        let first = sentence.tokens.get(at)?;
        let is_raised = first.kind == TokenKind::Capitalised
            || first.kind == TokenKind::Word && first.can_start_name && !is_number(first);
        if !is_raised {
            return None;
        }
        let full = match first.letters {
            "st" => "saint",
            "mt" => "mount",
            "ft" => "fort",
            "co" => "county",
            "saint" => "st",
            "mount" => "mt",
            "fort" => "ft",
            _ => "",
        };
        let own = self.longest_with(sentence, at, first.name());
        let other = if full.is_empty() {
            apart(first, text).filter(|&apart| self.world.has(apart)).map(|apart| (at + 1, apart))
        } else {
            self.longest_with(sentence, at, NameHash::EMPTY.then(full))
        };
        let (end, name) = own.max_by_end(other)?;
        let (end, name) = self.before_city_body(sentence, at, end).unwrap_or((end, name));
        let before = first.span.start.checked_sub(1);
        if before.is_some_and(|at| text.slice(Span::new(at, at + 1)) == "@") {
            return None;
        }
        let mut uses: Uses = self.world.uses(name).collect();
        // "St. Paul" is also "Saint Paul", and the other way round.
        let full = other.filter(|other| other.0 == end && other.1 != name);
        uses.extend(full.into_iter().flat_map(|(_, full)| self.world.uses(full)));
        if end == at + 1 {
            let surface = text.slice(first.span);
            let letters = first.letters.chars().count();
            let is_upper = !surface.chars().any(char::is_lowercase);
            if letters <= 1 || self.calendar.contains(first.name()) {
                return None;
            }
            // "God" is no Göd: an English word is a little known place only to the letter.
            if self.words.marks(first.name()).common > 0 {
                let is_known = |row: u32| self.world.row(row).is_some_and(|row| row.rank >= CITY);
                uses.retain(|found| is_known(found.row) || self.is_written(*found, surface));
            }
            if letters <= SHORT {
                // Where a report was sent from stands in capitals at its start.
                let is_sign = |token: &Token<'_>| matches!(token.letters, "," | "(" | "—");
                let shouts = sentence.shouts || at == 0 && sentence.tokens.get(end).is_some_and(is_sign);
                uses.retain(|found| self.is_spelt(*found, surface, is_upper && !shouts));
            }
        }
        (!uses.is_empty()).then_some((end, name, uses, SpotForm::Name))
    }

    /// The name without "City" where that belongs to the body named after it, "Rome City Council": where the town without
    /// it is the better known.
    fn before_city_body(&self, sentence: &Sentence<'_>, at: usize, end: usize) -> Option<(usize, NameHash)> {
        let city = end.checked_sub(1).filter(|&city| city > at)?;
        let is_city = sentence.tokens.get(city).is_some_and(|token| token.letters == "city");
        let body = sentence.tokens.get(end).filter(|_| is_city)?;
        if !self.rules.classes.city_body.contains(body.name()) {
            return None;
        }
        let words = sentence.tokens.get(at..city)?.iter();
        let short = words.fold(NameHash::EMPTY, |name, word| name.then(word.letters));
        let ranks = |name: NameHash| {
            let rows = self.world.uses(name).filter_map(|found| self.world.row(found.row));
            rows.map(|row| if matches!(row.kind, RowKind::Settlement | RowKind::Capital) { row.rank } else { 0 }).max()
        };
        let is_unit = |found: WorldUse| self.world.row(found.row).is_some_and(|row| row.kind == RowKind::First);
        let is_state = self.world.uses(short).any(is_unit);
        (!is_state && ranks(short) > ranks(short.then("city"))).then_some((city, short))
    }

    /// The longest name whose first word reads so.
    fn longest_with(&self, sentence: &Sentence<'_>, at: usize, first: NameHash) -> Option<(usize, NameHash)> {
        let mut hash = first;
        let most = self.world.most_words_from(hash);
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
                    TokenKind::Word => self.rules.classes.small.contains(token.name()) || token.can_start_name,
                    TokenKind::Sign => false,
                };
                if !may_stand {
                    break;
                }
                hash = hash.then(token.letters);
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
                    && letters(name) == letters(surface)
                    && fold_name(name) == fold_name(surface)
        })
    }

    /// Whether one of the names of a use is written so, but for capitals.
    fn is_written(&self, found: WorldUse, surface: &str) -> bool {
        let lower = |name: &str| -> bool {
            // Most names have nothing that folding takes away.
            if name.is_ascii() && !found.is_other {
                return true;
            }
            let both = name.chars().flat_map(char::to_lowercase);
            both.eq(surface.chars().flat_map(char::to_lowercase))
        };
        lower(self.world.name(found.row)) || self.world.other_names(found.row).any(lower)
    }

    /// A word for a people, or an adjective.
    fn people(&self, sentence: &Sentence<'_>, at: usize) -> Option<FoundAt> {
        let token = sentence.tokens.get(at)?;
        if token.kind != TokenKind::Capitalised {
            return None;
        }
        // "South African" before "African".
        let one = token.name();
        let next = sentence.tokens.get(at + 1).filter(|next| next.kind == TokenKind::Capitalised);
        let two = next.map(|next| one.then(next.letters)).filter(|two| self.peoples.contains_key(two));
        let name = two.unwrap_or(one);
        let &(row, form) = self.peoples.get(&name)?;
        let found = WorldUse { row, is_other: true };
        Some((at + 1 + usize::from(two.is_some()), name, smallvec![found], form))
    }
}

/// The name of a word with a capital inside, taken as two words: "`LaPorte`" is La Porte.
fn apart(word: &Token<'_>, text: &Text) -> Option<NameHash> {
    let surface = text.slice(word.span);
    let letters = surface.as_bytes();
    let inner = letters.windows(2).position(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())?;
    let (one, other) = word.letters.split_at_checked(inner + 1).filter(|_| surface.is_ascii())?;
    Some(NameHash::EMPTY.then(one).then(other))
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

/// The word after a word, over a hyphen or the full stop of a short form.
fn next_word(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let before = sentence.tokens.get(at)?;
    let next = sentence.tokens.get(at + 1);
    let passes = next.is_some_and(|sign| {
        sign.kind == TokenKind::Sign
            && (sign.letters == "-" || sign.letters == "." && before.letters.chars().count() <= 3)
    });
    Some(at + if passes { 2 } else { 1 })
}

/// How many letters a name has.
fn letters(name: &str) -> usize {
    name.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a token is a number.
fn is_number(token: &Token<'_>) -> bool {
    token.letters.starts_with(|c: char| c.is_ascii_digit())
}
