//! Where labels go: the important ones first, each at the first of its spots that is free.

use super::screen::{ScreenBox, ScreenPoint};
use std::collections::HashSet;

/// Where a label may stand about its point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spots {
    /// Beside a symbol of some radius: right, left, above, below, then the corners.
    Around(f32),
    /// On the point itself.
    Centered,
}

/// The side of the squares that are better left free, in points.
pub(super) const SQUARE_PT: f32 = 8.0;

/// The boxes that are taken, and the squares of the screen that are better left free.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    taken: Vec<ScreenBox>,
    avoided: HashSet<(i32, i32)>,
}

/// The square that a point lies in.
fn square(at: ScreenPoint) -> (i32, i32) {
    ((at.x / SQUARE_PT).floor() as i32, (at.y / SQUARE_PT).floor() as i32)
}

impl Taken {
    /// Boxes that are taken from the start.
    #[must_use]
    pub fn with(taken: &[ScreenBox]) -> Self {
        Self { taken: taken.to_vec(), avoided: HashSet::new() }
    }

    /// Names points that labels cover only where they find no better room.
    pub fn avoid(&mut self, points: impl IntoIterator<Item = ScreenPoint>) {
        self.avoided.extend(points.into_iter().map(square));
    }

    /// Takes a box.
    pub fn take(&mut self, taken: ScreenBox) {
        self.taken.push(taken);
    }

    /// Whether nothing stands in a box.
    #[must_use]
    pub fn is_free(&self, spot: ScreenBox) -> bool {
        self.taken.iter().all(|other| spot.overlap(*other) <= 0.0)
    }

    /// How many squares of a spot are better left free.
    fn unwanted(&self, spot: ScreenBox) -> usize {
        let ((left, top), (right, bottom)) = (square(spot.min), square(spot.max));
        let squares = (left..=right).flat_map(|column| (top..=bottom).map(move |row| (column, row)));
        squares.filter(|square| self.avoided.contains(square)).count()
    }

    /// Places a label of a size if one of its spots is free and within the map, where it covers least of what is
    /// better left free; takes it.
    pub fn place(&mut self, at: ScreenPoint, size: [f32; 2], spots: Spots, map: [f32; 2]) -> Option<ScreenBox> {
        let spots = boxes(at, size, spots).into_iter();
        let free = spots.filter(|spot| spot.lies_within(map[0], map[1]) && self.is_free(*spot));
        let best = free.min_by_key(|spot| self.unwanted(*spot));
        best.inspect(|&spot| self.take(spot))
    }

    /// Places a label that must be seen: at a free spot, else where it covers least.
    pub fn place_anyway(&mut self, at: ScreenPoint, size: [f32; 2], spots: Spots, map: [f32; 2]) -> ScreenBox {
        let cost = |spot: &ScreenBox| {
            let covered: f32 = self.taken.iter().map(|other| spot.overlap(*other)).sum();
            let outside = if spot.lies_within(map[0], map[1]) { 0.0 } else { 1e6 };
            covered + outside
        };
        let best = boxes(at, size, spots).into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b)));
        let best = best.unwrap_or(ScreenBox::new(at, size));
        self.take(best);
        best
    }
}

/// The boxes of a label's spots, the best first.
fn boxes(at: ScreenPoint, [width, height]: [f32; 2], spots: Spots) -> Vec<ScreenBox> {
    let spot = |x: f32, y: f32| ScreenBox::new(ScreenPoint::new(at.x + x, at.y + y), [width, height]);
    match spots {
        Spots::Centered => vec![spot(-width / 2.0, -height / 2.0)],
        Spots::Around(radius) => {
            let (gap, diagonal) = (radius + 3.0, radius * 0.7 + 2.0);
            vec![
                spot(gap, -height / 2.0),
                spot(-gap - width, -height / 2.0),
                spot(-width / 2.0, -gap - height),
                spot(-width / 2.0, gap),
                spot(diagonal, -diagonal - height),
                spot(diagonal, diagonal),
                spot(-diagonal - width, -diagonal - height),
                spot(-diagonal - width, diagonal),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: [f32; 2] = [200.0, 200.0];

    #[test]
    fn the_second_label_moves_aside_and_the_last_is_left_out() {
        let mut taken = Taken::default();
        let at = ScreenPoint::new(100.0, 100.0);
        let mut placed = Vec::new();
        while let Some(spot) = taken.place(at, [60.0, 12.0], Spots::Around(5.0), MAP) {
            placed.push(spot);
        }
        assert!(placed.len() >= 4, "{}", placed.len());
        for (index, spot) in placed.iter().enumerate() {
            assert!(placed.iter().skip(index + 1).all(|other| spot.overlap(*other) <= 0.0));
        }
    }

    #[test]
    fn no_label_is_cut_by_the_edge() {
        let mut taken = Taken::default();
        let spot = taken.place(ScreenPoint::new(195.0, 100.0), [60.0, 12.0], Spots::Around(5.0), MAP).unwrap();
        assert!(spot.max.x < 195.0, "it stands to the left");
        assert!(taken.place(ScreenPoint::new(1.0, 1.0), [60.0, 12.0], Spots::Centered, MAP).is_none());
    }

    #[test]
    fn a_label_keeps_off_what_is_better_left_free_while_it_can() {
        let mut taken = Taken::default();
        let at = ScreenPoint::new(100.0, 100.0);
        let points = |from: usize| {
            let columns = from..20;
            columns.flat_map(|x| (0..20).map(move |y| ScreenPoint::new(x as f32 * 10.0, y as f32 * 10.0)))
        };
        taken.avoid(points(11));
        let spot = taken.place(at, [60.0, 12.0], Spots::Around(5.0), MAP).unwrap();
        assert!(spot.max.x < 100.0, "{spot:?}");
        taken.avoid(points(0));
        assert!(taken.place(at, [60.0, 12.0], Spots::Around(5.0), MAP).is_some());
    }

    #[test]
    fn a_label_that_must_be_seen_covers_as_little_as_it_can() {
        let mut taken = Taken::default();
        taken.take(ScreenBox::new(ScreenPoint::new(0.0, 0.0), [200.0, 150.0]));
        let spot = taken.place_anyway(ScreenPoint::new(100.0, 150.0), [40.0, 10.0], Spots::Around(5.0), MAP);
        assert!(spot.min.y > 150.0, "{spot:?}");
    }
}
