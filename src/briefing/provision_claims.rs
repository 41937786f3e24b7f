//! Provisions as claims: the words that each rests on, its categories as looks, its fields as columns of the table.

use super::claim::{Claim, Field, KindClass, Look, Pattern, Quote, Source};
use crate::{
    documents::document::Document,
    ground::text::Span,
    places::{gazetteer::Gazetteer, place::PlaceId},
    provisions::{
        category::Category,
        field::{PartyRole, Role},
        provision::Provision,
    },
    scene::colour::Colour,
};

/// The claim of a provision of a document.
#[must_use]
pub fn claim_of_provision(document: &Document, provision: &Provision, gazetteer: &Gazetteer) -> Claim {
    let evidence = &provision.evidence;
    let inside = |span: Span| evidence.span.contains(span).then(|| within(span, evidence.span));
    // A place that is only named to say what is meant must not look as if something happened to it.
    let is_concerned = |role: Role| !matches!(role, Role::Excluded | Role::Reference | Role::Seat);
    let shown = provision.places.iter().filter(|place| is_concerned(place.value.role));
    let mut places: Vec<PlaceId> = Vec::new();
    for id in shown.filter_map(|place| place.value.place.clone()) {
        if !places.contains(&id) {
            places.push(id);
        }
    }
    let names: Vec<&str> =
        places.iter().filter_map(|id| gazetteer.place(id)).map(|place| place.title.as_str()).take(3).collect();
    let heading = match names.as_slice() {
        [] => provision.category.title().to_owned(),
        names => format!("{} · {}", provision.category.title(), names.join(", ")),
    };
    let passage = document.passage(provision.locator);
    let place = provision.clause.as_ref().map(|clause| format!("clause {clause}"));
    let place = place.or_else(|| passage.map(|passage| document.place_of(passage))).unwrap_or_default();
    Claim {
        id: provision.id.to_string(),
        heading,
        look: look(provision.category),
        places,
        quote: Quote {
            exact: evidence.quote.clone(),
            span: evidence.span,
            prefix: evidence.prefix.clone(),
            suffix: evidence.suffix.clone(),
            mentions: provision.places.iter().filter_map(|place| inside(place.span)).collect(),
            triggers: inside(provision.action.span).into_iter().collect(),
            source: Source {
                document: document.id.as_str().to_owned(),
                name: document.name().to_owned(),
                record: document.source.clone(),
                sha256: document.sha256.clone(),
            },
            place,
        },
        verdict: None,
        fields: fields(provision),
    }
}

/// What was read out of the words; what the source does not state stays visibly empty.
fn fields(provision: &Provision) -> Vec<Field> {
    let parties = |role: PartyRole| {
        let names: Vec<&str> = provision.parties_as(role).map(|party| party.value.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let deadline = provision.deadline.as_ref().map(|deadline| deadline.text.clone());
    let duration = provision.duration.as_ref().map(|duration| duration.text.clone());
    let when = match (deadline, duration) {
        (Some(deadline), Some(duration)) => Some(format!("{deadline}; {duration}")),
        (deadline, duration) => deadline.or(duration),
    };
    let quantities: Vec<&str> = provision.quantities.iter().map(|quantity| quantity.text.as_str()).collect();
    let field = |name: &str, value: Option<String>| Field { name: name.to_owned(), value };
    vec![
        field("What", Some(provision.category.title().to_owned())),
        field("Who", parties(PartyRole::Obligor)),
        field("How binding", provision.modality.as_ref().map(|modality| modality.value.word().to_owned())),
        field("When", when),
        field("How much", (!quantities.is_empty()).then(|| quantities.join("; "))),
    ]
}

/// The look of a category: related ones share a hue of Okabe and Ito's set, a pattern of their own tells them
/// apart in grey.
fn look(category: Category) -> Look {
    let (rgb, pattern) = match category {
        Category::Handover => (0x00c4_622d, Pattern::Rising),
        Category::Withdrawal | Category::Positions => (0x00a8_4b2f, Pattern::Falling),
        Category::Corridor => (0x002f_7d6d, Pattern::Level),
        Category::Infrastructure | Category::Access => (0x002f_7d6d, Pattern::Squared),
        Category::Ceasefire | Category::Guarantee => (0x005f_6777, Pattern::Upright),
        Category::Zone | Category::Mines => (0x008c_566b, Pattern::Crossed),
        Category::Peacekeeping | Category::Monitoring => (0x003a_74a0, Pattern::Falling),
        Category::Return | Category::Prisoners => (0x008a_6d3b, Pattern::Level),
        Category::Border | Category::CrossBorder => (0x007a_4f74, Pattern::Upright),
        Category::Status | Category::Autonomy => (0x004c_5fa8, Pattern::Squared),
        Category::Resources | Category::Heritage => (0x004f_7a3a, Pattern::Rising),
        Category::Duration | Category::Reference => (0x006b_7280, Pattern::Crossed),
    };
    Look { words: category.title().to_owned(), class: KindClass::Other, colour: Some(Colour::hex(rgb)), pattern }
}

const fn within(span: Span, passage: Span) -> Span {
    Span::new(span.start.saturating_sub(passage.start), span.end.saturating_sub(passage.start))
}
