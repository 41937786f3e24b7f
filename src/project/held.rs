//! Provisions as they are held: as they were found or added, with what each reviewer corrected and judged. Sheets,
//! exports and the layer of a project file tell of provisions from here alike.

use super::Project;
use crate::{
    documents::document::Document,
    places::{gazetteer::Gazetteer, place::PlaceId},
    provisions::{
        category::Category,
        field::{Flag, PlaceUse},
        field_text::{FieldKind, place_words},
        footprint::{Footprint, footprint},
        place_use,
        provision::{Provision, ProvisionId},
    },
    review::{decision::Field, stances::Stances, subject::Subject},
};
use std::{borrow::Cow, collections::BTreeSet};

/// A provision with what is held of it.
#[derive(Debug)]
pub struct HeldProvision<'a> {
    /// Its document.
    pub document: &'a Document,
    /// As it was found, or of one that a person added its words and its category.
    pub provision: Cow<'a, Provision>,
    /// What each reviewer holds of it.
    pub stances: Stances<'a>,
    gazetteer: &'a Gazetteer,
}

impl<'a> HeldProvision<'a> {
    /// One that was found; none when its words are gone.
    #[must_use]
    pub fn found(project: &'a Project, provision: &'a Provision) -> Option<Self> {
        let subject = project.subject_of(provision)?;
        let document = project.document(&provision.id.document)?;
        Some(Self::about(project, document, Cow::Borrowed(provision), &subject))
    }

    /// One that a person added or judged and that is not found; none when its words are gone.
    #[must_use]
    pub fn added(project: &'a Project, subject: &Subject) -> Option<Self> {
        let Subject::Provision { words, category } = subject else { return None };
        let document = project.document(&words.document)?;
        let provision = Provision::added(document, words.find(document)?, Category::from_word(category)?)?;
        Some(Self::about(project, document, Cow::Owned(provision), subject))
    }

    fn about(project: &'a Project, document: &'a Document, provision: Cow<'a, Provision>, subject: &Subject) -> Self {
        let stances = project.review().stances_on(subject);
        Self { document, provision, stances, gazetteer: project.gazetteer() }
    }

    /// All that were found, in the order of the documents and their texts, then those that people added.
    pub fn all(project: &'a Project) -> impl Iterator<Item = Self> {
        let found = project.all_provisions().filter_map(|provision| Self::found(project, provision));
        let added = project.review().added_provisions().into_iter().filter_map(|one| Self::added(project, one));
        found.chain(added)
    }

    /// Those that concern places and that not all reviewers rejected, in the order of the documents and their texts.
    #[must_use]
    pub fn on_places(project: &'a Project, places: &[&PlaceId]) -> Vec<Self> {
        let review = project.review();
        // A decision may have moved a provision to another place; all others are found by the place.
        let decided = review.subjects().into_iter().filter(|subject| matches!(subject, Subject::Provision { .. }));
        let touched: BTreeSet<_> = decided.filter_map(|subject| review.now(subject).document()).collect();
        let untouched = places.iter().flat_map(|place| project.provisions_of(place));
        let untouched = untouched.filter(|provision| !touched.contains(&provision.id.document));
        let decided = touched.iter().flat_map(|document| project.provisions(document));
        let mut taken: BTreeSet<&ProvisionId> = BTreeSet::new();
        let found = untouched.chain(decided).filter(|provision| taken.insert(&provision.id));
        let mut held: Vec<Self> = found.filter_map(|provision| Self::found(project, provision)).collect();
        held.extend(review.added_provisions().into_iter().filter_map(|subject| Self::added(project, subject)));
        held.retain(|one| !one.stances.is_rejected() && one.place_uses().iter().any(|own| own.is_one_of(places)));
        held
    }

    /// Those that concern no place of the gazetteer and that not all reviewers rejected.
    #[must_use]
    pub fn without_place(project: &'a Project) -> Vec<Self> {
        Self::all(project).filter(|one| !one.stances.is_rejected() && one.place_uses().is_empty()).collect()
    }

