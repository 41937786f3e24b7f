//! Those who can have a part in a provision: phrases around a name, a word for a party ("both sides",
//! "the peacekeeping contingent of …") or an acronym.

use super::{field::Party, line::Line};
use crate::{linking::mention::Sense, places::place::PlaceId};
use std::ops::Range;

/// A phrase for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundParty {
    pub(super) words: Range<usize>,
    pub(super) place: Option<PlaceId>,
}

impl FoundParty {
    /// As a field of a provision has it.
    pub(super) fn party(&self, line: &Line<'_>) -> Party {
        Party { name: line.text(&self.words).to_owned(), place: self.place.clone() }
    }
}

/// The parties of a line, in its order; marks each.
pub(super) fn parties(line: &mut Line<'_>) -> Vec<FoundParty> {
    let mut found: Vec<FoundParty> = Vec::new();
    let mut at = line.body();
    while at < line.words.len() {
        match phrase(line, at, found.last().map_or(0, |before| before.words.end)) {
            Some(words) => {
                at = words.end.max(at + 1);
                let place = line.names.iter().find(|name| words.contains(&name.words.start));
                let place = place.and_then(|name| name.mention.place().cloned());
                found.push(FoundParty { words, place });
            }
            None => at += 1,
        }
    }
    for party in &found {
        line.mark(&party.words, line.lexicon.marks.party);
        if party.words.clone().any(|at| line.is(at, line.lexicon.asked.persons)) {
            line.mark(&party.words, line.lexicon.marks.persons);
        }
    }
    found
}

/// The phrase whose first head stands at a word; it may start after `floor`.
fn phrase(line: &Line<'_>, at: usize, floor: usize) -> Option<Range<usize>> {
    // "They shall": those spoken of before.
    if line.is(at, line.lexicon.asked.doer) {
        let acts = line.modal_after(at + 1) == Some(at + 1) || line.promises_after(at + 1);
        return acts.then_some(at..at + 1);
    }
    let head = head(line, at)?;
    let end = right_end(line, head.end);
    // "The Party Line": the noun at the end says what it is.
    if line.is(end, line.lexicon.asked.no_party) && line.is(end, line.lexicon.marks.raised) {
        return None;
    }
    let start = left_end(line, at, floor.max(line.body()));
    let asked = &line.lexicon.asked;
    let has_noun = (start..end).any(|at| line.is(at, asked.party_noun) || line.is(at, line.lexicon.marks.acronym));
    let is_actor = |at: usize| {
        let name = line.name_at(at);
        name.is_some_and(|name| matches!(name.mention.sense, Sense::Actor | Sense::Demonym | Sense::Organisation))
    };
    let is_subject = is_subject(line, at, end) || is_strange_subject(line, at);
    // "Under Syrian control": the adjective is who rules.
    let is_ruler = line.is(end, asked.rule_noun) && line.name_at(at).is_some();
    let is_whole = has_noun || (start..end).any(is_actor) || is_subject || is_ruler;
    is_whole.then_some(start..end)
}

/// The head at a word: a name of somebody, a word for a party, an acronym.
fn head(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let asked = &line.lexicon.asked;
    if line.is(at, asked.no_party) {
        return None;
    }
    let name = line.name_at(at).filter(|name| name.words.start == at);
    if let Some(name) = name {
        let is_party = !matches!(name.mention.sense, Sense::Clock | Sense::Title | Sense::Person | Sense::Other);
        return is_party.then(|| name.words.clone());
    }
    if let Some(length) = line.longest(at, asked.party_noun) {
        return Some(at..at + length);
    }
    let is_named = line.is(at, line.lexicon.marks.acronym) || is_strange_subject(line, at);
    is_named.then_some(at..at + 1)
}

/// Whether a word is a name that nothing knows, where somebody who acts stands: "the Hudsons shall".
fn is_strange_subject(line: &Line<'_>, at: usize) -> bool {
    let asked = &line.lexicon.asked;
    let is_raised = |at: usize| line.is(at, line.lexicon.marks.raised);
    let is_led = at > line.body() && (line.is(at - 1, asked.determiner) || is_raised(at - 1));
    let first = (line.body()..at).rev().find(|&at| !is_raised(at) && !line.is(at, asked.determiner));
    // "The shrine of Upper Aru shall", "the Aru River shall": what is spoken of is a place.
    let is_place = line.is(at, asked.ground) || first.is_some_and(|before| line.is(before, asked.preposition));
    is_led && !is_place && is_raised(at) && (line.is(at + 1, asked.modal) || line.is(at + 1, asked.promising))
}

