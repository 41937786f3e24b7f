//! Names in a list whose head word stands once, at its end: "Clark, Lewis and Pierce counties".

use super::{
    WorldLinker,
    spot::{FoundAt, SpotForm, Uses},
};
use crate::{
    linking::sentence::{Sentence, TokenKind},
    places::world::{NameHash, RowKind},
};

/// The most words of a name in such a list.
const MOST_WORDS: usize = 3;

/// A unit named in a list.
#[derive(Debug)]
pub(super) struct ListedUnit {
    /// Its first token.
    pub(super) start: usize,
    /// The unit.
    pub(super) found: FoundAt,
}

impl WorldLinker {
    /// The units that a passage names in lists, in the order of the text.
    pub(super) fn listed_units(&self, sentence: &Sentence<'_>) -> Vec<ListedUnit> {
        let mut units = Vec::new();
        let heads = sentence.starts.iter().filter_map(|&at| {
            let [name, head] = sentence.tokens.get(at..at + 2)? else { return None };
            let is_head = name.kind == TokenKind::Capitalised && head.kind != TokenKind::Sign;
            is_head.then(|| self.shared_heads.get(&head.name())).flatten().map(|head| (at + 1, head.as_str()))
        });
        for (mut end, head) in heads {
            let first = units.len();
            while let Some(unit) = self.unit_before(sentence, end, head) {
                end = before_list_sign(sentence, unit.start);
                units.push(unit);
            }
            units.get_mut(first..).unwrap_or_default().reverse();
        }
        units
    }

    /// The unit whose name ends before a token.
    fn unit_before(&self, sentence: &Sentence<'_>, end: usize, head: &str) -> Option<ListedUnit> {
        let is_name = |at: &usize| sentence.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Capitalised);
        let longest = (1..=MOST_WORDS.min(end)).take_while(|count| is_name(&(end - count))).last()?;
        (1..=longest).rev().find_map(|count| {
            let start = end - count;
            let words = sentence.tokens.get(start..end)?.iter();
            let name = words.fold(NameHash::EMPTY, |name, word| name.then(word.letters)).then(head);
            let uses = self.world.uses(name);
            let is_unit = |row: u32| {
                let row = self.world.row(row);
                row.is_some_and(|row| matches!(row.kind, RowKind::First | RowKind::Second))
            };
            // "The western provinces" are none called so.
            let is_side = count == 1
                && sentence.tokens.get(start).is_some_and(|word| self.rules.classes.never.contains(word.name()));
            let uses: Uses = uses.filter(|_| !is_side).filter(|found| is_unit(found.row)).collect();
            (!uses.is_empty()).then(|| ListedUnit { start, found: (end, name, uses, SpotForm::Unit) })
        })
    }
}

/// The token before "," or "and" or both that stand before a name; the name itself where there is none of them, before
/// which then nothing is found.
fn before_list_sign(sentence: &Sentence<'_>, start: usize) -> usize {
    let is_sign = |at: Option<usize>| {
        let token = at.and_then(|at| sentence.tokens.get(at));
        token.is_some_and(|token| matches!(token.letters, "," | "and" | "or"))
    };
    match (is_sign(start.checked_sub(1)), is_sign(start.checked_sub(2))) {
        (true, true) => start - 2,
        (true, false) => start - 1,
        _ => 0,
    }
}
