//! What each place is to a provision, by the words around its name.

use super::{
    category::Category,
    contents::Contents,
    cues::CueGroup,
    field::{Field, PlaceUse, Role},
    line::{Line, Name},
};
use crate::{
    ground::text::Span,
    linking::mention::{Resolution, Sense},
    places::kind::PlaceKind,
};
use std::ops::Range;

/// The rule by which a place has the usual role of its category.
const DEFAULT: &str = "default_role";

/// The places of a group of cues, each with its role; names inside the phrases of its parties are none,
/// but for the ends of a way.
pub(super) fn places(
    line: &Line<'_>,
    contents: &Contents,
    group: &CueGroup<'_>,
    parties: &[Span],
) -> Vec<Field<PlaceUse>> {
    let mut found: Vec<(Range<usize>, Field<PlaceUse>)> = Vec::new();
    // Where the last name ends that is a party, or is listed with one.
    let mut party_end = None;
    let names = line.names.iter().filter(|name| group.domain.contains(&name.words.start));
    for name in names.filter(|name| matches!(name.mention.sense, Sense::Place | Sense::Actor)) {
        let own = own_role(line, group, name);
        let is_actor = name.mention.sense == Sense::Actor;
        let is_clock = contents.times.taken.iter().any(|taken| taken.contains(&name.words.start));
        if is_clock {
            continue;
        }
        let is_party = contents.parties.iter().any(|party| is_more_than(line, &party.words, name));
        let before = found.last().filter(|(words, _)| is_listed(line, words.end, name.words.start));
        let before = before.map(|(_, place)| (place.value.role, "listed"));
        // What is listed with a place has its part, unless it is expressly left out.
        let is_excluded = own.is_some_and(|(role, _)| role == Role::Excluded);
        let listed = before.filter(|_| !is_actor && !is_excluded);
        let fitting = listed.or(own);
        // What an event is told by is no place of what waits for it.
        let is_when = contents.times.deadlines.iter().any(|(words, ..)| words.contains(&name.words.start));
        let default = line.lexicon.default_roles.get(&group.category).copied().unwrap_or(Role::Reference);
        // A line that is named bounds something.
        let default = if name.kind == Some(PlaceKind::Line) { Role::Boundary } else { default };
        let of_persons = contents
            .parties
            .iter()
            .any(|party| party.words.contains(&name.words.start) && are_persons(line, &party.words));
        // "Under the guarantee of A, B and C": what is listed with a party is one.
        let goes_on = own.is_none() && party_end.is_some_and(|end| is_listed(line, end, name.words.start));
        let is_inside = !of_persons && (goes_on || parties.iter().any(|party| party.contains(name.mention.span)));
        if is_inside {
            party_end = Some(name.words.end);
        }
        // "A gives B the island, which A …": who gives and takes is not what passes.
        let is_named = default == Role::Transferred && has_party_named(line, parties, name);
        let fitting = fitting.filter(|(role, _)| !is_inside || matches!(role, Role::Endpoint | Role::Route));
        let (role, because) = match fitting {
            // Of whose status it speaks, that is the area too: "the independence of A".
            Some(told)
                if !is_actor
                    || matches!(told.0, Role::Endpoint | Role::Route)
                    || group.category == Category::Status && told.0 == Role::Area =>
            {
                told
            }
            None if !(is_actor || is_party || is_inside || is_when || is_named) && stands_for_place(line, name) => {
                (default, DEFAULT)
            }
            Some(_) | None => continue,
        };
        let place = name.mention.place().cloned();
        let is_strange = name.mention.resolution == Resolution::Unmatched;
        let kind = is_strange.then(|| name.kind.unwrap_or(PlaceKind::Other));
        let value = PlaceUse { name: line.text(&name.words).to_owned(), place, role, kind };
        let reason = line.reason(because, &name.words, role.word());
        found.push((name.words.clone(), Field::new(value, name.mention.span, reason)));
    }
    each_once(found.into_iter().map(|(_, place)| place))
}

/// The uses of places, each place once in a role.
fn each_once(found: impl Iterator<Item = Field<PlaceUse>>) -> Vec<Field<PlaceUse>> {
    let mut places: Vec<Field<PlaceUse>> = Vec::new();
    for place in found {
        let is_same =
            |other: &&mut Field<PlaceUse>| other.value.role == place.value.role && is_one(&other.value, &place.value);
        match places.iter_mut().find(is_same) {
            // Once is enough; rather where it is said what it is.
            Some(other) if is_default(other) && !is_default(&place) => *other = place,
            Some(_) => {}
            None => places.push(place),
        }
    }
    places
}

