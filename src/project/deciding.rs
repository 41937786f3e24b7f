//! What a reader decided, laid over a project: the inputs stay as they were read, and what is derived from
//! them is derived anew as far as the decisions touch it.

use super::{
    Project, ProjectError,
    gathering::Gathered,
    links::LinkIndex,
    opening::{World, linked, own_places},
    progress::Progress,
};
use crate::{
    documents::document::{Document, SourceRecord},
    ground::warning::Warning,
    linking::{
        correction::{Correction, Corrections, Meaning, apply},
        world::merging::WorldRole,
    },
    places::{place::PlaceId, world},
    provisions::provision::Findings,
    review::Review,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// What the source of a place that a reader added is called.
pub const ADDED: &str = "added by the reader";

impl Project {
    /// What people decided about it.
    #[must_use]
    pub const fn review(&self) -> &Arc<Review> {
        &self.review
    }

    /// Whether the places of the whole world are linked, or only keep names off the region's map.
    #[must_use]
    pub const fn world_role(&self) -> WorldRole {
        self.world.role
    }

    /// This project with this review in place of its own. Texts are linked anew only when places were
    /// added or taken away.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn deciding(&self, review: &Arc<Review>, progress: &dyn Progress) -> Result<Self, ProjectError> {
        if self.review.places().eq(review.places()) {
            return Ok(self.shared().derived(review));
        }
        self.relinked(self.world, review, progress)
    }

    /// This project, the places of the world used in a role.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn beside_world(&self, role: WorldRole, progress: &dyn Progress) -> Result<Self, ProjectError> {
        self.relinked(World { role, ..self.world }, &self.review, progress)
    }

    fn relinked(&self, world: World, review: &Arc<Review>, progress: &dyn Progress) -> Result<Self, ProjectError> {
        let gathered = Gathered {
            gazetteer: own_places(&self.gazetteer),
            documents: self.as_read(),
            warnings: self.input_warnings().to_vec(),
            unread_inputs: self.unread_inputs,
            paths: BTreeMap::clone(&self.paths),
            ..Gathered::default()
        };
        linked(gathered, self.name.clone(), world, self.reading.clone(), review, progress)
    }

    /// The same inputs and mentions, nothing derived from them yet; what is large is shared.
    fn shared(&self) -> Self {
        Self {
            name: self.name.clone(),
            gazetteer: Arc::clone(&self.gazetteer),
            documents: Arc::clone(&self.documents),
            seats: Arc::clone(&self.seats),
            linked: Arc::clone(&self.linked),
            findings: self.findings.as_found(),
            paths: Arc::clone(&self.paths),
            world: self.world,
            reading: self.reading.clone(),
            review: Arc::clone(&self.review),
            sources_as_read: self.sources_as_read.clone(),
            warnings: self.input_warnings().to_vec(),
            input_warnings: self.input_warnings,
            strays: self.strays.clone(),
            unread_inputs: self.unread_inputs,
            search_index: Arc::clone(&self.search_index),
            ..Self::default()
        }
    }

    /// What was left out of the inputs.
    pub(super) fn input_warnings(&self) -> &[Warning] {
        self.warnings.get(..self.input_warnings).unwrap_or_default()
    }

    /// Everything that follows from a review: source records, corrected mentions, links, warnings.
    pub(super) fn derived(mut self, review: &Arc<Review>) -> Self {
        self.review = Arc::clone(review);
        self.mend_sources();
        self.warnings.truncate(self.input_warnings);
        self.warnings.extend(self.strays.iter().cloned());
        let corrections = review.corrections();
        self.know_corrected_places(&corrections);
        let corrections = Corrections::new(&corrections);
        let mut corrected = HashMap::new();
        for (seat, (document, mentions)) in self.documents.iter().zip(self.linked.iter()).enumerate() {
            if corrections.concern(&document.id) {
                let applied = apply(document, mentions, &corrections);
                let applied = applied.unload(&mut self.warnings);
                if applied != *mentions {
                    corrected.insert(seat, applied);
                }
            }
        }
        self.corrected = corrected;
        let seats = self.documents.iter().enumerate();
        self.links = LinkIndex::new(seats.map(|(seat, document)| (document, self.mentions_at(seat))));
        self.find_anew();
        self
    }

    /// Provisions of the documents in which mentions were corrected or the source record was mended.
    fn find_anew(&mut self) {
        let seats = self.documents.iter().enumerate();
        let touched =
            seats.filter(|(seat, _)| self.corrected.contains_key(seat) || self.sources_as_read.contains_key(seat));
        let anew = touched.map(|(seat, document)| (seat, self.reading.find(document, self.mentions_at(seat))));
        let anew: BTreeMap<usize, Findings> = anew.collect();
        self.findings = self.findings.corrected(anew);
    }

    /// The documents with their source records as they were read.
    pub(super) fn as_read(&self) -> Vec<Document> {
        let mut documents = Vec::clone(&self.documents);
        for (seat, source) in &self.sources_as_read {
            if let Some(document) = documents.get_mut(*seat) {
                document.source = source.clone();
            }
        }
        documents
    }

    /// Takes back what was mended of source records before, then mends what the review says.
    fn mend_sources(&mut self) {
        let mut sources = std::mem::take(&mut self.sources_as_read);
        for (id, mended) in self.review.mended_sources() {
            let Some(&seat) = self.seats.get(id) else { continue };
            let Some(document) = self.documents.get(seat) else { continue };
            let read = sources.get(&seat).unwrap_or(&document.source).clone();
            sources.insert(seat, mended.or(read.clone()).without_blanks());
            self.sources_as_read.insert(seat, read);
        }
        let differs = |seat: usize, source: &SourceRecord| {
            self.documents.get(seat).is_some_and(|document| document.source != *source)
        };
        sources.retain(|seat, source| differs(*seat, source));
        if sources.is_empty() {
            return;
        }
        let documents = Arc::make_mut(&mut self.documents);
        for (seat, source) in sources {
            if let Some(document) = documents.get_mut(seat) {
                document.source = source;
            }
        }
    }

    /// Takes in the places of the world that corrections name; says which places nobody knows.
    fn know_corrected_places(&mut self, corrections: &[Correction]) {
        let named = corrections.iter().filter_map(|correction| match &correction.meaning {
            Meaning::Used { place: Some(place), .. } => Some((place, correction)),
            Meaning::Used { place: None, .. } | Meaning::NoPlace | Meaning::AsLinked => None,
        });
        let mut missing: BTreeMap<PlaceId, String> = BTreeMap::new();
        for (place, correction) in named.filter(|(place, _)| self.gazetteer.place(place).is_none()) {
            missing.entry(place.clone()).or_insert_with(|| correction.scope.surface().to_owned());
        }
        for (id, surface) in missing {
            let world = world::World::shipped();
            if let Some(place) = world.row_of(&id).and_then(|row| world.place(row)) {
                Arc::make_mut(&mut self.gazetteer).add([place]);
            } else {
                let what = format!("“{surface}” was corrected to mean “{id}”, which no file of places has");
                self.warnings.push(Warning::loss(&self.name, what, "add the file that has it, or correct it anew"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        documents::document::Document,
        ground::{files::write_whole, text::Span},
        linking::{
            correction::{Reach, Scope},
            mention::Sense,
        },
        places::{
            geojson::read_places,
            place::{Place, PlaceId},
        },
        project::{Inputs, progress::Silent},
        review::decision::{Change, Reviewer, Signature, SourceField},
        review::subject::Subject,
    };
    use std::sync::Arc;

    const PLACES: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"dolvar","properties":{"name":"Dolvar","kind":"town"},"geometry":{"type":"Point","coordinates":[1,2]}},
        {"type":"Feature","id":"goriz","properties":{"name":"Goriz","kind":"town"},"geometry":{"type":"Point","coordinates":[1,3]}}]}"#;

    const TEXT: &str = "They stayed in Dolvar and in Zelvik. Nobody stayed in Zelvik for long.";

    fn project(folder: &tempfile::TempDir) -> Project {
        let path = |name: &str| folder.path().join(name);
        write_whole(&path("a.txt"), TEXT.as_bytes()).unwrap();
        write_whole(&path("places.geojson"), PLACES.as_bytes()).unwrap();
        let inputs = Inputs::sorted_by_kind([path("a.txt"), path("places.geojson")]);
        Project::open(&inputs, &Silent).unwrap()
    }

    fn span(document: &Document, words: &str) -> Span {
        let start = document.text.scalar_of(document.text.as_str().find(words).unwrap());
        Span::new(start, start + words.chars().count())
    }

    fn means(project: &Project, words: &str, reach: Reach, place: &str) -> Change {
        let document = &project.documents()[0];
        let scope = Scope::of(document, span(document, words), reach).unwrap();
        let meaning = Meaning::Used { sense: Sense::Place, place: Some(PlaceId::new(place)) };
        Change::correction(Correction { scope, meaning })
    }

    /// How many links the places have.
    fn links(project: &Project, places: [&str; 3]) -> [usize; 3] {
        places.map(|place| project.links_of(&PlaceId::new(place)).len())
    }

    const ALL: [&str; 3] = ["dolvar", "goriz", "zelvik"];

    fn decide(project: &Project, review: &Review) -> Project {
        project.deciding(&Arc::new(review.clone()), &Silent).unwrap()
    }

    fn reader() -> Signature {
        Signature { reviewer: Reviewer::new("reader"), time: "2020-11-10T00:00:00Z".parse().unwrap() }
    }

    #[test]
    fn a_correction_moves_a_link_and_undoing_it_moves_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(&folder);
        assert_eq!(links(&project, ALL), [1, 0, 0]);
        let mut review = Review::default();
        review.apply(vec![means(&project, "Dolvar", Reach::Here, "goriz")], &reader());
        let corrected = decide(&project, &review);
        assert_eq!(links(&corrected, ALL), [0, 1, 0]);
        review.undo(&reader());
        assert_eq!(links(&decide(&corrected, &review), ALL), [1, 0, 0]);
    }

    #[test]
    fn an_added_place_is_linked_wherever_it_is_named_until_it_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(&folder);
        let added = read_places("a", PLACES.replace("Dolvar", "Zelvik").replace("dolvar", "zelvik").as_bytes());
        let place = Place { source: Arc::from(ADDED), ..added.unwrap().value.remove(0) };
        let mut review = Review::default();
        review.apply(vec![Change::place(place)], &reader());
        let more = decide(&project, &review);
        assert_eq!(links(&more, ALL), [1, 0, 2]);
        review.undo(&reader());
        let less = decide(&more, &review);
        assert_eq!(links(&less, ALL), [1, 0, 0]);
        assert!(less.gazetteer().place(&PlaceId::new("zelvik")).is_none());
    }

    #[test]
    fn a_source_is_described_and_its_record_as_read_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(&folder);
        let before = project.documents()[0].source.clone();
        let mut review = Review::default();
        for title in ["One", "Two"] {
            let source = Subject::Source(project.documents()[0].id.clone());
            review.apply(vec![Change::source(source, SourceField::Title, None, title)], &reader());
        }
        let described = decide(&project, &review);
        assert_eq!(described.documents()[0].name(), "Two");
        review.undo(&reader());
        let one = decide(&described, &review);
        assert_eq!(one.documents()[0].name(), "One");
        review.undo(&reader());
        assert_eq!(decide(&one, &review).documents()[0].source, before);
    }

    #[test]
    fn decisions_hold_when_more_is_opened_and_so_does_the_world() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(&folder);
        let mut review = Review::default();
        review.apply(vec![means(&project, "Dolvar", Reach::Always, "goriz")], &reader());
        let corrected = decide(&project, &review).beside_world(WorldRole::Linked, &Silent).unwrap();
        let other = folder.path().join("b.txt");
        write_whole(&other, b"They left Dolvar.").unwrap();
        let more = corrected.extended(&Inputs::sorted_by_kind([other]), &Silent).unwrap();
        assert_eq!(links(&more, ALL), [0, 2, 0]);
        assert_eq!(more.world_role(), WorldRole::Linked);
        assert_eq!(more.review().decisions(), review.decisions());
    }

    #[test]
    fn a_correction_to_a_place_that_no_file_has_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(&folder);
        let mut review = Review::default();
        review.apply(vec![means(&project, "Dolvar", Reach::Here, "nowhere")], &reader());
        let corrected = decide(&project, &review);
        let said: Vec<&str> = corrected.warnings().iter().map(|warning| warning.what.as_str()).collect();
        assert!(said.iter().any(|what| what.contains("“nowhere”")), "{said:?}");
        review.undo(&reader());
        assert_eq!(decide(&corrected, &review).warnings(), project.warnings());
    }
}
