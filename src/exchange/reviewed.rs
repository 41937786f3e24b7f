//! The provisions of a document as the formats write them: with what each reviewer holds of them. Those whose
//! words are no longer in the document are left out, as they could not be quoted.

use super::unplaced::{self, NOT_IN_GAZETTEER};
use crate::{
    documents::document::Document,
    ground::text::Span,
    places::{kind::PlaceKind, place::Place},
    project::{Project, held::HeldProvision},
    provisions::{category::Category, field_text::FieldKind, provision::Provision},
    review::{decision::Field, stances::Stances, subject::Subject},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A provision, as it is held.
#[derive(Debug)]
pub(super) struct Reviewed<'a> {
    pub(super) document: &'a Document,
    pub(super) span: Span,
    /// The word of the category that it was found or added as.
    pub(super) first_category: Arc<str>,
    /// The word of its category, corrected where somebody did.
    pub(super) category: Arc<str>,
    /// What each reviewer holds of it.
    pub(super) stances: Stances<'a>,
    /// Its fields; none of a category that is not known here.
    held: Option<HeldProvision<'a>>,
    /// Its places that the gazetteer does not have, by their words.
    pub(super) unplaced: BTreeMap<&'a str, PlaceKind>,
}

impl<'a> Reviewed<'a> {
    /// The provisions of a document, those that were found and those that a person judged, corrected or added,
    /// in the order of its text.
    pub(super) fn of(project: &'a Project, document: &'a Document) -> Vec<Self> {
        let review = project.review();
        let mut unplaced: BTreeMap<(Span, &str), BTreeMap<&str, PlaceKind>> = BTreeMap::new();
        let mut found: BTreeMap<Subject, &Provision> = BTreeMap::new();
        for provision in project.provisions(&document.id) {
            found.extend(project.subject_of(provision).map(|subject| (subject, provision)));
            for used in unplaced::used_in(project, provision) {
                let own = unplaced.entry((provision.evidence.span, provision.category.word())).or_default();
                own.insert(&used.value.name, used.value.kind.unwrap_or(PlaceKind::Other));
            }
        }
        let mut subjects: BTreeSet<&Subject> = found.keys().collect();
        subjects.extend(review.subjects().into_iter().map(|subject| review.now(subject)));
        let mut provisions: Vec<Self> = subjects
            .into_iter()
            .filter_map(|subject| match subject {
                Subject::Provision { words, category } if words.document == document.id => {
                    let span = words.find(document)?;
                    let stances = review.stances_on(subject);
                    let corrected = stances.field(&Field::new(FieldKind::Category.id())).map(Arc::from);
                    let held = match found.get(subject) {
                        Some(provision) => HeldProvision::found(project, provision),
                        None => HeldProvision::added(project, subject),
                    };
                    Some(Self {
                        document,
                        span,
                        unplaced: unplaced.get(&(span, &**category)).cloned().unwrap_or_default(),
                        first_category: Arc::clone(category),
                        category: corrected.unwrap_or_else(|| Arc::clone(category)),
                        stances,
                        held,
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
        title_of(&self.category)
    }

    /// The codes of PA-X that lie nearest, parted by blanks; empty where PA-X has none.
    pub(super) fn pax(&self) -> String {
        Category::from_word(&self.category).map(|category| category.pax_codes().join(" ")).unwrap_or_default()
    }

    /// The verdict in a word, where reviewers hold different things that they do; empty when there is none.
    pub(super) fn verdict(&self) -> &'static str {
        self.stances.outcome().word()
    }

    /// Who has to do it, as it is held; empty when the source does not say.
    pub(super) fn who(&self) -> String {
        self.field(FieldKind::Obligor)
    }

    /// What is done, as it is held.
    pub(super) fn action(&self) -> String {
        self.field(FieldKind::Action)
    }

    /// When and for how long, as it is held; empty when the source does not say.
    pub(super) fn when(&self) -> String {
        self.held.as_ref().and_then(HeldProvision::times).unwrap_or_default()
    }

    /// How many, how wide, as it is held; empty when the source does not say.
    pub(super) fn how_much(&self) -> String {
        self.field(FieldKind::Quantities)
    }

    fn field(&self, kind: FieldKind) -> String {
        self.held.as_ref().and_then(|held| held.field(kind)).unwrap_or_default()
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

/// The name of a category, for people; a word that is none stands for itself.
pub(super) fn title_of(category: &str) -> &str {
    match Category::from_word(category) {
        Some(category) => category.title(),
        None => category,
    }
}
