//! How far two reviewers agree, beyond chance, as a table: a row for all verdicts, each category and each field.

use crate::{
    provisions::{category::Category, field_text::FieldKind},
    review::agreement::{Agreement, Question},
    ui::{
        theme::{Face, ink},
        view::View,
    },
};
use egui::{RichText, Ui};

/// How far the two agree, on all verdicts, by category and by field.
pub(super) fn agreement_ui(ui: &mut Ui, view: &View<'_>, agreements: &[Agreement]) {
    egui::Grid::new("agreement").num_columns(5).spacing([22.0, 4.0]).show(ui, |ui| {
        for head in ["", "The same", "Kappa", "95 %", ""] {
            ui.label(RichText::new(head).font(Face::SemiBold.at(11.5)).color(ink(view.palette.muted)));
        }
        ui.end_row();
        for agreement in agreements {
            agreement_row_ui(ui, view, agreement);
        }
    });
}

/// One row: about what, how many are the same, kappa with its interval, and what to think of it.
fn agreement_row_ui(ui: &mut Ui, view: &View<'_>, agreement: &Agreement) {
    let same = (agreement.observed * agreement.count as f64).round();
    let kappa = agreement.kappa.map(|kappa| with_minus(&format!("{kappa:.2}"))).unwrap_or_default();
    let interval =
        agreement.interval.map(|(from, to)| with_minus(&format!("{from:.2} to {to:.2}"))).unwrap_or_default();
    ui.label(RichText::new(asked(&agreement.question)).font(Face::Medium.at(12.5)));
    for cell in [format!("{same} of {}", agreement.count), kappa, interval] {
        ui.label(RichText::new(cell).size(12.5));
    }
    let remark = RichText::new(agreement.remark()).size(12.0).color(ink(view.palette.muted));
    ui.add(egui::Label::new(remark).truncate());
    ui.end_row();
}

/// What was asked: "All verdicts", "Verdicts on hand-over", "Obligor".
fn asked(question: &Question) -> String {
    match question {
        Question::Verdicts => "All verdicts".to_owned(),
        Question::VerdictsOn(word) => {
            let title = Category::from_word(word).map_or_else(|| word.clone(), |it| it.title().to_lowercase());
            format!("Verdicts on {title}")
        }
        Question::Field(field) => {
            FieldKind::from_id(field.as_str()).map_or_else(|| field.as_str().to_owned(), |kind| kind.title().to_owned())
        }
    }
}

/// Figures with a minus in the place of the hyphen.
fn with_minus(figures: &str) -> String {
    figures.replace('-', "\u{2212}")
}
