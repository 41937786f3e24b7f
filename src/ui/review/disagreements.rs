//! Where two reviewers differ: how far they agree beyond chance, and each provision on which they do not.

use super::{
    docket::Docket,
    entry::Column,
    history::{aspect_words, value_words},
};
use crate::{
    project::found_fields,
    provisions::{category::Category, field_text::FieldKind},
    review::{
        agreement::{Agreement, Question, agreements},
        decision::Reviewer,
        subject::Subject,
    },
    ui::{
        command::Command,
        icon,
        project_form::Purpose,
        settling::settled,
        theme::{Face, ink},
        view::View,
        widgets::{icon_button, main_button, quiet},
    },
};
use egui::{
    Align, ComboBox, Context, CornerRadius, Frame, Id, Layout, Margin, Modal, RichText, Role, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo,
};
use std::collections::HashMap;

/// How many disagreements are listed.
const LISTED: usize = 500;

/// Which two reviewers are laid side by side: their numbers among all.
pub(crate) type Reviewers = (usize, usize);

/// The view, over the window; answers what the person asked for.
pub(crate) fn disagreements_ui(context: &Context, view: &View<'_>, chosen: &mut Reviewers) -> Option<Command> {
    let mut command = None;
    let frame =
        Frame::popup(&context.global_style()).corner_radius(CornerRadius::same(12)).inner_margin(Margin::same(18));
    let id = Id::unique("disagreements");
    let modal = Modal::new(id).frame(frame);
    let lay_out = |ui: &mut Ui| {
        ui.set_width((context.content_rect().width() - 72.0).min(840.0));
        ui.horizontal(|ui| {
            ui.label(RichText::new("Where reviewers differ").font(Face::Bold.at(17.0)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon_button(ui, view.palette, icon::CLOSE, "Close", "Esc").clicked() {
                    command = Some(Command::CloseOverlay);
                }
            });
        });
        ui.add_space(6.0);
        command = content_ui(ui, view, chosen).or(command.take());
    };
    let response = settled(context, id, || modal.show(context, lay_out));
    if response.should_close() { Some(Command::CloseOverlay) } else { command }
}

fn content_ui(ui: &mut Ui, view: &View<'_>, chosen: &mut Reviewers) -> Option<Command> {
    let reviewers = view.review.reviewers();
    if reviewers.len() < 2 {
        let who = reviewers.first().map_or("Nobody has", |_| "Only one person has");
        quiet(
            ui,
            view.palette,
            format!(
                "{who} reviewed so far. Take in the project of another reviewer: then the two reviews are laid side by side here."
            ),
        );
        ui.add_space(10.0);
        let merges = main_button(ui, view.palette, "Merge another review …").clicked();
        return merges.then_some(Command::AskForProject(Purpose::Merge));
    }
    if chosen.0 == chosen.1 {
        *chosen = (0, 1);
    }
    ui.horizontal(|ui| {
        reviewer_ui(ui, "First reviewer", &reviewers, &mut chosen.0);
        quiet(ui, view.palette, "and");
        reviewer_ui(ui, "Second reviewer", &reviewers, &mut chosen.1);
    });
    ui.add_space(6.0);
    let (first, second) = (*reviewers.get(chosen.0)?, *reviewers.get(chosen.1)?);
    let mut command = None;
    ScrollArea::vertical().max_height(440.0).min_scrolled_height(440.0).auto_shrink([false, false]).show(ui, |ui| {
        agreement_ui(ui, view, (first, second));
        ui.add_space(8.0);
        command = list_ui(ui, view, (first, second));
    });
    command
}

fn reviewer_ui(ui: &mut Ui, name: &str, reviewers: &[&Reviewer], chosen: &mut usize) {
    let words = reviewers.get(*chosen).map(ToString::to_string).unwrap_or_default();
    let combo = ComboBox::from_id_salt(name).selected_text(&words).width(170.0).show_ui(ui, |ui| {
        for (index, reviewer) in reviewers.iter().enumerate() {
            ui.selectable_value(chosen, index, reviewer.as_str());
        }
    });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {words}")));
}

