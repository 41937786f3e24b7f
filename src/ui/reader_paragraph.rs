//! One paragraph of the reader: its words as they stand, its names with a line each, all of which can be
//! clicked; words can be selected to be linked.

use super::{
    command::Command,
    mention_look::{Look, row_rects},
    passage_card::mention_style,
    picking::Picking,
    provision_bars::provision_bars_ui,
    quote::{QuoteLayout, Strength, Style},
    reader_panel::{LONGEST, ReaderAnswer},
    theme::{Face, ink},
    view::View,
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Paragraph, ParagraphRole},
    ground::text::Span,
    linking::{correction::Reach, mention::Mention},
};
use egui::{
    Align, CornerRadius, CursorIcon, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

/// Space below a paragraph, in points.
pub(super) const GAP: f32 = 12.0;

/// One paragraph on its way to the screen.
pub(super) struct ParagraphUi<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) document: &'a Document,
    pub(super) paragraph: &'a Paragraph,
    pub(super) index: usize,
}

/// The words of a paragraph, laid out at a place.
struct Laid {
    shown: Span,
    galley: Arc<Galley>,
    at: Pos2,
}

impl Laid {
    /// The rows that a span of the document covers.
    fn rows(&self, span: Span) -> Vec<Rect> {
        let within = |scalar: usize| scalar.clamp(self.shown.start, self.shown.end) - self.shown.start;
        row_rects(&self.galley, self.at, within(span.start), within(span.end))
    }

    /// The scalar nearest to a point.
    fn scalar_near(&self, pointer: Pos2) -> usize {
        self.shown.start + usize::from(self.galley.cursor_from_pos(pointer - self.at).index)
    }

    /// The scalar under a point, when it is on a row.
    fn scalar_under(&self, pointer: Pos2) -> Option<usize> {
        let local = (pointer - self.at).to_pos2();
        let is_on_row = self.galley.rows.iter().any(|row| row.rect().expand(3.0).contains(local));
        is_on_row.then(|| self.scalar_near(pointer))
    }

    /// Words over which the pointer is drawn are selected, from the paragraph where it was pressed to the one
    /// where it is now.
    fn pick_ui(&self, ui: &Ui, response: &Response, picking: &mut Picking) {
        if response.drag_started()
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
        {
            picking.begin(self.scalar_near(origin));
        }
        let own = response.rect.expand2(vec2(f32::INFINITY, GAP / 2.0));
        let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|_| picking.is_on());
        // What lies beyond the edge comes into view as the text scrolls.
        let seen = pointer.map(|at| at.clamp(ui.clip_rect().min, ui.clip_rect().max));
        if let Some(pointer) = seen.filter(|at| own.contains(*at))
            && picking.reach(self.scalar_near(pointer))
        {
            // Paragraphs above have been drawn already.
            ui.request_repaint();
        }
    }
}

