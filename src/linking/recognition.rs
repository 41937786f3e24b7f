//! Names found in a passage: the longest name of the gazetteer at each word, capitalised as names
//! are. A common noun beside a name ("district") is left out of it, whatever the gazetteer says.

use super::{
    lexicon::Lexicon,
    names::{Form, Name, NameIndex, Spelling, Use, Uses},
    rules::HeadTrait,
    sentence::{Part, Sentence, Token, TokenKind},
};
use crate::{
    ground::text::{Span, Text},
    places::world::NameHash,
};
use smallvec::SmallVec;
use std::ops::Range;

/// The tokens of the words of a name.
type Places = SmallVec<[usize; 4]>;

/// A name found in a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its span in the document.
    pub span: Span,
    /// What it stands for.
    pub uses: Uses,
    /// The seats of the places that are called so in full, head word and all.
    pub in_full: Vec<usize>,
    /// The head word at its end, when it is part of the name, and where it stands.
    pub inner_head: Option<(NameHash, Span)>,
}

/// Finds the names of a passage, and marks their tokens.
#[must_use]
pub fn recognise(sentence: &mut Sentence<'_>, text: &Text, index: &NameIndex, lexicon: &Lexicon) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut read = |at: usize| {
        if found.last().is_none_or(|last| last.tokens.end <= at) {
            found.extend(name_at(sentence, at, text, index, lexicon));
        }
    };
    if index.has_small() {
        (0..sentence.tokens.len()).for_each(read);
    } else {
        sentence.starts.iter().copied().for_each(&mut read);
    }
    for name in &found {
        let part = if name.is_place_name() { Part::Name } else { Part::People };
        for token in sentence.tokens.get_mut(name.tokens.clone()).into_iter().flatten() {
            token.part = part;
        }
    }
    found
}

impl Found {
    /// Whether it is the name of a place, not just a word for its people.
    #[must_use]
    pub fn is_place_name(&self) -> bool {
        self.has(Form::Name)
    }

    /// Whether it stands for some place in a form.
    #[must_use]
    pub fn has(&self, form: Form) -> bool {
        self.uses.iter().any(|known| known.form == form)
    }
}

/// The longest name at a token.
fn name_at(sentence: &Sentence<'_>, at: usize, text: &Text, index: &NameIndex, lexicon: &Lexicon) -> Option<Found> {
    let first = sentence.tokens.get(at)?;
    let is_word = !matches!(first.kind, TokenKind::Sign | TokenKind::Possessive);
    if !is_word || !first.can_start_name && !index.has_small() {
        return None;
    }
    let names = index.starting_with(first.name()).iter();
    let (name, places) = names
        .filter_map(|name| Some((name, word_tokens(sentence, at, name)?)))
        .find(|(name, places)| stands_as_name(sentence, name, places, text, lexicon))?;
    if index.spelling == Spelling::Exact {
        return found(sentence, name, &places);
    }
    let shorter = name.without_heads(lexicon).find_map(|range| {
        let shorter = index.exactly(name.words.get(range.clone())?)?;
        let tokens = places.get(range)?;
        let stands = shorter.uses.iter().any(|known| known.form == Form::Name)
            && stands_as_name(sentence, shorter, tokens, text, lexicon);
        stands.then_some((shorter, tokens))
    });
    let mut found = match shorter {
        None => {
            let mut found = found(sentence, name, &places)?;
            let last = name.words.last().filter(|last| name.words.len() > 1 && lexicon.head(last.word).is_some());
            let token = places.last().and_then(|&last| sentence.tokens.get(last));
            found.inner_head = last.zip(token).map(|(last, token)| (last.word, token.span));
            found
        }
        Some((shorter, tokens)) => {
            let mut found = found(sentence, shorter, tokens)?;
            found.in_full = name.uses.iter().map(|known| known.seat).collect();
            let missing: Vec<Use> = name.uses.iter().filter(|known| !found.uses.contains(known)).copied().collect();
            found.uses.extend(missing);
            found
        }
    };
    take_in_head(&mut found, sentence, lexicon);
    take_in_stop(&mut found, sentence);
    Some(found)
}

fn found(sentence: &Sentence<'_>, name: &Name, places: &[usize]) -> Option<Found> {
    let (&first, &last) = (places.first()?, places.last()?);
    let span = Span::new(sentence.tokens.get(first)?.span.start, sentence.tokens.get(last)?.span.end);
    Some(Found { tokens: first..last + 1, span, uses: name.uses.clone(), in_full: Vec::new(), inner_head: None })
}

