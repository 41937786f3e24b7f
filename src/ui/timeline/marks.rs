//! The marks of the timeline: how a moment, a length, a beginning and an open end are drawn. In points.

use super::lanes::{Extent, Lane};
use crate::{scene::colour::Colour, ui::theme::ink};
use egui::{CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, pos2};
use jiff::civil::Date;

/// The lane's mark: a diamond for a moment, a ring for one that was worked out, a bar for a length, open
/// where an end is not said, its end double where it goes on by itself. Answers with the ends of what was drawn.
pub(super) fn mark_ui(
    painter: &Painter,
    lane: &Lane,
    colour: Colour,
    (x, y): (&dyn Fn(Date) -> f32, f32),
    right: f32,
) -> Option<(f32, f32)> {
    let diamond = |x: f32| {
        let points: Vec<Pos2> = [(0.0, -5.5), (5.5, 0.0), (0.0, 5.5), (-5.5, 0.0)]
            .into_iter()
            .map(|(right, down)| pos2(x + right, y + down))
            .collect();
        painter.add(egui::Shape::convex_polygon(points, ink(colour), Stroke::NONE));
    };
    let bar = |from: f32, to: f32| {
        let rect = Rect::from_min_max(pos2(from, y - 4.5), pos2(to.max(from + 3.0), y + 4.5));
        let edge = Stroke::new(1.2, ink(colour));
        painter.rect(rect, CornerRadius::same(3), ink(colour.faded(0.45)), edge, StrokeKind::Inside);
    };
    let broken = |from: f32, to: f32| {
        let stretch = [pos2(from, y), pos2(to, y)];
        painter.extend(egui::Shape::dashed_line(&stretch, Stroke::new(1.6, ink(colour)), 5.0, 4.0));
    };
    let ends = match lane.extent {
        Extent::WorkedOut(date) => {
            let outline = Stroke::new(1.8, ink(colour));
            painter.circle_stroke(pos2(x(date), y), 4.5, outline);
            (x(date) - 6.0, x(date) + 6.0)
        }
        Extent::Moment(date) => {
            diamond(x(date));
            (x(date) - 6.0, x(date) + 6.0)
        }
        Extent::From(date) => {
            broken(x(date), (x(date) + 60.0).min(right));
            diamond(x(date));
            (x(date) - 6.0, (x(date) + 60.0).min(right))
        }
        Extent::Until(date) => {
            broken(x(date) - 34.0, x(date));
            diamond(x(date));
            (x(date) - 34.0, x(date) + 6.0)
        }
        Extent::Between(first, last) => {
            bar(x(first), x(last));
            (x(first), x(last))
        }
        Extent::Nowhere => return None,
    };
    if lane.is_renewable {
        let stroke = Stroke::new(1.4, ink(colour));
        for step in [3.0, 6.0] {
            painter.vline(ends.1 + step, y - 5.0..=y + 5.0, stroke);
        }
        return Some((ends.0, ends.1 + 8.0));
    }
    Some(ends)
}
