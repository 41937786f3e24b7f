//! What can be decided on in a project: its provisions, found or added, and what is held of each. Decisions
//! are put back to their words whenever documents or findings may have changed.

use super::Project;
use crate::{
    documents::selector::Selector,
    ground::warning::Warning,
    provisions::{field_text::FieldKind, provision::Provision},
    review::{State, attaching::Reattached, decision::Field, subject::Subject},
};
use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

/// What the program found for the fields of a provision, as the log of decisions has them. What was not found has no
/// entry.
#[must_use]
pub fn found_fields(provision: &Provision) -> BTreeMap<Field, String> {
    let fields = FieldKind::ALL.into_iter();
    fields.filter_map(|kind| Some((Field::new(kind.id()), kind.logged(provision)?))).collect()
}

impl Project {
    /// What a decision on a provision is about: its words and the category it was found as.
    #[must_use]
    pub fn subject_of(&self, provision: &Provision) -> Option<Subject> {
        let document = self.document(&provision.id.document)?;
        let words = Selector::of(document, provision.evidence.span)?;
        Some(Subject::Provision { words, category: provision.category.word().into() })
    }

    /// What is held of a provision.
    #[must_use]
    pub fn state_of(&self, provision: &Provision) -> State<'_> {
        self.subject_of(provision).map(|subject| self.review().state_of(&subject)).unwrap_or_default()
    }

    /// Every provision that can be decided on: those that were found, in the order of the documents, then
    /// those that people added.
    #[must_use]
    pub fn provision_subjects(&self) -> Vec<Subject> {
        let mut found: Vec<Subject> = self.all_provisions().filter_map(|one| self.subject_of(one)).collect();
        let known: HashSet<&Subject> = found.iter().collect();
        let added = self.review().added_provisions().into_iter();
        let added: Vec<Subject> = added.filter(|subject| !known.contains(subject)).cloned().collect();
        found.extend(added);
        found
    }

    /// This project with the decisions of its review put back to their words; those that find none are
    /// told, and stay in the log.
    #[must_use]
    pub(super) fn reattached(self) -> Self {
        self.put_back().0
    }

    /// The same, and what became of what was decided on.
    pub(super) fn put_back(mut self) -> (Self, Reattached) {
        let mut found: HashSet<Subject> = self.all_provisions().filter_map(|one| self.subject_of(one)).collect();
        // Corrections of mentions find their words by themselves, and say so when they do not.
        let mentions = self.review.subjects().into_iter().filter(|subject| matches!(subject, Subject::Mention(_)));
        found.extend(mentions.cloned());
        let mut review = (*self.review).clone();
        let reattached = review.reattach(&self.documents, &found);
        self.review = Arc::new(review);
        let warnings = Arc::make_mut(&mut self.warnings);
        warnings.retain(|warning| !self.strays.contains(warning));
        let mut strays = Vec::new();
        for subject in &reattached.vanished {
            let document = subject.document().map(ToString::to_string).unwrap_or_default();
            let words = subject.words().map(|words| words.exact.clone()).unwrap_or_default();
            let what = format!("what was decided on “{words}” finds it no more");
            strays.push(Warning::notice(&document, what, "look at it, and decide anew"));
        }
        warnings.extend(strays.iter().cloned());
        self.strays = Arc::new(strays);
        (self, reattached)
    }
}
