//! The docket made of a project: all of it, or, when the project follows from another one, what that makes others.

use super::{Docket, Entry};
use crate::{
    documents::document::{Document, DocumentId},
    project::Project,
    provisions::{
        category::Category,
        provision::{Provision, RemarkKind},
    },
    review::{Review, subject::Subject},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

impl Docket {
    /// The docket of what was found in the documents of a project, and of what people added.
    pub(crate) fn of(project: &Project) -> Self {
        Self::made(project, (&[], None), &project.review().added_provisions())
    }

    /// The docket of a project that follows from another one, whose entries are taken over where nothing that they are
    /// made of is another.
    pub(crate) fn following(project: &Project, before: &Project, known: &[Arc<Entry>]) -> Self {
        let Some(mut changed) = project.changed_since(before) else { return Self::of(project) };
        let (review, seats) = (project.review(), seats_of(project));
        let decided = review.changes_after(before.review().decisions().len()).map(|change| review.now(&change.subject));
        let decided: BTreeSet<&Subject> =
            decided.filter(|subject| matches!(subject, Subject::Provision { .. })).collect();
        changed.extend(decided.iter().filter_map(|subject| seats.get(subject.document()?)));
        let listed = known.iter().filter(|entry| entry.is_added && changed.contains(&entry.seat));
        let subjects: BTreeSet<&Subject> = listed.filter_map(|entry| entry.subject.as_ref()).chain(decided).collect();
        let added: Vec<&Subject> = subjects.into_iter().filter(|subject| review.state_of(subject).is_added()).collect();
        Self::made(project, (known, Some(changed)), &added)
    }

    /// The docket of a project: the documents of some seats are read, or all, and the entries of the others taken over;
    /// what people added to those that are read comes as it is given.
    fn made(project: &Project, (known, changed): (&[Arc<Entry>], Option<BTreeSet<usize>>), added: &[&Subject]) -> Self {
        let review = project.review();
        let seats = seats_of(project);
        let is_read = |seat: usize| changed.as_ref().is_none_or(|changed| changed.contains(&seat));
        let mut read: Vec<Entry> = Vec::new();
        let mut docket = Self::default();
        for (seat, document) in project.documents().iter().enumerate() {
            if is_read(seat) {
                let found = project.provisions(&document.id).iter();
                read.extend(found.map(|provision| Entry::new(project, review, (seat, document), provision.clone())));
            }
            for remark in project.remarks(&document.id) {
                match remark.kind {
                    RemarkKind::Uncoded => docket.clauses.push((document.id.clone(), remark.locator)),
                    RemarkKind::Reaction => {
                        docket.reactions += 1;
                        for place in &remark.places {
                            docket.reacted.entry(place.clone()).or_default().push(document.id.clone());
                        }
                    }
                    RemarkKind::Statement | RemarkKind::Background => {}
                }
            }
        }
        for &subject in added {
            let seat = subject.document().and_then(|id| seats.get(id)).copied();
            let document = seat.and_then(|seat| Some((seat, project.documents().get(seat)?)));
            if let Some((document, provision)) = document.and_then(|it| Some((it, as_provision(it.1, subject)?))) {
                read.push(Entry::about(project, review, document, provision, Some(subject.clone())));
            }
        }
        mark_differences(&mut read, review);
        let kept = known.iter().filter(|entry| !is_read(entry.seat)).map(Arc::clone);
        docket.entries = kept.chain(read.into_iter().map(Arc::new)).collect();
        docket.entries.sort_by_key(|entry| (entry.seat, entry.provision.evidence.span.start));
        let are_same = docket.entries.len() == known.len()
            && docket.entries.iter().zip(known).all(|(one, other)| one.provision.id == other.provision.id);
        docket.changed = changed.filter(|_| are_same).map(|changed| {
            let entries = docket.entries.iter().enumerate();
            entries.filter(|(_, entry)| changed.contains(&entry.seat)).map(|(at, _)| at).collect()
        });
        docket.index();
        docket
    }
}

/// The numbers of documents.
fn seats_of(project: &Project) -> HashMap<&DocumentId, usize> {
    project.documents().iter().enumerate().map(|(seat, document)| (&document.id, seat)).collect()
}

/// Where reviewers hold different things of a provision, its entry says so.
pub(super) fn mark_differences(entries: &mut [Entry], review: &Review) {
    if review.reviewers().len() < 2 {
        return;
    }
    for entry in entries {
        if entry.subject.as_ref().is_some_and(|subject| !review.disagreements_on(subject).is_empty()) {
            entry.mark_differing();
        }
    }
}

/// What a person added, as a provision: its words and its category; the rest is in its corrections.
pub(super) fn as_provision(document: &Document, subject: &Subject) -> Option<Provision> {
    let Subject::Provision { words, category } = subject else {
        return None;
    };
    let span = words.find(document)?;
    let category = Category::from_word(category)?;
    Provision::added(document, span, category)
}
