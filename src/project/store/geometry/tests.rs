//! Geometries are read as they were written, and what is none is refused.

use super::*;
use geo::{MultiLineString, MultiPoint, MultiPolygon};

fn line(positions: &[(f64, f64)]) -> LineString<f64> {
    LineString::from(positions.to_vec())
}

fn check(geometry: &PlaceGeometry) {
    let blob = to_blob(geometry).unwrap();
    assert_eq!(of_blob(&blob).unwrap(), *geometry);
    for end in 0..blob.len() {
        assert!(of_blob(&blob[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn each_geometry_is_read_as_it_was_written() {
    let outer = line(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 0.0)]);
    let hole = line(&[(1.0, 0.5), (2.0, 0.5), (2.0, 1.0), (1.0, 0.5)]);
    let area = Polygon::new(outer, vec![hole]);
    let points = |all: &[(f64, f64)]| MultiPoint(all.iter().map(|at| Point::new(at.0, at.1)).collect());
    let of = PlaceGeometry::default;
    check(&PlaceGeometry { points: points(&[(46.9, 39.9)]), ..of() });
    check(&PlaceGeometry { points: points(&[(46.9, 39.9), (-1.5, 0.25)]), ..of() });
    check(&PlaceGeometry { lines: MultiLineString(vec![line(&[(0.0, 0.0), (1.0, 1.0)])]), ..of() });
    check(&PlaceGeometry { areas: MultiPolygon(vec![area.clone()]), ..of() });
    check(&PlaceGeometry {
        points: points(&[(1.0, 2.0)]),
        lines: MultiLineString(vec![line(&[(0.0, 0.0), (1.0, 1.0)]), line(&[(5.0, 5.0), (6.0, 1.0)])]),
        areas: MultiPolygon(vec![area.clone(), area]),
    });
}

#[test]
fn no_geometry_is_no_blob() {
    assert_eq!(to_blob(&PlaceGeometry::default()), None);
}

#[test]
fn the_header_has_the_envelope_of_all_parts() {
    let points = MultiPoint(vec![Point::new(-3.0, 7.0), Point::new(5.0, -1.0)]);
    let blob = to_blob(&PlaceGeometry { points, ..PlaceGeometry::default() }).unwrap();
    assert_eq!(&blob[..8], b"GP\0\x03\xe6\x10\0\0");
    let numbers = blob[8..40].chunks(8).map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap()));
    assert_eq!(numbers.collect::<Vec<_>>(), [-3.0, 5.0, -1.0, 7.0]);
}

#[test]
fn what_is_nowhere_on_the_earth_or_has_too_few_positions_is_refused() {
    let check = |geometry: PlaceGeometry, expected| assert_eq!(of_blob(&to_blob(&geometry).unwrap()), expected);
    let of = PlaceGeometry::default;
    let lines = |positions: &[(f64, f64)]| PlaceGeometry { lines: MultiLineString(vec![line(positions)]), ..of() };
    let areas = |positions: &[(f64, f64)]| {
        let area = Polygon::new(line(positions), Vec::new());
        PlaceGeometry { areas: MultiPolygon(vec![area]), ..of() }
    };
    for at in [(f64::NAN, 1.0), (1.0, f64::INFINITY), (1.0, f64::NEG_INFINITY), (181.0, 1.0), (1.0, -91.0)] {
        check(lines(&[(0.0, 0.0), (1.0, 1.0), at]), Err(GeometryFault::OffEarth));
        check(areas(&[(0.0, 0.0), at, (1.0, 1.0), (1.0, 0.0)]), Err(GeometryFault::OffEarth));
    }
    check(PlaceGeometry { points: MultiPoint(vec![Point::new(181.0, 1.0)]), ..of() }, Err(GeometryFault::OffEarth));
    check(lines(&[(1.0, 1.0)]), Err(GeometryFault::Scanty));
    check(areas(&[(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]), Err(GeometryFault::Scanty));
    let mut nowhere = b"GP\0\x11\xe6\x10\0\0\x01\x01\0\0\0".to_vec();
    nowhere.extend([f64::NAN, f64::NAN].map(f64::to_le_bytes).concat());
    assert_eq!(of_blob(&nowhere), Ok(of()), "an empty point is no fault");
}

#[test]
fn counts_that_promise_more_than_there_is_are_refused() {
    let mut blob = b"GP\0\x01\xe6\x10\0\0".to_vec();
    blob.extend([1, 2, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]);
    assert_eq!(of_blob(&blob), Err(GeometryFault::Short));
    let mut nested = b"GP\0\x01\xe6\x10\0\0".to_vec();
    for _ in 0..100 {
        nested.extend([1, 7, 0, 0, 0, 1, 0, 0, 0]);
    }
    nested.extend([0; 64]);
    assert_eq!(of_blob(&nested), Err(GeometryFault::Unknown));
}
