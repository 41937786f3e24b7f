//! Segments and boxes: whether they cross.

use super::page::{PageBox, PagePoint};

/// Whether a point lies in a box, its edge included.
pub(super) fn holds(bounds: PageBox, at: PagePoint) -> bool {
    (bounds.x..=bounds.right()).contains(&at.x) && (bounds.y..=bounds.bottom()).contains(&at.y)
}

/// On which side of a line a point lies.
fn side([a, b]: [PagePoint; 2], at: PagePoint) -> f32 {
    (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x)
}

/// Whether two segments cross or touch.
#[must_use]
pub(super) fn segments_cross(one: [PagePoint; 2], other: [PagePoint; 2]) -> bool {
    let parts = |line: [PagePoint; 2], points: [PagePoint; 2]| side(line, points[0]) * side(line, points[1]) <= 0.0;
    let boxes_meet = {
        let range = |a: f32, b: f32| (a.min(b), a.max(b));
        let apart = |(a, b): (f32, f32), (c, d): (f32, f32)| b < c || d < a;
        !apart(range(one[0].x, one[1].x), range(other[0].x, other[1].x))
            && !apart(range(one[0].y, one[1].y), range(other[0].y, other[1].y))
    };
    boxes_meet && parts(one, other) && parts(other, one)
}

/// Whether a segment enters a box.
#[must_use]
pub(super) fn crosses_box(line: [PagePoint; 2], bounds: PageBox) -> bool {
    let corner = |x, y| PagePoint::new(x, y);
    let (left, top, right, bottom) = (bounds.x, bounds.y, bounds.right(), bounds.bottom());
    let diagonals = [[corner(left, top), corner(right, bottom)], [corner(right, top), corner(left, bottom)]];
    line.iter().any(|end| holds(bounds, *end)) || diagonals.iter().any(|diagonal| segments_cross(line, *diagonal))
}
