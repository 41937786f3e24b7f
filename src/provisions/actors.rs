//! Who has which part in a provision, by the words around each party.

use super::{
    cues::CueGroup,
    field::{Field, Party, PartyRole},
    line::Line,
    numbers::number_at,
    parties::{FoundParty, first_of_list},
};
use crate::{ground::text::Span, linking::mention::Sense};
use std::ops::Range;

fn field(line: &Line<'_>, party: &FoundParty, rule: &str, text: &str) -> Field<Party> {
    Field::new(party.party(line), line.span(&party.words), line.reason(rule, &party.words, text))
}

/// The parties whose part the words around them tell, and names of places that such words make parties.
pub(super) fn named_parties(
    line: &Line<'_>,
    known: &[FoundParty],
    group: &CueGroup<'_>,
) -> Vec<(PartyRole, Field<Party>)> {
    let is_known = |at: usize| known.iter().any(|party| party.words.contains(&at));
    let names = line.names.iter().filter(|name| name.mention.sense == Sense::Place && !is_known(name.words.start));
    let names = names.map(|name| FoundParty { words: name.words.clone(), place: name.mention.place().cloned() });
    let names: Vec<FoundParty> = names.collect();
    let all = known.iter().map(|party| (party, false)).chain(names.iter().map(|party| (party, true)));
    let mut told: Vec<(&FoundParty, Option<(PartyRole, &str)>)> =
        all.map(|(party, is_name)| (party, part_told(line, party, is_name, group))).collect();
    told.sort_by_key(|(party, _)| party.words.start);
    let mut found: Vec<(PartyRole, Field<Party>)> = Vec::new();
    for (at, (party, own)) in told.iter().enumerate() {
        let Some((role, because)) = own.or_else(|| part_shared(line, &told, at, &group.domain)) else {
            continue;
        };
        let one = field(line, party, because, role.word());
        if !found.iter().any(|(other, field)| *other == role && field.value.name == one.value.name) {
            found.push((role, one));
        }
    }
    found
}

/// The part of a party by the words around it, and the rule that tells.
fn part_told<'a>(
    line: &Line<'a>,
    party: &FoundParty,
    is_name: bool,
    group: &CueGroup<'_>,
) -> Option<(PartyRole, &'a str)> {
    let statement = group.domain.start..statement_end(line, group.domain.end);
    if !statement.contains(&party.words.start) {
        return None;
    }
    let watches = |role| matches!(role, PartyRole::Guarantor | PartyRole::Supervisor);
    let rules = line.lexicon.parties.iter().filter(|rule| rule.is_about(group.category));
    // A bare name of a place is made a party only by words that are about the category, or that leave no doubt.
    let mut rules = rules.filter(|rule| !is_name || !rule.categories.is_empty() || watches(rule.means));
    let (rule, met) = rules.find_map(|rule| Some((rule, rule.around(line, &party.words, &statement)?)))?;
    if !group.domain.contains(&party.words.start) && !watches(rule.means) {
        return None;
    }
    let is_led = || party.words.start.checked_sub(1).is_some_and(|at| line.is(at, line.lexicon.asked.preposition));
    // Of "persons from there shall" the place is no subject.
    let is_introduced = met.words.start < party.words.start;
    let can_be = |role| match role {
        PartyRole::Beneficiary | PartyRole::Controller => is_introduced || !is_led(),
        PartyRole::Obligor | PartyRole::Guarantor | PartyRole::Supervisor => is_introduced,
    };
    let is_fitting = !is_name || can_be(rule.means);
    is_fitting.then_some((rule.means, rule.name.as_str()))
}

