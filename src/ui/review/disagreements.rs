//! Where two reviewers differ: how far they agree beyond chance, and each provision on which they do not. Both are
//! worked out once for each state of the review.

use super::{
    agreement_table::agreement_ui,
    docket::Docket,
    entry::{Column, Entry},
    history::{aspect_words, value_words},
};
use crate::{
    ground::wording::shortened,
    project::found_fields,
    provisions::provision::{Provision, ProvisionId},
    review::{
        agreement::{Agreement, agreements},
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

/// The most scalars of a provision's words in a row.
const LONGEST_WORDS: usize = 90;

/// Two reviewers laid side by side.
#[derive(Debug, Default)]
pub(crate) struct SideBySide {
    /// Which: their numbers among all.
    chosen: (usize, usize),
    /// What of: the docket's revision, and the reviewers.
    made_for: Option<(u64, (usize, usize))>,
    agreements: Vec<Agreement>,
    differing: Vec<Differing>,
}

/// A side of a provision on which the two hold different things.
#[derive(Debug)]
struct Differing {
    provision: ProvisionId,
    /// On what.
    head: String,
    /// Where it stands, and how its words begin.
    source: String,
    /// What the first holds, and the second.
    held: [String; 2],
    spoken: String,
}

impl SideBySide {
    /// Works all of it out, unless it is still that.
    fn lay(&mut self, view: &View<'_>, (first, second): (&Reviewer, &Reviewer)) {
        let made_for = Some((view.docket.revision, self.chosen));
        if self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        let seats = seats(view.docket);
        self.agreements = figures(view, &seats, (first, second));
        self.differing = differing(view, &seats, (first, second));
    }
}

/// The view, over the window; answers what the person asked for.
pub(crate) fn disagreements_ui(context: &Context, view: &View<'_>, sides: &mut SideBySide) -> Option<Command> {
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
        command = content_ui(ui, view, sides).or(command.take());
    };
    let response = settled(context, id, || modal.show(context, lay_out));
    if response.should_close() { Some(Command::CloseOverlay) } else { command }
}

fn content_ui(ui: &mut Ui, view: &View<'_>, sides: &mut SideBySide) -> Option<Command> {
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
    let chosen = &mut sides.chosen;
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
    sides.lay(view, (first, second));
    let mut command = None;
    ScrollArea::vertical().max_height(440.0).min_scrolled_height(440.0).auto_shrink([false, false]).show(ui, |ui| {
        agreement_ui(ui, view, &sides.agreements);
        ui.add_space(8.0);
        command = list_ui(ui, view, (first, second), &sides.differing);
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

/// How far the two agree on what both answered.
fn figures(view: &View<'_>, seats: &HashMap<&Subject, usize>, reviewers: (&Reviewer, &Reviewer)) -> Vec<Agreement> {
    let found = |subject: &Subject| {
        let entry = seats.get(subject).and_then(|seat| view.docket.entries().get(*seat));
        entry.map(|entry| found_fields(&entry.provision)).unwrap_or_default()
    };
    let all = agreements(view.review, reviewers, &found).into_iter();
    all.filter(|agreement| agreement.count > 0).collect()
}

fn seats(docket: &Docket) -> HashMap<&Subject, usize> {
    let entries = docket.entries().iter().enumerate();
    entries.filter_map(|(seat, entry)| Some((entry.subject.as_ref()?, seat))).collect()
}

/// Each side of each provision on which the two differ, as many as are listed.
fn differing(
    view: &View<'_>,
    seats: &HashMap<&Subject, usize>,
    (first, second): (&Reviewer, &Reviewer),
) -> Vec<Differing> {
    let all = view.review.disagreements().into_iter().filter_map(|one| {
        let of = |reviewer: &Reviewer| one.held.iter().find(|(own, _)| *own == reviewer).map(|(_, value)| *value);
        let (mine, other) = of(first).zip(of(second)).filter(|(mine, other)| mine != other)?;
        let entry = view.docket.at(*seats.get(view.review.now(one.subject))?)?;
        let aspect = aspect_words(one.aspect);
        let source = source_of(view, entry);
        let held = [mine, other].map(value_words);
        let parts = [entry.category.title(), entry.cell(Column::Place)].into_iter().filter(|part| !part.is_empty());
        Some(Differing {
            provision: entry.provision.id.clone(),
            head: format!("{}: {aspect}", parts.collect::<Vec<_>>().join(" · ")),
            spoken: format!(
                "Differ on {}, {aspect}: {first} {} | {second} {}, {source}",
                entry.spoken(),
                held[0],
                held[1]
            ),
            source,
            held,
        })
    });
    all.take(LISTED).collect()
}

/// Where a provision stands, and how its words begin: "clause 3 · Signed text · “The army shall …”".
fn source_of(view: &View<'_>, entry: &Entry) -> String {
    let Provision { id, clause, locator, evidence, .. } = &entry.provision;
    let document = view.project.document(&id.document);
    let place = match clause {
        Some(clause) => Some(format!("clause {clause}")),
        None => document.and_then(|document| Some(document.place_of(document.passage(*locator)?))),
    };
    let words = evidence.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = format!("“{}”", shortened(&words, LONGEST_WORDS));
    let name = document.map(|document| document.name().to_owned());
    [place, name, Some(words)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The list; a click goes to the provision.
fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (first, second): (&Reviewer, &Reviewer),
    differing: &[Differing],
) -> Option<Command> {
    let mut command = None;
    for (number, one) in differing.iter().enumerate() {
        let builder = UiBuilder::new().id_salt(number).sense(Sense::click());
        let response = ui
            .scope_builder(builder, |ui| {
                ui.separator();
                ui.label(RichText::new(&one.head).font(Face::SemiBold.at(12.5)));
                ui.add(egui::Label::new(RichText::new(&one.source).size(12.0).color(ink(view.palette.muted))).wrap());
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    for (who, holds) in [first, second].into_iter().zip(&one.held) {
                        quiet(ui, view.palette, who.as_str());
                        ui.label(RichText::new(holds).font(Face::Medium.at(12.5)).color(ink(view.palette.alert)));
                        ui.add_space(14.0);
                    }
                });
            })
            .response;
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &one.spoken));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            command = Some(Command::SelectProvision(one.provision.clone()));
        }
    }
    if differing.is_empty() {
        quiet(ui, view.palette, "They agree on every provision that both decided on.");
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basemap::Basemap,
        project::{Inputs, Project, progress::Silent},
        review::{
            Review,
            decision::{Change, Signature, Verdict},
        },
        ui::app::App,
    };
    use std::sync::Arc;

    #[test]
    fn where_reviewers_differ_is_worked_out_once_until_somebody_decides() {
        let project = Project::open(&Inputs::default(), &Silent).unwrap();
        let subject = project.provision_subjects().remove(0);
        let mut app = App::on(&Context::default(), project, Basemap::default());
        let (ada, ben) = (Reviewer::new("Ada"), Reviewer::new("Ben"));
        let mut sides = SideBySide { chosen: (0, 1), ..SideBySide::default() };
        let mut decide = |app: &mut App, reviewer: &Reviewer, verdict| {
            let mut review = Review::clone(&app.review);
            let by = Signature { reviewer: reviewer.clone(), time: jiff::Timestamp::UNIX_EPOCH };
            review.apply([Change::verdict(subject.clone(), verdict)], &by);
            app.take_review(&Arc::new(review));
            sides.lay(&app.view(), (&ada, &ben));
            let made = sides.differing.as_ptr();
            sides.lay(&app.view(), (&ada, &ben));
            assert_eq!(made, sides.differing.as_ptr());
            (sides.agreements.first().map(|all| all.observed), sides.differing.len())
        };
        assert_eq!(decide(&mut app, &ada, Verdict::Accept), (None, 0));
        assert_eq!(decide(&mut app, &ben, Verdict::Reject), (Some(0.0), 1));
        assert_eq!(decide(&mut app, &ada, Verdict::Reject), (Some(1.0), 0));
        assert_eq!(decide(&mut app, &ada, Verdict::Accept), (Some(0.0), 1));
    }
}
