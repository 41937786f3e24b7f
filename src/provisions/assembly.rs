//! The fields of one provision, read from the words of its cues' domain.

use super::{
    cues::CueGroup,
    deadlines::{Times, noun_phrase_end, reason},
    field::{Field, Flag, Modality, Party, PartyRole, PlaceUse},
    lexicon::{ClausePart, Gate, Voice},
    line::Line,
    parties::FoundParty,
    quantity::Quantity,
    roles,
    time::{Bound, Deadline, DeadlineKind, Duration},
};
use crate::{
    ground::text::Span,
    linking::mention::{Resolution, Sense},
};
use std::ops::Range;

/// What a line holds besides its cues.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) times: Times,
    pub(super) parties: Vec<FoundParty>,
    pub(super) quantities: Vec<(Range<usize>, Quantity)>,
}

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
    let is_passive = voice(line, &action, domain) == Some(Voice::Passive);
    let mut parties = named_parties(line, contents, group);
    let has_obligor = parties.iter().any(|(role, _)| *role == PartyRole::Obligor);
    if !has_obligor && !is_passive {
        let mut subjects = subjects(line, contents, &action, domain);
        if subjects.is_empty() {
            subjects.clone_from(&lead.obligors);
        }
        parties.splice(0..0, subjects.into_iter().map(|party| (PartyRole::Obligor, party)));
    }
    let (deadlines, duration) = times(contents, domain);
    let (conditions, exceptions) = clause_parts(line, domain);
    let taken: Vec<Span> = parties.iter().map(|(_, party)| party.span).collect();
    let places = roles::places(line, contents, group, &taken);
    let mut fields = Fields {
        action: Field::new(
            line.text(&action).to_owned(),
            line.span(&action),
            reason(line, rule, &action, "what is done"),
        ),
        quantities: within(&contents.quantities, domain).map(|(_, quantity)| quantity.clone()).collect(),
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
    Lead { obligors: subjects(line, contents, &end, &domain), modality }
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

/// The voice of an action, where the words around it tell.
fn voice(line: &Line<'_>, action: &Range<usize>, domain: &Range<usize>) -> Option<Voice> {
    let mut voices = line.lexicon.voices.iter();
    let told = voices.find(|voice| voice.patterns.iter().any(|one| one.around(line, action, domain).is_some()));
    told.map(|voice| voice.means)
}

/// The modality nearest before the action, else one that the action is part of.
fn modality(line: &Line<'_>, action: &Range<usize>, domain: &Range<usize>) -> Option<Field<Modality>> {
    let reach = domain.start..action.end.max(domain.start);
    let met = |reach: Range<usize>| {
        let rules = line.lexicon.modalities.iter();
        rules.flat_map(move |rule| {
            let reach = reach.clone();
            let met = rule.patterns.iter().flat_map(move |pattern| pattern.all_in(line, reach.clone()));
            met.map(move |met| (rule, met.marked))
        })
    };
    let before = met(reach.clone()).max_by_key(|(_, words)| (words.end, words.len()));
    // "A ceasefire … shall enter into force": the verb follows.
    let after = || met(reach.end..domain.end).min_by_key(|(_, words)| (words.start, usize::MAX - words.len()));
    let (rule, words) = before.or_else(after)?;
    Some(Field::new(rule.means, line.span(&words), reason(line, &rule.name, &words, rule.means.word())))
}

fn field(line: &Line<'_>, party: &FoundParty, rule: &str, text: &str) -> Field<Party> {
    Field::new(party.party(line), line.span(&party.words), reason(line, rule, &party.words, text))
}

/// The parties whose part the words around them tell, and names of places that such words make parties.
fn named_parties(line: &Line<'_>, contents: &Contents, group: &CueGroup<'_>) -> Vec<(PartyRole, Field<Party>)> {
    let mut found: Vec<(PartyRole, Field<Party>)> = Vec::new();
    let is_known = |at: usize| contents.parties.iter().any(|party| party.words.contains(&at));
    let names = line.names.iter().filter(|name| name.mention.sense == Sense::Place && !is_known(name.words.start));
    let names = names.map(|name| FoundParty { words: name.words.clone(), place: name.mention.place().cloned() });
    let names: Vec<FoundParty> = names.collect();
    let all = contents.parties.iter().map(|party| (party, false)).chain(names.iter().map(|party| (party, true)));
    for (party, is_name) in all.filter(|(party, _)| group.domain.contains(&party.words.start)) {
        let rules = line.lexicon.parties.iter().filter(|rule| rule.is_about(group.category));
        // A bare name of a place is made a party only by words that are about the category.
        let rule = rules.filter(|rule| !is_name || !rule.categories.is_empty()).find(|rule| {
            rule.patterns.iter().any(|pattern| pattern.around(line, &party.words, &group.domain).is_some())
        });
        if let Some(rule) =
            rule.filter(|rule| !is_name || matches!(rule.means, PartyRole::Beneficiary | PartyRole::Controller))
        {
            found.push((rule.means, field(line, party, &rule.name, rule.means.word())));
        }
    }
    found.sort_by_key(|(_, party)| party.span.start);
    found
}

/// Those who do it: the party nearest before the action that no preposition leads to, and those listed
/// with it; else a name that stands right before the verb.
fn subjects(line: &Line<'_>, contents: &Contents, action: &Range<usize>, domain: &Range<usize>) -> Vec<Field<Party>> {
    let asked = &line.lexicon.asked;
    let is_free = |party: &FoundParty| {
        let before = party.words.start.checked_sub(1);
        !line.is_owner(&party.words)
            && !before.is_some_and(|before| line.is(before, asked.preposition) || line.is(before, asked.of))
    };
    let is_pronoun = |at: usize| line.is(at, asked.pronoun);
    let before = |party: &FoundParty, end: usize| party.words.end <= end && is_free(party);
    let own = |party: &FoundParty| domain.contains(&party.words.start) && before(party, action.start);
    // Rather the party that a modal verb follows than one that is the object of another verb.
    let leads = |party: &FoundParty| (party.words.end..party.words.end + 3).any(|at| line.is(at, asked.modal));
    let leading = contents.parties.iter().rposition(|party| own(party) && leads(party));
    let own = leading.or_else(|| contents.parties.iter().rposition(own));
    let own = own.or_else(|| contents.parties.iter().rposition(|party| before(party, domain.start)));
    let Some(mut last) = own else {
        return name_before(line, action, domain).into_iter().collect();
    };
    let mut found = Vec::new();
    if let Some(party) = contents.parties.get(last)
        && (party.words.end..action.start).any(is_pronoun)
    {
        return found;
    }
    while let Some(party) = contents.parties.get(last) {
        found.push(field(line, party, "subject", "who does it"));
        let Some(earlier) = last.checked_sub(1).and_then(|at| contents.parties.get(at)) else {
            break;
        };
        let is_joint = |at: usize| line.is(at, asked.and) || line.letters(at) == ",";
        let between = earlier.words.end..party.words.start;
        if between.is_empty() || !between.clone().all(is_joint) || !is_free(earlier) {
            break;
        }
        last -= 1;
    }
    found.reverse();
    found
}

/// A name used as a place that stands right before the verb: "X renounces".
fn name_before(line: &Line<'_>, action: &Range<usize>, domain: &Range<usize>) -> Option<Field<Party>> {
    let near = |name: &&super::line::Name<'_>| {
        domain.contains(&name.words.start) && name.words.end <= action.start && action.start - name.words.end <= 1
    };
    let name = line.names.iter().rev().find(near)?;
    let is_led = name.words.start.checked_sub(1).is_some_and(|before| line.is(before, line.lexicon.asked.preposition));
    let party = FoundParty { words: name.words.clone(), place: name.mention.place().cloned() };
    (!is_led).then(|| field(line, &party, "name_before_verb", "who does it"))
}

