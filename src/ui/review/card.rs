//! A provision as a card: its words in their context, every field, why it was found, the verdict and what
//! was decided before. What a source does not state is visibly not stated. Provisions on the same words share a card.

use super::{
    Form, Noting, Reviewing,
    card_fields::fields_ui,
    card_stances::stances_ui,
    card_words::{Around, words},
    correcting::correcting_ui,
    entry::Entry,
    history::history_ui,
    status::Status,
};
use crate::{
    documents::document::{Document, Passage},
    linking::mention::Mention,
    places::place::PlaceId,
    provisions::provision::ProvisionId,
    review::decision::Verdict,
    scene::topic::Topic,
    ui::{
        command::Command,
        icon,
        link_lines::{correct_link_ui, corrected_by_ui, why_linked_ui},
        passage_card::quoted,
        theme::{Face, ink},
        view::View,
        widgets::{action_button, icon_text_button, pill, quiet, text_button},
    },
};
use egui::{
    Align, CornerRadius, CursorIcon, Frame, Layout, Margin, RichText, Role, Sense, Stroke, TextEdit, Ui, UiBuilder,
    WidgetInfo, style::ScrollAnimation, vec2,
};

/// Provisions on the same words; all of one when it is selected, else its words only. What all share is shown once.
/// `focus` is the place whose name is marked.
pub(crate) fn provision_card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (entries, focus): (&[&Entry], Option<&PlaceId>),
    reviewing: &mut Reviewing,
) -> Option<Command> {
    match entries {
        [] => None,
        [one] => part_ui(ui, view, one, reviewing, |ui, reviewing, edge| {
            frame_ui(ui, edge, |ui| {
                head_ui(ui, view, one);
                ui.add_space(6.0);
                let asked = quote_ui(ui, view, (entries, focus), reviewing);
                whole_ui(ui, view, one, reviewing).or(asked)
            })
        }),
        _ => frame_ui(ui, Stroke::new(1.0, ink(view.palette.line)), |ui| {
            let mut command = quote_ui(ui, view, (entries, focus), reviewing);
            for entry in entries {
                ui.add_space(4.0);
                ui.separator();
                let asked = part_ui(ui, view, entry, reviewing, |ui, reviewing, edge| {
                    let corner = ui.cursor().left_top();
                    head_ui(ui, view, entry);
                    let asked = whole_ui(ui, view, entry, reviewing);
                    ui.painter().vline(corner.x - 8.0, corner.y..=ui.min_rect().max.y, edge);
                    asked
                });
                command = asked.or(command);
            }
            command
        }),
    }
}

/// A frame around a card.
fn frame_ui<R>(ui: &mut Ui, edge: Stroke, content: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().stroke(edge).corner_radius(CornerRadius::same(10));
    let framed = frame.inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui)
    });
    framed.inner
}

/// What is of one provision alone: it is selected by a click. The content is given its edge.
fn part_ui(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &Entry,
    reviewing: &mut Reviewing,
    content: impl FnOnce(&mut Ui, &mut Reviewing, Stroke) -> Option<Command>,
) -> Option<Command> {
    let id = &entry.provision.id;
    let is_selected = view.is_selected(entry);
    let scope = ui.scope_id().with(("provision", id));
    let builder = UiBuilder::new().id_salt(scope).sense(Sense::click());
    let scoped = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let is_lit = response.hovered() || response.has_focus() || view.hovered_provision == Some(id);
        let (width, edge) = match (is_selected, is_lit) {
            (true, _) => (1.6, view.palette.accent),
            (false, true) => (1.0, view.palette.accent),
            (false, false) => (1.0, view.palette.line),
        };
        content(ui, reviewing, Stroke::new(width, ink(edge)))
    });
    let (mut command, response) = (scoped.inner, scoped.response);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, format!("Card: {}", entry.spoken())));
    if is_selected && reviewing.card_in_view.as_ref() != Some(id) {
        // It may be any of a list; where it can be seen already, nothing moves.
        reviewing.card_in_view = Some(id.clone());
        ui.scroll_to_rect_animation(response.rect, None, ScrollAnimation::none());
    }
    if response.contains_pointer() {
        reviewing.hovered = Some(id.clone());
    }
    if !is_selected && response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        command.get_or_insert(Command::SelectProvision(id.clone()));
    }
    command
}

