//! Who holds what of a provision on which reviewers differ, on its card.

use super::{entry::Entry, status::Status};
use crate::{
    review::stances::Outcome,
    ui::{
        theme::{Face, ink},
        view::View,
        widgets::quiet,
    },
};
use egui::{RichText, Ui};

/// What each reviewer holds, where they differ; of the selected provision also how each corrected it.
pub(super) fn stances_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    let Some(subject) = entry.subject.as_ref().filter(|_| entry.status == Status::Differs) else { return };
    let stances = view.review.stances_on(subject);
    let Some(told) = stances.told().filter(|_| stances.outcome() == Outcome::Differing) else { return };
    let told = RichText::new(told).font(Face::Medium.at(12.5)).color(ink(view.palette.alert));
    ui.add(egui::Label::new(told).wrap());
    if view.is_selected(entry) {
        for correction in stances.corrections() {
            quiet(ui, view.palette, correction);
        }
    }
}
