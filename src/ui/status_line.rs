//! The line at the bottom: position and scale, work in progress with cancel, and whether the map is offline.

use super::{
    command::Command,
    map::map_panel::written,
    notices::Tone,
    theme::{Face, ink},
    widgets::text_button,
};
use crate::{
    ground::geo::LonLat,
    scene::{palette::Palette, viewport::Viewport},
};
use egui::{Align, Layout, ProgressBar, RichText, Ui};

/// Metres of paper that one screen point stands for, at 96 points an inch (CSS reference pixel).
const METRES_PER_POINT_ON_SCREEN: f64 = 0.0254 / 96.0;

/// What the line shows.
pub(crate) struct Status {
    /// The position under the pointer.
    pub(crate) pointer: Option<LonLat>,
    /// The map.
    pub(crate) view: Viewport,
    /// What is being done, and how far it is.
    pub(crate) task: Option<(String, Option<f32>)>,
    /// How far saving is, and whether that is bad news.
    pub(crate) saving: (String, Tone),
    /// "Offline" or where tiles come from.
    pub(crate) connection: &'static str,
}

/// The line; answers what the person asked for.
pub(crate) fn status_line_ui(ui: &mut Ui, palette: &Palette, status: &Status) -> Option<Command> {
    let mut command = None;
    let quiet = |words: String| RichText::new(words).font(Face::Regular.at(11.5)).color(ink(palette.muted));
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(6.0);
        let position = status.pointer.unwrap_or_else(|| status.view.center_lon_lat());
        ui.label(quiet(written(position)))
            .on_hover_text("The position under the pointer, else the middle of the map (WGS 84)");
        ui.add_space(10.0);
        let scale = status.view.metres_per_point() / METRES_PER_POINT_ON_SCREEN;
        ui.label(quiet(format!("1 : {}", grouped(scale)))).on_hover_text("Scale in the middle of the map");
        ui.add_space(10.0);
        ui.label(quiet(format!("zoom {:.1}", status.view.zoom)));
        if let Some((what, part)) = &status.task {
            ui.add_space(16.0);
            ui.label(quiet(what.clone()));
            let bar = ProgressBar::new(part.unwrap_or(0.0)).desired_width(140.0).desired_height(6.0);
            ui.add(bar.animate(part.is_none()));
            if text_button(ui, palette, "Cancel").clicked() {
                command = Some(Command::CancelTask);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(6.0);
            let button = text_button(ui, palette, status.connection);
            if button.on_hover_text("Whether the map is fetched from the internet: click to change").clicked() {
                command = Some(Command::SwitchTiles);
            }
            ui.add_space(8.0);
            let (words, tone) = &status.saving;
            let button = text_button(ui, palette, words);
            let button = if *tone == Tone::Bad { button.highlight() } else { button };
            if button.on_hover_text("Where the project is kept, and what is not saved yet").clicked() {
                command = Some(Command::Save);
            }
        });
    });
    command
}

/// A scale's denominator at two figures, its thousands apart: 1 200 000.
fn grouped(scale: f64) -> String {
    let power = 10f64.powf(scale.log10().floor() - 1.0);
    let digits = format!("{:.0}", (scale / power).round() * power);
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{2009}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_two_figures_and_its_thousands_apart() {
        assert_eq!(grouped(1_234_567.0), "1\u{2009}200\u{2009}000");
        assert_eq!(grouped(98_765.0), "99\u{2009}000");
        assert_eq!(grouped(640.0), "640");
    }
}
