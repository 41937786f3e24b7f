//! What is done: the words of a provision for it, and their voice.

use super::{
    classifier,
    contents::Contents,
    cues::CueGroup,
    field::{Field, Modality},
    lexicon::Voice,
    line::Line,
};
use std::ops::Range;

/// The words for what is done in a group of cues, with the word that "be" leads to, as it says nothing alone: "be
/// sent", "is there".
pub(super) fn predicate(
    line: &Line<'_>,
    contents: &Contents,
    group: &CueGroup<'_>,
    modality: Option<&Field<Modality>>,
) -> Range<usize> {
    let own = || group.cues.first().map_or(group.domain.start..group.domain.start, |cue| cue.action.clone());
    let action = verb(line, contents, group, modality).unwrap_or_else(own);
    let is_bare = action.len() == 1 && line.is(action.start, line.lexicon.asked.be);
    let goes_on = action.end < line.words.len() && !line.is_stop(action.end) && line.letters(action.end) != ",";
    action.start..action.end + usize::from(is_bare && goes_on)
}

/// The verb that says what is done, where a group's own words do not: they are weighed ones, a measure or persons
/// ("shall pay 50 per cent"), or part of the name of whoever acts ("the Interim Force shall deploy").
fn verb(
    line: &Line<'_>,
    contents: &Contents,
    group: &CueGroup<'_>,
    modality: Option<&Field<Modality>>,
) -> Option<Range<usize>> {
    let cue = group.cues.first()?;
    let binds = modality?.span;
    let start = line.words.iter().position(|word| word.span.start == binds.start)?;
    let after = line.words.iter().position(|word| word.span.start >= binds.end)?;
    let end = (after..line.words.len()).find(|&at| !line.is(at, line.lexicon.asked.adverb))?;
    let is_thing = || {
        let units = line.lexicon.time.units.iter().map(|(_, class)| *class);
        units
            .chain([line.lexicon.asked.persons])
            .any(|class| line.longest(cue.action.start, class) == Some(cue.action.len()))
    };
    let is_other = group.domain.contains(&start) && (cue.rule.name == classifier::RULE || is_thing());
    let is_name = contents.parties.iter().any(|party| {
        let is_part = party.words.start <= cue.action.start && cue.action.end <= party.words.end;
        is_part && party.words.len() > cue.action.len() && line.modal_after(party.words.end) == Some(start)
    });
    let is_verb = line.words.get(end).is_some_and(|word| !word.is_sign);
    (is_verb && (is_other || is_name)).then_some(end..end + 1)
}

/// The voice of an action, where the words around it tell.
pub(super) fn voice(line: &Line<'_>, action: &Range<usize>, domain: &Range<usize>) -> Option<Voice> {
    let mut voices = line.lexicon.voices.iter();
    let told = voices.find(|voice| voice.around(line, action, domain).is_some());
    told.map(|voice| voice.means)
}
