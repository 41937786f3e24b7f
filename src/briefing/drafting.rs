//! A first draft of a briefing: what a sheet says when nobody has said otherwise.

use super::{briefing::Briefing, claim::Claim, map_order::CalloutSpots, sheet_size::SheetSize};
use crate::{
    documents::document::SourceRecord,
    ground::wording::{counted, enumerated},
    places::place::Place,
    scene::topic::Coding,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

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

/// What claims that concern no place are about.
pub(super) const WITHOUT_PLACE: &str = "Without a place";

/// The most names in a title.
const MOST_NAMES: usize = 5;
/// The most dates that are listed.
const MOST_DATES: usize = 3;

/// The draft: the title names the places, of one also what is promised; the subtitle counts what is said of them.
#[must_use]
pub fn draft(draft: &Draft<'_>) -> Briefing {
    let mut names: Vec<&str> = Vec::new();
    for place in draft.places {
        if !names.contains(&place.title.as_str()) {
            names.push(&place.title);
        }
    }
    let title = match names.len() {
        0 if !draft.claims.is_empty() => WITHOUT_PLACE.to_owned(),
        1..=MOST_NAMES => enumerated(&names),
        _ => format!("Places in {}", without_ending(draft.project_name)),
    };
    let coding = Coding::new(draft.claims.iter().filter_map(|claim| claim.look.category), 0);
    let promised = coding.map(|coding| coding.words());
    let title = match &promised {
        Some(promised) if names.len() == 1 || title == WITHOUT_PLACE => format!("{title}: {promised}"),
        _ => title,
    };
    let sources: BTreeSet<&str> = draft.claims.iter().map(|claim| claim.quote.source.document.as_str()).collect();
    let subtitle = match (draft.claims.len(), draft.sources) {
        (0, 0) => "Places alone: no source was read.".to_owned(),
        (0, count) => format!("No passage was found in {}.", counted(count, "source", "sources")),
        _ => told(draft, sources.len()),
    };
    Briefing {
        title,
        subtitle,
        date: dated(draft.claims.iter().map(|claim| &claim.quote.source.record)),
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

/// When the sources were written: the one date, the first and the last, or, when it cannot be told which these are, a
/// few dates as they are written; nothing when these are many.
fn dated<'a>(records: impl Iterator<Item = &'a SourceRecord>) -> String {
    let mut dates: Vec<(Option<Date>, &str)> = Vec::new();
    for record in records {
        let date = record.date.as_deref().map(|written| (record.day(), written));
        dates.extend(date.filter(|(_, written)| dates.iter().all(|(_, known)| known != written)));
    }
    if dates.iter().all(|(day, _)| day.is_some()) {
        dates.sort();
        dates = [dates.first(), dates.last()].into_iter().flatten().copied().collect();
        dates.dedup();
        return dates.iter().map(|(_, written)| *written).collect::<Vec<_>>().join(" to ");
    }
    if dates.len() > MOST_DATES {
        return String::new();
    }
    dates.iter().map(|(_, written)| *written).collect::<Vec<_>>().join("; ")
}

/// What is told, counted.
fn told(draft: &Draft<'_>, sources: usize) -> String {
    let provisions = draft.claims.iter().filter(|claim| claim.is_provision()).count();
    let passages = draft.claims.len() - provisions;
    let kinds = [(provisions, "provision", "provisions"), (passages, "passage", "passages")];
    let kinds = kinds.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
    let places = match draft.places.len() {
        0 => String::new(),
        count => format!(" on {}", counted(count, "place", "places")),
    };
    format!("{}{places} in {}", kinds.collect::<Vec<_>>().join(" and "), counted(sources, "source", "sources"))
}

/// The name of a file without the ending that says its format.
fn without_ending(name: &str) -> &str {
    let is_ending = |ending: &str| (1..=7).contains(&ending.len()) && ending.chars().all(char::is_alphanumeric);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{
            claim::{Field, Look},
            trials::quote,
        },
        provisions::{category::Category, footprint::Footprint},
    };

    #[test]
    fn what_concerns_no_place_has_a_title_that_says_so() {
        let claim = Claim {
            id: "a".to_owned(),
            heading: "Ceasefire".to_owned(),
            look: Look::of_category(Category::Ceasefire),
            places: Vec::new(),
            quote: quote("The guns fall silent.", &[]),
            reviewed: None,
            fields: vec![Field { name: "What".to_owned(), value: None }],
            footprint: Footprint::default(),
        };
        let made = |claims| {
            draft(&Draft { project_name: "talks.txt", sources: 1, places: &[], claims, size: SheetSize::Slide })
        };
        let told = made(vec![claim]);
        assert_eq!(told.title, "Without a place: ceasefire");
        assert_eq!(told.subtitle, "1 provision in 1 source");
        assert_eq!(made(Vec::new()).title, "Places in talks");
    }

    fn check(dates: &[&str], expected: &str) {
        let record = |date: &&str| SourceRecord { date: Some((*date).to_owned()), ..SourceRecord::default() };
        let records: Vec<SourceRecord> = dates.iter().map(record).collect();
        assert_eq!(dated(records.iter()), expected, "{dates:?}");
    }

    #[test]
    fn the_dates_of_sources_are_told_from_the_first_to_the_last_or_as_they_are_written() {
        check(&[], "");
        check(&["2021-05-03"], "2021-05-03");
        check(&["2021-05-11", "2021-05-09", "2021-05-11", "2021-05-10"], "2021-05-09 to 2021-05-11");
        check(&["2021-05-11", "spring 2021"], "2021-05-11; spring 2021");
        check(&["a", "b", "c", "d"], "");
    }
}
