//! What map and lists show of a project, by filters and names; made on whichever thread has the time.

use super::{
    names_policy::NamesPolicy,
    review::docket::Docket,
    routes::traces,
    view::{Filters, Others},
};
use crate::{
    places::place::{Place, PlaceId},
    project::Project,
    scene::{
        groups::{PlaceGroup, groups},
        palette::KindClass,
        topic::Coding,
        trace::Trace,
    },
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

/// How many passages of a place are asked for its spelling.
const ASKED: usize = 500;

/// A place as the map shows it.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) place: PlaceId,
    pub(super) label: String,
    pub(super) passages: usize,
}

/// What is shown, and the filters that it was made for.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) filters: Filters,
    pub(super) shown: Vec<Shown>,
    pub(super) groups: Vec<PlaceGroup>,
    /// The passages of each class of places in the sources that are shown, of those too that are hidden.
    pub(super) classes: BTreeMap<KindClass, usize>,
    pub(super) codings: HashMap<PlaceId, Coding>,
    pub(super) traces: Vec<Trace>,
}

impl Contents {
    /// Makes it.
    pub(super) fn of(project: &Project, docket: &Docket, filters: &Filters) -> Self {
        let gazetteer = project.gazetteer();
        let codings = docket.codings(&filters.provisions, &filters.sources);
        let is_filtered = filters.provisions.is_on();
        let in_sources = |place: &Place| {
            let links = project.links_of(&place.id).iter();
            links.filter(|link| !filters.sources.contains(&link.document)).count()
        };
        let passages = |place: &Place| {
            let is_left_out = is_filtered && !codings.contains_key(&place.id);
            if is_left_out { 0 } else { in_sources(place) }
        };
        let mut classes = BTreeMap::new();
        for (place, _) in project.linked_places() {
            *classes.entry(KindClass::of(place.kind)).or_default() += in_sources(place);
        }
        let counted: Vec<(&Place, usize)> = gazetteer
            .places()
            .iter()
            .filter(|place| !filters.classes.contains(&KindClass::of(place.kind)))
            .map(|place| (place, passages(place)))
            .filter(|(_, passages)| *passages > 0 || filters.others == Others::Shown)
            .collect();
        let shown = counted.iter().map(|&(place, passages)| {
            let label = label(project, filters.names, place);
            Shown { place: place.id.clone(), label, passages }
        });
        let drawn = docket.entries().iter().filter(|entry| entry.is_drawn(&filters.provisions, &filters.sources));
        Self {
            shown: shown.collect(),
            groups: groups(&counted, gazetteer),
            classes,
            traces: drawn.flat_map(|entry| traces(project, entry)).collect(),
            codings,
            filters: filters.clone(),
        }
    }
}

/// A place's label by a names policy.
fn label(project: &Project, names: NamesPolicy, place: &Place) -> String {
    let name = match names {
        NamesPolicy::English | NamesPolicy::Language(_) => names.tag().and_then(|tag| place.name_in(tag)),
        NamesPolicy::Source => source_name(project, place),
    };
    name.unwrap_or(&place.title).to_owned()
}

/// The spelling that most passages use; of equals the first.
fn source_name<'a>(project: &'a Project, place: &Place) -> Option<&'a str> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, link) in project.links_of(&place.id).iter().enumerate().take(ASKED) {
        let mention = project.mentions(&link.document).get(link.mention)?;
        let words = project.document(&link.document)?.words(mention.span);
        counts.entry(words).or_insert((0, at)).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, (count, first))| (*count, Reverse(*first))).map(|(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ground::files::write_whole,
        project::{Inputs, progress::Silent},
    };

    #[test]
    fn an_english_label_is_the_english_name_of_a_place_where_it_has_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("places.geojson");
        let places = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":"both","properties":{"title":"Долвар","kind":"town"},
             "names":[{"toponym":"Долвар","lang":"ru"},{"toponym":"Dolvar","lang":"en"}],
             "geometry":{"type":"Point","coordinates":[11,60]}},
            {"type":"Feature","id":"one","properties":{"title":"Горис","kind":"town"},
             "names":[{"toponym":"Горис","lang":"ru"}],"geometry":{"type":"Point","coordinates":[12,60]}}]}"#;
        write_whole(&path, places.as_bytes()).unwrap();
        let project = Project::open(&Inputs::sorted_by_kind([path]), &Silent).unwrap();
        let english = |id: &str| {
            let place = project.gazetteer().place(&PlaceId::new(id)).unwrap();
            label(&project, NamesPolicy::English, place)
        };
        assert_eq!(english("both"), "Dolvar");
        assert_eq!(english("one"), "Горис");
    }
}
