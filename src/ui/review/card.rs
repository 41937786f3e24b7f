//! A provision as a card: its words in their context, every field, why it was found, the verdict and what
//! was decided before. What a source does not state is visibly not stated.

use super::{
    Form, Noting, Reviewing, card_fields::fields_ui, correcting::correcting_ui, entry::Entry, history::history_ui,
    status::Status,
};
use crate::{
    documents::document::{Document, Passage},
    ground::text::Span,
    linking::mention::Mention,
    places::place::PlaceId,
    provisions::field_text::FieldKind,
    review::decision::Verdict,
    scene::topic::Topic,
    ui::{
        command::Command,
        icon,
        link_lines::{correct_link_ui, corrected_by_ui, why_linked_ui},
        passage_card::quoted,
        quote::{QuoteLayout, Strength, Style},
        theme::{Face, ink},
        view::View,
        widgets::{action_button, icon_text_button, pill, quiet, text_button},
    },
};
use egui::{
    Align, CornerRadius, CursorIcon, Frame, Layout, Margin, RichText, Role, Sense, Stroke, TextEdit, Ui, UiBuilder,
    WidgetInfo, style::ScrollAnimation, vec2,
};

/// A provision; all of it when it is selected, else its words only.
/// `focus` is the place whose name is marked.
pub(crate) fn provision_card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (entry, focus): (&Entry, Option<&PlaceId>),
    reviewing: &mut Reviewing,
) -> Option<Command> {
    let id = &entry.provision.id;
    let document = view.project.document(&id.document)?;
    let passage = &entry.passage(document)?;
    let is_selected = view.is_selected(entry);
    let mut command = None;
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
        let frame = Frame::new().stroke(Stroke::new(width, ink(edge))).corner_radius(CornerRadius::same(10));
        frame.inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            head_ui(ui, view, entry);
            ui.add_space(6.0);
            let pointed = reviewing.pointed_field.as_ref().filter(|(of, _)| of == id).map(|(_, kind)| *kind);
            // A form needs the room that the sentences around and the citation would take.
            let is_corrected = matches!(&reviewing.form, Form::Correcting(correcting) if correcting.provision == *id);
            let around = if is_corrected { Around::Left } else { Around::Shown };
            let job = words(view, (entry, focus, pointed), (document, passage), (around, ui.available_width()));
            ui.add(egui::Label::new(job).selectable(is_selected));
            if !is_corrected {
                ui.add_space(4.0);
                command = citation_ui(ui, view, (entry, focus), (document, passage));
            }
            if is_selected {
                let asked = whole_ui(ui, view, entry, reviewing);
                command = asked.or(command.take());
            }
        });
    });
    let response = scoped.response;
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

/// Whether the sentences around the words are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Shown,
    Left,
}

/// Its words with the sentences around them: the place marked, the action bold, the field under the pointer lit.
fn words(
    view: &View<'_>,
    (entry, focus, pointed): (&Entry, Option<&PlaceId>, Option<FieldKind>),
    (document, passage): (&Document, &Passage),
    (around, width): (Around, f32),
) -> egui::text::LayoutJob {
    let provision = &entry.provision;
    let plain = Style::plain(view.palette.ink);
    let strong = Style { strength: Strength::Strong, ..plain };
    let lit = Style { ground: Some(view.palette.accent_ground), ..strong };
    let named = Style { underline: Some(view.palette.line), ..plain };
    let mut layers: Vec<(Span, Style)> = Vec::new();
    if let Some(kind) = pointed {
        layers.extend(entry.spans_of(kind).into_iter().map(|span| (span, lit)));
    }
    let mentions = view.project.mentions_in(&document.id, passage.span).map(|(_, mention)| mention);
    for mention in mentions.filter(|mention| mention.pinned_place().is_some()) {
        let is_focus = focus.is_some() && mention.pinned_place() == focus;
        layers.push((mention.span, if is_focus { Style::mention(view.palette) } else { named }));
    }
    layers.push((provision.action.span, strong));
    let whole = passage.span;
    let mut layout = QuoteLayout::new(document, width);
    let context = Style::plain(view.palette.muted);
    let neighbour = |step: i32| {
        if around == Around::Left {
            return None;
        }
        let sentence = passage.locator.sentence.checked_add_signed(step)?;
        document.passage(crate::documents::document::Locator { sentence, ..passage.locator })
    };
    if let Some(before) = neighbour(-1).filter(|before| before.span.start < whole.start) {
        layout.words(Span::new(before.span.start, whole.start), context);
    }
    // A person adds words, which may be less than their sentence.
    let own = provision.evidence.span;
    layout.layered(Span::new(whole.start, own.start), context, &layers);
    layout.layered(own, plain, &layers);
    layout.layered(Span::new(own.end, whole.end), context, &layers);
    if let Some(after) = neighbour(1).filter(|after| after.span.end > whole.end) {
        layout.words(Span::new(whole.end, after.span.end), context);
    }
    layout.finish()
}

/// What only the selected provision shows: fields, reasons, verdict, note, history.
fn whole_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, reviewing: &mut Reviewing) -> Option<Command> {
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
