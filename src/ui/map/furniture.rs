//! What stands on the map and does not move with it: legend, zoom buttons, scale bar, attribution.
//! Its boxes are known before the map is composed, so that labels keep out of them.

use crate::{
    basemap::shipped::ATTRIBUTION,
    scene::{
        legend::LegendLine,
        palette::{KindClass, Palette},
        scale_bar::ScaleBar,
        screen::{ScreenBox, ScreenPoint},
        viewport::Viewport,
    },
    ui::{
        command::Command,
        command_list::keys_of,
        icon,
        theme::{Face, ink},
        widgets::icon_button,
    },
};
use egui::{
    Align2, Color32, CornerRadius, Galley, Rect, Shadow, Stroke, StrokeKind, Ui, epaint::PathStroke, pos2, vec2,
};
use std::sync::Arc;

/// The longest scale bar, in points.
const BAR_PT: f32 = 110.0;

/// The height of a line of the legend, in points.
const LEGEND_LINE_PT: f32 = 21.0;

/// How high the room of the scale bar is, in points.
const SCALE_PT: f32 = 36.0;

/// The legend.
struct Legend {
    rect: Rect,
    /// Its lines with their words.
    entries: Vec<(LegendLine, Arc<Galley>)>,
    /// How many lines a column has, and how wide it is.
    rows: usize,
    column_pt: f32,
}

/// Where the attribution stands at the lower edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Beside the scale bar.
    Left,
    /// In the right corner.
    Right,
}

/// The box of the attribution and its words.
type Attribution = (Rect, Arc<Galley>);

/// How wide the attribution may be instead, as parts of the room that it has.
const NARROWER: [f32; 3] = [0.6, 0.45, 0.3];

/// Everything that stands on the map, laid out.
pub(super) struct Furniture {
    map: Rect,
    bar: ScaleBar,
    legend: Option<Legend>,
    /// The legend's word, in place of the legend.
    folded_legend: Option<(Rect, Arc<Galley>)>,
    attribution: Attribution,
    buttons: Rect,
}

impl Furniture {
    /// Lays it out on a map; `lines` are what the map shows.
    pub(super) fn new(ui: &Ui, map: Rect, view: &Viewport, palette: &Palette, lines: &[LegendLine]) -> Self {
        let text = |words: &str, size: f32, room: f32| {
            ui.painter().layout(words.to_owned(), Face::Regular.at(size), ink(palette.label), room)
        };
        let entries: Vec<_> = lines.iter().map(|line| (*line, text(line.words(), 12.0, f32::INFINITY))).collect();
        let widest = entries.iter().map(|(_, galley)| galley.size().x).fold(0.0, f32::max);
        // On a low map it has several columns, so that it stays above the scale bar.
        let most = ((map.height() - SCALE_PT - 36.0) / LEGEND_LINE_PT).floor().max(1.0) as usize;
        let columns = entries.len().div_ceil(most).max(1);
        let rows = entries.len().div_ceil(columns);
        let column_pt = widest + 34.0;
        let size = vec2(column_pt * columns as f32 + 14.0, LEGEND_LINE_PT * rows as f32 + 14.0);
        // On a narrow map the legend would take the room of the places.
        let has_legend = !entries.is_empty() && map.width() > 520.0;
        let legend = has_legend.then(|| Legend {
            rect: Rect::from_min_size(map.min + vec2(14.0, 14.0), size),
            entries,
            rows,
            column_pt,
        });
        let attribution = attribution(ui, map, palette, (1.0, Side::Right));
        let size = vec2(36.0, 34.0 * BUTTONS.len() as f32 + 4.0);
        let buttons = Rect::from_min_size(pos2(map.max.x - size.x - 14.0, map.min.y + 14.0), size);
        Self { map, bar: ScaleBar::of(view, BAR_PT), legend, folded_legend: None, attribution, buttons }
    }