/// The words of provisions, as the selected one has them or all do, and where they stand. A form needs the room that
/// the sentences around and the citation would take.
fn quote_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (entries, focus): (&[&Entry], Option<&PlaceId>),
    reviewing: &Reviewing,
) -> Option<Command> {
    let selected = entries.iter().position(|entry| view.is_selected(entry));
    let told = selected.and_then(|at| entries.get(at..=at)).unwrap_or(entries);
    let first = told.first()?;
    let document = view.project.document(&first.provision.id.document)?;
    let passage = &first.passage(document)?;
    let of_these = |id: &ProvisionId| entries.iter().any(|entry| entry.provision.id == *id);
    let pointed = reviewing.pointed_field.as_ref().filter(|(of, _)| of_these(of)).map(|(_, kind)| *kind);
    let is_corrected = matches!(&reviewing.form, Form::Correcting(correcting) if of_these(&correcting.provision));
    let around = if is_corrected { Around::Left } else { Around::Shown };
    let job = words(view, (told, focus, pointed), (document, passage), (around, ui.available_width()));
    ui.add(egui::Label::new(job).selectable(selected.is_some()));
    if is_corrected {
        return None;
    }
    ui.add_space(4.0);
    citation_ui(ui, view, (first, focus), (document, passage))
}

/// Category, clause, and how far the review is.
fn head_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    ui.horizontal(|ui| {
        let fill = view.palette.topic(Topic::of(entry.category));
        pill(ui, entry.category.title(), fill, view.palette.panel);
        if let Some(clause) = &entry.provision.clause {
            quiet(ui, view.palette, format!("clause {clause}"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = format!("{} {}", entry.status.sign(), entry.status.word());
            let colour = ink(entry.status.colour(view.palette));
            ui.label(RichText::new(words).font(Face::SemiBold.at(12.0)).color(colour));
        });
    });
    stances_ui(ui, view, entry);
}

/// Where the words stand, a way to take them along, and why their names are linked: that of the place in focus, on
/// the selected card those of the others as well.
fn citation_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (entry, focus): (&Entry, Option<&PlaceId>),
    (document, passage): (&Document, &Passage),
) -> Option<Command> {
    let mut command = None;
    quiet(ui, view.palette, View::citation(document, passage));
    let pinned = view.project.mentions_in(&document.id, passage.span).map(|(_, mention)| mention);
    let mut pinned: Vec<&Mention> = pinned.filter(|mention| mention.pinned_place().is_some()).collect();
    pinned.sort_by_key(|mention| mention.pinned_place() != focus);
    if !view.is_selected(entry) {
        pinned.truncate(1);
    }
    ui.horizontal(|ui| {
        let copy = icon_text_button(ui, view.palette, icon::COPY, "Copy with citation");
        if copy.on_hover_text("The words as they stand in the source, with where they stand").clicked() {
            command = Some(Command::CopyText(quoted(document, passage)));
        }
        if let Some(mention) = pinned.first() {
            command = correct_link_ui(ui, view, document, mention).or(command.take());
        }
    });
    for mention in &pinned {
        corrected_by_ui(ui, view, document, mention);
    }
    if !pinned.is_empty() {
        let id = ui.scope_id().with(("links", &entry.provision.id));
        command = why_linked_ui(ui, view, document, &pinned, id).or(command);
    }
    command
}

