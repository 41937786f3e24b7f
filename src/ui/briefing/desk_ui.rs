//! The desk in the window: what the sheet says at the left, its pages in the middle, what it states at the right.

use super::{
    desk::{Desk, DeskCommand},
    form::form_ui,
    items::items_ui,
    preview::{pages_ui, preview_ui},
};
use crate::{
    ground::wording::counted,
    scene::palette::Palette,
    ui::{
        icon,
        theme::{Face, ink},
        widgets::{icon_button, main_button, quiet},
    },
};
use egui::{Align, Frame, Layout, Margin, Panel, RichText, ScrollArea, Ui};

/// The desk; answers what the person did beside typing.
pub(crate) fn desk_ui(ui: &mut Ui, palette: &Palette, desk: &mut Desk) -> Option<DeskCommand> {
    let mut command = None;
    let plain = |margin: Margin| Frame::new().fill(ink(palette.panel)).inner_margin(margin);
    Panel::top("desk bar").exact_size(52.0).frame(plain(Margin::symmetric(14, 8))).show(ui, |ui| {
        command = bar_ui(ui, palette, desk);
    });
    let width = ui.available_width();
    let side = (width * 0.22).clamp(228.0, 320.0);
    Panel::left("desk form").exact_size(side).frame(plain(Margin::symmetric(14, 4))).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            command = form_ui(ui, palette, desk).or(command.take());
        });
    });
    Panel::right("desk items").exact_size(side).frame(plain(Margin::symmetric(14, 4))).show(ui, |ui| {
        command = items_ui(ui, palette, desk).or(command.take());
    });
    let pages = desk.shown.as_ref().map_or(0, |shown| shown.small.len());
    if pages > 1 {
        let ground = Frame::new().fill(ink(palette.ground)).inner_margin(Margin::symmetric(12, 6));
        Panel::bottom("desk pages").exact_size(112.0).frame(ground).show(ui, |ui| {
            command = pages_ui(ui, palette, desk).or(command.take());
        });
    }
    let ground = Frame::new().fill(ink(palette.control)).inner_margin(Margin::same(18));
    egui::CentralPanel::default().frame(ground).show(ui, |ui| {
        command = preview_ui(ui, palette, desk).or(command.take());
    });
    command
}

fn bar_ui(ui: &mut Ui, palette: &Palette, desk: &Desk) -> Option<DeskCommand> {
    let mut command = None;
    ui.horizontal_centered(|ui| {
        if icon_button(ui, palette, icon::BACK, "Back to the map", "Esc").clicked() {
            command = Some(DeskCommand::Close);
        }
        ui.label(RichText::new("Briefing").font(Face::Bold.at(15.5)));
        let pages = desk.shown.as_ref().map_or(0, |shown| shown.sheet.pages.len());
        let state = if desk.is_behind() { "drawing …".to_owned() } else { counted(pages, "page", "pages") };
        quiet(ui, palette, state);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(task) = &desk.saving {
                if ui.button("Stop saving").clicked() {
                    command = Some(DeskCommand::Cancel);
                }
                ui.add(egui::ProgressBar::new(task.part().unwrap_or_default()).desired_width(120.0));
                quiet(ui, palette, task.what());
            } else if main_button(ui, palette, "Save sheet").on_hover_text("Save the sheet (Ctrl+Shift+S)").clicked() {
                command = Some(DeskCommand::Save);
            }
            ui.add_space(6.0);
            if icon_button(ui, palette, icon::COPY, "Copy the page as a picture", "").clicked() {
                command = Some(DeskCommand::Copy);
            }
        });
    });
    command
}
