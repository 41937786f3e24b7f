//! Positions on the earth and on the unit Web Mercator square, and the ways between them.
//!
//! Longitude comes first everywhere. Degrees are WGS 84 (`f64`); world units are the side of the
//! Web Mercator square (EPSG:3857 scaled to 0..1), x to the east from 180°W, y to the south from 85.05°N.

use std::f64::consts::PI;

/// The latitude at which the Web Mercator square ends, in degrees: `atan(sinh(π))`.
pub const MERCATOR_LIMIT: f64 = 85.051_128_779_806_59;

/// Mean earth radius in metres (IUGG R₁), for great-circle distances.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// The equator in metres, as EPSG:3857 has it (WGS 84 semi-major axis).
const EQUATOR_M: f64 = 2.0 * PI * 6_378_137.0;

/// A position in degrees, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LonLat {
    /// Degrees east, −180 to 180.
    pub longitude: f64,
    /// Degrees north, −90 to 90.
    pub latitude: f64,
}

/// A position on the unit Web Mercator square.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct WorldPoint {
    /// 0 at 180°W, 1 at 180°E.
    pub x: f64,
    /// 0 at the northern limit, 1 at the southern.
    pub y: f64,
}

/// A box on the unit Web Mercator square; empty when `min` exceeds `max`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorldBox {
    /// North-west corner.
    pub min: WorldPoint,
    /// South-east corner.
    pub max: WorldPoint,
}

impl LonLat {
    /// A position from degrees east and degrees north.
    #[must_use]
    pub const fn new(longitude: f64, latitude: f64) -> Self {
        Self { longitude, latitude }
    }

    /// Whether both coordinates are finite and within the bounds of WGS 84.
    #[must_use]
    pub fn is_on_earth(self) -> bool {
        self.longitude.abs() <= 180.0 && self.latitude.abs() <= 90.0
    }

    /// The same position on the unit square; latitudes beyond the Mercator limit are clamped.
    #[must_use]
    pub fn to_world(self) -> WorldPoint {
        let latitude = self.latitude.clamp(-MERCATOR_LIMIT, MERCATOR_LIMIT).to_radians();
        WorldPoint { x: (self.longitude + 180.0) / 360.0, y: (1.0 - latitude.tan().asinh() / PI) / 2.0 }
    }

    /// Great-circle distance in metres (haversine on the mean sphere; within 0.6 % of the geodesic).
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_north = (b - a) / 2.0;
        let half_east = (other.longitude - self.longitude).to_radians() / 2.0;
        let chord = half_north.sin().powi(2) + a.cos() * b.cos() * half_east.sin().powi(2);
        2.0 * EARTH_RADIUS_M * chord.sqrt().min(1.0).asin()
    }
}

impl WorldPoint {
    /// The same position in degrees.
    #[must_use]
    pub fn to_lon_lat(self) -> LonLat {
        LonLat { longitude: self.x * 360.0 - 180.0, latitude: (PI * (1.0 - 2.0 * self.y)).sinh().atan().to_degrees() }
    }
}

impl WorldBox {
    /// The box that holds nothing; extending it gives the first point.
    pub const EMPTY: Self = Self {
        min: WorldPoint { x: f64::INFINITY, y: f64::INFINITY },
        max: WorldPoint { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY },
    };

    /// The smallest box around some points; [`Self::EMPTY`] for none.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = WorldPoint>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::extended)
    }

    /// This box, grown to hold a point.
    #[must_use]
    pub fn extended(self, point: WorldPoint) -> Self {
        Self {
            min: WorldPoint { x: self.min.x.min(point.x), y: self.min.y.min(point.y) },
            max: WorldPoint { x: self.max.x.max(point.x), y: self.max.y.max(point.y) },
        }
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: WorldPoint { x: self.min.x.min(other.min.x), y: self.min.y.min(other.min.y) },
            max: WorldPoint { x: self.max.x.max(other.max.x), y: self.max.y.max(other.max.y) },
        }
    }

    /// Whether the box holds no point at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.min.x > self.max.x || self.min.y > self.max.y
    }

    /// Whether the boxes share a point.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.min.x <= other.max.x && other.min.x <= self.max.x && self.min.y <= other.max.y && other.min.y <= self.max.y
    }

    /// The point in the middle.
    #[must_use]
    pub fn center(self) -> WorldPoint {
        WorldPoint { x: f64::midpoint(self.min.x, self.max.x), y: f64::midpoint(self.min.y, self.max.y) }
    }
}

/// Metres on the ground that one world unit covers at a latitude (degrees).
#[must_use]
pub fn metres_per_world_unit(latitude: f64) -> f64 {
    EQUATOR_M * latitude.to_radians().cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_survives_the_way_to_the_world_and_back() {
        for (longitude, latitude) in [(0.0, 0.0), (46.92736, 39.99096), (-179.9, -84.0), (180.0, 85.0)] {
            let back = LonLat::new(longitude, latitude).to_world().to_lon_lat();
            assert!((back.longitude - longitude).abs() < 1e-9, "{back:?}");
            assert!((back.latitude - latitude).abs() < 1e-9, "{back:?}");
        }
    }

    #[test]
    fn the_poles_land_on_the_edge_of_the_square() {
        assert!(LonLat::new(0.0, 90.0).to_world().y.abs() < 1e-9);
        assert!((LonLat::new(0.0, -90.0).to_world().y - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_degree_along_the_equator_is_about_111_kilometres() {
        let distance_m = LonLat::new(0.0, 0.0).distance_m(LonLat::new(1.0, 0.0));
        assert!((distance_m - 111_195.0).abs() < 50.0, "{distance_m}");
    }

    #[test]
    fn positions_off_the_earth_are_told_apart() {
        assert!(LonLat::new(180.0, -90.0).is_on_earth());
        assert!(!LonLat::new(180.1, 0.0).is_on_earth());
        assert!(!LonLat::new(f64::NAN, 0.0).is_on_earth());
    }

    #[test]
    fn an_empty_box_becomes_the_first_point() {
        let point = WorldPoint { x: 0.25, y: 0.5 };
        assert!(WorldBox::EMPTY.is_empty());
        assert_eq!(WorldBox::around([point]), WorldBox { min: point, max: point });
    }
}
