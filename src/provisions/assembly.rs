//! The fields of one provision, read from the words of its cues' domain.

use super::{
    actors::{called_on, named_parties, promisers, subjects},
    contents::Contents,
    cues::CueGroup,
    field::{Field, Flag, Modality, Party, PartyRole, PlaceUse},
    lexicon::{ClausePart, Gate, Voice},
    line::Line,
    predicate::{predicate, voice},
    quantity::Quantity,
    roles,
    time::{Bound, Deadline, DeadlineKind, Duration},
};
use crate::ground::text::Span;
use std::ops::Range;

/// Who has to do something, and how binding it is: handed on to the items of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Lead {
    pub(super) obligors: Vec<Field<Party>>,
    pub(super) modality: Option<Field<Modality>>,
}

/// The fields of a provision.
#[derive(Debug)]
pub(super) struct Fields {
    pub(super) parties: Vec<(PartyRole, Field<Party>)>,
    pub(super) modality: Option<Field<Modality>>,
    pub(super) action: Field<String>,
    pub(super) places: Vec<Field<PlaceUse>>,
    pub(super) deadlines: Vec<Deadline>,
    pub(super) duration: Option<Duration>,
    pub(super) quantities: Vec<Quantity>,
    pub(super) conditions: Vec<Field<String>>,
    pub(super) exceptions: Vec<Field<String>>,
    pub(super) flags: Vec<Flag>,
}

/// Reads the fields of a group of cues.
pub(super) fn fields(line: &Line<'_>, contents: &Contents, group: &CueGroup<'_>, lead: &Lead) -> Fields {
    let domain = &group.domain;
    let action = group.cues.first().map_or(domain.start..domain.start, |cue| cue.action.clone());
    let rule = group.cues.first().map_or("", |cue| cue.rule.name.as_str());
    // A list's lead-in speaks for the items that have no verb of their own.
    let leads = !(0..line.words.len()).any(|at| line.is(at, line.lexicon.asked.modal));
    let lead = if leads { lead } else { &Lead::default() };
    let modality = modality(line, &action, domain).or_else(|| lead.modality.clone());
    // What passes to somebody does nothing itself.
    let passes = line.is(action.start, line.lexicon.asked.passing);
    let is_passive = passes || voice(line, &action, domain) == Some(Voice::Passive);
    let mut parties = named_parties(line, &contents.parties, group);
    let has_obligor = parties.iter().any(|(role, _)| *role == PartyRole::Obligor);
    if !has_obligor && is_passive {
        let promisers = promisers(line, &contents.parties, &action);
        parties.splice(0..0, promisers.into_iter().map(|party| (PartyRole::Obligor, party)));
    } else if !has_obligor {
        // Who is to take control does so himself.
        let acts = |span: Span| {
            let own = contents.parties.iter().find(|party| line.span(&party.words) == span);
            own.is_some_and(|party| line.modal_after(party.words.end).is_some())
        };
        let gains = |role, span| role == PartyRole::Beneficiary || role == PartyRole::Controller && !acts(span);
        let others = parties.iter().filter(|(role, party)| gains(*role, party.span)).map(|(_, party)| party.span);
        let others: Vec<Span> = others.collect();
        let mut subjects = subjects(line, &contents.parties, &others, &action, domain);
        if subjects.is_empty() {
            subjects = promisers(line, &contents.parties, &action);
        }
        if subjects.is_empty() {
            subjects = called_on(line, &contents.parties, group);
        }
        if subjects.is_empty() {
            subjects.clone_from(&lead.obligors);
        }
        parties.splice(0..0, subjects.into_iter().map(|party| (PartyRole::Obligor, party)));
    }
    let (deadlines, duration) = times(line, contents, &action, domain);
    let (conditions, exceptions) = clause_parts(line, domain);
    let taken: Vec<Span> = parties.iter().map(|(_, party)| party.span).collect();
    let places = roles::places(line, contents, group, &taken);
    let done = predicate(line, contents, group, modality.as_ref());
    let mut fields = Fields {
        action: Field::new(line.text(&done).to_owned(), line.span(&done), line.reason(rule, &done, "what is done")),
        quantities: within(&contents.quantities, domain)
            .filter(|(words, _)| !is_of_another(line, words, &action, domain))
            .map(|(_, quantity)| quantity.clone())
            .collect(),
        flags: Vec::new(),
        parties,
        modality,
        places,
        deadlines,
        duration,
        conditions,
        exceptions,
    };
    fields.flags = flags(line, group, &fields, is_passive);
    fields
}

