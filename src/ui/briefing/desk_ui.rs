//! The desk in the window: what the sheet says at the left, its pages in the middle, what it states at the right.

use super::{
    desk::{Desk, DeskCommand},
    form::form_ui,
    items::items_ui,
    page_zoom::ZoomStep,
    preview::{pages_ui, preview_ui},
};
use crate::{
    ground::wording::counted,
    scene::palette::Palette,
    ui::{
        command::Command,
        command_list::keys_of,
        icon,
        theme::{Face, ink},
        widgets::{icon_button, main_button, quiet, words_button},
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
            let keys = keys_of(ui.ctx(), &Command::CopyPicture);
            if icon_button(ui, palette, icon::COPY, "Copy the page as a picture", &keys).clicked() {
                command = Some(DeskCommand::Copy);
            }
            ui.add_space(6.0);
            command = zoom_ui(ui, palette, desk).map(DeskCommand::Zoom).or(command.take());
        });
    });
    command
}

/// How large the page is seen, and ways to see it larger and smaller; laid out from the right.
fn zoom_ui(ui: &mut Ui, palette: &Palette, desk: &Desk) -> Option<ZoomStep> {
    desk.shown.as_ref()?;
    let mut step = None;
    ui.spacing_mut().item_spacing.x = 4.0;
    if icon_button(ui, palette, icon::PLUS, "Show the page larger", "Ctrl++").clicked() {
        step = Some(ZoomStep::Larger);
    }
    let words = desk.zoom.words();
    let state = if desk.zoom.is_fitted() { ", as large as fits" } else { "; show it as large as fits" };
    let size = words_button(ui, palette, &words, &format!("The page at {words}{state}"));
    if size.on_hover_text("Show the page as large as fits   Ctrl+0").clicked() {
        step = Some(ZoomStep::Fit);
    }
    if icon_button(ui, palette, icon::MINUS, "Show the page smaller", "Ctrl+-").clicked() {
        step = Some(ZoomStep::Smaller);
    }
    step
}
