//! How mentions look in the reader: a line of its own for each sense and each doubt, so that colour is not
//! needed to tell them apart; and the key that says which is which.

use super::{
    theme::{Face, ink},
    view::View,
};
use crate::{
    linking::mention::{Mention, Resolution, Sense},
    scene::{
        colour::Colour,
        palette::{KindClass, Palette},
    },
};
use egui::{Galley, Painter, Pos2, Rect, RichText, Shape, Stroke, Ui, pos2, vec2};

/// The form of a line below words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Solid,
    Double,
    Dashed,
    DashDotted,
    Dotted,
    Sparse,
    Wavy,
    Thin,
}

/// A line below words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    line: Line,
    colour: Colour,
}

impl Look {
    /// The look of a mention.
    pub(crate) fn of(view: &View<'_>, mention: &Mention) -> Self {
        let palette = view.palette;
        let quiet = |line| Self { line, colour: palette.muted };
        match (mention.sense, &mention.resolution) {
            (Sense::Place, Resolution::Ambiguous) => Self { line: Line::Wavy, colour: palette.alert },
            (Sense::Place, Resolution::Unmatched) => Self { line: Line::Dashed, colour: palette.alert },
            (Sense::Place, Resolution::Resolved(place)) => {
                let kind = view.project.gazetteer().place(place).map(|place| place.kind);
                let class = kind.map_or(KindClass::Other, KindClass::of);
                Self { line: Line::Solid, colour: palette.class(class) }
            }
            (Sense::Actor, _) => quiet(Line::Double),
            (Sense::Clock, _) => quiet(Line::Dotted),
            (Sense::Title, _) => quiet(Line::Dashed),
            (Sense::Organisation, _) => quiet(Line::DashDotted),
            (Sense::Adjective | Sense::Demonym, _) => quiet(Line::Sparse),
            (Sense::Person | Sense::Other, _) => quiet(Line::Thin),
        }
    }

    /// Draws the line along the lower edge of words.
    pub(crate) fn paint(self, painter: &Painter, words: Rect) {
        let y = words.max.y - 2.0;
        let (left, right) = (pos2(words.min.x, y), pos2(words.max.x, y));
        let stroke = |width: f32| Stroke::new(width, ink(self.colour));
        let pieces = |on: f32, off: f32| Shape::dashed_line(&[left, right], stroke(1.4), on, off);
        match self.line {
            Line::Solid => {
                painter.line_segment([left, right], stroke(2.0));
            }
            Line::Thin => {
                painter.line_segment([left, right], stroke(0.8));
            }
            Line::Double => {
                for down in [-1.2, 1.2] {
                    painter.line_segment([left + vec2(0.0, down), right + vec2(0.0, down)], stroke(0.9));
                }
            }
            Line::Dashed => {
                painter.extend(pieces(6.0, 3.0));
            }
            Line::Sparse => {
                painter.extend(pieces(1.6, 5.0));
            }
            Line::Dotted => {
                painter.extend(pieces(1.6, 2.2));
            }
            Line::DashDotted => {
                painter.extend(Shape::dashed_line_with_offset(
                    &[left, right],
                    stroke(1.4),
                    &[7.0, 1.6],
                    &[2.4, 2.4],
                    0.0,
                ));
            }
            Line::Wavy => {
                painter.add(Shape::line(wave(left, right.x), stroke(1.4)));
            }
        }
    }
}

/// A wavy line from a point to the right.
fn wave(from: Pos2, to: f32) -> Vec<Pos2> {
    let steps = ((to - from.x) / 1.5).max(1.0) as usize;
    (0..=steps)
        .map(|step| {
            let x = from.x + (to - from.x) * step as f32 / steps as f32;
            pos2(x, from.y + ((x - from.x) * 1.05).sin() * 1.6)
        })
        .collect()
}

/// Where characters of a text laid out at a place stand, row by row; blanks at the ends of rows are not seen.
pub(crate) fn row_rects(galley: &Galley, at: Pos2, start: usize, end: usize) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for placed in &galley.rows {
        let glyphs = &placed.row.glyphs;
        let within = |index: usize| index.clamp(first, first + glyphs.len()) - first;
        let covered = glyphs.get(within(start)..within(end)).unwrap_or_default();
        let mut seen = covered.iter().filter(|glyph| !glyph.chr.is_whitespace());
        if let Some(left) = seen.next() {
            let right = seen.next_back().unwrap_or(left);
            let rect = Rect::from_min_max(pos2(left.pos.x, 0.0), pos2(right.max_x(), placed.row.size.y));
            rects.push(rect.translate(placed.pos.to_vec2() + at.to_vec2()));
        }
        first += usize::from(placed.char_count_including_newline());
    }
    rects
}

/// The lines of the key with their words.
const KEY: [(&str, Line); 10] = [
    ("place, pinned to the map", Line::Solid),
    ("could be several places", Line::Wavy),
    ("no known place", Line::Dashed),
    ("somebody who acts", Line::Double),
    ("clock", Line::Dotted),
    ("title of an agreement or body", Line::Dashed),
    ("organisation", Line::DashDotted),
    ("adjective or people", Line::Sparse),
    ("person", Line::Thin),
    ("no place", Line::Thin),
];

/// What each line stands for.
pub(crate) fn key_ui(ui: &mut Ui, palette: &Palette) {
    ui.label(RichText::new("Names in the text").font(Face::SemiBold.at(12.0)));
    for (index, (words, line)) in KEY.into_iter().enumerate() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(30.0, 16.0), egui::Sense::hover());
            let colour = match index {
                0 => palette.class(KindClass::Settlement),
                1 | 2 => palette.alert,
                _ => palette.muted,
            };
            Look { line, colour }.paint(ui.painter(), rect.translate(vec2(0.0, -3.0)));
            ui.label(RichText::new(words).size(12.0));
        });
    }
    ui.label(RichText::new("Click a name to see why, or to correct it.").size(11.5).color(ink(palette.muted)));
}
