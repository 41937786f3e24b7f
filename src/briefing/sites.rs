//! The places of a map's claims: where each is anchored, how it is drawn, which numbers speak of it.

use super::{
    claim::{Claim, KindClass, Look, Pattern},
    hatch::hatch,
    page::{Item, PageBox, PagePoint, Path, Run},
    press::Press,
};
use crate::{
    basemap::detail::DetailPart,
    ground::geo::WorldBox,
    places::{
        kind::PlaceKind,
        place::{Accuracy, Place, PlaceId},
    },
    scene::{
        base,
        colour::Colour,
        drawing::{Dash, Shape, Stroke},
        mark::Mark,
        palette::Theme,
        screen::ScreenPoint,
        viewport::Viewport,
    },
};

/// A place that claims are about.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub(super) place: &'a Place,
    pub(super) look: Look,
    pub(super) numbers: Vec<usize>,
    pub(super) mark: Mark,
}

/// How many points are tried, across and down, to anchor a place whose own anchor is out of sight.
const GRID: [usize; 2] = [32, 24];

/// The sites of numbered claims, in the order of the numbers, then those of other places that are to be shown;
/// places that nobody can locate have none.
pub(super) fn sites<'a>(press: &Press<'a>, claims: &[(usize, &'a Claim)], others: &[PlaceId]) -> Vec<Site<'a>> {
    let mut sites: Vec<Site<'a>> = Vec::new();
    for (number, claim) in claims {
        for id in &claim.places {
            if let Some(site) = sites.iter_mut().find(|site| site.place.id == *id) {
                site.numbers.push(*number);
                // Of what is said of a place the topic that leads decides its look, a plain passage least.
                let rank = |look: &Look| (look.topic().is_none(), look.topic());
                if rank(&claim.look) < rank(&site.look) {
                    site.look = claim.look.clone();
                }
            } else if let Some(place) = press.gazetteer.place(id).filter(|place| !place.geometry.is_empty()) {
                let mark = Mark::new(place, place.title.clone(), 0);
                // A plain passage says nothing of how its places are to be drawn, so that each has the look of its kind.
                let is_plain = claim.look.category.is_none();
                let look = if is_plain { Look::of_class(KindClass::of(place.kind)) } else { claim.look.clone() };
                sites.push(Site { place, look, numbers: vec![*number], mark });
            }
        }
    }
    let others = others.iter().filter_map(|id| press.gazetteer.place(id)).filter(|place| !place.geometry.is_empty());
    for place in others {
        if sites.iter().all(|site| site.place.id != place.id) {
            let (mark, look) = (Mark::new(place, place.title.clone(), 0), Look::of_class(KindClass::of(place.kind)));
            sites.push(Site { place, look, numbers: Vec::new(), mark });
        }
    }
    sites
}

/// The box around sites; countries count only where there is nothing else.
pub(super) fn bounds(sites: &[Site<'_>]) -> WorldBox {
    let around = |bounds: WorldBox, site: &Site<'_>| bounds.union(site.mark.bounds);
    let small = sites.iter().filter(|site| site.place.kind != PlaceKind::Country);
    let bounds = small.fold(WorldBox::EMPTY, around);
    if bounds.is_empty() { sites.iter().fold(WorldBox::EMPTY, around) } else { bounds }
}

impl Site<'_> {
    /// Whether it has an area or a line of its own to be drawn.
    pub(super) fn has_area(&self) -> bool {
        self.mark.areas.is_some()
    }

    /// The point that its callout speaks of: its own anchor, or one in the part of it that is seen.
    pub(super) fn anchor(&self, view: &Viewport) -> Option<ScreenPoint> {
        let own = self.mark.anchor.map(|anchor| view.screen_from_world(anchor));
        if let Some(at) = own.filter(|at| view.holds(*at)) {
            return Some(at);
        }
        let [columns, rows] = GRID;
        let part = |at: usize, count: usize| (at as f32 + 0.5) / count as f32;
        let grid = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        let points = grid
            .map(|(column, row)| ScreenPoint::new(part(column, columns) * view.width, part(row, rows) * view.height));
        let seen: Vec<ScreenPoint> =
            points.filter(|at| self.mark.holds(view.world_from_screen(*at).to_lon_lat())).collect();
        let count = seen.len() as f32;
        let middle = ScreenPoint::new(
            seen.iter().map(|at| at.x).sum::<f32>() / count,
            seen.iter().map(|at| at.y).sum::<f32>() / count,
        );
        seen.into_iter().min_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)))
    }

    /// Its area and its lines as shapes of the map.
    pub(super) fn shapes(&self, press: &Press<'_>, view: &Viewport) -> Vec<Shape> {
        let colour = self.look.colour(&press.palette);
        let seen = view.world_box(8.0);
        let mut shapes = Vec::new();
        let is_print = press.palette.theme == Theme::Print;
        let opacity = match self.place.kind {
            _ if is_print || self.place.accuracy == Accuracy::Schematic => 0.0,
            PlaceKind::Country => 0.10,
            _ => 0.28,
        };
        shapes.extend(
            self.mark.area_parts(view.zoom, seen).map(|part| base::fill_shape(part, view, colour.faded(opacity))),
        );
        let dash = (self.place.accuracy == Accuracy::Schematic).then_some(Dash { on: 7.0, off: 4.0, phase: 0.0 });
        let width = if self.mark.lines.is_some() { 3.4 } else { 1.9 };
        let stroke = Stroke { width, colour, dash };
        for layer in self.mark.areas.iter().chain(&self.mark.lines) {
            for part in layer.at_zoom(view.zoom).within(seen) {
                part.runs().for_each(|run| base::line_shapes(run, view, stroke, &mut shapes));
            }
        }
        shapes
    }

    /// The hatching of its area, on paper without colour.
    pub(super) fn hatching(&self, press: &Press<'_>, view: &Viewport, frame: PageBox, scale: f32) -> Option<Item> {
        if self.place.kind == PlaceKind::Country {
            return None;
        }
        let parts = self.mark.area_parts(view.zoom, view.world_box(8.0));
        hatching(press, view, parts, (self.look.pattern, self.look.colour(&press.palette)), (frame, scale))
    }
}

/// The hatching of parts of an area, on paper without colour.
pub(super) fn hatching<'a>(
    press: &Press<'_>,
    view: &Viewport,
    parts: impl Iterator<Item = &'a DetailPart>,
    (pattern, colour): (Pattern, Colour),
    (frame, scale): (PageBox, f32),
) -> Option<Item> {
    if press.palette.theme != Theme::Print {
        return None;
    }
    let on_page = |at: ScreenPoint| PagePoint::new(frame.x + at.x * scale, frame.y + at.y * scale);
    let rings: Vec<Run> = parts
        .flat_map(DetailPart::runs)
        .map(|ring| {
            let points = ring.iter().map(|at| on_page(view.screen_from_world(*at))).collect();
            Run { points, closed: true }
        })
        .collect();
    let runs = hatch(&rings, pattern, 6.0 * scale, frame);
    let stroke = Stroke { width: 0.6 * scale, colour, dash: None };
    (!runs.is_empty()).then_some(Item::Path(Path { runs, fill: None, stroke: Some(stroke) }))
}
