//! The reader: a whole document as it stands, with its mentions marked; sentences and mentions can
//! be clicked. Only the paragraphs in view are laid out.

use super::{
    command::Command,
    icon,
    passage_card::mention_style,
    quote::{QuoteLayout, Strength, Style},
    selection::Selection,
    theme::{Face, ink},
    view::View,
    widgets::{adornment, icon_button, quiet},
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Paragraph, ParagraphRole},
    ground::text::Span,
};
use egui::{Align, CursorIcon, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use std::collections::HashMap;

/// The longest stretch of one paragraph that is laid out, in scalars; the rest is named, not shown.
const LONGEST: usize = 20_000;

/// Space below a paragraph, in points.
const GAP: f32 = 12.0;

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
}

/// The head of the reader, which also folds it.
pub(crate) fn reader_head_ui(ui: &mut Ui, view: &View<'_>, reader: &Reader, folded: Folded) -> Option<Command> {
    let mut command = None;
    let document = reader.document.as_ref().and_then(|id| view.project.document(id));
    let line = vec2(ui.available_width(), 30.0);
    ui.allocate_ui_with_layout(line, egui::Layout::right_to_left(Align::Center), |ui| {
        let (icon, name) = match folded {
            Folded::Folded => (icon::UP, "Unfold the document"),
            Folded::Unfolded => (icon::DOWN, "Fold the document"),
        };
        if icon_button(ui, view.palette, icon, name, "D").clicked() {
            command = Some(Command::SwitchReader);
        }
        ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
            adornment(ui, icon::DOCUMENT, view.palette.muted);
            ui.label(RichText::new(document.map_or("No document", Document::name)).font(Face::SemiBold.at(13.0)));
            let Some(document) = document else { return };
            let mentions = view.project.mentions(&document.id).len();
            let (paragraphs, sentences) = (document.paragraphs.len(), document.passages.len());
            let facts = format!("{paragraphs} paragraphs · {sentences} sentences · {mentions} names");
            let facts = RichText::new(facts).size(12.0).color(ink(view.palette.muted));
            let label = ui.add(egui::Label::new(facts).truncate());
            label.on_hover_text(format!("{}\nsha256 {}", document.id, document.sha256));
        });
    });
    command
}

/// Whether the reader shows only its head.
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
    let width = ui.available_width() - 10.0;
    let key = (Some(document.id.clone()), width as i32);
    if reader.measured_for != key {
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
                let at = pos2(ui.min_rect().left(), top + y);
                let drawn = ParagraphUi { view, document, paragraph, index };
                let real = drawn.show(ui, at, width, goal.filter(|_| is_goal), &mut answer);
                reader.heights.insert(index, real);
                y += real;
            } else {
                y += height;
            }
        }
        ui.allocate_rect(Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(width, y)), Sense::hover());
    });
    answer
}

/// The height of a paragraph nobody has laid out yet.
fn estimate(paragraph: &Paragraph, width: f32) -> f32 {
    let letters_a_line = (width / 7.3).max(10.0);
    (paragraph.span.len().min(LONGEST) as f32 / letters_a_line).ceil() * 23.2 + GAP
}

/// One paragraph on its way to the screen.
struct ParagraphUi<'a> {
    view: &'a View<'a>,
    document: &'a Document,
    paragraph: &'a Paragraph,
    index: usize,
}

