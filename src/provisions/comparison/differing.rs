//! What differs between two provisions that are counterparts.

use super::{Aspect, Difference, Side, bound_word, length_text, reader::Reader};
use crate::{
    ground::{
        folding::{fold_name, folded_words},
        text::Span,
    },
    provisions::{
        field::{Field, Party, PartyRole, PlaceUse, Role},
        moment::Day,
        provision::Provision,
        quantity::{Precision, Quantity},
        time::{Deadline, LengthWords},
    },
};

/// How many letters of a verb are the same when it is the same verb.
const SAME_STEM: usize = 4;

/// What differs, in the order of [`Aspect`].
pub(super) fn differences(
    one: &Provision,
    two: &Provision,
    first: &Reader<'_>,
    second: &Reader<'_>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    moments((one.deadline.as_ref(), first), (two.deadline.as_ref(), second), &mut found);
    durations(one, two, &mut found);
    places(one, two, &mut found);
    quantities(&one.quantities, &two.quantities, &mut found);
    verbs(one, two, &mut found);
    if let (Some(a), Some(b)) = (&one.modality, &two.modality)
        && a.value != b.value
    {
        let side = |reader: &Reader<'_>, span: Span| Side::says(reader.version.document.words(span), span);
        found.push(Difference { aspect: Aspect::Modality, first: side(first, a.span), second: side(second, b.span) });
    }
    parties(one, two, &mut found);
    found.sort_by_key(|difference| difference.aspect);
    found
}

type Stated<'a> = (Option<&'a Deadline>, &'a Reader<'a>);

fn moments((one, first): Stated<'_>, (two, second): Stated<'_>, found: &mut Vec<Difference>) {
    let days = [day_of(one, first), day_of(two, second)];
    let is_same_day = match days {
        // A year that only one of them writes makes no other day.
        [Some(a), Some(b)] => (a.month, a.of_month) == (b.month, b.of_month) && (a.year.is_none() || b.year.is_none()),
        _ => false,
    };
    let dated = |deadline: Option<&Deadline>, day: Option<Day>| {
        let deadline = deadline?;
        let text = deadline.iso().or_else(|| day.map(|_| deadline.text.clone()))?;
        Some(Side::says(text, deadline.span))
    };
    if !is_same_day {
        push(Aspect::Date, dated(one, days[0]), dated(two, days[1]), found);
    }
    if let (Some(a), Some(b)) = (one, two)
        && a.bound != b.bound
        && (a.date.is_some() && b.date.is_some() || is_same_day)
    {
        let side = |deadline: &Deadline| {
            let word = deadline.preposition.clone().unwrap_or_else(|| bound_word(deadline.bound).to_owned());
            Side::says(word, deadline.span)
        };
        found.push(Difference { aspect: Aspect::Bound, first: side(a), second: side(b) });
    }
    let offset = |deadline: Option<&Deadline>| {
        let deadline = deadline?;
        Some(Side::says(length_text(deadline.offset?), deadline.span))
    };
    push(Aspect::Offset, offset(one), offset(two), found);
}

/// The day that a deadline names, its year left open where the text does.
fn day_of(deadline: Option<&Deadline>, reader: &Reader<'_>) -> Option<Day> {
    crate::provisions::dates::moments(&reader.line(deadline?.span)).into_iter().find_map(|moment| moment.day)
}

fn durations(one: &Provision, two: &Provision, found: &mut Vec<Difference>) {
    let length = |provision: &Provision| {
        let duration = provision.duration.as_ref()?;
        Some(Side::says(length_text(duration.length), duration.span))
    };
    push(Aspect::Duration, length(one), length(two), found);
    let words = |words: Option<&LengthWords>| {
        let words = words?;
        Some(Side::says(words.length.map_or_else(|| words.text.clone(), length_text), words.span))
    };
    let renewal = |provision: &Provision| words(provision.duration.as_ref().and_then(|own| own.renewal.as_ref()));
    push(Aspect::Renewal, renewal(one), renewal(two), found);
    let notice = |provision: &Provision| words(provision.duration.as_ref().and_then(|own| own.notice.as_ref()));
    push(Aspect::Notice, notice(one), notice(two), found);
}

/// Notes a difference unless both sides say the same, or nothing.
fn push(aspect: Aspect, first: Option<Side>, second: Option<Side>, found: &mut Vec<Difference>) {
    let text = |side: &Option<Side>| side.as_ref().map(|side| side.text.clone());
    if text(&first) != text(&second) {
        let side = |side: Option<Side>| side.unwrap_or_else(Side::silent);
        found.push(Difference { aspect, first: side(first), second: side(second) });
    }
}