/// Those whom the passage calls on as it opens, and who are still meant: "calls on A to stop … and to leave".
pub(super) fn called_on(line: &Line<'_>, known: &[FoundParty], group: &CueGroup<'_>) -> Vec<Field<Party>> {
    let whole = line.body()..group.domain.end;
    let is_known = |at: usize| known.iter().any(|party| party.words.contains(&at));
    let names = line.names.iter().filter(|name| name.mention.sense == Sense::Place && !is_known(name.words.start));
    let names = names.map(|name| FoundParty { words: name.words.clone(), place: name.mention.place().cloned() });
    let rules = || line.lexicon.parties.iter().filter(|rule| rule.means == PartyRole::Obligor);
    let all = known.iter().cloned().chain(names).filter(|party| party.words.end <= group.domain.start);
    let called = all.filter_map(|party| {
        let rule = rules().filter(|rule| rule.is_about(group.category)).find(|rule| {
            let met = rule.around(line, &party.words, &whole);
            met.is_some_and(|met| met.words.start <= whole.start + 1 && met.words.start < party.words.start)
        })?;
        Some(field(line, &party, &rule.name, "who is called on"))
    });
    called.collect()
}

/// Where the statement ends that goes on at a word: before the next sign that parts statements, or verb.
fn statement_end(line: &Line<'_>, from: usize) -> usize {
    let parts = |at: &usize| line.is_stop(*at) || line.is(*at, line.lexicon.asked.modal);
    (from..line.words.len()).find(parts).unwrap_or(line.words.len())
}