/// Where a phrase ends: nouns right after the head, and "of …" while it names somebody.
fn right_end(line: &Line<'_>, from: usize) -> usize {
    let asked = &line.lexicon.asked;
    let mut end = from;
    loop {
        if let Some(length) = line.longest(end, asked.party_noun) {
            end += length;
            continue;
        }
        // "United Nations Interim Force": raised words up to a noun for a party go on with the name.
        if let Some(whole) = title_end(line, end) {
            end = whole;
            continue;
        }
        // "FARC-EP", "SPLM/A": the parts of one acronym touch.
        let gap = line.words.get(end).zip(line.words.get(end - 1)).map(|(next, last)| next.span.start - last.span.end);
        if gap == Some(1) && line.is(end, line.lexicon.marks.acronym) && line.is(end - 1, line.lexicon.marks.acronym) {
            end += 1;
            continue;
        }
        if line.is(end, asked.modifier)
            && !line.words.get(end).is_some_and(|word| word.is_sign)
            && line.longest(end + 1, asked.party_noun).is_some()
        {
            end += 1;
            continue;
        }
        let mut next = end;
        let is_silent = line.lexicon.has_silent_of;
        while line.is(next, asked.of) || (next > end && line.is(next, asked.determiner)) {
            next += 1;
        }
        let is_area = |words: &Range<usize>| words.clone().any(|at| line.is(at, asked.area));
        let owner = line.name_at(next).filter(|name| name.words.start == next);
        let owner = owner.filter(|name| next > end || is_silent && !is_area(&name.words));
        let Some(name) = owner else {
            let raised = (next..next + 4)
                .take_while(|&at| {
                    (next > end || is_silent && line.name_at(at).is_none()) && line.is(at, line.lexicon.marks.raised)
                })
                .count();
            let noun = if next > end { line.longest(next, asked.party_noun) } else { None };
            match noun.unwrap_or(0).max(raised) {
                0 => return end,
                taken => end = next + taken,
            }
            continue;
        };
        end = listed_end(line, name.words.end);
    }
}

/// The most raised words between a name and the noun that says what it is.
const TITLE_WORDS: usize = 4;

/// Where raised words after a name end, with the noun for a party that closes them.
fn title_end(line: &Line<'_>, from: usize) -> Option<usize> {
    let is_raised = |at: usize| {
        line.is(at, line.lexicon.marks.raised)
            && line.name_at(at).is_none()
            && !line.words.get(at).is_none_or(|it| it.is_sign)
    };
    let raised = (from..from + TITLE_WORDS).take_while(|&at| is_raised(at)).count();
    (from + 1..from + raised).rev().find(|&at| line.is(at, line.lexicon.asked.party_noun)).map(|at| at + 1)
}

/// Where a list of names ends that goes on after one and is followed by a verb: "of A and B shall".
fn listed_end(line: &Line<'_>, first: usize) -> usize {
    let asked = &line.lexicon.asked;
    let mut end = first;
    let mut has_and = false;
    while line.is(end, asked.and) || line.letters(end) == "," {
        has_and |= line.is(end, asked.and);
        let Some(name) = line.name_at(end + 1).filter(|name| name.words.start == end + 1) else {
            return first;
        };
        end = name.words.end;
    }
    if has_and && line.is(end, asked.modal) { end } else { first }
}

