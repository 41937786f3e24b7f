//! A place's geometry as a GeoPackage has it: a `GeoPackageBinary` header (OGC 12-128r19, clause 2.1.3) and
//! well-known binary (OGC 06-103r4) after it. Degrees, longitude first, WGS 84. What is read may come from
//! anybody: every count is held against the bytes that are there, every position against the bounds of the earth.

use crate::{ground::geo::LonLat, places::place::PlaceGeometry};
use geo::{BoundingRect as _, Coord, LineString, Point, Polygon};

/// The number of WGS 84 in `gpkg_spatial_ref_sys`.
pub(super) const WGS_84: i32 = 4326;

/// Little-endian, with an envelope of four numbers, not empty.
const FLAGS: u8 = 0b0000_0011;

/// How deep collections may lie in each other.
const DEPTH: u8 = 8;

/// Why a geometry cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum GeometryFault {
    /// It ends too early.
    #[error("the geometry breaks off")]
    Short,
    /// It is of a kind that nobody asked for.
    #[error("the geometry is of a kind that is not known")]
    Unknown,
    /// A position of it is none, or lies outside of all degrees.
    #[error("a position of the geometry is not on the earth")]
    OffEarth,
    /// A line of fewer than two positions, or a ring of fewer than four.
    #[error("a line or a ring of the geometry has too few positions")]
    Scanty,
}

/// The parts of a geometry, as well-known binary tells them apart.
enum Part<'a> {
    Points(&'a [Point<f64>]),
    Lines(&'a [LineString<f64>]),
    Areas(&'a [Polygon<f64>]),
}

/// A geometry as a blob, in the narrowest type that holds it; none when there is none.
pub(super) fn to_blob(geometry: &PlaceGeometry) -> Option<Vec<u8>> {
    let mut parts = Vec::new();
    if !geometry.points.0.is_empty() {
        parts.push(Part::Points(&geometry.points.0));
    }
    if !geometry.lines.0.is_empty() {
        parts.push(Part::Lines(&geometry.lines.0));
    }
    if !geometry.areas.0.is_empty() {
        parts.push(Part::Areas(&geometry.areas.0));
    }
    let boxes = [geometry.points.bounding_rect(), geometry.lines.bounding_rect(), geometry.areas.bounding_rect()];
    let around = boxes.into_iter().flatten().reduce(|a, b| {
        let min = Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) };
        geo::Rect::new(min, Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) })
    })?;
    let mut blob = b"GP\0".to_vec();
    blob.push(FLAGS);
    blob.extend(WGS_84.to_le_bytes());
    for bound in [around.min().x, around.max().x, around.min().y, around.max().y] {
        blob.extend(bound.to_le_bytes());
    }
    if let [part] = parts.as_slice() {
        write_part(part, &mut blob);
    } else {
        write_head(7, parts.len(), &mut blob);
        for part in &parts {
            write_part(part, &mut blob);
        }
    }
    Some(blob)
}

fn write_part(part: &Part<'_>, blob: &mut Vec<u8>) {
    match part {
        Part::Points([point]) => write_point(point, blob),
        Part::Points(points) => {
            write_head(4, points.len(), blob);
            for point in *points {
                write_point(point, blob);
            }
        }
        Part::Lines([line]) => write_line(line, blob),
        Part::Lines(lines) => {
            write_head(5, lines.len(), blob);
            for line in *lines {
                write_line(line, blob);
            }
        }
        Part::Areas([area]) => write_area(area, blob),
        Part::Areas(areas) => {
            write_head(6, areas.len(), blob);
            for area in *areas {
                write_area(area, blob);
            }
        }
    }
}

/// Byte order, type and count.
fn write_head(kind: u32, count: usize, blob: &mut Vec<u8>) {
    blob.push(1);
    blob.extend(kind.to_le_bytes());
    write_count(count, blob);
}

