//! The docket after decisions on some provisions: their entries are made anew, the rest stays as it is.

use super::{
    Docket, Entry,
    making::{as_provision, mark_differences},
};
use crate::{
    places::place::PlaceId,
    project::Project,
    provisions::{category::Category, provision::ProvisionId},
    review::subject::Subject,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What decisions reached.
#[derive(Debug, Default)]
pub(crate) struct Renewed {
    /// The provisions that are held otherwise, or are there no more.
    pub provisions: BTreeSet<ProvisionId>,
    /// Every place that they are on, or were, with the categories that they have, or had.
    pub places: BTreeMap<PlaceId, BTreeSet<Category>>,
}

impl Renewed {
    fn take(&mut self, entry: &Entry) {
        self.provisions.insert(entry.provision.id.clone());
        for place in entry.places.iter().filter_map(|place| place.place.clone()) {
            self.places.entry(place).or_default().insert(entry.category);
        }
    }
}

impl Docket {
    /// Makes the entries of some subjects anew; one that a person added comes, or goes when it was taken back.
    pub(crate) fn renew(&mut self, project: &Project, subjects: &BTreeSet<Subject>) -> Renewed {
        self.revision += 1;
        let review = project.review();
        let mut renewed = Renewed::default();
        let mut changed = Some(Vec::new());
        for subject in subjects {
            let seats = self.about(subject);
            if seats.is_empty() && review.state_of(subject).is_added() {
                if self.insert(project, subject, &mut renewed) {
                    changed = None;
                }
                continue;
            }
            let is_gone = |entry: &Arc<Entry>| {
                project.provision(&entry.provision.id).is_none() && !review.state_of(subject).is_added()
            };
            // From the last one, so that the seats before it stay.
            for at in seats.into_iter().rev() {
                if self.entries.get(at).is_some_and(is_gone) {
                    renewed.take(&self.entries.remove(at));
                    self.index();
                    changed = None;
                } else {
                    self.renew_entry(project, at, &mut renewed);
                    if let Some(changed) = &mut changed {
                        changed.push(at);
                    }
                }
            }
        }
        self.changed = changed;
        renewed
    }

    /// Takes in what a person added; whether its words are there.
    fn insert(&mut self, project: &Project, subject: &Subject, renewed: &mut Renewed) -> bool {
        let id = subject.document();
        let at = id.and_then(|id| project.documents().iter().position(|document| document.id == *id));
        let Some((seat, document)) = at.and_then(|at| Some((at, project.documents().get(at)?))) else { return false };
        let Some(provision) = as_provision(document, subject) else { return false };
        let start = provision.evidence.span.start;
        let entry = Entry::about(project, project.review(), (seat, document), provision, Some(subject.clone()));
        renewed.take(&entry);
        let at = self.entries.partition_point(|one| (one.seat, one.provision.evidence.span.start) <= (seat, start));
        self.entries.insert(at, Arc::new(entry));
        self.index();
        true
    }

    fn renew_entry(&mut self, project: &Project, at: usize, renewed: &mut Renewed) {
        let Some(old) = self.entries.get(at) else { return };
        let Some(document) = project.documents().get(old.seat) else { return };
        let (provision, subject) = (old.provision.clone(), old.subject.clone());
        let mut new = Entry::about(project, project.review(), (old.seat, document), provision, subject);
        mark_differences(std::slice::from_mut(&mut new), project.review());
        renewed.take(old);
        renewed.take(&new);
        self.delist(at);
        if let Some(entry) = self.entries.get_mut(at) {
            *entry = Arc::new(new);
        }
        self.list(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ground::files::write_whole,
        linking::correction::{Correction, Meaning, Reach, Scope},
        project::{Inputs, progress::Silent},
        review::{
            Review,
            decision::{Change, Field, Reviewer, Signature, Verdict},
        },
        ui::review::{
            entry::Column,
            filter::ProvisionFilter,
            order::{Arrangement, Direction, Order},
        },
    };

    /// All that a docket answers, as text.
    fn told(docket: &Docket, project: &Project) -> String {
        let (filter, hidden) = (ProvisionFilter::default(), BTreeSet::new());
        let rows = docket.entries().iter().map(|entry| {
            let cells: Vec<&str> = Column::ALL.iter().map(|column| entry.cell(*column)).collect();
            format!("{} {:?} {:?}", entry.provision.id, docket.seat(&entry.provision.id), cells)
        });
        let rows: Vec<String> = rows.collect();
        let places =
            project.gazetteer().places().iter().map(|place| {
                format!("{} {:?}", docket.count_on(&place.id), docket.coding(&place.id, &filter, &hidden))
            });
        let places: Vec<String> = places.collect();
        format!("{rows:#?} {places:?} {:?} {:?}", docket.progress(), docket.categories())
    }

    #[test]
    fn a_renewed_docket_is_the_one_that_is_made_anew_and_so_is_its_order() {
        let project = Project::open(&Inputs::default(), &Silent).unwrap();
        let subjects = project.provision_subjects();
        let document = project.documents().first().unwrap();
        let by = Signature { reviewer: Reviewer::new("Ada"), time: jiff::Timestamp::UNIX_EPOCH };
        let words = crate::documents::selector::Selector::of(document, crate::ground::text::Span::new(0, 20)).unwrap();
        let own = Subject::Provision { words, category: "return".into() };
        let steps: Vec<Option<Vec<Change>>> = vec![
            Some(vec![Change::verdict(subjects[0].clone(), Verdict::Reject)]),
            Some(vec![Change::field(subjects[1].clone(), Field::new("category"), None, "corridor")]),
            Some(vec![Change::field(subjects[1].clone(), Field::new("places"), None, "")]),
            Some(subjects.iter().map(|one| Change::verdict(one.clone(), Verdict::Accept)).collect()),
            Some(vec![Change::addition(own.clone()), Change::verdict(own, Verdict::Accept)]),
            None,
            None,
            None,
        ];
        let arrangement =
            Arrangement { sorting: Some((Column::Status, Direction::Falling)), grouping: Some(Column::Category) };
        let (filter, hidden) = (ProvisionFilter::default(), BTreeSet::new());
        let (mut project, mut docket, mut order) = (project.clone(), Docket::of(&project), Order::default());
        order.rows(&docket, &arrangement, &filter, &hidden);
        for step in steps {
            let mut review = Review::clone(project.review());
            let before = review.decisions().len();
            match step {
                Some(changes) => drop(review.apply(changes, &by)),
                None => drop(review.undo(&by)),
            }
            let touched: BTreeSet<Subject> =
                review.changes_after(before).map(|change| change.subject.clone()).collect();
            assert!(!touched.is_empty());
            project = project.deciding(&Arc::new(review), &Silent).unwrap();
            docket.renew(&project, &touched);
            let anew = Docket::of(&project);
            assert_eq!(told(&docket, &project), told(&anew, &project));
            let rows = order.rows(&docket, &arrangement, &filter, &hidden).to_vec();
            assert_eq!(rows, Order::default().rows(&anew, &arrangement, &filter, &hidden));
        }
    }

    #[test]
    fn a_docket_that_follows_from_another_is_the_one_that_is_made_anew_and_shares_what_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b.txt", "c.txt"] {
            let words = "The Agdam district shall be returned by 1 May 2021, as shall the Lachin district.";
            write_whole(&folder.path().join(name), words.as_bytes()).unwrap();
        }
        let inputs = Inputs::sorted_by_kind([folder.path().to_owned()]);
        let before = Project::open(&inputs, &Silent).unwrap();
        let docket = Docket::of(&before);
        let entry = docket.entries().first().unwrap();
        let document = before.document(&entry.provision.id.document).unwrap();
        let scope = Scope::of(document, entry.provision.places[0].span, Reach::Here).unwrap();
        let subject = before.provision_subjects().pop().unwrap();
        let mut review = Review::default();
        let by = Signature { reviewer: Reviewer::new("Ada"), time: jiff::Timestamp::UNIX_EPOCH };
        review.apply([Change::correction(Correction { scope, meaning: Meaning::NoPlace })], &by);
        review.apply([Change::verdict(subject, Verdict::Accept)], &by);
        let mut known = (before, docket);
        for _ in 0..2 {
            let (before, docket) = known;
            let project = before.deciding(&Arc::new(review.clone()), &Silent).unwrap();
            let changed = project.changed_since(&before).unwrap();
            assert_eq!(changed.len(), 1);
            let following = Docket::following(&project, &before, docket.entries());
            assert_eq!(told(&following, &project), told(&Docket::of(&project), &project));
            let is_known = |entry: &&Arc<Entry>| docket.entries().iter().any(|known| Arc::ptr_eq(known, entry));
            let shared: Vec<&str> =
                following.entries().iter().filter(is_known).map(|it| it.provision.id.document.as_str()).collect();
            assert!(!shared.is_empty() && shared.iter().all(|document| *document == "b.txt"), "{shared:?}");
            known = (project, following);
            review.undo(&by);
            review.undo(&by);
        }
    }
}
