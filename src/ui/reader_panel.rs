//! The reader: a whole document as it stands, with its mentions marked; sentences and mentions can
//! be clicked. Only the paragraphs in view are laid out.

use super::{
    command::Command,
    icon,
    mention_look::key_ui,
    picking::Picking,
    reader_paragraph::{GAP, ParagraphUi},
    theme::{Face, ink},
    view::View,
    widgets::{adornment, icon_button, quiet, words_button},
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Paragraph},
    ground::{text::Span, wording::counted},
};
use egui::{Align, Rect, RichText, ScrollArea, Sense, Ui, pos2, style::ScrollAnimation, vec2};
use std::collections::HashMap;

/// The longest stretch of one paragraph that is laid out, in scalars; the rest is named, not shown.
pub(super) const LONGEST: usize = 20_000;

/// The margin beside the text, in which the provisions are marked, in points.
const MARGIN_PT: f32 = 16.0;

/// How far the text scrolls in a frame at most while words are selected beyond its edge, in points.
const FASTEST_PT: f32 = 24.0;

/// What the reader keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The document it shows.
    pub(crate) document: Option<DocumentId>,
    /// The passage it must scroll to.
    pub(crate) goal: Option<Locator>,
    /// Measured heights of paragraphs, for one document and width.
    heights: HashMap<usize, f32>,
    measured_for: (Option<DocumentId>, i32),
    picking: Picking,
    /// Where the selected words stand on the screen, as of the last frame.
    pub(crate) words: Option<Rect>,
}

impl Reader {
    /// A reader at the start of a document.
    pub(crate) fn on(document: Option<DocumentId>) -> Self {
        Self { document, ..Self::default() }
    }
}

/// What the panel answers.
#[derive(Debug, Default)]
pub(crate) struct ReaderAnswer {
    /// What the person asked for.
    pub command: Option<Command>,
    /// The passage under the pointer.
    pub hovered: Option<(DocumentId, Locator)>,
    /// Words that were selected by dragging over them.
    pub selected: Option<(DocumentId, Span)>,
    /// Where the words stand that are selected.
    pub words: Option<Rect>,
}

/// What the document is, and where it comes from, for the head of the panel.
pub(crate) fn reader_facts_ui(ui: &mut Ui, view: &View<'_>, reader: &Reader) -> Option<Command> {
    let document = reader.document.as_ref().and_then(|id| view.project.document(id));
    let mut command = None;
    let room = vec2(ui.available_width(), 30.0);
    ui.allocate_ui_with_layout(room, egui::Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if document.is_some() {
            let key = icon_button(ui, view.palette, icon::QUESTION, "What the lines below names mean", "");
            key.on_hover_ui(|ui| key_ui(ui, view.palette));
            let spoken = "Describe the source of this document";
            if words_button(ui, view.palette, "Source …", spoken).on_hover_text(spoken).clicked() {
                command = Some(Command::EditSource(reader.document.clone()));
            }
        }
        ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
            adornment(ui, icon::DOCUMENT, view.palette.muted);
            let name = RichText::new(document.map_or("No document", Document::name)).font(Face::SemiBold.at(13.0));
            ui.add(egui::Label::new(name).truncate());
            let Some(document) = document else { return };
            let mentions = view.project.mentions(&document.id).len();
            let (paragraphs, sentences) = (document.paragraphs.len(), document.passages.len());
            let source = &document.source;
            let mut facts: Vec<String> = source.publisher.iter().chain(&source.date).cloned().collect();
            facts.extend(source.kind.map(|kind| kind.words().to_owned()));
            facts.push(counted(paragraphs, "paragraph", "paragraphs"));
            facts.push(counted(sentences, "sentence", "sentences"));
            facts.push(counted(mentions, "name", "names"));
            let facts = RichText::new(facts.join(" · ")).size(12.0).color(ink(view.palette.muted));
            let label = ui.add(egui::Label::new(facts).truncate());
            let address = source.address.as_ref().map(|address| format!("{address}\n")).unwrap_or_default();
            label.on_hover_text(format!("{address}{}\nsha256 {}", document.id, document.sha256));
        });
    });
    command
}

