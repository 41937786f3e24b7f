//! Symbols that would cover each other become one, with the sum of their counts.

use super::{mark::Mark, screen::ScreenPoint, viewport::Viewport};
use crate::places::kind::PlaceKind;
use std::cmp::Reverse;

/// How near two symbols may come, in points between their middles.
const NEAREST_PT: f32 = 21.0;

/// Where the symbol of a country may go when its own spot is taken, in points.
const SHIFTS_PT: [(f32, f32); 5] = [(0.0, 0.0), (0.0, 24.0), (0.0, -24.0), (26.0, 0.0), (-26.0, 0.0)];

/// One symbol on the map, for one place or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Indices of its marks, the one that gives place and name first.
    pub members: Vec<usize>,
    /// Where its symbol stands.
    pub at: ScreenPoint,
    /// How many passages mention its places.
    pub passages: usize,
}

/// The symbols of all linked marks within the view. The leading mark (say the selected one) never
/// gives up its symbol; otherwise the one with more passages leads, then the wider kind, so that a
/// district does before its town. Countries, whose symbols stand anywhere in them, make room for the
/// others and never join them.
#[must_use]
pub fn clusters(marks: &[Mark], view: &Viewport, leading: Option<usize>) -> Vec<Cluster> {
    let mut order: Vec<(usize, &Mark)> = marks.iter().enumerate().filter(|(_, mark)| mark.is_linked()).collect();
    order.sort_by_key(|(at, mark)| {
        (mark.kind == PlaceKind::Country, Some(*at) != leading, Reverse(mark.passages), mark.kind, *at)
    });
    let mut clusters: Vec<Cluster> = Vec::new();
    for (index, mark) in order {
        let Some(at) = mark.anchor.map(|anchor| view.screen_from_world(anchor)).filter(|at| view.holds(*at)) else {
            continue;
        };
        let alone = Cluster { members: vec![index], at, passages: mark.passages };
        if mark.kind == PlaceKind::Country {
            let mut spots = SHIFTS_PT.iter().map(|(right, down)| ScreenPoint::new(at.x + right, at.y + down));
            let free = spots.find(|spot| clusters.iter().all(|other| other.at.distance(*spot) >= NEAREST_PT));
            let spot = free.or((leading == Some(index)).then_some(at));
            clusters.extend(spot.map(|at| Cluster { at, ..alone }));
            continue;
        }
        match clusters.iter_mut().find(|cluster| cluster.at.distance(at) < NEAREST_PT) {
            Some(cluster) => {
                cluster.members.push(index);
                cluster.passages += mark.passages;
            }
            None => clusters.push(alone),
        }
    }
    clusters
}

/// The zoom from which on the symbol of a mark is its own, when it is the leading one: none when it is at any zoom.
/// Places of its own name are one with it, and those that part from it only beyond `most` do not count.
#[must_use]
pub fn zoom_apart(marks: &[Mark], of: usize, most: f64) -> Option<f64> {
    let joins = |mark: &&Mark| mark.is_linked() && mark.kind != PlaceKind::Country;
    let own = marks.get(of).filter(joins)?;
    let anchor = own.anchor?;
    let others = marks.iter().filter(joins).filter(|mark| mark.label != own.label).filter_map(|mark| mark.anchor);
    let parts = others.map(|other| {
        let apart = (other.x - anchor.x).hypot(other.y - anchor.y);
        // A little more than what is just enough.
        (f64::from(NEAREST_PT + 1.0) / (256.0 * apart)).log2()
    });
    parts.filter(|zoom| *zoom <= most).max_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ground::geo::LonLat, places::geojson::read_places};

    /// Marks of places at positions (degrees), each mentioned once.
    fn marks(places: &[(&str, &str, f64, f64)]) -> Vec<Mark> {
        let features: Vec<String> = places
            .iter()
            .map(|(name, kind, longitude, latitude)| {
                format!(
                    r#"{{"type":"Feature","properties":{{"name":"{name}","kind":"{kind}"}},
                    "geometry":{{"type":"Point","coordinates":[{longitude},{latitude}]}}}}"#
                )
            })
            .collect();
        let file = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        let read = read_places("test.geojson", file.as_bytes()).unwrap().value;
        read.iter().map(|place| Mark::new(place, place.title.clone(), 1)).collect()
    }

    fn view(zoom: f64) -> Viewport {
        Viewport { center: LonLat::new(10.0, 50.0).to_world(), zoom, width: 800.0, height: 600.0 }
    }

    #[test]
    fn symbols_that_would_cover_each_other_become_one_and_part_again_nearer() {
        let marks = marks(&[("Aa", "town", 10.0, 50.0), ("Bb", "district", 10.1, 50.0)]);
        let far = clusters(&marks, &view(5.0), None);
        assert_eq!(far.len(), 1);
        assert_eq!(far[0].passages, 2);
        assert_eq!(far[0].members, [1, 0], "the district leads");
        assert_eq!(clusters(&marks, &view(5.0), Some(0))[0].members, [0, 1], "the selected one leads");
        assert_eq!(clusters(&marks, &view(11.0), None).len(), 2);
    }

    #[test]
    fn a_symbol_is_its_own_from_the_zoom_on_that_is_told() {
        let places = [
            ("Aa", "town", 10.0, 50.0),
            ("Bb", "town", 10.1, 50.0),
            ("Cc", "town", 10.3, 50.1),
            ("Dd", "town", 10.0, 50.0),
        ];
        let marks = marks(&places);
        let zoom = zoom_apart(&marks, 0, 11.0).unwrap();
        let company = |zoom: f64| {
            let all = clusters(&marks, &view(zoom), Some(0));
            all.into_iter().find(|cluster| cluster.members[0] == 0).unwrap().members
        };
        assert_eq!(company(zoom), [0, 3], "what stands on the same spot never parts");
        assert!(company(zoom - 0.3).contains(&1));
        assert!(zoom_apart(&marks, 2, 11.0).unwrap() < zoom, "the next one is further off");
        assert_eq!(zoom_apart(&marks, 2, 2.0), None);
        assert_eq!(zoom_apart(&marks[..1], 0, 11.0), None);
    }

    #[test]
    fn a_country_makes_room_for_a_town_and_does_not_join_it() {
        let marks = marks(&[("Aa", "country", 10.0, 50.0), ("Bb", "town", 10.0, 50.0)]);
        let both = clusters(&marks, &view(5.0), None);
        assert_eq!(both.len(), 2);
        assert!(both[0].at.distance(both[1].at) >= NEAREST_PT);
        assert_eq!(both[0].members, [1]);
    }
}
