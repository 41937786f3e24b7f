//! What is selected in a project becomes claims: the provisions on places, and the passages that name them and
//! promise nothing about them; each once, however many of the places it names.

use super::{
    claim::{Claim, KindClass, Look, Quote},
    provision_claims::{claim_about, claim_of_provision, claims_of_provisions, claims_without_place},
    quoting::{heading, marks, source, within},
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Passage},
    ground::{folding::fold_name, text::Span},
    places::{
        kind::PlaceKind,
        place::{Place, PlaceId},
    },
    project::{PassageView, Project},
    provisions::{footprint::Footprint, provision::ProvisionId},
};
use std::collections::{BTreeMap, HashMap};

/// How many scalars around a quote are kept to find it again.
const CONTEXT: usize = 32;

/// The places that a name means: by id, else those of that name that passages mention, else all of that name.
#[must_use]
pub fn places_named<'a>(project: &'a Project, name: &str) -> Vec<&'a Place> {
    let gazetteer = project.gazetteer();
    if let Some(place) = gazetteer.place(&PlaceId::new(name)) {
        return vec![place];
    }
    let folded = fold_name(name);
    if folded.is_empty() {
        return Vec::new();
    }
    let titled = |place: &&Place| fold_name(&place.title) == folded;
    let named = |place: &&Place| place.toponyms.iter().any(|name| fold_name(&name.text) == folded);
    let mut found: Vec<&Place> = gazetteer.places().iter().filter(titled).collect();
    if found.is_empty() {
        found = gazetteer.places().iter().filter(named).collect();
    }
    let linked: Vec<&Place> = found.iter().copied().filter(|place| !project.links_of(&place.id).is_empty()).collect();
    if linked.is_empty() { found } else { linked }
}

/// The claims about places, in the order of the documents and their texts: each provision that concerns one of
/// them, and each passage that names one in other words.
#[must_use]
pub fn claims_of_places(project: &Project, places: &[&Place]) -> Vec<Claim> {
    let mut claims = claims_of_provisions(project, places);
    let said = |claims: &[Claim], document: &Document, passage: &Passage, place: &Place| {
        let overlaps = |span: Span| span.start < passage.span.end && passage.span.start < span.end;
        claims.iter().any(|claim| {
            let quote = &claim.quote;
            overlaps(quote.span) && quote.source.document == document.id.as_str() && claim.places.contains(&place.id)
        })
    };
    let mut plain: BTreeMap<(&DocumentId, Locator), (&Document, &Passage, Vec<&Place>)> = BTreeMap::new();
    for place in places {
        let views = project.links_of(&place.id).iter().filter_map(|link| project.passage_of(link));
        for PassageView { document, passage, .. } in views {
            if !said(&claims, document, passage, place) {
                let (.., named) =
                    plain.entry((&document.id, passage.locator)).or_insert_with(|| (document, passage, Vec::new()));
                if !named.iter().any(|known| known.id == place.id) {
                    named.push(place);
                }
            }
        }
    }
    let plain = plain.into_values();
    claims.extend(plain.map(|(document, passage, places)| claim_of_words(project, document, passage, &places)));
    in_order(project, claims)
}

/// The claims about a whole project, in the order of the documents and their texts: about the places that passages
/// mention, and the provisions that concern none. Words that a provision quotes are not quoted once more for a place
/// that other claims are about.
#[must_use]
pub fn claims_of_project(project: &Project) -> Vec<Claim> {
    let mut claims = claims_of_places(project, &mentioned_places(project));
    let mut quoted: HashMap<String, Vec<Span>> = HashMap::new();
    for Quote { span, source, .. } in claims.iter().filter(|claim| claim.is_provision()).map(|claim| &claim.quote) {
        quoted.entry(source.document.clone()).or_default().push(*span);
    }
    let is_quoted = |Quote { span: own, source, .. }: &Quote| {
        let spans = quoted.get(&source.document);
        spans.is_some_and(|spans| spans.iter().any(|span| span.start < own.end && own.start < span.end))
    };
    let mut counts: HashMap<PlaceId, usize> = HashMap::new();
    for place in claims.iter().flat_map(|claim| &claim.places) {
        *counts.entry(place.clone()).or_default() += 1;
    }
    claims.retain(|claim| {
        let is_known = |place: &PlaceId| counts.get(place).is_some_and(|count| *count > 1);
        let is_repeated = !claim.is_provision() && is_quoted(&claim.quote) && claim.places.iter().all(is_known);
        if is_repeated {
            for place in &claim.places {
                counts.entry(place.clone()).and_modify(|count| *count -= 1);
            }
        }
        !is_repeated
    });
    claims.extend(claims_without_place(project));
    in_order(project, claims)
}

