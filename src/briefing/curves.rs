//! Boxes, discs and runs of lines as curves, the same for every writer.

use super::page::{PageBox, PagePoint, Run};

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Curve {
    /// Start here.
    Move(PagePoint),
    /// A straight line to here.
    Line(PagePoint),
    /// A curve by two handles to here.
    Cubic(PagePoint, PagePoint, PagePoint),
    /// Back to the start.
    Close,
}

/// What draws outlines.
pub trait Pen {
    /// Starts at a position.
    fn move_to(&mut self, at: PagePoint);
    /// Draws a straight line to a position.
    fn line_to(&mut self, at: PagePoint);
    /// Draws a curve by two handles to a position.
    fn cubic_to(&mut self, a: PagePoint, b: PagePoint, at: PagePoint);
    /// Returns to the start.
    fn close(&mut self);
}

/// Draws an outline.
pub fn trace(curves: impl IntoIterator<Item = Curve>, pen: &mut impl Pen) {
    for curve in curves {
        match curve {
            Curve::Move(at) => pen.move_to(at),
            Curve::Line(at) => pen.line_to(at),
            Curve::Cubic(a, b, at) => pen.cubic_to(a, b, at),
            Curve::Close => pen.close(),
        }
    }
}

/// How far a cubic's handles reach, as a part of the radius, to draw a quarter of a circle.
const QUARTER_HANDLE: f32 = 0.552_285;

/// A box with rounded corners; nothing for one without area.
#[must_use]
pub fn box_curves(bounds: PageBox, radius: f32) -> Vec<Curve> {
    let drawable = bounds.width > 0.0 && bounds.height > 0.0 && bounds.x.is_finite() && bounds.y.is_finite();
    if !drawable || !bounds.right().is_finite() || !bounds.bottom().is_finite() {
        return Vec::new();
    }
    let at = PagePoint::new;
    let (left, top, right, bottom) = (bounds.x, bounds.y, bounds.right(), bounds.bottom());
    let radius = radius.min(bounds.width / 2.0).min(bounds.height / 2.0);
    if radius <= 0.0 {
        return vec![
            Curve::Move(at(left, top)),
            Curve::Line(at(right, top)),
            Curve::Line(at(right, bottom)),
            Curve::Line(at(left, bottom)),
            Curve::Close,
        ];
    }
    let inset = radius * (1.0 - QUARTER_HANDLE);
    vec![
        Curve::Move(at(left + radius, top)),
        Curve::Line(at(right - radius, top)),
        Curve::Cubic(at(right - inset, top), at(right, top + inset), at(right, top + radius)),
        Curve::Line(at(right, bottom - radius)),
        Curve::Cubic(at(right, bottom - inset), at(right - inset, bottom), at(right - radius, bottom)),
        Curve::Line(at(left + radius, bottom)),
        Curve::Cubic(at(left + inset, bottom), at(left, bottom - inset), at(left, bottom - radius)),
        Curve::Line(at(left, top + radius)),
        Curve::Cubic(at(left, top + inset), at(left + inset, top), at(left + radius, top)),
        Curve::Close,
    ]
}

/// Runs of straight lines, one after the other.
pub fn run_curves(runs: &[Run]) -> impl Iterator<Item = Curve> + '_ {
    runs.iter().flat_map(|run| {
        let mut points = run.points.iter().copied();
        let first = points.next();
        let end = first.filter(|_| run.closed).map(|_| Curve::Close);
        first.map(Curve::Move).into_iter().chain(points.map(Curve::Line)).chain(end)
    })
}

/// A disc; nothing for one without area.
#[must_use]
pub fn disc_curves(center: PagePoint, radius: f32) -> Vec<Curve> {
    let bounds = PageBox::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius);
    box_curves(bounds, radius)
}