impl ParagraphUi<'_> {
    /// Draws the paragraph at a place; its height with the gap below.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        (at, width): (Pos2, f32),
        goal: Option<Locator>,
        picking: &mut Picking,
        answer: &mut ReaderAnswer,
    ) -> f32 {
        let Self { view, document, paragraph, .. } = self;
        let shown = Span::new(paragraph.span.start, paragraph.span.end.min(paragraph.span.start + LONGEST));
        let laid = Laid { shown, galley: ui.painter().layout_job(self.layout(shown, width)), at };
        let rect = Rect::from_min_size(at, vec2(width, laid.galley.size().y));
        let id = ui.scope_id().with((document.id.as_str(), self.index));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| {
            let words: String = document.words(shown).chars().take(400).collect();
            WidgetInfo::labeled(Role::Label, true, format!("Paragraph {}: {words}", self.index + 1))
        });
        self.pointer_ui(ui, &laid, &response, answer);
        provision_bars_ui(ui, view, document, (shown, at.x), &|span| laid.rows(span), answer);
        laid.pick_ui(ui, &response, picking);
        if let Some(passage) = goal.and_then(|goal| document.passage(goal)) {
            let start = egui::text::CCursor::new(passage.span.start.saturating_sub(shown.start));
            let line = laid.galley.pos_from_cursor(start).translate(at.to_vec2());
            ui.scroll_to_rect(line.expand2(vec2(0.0, 30.0)), Some(Align::Min));
        }
        let card = view.looked_at.as_ref().filter(|(of, _)| **of == document.id).map(|(_, span)| span);
        let picked = picking.span();
        let selected = view.selected_words.filter(|(of, _)| *of == document.id);
        for row in selected.and_then(|(_, span)| shown.common(*span)).map(|span| laid.rows(span)).into_iter().flatten()
        {
            answer.words = Some(answer.words.map_or(row, |words| words.union(row)));
        }
        for span in picked.iter().chain(card).filter_map(|span| shown.common(*span)) {
            for row in laid.rows(span) {
                let fill = ink(view.palette.accent.faded(0.22));
                ui.painter().rect_filled(row.expand(1.5), CornerRadius::same(3), fill);
            }
        }
        let mark = if view.is_selected_in(document, paragraph) { view.palette.accent } else { view.palette.panel };
        ui.painter().galley(at, Arc::clone(&laid.galley), ink(mark));
        for (_, mention) in view.project.mentions_in(&document.id, shown) {
            self.mention_ui(ui, &laid, mention, answer);
        }
        let hidden = paragraph.span.len().saturating_sub(shown.len());
        let mut height = laid.galley.size().y;
        if hidden > 0 {
            let note =
                format!("… {hidden} more characters of this paragraph are not shown here; the search finds them.");
            let at = pos2(at.x, at.y + height + 4.0);
            ui.painter().text(at, egui::Align2::LEFT_TOP, note, Face::Italic.at(12.0), ink(view.palette.muted));
            height += 22.0;
        }
        height + GAP
    }

    /// Words that are no name lead to the provision that they are, else to their sentence.
    fn pointer_ui(&self, ui: &Ui, laid: &Laid, response: &Response, answer: &mut ReaderAnswer) {
        let scalar_at = |pointer: Option<Pos2>| laid.scalar_under(pointer?);
        let passage_at = |scalar: usize| self.document.passage_at(scalar);
        if let Some(passage) = scalar_at(response.hover_pos()).and_then(passage_at) {
            answer.hovered = Some((self.document.id.clone(), passage.locator));
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        if response.clicked()
            && let Some(scalar) = scalar_at(response.interact_pointer_pos())
            && let Some(passage) = passage_at(scalar)
        {
            let id = &self.document.id;
            let here = Span::new(scalar, scalar + 1);
            let provisions = self.view.docket.of_document(id).map(|entry| &entry.provision);
            let mut own = provisions.filter(|one| one.evidence.span.contains(here));
            answer.command = Some(match (own.next(), own.next()) {
                (Some(only), None) => Command::SelectProvision(only.id.clone()),
                _ => Command::SelectPassage(id.clone(), passage.locator),
            });
        }
    }

    /// A name: its line, and a control that shows its link, for the pointer and for the keyboard.
    fn mention_ui(&self, ui: &Ui, laid: &Laid, mention: &Mention, answer: &mut ReaderAnswer) {
        let rows = laid.rows(mention.span);
        let Some(first) = rows.first().filter(|_| rows.iter().any(|row| ui.clip_rect().intersects(*row))) else {
            return;
        };
        let look = Look::of(self.view, mention);
        for row in &rows {
            look.paint(ui.painter(), *row);
        }
        let id = ui.scope_id().with((self.document.id.as_str(), "mention", mention.span.start));
        let node = ui.interact(first.intersect(ui.clip_rect()), id, Sense::click());
        node.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.spoken(mention)));
        if node.hovered() {
            let passage = self.document.passage_at(mention.span.start);
            answer.hovered = passage.map(|passage| (self.document.id.clone(), passage.locator));
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        if node.has_focus() {
            let ring = Stroke::new(2.0, ink(self.view.palette.accent));
            ui.painter().rect_stroke(first.expand(2.0), CornerRadius::same(4), ring, StrokeKind::Outside);
        }
        if node.clicked() || node.secondary_clicked() {
            let id = self.document.id.clone();
            answer.command = Some(Command::ShowLink(id, mention.span, *first, Reach::Here));
        }
    }

    /// What a screen reader says of a name: "Name: Agdam, place: Agdam, district".
    fn spoken(&self, mention: &Mention) -> String {
        use crate::linking::mention::Resolution;
        let words = self.document.words(mention.span);
        let sense = mention.sense.word();
        let meant = match &mention.resolution {
            Resolution::Resolved(id) => {
                let place = self.view.project.gazetteer().place(id);
                place.map_or_else(|| id.to_string(), |place| format!("{}, {}", place.title, place.kind.word()))
            }
            Resolution::Ambiguous => "could be several places".to_owned(),
            Resolution::Unmatched => "no known place".to_owned(),
        };
        let corrected = mention.corrected.map(|reach| format!(", corrected {}", reach.words())).unwrap_or_default();
        format!("Name: {words}, {sense}: {meant}{corrected}")
    }

    /// The paragraph's words: the selected passage on the accent's ground, mentions by their sense.
    fn layout(&self, shown: Span, width: f32) -> egui::text::LayoutJob {
        let Self { view, document, paragraph, .. } = self;
        let mut marks = Vec::new();
        for (_, mention) in view.project.mentions_in(&document.id, shown) {
            let mut style = Style { underline: None, ..mention_style(view, mention) };
            let place = mention.pinned_place();
            let lit = |id| view.hovered.contains(id) || view.selected_place().is_some_and(|place| place.id == *id);
            if place.is_some_and(lit) {
                style.colour = view.palette.accent;
            }
            marks.push((mention.span, style));
        }
        let strength = if paragraph.role == ParagraphRole::Heading { Strength::Strong } else { Strength::Plain };
        let plain = Style { strength, ..Style::plain(view.palette.ink) };
        let mut layout = QuoteLayout::new(document, width);
        for word in view.lit_words {
            let lit = Style { ground: Some(view.palette.accent_ground), ..Style::mention(view.palette) };
            marks.retain(|(mark, _)| mark.end <= word.start || mark.start >= word.end);
            marks.push((*word, lit));
        }
        marks.sort_by_key(|(mark, _)| mark.start);
        let selected = view.selected_span(&document.id);
        match selected.and_then(|span| shown.common(span)) {
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
    /// The words of a document that are selected: dragged over, a provision's, a passage's.
    fn selected_span(&self, id: &DocumentId) -> Option<Span> {
        let dragged = self.selected_words.filter(|(of, _)| of == id).map(|(_, span)| *span);
        let provision = self.selected_provision().filter(|entry| entry.provision.id.document == *id);
        let provision = provision.map(|entry| entry.provision.evidence.span);
        let passage = self.selected_passage().filter(|(of, _)| of.id == *id).map(|(_, passage)| passage.span);
        dragged.or(provision).or(passage)
    }

    fn is_selected_in(&self, document: &Document, paragraph: &Paragraph) -> bool {
        self.selected_span(&document.id).is_some_and(|span| paragraph.span.overlaps(span))
    }
}