/// Whether the panel shows only its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Folded {
    /// The whole panel.
    #[default]
    Unfolded,
    /// Only the head.
    Folded,
}

/// The text.
pub(crate) fn reader_panel_ui(ui: &mut Ui, view: &View<'_>, reader: &mut Reader) -> ReaderAnswer {
    let mut answer = ReaderAnswer::default();
    let Some(document) = reader.document.as_ref().and_then(|id| view.project.document(id)) else {
        quiet(ui, view.palette, "Choose a source at the left, or drop a document on the window.");
        return answer;
    };
    let width = ui.available_width() - 10.0 - MARGIN_PT;
    reader.words = None;
    let key = (Some(document.id.clone()), width as i32);
    if reader.measured_for != key {
        if reader.measured_for.0 != key.0 {
            reader.picking = Picking::default();
        }
        reader.heights.clear();
        reader.measured_for = key;
    }
    let scroll = ScrollArea::vertical().id_salt(("reader", document.id.as_str())).auto_shrink([false, false]);
    scroll.show_viewport(ui, |ui, seen| {
        let top = ui.min_rect().top();
        let goal = reader.goal.take();
        let mut y = 0.0;
        for (index, paragraph) in document.paragraphs.iter().enumerate() {
            let height = reader.heights.get(&index).copied().unwrap_or_else(|| estimate(paragraph, width));
            let is_goal = goal.is_some_and(|goal| goal.paragraph as usize == index + 1);
            if is_goal || (y + height >= seen.min.y - 200.0 && y <= seen.max.y + 200.0) {
                let at = pos2(ui.min_rect().left() + MARGIN_PT, top + y);
                let drawn = ParagraphUi { view, document, paragraph, index };
                let goal = goal.filter(|_| is_goal);
                let real = drawn.show(ui, (at, width), goal, &mut reader.picking, &mut answer);
                reader.heights.insert(index, real);
                y += real;
            } else {
                y += height;
            }
        }
        ui.allocate_rect(
            Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(width + MARGIN_PT, y)),
            Sense::hover(),
        );
        pick_ui(ui, (document, top + y), &mut reader.picking, &mut answer);
        let is_shown = !reader.picking.is_on() && answer.words.is_some_and(|words| ui.clip_rect().intersects(words));
        reader.words = answer.words.filter(|_| is_shown);
    });
    answer
}

/// Scrolls while words are selected beyond the edge, and takes them when the pointer is let go.
fn pick_ui(ui: &Ui, (document, bottom): (&Document, f32), picking: &mut Picking, answer: &mut ReaderAnswer) {
    if !picking.is_on() {
        return;
    }
    let (is_down, pointer) = ui.input(|input| (input.pointer.primary_down(), input.pointer.latest_pos()));
    if pointer.is_some_and(|at| at.y >= bottom)
        && let Some(last) = document.paragraphs.last()
    {
        picking.reach(last.span.end.min(last.span.start + LONGEST));
    }
    if is_down {
        let seen = ui.clip_rect();
        let beyond = pointer.map_or(0.0, |at| at.y - at.y.clamp(seen.top(), seen.bottom()));
        if beyond != 0.0 {
            let step = vec2(0.0, -beyond.clamp(-FASTEST_PT, FASTEST_PT));
            ui.scroll_with_delta_animation(step, ScrollAnimation::none());
            ui.request_repaint();
        }
        return;
    }
    answer.selected = picking.end(document).map(|words| (document.id.clone(), words));
}

/// The height of a paragraph nobody has laid out yet.
fn estimate(paragraph: &Paragraph, width: f32) -> f32 {
    let letters_a_line = (width / 7.3).max(10.0);
    (paragraph.span.len().min(LONGEST) as f32 / letters_a_line).ceil() * 23.2 + GAP
}