/// What a clause that opens a list says for its items.
pub(super) fn lead(line: &Line<'_>, contents: &Contents) -> Lead {
    let domain = line.body()..line.words.len();
    let end = line.words.len()..line.words.len();
    let modality = modality(line, &end, &domain);
    Lead { obligors: subjects(line, &contents.parties, &[], &end, &domain), modality }
}

/// How many of the fields that make a mechanism are there: 1 to 3, after PA-X.
pub(super) fn detail(fields: &Fields) -> u8 {
    let parts = [
        !fields.deadlines.is_empty(),
        fields.duration.is_some(),
        !fields.quantities.is_empty(),
        fields.parties.iter().any(|(role, _)| *role == PartyRole::Supervisor || *role == PartyRole::Guarantor),
        fields.places.len() > 1,
    ];
    match parts.into_iter().filter(|part| *part).count() {
        0 => 1,
        1 => 2,
        _ => 3,
    }
}

fn within<'a, T>(
    all: &'a [(Range<usize>, T)],
    domain: &'a Range<usize>,
) -> impl Iterator<Item = &'a (Range<usize>, T)> {
    all.iter().filter(|(words, _)| domain.contains(&words.start))
}

/// The modality nearest before the action, else one that the action is part of, else the nearest in the passage.
fn modality(line: &Line<'_>, action: &Range<usize>, domain: &Range<usize>) -> Option<Field<Modality>> {
    let asked = &line.lexicon.asked;
    let reach = domain.start..action.end.max(domain.start);
    let met = |reach: Range<usize>| {
        let rules = line.lexicon.modalities.iter();
        rules.flat_map(move |rule| {
            let reach = reach.clone();
            let met = rule.patterns.iter().flat_map(move |pattern| pattern.all_in(line, reach.clone()));
            // "By 1 May": the month is no verb.
            let met = met.filter(|met| !line.is_part(met.marked.start, line.lexicon.marks.date));
            met.map(move |met| (rule.means, rule.name.as_str(), met.marked))
        })
    };
    let before = |reach: Range<usize>| {
        let is_relative = |at: usize| at.checked_sub(1).is_some_and(|before| line.is(before, asked.relative));
        met(reach).max_by_key(|(_, _, words)| (!is_relative(words.start), words.end, words.len()))
    };
    // "A ceasefire … shall enter into force": the verb follows.
    let after = |reach| met(reach).min_by_key(|(_, _, words)| (words.start, usize::MAX - words.len()));
    let found = before(reach.clone()).or_else(|| after(reach.end..domain.end));
    let found = found.or_else(|| before(line.body()..domain.start)).or_else(|| after(domain.end..line.words.len()));
    let (means, rule, words) = found?;
    // "Decides that … are established": what opens the passage governs what only says how things are.
    let opening = met(line.body()..domain.end).find(|(own, _, words)| {
        words.start <= line.body() + 1 && matches!(own, Modality::Obligation | Modality::Request)
    });
    let is_firm = line.is(words.start, asked.modal) || means == Modality::Prohibition;
    let (means, rule, words) = opening.filter(|_| !is_firm).unwrap_or((means, rule, words));
    // "Shall have the right", "will be permitted": the modal verb before it is the word.
    let verb = (words.start.saturating_sub(3)..words.start).find(|&at| line.is(at, asked.modal));
    let own = verb.and_then(|at| met(at..at + 1).find(|(own, ..)| *own != Modality::Declaration));
    let (means, rule, words) = match (own, verb) {
        (_, Some(at)) if means == Modality::Prohibition => (means, rule, at..words.end),
        (Some(own), _) => own,
        _ => (means, rule, words),
    };
    Some(Field::new(means, line.span(&words), line.reason(rule, &words, means.word())))
}

/// The deadlines and the duration of a domain.
fn times(
    line: &Line<'_>,
    contents: &Contents,
    action: &Range<usize>,
    domain: &Range<usize>,
) -> (Vec<Deadline>, Option<Duration>) {
    let all = &contents.times.deadlines;
    let own =
        all.iter().filter(|(words, ..)| domain.contains(&words.start) && !is_of_another(line, words, action, domain));
    let mut deadlines: Vec<Deadline> = own.map(|(_, deadline, _)| deadline.clone()).collect();
    if deadlines.is_empty() {
        let shared = all.iter().find(|(words, ..)| is_shared(line, words, domain));
        deadlines.extend(shared.map(|(_, deadline, _)| deadline.clone()));
    }
    let has_date = deadlines.iter().any(|deadline| deadline.kind != DeadlineKind::Conditional);
    deadlines.retain(|deadline| deadline.kind != DeadlineKind::Conditional || !has_date);
    let durations = contents.times.durations.iter();
    let duration =
        durations.filter(|(words, ..)| domain.contains(&words.start)).map(|(_, duration, _)| duration.clone());
    (deadlines, duration.into_iter().next())
}

