//! Hatching: straight lines that fill an area, cut where it ends, so that areas differ without colour.

use super::{
    claim::Pattern,
    page::{PageBox, PagePoint, Run},
};

/// More lines than any area on paper needs; coarser hatching takes their place.
const MOST_LINES: f32 = 400.0;

/// The lines of a pattern inside rings, by the even-odd rule.
#[must_use]
pub fn hatch(rings: &[Run], pattern: Pattern, spacing: f32, within: PageBox) -> Vec<Run> {
    let angles: &[f32] = match pattern {
        Pattern::Rising => &[-45.0],
        Pattern::Falling => &[45.0],
        Pattern::Level => &[0.0],
        Pattern::Upright => &[90.0],
        Pattern::Crossed => &[-45.0, 45.0],
        Pattern::Squared => &[0.0, 90.0],
    };
    angles.iter().flat_map(|angle| lines(rings, angle.to_radians(), spacing, within)).collect()
}

/// Parallel lines at an angle.
fn lines(rings: &[Run], angle: f32, spacing: f32, within: PageBox) -> Vec<Run> {
    let (sine, cosine) = angle.sin_cos();
    // Along and across the lines.
    let turned = |at: PagePoint| (at.x * cosine + at.y * sine, at.y * cosine - at.x * sine);
    let back = |along: f32, across: f32| PagePoint::new(along * cosine - across * sine, along * sine + across * cosine);
    let corners = [
        PagePoint::new(within.x, within.y),
        PagePoint::new(within.right(), within.y),
        PagePoint::new(within.right(), within.bottom()),
        PagePoint::new(within.x, within.bottom()),
    ]
    .map(turned);
    let (low, high) = corners.iter().fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at.1), high.max(at.1)));
    let spacing = spacing.max((high - low) / MOST_LINES);
    if !spacing.is_finite() || spacing <= 0.0 {
        return Vec::new();
    }
    let (first, last) = ((low / spacing).ceil() as i64, (high / spacing).floor() as i64);
    let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); usize::try_from(last - first + 1).unwrap_or_default()];
    for ring in rings {
        let ends = ring.points.iter().skip(1).chain(ring.points.first());
        for (from, to) in ring.points.iter().zip(ends) {
            let (from, to) = (turned(*from), turned(*to));
            let (below, above) = if from.1 <= to.1 { (from, to) } else { (to, from) };
            let start = ((below.1 / spacing).ceil() as i64).max(first);
            let end = ((above.1 / spacing).ceil() as i64 - 1).min(last);
            for line in start..=end {
                let part = (line as f32 * spacing - below.1) / (above.1 - below.1);
                let seat = usize::try_from(line - first).ok().and_then(|at| crossings.get_mut(at));
                if let Some(seat) = seat {
                    seat.push(below.0 + (above.0 - below.0) * part);
                }
            }
        }
    }
    let mut runs = Vec::new();
    for (line, mut along) in (first..=last).zip(crossings) {
        along.sort_by(f32::total_cmp);
        for pair in along.chunks_exact(2) {
            let points = pair.iter().map(|along| back(*along, line as f32 * spacing)).collect();
            runs.push(Run { points, closed: false });
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f32, f32)]) -> Run {
        Run { points: corners.iter().map(|(x, y)| PagePoint::new(*x, *y)).collect(), closed: true }
    }

    #[test]
    fn lines_end_at_the_edge_and_leave_holes_free() {
        let outer = ring(&[(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)]);
        let hole = ring(&[(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)]);
        let within = PageBox::new(0.0, 0.0, 30.0, 30.0);
        let runs = hatch(&[outer, hole], Pattern::Level, 4.0, within);
        let at_12: Vec<_> = runs.iter().filter(|run| (run.points[0].y - 12.0).abs() < 0.01).collect();
        assert_eq!(at_12.len(), 2, "one line on either side of the hole");
        for run in &runs {
            assert!(run.points.iter().all(|at| (-0.01..=30.01).contains(&at.x)));
        }
    }

    #[test]
    fn nothing_is_hatched_without_an_area() {
        let within = PageBox::new(0.0, 0.0, 30.0, 30.0);
        assert!(hatch(&[], Pattern::Crossed, 4.0, within).is_empty());
        let point = ring(&[(1.0, 1.0)]);
        assert!(hatch(&[point], Pattern::Rising, 0.0, within).is_empty());
    }
}
