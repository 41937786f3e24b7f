//! What a provision covers on the ground, for the map: areas, routes, ends and strips of stated width.
//!
//! Metres are geodesic on WGS 84. A route that no place draws is a line between its ends and says that it
//! is schematic; a border that two areas share is a line; a width is drawn only where the words state one. Pure.

use super::{
    category::Category,
    field::{Field, PlaceUse, Role},
    provision::Provision,
    shared_border::shared_border,
};
use crate::{
    ground::text::Span,
    places::{
        gazetteer::Gazetteer,
        place::{Accuracy, Place, PlaceId},
    },
};
use geo::{
    Bearing as _, Coord, Destination as _, Geodesic, InterpolatePoint as _, LineString, MultiPolygon, Point, Polygon,
    Simplify as _,
};

/// How much a side of a line has to look to a point of the compass to be the one on that side: the cosine between.
const CLEARLY: f64 = 0.3;
/// How many parts a drawn line is cut into, so that it bends as the earth does.
const PARTS: usize = 32;
/// Metres to a degree of latitude.
const METRES_A_DEGREE: f64 = 111_195.0;
/// The longest mitre at a bend of a strip, in half widths.
const LONGEST_MITRE: f64 = 2.0;

/// A place as a provision uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The place, whose own geometry is drawn.
    pub place: PlaceId,
    /// What it is to the provision.
    pub role: Role,
    /// The words that name it.
    pub span: Span,
}

/// A way.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Its line, degrees.
    pub line: LineString<f64>,
    /// Whether it is a drawing of an idea: no file has the line, or the file says so.
    pub is_schematic: bool,
    /// The place whose line it is.
    pub place: Option<PlaceId>,
    /// Whether one goes along it, or it parts what lies on its sides.
    pub course: Course,
}

/// What a way is to those who meet it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It leads somewhere.
    Route,
    /// It is a border or another line that parts two sides.
    Boundary,
}

/// A strip of a stated width along a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// What it covers, degrees.
    pub area: MultiPolygon<f64>,
    /// Its whole width, metres.
    pub width_m: f64,
    /// Whether its line is schematic.
    pub is_schematic: bool,
    /// The words that state the width.
    pub span: Span,
}

/// What a provision covers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Footprint {
    /// Places that are drawn as they are: transferred, left, excluded, areas.
    pub grounds: Vec<Ground>,
    /// Ways.
    pub ways: Vec<Way>,
    /// The ends of ways, degrees.
    pub ends: Vec<(PlaceId, Coord<f64>)>,
    /// Strips.
    pub strips: Vec<Strip>,
}

/// What a provision covers, by the places that a gazetteer knows.
#[must_use]
pub fn footprint(provision: &Provision, gazetteer: &Gazetteer) -> Footprint {
    let mut found = Footprint::default();
    let known = |used: &Field<PlaceUse>| used.value.place.as_ref().and_then(|id| gazetteer.place(id));
    for used in &provision.places {
        let Some(place) = known(used).filter(|place| !place.geometry.is_empty()) else {
            continue;
        };
        match used.value.role {
            Role::Reference => {}
            Role::Endpoint => found.ends.extend(anchor(place).map(|at| (place.id.clone(), at))),
            Role::Route if !place.geometry.lines.0.is_empty() => found.ways.extend(ways_of(place, Course::Route)),
            Role::Boundary if !place.geometry.lines.0.is_empty() => {
                found.grounds.push(ground(place, used));
                found.ways.extend(ways_of(place, Course::Boundary));
            }
            _ => found.grounds.push(ground(place, used)),
        }
    }
    let leads_somewhere =
        matches!(provision.category, Category::Corridor | Category::Infrastructure | Category::Access);
    if leads_somewhere && found.ways.is_empty() {
        // A way that starts at a place does not pass it again.
        let is_end = |place: &&Place| found.ends.iter().any(|(end, _)| *end == place.id);
        let via = provision.places_as(Role::Route).filter_map(known).filter(|place| !is_end(place)).find_map(anchor);
        found.ways.extend(drawn(&found.ends, via));
    }
    if found.ways.is_empty() {
        let bounds: Vec<&Place> = provision.places_as(Role::Boundary).filter_map(known).collect();
        found.ways = border_of(&bounds);
        if !found.ways.is_empty() {
            // What lies along the border covers neither of the two areas.
            found.grounds.retain(|ground| ground.role != Role::Boundary);
        }
    }
    found.strips = strips(provision, &found.ways);
    found
}

