//! What decisions on provisions change in the window: their entries, the colours of their places, the ways and
//! zones they draw. All else stays, so that a verdict is seen at once however large the project is.

use super::{app::App, notices::Tone, review::docket::Renewed, routes::traces};
use crate::{
    project::progress::Silent,
    review::{Review, subject::Subject},
    scene::{topic::Coding, trace::Trace},
};
use std::{collections::BTreeSet, sync::Arc};

impl App {
    /// Replaces the log of decisions, and everything that follows from it.
    pub(super) fn take_review(&mut self, review: &Arc<Review>) {
        let before = self.project.review().decisions().len();
        self.review = Arc::clone(review);
        match self.project.deciding(review, &Silent) {
            Ok(project) => self.project = Arc::new(project),
            Err(error) => self.notices.say(Tone::Bad, error.to_string()),
        }
        if let Some(subjects) = judged(self.project.review(), before) {
            let renewed = self.docket.renew(&self.project, &subjects);
            self.redraw(&renewed);
        } else {
            self.renew_docket();
            self.rebuild();
        }
    }

    /// Gives places and traces the looks that they have after decisions on some provisions.
    fn redraw(&mut self, renewed: &Renewed) {
        let (filter, hidden) = (&self.filters.provisions, &self.filters.sources);
        for (place, categories) in &renewed.places {
            let known = self.codings.get(place);
            // Other categories are of other provisions, of which there may be very many.
            let others = known.into_iter().flat_map(|coding| &coding.categories).copied();
            let others = others.filter(|category| !categories.contains(category));
            let own = categories.iter().copied();
            let own = own.filter(|category| self.docket.draws(place, *category, filter, hidden));
            let coding = Coding::new(others.chain(own), known.map_or(0, |coding| coding.reactions));
            if filter.is_on() && known.is_some() != coding.is_some() {
                // With a filter the list has those places alone that are coded.
                return self.rebuild();
            }
            self.scene.recode(place, coding.clone());
            match coding {
                Some(coding) => self.codings.insert(place.clone(), coding),
                None => self.codings.remove(place),
            };
        }
        self.scene.traces.retain(|trace| !renewed.provisions.contains(&trace.provision));
        for id in &renewed.provisions {
            let Some(seat) = self.docket.seat(id) else { continue };
            let drawn = self.docket.entry(id).filter(|entry| entry.is_drawn(filter, hidden));
            let own = drawn.map(|entry| traces(&self.project, entry)).unwrap_or_default();
            let is_before = |trace: &Trace| self.docket.seat(&trace.provision).is_some_and(|other| other < seat);
            let at = self.scene.traces.partition_point(is_before);
            self.scene.traces.splice(at..at, own);
        }
    }
}

/// The provisions on which the rows of a log decide that come after the first ones; none when they decide on
/// something else, from which more follows.
fn judged(review: &Review, after: usize) -> Option<BTreeSet<Subject>> {
    let subjects = review.changes_after(after).map(|change| {
        let is_provision = matches!(change.subject, Subject::Provision { .. });
        is_provision.then(|| review.now(&change.subject).clone())
    });
    subjects.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basemap::Basemap,
        project::{Inputs, Project},
        provisions::provision::ProvisionId,
        review::decision::{Change, Field, Reviewer, Signature, Verdict},
    };

    #[test]
    fn what_is_redrawn_after_a_decision_is_what_is_drawn_anew() {
        let project = Project::open(&Inputs::default(), &Silent).unwrap();
        let subjects = project.provision_subjects();
        let mut app = App::on(&egui::Context::default(), project, Basemap::default());
        let by = Signature { reviewer: Reviewer::new("Ada"), time: jiff::Timestamp::UNIX_EPOCH };
        let category = |at: usize, word: &str| Change::field(subjects[at].clone(), Field::new("category"), None, word);
        let mut steps: Vec<Option<Vec<Change>>> =
            subjects.iter().map(|one| Some(vec![Change::verdict(one.clone(), Verdict::Reject)])).collect();
        steps.push(Some(vec![category(0, "corridor"), Change::verdict(subjects[0].clone(), Verdict::Correct)]));
        steps.push(Some(vec![category(1, "return")]));
        steps.extend((0..subjects.len() + 2).map(|_| None));
        for step in steps {
            let mut review = Review::clone(&app.review);
            match step {
                Some(changes) => drop(review.apply(changes, &by)),
                None => drop(review.undo(&by)),
            }
            app.take_review(&Arc::new(review));
            let drawn_ways = |app: &App| -> Vec<ProvisionId> {
                app.scene.traces.iter().map(|trace| trace.provision.clone()).collect()
            };
            let (codings, traces) = (app.codings.clone(), drawn_ways(&app));
            app.rebuild();
            assert_eq!(codings, app.codings);
            assert_eq!(traces, drawn_ways(&app));
        }
    }
}