    /// The one of an id, or of a name in its document where no other document has one of that name before.
    #[must_use]
    pub fn named(project: &'a Project, name: &str) -> Option<Self> {
        let by_id = ProvisionId::parse(name).and_then(|id| project.provision(&id));
        let found = by_id.or_else(|| project.all_provisions().find(|provision| provision.id.key.as_str() == name));
        if let Some(found) = found {
            return Self::found(project, found);
        }
        let added = project.review().added_provisions().into_iter();
        let mut added = added.filter_map(|subject| Self::added(project, subject));
        added.find(|one| one.provision.id.to_string() == name || one.provision.id.key.as_str() == name)
    }

    fn corrected(&self, kind: FieldKind) -> Option<&'a str> {
        self.stances.field(&Field::new(kind.id()))
    }

    /// Its category.
    #[must_use]
    pub fn category(&self) -> Category {
        let corrected = self.corrected(FieldKind::Category).and_then(Category::from_word);
        corrected.unwrap_or(self.provision.category)
    }

    /// What a field says, where reviewers differ with the names of those who corrected it; none when nothing is stated.
    #[must_use]
    pub fn field(&self, kind: FieldKind) -> Option<String> {
        let shown = |text: &str| match kind {
            FieldKind::Category => {
                Category::from_word(text).map_or_else(|| text.to_owned(), |it| it.title().to_owned())
            }
            FieldKind::Places => {
                let uses = place_use::read(text, &self.provision.places, &|id| self.title(id));
                uses.iter().map(|place| place_words(place, &|id| self.title(id))).collect::<Vec<_>>().join("\n")
            }
            _ => text.to_owned(),
        };
        let found = || kind.of(&self.provision, &|id| self.title(id)).map(|found| found.text);
        let text = self.stances.field_told(&Field::new(kind.id()), shown).or_else(found);
        text.filter(|text| !text.is_empty())
    }

    /// When, and for how long; none when neither is stated.
    #[must_use]
    pub fn times(&self) -> Option<String> {
        let times: Vec<String> =
            [FieldKind::Deadline, FieldKind::Duration].into_iter().filter_map(|kind| self.field(kind)).collect();
        (!times.is_empty()).then(|| times.join("; "))
    }

    /// What is to be known of it, but for what reviewers have settled.
    pub fn flags(&self) -> impl Iterator<Item = Flag> {
        let said = |kind| self.corrected(kind).is_some_and(|text| !text.is_empty());
        self.provision.flags.iter().copied().filter(move |flag| !flag.settled_by().is_some_and(said))
    }

    fn title(&self, id: &PlaceId) -> Option<String> {
        self.gazetteer.place(id).map(|place| place.title.clone())
    }

    /// All its places with their roles, in the order of the text.
    #[must_use]
    pub fn all_uses(&self) -> Vec<PlaceUse> {
        match self.corrected(FieldKind::Places) {
            Some(line) => place_use::read(line, &self.provision.places, &|id| self.title(id)),
            None => place_use::found(&self.provision),
        }
    }

    /// What it covers on the ground.
    #[must_use]
    pub fn footprint(&self) -> Footprint {
        footprint(&place_use::held(&self.provision, self.category(), &self.all_uses()), self.gazetteer)
    }

    /// The places that it concerns with their roles, the leading one first, each once.
    #[must_use]
    pub fn place_uses(&self) -> Vec<PlaceUse> {
        let mut uses = self.all_uses();
        uses.retain(|place| place.role.is_concerned());
        uses.sort_by_key(|place| place.role.precedence());
        let mut known: Vec<PlaceId> = Vec::new();
        uses.retain(|place| {
            let is_new = place.place.as_ref().is_some_and(|id| !known.contains(id));
            known.extend(place.place.clone().filter(|_| is_new));
            is_new
        });
        uses
    }
}
