//! A provision as the formats write it: its place's title and kind filled in, its moments in ISO 8601.

use crate::{
    places::{kind::PlaceKind, place::PlaceId},
    project::Project,
    provisions::{
        field::{Field, Party, PartyRole, PlaceUse},
        provision::Provision,
        quantity::{Precision, Quantity},
        time::{Deadline, Duration, Length, LengthWords},
    },
};
use serde::Serialize;

/// A provision. Absent fields are `null`, so that an empty field is seen to be empty.
#[derive(Debug, Serialize)]
pub(super) struct ProvisionRecord<'a> {
    pub(super) id: String,
    pub(super) clause: Option<&'a str>,
    pub(super) locator: String,
    pub(super) category: &'static str,
    pub(super) pax: &'static [&'static str],
    pub(super) standing: &'static str,
    pub(super) detail: u8,
    pub(super) modality: Option<ModalityRecord<'a>>,
    pub(super) action: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quote: &'a str,
    pub(super) obligor: Option<String>,
    pub(super) beneficiary: Option<String>,
    pub(super) guarantor: Option<String>,
    pub(super) controller: Option<String>,
    pub(super) supervisor: Option<String>,
    pub(super) parties: Vec<PartyRecord<'a>>,
    pub(super) places: Vec<PlaceRecord<'a>>,
    pub(super) deadline: Option<DeadlineRecord<'a>>,
    pub(super) duration: Option<DurationRecord<'a>>,
    pub(super) quantities: Vec<QuantityRecord<'a>>,
    pub(super) conditions: Vec<WordsRecord<'a>>,
    pub(super) exceptions: Vec<WordsRecord<'a>>,
    pub(super) flags: Vec<&'static str>,
    pub(super) reasons: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct ModalityRecord<'a> {
    pub(super) kind: &'static str,
    pub(super) text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct PartyRecord<'a> {
    role: &'static str,
    name: &'a str,
    place_id: Option<&'a str>,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct PlaceRecord<'a> {
    place_id: Option<&'a str>,
    pub(super) name: &'a str,
    surface: &'a str,
    kind: Option<&'static str>,
    #[serde(skip)]
    pub(super) is_strange: bool,
    pub(super) role: &'static str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct DeadlineRecord<'a> {
    pub(super) text: &'a str,
    pub(super) kind: &'static str,
    pub(super) date: Option<String>,
    last_date: Option<String>,
    pub(super) preposition: Option<&'a str>,
    bound: &'static str,
    zone: Option<&'a str>,
    offset: Option<String>,
    relative_to: Option<&'a str>,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct DurationRecord<'a> {
    pub(super) text: &'a str,
    pub(super) length: String,
    at_least: bool,
    pub(super) renewal: Option<LengthRecord<'a>>,
    pub(super) notice: Option<LengthRecord<'a>>,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct LengthRecord<'a> {
    pub(super) text: &'a str,
    pub(super) length: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct QuantityRecord<'a> {
    value: f64,
    unit: Option<&'a str>,
    what: Option<&'a str>,
    bearing: Option<i16>,
    pub(super) text: &'a str,
    precision: &'static str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct WordsRecord<'a> {
    pub(super) text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> ProvisionRecord<'a> {
    pub(super) fn of(project: &'a Project, provision: &'a Provision) -> Self {
        let party = |role| joined(provision, role);
        let words = |fields: &'a [Field<String>]| fields.iter().map(WordsRecord::of).collect();
        Self {
            id: provision.id.key.to_string(),
            clause: provision.clause.as_deref(),
            locator: provision.locator.to_string(),
            category: provision.category.word(),
            pax: provision.category.pax_codes(),
            standing: provision.standing.word(),
            detail: provision.detail,
            modality: modality(project, provision),
            action: &provision.action.value,
            start: provision.evidence.span.start,
            end: provision.evidence.span.end,
            quote: &provision.evidence.quote,
            obligor: party(PartyRole::Obligor),
            beneficiary: party(PartyRole::Beneficiary),
            guarantor: party(PartyRole::Guarantor),
            controller: party(PartyRole::Controller),
            supervisor: party(PartyRole::Supervisor),
            parties: provision.parties.iter().map(|(role, party)| PartyRecord::of(*role, party)).collect(),
            places: provision.places.iter().map(|place| PlaceRecord::of(project, place)).collect(),
            deadline: provision.deadline.as_ref().map(DeadlineRecord::of),
            duration: provision.duration.as_ref().map(DurationRecord::of),
            quantities: provision.quantities.iter().map(QuantityRecord::of).collect(),
            conditions: words(&provision.conditions),
            exceptions: words(&provision.exceptions),
            flags: provision.flags.iter().map(|flag| flag.word()).collect(),
            reasons: reasons(project, provision),
        }
    }
}

/// The parties of a role in one text.
fn joined(provision: &Provision, role: PartyRole) -> Option<String> {
    let names: Vec<&str> = provision.parties_as(role).map(|party| party.value.name.as_str()).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

fn reasons(project: &Project, provision: &Provision) -> Vec<String> {
    let document = project.document(&provision.id.document);
    let told =
        document.into_iter().flat_map(|document| provision.reasons.iter().map(|reason| reason.text(&document.text)));
    told.collect()
}

fn modality<'a>(project: &'a Project, provision: &'a Provision) -> Option<ModalityRecord<'a>> {
    let modality = provision.modality.as_ref()?;
    let document = project.document(&provision.id.document)?;
    let (span, kind) = (modality.span, modality.value.word());
    Some(ModalityRecord { kind, text: document.words(span), start: span.start, end: span.end })
}

impl<'a> PartyRecord<'a> {
    fn of(role: PartyRole, party: &'a Field<Party>) -> Self {
        Self {
            role: role.word(),
            name: &party.value.name,
            place_id: party.value.place.as_ref().map(PlaceId::as_str),
            start: party.span.start,
            end: party.span.end,
        }
    }
}

impl<'a> PlaceRecord<'a> {
    fn of(project: &'a Project, used: &'a Field<PlaceUse>) -> Self {
        let place = used.value.place.as_ref().and_then(|id| project.gazetteer().place(id));
        Self {
            place_id: used.value.place.as_ref().map(PlaceId::as_str),
            name: place.map_or(used.value.name.as_str(), |place| &place.title),
            surface: &used.value.name,
            kind: place.map(|place| place.kind).or(used.value.kind).map(PlaceKind::word),
            is_strange: used.value.is_strange(),
            role: used.value.role.word(),
            start: used.span.start,
            end: used.span.end,
        }
    }
}

impl<'a> DeadlineRecord<'a> {
    fn of(deadline: &'a Deadline) -> Self {
        Self {
            text: &deadline.text,
            kind: deadline.kind.word(),
            date: deadline.iso(),
            last_date: deadline.last_date.map(|date| date.to_string()),
            preposition: deadline.preposition.as_deref(),
            bound: deadline.bound.word(),
            zone: deadline.zone.as_deref(),
            offset: deadline.offset.map(Length::iso),
            relative_to: deadline.relative_to.as_deref(),
            start: deadline.span.start,
            end: deadline.span.end,
        }
    }
}

impl<'a> DurationRecord<'a> {
    fn of(duration: &'a Duration) -> Self {
        Self {
            text: &duration.text,
            length: duration.length.iso(),
            at_least: duration.at_least,
            renewal: duration.renewal.as_ref().map(LengthRecord::of),
            notice: duration.notice.as_ref().map(LengthRecord::of),
            start: duration.span.start,
            end: duration.span.end,
        }
    }
}

impl<'a> LengthRecord<'a> {
    fn of(words: &'a LengthWords) -> Self {
        Self { text: &words.text, length: words.length.map(Length::iso) }
    }
}

impl<'a> QuantityRecord<'a> {
    fn of(quantity: &'a Quantity) -> Self {
        let Quantity { value, bearing, precision, span, .. } = *quantity;
        debug_assert!(Precision::ALL.contains(&precision));
        Self {
            value,
            unit: quantity.unit.as_deref(),
            what: quantity.what.as_deref(),
            bearing,
            text: &quantity.text,
            precision: precision.word(),
            start: span.start,
            end: span.end,
        }
    }
}

impl<'a> WordsRecord<'a> {
    fn of(words: &'a Field<String>) -> Self {
        Self { text: &words.value, start: words.span.start, end: words.span.end }
    }
}
