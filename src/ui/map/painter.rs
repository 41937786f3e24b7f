//! Draws a scene's drawing with egui, and measures text for it.

use crate::{
    scene::{
        drawing::{Drawing, Lettering, Shape, Stroke, Typesetter},
        screen::ScreenPoint,
    },
    ui::theme::{Face, ink},
};
use egui::{Color32, Galley, Mesh, Painter, Pos2, Rect, TextureId, Vec2, epaint::PathStroke, pos2, vec2};
use std::sync::Arc;

/// Where a halo is drawn about its letters, in points.
const HALO_PT: [(f32, f32); 8] =
    [(1.3, 0.0), (-1.3, 0.0), (0.0, 1.3), (0.0, -1.3), (0.95, 0.95), (0.95, -0.95), (-0.95, 0.95), (-0.95, -0.95)];

/// Measures text as the window will draw it.
pub(crate) struct ScreenTypesetter<'a>(pub(crate) &'a Painter);

impl Typesetter for ScreenTypesetter<'_> {
    fn size(&self, text: &str, lettering: &Lettering) -> [f32; 2] {
        let size = galley(self.0, text, lettering).size();
        [size.x, size.y]
    }
}

/// One line of text; egui keeps it from frame to frame.
fn galley(painter: &Painter, text: &str, lettering: &Lettering) -> Arc<Galley> {
    let font_id = Face::of(lettering.weight, lettering.slant).at(lettering.size);
    let format = egui::TextFormat {
        extra_letter_spacing: lettering.spacing,
        ..egui::TextFormat::simple(font_id, Color32::PLACEHOLDER)
    };
    let mut job = egui::text::LayoutJob::simple_format(text.to_owned(), format);
    job.wrap.max_width = f32::INFINITY;
    painter.layout_job(job)
}

/// Draws a drawing whose top left corner is at `origin`; `reliefs` are the base map's images.
pub(crate) fn paint(painter: &Painter, origin: Pos2, drawing: &Drawing, reliefs: &[TextureId]) {
    let at = |point: ScreenPoint| pos2(origin.x + point.x, origin.y + point.y);
    for shape in &drawing.shapes {
        match shape {
            Shape::Relief { index, top_left, bottom_right, opacity } => {
                let rect = Rect::from_min_max(at(*top_left), at(*bottom_right));
                if let Some(texture) = reliefs.get(*index) {
                    paint_relief(painter, *texture, rect, *opacity);
                }
            }
            Shape::Fill { points, triangles, colour, .. } => {
                let mut mesh = Mesh::default();
                mesh.reserve_vertices(points.len());
                let colour = ink(*colour);
                for point in points {
                    mesh.colored_vertex(at(*point), colour);
                }
                mesh.indices.clone_from(triangles);
                painter.add(mesh);
            }
            Shape::Line { points, stroke } => {
                paint_line(painter, points.iter().map(|point| at(*point)).collect(), *stroke);
            }
            Shape::Disc { center, radius, fill, outline } => {
                let (colour, width) = outline;
                painter.circle_filled(at(*center), *radius, ink(*colour));
                painter.circle_filled(at(*center), radius - width, ink(*fill));
            }
            Shape::Text { at: corner, text, lettering } => {
                paint_text(painter, at(*corner), text, lettering);
            }
        }
    }
}

/// Only the part of the image that is seen, so that no coordinate grows beyond what a GPU draws exactly.
fn paint_relief(painter: &Painter, texture: TextureId, rect: Rect, opacity: f32) {
    let seen = rect.intersect(painter.clip_rect());
    if !seen.is_positive() {
        return;
    }
    let part = |at: Pos2| pos2((at.x - rect.min.x) / rect.width(), (at.y - rect.min.y) / rect.height());
    painter.image(
        texture,
        seen,
        Rect::from_min_max(part(seen.min), part(seen.max)),
        Color32::WHITE.gamma_multiply(opacity),
    );
}

fn paint_line(painter: &Painter, points: Vec<Pos2>, stroke: Stroke) {
    match stroke.dash {
        None => {
            painter.line(points, PathStroke::new(stroke.width, ink(stroke.colour)));
        }
        Some(dash) => {
            let period = dash.on + dash.off;
            painter.extend(egui::Shape::dashed_line_with_offset(
                &points,
                egui::Stroke::new(stroke.width, ink(stroke.colour)),
                &[dash.on],
                &[dash.off],
                (period - dash.phase) % period,
            ));
        }
    }
}

fn paint_text(painter: &Painter, corner: Pos2, text: &str, lettering: &Lettering) {
    let galley = galley(painter, text, lettering);
    if let Some(halo) = lettering.halo {
        for (right, down) in HALO_PT {
            let around: Vec2 = vec2(right, down);
            painter.galley_with_override_text_color(corner + around, Arc::clone(&galley), ink(halo.faded(0.55)));
        }
    }
    painter.galley_with_override_text_color(corner, galley, ink(lettering.colour));
}