    /// Folds the legend to a word when it would lie over a symbol; under the pointer it unfolds again.
    pub(super) fn fold_legend_over(&mut self, ui: &Ui, palette: &Palette, is_taken: impl Fn(ScreenBox) -> bool) {
        let Some(Legend { rect, .. }) = &self.legend else { return };
        if !is_taken(self.on_map(*rect)) {
            return;
        }
        let galley = ui.painter().layout_no_wrap("Legend".to_owned(), Face::Medium.at(12.0), ink(palette.label));
        let folded = Rect::from_min_size(rect.min, galley.size() + vec2(20.0, 12.0));
        if !ui.rect_contains_pointer(folded) {
            self.folded_legend = Some((folded, galley));
            self.legend = None;
        }
    }

    /// Sets the attribution in a narrower column, at the right or beside the scale bar, when it would lie over a symbol
    /// and that helps.
    pub(super) fn narrow_attribution_over(&mut self, ui: &Ui, palette: &Palette, is_taken: impl Fn(ScreenBox) -> bool) {
        let lies_over = |attribution: &Attribution| is_taken(self.on_map(attribution.0));
        if lies_over(&self.attribution) {
            let narrower = [Side::Right, Side::Left].into_iter().flat_map(|side| NARROWER.map(|part| (part, side)));
            let mut narrower = narrower.map(|place| attribution(ui, self.map, palette, place));
            if let Some(free) = narrower.find(|narrower| !lies_over(narrower)) {
                self.attribution = free;
            }
        }
    }

    /// A box from the map's top left corner.
    fn on_map(&self, rect: Rect) -> ScreenBox {
        let corner = ScreenPoint::new(rect.min.x - self.map.min.x, rect.min.y - self.map.min.y);
        ScreenBox::new(corner, [rect.width(), rect.height()])
    }

    /// The boxes it covers, from the map's top left corner.
    pub(super) fn boxes(&self) -> Vec<ScreenBox> {
        let scale = Rect::from_min_max(
            pos2(self.map.min.x, self.map.max.y - SCALE_PT),
            pos2(self.map.min.x + self.bar.length + 24.0, self.map.max.y),
        );
        let legend = self.legend.iter().map(|legend| legend.rect);
        let legend = legend.chain(self.folded_legend.iter().map(|(rect, _)| *rect));
        legend.chain([self.attribution.0, self.buttons, scale]).map(|rect| self.on_map(rect)).collect()
    }

    /// Draws it; answers what the person asked for.
    pub(super) fn show(&self, ui: &mut Ui, palette: &Palette) -> Option<Command> {
        self.paint_legend(ui, palette);
        self.paint_scale_bar(ui, palette);
        let (rect, galley) = &self.attribution;
        ui.painter().rect_filled(*rect, CornerRadius::same(4), ink(palette.panel.faded(0.78)));
        ui.painter().galley(rect.min + vec2(6.0, 3.0), Arc::clone(galley), ink(palette.label));
        self.buttons_ui(ui, palette)
    }

    fn paint_legend(&self, ui: &Ui, palette: &Palette) {
        if let Some((rect, galley)) = &self.folded_legend {
            plate(ui, *rect, palette);
            ui.painter().galley(rect.min + vec2(10.0, 6.0), Arc::clone(galley), ink(palette.label));
        }
        let Some(Legend { rect, entries, rows, column_pt }) = &self.legend else {
            return;
        };
        plate(ui, *rect, palette);
        for (index, (line, galley)) in entries.iter().enumerate() {
            let left = rect.min.x + column_pt * (index / rows) as f32;
            let y = rect.min.y + 7.0 + LEGEND_LINE_PT * ((index % rows) as f32 + 0.5);
            paint_symbol(ui, pos2(left + 18.0, y), *line, palette);
            let at = pos2(left + 34.0, y - galley.size().y / 2.0);
            ui.painter().galley(at, Arc::clone(galley), ink(palette.ink));
        }
    }