/// The border of two areas; none of more or of fewer, as nobody says which parts are meant.
fn border_of(bounds: &[&Place]) -> Vec<Way> {
    let [one, other] = bounds else { return Vec::new() };
    let is_schematic = [one, other].iter().any(|place| place.accuracy == Accuracy::Schematic);
    let lines = shared_border(&one.geometry.areas, &other.geometry.areas).into_iter();
    lines.map(|line| Way { line, is_schematic, place: None, course: Course::Boundary }).collect()
}

fn ground(place: &Place, used: &Field<PlaceUse>) -> Ground {
    Ground { place: place.id.clone(), role: used.value.role, span: used.span }
}

fn anchor(place: &Place) -> Option<Coord<f64>> {
    place.geometry.anchor().map(|at| Coord { x: at.longitude, y: at.latitude })
}

fn ways_of(place: &Place, course: Course) -> impl Iterator<Item = Way> + '_ {
    place.geometry.lines.0.iter().map(move |line| Way {
        line: line.clone(),
        is_schematic: place.accuracy == Accuracy::Schematic,
        place: Some(place.id.clone()),
        course,
    })
}

/// The way between the first two ends, bent so that it passes a place on its way.
fn drawn(ends: &[(PlaceId, Coord<f64>)], via: Option<Coord<f64>>) -> Option<Way> {
    let [(_, from), (_, to), ..] = ends else {
        return None;
    };
    let along =
        |from: Coord<f64>, to: Coord<f64>, ratio: f64| Geodesic.point_at_ratio_between(Point(from), Point(to), ratio).0;
    let middle = along(*from, *to, 0.5);
    // The curve's handle lies as far beyond the place as the place beyond the straight way.
    let handle = via.map_or(middle, |via| Coord { x: 2.0 * via.x - middle.x, y: 2.0 * via.y - middle.y });
    let points = (0..=PARTS).map(|part| {
        let ratio = part as f64 / PARTS as f64;
        let straight = along(*from, *to, ratio);
        if via.is_none() {
            return straight;
        }
        let bend = 2.0 * ratio * (1.0 - ratio);
        Coord { x: straight.x + bend * (handle.x - middle.x), y: straight.y + bend * (handle.y - middle.y) }
    });
    Some(Way { line: points.collect(), is_schematic: true, place: None, course: Course::Route })
}

/// Strips of the stated widths along the ways of a provision.
fn strips(provision: &Provision, ways: &[Way]) -> Vec<Strip> {
    let draws = matches!(provision.category, Category::Corridor | Category::Zone | Category::Withdrawal);
    let mut all = provision.quantities.iter().filter_map(|quantity| Some((quantity.metres()?, quantity)));
    let measured = all.next().filter(|(width_m, _)| draws && *width_m > 0.0 && *width_m < 500_000.0);
    let Some((width_m, quantity)) = measured else {
        return Vec::new();
    };
    let strips = ways.iter().filter_map(|way| {
        let (left_m, right_m) = match quantity.bearing {
            // "5 km south of the river" is no word on its northern bank.
            Some(bearing) if faces(&way.line, f64::from(bearing), -90.0) => (width_m, 0.0),
            Some(bearing) if faces(&way.line, f64::from(bearing), 90.0) => (0.0, width_m),
            Some(_) => return None,
            // A zone is so deep on each side of its line; a corridor is so wide in all.
            None if provision.category == Category::Corridor => (width_m / 2.0, width_m / 2.0),
            None => (width_m, width_m),
        };
        let area = strip(&way.line, left_m, right_m);
        Some(Strip { area, width_m: left_m + right_m, is_schematic: way.is_schematic, span: quantity.span })
    });
    strips.filter(|strip| !strip.area.0.is_empty()).collect()
}

/// Whether a side of a line, so many degrees from where it leads all in all, looks to a bearing.
fn faces(line: &LineString<f64>, bearing: f64, side: f64) -> bool {
    let ends = line.0.first().zip(line.0.last()).filter(|(first, last)| first != last);
    let outward = ends.map(|(first, last)| Geodesic.bearing(Point(*first), Point(*last)) + side);
    outward.is_some_and(|outward| (outward - bearing).to_radians().cos() >= CLEARLY)
}

