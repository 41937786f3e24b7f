//! The border of two areas that a provision names by both: "along the border between A and B". It is the part
//! of their outlines that is the same. Where files draw it twice, each in its own way, there is none.

use geo::{Coord, LineString, MultiPolygon};
use std::collections::HashSet;

/// A position to about a centimetre, so that the same corner of two areas is found to be the same.
type Corner = (i64, i64);

/// The stretches of the outline of an area that another has as well, in the direction of the first.
pub(super) fn shared_border(one: &MultiPolygon<f64>, other: &MultiPolygon<f64>) -> Vec<LineString<f64>> {
    let edges: HashSet<(Corner, Corner)> = rings(other).flat_map(edges).map(|(from, to)| edge(from, to)).collect();
    let mut stretches: Vec<LineString<f64>> = Vec::new();
    for ring in rings(one) {
        let first = stretches.len();
        let mut is_running = false;
        for (from, to) in self::edges(ring) {
            if !edges.contains(&edge(from, to)) {
                is_running = false;
                continue;
            }
            match stretches.last_mut().filter(|_| is_running) {
                Some(stretch) => stretch.0.push(to),
                None => stretches.push(LineString::new(vec![from, to])),
            }
            is_running = true;
        }
        join_around(&mut stretches, first);
    }
    stretches
}

/// Joins the last stretch of a ring with its first, where the ring was cut open between them.
fn join_around(stretches: &mut Vec<LineString<f64>>, first: usize) {
    if stretches.len() < first + 2 {
        return;
    }
    let start = stretches.get(first).and_then(|stretch| stretch.0.first()).copied();
    let end = stretches.last().and_then(|stretch| stretch.0.last()).copied();
    if start.is_none() || start.map(corner) != end.map(corner) {
        return;
    }
    let last = stretches.pop();
    if let (Some(mut joined), Some(stretch)) = (last, stretches.get_mut(first)) {
        joined.0.extend(stretch.0.iter().skip(1));
        *stretch = joined;
    }
}

fn rings(area: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    area.0.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()))
}

fn edges(ring: &LineString<f64>) -> impl Iterator<Item = (Coord<f64>, Coord<f64>)> {
    ring.0.iter().copied().zip(ring.0.iter().copied().skip(1))
}

/// An edge whichever way it is gone along.
fn edge(from: Coord<f64>, to: Coord<f64>) -> (Corner, Corner) {
    let (from, to) = (corner(from), corner(to));
    if from <= to { (from, to) } else { (to, from) }
}

fn corner(at: Coord<f64>) -> Corner {
    ((at.x * 1e7).round() as i64, (at.y * 1e7).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Polygon;

    fn area(ring: &[(f64, f64)]) -> MultiPolygon<f64> {
        MultiPolygon::new(vec![Polygon::new(LineString::from(ring.to_vec()), Vec::new())])
    }

    fn line(points: &[(f64, f64)]) -> LineString<f64> {
        LineString::from(points.to_vec())
    }

    #[test]
    fn the_part_that_both_outlines_have_is_one_line() {
        let west = area(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.1, 2.0), (0.0, 2.0)]);
        let east = area(&[(2.0, 0.0), (2.0, 2.0), (1.1, 2.0), (1.0, 1.0), (1.0, 0.0)]);
        assert_eq!(shared_border(&west, &east), [line(&[(1.0, 0.0), (1.0, 1.0), (1.1, 2.0)])]);
    }

    #[test]
    fn it_is_one_line_as_well_where_a_ring_begins_on_it() {
        let west = area(&[(1.0, 1.0), (1.1, 2.0), (0.0, 2.0), (0.0, 0.0), (1.0, 0.0)]);
        let east = area(&[(1.0, 0.0), (2.0, 0.0), (2.0, 2.0), (1.1, 2.0), (1.0, 1.0)]);
        assert_eq!(shared_border(&west, &east), [line(&[(1.0, 0.0), (1.0, 1.0), (1.1, 2.0)])]);
    }

    #[test]
    fn areas_that_meet_in_a_corner_or_not_at_all_share_none() {
        let one = area(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        let corner = area(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)]);
        assert!(shared_border(&one, &corner).is_empty());
    }
}
