//! The provisions of a document as the formats write them: with what reviewers hold of each. Those whose
//! words are no longer in the document are left out, as they could not be quoted.

use super::unplaced::{self, NOT_IN_GAZETTEER};
use crate::{
    documents::document::Document,
    ground::text::Span,
    places::{kind::PlaceKind, place::Place},
    project::Project,
    provisions::category::Category,
    review::{
        State,
        decision::{Field, Signature},
        subject::Subject,
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The field in which a reviewer corrects a category.
const CATEGORY: &str = "category";

/// A provision, as it is held.
#[derive(Debug)]
pub(super) struct Reviewed<'a> {
    pub(super) document: &'a Document,
    pub(super) span: Span,
    /// The word of its category, corrected where somebody did.
    pub(super) category: Arc<str>,
    /// What is held of it.
    pub(super) state: State<'a>,
    /// Who decided on it last, and when.
    pub(super) by: Option<&'a Signature>,
    /// Its places that the gazetteer does not have, by their words.
    pub(super) unplaced: BTreeMap<&'a str, PlaceKind>,
}

impl<'a> Reviewed<'a> {
    /// The provisions of a document, those that were found and those that a person judged, corrected or added,
    /// in the order of its text.
    pub(super) fn of(project: &'a Project, document: &'a Document) -> Vec<Self> {
        let review = project.review();
        let mut unplaced: BTreeMap<(Span, &str), BTreeMap<&str, PlaceKind>> = BTreeMap::new();
        for found in project.provisions(&document.id) {
            for used in unplaced::used_in(project, found) {
                let own = unplaced.entry((found.evidence.span, found.category.word())).or_default();
                own.insert(&used.value.name, used.value.kind.unwrap_or(PlaceKind::Other));
            }
        }
        let mut subjects: BTreeSet<Subject> =
            project.provisions(&document.id).iter().filter_map(|found| project.subject_of(found)).collect();
        subjects.extend(review.subjects().into_iter().map(|subject| review.now(subject).clone()));
        let mut provisions: Vec<Self> = subjects
            .iter()
            .filter_map(|subject| match subject {
                Subject::Provision { words, category } if words.document == document.id => {
                    let state = review.state_of(subject);
                    let corrected = state.field(&Field::new(CATEGORY)).map(Arc::from);
                    let span = words.find(document)?;
                    Some(Self {
                        document,
                        span,
                        unplaced: unplaced.get(&(span, &**category)).cloned().unwrap_or_default(),
                        category: corrected.unwrap_or_else(|| Arc::clone(category)),
                        state,
                        by: project.review().signature_on(subject),
                    })
                }
                _ => None,
            })
            .collect();
        provisions.sort_by(|a, b| (a.span, &a.category).cmp(&(b.span, &b.category)));
        provisions
    }

    /// Its words, verbatim.
    pub(super) fn quote(&self) -> &'a str {
        self.document.words(self.span)
    }

    /// The name of its category, for people.
    pub(super) fn title(&self) -> &str {
        match Category::from_word(&self.category) {
            Some(category) => category.title(),
            None => &self.category,
        }
    }

    /// The codes of PA-X that lie nearest, parted by blanks; empty where PA-X has none.
    pub(super) fn pax(&self) -> String {
        Category::from_word(&self.category).map(|category| category.pax_codes().join(" ")).unwrap_or_default()
    }

    /// The verdict in a word; empty when there is none.
    pub(super) fn verdict(&self) -> &'static str {
        self.state.verdict().map_or("", crate::review::decision::Verdict::word)
    }

    /// The corrected fields, each as `field: value`.
    pub(super) fn corrections(&self) -> Vec<String> {
        self.state.fields().map(|(field, value)| format!("{}: {value}", field.as_str())).collect()
    }

    /// Where it stands, for people: page, clause or paragraph.
    pub(super) fn place_in_text(&self) -> String {
        self.document.passage_at(self.span.start).map(|passage| self.document.place_of(passage)).unwrap_or_default()
    }

    /// The names of its places, for people: those of the gazetteer, then those that it does not have.
    pub(super) fn place_names(&self, project: &'a Project) -> String {
        let known = self.places(project).into_iter().map(|place| place.title.clone());
        let unplaced = self.unplaced.keys().map(|name| format!("“{name}” ({NOT_IN_GAZETTEER})"));
        known.chain(unplaced).collect::<Vec<_>>().join(", ")
    }

    /// The places that its words name.
    pub(super) fn places(&self, project: &'a Project) -> Vec<&'a Place> {
        let mut places: Vec<&Place> = Vec::new();
        for (_, mention) in project.mentions_in(&self.document.id, self.span) {
            let place = mention.pinned_place().and_then(|id| project.gazetteer().place(id));
            places.extend(place.filter(|place| places.iter().all(|known| known.id != place.id)));
        }
        places
    }
}
