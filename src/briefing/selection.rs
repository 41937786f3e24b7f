//! What is selected in a project becomes claims: the passages of places, a passage once however many of the
//! places it names.

use super::{
    claim::{Claim, KindClass, Look, Quote, Source},
    provision_claims::claim_of_provision,
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Passage},
    ground::{folding::fold_name, text::Span},
    places::{
        kind::PlaceKind,
        place::{Place, PlaceId},
    },
    project::{PassageView, Project},
    provisions::provision::ProvisionId,
};

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

/// The claims of the passages that mention places, in the order of the documents and their texts.
#[must_use]
pub fn claims_of_places(project: &Project, places: &[&Place]) -> Vec<Claim> {
    let mut found: Vec<(usize, Claim)> = Vec::new();
    let seat = |id: &DocumentId| project.documents().iter().position(|document| document.id == *id);
    for place in places {
        let views = project.links_of(&place.id).iter().filter_map(|link| project.passage_of(link));
        for PassageView { document, passage, mention, .. } in views {
            let name = within(mention.span, passage.span);
            let id = claim_id(&document.id, passage.locator);
            if let Some((_, known)) = found.iter_mut().find(|(_, claim)| claim.id == id) {
                known.quote.mentions.push(name);
                if !known.places.contains(&place.id) {
                    known.heading = format!("{} · {}", known.heading, heading(place));
                    known.places.push(place.id.clone());
                }
                continue;
            }
            let mut claim = passage_claim(document, passage, id);
            claim.heading = heading(place);
            claim.look = Look::of_class(KindClass::of(place.kind));
            claim.places = vec![place.id.clone()];
            claim.quote.mentions = vec![name];
            found.push((seat(&document.id).unwrap_or_default(), claim));
        }
    }
    found.sort_by_key(|(seat, claim)| (*seat, claim.quote.span.start));
    found.into_iter().map(|(_, claim)| claim).collect()
}

/// The claim of one passage, about all places that it is linked to.
#[must_use]
pub fn claim_of_passage(project: &Project, document: &Document, passage: &Passage) -> Claim {
    let places = project.places_of(&document.id, passage.locator);
    let mut claim = passage_claim(document, passage, claim_id(&document.id, passage.locator));
    let mentions = project.mentions_in(&document.id, passage.span);
    let pinned = mentions.filter(|(_, mention)| mention.pinned_place().is_some());
    claim.quote.mentions = pinned.map(|(_, mention)| within(mention.span, passage.span)).collect();
    if let Some(first) = places.first() {
        claim.look = Look::of_class(KindClass::of(first.kind));
        claim.heading = places.iter().map(|place| heading(place)).collect::<Vec<_>>().join(" · ");
    }
    claim.places = places.into_iter().map(|place| place.id.clone()).collect();
    claim
}

/// The claim of a provision by its id, or by its name in its document where no other document has one of that
/// name before; none when nothing was found.
#[must_use]
pub fn claim_of_provision_named(project: &Project, name: &str) -> Option<Claim> {
    let by_id = ProvisionId::parse(name).and_then(|id| project.provision(&id));
    let mut all = project.documents().iter().flat_map(|document| project.provisions(&document.id));
    let provision = by_id.or_else(|| all.find(|provision| provision.id.key.as_str() == name))?;
    let document = project.document(&provision.id.document)?;
    Some(claim_of_provision(document, provision, project.gazetteer()))
}

/// The places that passages mention; countries only where there is nothing else, as their areas would cover
/// what happens in them.
#[must_use]
pub fn mentioned_places(project: &Project) -> Vec<&Place> {
    let all: Vec<&Place> = project.linked_places().into_iter().map(|(place, _)| place).collect();
    let small: Vec<&Place> = all.iter().copied().filter(|place| place.kind != PlaceKind::Country).collect();
    if small.is_empty() { all } else { small }
}

fn claim_id(document: &DocumentId, locator: Locator) -> String {
    format!("{document}#{locator}")
}

fn heading(place: &Place) -> String {
    let (title, kind) = (&place.title, place.kind.word());
    if fold_name(title).contains(kind) { title.clone() } else { format!("{title} {kind}") }
}

fn passage_claim(document: &Document, passage: &Passage, id: String) -> Claim {
    let Span { start, end } = passage.span;
    Claim {
        id,
        heading: "Passage".to_owned(),
        look: Look::of_class(KindClass::Other),
        places: Vec::new(),
        quote: Quote {
            exact: document.words(passage.span).to_owned(),
            span: passage.span,
            prefix: document.words(Span::new(start.saturating_sub(CONTEXT), start)).to_owned(),
            suffix: document.words(Span::new(end, end + CONTEXT)).to_owned(),
            mentions: Vec::new(),
            triggers: Vec::new(),
            source: Source {
                document: document.id.as_str().to_owned(),
                name: document.name().to_owned(),
                record: document.source.clone(),
                sha256: document.sha256.clone(),
            },
            place: document.place_of(passage),
        },
        verdict: None,
        fields: Vec::new(),
    }
}

/// A span of the document as a span of one of its passages.
const fn within(span: Span, passage: Span) -> Span {
    Span::new(span.start.saturating_sub(passage.start), span.end.saturating_sub(passage.start))
}
