//! The bars in the margin of the document: one beside the words of each provision, in the colour of its category. A
//! click on it leads to the provision, as one on the words does.

use super::{command::Command, reader_panel::ReaderAnswer, review::status::Status, theme::ink, view::View};
use crate::{documents::document::Document, ground::text::Span, scene::topic::Topic};
use egui::{CornerRadius, CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, pos2};

/// How wide a bar is, and how far the next one beside it begins, in points.
const WIDTH_PT: f32 = 3.0;
const STEP_PT: f32 = 5.0;

/// How many bars stand beside one another; those of more provisions on the same words lie over them.
const ABREAST: usize = 3;

/// The bars of the provisions on some words, left of where the text begins; what was rejected has none. `rows` says
/// where words stand.
pub(super) fn provision_bars_ui(
    ui: &Ui,
    view: &View<'_>,
    document: &Document,
    (shown, left): (Span, f32),
    rows: &dyn Fn(Span) -> Vec<Rect>,
    answer: &mut ReaderAnswer,
) {
    let mut drawn: Vec<Rect> = Vec::new();
    for entry in view.docket.of_document(&document.id).filter(|entry| entry.status != Status::Rejected) {
        let Some(own) = shown.common(entry.provision.evidence.span) else { continue };
        let rows = rows(own);
        let Some(words) = rows.iter().copied().reduce(Rect::union) else { continue };
        let abreast = drawn.iter().filter(|other| other.y_range().intersects(words.y_range())).count() % ABREAST;
        let right = left - 5.0 - abreast as f32 * STEP_PT;
        let bar = Rect::from_min_max(pos2(right - WIDTH_PT, words.min.y + 2.0), pos2(right, words.max.y - 2.0));
        drawn.push(bar);
        if !ui.clip_rect().intersects(bar) {
            continue;
        }
        let id = ui.scope_id().with(("bar", shown.start, &entry.provision.id));
        let response = ui.interact(bar.expand2(egui::vec2(1.0, 2.0)), id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("In the margin: {}", entry.spoken())));
        let is_lit = response.hovered() || response.has_focus() || view.hovered_provision == Some(&entry.provision.id);
        let colour = view.palette.topic(Topic::of(entry.category));
        let painted = if is_lit { bar.expand2(egui::vec2(1.0, 0.0)) } else { bar };
        ui.painter().rect_filled(painted, CornerRadius::same(2), ink(colour));
        if response.on_hover_text(entry.spoken()).on_hover_cursor(CursorIcon::PointingHand).clicked() {
            answer.command = Some(Command::SelectProvision(entry.provision.id.clone()));
        }
    }
}