/// The tokens of the words of a name that starts at a token; signs that names may hold are passed over.
fn word_tokens(sentence: &Sentence<'_>, at: usize, name: &Name) -> Option<Places> {
    let mut places = Places::new();
    let mut next = at;
    for word in &name.words {
        if let Some(&last) = places.last() {
            let before: &Token<'_> = sentence.tokens.get(last)?;
            let sign = sentence.tokens.get(next)?;
            let may_pass = sign.letters == "-" || (sign.letters == "." && before.letters.chars().count() <= 3);
            if sign.kind == TokenKind::Sign && may_pass {
                next += 1;
            }
        }
        let token = sentence.tokens.get(next)?;
        if token.kind == TokenKind::Sign || token.name() != word.word {
            return None;
        }
        places.push(next);
        next += 1;
    }
    Some(places)
}

/// Whether the words stand as a name does: capitalised, and no common word at the start of a sentence.
fn stands_as_name(sentence: &Sentence<'_>, name: &Name, places: &[usize], text: &Text, lexicon: &Lexicon) -> bool {
    let may_be_small = |word: NameHash| {
        lexicon.head(word).is_some() || lexicon.words.function.contains(word) || lexicon.words.qualifier.contains(word)
    };
    let words = name.words.iter().zip(places).enumerate();
    let raised = words.into_iter().all(|(nth, (word, &at))| {
        let stands = sentence.tokens.get(at).is_some_and(|token| token.can_start_name);
        stands || !word.must_be_capital || (nth > 0 && may_be_small(word.word))
    });
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else {
        return false;
    };
    let spelled = name.spellings.is_empty() || {
        let span = sentence.tokens.get(first).zip(sentence.tokens.get(last));
        let words = span.map_or("", |(first, last)| text.slice(Span::new(first.span.start, last.span.end)));
        name.spellings.iter().any(|spelling| **spelling == *words)
    };
    raised && spelled && !is_common_word(sentence, name, first, lexicon) && !is_cut_abbreviation(sentence, first, last)
}

/// Whether a name of one word is just a word here: a month, or a common word at the start.
fn is_common_word(sentence: &Sentence<'_>, name: &Name, at: usize, lexicon: &Lexicon) -> bool {
    let [word] = name.words.as_slice() else {
        return false;
    };
    let is_number =
        |token: &Token<'_>| token.letters.chars().count() == 1 || token.letters.chars().all(char::is_numeric);
    let starts = || {
        let before = sentence.tokens.get(..at).unwrap_or_default();
        before.iter().all(|token| token.kind == TokenKind::Sign || is_number(token))
    };
    lexicon.words.calendar.contains(word.word)
        || lexicon.words.common.contains(word.word) && (sentence.shouts || starts())
}

/// Whether a token is a single letter.
fn is_letter(token: &Token<'_>) -> bool {
    token.kind != TokenKind::Sign && token.letters.chars().count() == 1
}

/// Takes the full stop after the last letter of an abbreviation into it.
fn take_in_stop(found: &mut Found, sentence: &Sentence<'_>) {
    let tokens = sentence.tokens.get(found.tokens.clone()).unwrap_or_default();
    let is_abbreviation = tokens.len() > 2 && tokens.iter().all(|token| token.letters == "." || is_letter(token));
    let stop = sentence
        .tokens
        .get(found.tokens.end)
        .filter(|token| token.letters == "." && token.span.start == found.span.end);
    if let Some(stop) = stop.filter(|_| is_abbreviation) {
        found.tokens.end += 1;
        found.span.end = stop.span.end;
    }
}

/// Whether an abbreviation goes on beyond the tokens of a name, before or after.
fn is_cut_abbreviation(sentence: &Sentence<'_>, first: usize, last: usize) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| sentence.tokens.get(at));
    let joined =
        |inner: Option<&Token<'_>>, stop: Option<&Token<'_>>, outer: Option<&Token<'_>>| match (inner, stop, outer) {
            (Some(inner), Some(stop), Some(outer)) => {
                let close = stop.span.start == inner.span.end && outer.span.start == stop.span.end
                    || stop.span.start == outer.span.end && inner.span.start == stop.span.end;
                is_letter(inner) && stop.letters == "." && is_letter(outer) && close
            }
            _ => false,
        };
    joined(token(Some(last)), token(Some(last + 1)), token(Some(last + 2)))
        || joined(token(Some(first)), token(first.checked_sub(1)), token(first.checked_sub(2)))
}

/// Takes a capitalised political head after the name into it: "… Republic".
fn take_in_head(found: &mut Found, sentence: &Sentence<'_>, lexicon: &Lexicon) {
    let raised = |at: usize| sentence.tokens.get(at).filter(|token| token.kind == TokenKind::Capitalised);
    let Some(token) = raised(found.tokens.end).filter(|_| !sentence.shouts && found.is_place_name()) else {
        return;
    };
    let is_political = lexicon.head(token.name()).is_some_and(|head| head.is(HeadTrait::Political));
    if is_political && raised(found.tokens.end + 1).is_none() {
        found.tokens.end += 1;
        found.span.end = token.span.end;
        found.inner_head = Some((token.name(), token.span));
    }
}
