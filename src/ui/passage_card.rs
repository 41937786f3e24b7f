//! A passage as a card: the words with the sentences around them, the citation, and why it is linked.

use super::{
    command::Command,
    detail_panel::DetailAnswer,
    icon,
    link_card::capitalised,
    link_lines::{correct_link_ui, corrected_by_ui, why_linked_ui},
    quote::{QuoteLayout, Style},
    theme::{Face, ink},
    view::View,
    widgets::{icon_text_button, pill, quiet},
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Passage},
    ground::text::Span,
    linking::mention::{Mention, Sense},
    places::place::Place,
    project::PassageView,
    provisions::provision::RemarkKind,
    scene::{palette::KindClass, topic::Topic},
};
use egui::{
    CornerRadius, CursorIcon, Frame, Margin, Response, RichText, Role, Sense as Senses, Stroke, Ui, UiBuilder,
    WidgetInfo,
};
use std::collections::HashSet;

/// How many cards of one place are shown.
const SHOWN: usize = 200;

/// The passages of a place as cards; those on which a provision rests that is shown as a card of its own are
/// left out.
pub(super) fn cards_ui(ui: &mut Ui, view: &View<'_>, place: &Place, answer: &mut DetailAnswer) {
    let mut shown = 0;
    let provisions = view.cards_on(&place.id).map(|entry| &entry.provision);
    let told: HashSet<(&DocumentId, Locator)> = provisions.map(|one| (&one.id.document, one.locator)).collect();
    let is_told = |found: &PassageView<'_>| told.contains(&(&found.document.id, found.passage.locator));
    for passage in view.found(&place.id).filter(|found| !is_told(found)).take(SHOWN) {
        ui.add_space(6.0);
        card_ui(ui, view, place, &passage, answer);
        shown += 1;
    }
    if shown == 0 && told.is_empty() {
        let words = RichText::new("No passage mentions this place.").font(Face::Italic.at(13.0));
        ui.label(words.color(ink(view.palette.muted)));
    }
    if shown == SHOWN {
        quiet(ui, view.palette, format!("These are the first {SHOWN}; the search finds the others."));
    }
}

/// One passage with the sentences around it, its citation, and why it is linked.
fn card_ui(ui: &mut Ui, view: &View<'_>, place: &Place, found: &PassageView<'_>, answer: &mut DetailAnswer) {
    let PassageView { document, passage, mention, .. } = *found;
    let id = ui.scope_id().with(("card", document.id.as_str(), mention.span.start));
    let spoken = format!("Passage: {}", View::citation(document, passage));
    let response = frame_ui(ui, view, (id, spoken), |ui| {
        let (words, fill) = match view.remark_on(document, passage) {
            Some(RemarkKind::Reaction) => ("Reaction".to_owned(), view.palette.topic(Topic::Reaction)),
            Some(kind) => (capitalised(kind.word()), view.palette.muted),
            None => (capitalised(place.kind.word()), view.palette.class(KindClass::of(place.kind))),
        };
        ui.horizontal(|ui| pill(ui, &words, fill, view.palette.panel));
        ui.add_space(4.0);
        ui.add(egui::Label::new(in_context(view, found, ui.available_width())).selectable(false));
        ui.add_space(4.0);
        quiet(ui, view.palette, View::citation(document, passage));
        ui.horizontal(|ui| {
            let copy = icon_text_button(ui, view.palette, icon::COPY, "Copy with citation");
            let tooltip = "The words as they stand in the source, with where they stand   Q";
            if copy.on_hover_text(tooltip).clicked() {
                answer.command = Some(Command::CopyText(quoted(document, passage)));
            }
            answer.command = correct_link_ui(ui, view, document, mention).or(answer.command.take());
        });
        corrected_by_ui(ui, view, document, mention);
        answer.command = why_linked_ui(ui, view, document, &[mention], id).or(answer.command.take());
    });
    if response.clicked() {
        let follow = Command::SelectPassage(document.id.clone(), passage.locator);
        answer.command.get_or_insert(follow);
    }
    if response.contains_pointer() {
        answer.hovered = Some((document.id.clone(), passage.locator));
    }
}

/// The passage in ink, its mention marked, the sentences around it in grey.
fn in_context(view: &View<'_>, found: &PassageView<'_>, width: f32) -> egui::text::LayoutJob {
    let PassageView { document, passage, mention, before, after } = *found;
    let mut layout = QuoteLayout::new(document, width);
    let context = Style::plain(view.palette.muted);
    // What stands between two sentences, a footnote mark say, is shown as well.
    if let Some(before) = before {
        layout.words(Span::new(before.span.start, passage.span.start), context);
    }
    let mark = (mention.span, Style::mention(view.palette));
    layout.marked(passage.span, Style::plain(view.palette.ink), &[mark]);
    if let Some(after) = after {
        layout.words(Span::new(passage.span.end, after.span.end), context);
    }
    layout.finish()
}

/// A card's frame; all of it can be clicked.
fn frame_ui(ui: &mut Ui, view: &View<'_>, (id, spoken): (egui::Id, String), content: impl FnOnce(&mut Ui)) -> Response {
    let builder = UiBuilder::new().id_salt(id).sense(Senses::click());
    let scoped = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let is_lit = response.hovered() || response.has_focus();
        let edge = if is_lit { view.palette.accent } else { view.palette.line };
        let frame = Frame::new().stroke(Stroke::new(1.0, ink(edge))).corner_radius(CornerRadius::same(10));
        frame.inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
    });
    let response = scoped.response.on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    response
}

/// How a mention is drawn by its sense and what became of it.
pub(crate) fn mention_style(view: &View<'_>, mention: &Mention) -> Style {
    if mention.pinned_place().is_some() {
        return Style::mention(view.palette);
    }
    let plain = Style::plain(view.palette.ink);
    let underline = if mention.sense == Sense::Place { view.palette.alert } else { view.palette.line };
    Style { underline: Some(underline), ..plain }
}

/// A passage in quotation marks with its citation and the start of its source's hash.
pub(crate) fn quoted(document: &Document, passage: &Passage) -> String {
    let hash: String = document.sha256.chars().take(8).collect();
    format!("“{}”\n{} · sha256 {hash}", document.words(passage.span), View::citation(document, passage))
}
