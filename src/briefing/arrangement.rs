//! What a map shows and where its furniture and callouts stand: as close to its places as leaves every callout
//! its room.

use super::{
    callouts::Room,
    crossing::holds,
    flag::Flag,
    furniture::{Furniture, LegendEntry},
    legend::{Shown, legend_entries},
    map_order::MapOrder,
    page::{PageBox, PagePoint},
    paper_scale::PaperScale,
    sites::{self, Site},
    spots::{Placed, Wanted},
};
use crate::{
    ground::geo::{LonLat, WorldBox},
    scene::{drawing::Shape, viewport::Viewport},
};

/// The closest zoom of a sheet, so that a lone town is seen in its region.
const CLOSEST_ZOOM: f64 = 8.8;

/// The parts of the shorter side that are left free around the places, the closest view first.
const FREE: [f32; 7] = [0.08, 0.11, 0.14, 0.17, 0.2, 0.26, 0.32];

/// The longest leader of a view that is close enough, in points at a unit of 1.
const LONG_LEADER_PT: f32 = 36.0;

/// A place hidden by the furniture is as bad as so many points of an edge.
const ANCHOR_WEIGHT: usize = 20;

/// Of the edge of an area one part in so many may lie under the furniture.
const HIDDEN_PART: usize = 16;

/// Of the points of an edge one in so many is looked at.
const EDGE_STEP: usize = 4;

/// A map arranged.
pub(super) struct Arrangement {
    pub(super) view: Viewport,
    pub(super) entries: Vec<LegendEntry>,
    pub(super) scale: PaperScale,
    /// Where each site is on the page; none where it is out of sight.
    pub(super) anchors: Vec<Option<PagePoint>>,
    /// Points along the edges of the sites' areas.
    edges: Vec<Vec<PagePoint>>,
    /// Legend, scale, north arrow and locator.
    pub(super) boxes: [PageBox; 4],
    pub(super) flags: Vec<Flag>,
    pub(super) placed: Vec<Option<Placed>>,
}

impl Arrangement {
    /// How many callouts are worse off than they should be: without a place or a name, far from their place, or
    /// with their place or a good part of its edge under the furniture.
    fn troubles(&self, unit: f32) -> usize {
        let each = self.anchors.iter().zip(&self.flags).zip(&self.placed).zip(&self.edges);
        let troubled = each.filter(|(((anchor, flag), placed), edge)| {
            let hidden = edge.iter().filter(|at| self.boxes.iter().any(|taken| holds(*taken, **at))).count();
            let is_covered = anchor.is_some_and(|at| {
                let dot = PageBox::new(at.x, at.y, 0.0, 0.0).grown(4.0 * unit);
                self.boxes.iter().any(|taken| taken.overlaps(dot))
            });
            let is_near = placed.is_some_and(|placed| {
                let [from, to] = placed.leader;
                (to.x - from.x).hypot(to.y - from.y) < LONG_LEADER_PT * unit
            });
            anchor.is_none() || is_covered || flag.label.is_none() || !is_near || hidden * HIDDEN_PART > edge.len()
        });
        troubled.count()
    }
}