/// The claims of some provisions, in the order of the documents and their texts; an id that is none is passed over.
#[must_use]
pub fn claims_of_chosen<'a>(project: &Project, chosen: impl IntoIterator<Item = &'a ProvisionId>) -> Vec<Claim> {
    let claims = chosen.into_iter().filter_map(|id| claim_of_provision(project, &id.to_string()));
    in_order(project, claims.collect())
}

/// Claims in the order of the documents and their texts.
fn in_order(project: &Project, mut claims: Vec<Claim>) -> Vec<Claim> {
    let seats: HashMap<&str, usize> =
        project.documents().iter().enumerate().map(|(seat, document)| (document.id.as_str(), seat)).collect();
    let seat = |claim: &Claim| seats.get(claim.quote.source.document.as_str()).copied();
    claims.sort_by_key(|claim| (seat(claim), claim.quote.span.start));
    claims
}

/// The claims of one passage: the provisions in it, else its words about all places that it is linked to.
#[must_use]
pub fn claims_of_passage(project: &Project, document: &Document, passage: &Passage) -> Vec<Claim> {
    let places = project.places_of(&document.id, passage.locator);
    let mut claims = claims_of_places(project, &places);
    claims.retain(|claim| {
        let quote = &claim.quote;
        quote.source.document == document.id.as_str() && passage.span.contains(quote.span)
    });
    if claims.is_empty() { vec![claim_of_words(project, document, passage, &places)] } else { claims }
}

/// The claim of an id, as it can be made by now, about some places.
#[must_use]
pub fn claim_of_id(project: &Project, id: &str, places: &[PlaceId]) -> Option<Claim> {
    if let Some(claim) = claim_about(project, id, places) {
        return Some(claim);
    }
    let (document, locator) = id.rsplit_once('#')?;
    let document = project.document(&DocumentId::new(document))?;
    let passage = document.passages.iter().find(|passage| passage.locator.to_string() == locator)?;
    let places: Vec<&Place> = places.iter().filter_map(|id| project.gazetteer().place(id)).collect();
    Some(claim_of_words(project, document, passage, &places))
}

/// The places that passages mention; countries only where there is nothing else, as their areas would cover
/// what happens in them.
#[must_use]
pub fn mentioned_places(project: &Project) -> Vec<&Place> {
    let all: Vec<&Place> = project.linked_places().into_iter().map(|(place, _)| place).collect();
    let small: Vec<&Place> = all.iter().copied().filter(|place| place.kind != PlaceKind::Country).collect();
    if small.is_empty() { all } else { small }
}

/// The claim of a passage's words about places.
fn claim_of_words(project: &Project, document: &Document, passage: &Passage, places: &[&Place]) -> Claim {
    let Span { start, end } = passage.span;
    let is_about = |id: &PlaceId| places.iter().any(|place| place.id == *id);
    let mentions = project.mentions_in(&document.id, passage.span).map(|(_, mention)| mention);
    let mentions = mentions.filter(|mention| mention.pinned_place().is_some_and(is_about));
    let headings: Vec<String> = places.iter().map(|place| heading(place)).collect();
    let class = places.first().map_or(KindClass::Other, |place| KindClass::of(place.kind));
    Claim {
        id: format!("{}#{}", document.id, passage.locator),
        heading: if headings.is_empty() { "Passage".to_owned() } else { headings.join(" · ") },
        look: Look::of_class(class),
        places: places.iter().map(|place| place.id.clone()).collect(),
        quote: Quote {
            exact: document.words(passage.span).to_owned(),
            span: passage.span,
            prefix: document.words(Span::new(start.saturating_sub(CONTEXT), start)).to_owned(),
            suffix: document.words(Span::new(end, end + CONTEXT)).to_owned(),
            mentions: mentions.map(|mention| within(mention.span, passage.span)).collect(),
            triggers: Vec::new(),
            marks: marks(document, passage.span),
            source: source(document),
            place: document.place_of(passage),
        },
        reviewed: None,
        fields: Vec::new(),
        footprint: Footprint::default(),
    }
}
