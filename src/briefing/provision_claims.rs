//! Provisions as claims: the words that each rests on, the topic of its category as its look, its fields.

use super::{
    claim::{Claim, Field, KindClass, Look, Quote, Reviewed},
    quoting::{self, within},
};
use crate::{
    ground::text::Span,
    places::place::{Place, PlaceId},
    project::{Project, held::HeldProvision},
    provisions::{
        field::{PlaceUse, Role},
        field_text::FieldKind,
    },
};

/// The claim of a provision by its id, or by its name in its document where no other document has one of that
/// name before; none when nothing was found.
#[must_use]
pub fn claim_of_provision(project: &Project, name: &str) -> Option<Claim> {
    HeldProvision::named(project, name).map(|held| claim(project, &held, &[]))
}

/// The same, of the places that it concerns only some.
#[must_use]
pub fn claim_about(project: &Project, name: &str, places: &[PlaceId]) -> Option<Claim> {
    let ids: Vec<&PlaceId> = places.iter().collect();
    HeldProvision::named(project, name).map(|held| claim(project, &held, &ids))
}

/// The claims of the provisions on places, in the order of the documents and their texts; what all reviewers rejected
/// is not claimed.
#[must_use]
pub fn claims_of_provisions(project: &Project, places: &[&Place]) -> Vec<Claim> {
    let ids: Vec<&PlaceId> = places.iter().map(|place| &place.id).collect();
    let held = HeldProvision::on_places(project, &ids);
    held.iter().map(|held| claim(project, held, &ids)).collect()
}

/// The claims of the provisions that concern no place; what all reviewers rejected is not claimed.
pub(super) fn claims_without_place(project: &Project) -> Vec<Claim> {
    HeldProvision::without_place(project).iter().map(|held| claim(project, held, &[])).collect()
}

/// The claim of a provision about those of its places that are asked for; else about all but the ends of a way that
/// is known itself.
fn claim(project: &Project, held: &HeldProvision<'_>, asked: &[&PlaceId]) -> Claim {
    let (document, provision) = (held.document, held.provision.as_ref());
    let evidence = &provision.evidence;
    let inside = |span: Span| evidence.span.contains(span).then(|| within(span, evidence.span));
    let (ends, mut uses): (Vec<PlaceUse>, Vec<PlaceUse>) =
        held.place_uses().into_iter().partition(|place| place.role == Role::Endpoint);
    if uses.is_empty() || ends.iter().any(|place| place.is_one_of(asked)) {
        uses.extend(ends);
    }
    uses.sort_by_key(|place| !place.is_one_of(asked));
    let names: Vec<String> = uses.iter().filter_map(|place| named(project, place)).collect();
    let is_asked = uses.iter().any(|place| place.is_one_of(asked));
    uses.retain(|place| !is_asked || place.is_one_of(asked));
    let places: Vec<PlaceId> = uses.into_iter().filter_map(|place| place.place).collect();
    let title = held.category().title();
    let heading = match names.as_slice() {
        [] => title.to_owned(),
        [first, second, others @ ..] if !others.is_empty() => {
            format!("{title} · {first}, {second} and {} more", others.len())
        }
        names => format!("{title} · {}", names.join(", ")),
    };
    let passage = document.passage(provision.locator);
    let place = provision.clause.as_ref().map(|clause| format!("clause {clause}"));
    let place = place.or_else(|| passage.map(|passage| document.place_of(passage))).unwrap_or_default();
    // What was read out of the words, and the names in them that it concerns.
    let found = provision.places.iter().map(|place| place.span);
    let linked = project.mentions_in(&document.id, evidence.span).map(|(_, mention)| mention);
    let linked = linked.filter(|mention| mention.place().is_some_and(|id| places.contains(id)));
    let mut mentions: Vec<Span> = found.chain(linked.map(|mention| mention.span)).filter_map(inside).collect();
    mentions.sort_unstable();
    mentions.dedup();
    Claim {
        id: provision.id.to_string(),
        heading,
        look: Look::of_category(held.category()),
        places,
        quote: Quote {
            exact: evidence.quote.clone(),
            span: evidence.span,
            prefix: evidence.prefix.clone(),
            suffix: evidence.suffix.clone(),
            mentions,
            triggers: inside(provision.action.span).into_iter().collect(),
            marks: quoting::marks(document, evidence.span),
            source: quoting::source(document),
            place,
        },
        reviewed: held.stances.told().map(|words| Reviewed { words, outcome: held.stances.outcome() }),
        fields: fields(held),
        footprint: held.footprint(),
    }
}

/// A place with what it is to the provision: "through Lachin district".
fn named(project: &Project, place: &PlaceUse) -> Option<String> {
    let known = project.gazetteer().place(place.place.as_ref()?)?;
    let heading = quoting::heading(known);
    let word = match place.role {
        // A settlement is no line: that it marks one goes without a word.
        Role::Boundary if KindClass::of(known.kind) == KindClass::Settlement => "",
        Role::Route => "through ",
        Role::Origin => "from ",
        Role::Destination => "to ",
        Role::Boundary => "along ",
        Role::Seat => "at ",
        Role::Transferred | Role::Area | Role::Endpoint | Role::Excluded | Role::Reference => "",
    };
    Some(format!("{word}{heading}"))
}

/// What was read out of the words; what the source does not state stays visibly empty.
fn fields(held: &HeldProvision<'_>) -> Vec<Field> {
    let binding = held.provision.modality.as_ref().map(|modality| format!("“{}”", held.document.words(modality.span)));
    let field = |name: &str, value: Option<String>| Field { name: name.to_owned(), value };
    vec![
        field("What", Some(held.category().title().to_owned())),
        field("Who", held.field(FieldKind::Obligor)),
        field("Binding word", binding),
        field("When", held.times()),
        field("How much", held.field(FieldKind::Quantities)),
    ]
}