/// The part that a party has with the one that it is joined to: "refugees and displaced persons".
fn part_shared<'a>(
    line: &Line<'_>,
    told: &[(&FoundParty, Option<(PartyRole, &'a str)>)],
    at: usize,
    domain: &Range<usize>,
) -> Option<(PartyRole, &'a str)> {
    let asked = &line.lexicon.asked;
    let (party, _) = told.get(at).filter(|(party, _)| domain.contains(&party.words.start))?;
    let acts = (party.words.end..party.words.end + 2).any(|next| line.is(next, asked.modal));
    // A comma alone may start another statement.
    let is_paired = |earlier: &FoundParty, later: &FoundParty| {
        is_joint(line, earlier, later) && !(earlier.words.end..later.words.start).any(|at| line.letters(at) == ",")
    };
    let before = at.checked_sub(1).and_then(|at| told.get(at));
    let before = before.filter(|(before, _)| !acts && is_paired(before, party));
    let after = told.get(at + 1).filter(|(after, _)| is_paired(party, after));
    before.and_then(|(_, own)| *own).or_else(|| after.and_then(|(_, own)| *own))
}

/// Whether only words that join stand between two parties.
fn is_joint(line: &Line<'_>, earlier: &FoundParty, later: &FoundParty) -> bool {
    let between = earlier.words.end..later.words.start;
    let joins = |at: usize| line.is(at, line.lexicon.asked.and) || line.letters(at) == ",";
    !between.is_empty() && between.into_iter().all(joins)
}

/// Those who do it: the party nearest before the action that no preposition leads to, and those listed
/// with it; else a name that stands right before the verb. Not those who only gain by it.
pub(super) fn subjects(
    line: &Line<'_>,
    parties: &[FoundParty],
    gaining: &[Span],
    action: &Range<usize>,
    domain: &Range<usize>,
) -> Vec<Field<Party>> {
    let Some(nearest) = subject(line, parties, gaining, action, domain) else {
        return name_before(line, action, domain).into_iter().collect();
    };
    let Some(party) = parties.get(nearest) else {
        return Vec::new();
    };
    // "It shall", not "this Agreement".
    let asked = &line.lexicon.asked;
    let is_verb = |at: usize| [asked.modal, asked.be, asked.promising].into_iter().any(|class| line.is(at, class));
    let is_pronoun = |at: usize| line.is(at, asked.pronoun) && (!line.is(at, asked.determiner) || is_verb(at + 1));
    let gains = gaining.contains(&line.span(&party.words));
    if gains || (party.words.end..action.start).any(is_pronoun) || has_other_subject(line, party, action) {
        return Vec::new();
    }
    let mut first = nearest;
    while let Some((earlier, later)) = first.checked_sub(1).and_then(|at| parties.get(at).zip(parties.get(first)))
        && is_joint(line, earlier, later)
        && is_free(line, earlier)
    {
        first -= 1;
    }
    let all = parties.get(first..=nearest).unwrap_or_default().iter();
    all.map(|party| field(line, party, "subject", "who does it")).collect()
}

/// The party that is the subject of an action, by its place among the parties.
fn subject(
    line: &Line<'_>,
    parties: &[FoundParty],
    gaining: &[Span],
    action: &Range<usize>,
    domain: &Range<usize>,
) -> Option<usize> {
    let before = |party: &FoundParty, end: usize| party.words.end <= end && is_free(line, party);
    // Rather the party that a modal verb follows than one that is the object of another verb.
    let leads = |party: &FoundParty| line.modal_after(party.words.end).is_some() || promises_aside(line, party);
    let is_action = |party: &FoundParty| party.words.contains(&action.start) && is_free(line, party) && leads(party);
    let own =
        |party: &FoundParty| domain.contains(&party.words.start) && (before(party, action.start) || is_action(party));
    let acts = |party: &FoundParty| !gaining.contains(&line.span(&party.words));
    let last_of = |fits: &dyn Fn(&FoundParty) -> bool| parties.iter().rposition(fits);
    // "… as X withdraws": a verb in the present tense tells its own subject.
    if line.is(action.start, line.lexicon.asked.promising) {
        let adjacent = last_of(&|party| own(party) && party.words.end == action.start);
        let is_name = || line.names.iter().any(|name| name.words.end == action.start);
        if adjacent.is_some() || is_name() {
            return adjacent;
        }
    }
    last_of(&|party| own(party) && leads(party))
        .or_else(|| last_of(&|party| own(party) && acts(party)))
        .or_else(|| {
            // "This Agreement shall end …": the verb before the action has a subject already.
            let has_verb = (domain.start..action.start).any(|at| line.is(at, line.lexicon.asked.modal));
            let acts = |party: &FoundParty| domain.contains(&party.words.start) && acts_after(line, party, action);
            parties.iter().position(acts).filter(|_| !has_verb)
        })
        .or_else(|| last_of(&|party| before(party, domain.start) && leads(party)))
        .or_else(|| last_of(&|party| before(party, domain.start) && acts(party)))
}

/// Whether a party promises something after an aside: "A, mindful of it, undertakes".
fn promises_aside(line: &Line<'_>, party: &FoundParty) -> bool {
    line.aside_end(party.words.end).is_some() && line.promises_after(party.words.end)
}

/// Whether a party can be a subject: no preposition leads to it, and nothing is done to it.
fn is_free(line: &Line<'_>, party: &FoundParty) -> bool {
    let asked = &line.lexicon.asked;
    let is_led = |at: usize| line.is(at, asked.preposition) || line.is(at, asked.of);
    // "The line between A and B shall": what leads to the first of a list leads to all of it.
    let mut first = first_of_list(line, party.words.start);
    // "To the mouth of the river A shall": the noun for a place belongs to its name.
    let is_place = line.name_at(party.words.start).is_some_and(|name| name.mention.sense == Sense::Place);
    while is_place && first > line.body() && [asked.ground, asked.determiner].iter().any(|&of| line.is(first - 1, of)) {
        first -= 1;
    }
    let is_led = [party.words.start, first].into_iter().filter_map(|start| start.checked_sub(1)).any(is_led);
    // "A mission of up to 500 soldiers to watch": those who are only counted do nothing themselves.
    let is_counted = || party.words.start.checked_sub(1).is_some_and(|at| number_at(line, at).is_some());
    let is_led = is_led || is_counted() && line.modal_after(party.words.end).is_none();
    !line.is_owner(&party.words) && !is_patient(line, party) && !is_led
}

/// Whether a verb between a party and an action has a subject of its own, whoever that is: "A shall leave
/// and lorries shall enter".
fn has_other_subject(line: &Line<'_>, party: &FoundParty, action: &Range<usize>) -> bool {
    let asked = &line.lexicon.asked;
    let Some(own) = line.modal_after(party.words.end) else {
        return false;
    };
    // "A shall leave and the return of refugees shall start": the action is the subject itself.
    let is_break = |at: usize| line.is_stop(at) || line.letters(at) == "," || line.is(at, asked.and);
    // "By the end of May": a name is no verb.
    let is_verb = |at: usize| line.is(at, asked.modal) && !line.is(at, line.lexicon.marks.raised);
    let verb = (action.end..line.words.len()).take_while(|&at| !is_break(at)).find(|&at| is_verb(at));
    let leads = [asked.relative, asked.pronoun];
    let is_relative = |at: usize| at > 0 && leads.into_iter().any(|class| line.is(at - 1, class));
    let verb = verb.filter(|&at| !is_relative(at) && (own..action.start).any(is_break));
    line.has_own_clause(own + 1..verb.map_or(action.start, |verb| verb + 1))
}

/// Those who bind themselves to what is to be done by others: "the parties agree that … shall be drawn".
pub(super) fn promisers(line: &Line<'_>, parties: &[FoundParty], action: &Range<usize>) -> Vec<Field<Party>> {
    let asked = &line.lexicon.asked;
    let promises = |party: &&FoundParty| {
        let is_led = party.words.start.checked_sub(1).is_some_and(|at| line.is(at, asked.preposition));
        party.words.end <= action.start && !is_led && line.promises_after(party.words.end)
    };
    parties.iter().filter(promises).map(|party| field(line, party, "promises", "who binds himself")).take(1).collect()
}

/// Whether a party is a place that something is done to ("X shall be administered by …") or that is something.
fn is_patient(line: &Line<'_>, party: &FoundParty) -> bool {
    let asked = &line.lexicon.asked;
    let verb = party.words.end;
    let name = line.name_at(party.words.start).filter(|name| name.words.end == verb);
    let is_place = name.is_some_and(|name| name.mention.sense == Sense::Place);
    // "The island shall belong to", "the river shall be the boundary": it only is something.
    let is_being = |at: usize| line.is(at, asked.being);
    let is_done_to =
        |at: usize| line.is(at, asked.be) && (line.is(at + 1, asked.participle) || line.is(at + 1, asked.determiner));
    let has = |fits: &dyn Fn(usize) -> bool| (verb + 1..verb + 4).any(fits);
    let is_ground = || party.words.clone().any(|at| line.is(at, asked.ground));
    let is_thing = name.is_some() || line.is(party.words.start, asked.doer) || is_ground();
    line.is(verb, asked.modal) && (is_thing && has(&is_being) || is_place && has(&is_done_to))
}

/// Whether a party follows what is named first and does something: "in the zone, the forces shall not …".
fn acts_after(line: &Line<'_>, party: &FoundParty, action: &Range<usize>) -> bool {
    let asked = &line.lexicon.asked;
    let is_led = party.words.start.checked_sub(1).is_some_and(|at| line.is(at, asked.preposition));
    let verb = party.words.end;
    let is_active = line.is(verb, asked.modal) && !(verb + 1..verb + 3).any(|at| line.is(at, asked.be));
    party.words.start >= action.end && !is_led && is_active
}

/// A name used as a place that stands right before the verb: "X renounces".
fn name_before(line: &Line<'_>, action: &Range<usize>, domain: &Range<usize>) -> Option<Field<Party>> {
    let near = |name: &&super::line::Name<'_>| {
        domain.contains(&name.words.start) && name.words.end <= action.start && action.start - name.words.end <= 1
    };
    let name = line.names.iter().rev().find(near)?;
    let asked = &line.lexicon.asked;
    let before = (line.body()..name.words.start).rev().find(|&at| !line.is(at, asked.determiner));
    let is_led = before.is_some_and(|before| line.is(before, asked.preposition) && !line.is(before, asked.conjunction));
    let party = FoundParty { words: name.words.clone(), place: name.mention.place().cloned() };
    (!is_led).then(|| field(line, &party, "name_before_verb", "who does it"))
}
