//! Rings cut to a box, so that no coordinate is far off the page.

use super::page::{PageBox, PagePoint};

/// A ring cut to a box, one edge after the other (Sutherland and Hodgman, 1974).
pub(super) fn cut_ring(ring: Vec<PagePoint>, bounds: PageBox) -> Vec<PagePoint> {
    let (right, bottom) = (bounds.right(), bounds.bottom());
    let ring = cut(ring, |point| point.x - bounds.x);
    let ring = cut(ring, |point| right - point.x);
    let ring = cut(ring, |point| point.y - bounds.y);
    cut(ring, |point| bottom - point.y)
}

/// The part of a ring where `inside` is not negative; `inside` is linear.
fn cut(ring: Vec<PagePoint>, inside: impl Fn(PagePoint) -> f32) -> Vec<PagePoint> {
    if ring.iter().all(|point| inside(*point) >= 0.0) {
        return ring;
    }
    let mut kept = Vec::new();
    let mut previous = ring.last().copied();
    for point in ring {
        if let Some(before) = previous {
            let (a, b) = (inside(before), inside(point));
            if (a >= 0.0) != (b >= 0.0) {
                let part = a / (a - b);
                kept.push(PagePoint::new(
                    before.x + (point.x - before.x) * part,
                    before.y + (point.y - before.y) * part,
                ));
            }
            if b >= 0.0 {
                kept.push(point);
            }
        }
        previous = Some(point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_around_the_frame_is_cut_to_a_few_points_near_it() {
        let far = [(-1e6, 0.0), (0.0, -1e6), (1e6, 0.0), (0.0, 1e6)];
        let ring = far.map(|(x, y)| PagePoint::new(x, y)).to_vec();
        let cut = cut_ring(ring, PageBox::new(0.0, 0.0, 50.0, 50.0));
        assert!(cut.len() >= 4);
        for point in cut {
            assert!((-0.1..=50.1).contains(&point.x) && (-0.1..=50.1).contains(&point.y));
        }
    }
}
