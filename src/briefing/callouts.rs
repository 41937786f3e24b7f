//! Where callouts go: each near its anchor, none over another or over what must stay free, and no leader
//! through a callout or across another leader.
//!
//! Every callout has a fan of spots about its anchor. A search by repair (one callout in conflict moves at a
//! time, to the spot with the fewest conflicts) finds an arrangement; what cannot be freed of conflicts
//! is left out and reported, so that what is returned never has any.

use super::{
    crossing::{crosses_box, holds},
    page::{PageBox, PagePoint},
    spots::{Placed, Wanted, placed, support},
};

/// What callouts are placed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Room<'a> {
    /// The frame that they stay within.
    pub frame: PageBox,
    /// Boxes that they and their leaders stay out of.
    pub obstacles: &'a [PageBox],
    /// Points of lines that they rather do not cover.
    pub lines: &'a [PagePoint],
    /// How large things are, 1 for a sheet of A4.
    pub unit: f32,
}

/// How far from its anchor a callout may start, the nearest first.
const DISTANCES: [f32; 13] = [9.0, 15.0, 23.0, 33.0, 46.0, 62.0, 82.0, 106.0, 136.0, 172.0, 215.0, 270.0, 340.0];

/// The directions of a fan, in turns from the right, upwards first; earlier ones are preferred.
const DIRECTIONS: usize = 20;

/// The free room around anchors and boxes.
const GAP: f32 = 3.0;

/// The radius of an anchor's dot.
pub const ANCHOR: f32 = 3.6;

/// What it costs to cover a point of a line, and how many are counted.
const COVERED: f32 = 6.0;
const MOST_COVERED: usize = 8;

/// Steps of repair for each callout.
const STEPS: usize = 60;