impl MapOrder<'_> {
    /// The closest view at which no callout is in trouble, else the one with the fewest in trouble.
    pub(super) fn arranged(&self, shown: &Shown<'_>, furniture: &Furniture<'_>) -> Arrangement {
        let widest = self.arrangement(shown, furniture, FREE[FREE.len() - 1]);
        if self.view.is_some() || shown.sites.is_empty() {
            return widest;
        }
        let mut best = (widest.troubles(self.unit), widest);
        for free in FREE.iter().rev().skip(1) {
            let closer = self.arrangement(shown, furniture, *free);
            let troubles = closer.troubles(self.unit);
            if troubles > best.0 {
                break;
            }
            best = (troubles, closer);
        }
        best.1
    }

    fn arrangement(&self, shown: &Shown<'_>, furniture: &Furniture<'_>, free: f32) -> Arrangement {
        let view = self.viewport(shown.sites, free);
        let entries = legend_entries(self.press, &view, shown, self.scene_scale());
        let scale = PaperScale::of(&view, self.scene_scale());
        let anchors: Vec<Option<PagePoint>> =
            shown.sites.iter().map(|site| site.anchor(&view).map(|at| self.on_page(at))).collect();
        let edges: Vec<Vec<PagePoint>> = shown.sites.iter().map(|site| self.edge(site, &view)).collect();
        let heavy = anchors.iter().flatten().flat_map(|at| std::iter::repeat_n(at, ANCHOR_WEIGHT));
        let lines = self.ways(shown, &view);
        let busy: Vec<PagePoint> = heavy.chain(edges.iter().flatten()).chain(&lines).copied().collect();
        let boxes = self.furniture_boxes(furniture, &entries, &scale, &busy);
        let (flags, placed) = self.callouts(shown.sites, &anchors, &boxes, &lines);
        Arrangement { view, entries, scale, anchors, edges, boxes, flags, placed }
    }

    /// Points along the edge of a site's area.
    fn edge(&self, site: &Site<'_>, view: &Viewport) -> Vec<PagePoint> {
        let parts = site.mark.area_parts(view.zoom, view.world_box(0.0));
        let points = parts.flat_map(|part| part.points.iter().step_by(EDGE_STEP));
        let seen = points.map(|at| view.screen_from_world(*at)).filter(|at| view.holds(*at));
        seen.map(|at| self.on_page(at)).collect()
    }

    /// Points along the ways between places, a few points of the page apart.
    fn ways(&self, shown: &Shown<'_>, view: &Viewport) -> Vec<PagePoint> {
        let mut shapes = Vec::new();
        shown.routes.trace_shapes(view, &self.press.palette, &mut shapes);
        let lines = shapes.iter().filter_map(|shape| match shape {
            Shape::Line { points, .. } => Some(points),
            _ => None,
        });
        let mut ways = Vec::new();
        for ends in lines.flat_map(|points| points.windows(2)) {
            let [from, to] = [ends[0], ends[1]].map(|at| self.on_page(at));
            let steps = ((to.x - from.x).hypot(to.y - from.y) / (6.0 * self.unit)).ceil().clamp(1.0, 200.0);
            ways.extend((0..steps as usize).map(|step| {
                let part = step as f32 / steps;
                PagePoint::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)
            }));
        }
        ways
    }

    /// The view that shows all sites, a part of its shorter side left free around them.
    fn viewport(&self, sites: &[Site<'_>], free: f32) -> Viewport {
        let scale = self.scene_scale();
        let sized = Viewport::sized(self.frame.width / scale, self.frame.height / scale);
        if let Some(chosen) = self.view {
            let zoom = chosen.zoom + f64::from(sized.width / chosen.width).log2();
            return Viewport { center: chosen.center, zoom, ..sized }.clamped();
        }
        let margin = (sized.width.min(sized.height) * free).min(110.0);
        let bounds = sites::bounds(sites);
        let bounds = if bounds.is_empty() { self.everything() } else { bounds };
        sized.fitted(bounds, margin, CLOSEST_ZOOM)
    }

    /// The box around all places, for a sheet without claims.
    fn everything(&self) -> WorldBox {
        let places = self.press.gazetteer.places().iter();
        let anchors = places.filter_map(|place| place.geometry.anchor());
        WorldBox::around(anchors.map(LonLat::to_world))
    }

    /// Sets the callouts and places them; those that find no room give up their label first.
    fn callouts(
        &self,
        sites: &[Site<'_>],
        anchors: &[Option<PagePoint>],
        boxes: &[PageBox],
        lines: &[PagePoint],
    ) -> (Vec<Flag>, Vec<Option<Placed>>) {
        let obstacles: Vec<PageBox> =
            boxes.iter().filter(|taken| taken.width > 0.0).map(|taken| taken.grown(2.0 * self.unit)).collect();
        let room = Room { frame: self.frame, obstacles: &obstacles, lines, unit: self.unit };
        let mut flags: Vec<Flag> = sites.iter().map(|site| Flag::of(site, sites, self)).collect();
        let place = |flags: &[Flag]| {
            let wanted = sites.iter().zip(anchors).zip(flags).map(|((site, anchor), flag)| Wanted {
                anchor: anchor.unwrap_or(PagePoint::new(f32::MIN, f32::MIN)),
                size: flag.size(self.unit),
                pinned: self.spots.get(&site.place.id).map(|[x, y]| {
                    PagePoint::new(self.frame.x + x * self.frame.width, self.frame.y + y * self.frame.height)
                }),
            });
            room.place(&wanted.collect::<Vec<_>>())
        };
        let mut placed = place(&flags);
        let is_homeless = |at: usize, placed: &[Option<Placed>]| placed[at].is_none() && anchors[at].is_some();
        if (0..flags.len()).any(|at| is_homeless(at, &placed)) {
            for (at, flag) in flags.iter_mut().enumerate() {
                if is_homeless(at, &placed) {
                    flag.label = None;
                }
            }
            placed = place(&flags);
        }
        (flags, placed)
    }
}