fn places(one: &Provision, two: &Provision, found: &mut Vec<Difference>) {
    let named = |provision: &Provision| -> Vec<(String, Role, Field<PlaceUse>)> {
        let places = provision.places.iter().filter(|place| place.value.role != Role::Reference);
        let mut named: Vec<(String, Role, Field<PlaceUse>)> = Vec::new();
        for place in places {
            let id = place.value.place.as_ref().map_or_else(|| fold_name(&place.value.name), ToString::to_string);
            if !named.iter().any(|(known, role, _)| *known == id && *role == place.value.role) {
                named.push((id, place.value.role, place.clone()));
            }
        }
        named
    };
    let (ones, twos) = (named(one), named(two));
    let side = |place: &Field<PlaceUse>| Side::says(place.value.name.clone(), place.span);
    let with_role =
        |place: &Field<PlaceUse>| Side::says(format!("{} ({})", place.value.name, place.value.role.word()), place.span);
    for (id, role, place) in &ones {
        match twos.iter().find(|(other, ..)| other == id) {
            None => found.push(Difference { aspect: Aspect::Place, first: side(place), second: Side::silent() }),
            Some(_) if twos.iter().any(|(other, same, _)| other == id && same == role) => {}
            Some((_, _, other)) => {
                found.push(Difference { aspect: Aspect::Role, first: with_role(place), second: with_role(other) });
            }
        }
    }
    for (id, _, place) in &twos {
        if !ones.iter().any(|(other, ..)| other == id) {
            found.push(Difference { aspect: Aspect::Place, first: Side::silent(), second: side(place) });
        }
    }
}

fn quantities(ones: &[Quantity], twos: &[Quantity], found: &mut Vec<Difference>) {
    let same = |a: &Quantity, b: &Quantity| {
        let near = (a.value - b.value).abs() < 1e-9 && a.unit == b.unit;
        near && (a.precision == b.precision || a.unit.is_none())
    };
    let lone = |own: &'_ [Quantity], others: &[Quantity]| -> Vec<Quantity> {
        own.iter().filter(|quantity| !others.iter().any(|other| same(quantity, other))).cloned().collect()
    };
    let (mut left, mut right) = (lone(ones, twos), lone(twos, ones));
    let side = |quantity: &Quantity| Side::says(shown(quantity), quantity.span);
    while let Some(quantity) = left.first().cloned() {
        left.remove(0);
        // What is counted or measured alike is the same quantity with another number.
        let partner = right.iter().position(|other| other.unit == quantity.unit && alike(&quantity, other));
        let partner = partner.or_else(|| right.iter().position(|other| other.unit == quantity.unit));
        let second = partner.map_or_else(Side::silent, |at| side(&right.remove(at)));
        found.push(Difference { aspect: Aspect::Quantity, first: side(&quantity), second });
    }
    for quantity in &right {
        found.push(Difference { aspect: Aspect::Quantity, first: Side::silent(), second: side(quantity) });
    }
}

/// Whether two quantities count the same kind of thing.
fn alike(one: &Quantity, two: &Quantity) -> bool {
    let words = |quantity: &Quantity| folded_words(quantity.what.as_deref().unwrap_or_default());
    let others = words(two);
    words(one).iter().any(|word| others.iter().any(|other| is_same_stem(&word.letters, &other.letters)))
}

fn shown(quantity: &Quantity) -> String {
    let precision = match quantity.precision {
        Precision::Exact => String::new(),
        other => format!("{} ", other.word()),
    };
    let unit = quantity.unit.as_ref().or(quantity.what.as_ref());
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{precision}{}{unit}", quantity.value)
}

/// Verbs differ when neither document has the other's.
fn verbs(one: &Provision, two: &Provision, found: &mut Vec<Difference>) {
    let has = |provision: &Provision, action: &str| {
        let words = folded_words(&provision.evidence.quote);
        let joined = fold_name(&provision.evidence.quote).replace(' ', "");
        joined.contains(&fold_name(action).replace(' ', ""))
            || folded_words(action)
                .iter()
                .all(|word| words.iter().any(|other| is_same_stem(&word.letters, &other.letters)))
    };
    if !has(two, &one.action.value) && !has(one, &two.action.value) {
        let side = |provision: &Provision| Side::says(provision.action.value.clone(), provision.action.span);
        found.push(Difference { aspect: Aspect::Verb, first: side(one), second: side(two) });
    }
}

fn is_same_stem(one: &str, two: &str) -> bool {
    let common = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).count();
    common >= SAME_STEM || one == two
}

fn parties(one: &Provision, two: &Provision, found: &mut Vec<Difference>) {
    let obligors =
        |provision: &Provision| -> Vec<Field<Party>> { provision.parties_as(PartyRole::Obligor).cloned().collect() };
    let (ones, twos) = (obligors(one), obligors(two));
    let is_same = |a: &Field<Party>, b: &Field<Party>| {
        if let (Some(a), Some(b)) = (&a.value.place, &b.value.place) {
            return a == b;
        }
        let (a, b) = (fold_name(&a.value.name), fold_name(&b.value.name));
        a.contains(&b) || b.contains(&a)
    };
    let meet = ones.iter().any(|a| twos.iter().any(|b| is_same(a, b)));
    if meet || ones.is_empty() || twos.is_empty() {
        return;
    }
    let side = |parties: &[Field<Party>]| {
        let names: Vec<&str> = parties.iter().map(|party| party.value.name.as_str()).collect();
        parties.first().map_or_else(Side::silent, |party| Side::says(names.join("; "), party.span))
    };
    found.push(Difference { aspect: Aspect::Party, first: side(&ones), second: side(&twos) });
}