    fn paint_scale_bar(&self, ui: &Ui, palette: &Palette) {
        let (left, y) = (self.map.min.x + 16.0, self.map.max.y - 14.0);
        let right = left + self.bar.length;
        let points = vec![pos2(left, y - 5.0), pos2(left, y), pos2(right, y), pos2(right, y - 5.0)];
        ui.painter().line(points.clone(), PathStroke::new(4.0, ink(palette.halo.faded(0.8))));
        ui.painter().line(points, PathStroke::new(1.4, ink(palette.ink)));
        let at = pos2(left, y - 7.0);
        let write = |at, colour| {
            ui.painter().text(at, Align2::LEFT_BOTTOM, &self.bar.text, Face::Medium.at(11.0), colour);
        };
        for (right, down) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
            write(at + vec2(right, down), ink(palette.halo.faded(0.8)));
        }
        write(at, ink(palette.ink));
    }

    fn buttons_ui(&self, ui: &mut Ui, palette: &Palette) -> Option<Command> {
        let mut command = None;
        plate(ui, self.buttons, palette);
        let inner = self.buttons.shrink2(vec2(3.0, 4.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for (icon, name, what) in BUTTONS {
                let keys = keys_of(ui.ctx(), &what);
                if icon_button(ui, palette, icon, name, &keys).clicked() {
                    command = Some(what);
                }
            }
        });
        command
    }
}

/// The attribution in a part of the room beside the scale bar, so it may need some lines.
fn attribution(ui: &Ui, map: Rect, palette: &Palette, (part, stands): (f32, Side)) -> Attribution {
    let room = (map.width() - BAR_PT - 60.0) * part;
    let galley =
        ui.painter().layout(ATTRIBUTION.to_owned(), Face::Regular.at(10.5), ink(palette.label), room.max(120.0));
    let size = galley.size() + vec2(12.0, 6.0);
    let left = match stands {
        Side::Left => map.min.x + BAR_PT + 46.0,
        Side::Right => map.max.x - size.x - 8.0,
    };
    (Rect::from_min_size(pos2(left, map.max.y - size.y - 8.0), size), galley)
}

/// The buttons at the right.
const BUTTONS: [(&str, &str, Command); 4] = [
    (icon::PLUS, "Zoom in", Command::ZoomIn),
    (icon::MINUS, "Zoom out", Command::ZoomOut),
    (icon::FIT, "Show all mentioned places", Command::ShowAll),
    (icon::GLOBE, "Show the whole world", Command::ShowWorld),
];

/// A panel on the map.
fn plate(ui: &Ui, rect: Rect, palette: &Palette) {
    let shadow = Shadow { offset: [0, 2], blur: 10, spread: 0, color: Color32::from_black_alpha(28) };
    let radius = CornerRadius::same(9);
    ui.painter().add(shadow.as_shape(rect, radius));
    ui.painter().rect_filled(rect, radius, ink(palette.panel.faded(0.94)));
}

/// The symbol of a line of the legend.
fn paint_symbol(ui: &Ui, at: egui::Pos2, line: LegendLine, palette: &Palette) {
    let patch = Rect::from_center_size(at, vec2(13.0, 11.0));
    let (colour, fill) = match line {
        LegendLine::Topic(topic) => {
            let colour = ink(palette.topic(topic));
            ui.painter().rect_filled(patch, CornerRadius::same(2), colour);
            let font = Face::Bold.at(8.5);
            ui.painter().text(at, Align2::CENTER_CENTER, topic.letter(), font, ink(palette.panel));
            return;
        }
        LegendLine::Kind(class) => (palette.class(class), palette.class(class).faded(0.3)),
        LegendLine::SchematicRoute
        | LegendLine::Route
        | LegendLine::SchematicBoundary
        | LegendLine::Boundary
        | LegendLine::Zone => (palette.label, palette.label.faded(0.2)),
    };
    let way = |from: f32, to: f32| {
        ui.painter().line_segment([at + vec2(from, 0.0), at + vec2(to, 0.0)], Stroke::new(2.4, ink(colour)));
    };
    match line {
        LegendLine::SchematicRoute | LegendLine::SchematicBoundary => {
            way(-8.0, -2.0);
            way(2.0, 8.0);
        }
        LegendLine::Route | LegendLine::Boundary | LegendLine::Kind(KindClass::Route) => way(-7.0, 7.0),
        LegendLine::Kind(KindClass::Settlement | KindClass::Country | KindClass::Other) => {
            ui.painter().circle_filled(at, 5.5, ink(colour));
        }
        _ => {
            let edge = Stroke::new(1.5, ink(colour));
            ui.painter().rect(patch, CornerRadius::same(2), ink(fill), edge, StrokeKind::Inside);
        }
    }
}