impl ParagraphUi<'_> {
    /// Draws the paragraph at a place; its height with the gap below.
    fn show(&self, ui: &mut Ui, at: egui::Pos2, width: f32, goal: Option<Locator>, answer: &mut ReaderAnswer) -> f32 {
        let Self { view, document, paragraph, .. } = self;
        let shown = Span::new(paragraph.span.start, paragraph.span.end.min(paragraph.span.start + LONGEST));
        let galley = ui.painter().layout_job(self.layout(shown, width));
        let rect = Rect::from_min_size(at, vec2(width, galley.size().y));
        let id = ui.scope_id().with((document.id.as_str(), self.index));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| {
            let words: String = document.words(shown).chars().take(400).collect();
            WidgetInfo::labeled(Role::Label, true, format!("Paragraph {}: {words}", self.index + 1))
        });
        let scalar_under = |pointer: egui::Pos2| {
            let cursor = galley.cursor_from_pos(pointer - at);
            let row = galley.rows.iter().any(|row| row.rect().expand(3.0).contains((pointer - at).to_pos2()));
            row.then_some(shown.start + usize::from(cursor.index))
        };
        if let Some(passage) = response.hover_pos().and_then(scalar_under).and_then(|at| document.passage_at(at)) {
            answer.hovered = Some((document.id.clone(), passage.locator));
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        if response.clicked()
            && let Some(scalar) = response.interact_pointer_pos().and_then(scalar_under)
        {
            answer.command = self.clicked(scalar);
        }
        if let Some(passage) = goal.and_then(|goal| document.passage(goal)) {
            let start = egui::text::CCursor::new(passage.span.start.saturating_sub(shown.start));
            let line = galley.pos_from_cursor(start).translate(at.to_vec2());
            ui.scroll_to_rect(line.expand2(vec2(0.0, 30.0)), Some(Align::Min));
        }
        let mark = if view.is_selected_in(document, paragraph) { view.palette.accent } else { view.palette.panel };
        ui.painter().galley(at, std::sync::Arc::clone(&galley), ink(mark));
        let hidden = paragraph.span.len().saturating_sub(shown.len());
        let mut height = galley.size().y;
        if hidden > 0 {
            let note =
                format!("… {hidden} more characters of this paragraph are not shown here; the search finds them.");
            let at = pos2(at.x, at.y + height + 4.0);
            ui.painter().text(at, egui::Align2::LEFT_TOP, note, Face::Italic.at(12.0), ink(view.palette.muted));
            height += 22.0;
        }
        height + GAP
    }

    /// A pinned mention leads to its place, any other word to its sentence.
    fn clicked(&self, scalar: usize) -> Option<Command> {
        let here = Span::new(scalar, scalar + 1);
        let mut mentions = self.view.project.mentions_in(&self.document.id, self.paragraph.span);
        let place = mentions.find(|(_, mention)| mention.span.contains(here)).and_then(|(_, it)| it.pinned_place());
        if let Some(place) = place {
            return Some(Command::SelectPlace(place.clone()));
        }
        let passage = self.document.passage_at(scalar)?;
        Some(Command::SelectPassage(self.document.id.clone(), passage.locator))
    }

    /// The paragraph's words: the selected passage on the accent's ground, mentions by their sense.
    fn layout(&self, shown: Span, width: f32) -> egui::text::LayoutJob {
        let Self { view, document, paragraph, .. } = self;
        let mut marks = Vec::new();
        for (_, mention) in view.project.mentions_in(&document.id, shown) {
            let mut style = mention_style(view, mention);
            let place = mention.pinned_place();
            let lit = |id| view.hovered.contains(id) || view.selected_place().is_some_and(|place| place.id == *id);
            if place.is_some_and(lit) {
                style.underline = Some(view.palette.accent);
            }
            marks.push((mention.span, style));
        }
        let strength = if paragraph.role == ParagraphRole::Heading { Strength::Strong } else { Strength::Plain };
        let plain = Style { strength, ..Style::plain(view.palette.ink) };
        let mut layout = QuoteLayout::new(document, width);
        let selected = view.selected_passage().filter(|(of, _)| of.id == document.id).map(|(_, passage)| passage.span);
        match selected.filter(|span| shown.contains(*span)) {
            Some(span) => {
                let ground = Some(view.palette.accent_ground);
                for (_, style) in marks.iter_mut().filter(|(mark, _)| span.contains(*mark)) {
                    style.ground = style.ground.or(ground);
                }
                layout.marked(Span::new(shown.start, span.start), plain, &marks);
                layout.marked(span, Style { ground, ..plain }, &marks);
                layout.marked(Span::new(span.end, shown.end), plain, &marks);
            }
            None => layout.marked(shown, plain, &marks),
        }
        layout.finish()
    }
}

impl View<'_> {
    fn is_selected_in(&self, document: &Document, paragraph: &Paragraph) -> bool {
        matches!(self.selection, Selection::Passage(id, locator)
            if *id == document.id && document.passage(*locator).is_some_and(|it| paragraph.span.contains(it.span)))
    }
}