/// What only the selected provision shows: fields, reasons, verdict, note, history.
fn whole_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, reviewing: &mut Reviewing) -> Option<Command> {
    if !view.is_selected(entry) {
        return None;
    }
    let id = &entry.provision.id;
    ui.add_space(6.0);
    ui.separator();
    ui.add_space(4.0);
    if let Form::Correcting(correcting) = &mut reviewing.form
        && correcting.provision == *id
    {
        let (command, is_done) = correcting_ui(ui, view, entry, correcting);
        if is_done {
            reviewing.form = Form::Clear;
        }
        return command;
    }
    let asked = fields_ui(ui, view, entry, reviewing);
    notes_ui(ui, view, entry);
    why_ui(ui, view, entry);
    ui.add_space(8.0);
    let mut command = asked.or(verdicts_ui(ui, view, entry));
    if let Form::Noting(noting) = &mut reviewing.form
        && noting.provision == *id
    {
        let (noted, is_done) = noting_ui(ui, view, noting);
        command = noted.or(command);
        if is_done {
            reviewing.form = Form::Clear;
        }
    }
    history_ui(ui, view, entry);
    command
}

/// The note and the tags that hold.
fn notes_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    if let Some(note) = &entry.note {
        ui.add_space(4.0);
        ui.add(egui::Label::new(RichText::new(format!("Note: {note}")).font(Face::Medium.at(12.5))).wrap());
    }
    if !entry.tags.is_empty() {
        quiet(ui, view.palette, format!("Tags: {}", entry.tags.join(", ")));
    }
}

/// Why it is taken for a provision of its category: each rule and the words it fired on.
fn why_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    let reasons = &entry.provision.reasons;
    let Some(document) = view.project.document(&entry.provision.id.document).filter(|_| !reasons.is_empty()) else {
        return;
    };
    let head = RichText::new("Why found").font(Face::Medium.at(12.0)).color(ink(view.palette.accent));
    let id = ui.scope_id().with(("why found", &entry.provision.id));
    egui::CollapsingHeader::new(head).id_salt(id).show_background(false).show(ui, |ui| {
        for reason in reasons {
            quiet(ui, view.palette, format!("· {}", reason.text(&document.text)));
        }
    });
}

/// The verdicts, each with its key; the one that holds is filled.
fn verdicts_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) -> Option<Command> {
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let actions = [
            ("Accept", "A", Command::Judge(Verdict::Accept), Status::Accepted),
            ("Correct", "C", Command::StartCorrecting, Status::Corrected),
            ("Reject", "R", Command::Judge(Verdict::Reject), Status::Rejected),
            ("Unsure", "U", Command::Judge(Verdict::Unsure), Status::Unsure),
        ];
        for (words, key, what, status) in actions {
            let fill = match (status == entry.status, status) {
                (true, _) => Some(view.palette.good),
                (false, Status::Accepted) if entry.status == Status::Open => Some(view.palette.good),
                _ => None,
            };
            if action_button(ui, view.palette, words, key, fill).clicked() {
                command = Some(what);
            }
        }
        if action_button(ui, view.palette, "Note", "N", None).clicked() {
            command = Some(Command::StartNoting);
        }
    });
    command
}

/// The field for a note and tags; whether it is done with.
fn noting_ui(ui: &mut Ui, view: &View<'_>, noting: &mut Noting) -> (Option<Command>, bool) {
    ui.add_space(6.0);
    // Before the field has it for a line end.
    let saves = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
    let edit = TextEdit::multiline(&mut noting.note).hint_text("A note for yourself and other reviewers");
    let field = ui.add(edit.desired_rows(2).desired_width(f32::INFINITY)).accessible_name("Note");
    if !std::mem::replace(&mut noting.has_cursor, true) {
        field.request_focus();
    }
    let edit = TextEdit::singleline(&mut noting.tags).hint_text("Tags, separated by commas");
    let tags = ui.add(edit.desired_width(f32::INFINITY)).accessible_name("Tags");
    let entered = tags.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let mut answer = (None, false);
    ui.horizontal(|ui| {
        let save = action_button(ui, view.palette, "Save note", "Ctrl+Enter", Some(view.palette.accent));
        if save.clicked() || entered || saves {
            answer = (Some(Command::NoteProvision(noting.clone())), false);
        }
        if text_button(ui, view.palette, "Cancel").clicked() {
            answer = (None, true);
        }
    });
    answer
}