/// The deadlines and the duration of a domain.
fn times(contents: &Contents, domain: &Range<usize>) -> (Vec<Deadline>, Option<Duration>) {
    let deadlines = contents.times.deadlines.iter().filter(|(words, ..)| domain.contains(&words.start));
    let mut deadlines: Vec<Deadline> = deadlines.map(|(_, deadline, _)| deadline.clone()).collect();
    let has_date = deadlines.iter().any(|deadline| deadline.kind != DeadlineKind::Conditional);
    deadlines.retain(|deadline| deadline.kind != DeadlineKind::Conditional || !has_date);
    let durations = contents.times.durations.iter();
    let duration =
        durations.filter(|(words, ..)| domain.contains(&words.start)).map(|(_, duration, _)| duration.clone());
    (deadlines, duration.into_iter().next())
}

/// Conditions and exceptions, as written.
fn clause_parts(line: &Line<'_>, domain: &Range<usize>) -> (Vec<Field<String>>, Vec<Field<String>>) {
    let (mut conditions, mut exceptions) = (Vec::new(), Vec::new());
    for rule in &line.lexicon.clause_parts {
        for met in rule.patterns.iter().flat_map(|pattern| pattern.all_in(line, domain.clone())) {
            let mut end = noun_phrase_end(line, met.words.end);
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
                reason(line, &rule.name, &met.words, "starts it"),
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
    let ambiguous = line.names.iter().any(|name| {
        group.domain.contains(&name.words.start)
            && name.mention.resolution == Resolution::Ambiguous
            && fields.places.iter().any(|place| place.span == name.mention.span)
    });
    if ambiguous {
        flags.push(Flag::PlaceAmbiguous);
    }
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