fn write_count(count: usize, blob: &mut Vec<u8>) {
    blob.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn write_position(at: Coord<f64>, blob: &mut Vec<u8>) {
    blob.extend(at.x.to_le_bytes());
    blob.extend(at.y.to_le_bytes());
}

fn write_point(point: &Point<f64>, blob: &mut Vec<u8>) {
    blob.push(1);
    blob.extend(1u32.to_le_bytes());
    write_position(point.0, blob);
}

fn write_line(line: &LineString<f64>, blob: &mut Vec<u8>) {
    write_head(2, line.0.len(), blob);
    for at in &line.0 {
        write_position(*at, blob);
    }
}

fn write_area(area: &Polygon<f64>, blob: &mut Vec<u8>) {
    write_head(3, 1 + area.interiors().len(), blob);
    for ring in std::iter::once(area.exterior()).chain(area.interiors()) {
        write_count(ring.0.len(), blob);
        for at in &ring.0 {
            write_position(*at, blob);
        }
    }
}

/// The geometry of a blob; empty for an empty one.
///
/// # Errors
/// When it breaks off, is of a kind that is not known, or is no geometry on the earth.
pub(super) fn of_blob(blob: &[u8]) -> Result<PlaceGeometry, GeometryFault> {
    let [b'G', b'P', _, flags, _, _, _, _, rest @ ..] = blob else {
        return Err(GeometryFault::Short);
    };
    let envelope = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(GeometryFault::Unknown),
    };
    let mut geometry = PlaceGeometry::default();
    Bytes { rest: rest.get(envelope..).ok_or(GeometryFault::Short)?, is_little: true }.read(&mut geometry, DEPTH)?;
    Ok(geometry)
}

/// A position on the earth, longitude first.
fn position([longitude, latitude]: [f64; 2]) -> Result<Coord<f64>, GeometryFault> {
    let is_on_earth = LonLat::new(longitude, latitude).is_on_earth();
    if is_on_earth { Ok(Coord { x: longitude, y: latitude }) } else { Err(GeometryFault::OffEarth) }
}

/// Well-known binary that is being read.
struct Bytes<'a> {
    rest: &'a [u8],
    is_little: bool,
}

impl Bytes<'_> {
    fn take<const COUNT: usize>(&mut self) -> Result<[u8; COUNT], GeometryFault> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(GeometryFault::Short)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn integer(&mut self) -> Result<u32, GeometryFault> {
        let bytes = self.take()?;
        Ok(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn number(&mut self) -> Result<f64, GeometryFault> {
        let bytes = self.take()?;
        Ok(if self.is_little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// A count of things that take `least` bytes each at least.
    fn count(&mut self, least: usize) -> Result<usize, GeometryFault> {
        let count = self.integer()? as usize;
        if count.saturating_mul(least) > self.rest.len() { Err(GeometryFault::Short) } else { Ok(count) }
    }

    /// Two numbers; height and measure are passed over.
    fn numbers(&mut self, dimensions: usize) -> Result<[f64; 2], GeometryFault> {
        let numbers = [self.number()?, self.number()?];
        for _ in 2..dimensions {
            self.number()?;
        }
        Ok(numbers)
    }

    fn positions(&mut self, dimensions: usize) -> Result<LineString<f64>, GeometryFault> {
        let count = self.count(8 * dimensions)?;
        (0..count).map(|_| position(self.numbers(dimensions)?)).collect::<Result<Vec<_>, _>>().map(LineString::new)
    }

    fn read(&mut self, geometry: &mut PlaceGeometry, depth: u8) -> Result<(), GeometryFault> {
        let [order] = self.take()?;
        self.is_little = order == 1;
        let kind = self.integer()?;
        let dimensions = match kind / 1000 {
            0 => 2,
            1 | 2 => 3,
            3 => 4,
            _ => return Err(GeometryFault::Unknown),
        };
        match kind % 1000 {
            1 => {
                let numbers = self.numbers(dimensions)?;
                // An empty point is written as two numbers that are none.
                if !numbers.iter().all(|number| number.is_nan()) {
                    geometry.points.0.push(Point(position(numbers)?));
                }
            }
            2 => {
                let line = self.positions(dimensions)?;
                match line.0.len() {
                    0 => {}
                    1 => return Err(GeometryFault::Scanty),
                    _ => geometry.lines.0.push(line),
                }
            }
            3 => {
                let count = self.count(4)?;
                let mut rings = (0..count).map(|_| self.positions(dimensions)).collect::<Result<Vec<_>, _>>()?;
                if rings.iter().any(|ring| ring.0.len() < 4) {
                    return Err(GeometryFault::Scanty);
                }
                if !rings.is_empty() {
                    let outer = rings.remove(0);
                    geometry.areas.0.push(Polygon::new(outer, rings));
                }
            }
            4..=7 => {
                let deeper = depth.checked_sub(1).ok_or(GeometryFault::Unknown)?;
                for _ in 0..self.count(5)? {
                    self.read(geometry, deeper)?;
                }
            }
            _ => return Err(GeometryFault::Unknown),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
