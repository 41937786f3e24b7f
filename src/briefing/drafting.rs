//! A first draft of a briefing: what a sheet says when nobody has said otherwise.

use super::{briefing::Briefing, claim::Claim, map_order::CalloutSpots, sheet_size::SheetSize};
use crate::{ground::wording::counted, places::place::Place, scene::topic::Coding};

/// What a draft is made of.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The name of the project.
    pub project_name: &'a str,
    /// The places that it is about.
    pub places: &'a [&'a Place],
    /// How many documents the project has.
    pub sources: usize,
    /// What it states.
    pub claims: Vec<Claim>,
    /// Its size.
    pub size: SheetSize,
}

/// The most names in a title.
const MOST_NAMES: usize = 5;

/// The draft: the title names the places, of one also what is promised; the subtitle counts what is said of them.
#[must_use]
pub fn draft(draft: &Draft<'_>) -> Briefing {
    let mut names: Vec<&str> = Vec::new();
    for place in draft.places {
        if !names.contains(&place.title.as_str()) {
            names.push(&place.title);
        }
    }
    let title = if names.is_empty() || names.len() > MOST_NAMES {
        format!("Places in {}", without_ending(draft.project_name))
    } else {
        listed(&names)
    };
    let coding = Coding::new(draft.claims.iter().filter_map(|claim| claim.look.category), 0);
    let promised = coding.map(|coding| coding.words());
    let title = match &promised {
        Some(promised) if names.len() == 1 => format!("{title}: {promised}"),
        _ => title,
    };
    let mut dates: Vec<&str> = Vec::new();
    let mut sources: Vec<&str> = Vec::new();
    for source in draft.claims.iter().map(|claim| &claim.quote.source) {
        let date = source.record.date.as_deref();
        dates.extend(date.filter(|date| !dates.contains(date)));
        if !sources.contains(&source.document.as_str()) {
            sources.push(&source.document);
        }
    }
    let date = match dates.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, .., last] => format!("{first} to {last}"),
    };
    let subtitle = match (draft.claims.len(), draft.sources) {
        (0, 0) => "Places alone: no source was read.".to_owned(),
        (0, count) => format!("No passage was found in {}.", counted(count, "source", "sources")),
        _ => told(draft, sources.len()),
    };
    Briefing {
        title,
        subtitle,
        date,
        notes: String::new(),
        marking: String::new(),
        logo: None,
        places: draft.places.iter().map(|place| place.id.clone()).collect(),
        claims: draft.claims.clone(),
        names_policy: "Names on the map as in the gazetteer, in quotes as in the source.".to_owned(),
        attribution: String::new(),
        size: draft.size,
        fonts: Vec::new(),
        spots: CalloutSpots::new(),
        view: None,
    }
}

/// What is told, counted.
fn told(draft: &Draft<'_>, sources: usize) -> String {
    let provisions = draft.claims.iter().filter(|claim| claim.is_provision()).count();
    let passages = draft.claims.len() - provisions;
    let kinds = [(provisions, "provision", "provisions"), (passages, "passage", "passages")];
    let kinds = kinds.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
    format!(
        "{} on {} in {}",
        kinds.collect::<Vec<_>>().join(" and "),
        counted(draft.places.len(), "place", "places"),
        counted(sources, "source", "sources"),
    )
}

/// The name of a file without the ending that says its format.
fn without_ending(name: &str) -> &str {
    let is_ending = |ending: &str| (1..=7).contains(&ending.len()) && ending.chars().all(char::is_alphanumeric);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => stem,
        _ => name,
    }
}

/// Names as a list: "A, B and C".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