/// Whether one of the parties is the place that a name stands for.
fn has_party_named(line: &Line<'_>, parties: &[Span], name: &Name<'_>) -> bool {
    let place = name.mention.place();
    let mut named = line.names.iter().filter(|other| parties.iter().any(|party| party.contains(other.mention.span)));
    place.is_some() && named.any(|other| other.mention.place() == place)
}

/// Whether two uses are of one place.
fn is_one(a: &PlaceUse, b: &PlaceUse) -> bool {
    if a.place.is_some() { a.place == b.place } else { b.place.is_none() && a.name == b.name }
}

fn is_default(place: &Field<PlaceUse>) -> bool {
    place.reasons.iter().any(|reason| reason.rule == DEFAULT)
}

/// Whether a name that no word tells a role may be a place of the provision: not one who acts ("A maintains
/// that", "A and B shall meet"), nor with whom or against whom something is done.
fn stands_for_place(line: &Line<'_>, name: &Name<'_>) -> bool {
    let asked = &line.lexicon.asked;
    let joins = |at: usize| line.letters(at) == "," || line.is(at, asked.and);
    let (mut first, mut end) = (name.words.start, name.words.end);
    while let Some(earlier) = first.checked_sub(2).filter(|_| joins(first - 1)).and_then(|last| line.name_at(last)) {
        first = earlier.words.start;
    }
    while let Some(later) = Some(end + 1).filter(|_| joins(end)).and_then(|next| line.name_at(next)) {
        end = later.words.end;
    }
    while first > line.body() && line.is(first - 1, asked.determiner) {
        first -= 1;
    }
    let before = first.checked_sub(1).filter(|_| first > line.body());
    if before.is_some_and(|before| line.is(before, asked.no_slot)) {
        return false;
    }
    let opens = before.is_none_or(|before| {
        let classes = [asked.and, asked.conjunction, asked.relative];
        matches!(line.letters(before), "," | ":")
            || line.is_stop(before)
            || classes.into_iter().any(|class| line.is(before, class))
    });
    if !opens {
        return true;
    }
    let after = line.aside_end(end).unwrap_or(end);
    let Some(verb) = line.modal_after(end) else {
        let is_word = line.words.get(after).is_some_and(|word| !word.is_sign && !word.is_raised);
        let others = [
            asked.be,
            asked.passing,
            asked.preposition,
            asked.and,
            asked.ground,
            asked.area,
            asked.place_noun,
            asked.relative,
        ];
        return !is_word || others.into_iter().any(|class| line.is(after, class));
    };
    (verb..verb + 3).any(|at| line.is(at, asked.be) || line.is(at, asked.passing))
}

/// Whether a party are persons, whose place says where: "residents of …".
fn are_persons(line: &Line<'_>, party: &Range<usize>) -> bool {
    line.is(party.start, line.lexicon.marks.persons)
}

/// Whether the phrase of a party holds a name and more than it: "the government of …".
fn is_more_than(line: &Line<'_>, party: &Range<usize>, name: &Name<'_>) -> bool {
    let is_small = |at: usize| name.words.contains(&at) || line.is(at, line.lexicon.asked.determiner);
    party.contains(&name.words.start) && !party.clone().all(is_small) && !are_persons(line, party)
}

/// The role that the words around a name give it.
fn own_role<'a>(line: &'a Line<'_>, group: &CueGroup<'_>, name: &Name<'_>) -> Option<(Role, &'a str)> {
    let rules = line.lexicon.roles.iter().filter(|rule| rule.is_about(group.category));
    let rule = rules.into_iter().find(|rule| rule.around(line, &name.words, &group.domain).is_some())?;
    Some((rule.means, rule.name.as_str()))
}

/// Whether only words that join a list stand between two names.
fn is_listed(line: &Line<'_>, from: usize, to: usize) -> bool {
    let asked = &line.lexicon.asked;
    let is_joint = |at: usize| line.letters(at) == "," || line.is(at, asked.and);
    let is_small = |at: usize| {
        is_joint(at) || line.is(at, asked.determiner) || line.is(at, asked.place_noun) || line.is(at, asked.modifier)
    };
    let is_row = from <= to && to - from <= 6 && (from..to).any(is_joint) && (from..to).all(is_small);
    is_row || from == to && line.is_dashed(to)
}