/// Whether some words after an action are another clause's: one with a subject and a verb of its own stands
/// between, or they are that subject.
fn is_of_another(line: &Line<'_>, words: &Range<usize>, action: &Range<usize>, domain: &Range<usize>) -> bool {
    let is_modal = |at: usize| line.is(at, line.lexicon.asked.modal);
    // "A withdrawal … shall begin": the action is the subject itself.
    let has_verb = (domain.start..action.end).any(is_modal);
    let is_subject = || line.modal_after(words.end).is_some_and(|verb| line.has_own_clause(words.end..verb + 1));
    words.start >= action.end && has_verb && (line.has_own_clause(action.end..words.start) || is_subject())
}

/// Whether a deadline speaks for a domain that it stands outside of: it opens the passage, or it closes a
/// statement that the domain is part of.
fn is_shared(line: &Line<'_>, deadline: &Range<usize>, domain: &Range<usize>) -> bool {
    let parts = |at: usize| line.is_stop(at) || line.is(at, line.lexicon.asked.modal);
    let opens = deadline.start == line.body() && !(deadline.end..domain.start).any(|at| line.is_stop(at));
    let closes = deadline.start >= domain.end && !(domain.end..deadline.start).any(parts);
    opens || closes
}

/// Conditions and exceptions, as written.
fn clause_parts(line: &Line<'_>, domain: &Range<usize>) -> (Vec<Field<String>>, Vec<Field<String>>) {
    let (mut conditions, mut exceptions) = (Vec::new(), Vec::new());
    for rule in &line.lexicon.clause_parts {
        for met in rule.patterns.iter().flat_map(|pattern| pattern.all_in(line, domain.clone())) {
            let mut end = line.noun_phrase_end(met.words.end);
            // A condition runs to the end of its clause, prepositions and verbs and all.
            while end < domain.end && !line.is_stop(end) && line.letters(end) != "," {
                end += 1;
            }
            if end == met.words.end {
                continue;
            }
            let words = met.words.start..end;
            let part = Field::new(
                line.text(&words).to_owned(),
                line.span(&words),
                line.reason(&rule.name, &met.words, "starts it"),
            );
            match rule.means {
                ClausePart::Condition => conditions.push(part),
                ClausePart::Exception => exceptions.push(part),
            }
        }
    }
    (conditions, exceptions)
}

fn flags(line: &Line<'_>, group: &CueGroup<'_>, fields: &Fields, is_passive: bool) -> Vec<Flag> {
    let mut flags = Vec::new();
    if is_passive && !fields.parties.iter().any(|(role, _)| *role == PartyRole::Obligor) {
        flags.push(Flag::AgentNotNamed);
    }
    let is_open = |deadline: &Deadline| {
        deadline.kind == DeadlineKind::Absolute && matches!(deadline.bound, Bound::By | Bound::Until)
    };
    if fields.deadlines.iter().any(is_open) {
        flags.push(Flag::DateInclusive);
    }
    let open = fields.places.iter().filter(|place| place.value.place.is_none());
    flags.extend(open.map(|place| if place.value.is_strange() { Flag::PlaceUnknown } else { Flag::PlaceAmbiguous }));
    for rule in line.lexicon.flags.iter().filter(|rule| rule.is_about(group.category)) {
        if rule.patterns.iter().any(|pattern| pattern.is_in(line, group.domain.clone())) {
            flags.push(rule.means);
        }
    }
    for (gate, flag) in [(Gate::Denial, Flag::Negated), (Gate::Speech, Flag::Attributed)] {
        if gate_in(line, gate) {
            flags.push(flag);
        }
    }
    flags.sort_unstable();
    flags.dedup();
    flags
}

/// Whether a gate's patterns are met in a line.
pub(super) fn gate_in(line: &Line<'_>, gate: Gate) -> bool {
    let gates = line.lexicon.gates.iter().filter(|rule| rule.means == gate);
    gates.flat_map(|rule| &rule.patterns).any(|pattern| pattern.is_in(line, 0..line.words.len()))
}