/// The strip that reaches so many metres to the left and to the right of a line; empty for a line of one point.
#[must_use]
pub fn strip(line: &LineString<f64>, left_m: f64, right_m: f64) -> MultiPolygon<f64> {
    // Bends much smaller than the strip is wide would only tangle its sides.
    let smoothed = line.simplify(left_m.max(right_m) / METRES_A_DEGREE / 4.0);
    let mut points: Vec<Point<f64>> = smoothed.0.iter().map(|at| Point(*at)).collect();
    points.dedup();
    if points.len() < 2 {
        return MultiPolygon::new(Vec::new());
    }
    let side = |quarter: f64, reach_m: f64| -> Vec<Coord<f64>> {
        let at = |nth: usize| points.get(nth).copied();
        let aside = (0..points.len()).filter_map(|nth| {
            let here = at(nth)?;
            let before = nth.checked_sub(1).and_then(at).map(|before| Geodesic.bearing(before, here));
            let after = at(nth + 1).map(|after| Geodesic.bearing(here, after));
            let (heading, stretch) = heading(before, after)?;
            Some(Geodesic.destination(here, heading + quarter, reach_m * stretch).0)
        });
        aside.collect()
    };
    let mut outline = side(-90.0, left_m);
    outline.extend(side(90.0, right_m).into_iter().rev());
    MultiPolygon::new(vec![Polygon::new(LineString::new(outline), Vec::new())])
}

/// The heading at a point of a line, and how much farther the side is there than on the straight.
fn heading(before: Option<f64>, after: Option<f64>) -> Option<(f64, f64)> {
    match (before, after) {
        (Some(before), Some(after)) => {
            let turn = (after - before + 540.0).rem_euclid(360.0) - 180.0;
            let stretch = 1.0 / (turn / 2.0).to_radians().cos().max(1.0 / LONGEST_MITRE);
            Some((before + turn / 2.0, stretch))
        }
        (one, other) => one.or(other).map(|heading| (heading, 1.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Distance as _;

    #[test]
    fn a_strip_is_as_wide_as_stated_at_any_latitude() {
        for latitude in [0.0, 40.0, 68.0] {
            let line = LineString::from(vec![(46.0, latitude), (46.5, latitude)]);
            let area = strip(&line, 2_500.0, 2_500.0);
            let outline = &area.0[0].exterior().0;
            let width_m = Geodesic.distance(Point(outline[0]), Point(outline[3]));
            assert!((width_m - 5_000.0).abs() < 1.0, "{width_m} m at {latitude}°");
        }
    }

    #[test]
    fn a_side_of_a_line_is_the_one_that_looks_to_the_point_of_the_compass() {
        let eastward = LineString::from(vec![(46.0, 40.0), (46.2, 40.1), (46.5, 40.0)]);
        assert!(faces(&eastward, 0.0, -90.0) && faces(&eastward, 180.0, 90.0) && faces(&eastward, 225.0, 90.0));
        assert!(!faces(&eastward, 180.0, -90.0) && !faces(&eastward, 90.0, 90.0), "no side looks along the line");
        let area = strip(&eastward, 0.0, 5_000.0);
        assert!(area.0[0].exterior().0.iter().all(|at| at.y <= 40.1 + 1e-6), "{area:?}");
        assert!(area.0[0].exterior().0.iter().any(|at| at.y < 39.96), "{area:?}");
    }

    #[test]
    fn a_bend_keeps_the_strip_whole_and_a_point_has_none() {
        let bent = LineString::from(vec![(46.0, 40.0), (46.5, 40.0), (46.5, 40.5)]);
        assert_eq!(strip(&bent, 1_000.0, 1_000.0).0[0].exterior().0.len(), 7);
        assert!(strip(&LineString::from(vec![(46.0, 40.0), (46.0, 40.0)]), 1_000.0, 1_000.0).0.is_empty());
    }

    #[test]
    fn a_drawn_way_passes_the_place_on_its_way_and_says_that_it_is_schematic() {
        let end = |id: &str, x: f64| (PlaceId::new(id), Coord { x, y: 40.0 });
        let via = Coord { x: 46.5, y: 40.2 };
        let way = drawn(&[end("a", 46.0), end("b", 47.0)], Some(via)).unwrap();
        assert!(way.is_schematic);
        let nearest = way.line.0.iter().map(|at| Geodesic.distance(Point(*at), Point(via)));
        assert!(nearest.fold(f64::INFINITY, f64::min) < 300.0, "{way:?}");
        assert_eq!(drawn(&[end("a", 46.0)], None), None);
    }
}