/// Where a phrase starts: determiners, adjectives and capitalised words before the head.
fn left_end(line: &Line<'_>, head: usize, floor: usize) -> usize {
    let asked = &line.lexicon.asked;
    let mut start = head;
    while start > floor {
        let before = start - 1;
        let is_name =
            line.name_at(before).is_some_and(|name| name.words.end == start && name.mention.sense == Sense::Adjective);
        let joins = line.is(before, asked.modifier) || line.is(before, line.lexicon.marks.raised) || is_name;
        let is_sign = line.words.get(before).is_none_or(|word| word.is_sign);
        if is_sign || !joins || line.is(before, asked.preposition) || line.is(before, asked.modal) {
            break;
        }
        start = before;
    }
    // "The Aru People's Army": the name of a place is part of that of an army, where no preposition leads to it.
    let owner = start.checked_sub(1).filter(|_| start < head && line.is(start, line.lexicon.marks.raised));
    let owner = owner.and_then(|before| line.name_at(before)).filter(|name| {
        let is_led = name.words.start.checked_sub(1).is_some_and(|before| line.is(before, asked.preposition));
        name.words.end == start && name.words.start >= floor && !is_led
    });
    if let Some(name) = owner {
        start = name.words.start;
    }
    // "Russian and Turkish peacekeepers" are one phrase.
    let joined = start.checked_sub(2).filter(|_| start > floor && line.is(start - 1, asked.and));
    let joined = joined.and_then(|end| line.name_at(end)).filter(|name| name.mention.sense == Sense::Adjective);
    if let Some(name) = joined.filter(|name| name.words.start >= floor) {
        start = name.words.start;
    }
    if let Some(led) = led_from(line, start, floor) {
        return led;
    }
    // The determiner belongs to it.
    if start > floor && line.is(start - 1, asked.determiner) { start - 1 } else { start }
}

/// Where a list of names starts that goes on to a word, its determiner with it: "in the A and B will".
pub(super) fn first_of_list(line: &Line<'_>, at: usize) -> usize {
    let asked = &line.lexicon.asked;
    let joins = |at: usize| line.is(at, asked.and) || line.letters(at) == ",";
    let mut start = at;
    loop {
        if start > 0 && line.is(start - 1, asked.determiner) {
            start -= 1;
        }
        let earlier = start.checked_sub(2).filter(|_| joins(start - 1)).and_then(|last| line.name_at(last));
        let Some(name) = earlier.filter(|name| name.words.start < start) else {
            return start;
        };
        start = name.words.start;
    }
}

/// The most words between a determiner and its noun that nothing knows.
const STRANGE_WORDS: usize = 2;

/// The determiner before words that can only belong to a noun: "the Cypriot constituent state".
fn led_from(line: &Line<'_>, start: usize, floor: usize) -> Option<usize> {
    let asked = &line.lexicon.asked;
    // Where no word for "of" parts nouns, what stands before one may be another's.
    if line.lexicon.has_silent_of {
        return None;
    }
    let ends = |at: usize| {
        let classes =
            [asked.phrase_end, asked.preposition, asked.modal, asked.pronoun, asked.promising, asked.no_party];
        line.words.get(at).is_none_or(|word| word.is_sign) || classes.into_iter().any(|class| line.is(at, class))
    };
    let mut strange = 0;
    for at in (floor..start).rev() {
        if line.is(at, asked.determiner) && !line.is(at, asked.phrase_end) {
            return Some(at);
        }
        // "Of organic forces": what follows is one phrase too.
        if line.is(at, asked.of) && at + 1 < start {
            return Some(at + 1);
        }
        let is_known =
            line.is(at, asked.modifier) || line.is(at, line.lexicon.marks.raised) || line.name_at(at).is_some();
        strange += usize::from(!is_known);
        if ends(at) || line.is(at, asked.and) || strange > STRANGE_WORDS {
            return None;
        }
    }
    None
}

/// Whether a name used as a place stands where somebody who acts stands: before a modal verb.
fn is_subject(line: &Line<'_>, at: usize, end: usize) -> bool {
    let name = line.name_at(at);
    let asked = &line.lexicon.asked;
    // "A and B shall": the verb follows the last of them.
    let mut end = end;
    while line.is(end, asked.and) || line.letters(end) == "," {
        let Some(next) = line.name_at(end + 1) else {
            break;
        };
        end = next.words.end;
    }
    let acts = |next: usize| line.is(next, asked.modal) || next == end && line.is(next, asked.promising);
    let is_aside = line.aside_end(end).is_some();
    name.is_some_and(|name| name.mention.sense == Sense::Place)
        && ((end..end + 2).any(acts) || is_aside && (line.modal_after(end).is_some() || line.promises_after(end)))
        && !first_of_list(line, at).checked_sub(1).is_some_and(|before| line.is(before, asked.preposition))
}
