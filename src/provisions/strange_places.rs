//! Names of places that no gazetteer has. What tells them is a noun beside them ("the Aru corridor", "River
//! Tem", "Zone A"), the slot they stand in ("into Aru"), or the places that they are listed with.

use super::{
    line::{Line, Name},
    parties::FoundParty,
    strange_words::Reading,
};
use crate::{
    linking::mention::{Mention, Sense},
    places::kind::PlaceKind,
};
use std::{borrow::Cow, ops::Range};

/// Finds the names of a line that stand for places which nobody knows, and adds them to its names.
pub(super) fn add_strange_places(line: &mut Line<'_>, parties: &[FoundParty], taken: &[Range<usize>]) {
    for name in lands_of_peoples(line, parties) {
        line.add_name(name);
    }
    let mut at = 0;
    while at < line.words.len() {
        let here = Reading { line, parties, taken };
        match here.told_at(at).or_else(|| here.in_slot_at(at)) {
            Some((words, kind)) => {
                at = words.end;
                let name = here.strange(words, kind);
                line.add_name(name);
            }
            None => at += 1,
        }
    }
    while let Some(words) = (Reading { line, parties, taken }).next_listed() {
        let name = Reading { line, parties, taken }.strange(words, None);
        line.add_name(name);
    }
}

/// "Arunian territory": the land of a people that the linker knows.
fn lands_of_peoples<'a>(line: &Line<'a>, parties: &[FoundParty]) -> Vec<Name<'a>> {
    let asked = &line.lexicon.asked;
    let land = |name: &Name<'a>| {
        let (at, end) = (name.words.start, name.words.end);
        let is_land = line.is(end, asked.soil);
        let is_state = line.is(end, asked.state_noun)
            && line.is(end, line.lexicon.marks.raised)
            && led_by(line, at).is_some_and(|from| (from.start..from.end).any(|at| line.is(at, asked.in_place)));
        let is_inside = parties.iter().any(|party| party.words.contains(&at) && party.words.contains(&end));
        let fits = name.mention.sense == Sense::Adjective && (is_land || is_state) && !(is_inside && is_land);
        let mention = fits.then(|| Mention {
            span: line.span(&(at..end + 1)),
            sense: Sense::Place,
            ..name.mention.clone().into_owned()
        });
        Some(Name { words: at..end + 1, mention: Cow::Owned(mention?), kind: None })
    };
    line.names.iter().filter_map(land).collect()
}

/// The words that lead to a name: its preposition, right before it or before a determiner.
fn led_by(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let asked = &line.lexicon.asked;
    let mut before = at;
    while before > 0 && (line.is(before - 1, asked.determiner) || line.is(before - 1, asked.modifier)) {
        before -= 1;
    }
    let leads = |start: usize| {
        let classes = [asked.in_place, asked.from_place, asked.place_verb];
        classes.into_iter().any(|class| line.longest(start, class).is_some_and(|length| start + length == before))
    };
    (before.saturating_sub(3)..before).find(|&start| leads(start)).map(|start| start..before)
}

