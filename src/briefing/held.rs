//! Provisions as they are held: as they were found or added, with what reviewers corrected and judged.

use crate::{
    documents::document::Document,
    places::{gazetteer::Gazetteer, place::PlaceId},
    project::Project,
    provisions::{
        category::Category,
        field::PlaceUse,
        field_text::FieldKind,
        footprint::{Footprint, footprint},
        place_use,
        provision::{Provision, ProvisionId},
    },
    review::{
        State,
        decision::{Field, Signature, Verdict},
        subject::Subject,
    },
};
use std::{borrow::Cow, collections::BTreeSet};

/// A provision with what is held of it.
#[derive(Debug)]
pub(super) struct HeldProvision<'a> {
    pub(super) document: &'a Document,
    pub(super) provision: Cow<'a, Provision>,
    gazetteer: &'a Gazetteer,
    state: State<'a>,
    by: Option<&'a Signature>,
}

impl<'a> HeldProvision<'a> {
    fn found(project: &'a Project, provision: &'a Provision) -> Option<Self> {
        let subject = project.subject_of(provision)?;
        let document = project.document(&provision.id.document)?;
        Some(Self::about(project, document, Cow::Borrowed(provision), &subject))
    }

    fn added(project: &'a Project, subject: &Subject) -> Option<Self> {
        let Subject::Provision { words, category } = subject else { return None };
        let document = project.document(&words.document)?;
        let provision = Provision::added(document, words.find(document)?, Category::from_word(category)?)?;
        Some(Self::about(project, document, Cow::Owned(provision), subject))
    }

    fn about(project: &'a Project, document: &'a Document, provision: Cow<'a, Provision>, subject: &Subject) -> Self {
        let review = project.review();
        let (state, by) = (review.state_of(subject), review.signature_on(subject));
        Self { document, provision, gazetteer: project.gazetteer(), state, by }
    }

    /// Those that concern places and were not rejected, in the order of the documents and their texts.
    pub(super) fn on_places(project: &'a Project, places: &[&PlaceId]) -> Vec<Self> {
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
        held.retain(|one| !one.is_rejected() && one.place_uses().iter().any(|own| own.is_one_of(places)));
        held
    }

    /// Those that concern no place of the gazetteer and were not rejected.
    pub(super) fn without_place(project: &'a Project) -> Vec<Self> {
        let found = project.all_provisions().filter_map(|provision| Self::found(project, provision));
        let added = project.review().added_provisions().into_iter().filter_map(|one| Self::added(project, one));
        found.chain(added).filter(|one| !one.is_rejected() && one.place_uses().is_empty()).collect()
    }

    /// The one of an id, or of a name in its document where no other document has one of that name before.
    pub(super) fn named(project: &'a Project, name: &str) -> Option<Self> {
        let by_id = ProvisionId::parse(name).and_then(|id| project.provision(&id));
        let found = by_id.or_else(|| project.all_provisions().find(|provision| provision.id.key.as_str() == name));
        if let Some(found) = found {
            return Self::found(project, found);
        }
        let added = project.review().added_provisions().into_iter();
        let mut added = added.filter_map(|subject| Self::added(project, subject));
        added.find(|one| one.provision.id.to_string() == name || one.provision.id.key.as_str() == name)
    }

    fn is_rejected(&self) -> bool {
        self.state.verdict() == Some(Verdict::Reject)
    }

    fn corrected(&self, kind: FieldKind) -> Option<&'a str> {
        self.state.field(&Field::new(kind.id()))
    }

    /// Its category.
    pub(super) fn category(&self) -> Category {
        let corrected = self.corrected(FieldKind::Category).and_then(Category::from_word);
        corrected.unwrap_or(self.provision.category)
    }

    /// What a field says; none when nothing is stated.
    pub(super) fn field(&self, kind: FieldKind) -> Option<String> {
        let found = || kind.of(&self.provision, &|id| self.title(id)).map(|found| found.text);
        let text = self.corrected(kind).map(str::to_owned).or_else(found);
        text.filter(|text| !text.is_empty())
    }

    fn title(&self, id: &PlaceId) -> Option<String> {
        self.gazetteer.place(id).map(|place| place.title.clone())
    }

    /// All its places with their roles, in the order of the text.
    fn all_uses(&self) -> Vec<PlaceUse> {
        match self.corrected(FieldKind::Places) {
            Some(line) => place_use::read(line, &self.provision.places, &|id| self.title(id)),
            None => place_use::found(&self.provision),
        }
    }

    /// What it covers on the ground.
    pub(super) fn footprint(&self) -> Footprint {
        footprint(&place_use::held(&self.provision, self.category(), &self.all_uses()), self.gazetteer)
    }

    /// The places that it concerns with their roles, the leading one first, each once.
    pub(super) fn place_uses(&self) -> Vec<PlaceUse> {
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

    /// What a reviewer decided, who and when; none when nobody judged it.
    pub(super) fn verdict(&self) -> Option<String> {
        let word = match self.state.verdict()? {
            Verdict::Accept => "accepted",
            Verdict::Correct => "accepted as corrected",
            Verdict::Reject => "rejected",
            Verdict::Unsure => "left open",
        };
        let by = self.by.map(|by| format!(" by {}, {}", by.reviewer, by.time.strftime("%Y-%m-%d")));
        Some(format!("{word}{}", by.unwrap_or_default()))
    }
}
