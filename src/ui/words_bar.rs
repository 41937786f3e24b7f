//! The bar at the words that were selected in the document: what can be made of them.

use super::{command::Command, picking::may_be_name, view::View, widgets::action_button};
use crate::linking::correction::Reach;
use egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Order, Rect, Ui, vec2};

/// The room that the bar takes with the gap to the words, in points.
const HEIGHT_PT: f32 = 52.0;

/// The bar below the selected words, or above them where there is no room; `words` is where they stand within `text`.
pub(crate) fn words_bar_ui(ui: &Ui, view: &View<'_>, words: Rect, text: Rect) -> Option<Command> {
    let (id, span) = view.selected_words?;
    let document = view.project.document(id)?;
    let mut command = None;
    let (pivot, corner) = if words.max.y + HEIGHT_PT > text.max.y && words.min.y - HEIGHT_PT > text.min.y {
        (Align2::LEFT_BOTTOM, words.left_top() - vec2(0.0, 6.0))
    } else {
        (Align2::LEFT_TOP, words.left_bottom() + vec2(0.0, 6.0))
    };
    let area = Area::new(Id::unique("selected words")).order(Order::Middle).pivot(pivot).fixed_pos(corner);
    area.constrain_to(text).show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).corner_radius(CornerRadius::same(10)).inner_margin(Margin::same(6));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let add = action_button(ui, view.palette, "Add provision", "I", Some(view.palette.accent));
                if add.on_hover_text("Add a provision that was not found, on these words").clicked() {
                    command = Some(Command::StartAdding);
                }
                if may_be_name(document, *span) {
                    let link = action_button(ui, view.palette, "Link to a place", "M", None);
                    if link.on_hover_text("Say which place these words name").clicked() {
                        command = Some(Command::ShowLink(id.clone(), *span, words, Reach::Here));
                    }
                }
            });
        });
    });
    command
}
