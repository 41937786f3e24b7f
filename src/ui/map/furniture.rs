//! What stands on the map and does not move with it: legend, zoom buttons, scale bar, attribution.

use crate::{
    basemap::shipped::ATTRIBUTION,
    scene::{
        palette::{KindClass, Palette},
        scale_bar::ScaleBar,
        viewport::Viewport,
    },
    ui::{
        command::{Command, keys_of},
        icon,
        theme::{Face, ink},
        widgets::icon_button,
    },
};
use egui::{Align2, Color32, CornerRadius, Rect, Shadow, Stroke, StrokeKind, Ui, pos2, vec2};

/// The longest scale bar, in points.
const BAR_PT: f32 = 110.0;

/// Draws all of it; answers what the person asked for. `classes` are those that the map shows.
pub(super) fn furniture_ui(
    ui: &mut Ui,
    rect: Rect,
    view: &Viewport,
    palette: &Palette,
    classes: &[KindClass],
) -> Option<Command> {
    legend_ui(ui, rect, palette, classes);
    scale_bar_ui(ui, rect, view, palette);
    attribution_ui(ui, rect, palette);
    buttons_ui(ui, rect, palette)
}

/// A panel on the map.
fn plate(ui: &Ui, rect: Rect, palette: &Palette) {
    let shadow = Shadow {
        offset: [0, 2],
        blur: 10,
        spread: 0,
        color: Color32::from_black_alpha(28),
    };
    let radius = CornerRadius::same(9);
    ui.painter().add(shadow.as_shape(rect, radius));
    ui.painter()
        .rect_filled(rect, radius, ink(palette.panel.faded(0.94)));
}

fn legend_ui(ui: &Ui, map: Rect, palette: &Palette, classes: &[KindClass]) {
    if classes.is_empty() || map.width() < 380.0 {
        return;
    }
    let galleys: Vec<_> = classes
        .iter()
        .map(|class| {
            let words = class.words().to_owned();
            (
                *class,
                ui.painter()
                    .layout_no_wrap(words, Face::Regular.at(12.0), ink(palette.ink)),
            )
        })
        .collect();
    let widest = galleys
        .iter()
        .map(|(_, galley)| galley.size().x)
        .fold(0.0, f32::max);
    let line = 21.0;
    let size = vec2(widest + 48.0, line * galleys.len() as f32 + 14.0);
    let rect = Rect::from_min_size(map.min + vec2(14.0, 14.0), size);
    plate(ui, rect, palette);
    for (index, (class, galley)) in galleys.into_iter().enumerate() {
        let y = rect.min.y + 7.0 + line * (index as f32 + 0.5);
        let at = pos2(rect.min.x + 18.0, y);
        let colour = ink(palette.class(class));
        match class {
            KindClass::Settlement | KindClass::Country | KindClass::Other => {
                ui.painter().circle_filled(at, 5.5, colour);
            }
            KindClass::Route => {
                ui.painter().line_segment(
                    [at - vec2(7.0, 0.0), at + vec2(7.0, 0.0)],
                    Stroke::new(2.4, colour),
                );
            }
            KindClass::District | KindClass::Region | KindClass::Landform => {
                let patch = Rect::from_center_size(at, vec2(13.0, 10.0));
                let fill = ink(palette.class(class).faded(0.3));
                ui.painter().rect(
                    patch,
                    CornerRadius::same(2),
                    fill,
                    Stroke::new(1.5, colour),
                    StrokeKind::Inside,
                );
            }
        }
        let height = galley.size().y;
        ui.painter().galley(
            pos2(rect.min.x + 34.0, y - height / 2.0),
            galley,
            ink(palette.ink),
        );
    }
}

fn scale_bar_ui(ui: &Ui, map: Rect, view: &Viewport, palette: &Palette) {
    let bar = ScaleBar::of(view, BAR_PT);
    let (left, y) = (map.min.x + 16.0, map.max.y - 14.0);
    let right = left + bar.length;
    let points = vec![
        pos2(left, y - 5.0),
        pos2(left, y),
        pos2(right, y),
        pos2(right, y - 5.0),
    ];
    ui.painter().line(
        points.clone(),
        egui::epaint::PathStroke::new(4.0, ink(palette.halo.faded(0.8))),
    );
    ui.painter()
        .line(points, egui::epaint::PathStroke::new(1.4, ink(palette.ink)));
    let at = pos2(left, y - 7.0);
    for (right, down) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
        let halo = ink(palette.halo.faded(0.8));
        ui.painter().text(
            at + vec2(right, down),
            Align2::LEFT_BOTTOM,
            &bar.text,
            Face::Regular.at(11.0),
            halo,
        );
    }
    ui.painter().text(
        at,
        Align2::LEFT_BOTTOM,
        &bar.text,
        Face::Regular.at(11.0),
        ink(palette.ink),
    );
}

fn attribution_ui(ui: &Ui, map: Rect, palette: &Palette) {
    // Beside the scale bar, so it may need two lines on a narrow map.
    let room = (map.width() - BAR_PT - 60.0).max(120.0);
    let galley = ui.painter().layout(
        ATTRIBUTION.to_owned(),
        Face::Regular.at(10.5),
        ink(palette.label),
        room,
    );
    let size = galley.size() + vec2(12.0, 6.0);
    let rect = Rect::from_min_size(map.max - size - vec2(8.0, 8.0), size);
    ui.painter()
        .rect_filled(rect, CornerRadius::same(4), ink(palette.panel.faded(0.72)));
    ui.painter()
        .galley(rect.min + vec2(6.0, 3.0), galley, ink(palette.label));
}

fn buttons_ui(ui: &mut Ui, map: Rect, palette: &Palette) -> Option<Command> {
    let mut command = None;
    let buttons = [
        (icon::PLUS, "Zoom in", Command::ZoomIn),
        (icon::MINUS, "Zoom out", Command::ZoomOut),
        (icon::FIT, "Show all mentioned places", Command::ShowAll),
        (icon::GLOBE, "Show the whole world", Command::ShowWorld),
    ];
    let size = vec2(36.0, 34.0 * buttons.len() as f32 + 4.0);
    let rect = Rect::from_min_size(pos2(map.max.x - size.x - 14.0, map.min.y + 14.0), size);
    plate(ui, rect, palette);
    let inner = rect.shrink2(vec2(3.0, 4.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (icon, name, what) in buttons {
            let keys = keys_of(ui.ctx(), &what);
            if icon_button(ui, palette, icon, name, &keys).clicked() {
                command = Some(what);
            }
        }
    });
    command
}
