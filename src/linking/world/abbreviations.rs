//! Abbreviations of first-level units, by their spelling.

use super::{
    WorldLinker,
    rules::Rules,
    spot::{FoundAt, SpotForm, span_of},
};
use crate::{
    ground::text::{Span, Text},
    linking::sentence::{Sentence, TokenKind},
    places::world::{NameHash, RowKind, World, WorldUse},
};
use smallvec::smallvec;
use std::collections::HashMap;

/// Rows by their abbreviations.
#[derive(Debug, Default)]
pub(super) struct AbbreviationTable {
    after: HashMap<String, u32>,
    alone: HashMap<String, u32>,
}

impl AbbreviationTable {
    /// The abbreviations of the rules whose units the gazetteer has.
    pub(super) fn new(rules: &Rules, world: &World) -> Self {
        let mut table = Self::default();
        for group in &rules.abbreviations {
            let is_in = |row: u32| {
                let kind = world.row(row).map(|one| one.kind);
                let country = world.country(row).map(|at| world.name(at));
                match kind {
                    // Historic counties are regions.
                    Some(RowKind::First | RowKind::Second | RowKind::Region) => country == Some(group.country.as_str()),
                    _ => false,
                }
            };
            let unit = |entry: &str| -> Option<(String, u32)> {
                let (short, long) = entry.split_once('=')?;
                let mut uses = world.uses(NameHash::of(long));
                let found = uses.find(|found| is_in(found.row))?;
                Some((short.to_owned(), found.row))
            };
            for (short, row) in group.after.iter().filter_map(|entry| unit(entry)) {
                table.after.entry(short).or_insert(row);
            }
            for (short, row) in group.alone.iter().filter_map(|entry| unit(entry)) {
                table.alone.entry(short).or_insert(row);
            }
        }
        table
    }

    /// The unit that an abbreviation means after a comma.
    pub(super) fn after(&self, word: &str) -> Option<u32> {
        self.after.get(word).copied()
    }

    /// The unit that an abbreviation means anywhere.
    pub(super) fn alone(&self, word: &str) -> Option<u32> {
        self.alone.get(word).copied()
    }
}

impl WorldLinker {
    /// An abbreviation at a token: dotted anywhere, two letters or a short form after a comma.
    pub(super) fn abbreviation(
        &self,
        sentence: &Sentence<'_>,
        at: usize,
        text: &Text,
        is_after_comma: bool,
    ) -> Option<FoundAt> {
        let first = sentence.tokens.get(at)?;
        if first.kind != TokenKind::Capitalised || first.letters.len() > 5 {
            return None;
        }
        let dotted = dotted(sentence, at);
        let mut span = span_of(sentence, &(at..dotted));
        let is_stopped = ends_with_stop(sentence, dotted, text);
        span.end += usize::from(is_stopped);
        let comma = at.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        let surface = text.slice(span);
        // Letters apart may be the initials of a person, but not after a comma and before another sign.
        let is_apart = surface.contains(' ');
        let stands_alone = sentence.tokens.get(dotted).is_none_or(|next| next.kind != TokenKind::Capitalised);
        let may_be = !is_apart || stands_alone && comma.is_some_and(|sign| sign.letters == ",");
        let joined = surface.replace(' ', "");
        let mut found = self.abbreviations.alone(&joined).filter(|_| may_be).map(|row| (dotted, row));
        if found.is_none() && is_after_comma && comma.is_some_and(|sign| sign.letters == ",") {
            let word = text.slice(first.span);
            let end = if dotted == at + 2 { dotted } else { at + 1 };
            let row = self.abbreviations.after(word).or_else(|| self.abbreviations.after(&titled(word)));
            // Two letters, or four and more, need no full stop where they are no word before a name, as in "La Vela".
            let goes_on = sentence.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Capitalised);
            let is_upper = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let is_whole = is_upper || !goes_on && word.len() != 3;
            found = row
                .filter(|_| end > at + 1 || is_stopped || is_whole)
                .map(|row| (if word.len() == 2 { at + 1 } else { end }, row));
        }
        let (end, row) = found?;
        let name = NameHash::of(self.world.name(row));
        let found = WorldUse { row, is_other: false };
        Some((end, name, smallvec![found], SpotForm::Abbreviation))
    }
}

/// A short form of more than two letters that stands in capitals, as it is written elsewhere.
fn titled(word: &str) -> String {
    let is_upper = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let nth = |(at, c): (usize, char)| if at > 0 && is_upper { c.to_ascii_lowercase() } else { c };
    word.chars().enumerate().map(nth).collect()
}

/// Whether a full stop follows the last token of a passage; it leaves no token itself.
pub(super) fn ends_with_stop(sentence: &Sentence<'_>, end: usize, text: &Text) -> bool {
    let last = end.checked_sub(1).and_then(|at| sentence.tokens.get(at));
    let is_end = end == sentence.tokens.len();
    last.filter(|last| is_end && last.kind != TokenKind::Sign && last.span.end < text.len())
        .is_some_and(|last| text.slice(Span::new(last.span.end, last.span.end + 1)) == ".")
}

/// Where letters with full stops end that start at a token ("N.C."); a word and its full stop count.
pub(super) fn dotted(sentence: &Sentence<'_>, at: usize) -> usize {
    let is_stop = |at: usize| {
        let pair = at.checked_sub(1).and_then(|before| sentence.tokens.get(before)).zip(sentence.tokens.get(at));
        pair.is_some_and(|(before, sign)| sign.letters == "." && before.span.end == sign.span.start)
    };
    let mut end = at + 1;
    if !is_stop(end) {
        return end;
    }
    end += 1;
    let is_short = |at: usize, most: usize| {
        let token = sentence.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Capitalised && token.letters.len() <= most)
    };
    let follows = |at: usize| {
        let pair = sentence.tokens.get(at - 1).zip(sentence.tokens.get(at));
        pair.is_some_and(|(stop, letter)| (0..=1).contains(&letter.span.start.saturating_sub(stop.span.end)))
    };
    // "W.Va." and "N. Mex." have more letters at their end; the last full stop of a passage leaves no token.
    while is_short(at, 1) && is_short(end, 3) && follows(end) && (is_stop(end + 1) || end + 1 == sentence.tokens.len())
    {
        end = sentence.tokens.len().min(end + 2);
    }
    end
}