impl<'b> Reading<'_, 'b> {
    fn strange(&self, words: Range<usize>, kind: Option<PlaceKind>) -> Name<'b> {
        let reason = self.line.reason("strange_place", &words, "a name of a place that the gazetteer does not have");
        let span = self.line.span(&words);
        let mention = Mention { sense: Sense::Place, sense_reasons: vec![reason], ..Mention::unknown(span) };
        Name { words, mention: Cow::Owned(mention), kind }
    }

    /// A name with a noun for ground beside it.
    fn told_at(&self, at: usize) -> Option<(Range<usize>, Option<PlaceKind>)> {
        let line = self.line;
        if self.is_in_party(at) {
            return None;
        }
        self.lettered_at(at).or_else(|| {
            let before_starts = at.checked_sub(1).is_some_and(|before| self.is_part(before));
            if !self.is_part(at) || before_starts {
                return None;
            }
            let end = self.name_end(at);
            let of = |next: usize| line.is(next, line.lexicon.asked.of) && self.is_part(next + 1);
            // "River Tem", "Sea of Tem".
            if self.is_ground(at) && !self.is_known(at) {
                let end = if end == at + 1 && of(end) { self.name_end(end + 1) } else { end };
                let own = at + 1..end;
                let kind = line.lexicon.grounds.kind(line, at);
                // "Camp Aru" is not the town of that name; of rivers and lakes the linker knows better.
                let is_other = kind == Some(PlaceKind::Other) && !own.is_empty();
                let is_named = own.clone().any(|at| self.is_uncommon(at));
                let is_told = is_named && (is_other || !self.is_all_known(&own)) && !self.goes_on(end);
                return is_told.then_some((at..end, kind));
            }
            self.head_after(at, end).or_else(|| self.head_before(at, end))
        })
    }

    /// "Zone A", "lines B-1".
    fn lettered_at(&self, at: usize) -> Option<(Range<usize>, Option<PlaceKind>)> {
        let line = self.line;
        if !line.is(at, line.lexicon.asked.lettered) || self.is_known(at) {
            return None;
        }
        let letters = line.letters(at + 1);
        let word = line.words.get(at + 1)?;
        let is_letter = word.is_raised && letters.chars().count() == 1;
        let is_raised = line.is(at, line.lexicon.marks.raised);
        let is_number =
            |letters: &str| !letters.is_empty() && letters.len() <= 3 && letters.bytes().all(|b| b.is_ascii_digit());
        if !(is_letter || is_raised && is_number(letters)) {
            return None;
        }
        let touches = line.words.get(at + 2).is_some_and(|next| next.span.start == word.span.end + 1);
        let end = if is_letter && touches && is_number(line.letters(at + 2)) { at + 3 } else { at + 2 };
        Some((at..end, line.lexicon.grounds.kind(line, at)))
    }

    /// "The Aru corridor", "Upper Aru Heights".
    fn head_after(&self, at: usize, end: usize) -> Option<(Range<usize>, Option<PlaceKind>)> {
        let line = self.line;
        let last = end.checked_sub(1)?;
        let joined = |next: usize| line.is(next, line.lexicon.asked.lane) && self.is_ground(next + 1);
        let head = if self.is_ground(last) && !self.is_known(last) && last > at {
            last
        } else if self.is_ground(end) {
            end
        } else if joined(end) {
            end + 1
        } else {
            return None;
        };
        let own = at..head.min(end);
        let kind = line.lexicon.grounds.kind(line, head);
        let is_nature = matches!(kind, Some(PlaceKind::River | PlaceKind::Lake | PlaceKind::Mountain));
        let is_raised = line.is(head, line.lexicon.marks.raised);
        let is_named = own.clone().any(|at| self.is_uncommon(at) && !self.is_known(at))
            || is_nature && is_raised && at > line.body() && !self.is_all_known(&own);
        (is_named && !self.goes_on(head + 1)).then_some((at..head + 1, kind))
    }

    /// "The town of Aru", "the river Tem": the noun is no part of the name.
    fn head_before(&self, at: usize, end: usize) -> Option<(Range<usize>, Option<PlaceKind>)> {
        let line = self.line;
        let asked = &line.lexicon.asked;
        let mut before = at.checked_sub(1)?;
        if line.is(before, asked.determiner) {
            before = before.checked_sub(1)?;
        }
        if line.is(before, asked.of) {
            before = before.checked_sub(1)?;
        } else if before + 1 != at {
            return None;
        }
        let is_told = self.is_ground(before) && !self.is_part(before) && self.is_strange(&(at..end));
        (is_told && !self.goes_on(end)).then(|| (at..end, line.lexicon.grounds.kind(line, before)))
    }

    /// A name that stands where only places do.
    fn in_slot_at(&self, at: usize) -> Option<(Range<usize>, Option<PlaceKind>)> {
        let line = self.line;
        let asked = &line.lexicon.asked;
        let particle = line.longest(at, asked.particle).filter(|length| !self.is_part(at) && self.touches(at + length));
        let first = at + particle.unwrap_or(0);
        let goes_before = at.checked_sub(1).is_some_and(|before| self.is_part(before));
        if !self.is_part(first) || self.is_in_party(first) || goes_before {
            return None;
        }
        let end = self.name_end(first);
        let words = at..end;
        let lead = led_by(line, at)?;
        let has_article = line.is(lead.end, asked.determiner) && lead.end < at;
        let is_sure = [asked.in_place, asked.place_verb].into_iter().any(|class| line.is(lead.start, class));
        let fits = self.is_strange(&words)
            && (is_sure || !has_article && !self.is_person(&words))
            && !self.goes_on(end)
            && !line.is_owner(&words);
        fits.then_some((words, None))
    }

    /// The next strange name that is listed with a place.
    fn next_listed(&self) -> Option<Range<usize>> {
        let line = self.line;
        let asked = &line.lexicon.asked;
        let joins = |at: usize| line.letters(at) == "," || line.is(at, asked.and);
        (1..line.words.len()).find_map(|at| {
            let is_joined = joins(at - 1) || line.is_dashed(at);
            let is_free = self.is_part(at) && !self.is_known(at) && !self.is_in_party(at) && is_joined;
            let end = self.name_end(at);
            let words = at..end;
            if !is_free || !self.is_strange(&words) || self.goes_on(end) || line.is_owner(&words) {
                return None;
            }
            let earlier = self.listed_before(at);
            let earlier = earlier.and_then(|last| line.name_at(last)).filter(|name| self.is_in_slot(name));
            let later = (end..end + 3).take_while(|&next| joins(next)).last().and_then(|last| line.name_at(last + 1));
            let later = later.filter(|name| name.mention.place().is_none() && name.mention.sense == Sense::Place);
            (earlier.is_some() || later.is_some()).then_some(words)
        })
    }

    /// The word before the one that joins a word to a list, or before its dash.
    fn listed_before(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let joins = |at: usize| line.letters(at) == "," || line.is(at, line.lexicon.asked.and);
        if line.is_dashed(at) {
            return at.checked_sub(1);
        }
        let last = at.checked_sub(2).filter(|_| joins(at - 1))?;
        Some(if joins(last) { last.saturating_sub(1) } else { last })
    }

    /// Whether a place, or the first that it is listed with, stands where only places do.
    fn is_in_slot(&self, name: &Name<'_>) -> bool {
        let line = self.line;
        let asked = &line.lexicon.asked;
        if name.mention.sense != Sense::Place {
            return false;
        }
        let mut first = name.words.start;
        while let Some(earlier) = self.listed_before(first).and_then(|last| line.name_at(last)) {
            first = earlier.words.start;
        }
        let opens = first.checked_sub(1).is_some_and(|before| {
            matches!(line.letters(before), "(" | ":")
                || line.is(before, asked.of)
                    && before.checked_sub(1).is_some_and(|head| self.is_ground(head) || line.is(head, asked.area))
                || self.is_ground(before)
        });
        opens
            || led_by(line, first).is_some_and(|lead| {
                [asked.in_place, asked.place_verb].into_iter().any(|class| line.is(lead.start, class))
            })
    }
}