impl Room<'_> {
    /// A place for each callout, or none where it would be in conflict.
    #[must_use]
    pub fn place(&self, wanted: &[Wanted]) -> Vec<Option<Placed>> {
        let fans: Vec<Vec<Placed>> = wanted.iter().enumerate().map(|(at, one)| self.fan(at, one, wanted)).collect();
        let mut chosen: Vec<Option<usize>> = fans.iter().map(|fan| (!fan.is_empty()).then_some(0)).collect();
        let mut visits = vec![0_usize; wanted.len()];
        for _ in 0..STEPS * wanted.len() {
            let conflicts: Vec<usize> =
                (0..fans.len()).map(|at| self.conflicts(at, chosen[at], &fans, &chosen)).collect();
            // The one with the most conflicts moves; of equals the one that moved least.
            let worst = (0..fans.len())
                .filter(|at| conflicts[*at] > 0)
                .max_by_key(|at| (conflicts[*at], std::cmp::Reverse(visits[*at]), std::cmp::Reverse(*at)));
            let Some(worst) = worst else { break };
            let worst = if visits[worst] > STEPS / 3 {
                let others = (0..fans.len()).filter(|at| conflicts[*at] > 0);
                others.min_by_key(|at| (visits[*at], *at)).unwrap_or(worst)
            } else {
                worst
            };
            visits[worst] += 1;
            let weight = 1.0 + visits[worst] as f32;
            let best = (0..fans[worst].len()).filter(|spot| Some(*spot) != chosen[worst]).min_by(|a, b| {
                let price = |spot: usize| {
                    let conflicts = self.conflicts(worst, Some(spot), &fans, &chosen) as f32;
                    conflicts * 400.0 * weight + fans[worst][spot].cost
                };
                price(*a).total_cmp(&price(*b))
            });
            chosen[worst] = best.or(chosen[worst]);
        }
        self.leave_out(&fans, &mut chosen);
        self.draw_near(&fans, &mut chosen);
        fans.iter().zip(chosen).map(|(fan, spot)| fan.get(spot?).copied()).collect()
    }

    /// Leaves out callouts, those with the most conflicts first, until none is left.
    fn leave_out(&self, fans: &[Vec<Placed>], chosen: &mut [Option<usize>]) {
        loop {
            let conflicts = |at: &usize| self.conflicts(*at, chosen[*at], fans, chosen);
            let worst = (0..fans.len()).max_by_key(|at| (conflicts(at), *at)).filter(|at| conflicts(at) > 0);
            let Some(worst) = worst else { return };
            chosen[worst] = None;
        }
    }

    /// Moves each callout to its cheapest spot without conflict, and puts back those left out that fit after all.
    fn draw_near(&self, fans: &[Vec<Placed>], chosen: &mut [Option<usize>]) {
        for _ in 0..2 {
            for at in 0..fans.len() {
                let free = (0..fans[at].len()).filter(|spot| self.conflicts(at, Some(*spot), fans, chosen) == 0);
                let best = free.min_by(|a, b| fans[at][*a].cost.total_cmp(&fans[at][*b].cost));
                chosen[at] = best.or(chosen[at]);
            }
        }
    }

    /// With how many other callouts one at a spot would be in conflict.
    fn conflicts(&self, at: usize, spot: Option<usize>, fans: &[Vec<Placed>], chosen: &[Option<usize>]) -> usize {
        let Some(own) = spot.and_then(|spot| fans[at].get(spot)) else { return 0 };
        let others = (0..fans.len()).filter(|other| *other != at);
        let placed = others.filter_map(|other| fans[other].get(chosen[other]?));
        placed.filter(|other| own.meets(other, GAP * self.unit)).count()
    }

    /// The spots of a callout that are free of everything that does not move, the cheapest first.
    fn fan(&self, at: usize, one: &Wanted, all: &[Wanted]) -> Vec<Placed> {
        if !holds(self.frame, one.anchor) {
            return Vec::new();
        }
        if let Some(middle) = one.pinned {
            return vec![self.pinned(one, middle)];
        }
        let anchors: Vec<PagePoint> =
            all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other.anchor).collect();
        let mut spots = Vec::new();
        for (ring, distance) in DISTANCES.iter().enumerate() {
            for turn in 0..DIRECTIONS {
                let angle = turn as f32 / DIRECTIONS as f32 * std::f32::consts::TAU;
                let (sine, cosine) = angle.sin_cos();
                let distance = distance * self.unit;
                // The box touches the ray's end with the side that faces the anchor.
                let reach = support(one.size, [cosine, sine]) + distance;
                let middle = PagePoint::new(one.anchor.x + reach * cosine, one.anchor.y - reach * sine);
                // Right and above reads best, left is as good as below.
                let taste = 5.0 * (1.0 - cosine) + 2.0 * (1.0 - sine) + if ring == 0 { 0.0 } else { 4.0 };
                let mut spot = placed(one, middle, distance / self.unit + taste);
                let covered = self.lines.iter().filter(|at| holds(spot.bounds, **at)).count();
                spot.cost += COVERED * covered.min(MOST_COVERED) as f32;
                if self.is_free(&spot, &anchors) {
                    spots.push(spot);
                }
            }
        }
        spots.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        spots
    }

    /// Where a person has put it, moved into the frame.
    fn pinned(&self, one: &Wanted, middle: PagePoint) -> Placed {
        let within = |at: f32, size: f32, from: f32, to: f32| {
            let (low, high) = (from + size / 2.0, to - size / 2.0);
            if low < high { at.clamp(low, high) } else { f32::midpoint(from, to) }
        };
        let frame = self.frame.grown(-GAP * self.unit);
        let x = within(middle.x, one.size[0], frame.x, frame.right());
        let y = within(middle.y, one.size[1], frame.y, frame.bottom());
        placed(one, PagePoint::new(x, y), 0.0)
    }

    /// Whether a spot lies in the frame, off the obstacles and off the anchors of others.
    fn is_free(&self, spot: &Placed, anchors: &[PagePoint]) -> bool {
        let gap = GAP * self.unit;
        let bounds = spot.bounds;
        let frame = self.frame.grown(-gap);
        let inside = bounds.x >= frame.x
            && bounds.y >= frame.y
            && bounds.right() <= frame.right()
            && bounds.bottom() <= frame.bottom();
        let dot = ANCHOR * self.unit + gap / 2.0;
        inside
            && self.obstacles.iter().all(|other| {
                // Out of an obstacle that covers its anchor a leader must lead.
                let is_covered = holds(*other, spot.leader[0]);
                !other.overlaps(bounds) && (is_covered || !crosses_box(spot.leader, *other))
            })
            && anchors.iter().all(|other| {
                let dot = PageBox::new(other.x, other.y, 0.0, 0.0).grown(dot);
                !dot.overlaps(bounds) && (holds(dot, spot.leader[0]) || !crosses_box(spot.leader, dot))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same everywhere.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, below: f32) -> f32 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 40) as f32 / (1_u64 << 24) as f32 * below
        }
    }

    const FRAME: PageBox = PageBox::new(20.0, 30.0, 520.0, 380.0);

    fn case(seed: u64, count: usize, spread: f32) -> (Vec<Wanted>, Vec<PageBox>) {
        let mut dice = Dice(seed);
        let middle = [FRAME.x + dice.roll(FRAME.width - spread), FRAME.y + dice.roll(FRAME.height - spread)];
        let wanted = (0..count).map(|_| Wanted {
            anchor: PagePoint::new(middle[0] + dice.roll(spread), middle[1] + dice.roll(spread)),
            size: [30.0 + dice.roll(70.0), 18.0],
            pinned: None,
        });
        let wanted = wanted.collect();
        let obstacles = vec![
            PageBox::new(FRAME.x + 8.0, FRAME.bottom() - 70.0, 110.0, 62.0),
            PageBox::new(FRAME.right() - 110.0, FRAME.bottom() - 40.0, 100.0, 32.0),
            PageBox::new(FRAME.right() - 30.0, FRAME.y + 8.0, 22.0, 34.0),
        ];
        (wanted, obstacles)
    }

    #[test]
    fn nothing_overlaps_and_no_leaders_cross_over_many_cases() {
        let (mut wanted_count, mut placed_count) = (0, 0);
        for seed in 1..=240_u64 {
            let count = 1 + (seed as usize % 16);
            let spread = [370.0, 200.0, 90.0][seed as usize % 3];
            let (wanted, obstacles) = case(seed, count, spread);
            let room = Room { frame: FRAME, obstacles: &obstacles, lines: &[], unit: 1.0 };
            let placed: Vec<Placed> = room.place(&wanted).into_iter().flatten().collect();
            wanted_count += count;
            placed_count += placed.len();
            for (at, one) in placed.iter().enumerate() {
                assert!(obstacles.iter().all(|obstacle| !obstacle.overlaps(one.bounds)), "seed {seed}");
                for other in placed.iter().skip(at + 1) {
                    assert!(!one.bounds.overlaps(other.bounds), "seed {seed}: boxes overlap");
                    assert!(!one.crosses(other), "seed {seed}: leaders cross");
                    assert!(!crosses_box(one.leader, other.bounds), "seed {seed}: a leader runs through a box");
                    assert!(!crosses_box(other.leader, one.bounds), "seed {seed}: a leader runs through a box");
                }
            }
        }
        // In a crowd of sixteen within an inch some anchors are walled in by others.
        assert!(placed_count * 100 >= wanted_count * 92, "{placed_count} of {wanted_count}");
    }

    #[test]
    fn the_same_callouts_go_to_the_same_places() {
        let (wanted, obstacles) = case(5, 12, 120.0);
        let room = Room { frame: FRAME, obstacles: &obstacles, lines: &[], unit: 1.0 };
        assert_eq!(room.place(&wanted), room.place(&wanted));
    }

    #[test]
    fn a_lone_callout_stands_right_beside_its_anchor() {
        let one = Wanted { anchor: PagePoint::new(200.0, 200.0), size: [60.0, 18.0], pinned: None };
        let placed = Room { frame: FRAME, obstacles: &[], lines: &[], unit: 1.0 }.place(&[one])[0].unwrap();
        let length = (placed.leader[0].x - placed.leader[1].x).hypot(placed.leader[0].y - placed.leader[1].y);
        assert!(length < 16.0 && placed.bounds.x > 200.0, "{placed:?}");
    }

    #[test]
    fn a_callout_stays_where_a_person_put_it_but_in_the_frame() {
        let anchor = PagePoint::new(200.0, 200.0);
        let wanted = [(300.0, 100.0), (-900.0, 9e9)].map(|(x, y)| Wanted {
            anchor,
            size: [60.0, 18.0],
            pinned: Some(PagePoint::new(x, y)),
        });
        let room = Room { frame: FRAME, obstacles: &[], lines: &[], unit: 1.0 };
        let placed = room.place(&wanted);
        assert!((placed[0].unwrap().bounds.x - 270.0).abs() < 1e-3);
        assert!(placed[1].is_none_or(|placed| holds(FRAME, PagePoint::new(placed.bounds.x, placed.bounds.y))));
    }

    #[test]
    fn anchors_that_lie_on_each_other_have_a_callout_each() {
        let one = |x: f32| Wanted { anchor: PagePoint::new(x, 200.0), size: [60.0, 18.0], pinned: None };
        let placed = Room { frame: FRAME, obstacles: &[], lines: &[], unit: 1.0 }.place(&[one(200.0), one(202.0)]);
        assert!(placed.iter().all(Option::is_some), "{placed:?}");
    }

    #[test]
    fn an_anchor_outside_the_frame_has_no_callout() {
        let one = Wanted { anchor: PagePoint::new(-5.0, 200.0), size: [60.0, 18.0], pinned: None };
        assert_eq!(Room { frame: FRAME, obstacles: &[], lines: &[], unit: 1.0 }.place(&[one]), [None]);
    }
}
