//! A place: its id, its toponyms, its kind and its geometry (WGS 84, longitude first, `f64`).

use super::kind::PlaceKind;
use crate::ground::geo::{LonLat, WorldBox};
use geo::{InteriorPoint as _, MultiLineString, MultiPoint, MultiPolygon};
use std::sync::Arc;

/// A place's own id, as its file has it; stable across runs and versions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(Arc<str>);

crate::ground::written::text_type!(PlaceId);

/// One name of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toponym {
    /// The name as written, NFC.
    pub text: String,
    /// The BCP 47 language tag, when the file says one.
    pub language: Option<String>,
}

/// Where a place lies: any mix of points, lines and areas; all empty when nobody knows.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceGeometry {
    /// Points, degrees.
    pub points: MultiPoint<f64>,
    /// Lines, degrees.
    pub lines: MultiLineString<f64>,
    /// Areas, degrees.
    pub areas: MultiPolygon<f64>,
}

/// A place of the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its own id.
    pub id: PlaceId,
    /// The name it goes by in lists.
    pub title: String,
    /// Every name, the title's own among them.
    pub toponyms: Vec<Toponym>,
    /// What it is.
    pub kind: PlaceKind,
    /// Where it lies.
    pub geometry: PlaceGeometry,
    /// The place it is part of.
    pub parent: Option<PlaceId>,
    /// Its number in GeoNames.
    pub geonames: Option<u64>,
    /// Other identifiers, as CURIEs or URIs ("wd:Q123").
    pub links: Vec<String>,
    /// A remark on its standing, "former, 1923–1991" say.
    pub status: Option<String>,
    /// How far its geometry can be trusted.
    pub accuracy: Accuracy,
    /// The web-map zoom from which its label is shown unasked; 0 when the file does not say.
    pub min_zoom: f64,
    /// The file it came from, as the user named it.
    pub source: Arc<str>,
}

/// How far a geometry can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Accuracy {
    /// As good as its source.
    #[default]
    Surveyed,
    /// Lines are known to be off; shown as approximate.
    Approximate,
    /// A drawing of an idea, a corridor without a survey say; shown as schematic.
    Schematic,
}

impl Default for PlaceGeometry {
    fn default() -> Self {
        Self {
            points: MultiPoint::new(Vec::new()),
            lines: MultiLineString::new(Vec::new()),
            areas: MultiPolygon::new(Vec::new()),
        }
    }
}

impl PlaceGeometry {
    /// Whether nothing is known about where the place lies.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.0.is_empty() && self.lines.0.is_empty() && self.areas.0.is_empty()
    }

    /// The smallest box around it, in world units; empty for no geometry.
    #[must_use]
    pub fn world_box(&self) -> WorldBox {
        let points = self.points.0.iter().map(|point| point.0);
        let lines = self.lines.0.iter().flat_map(|line| line.0.iter().copied());
        let areas = self.areas.0.iter().flat_map(|area| area.exterior().0.iter().copied());
        let all = points.chain(lines).chain(areas);
        WorldBox::around(all.map(|at| LonLat::new(at.x, at.y).to_world()))
    }

    /// The point at which a symbol or label belongs: the first point, else inside the largest
    /// area, else in the middle of the longest line.
    #[must_use]
    pub fn anchor(&self) -> Option<LonLat> {
        let largest = || {
            let areas = self.areas.0.iter();
            areas.max_by(|a, b| box_size(a).total_cmp(&box_size(b)))
        };
        let point = self.points.0.first().copied();
        let point = point.or_else(|| largest().and_then(geo::InteriorPoint::interior_point));
        let point = point.or_else(|| self.lines.interior_point());
        point.map(|point| LonLat::new(point.x(), point.y()))
    }
}

impl Place {
    /// The names other than the title, each spelling once, in the order of the file.
    pub fn other_names(&self) -> impl Iterator<Item = &Toponym> {
        let names = self.toponyms.iter().enumerate();
        names
            .filter(|(at, name)| {
                name.text != self.title && !self.toponyms.iter().take(*at).any(|before| before.text == name.text)
            })
            .map(|(_, name)| name)
    }

    /// The first name in a language (BCP 47 primary tag, whatever script or region its tag goes on with),
    /// for labels under a names policy.
    #[must_use]
    pub fn name_in(&self, language: &str) -> Option<&str> {
        let mut names = self.toponyms.iter();
        let found =
            names.find(|name| name.language.as_deref().is_some_and(|tag| tag.split('-').next() == Some(language)));
        found.map(|name| name.text.as_str())
    }
}

/// Area of a polygon's box in square degrees, to compare sizes.
fn box_size(area: &geo::Polygon<f64>) -> f64 {
    use geo::BoundingRect as _;
    area.bounding_rect().map_or(0.0, |bounds| bounds.width() * bounds.height())
}