/// How far the two agree, on all verdicts, by category and by field.
fn agreement_ui(ui: &mut Ui, view: &View<'_>, reviewers: (&Reviewer, &Reviewer)) {
    let seats: HashMap<&Subject, usize> = seats(view.docket);
    let found = |subject: &Subject| {
        let entry = seats.get(subject).and_then(|seat| view.docket.entries().get(*seat));
        entry.map(|entry| found_fields(&entry.provision)).unwrap_or_default()
    };
    let told = agreements(view.review, reviewers, &found).into_iter().filter(|agreement| agreement.count > 0);
    egui::Grid::new("agreement").num_columns(5).spacing([22.0, 4.0]).show(ui, |ui| {
        for head in ["", "The same", "Kappa", "95 %", ""] {
            ui.label(RichText::new(head).font(Face::SemiBold.at(11.5)).color(ink(view.palette.muted)));
        }
        ui.end_row();
        for agreement in told {
            agreement_row_ui(ui, view, &agreement);
        }
    });
}

/// One row: about what, how many are the same, kappa with its interval, and what to think of it.
fn agreement_row_ui(ui: &mut Ui, view: &View<'_>, agreement: &Agreement) {
    let same = (agreement.observed * agreement.count as f64).round();
    let kappa = agreement.kappa.map(|kappa| format!("{kappa:.2}")).unwrap_or_default();
    let interval = agreement.interval.map(|(from, to)| format!("{from:.2} to {to:.2}")).unwrap_or_default();
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

fn seats(docket: &Docket) -> HashMap<&Subject, usize> {
    let entries = docket.entries().iter().enumerate();
    entries.filter_map(|(seat, entry)| Some((entry.subject.as_ref()?, seat))).collect()
}

/// Each side of each provision on which the two differ; a click goes there.
fn list_ui(ui: &mut Ui, view: &View<'_>, (first, second): (&Reviewer, &Reviewer)) -> Option<Command> {
    let seats = seats(view.docket);
    let mut command = None;
    let mut listed = 0;
    for one in view.review.disagreements() {
        let of = |reviewer: &Reviewer| one.held.iter().find(|(own, _)| *own == reviewer).map(|(_, value)| *value);
        let Some((mine, other)) = of(first).zip(of(second)).filter(|(mine, other)| mine != other) else {
            continue;
        };
        let seat = seats.get(view.review.now(one.subject));
        let Some(entry) = seat.and_then(|seat| view.docket.entries().get(*seat)) else {
            continue;
        };
        listed += 1;
        if listed > LISTED {
            break;
        }
        let aspect = aspect_words(one.aspect);
        let (mine, other) = (value_words(mine), value_words(other));
        let held = format!("{aspect}: {first} {mine} | {second} {other}");
        let builder = UiBuilder::new().id_salt(listed).sense(Sense::click());
        let response = ui
            .scope_builder(builder, |ui| {
                ui.separator();
                let place = entry.cell(Column::Place);
                let parts = [entry.category.title(), place].into_iter().filter(|part| !part.is_empty());
                let what = parts.collect::<Vec<_>>().join(" · ");
                ui.label(RichText::new(format!("{what}: {aspect}")).font(Face::SemiBold.at(12.5)));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    for (who, holds) in [(first, &mine), (second, &other)] {
                        quiet(ui, view.palette, who.as_str());
                        ui.label(RichText::new(holds).font(Face::Medium.at(12.5)).color(ink(view.palette.alert)));
                        ui.add_space(14.0);
                    }
                });
            })
            .response;
        let spoken = format!("Differ on {}, {held}", entry.spoken());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            command = Some(Command::SelectProvision(entry.provision.id.clone()));
        }
    }
    if listed == 0 {
        quiet(ui, view.palette, "They agree on every provision that both decided on.");
    }
    command
}
