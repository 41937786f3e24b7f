//! The map of a sheet: the scene of the window composed anew for paper, the places of the claims drawn in their
//! looks, each tied to its numbers by a callout; furniture, a locator, and a legend of what is drawn.

use super::{
    arrangement::Arrangement,
    callouts::ANCHOR,
    crowd::crowd,
    flag::Flag,
    furniture::Furniture,
    legend::{Shown, ZONE_PATTERN},
    locator::locator,
    map_order::MapOrder,
    map_picture::MapPicture,
    map_words::Layers,
    numbers::ranges,
    page::{Disc, Item, PageBox, PagePoint, Path, Role, RoundedBox, Run},
    paper_scale::PaperScale,
    routes::routes,
    sites::{self, Site, hatching},
    spots::Placed,
};
use crate::{
    basemap::Basemap,
    places::place::PlaceId,
    scene::{
        drawing::{Drawing, Shape, Stroke},
        screen::ScreenBox,
        trace::Form,
        viewport::Viewport,
    },
};
use std::sync::Arc;

/// The radius of the map's corners.
const CORNER_PT: f32 = 5.0;

/// A map that has been made.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperMap {
    /// The figure without its words.
    pub figure: Item,
    /// Its words: the legend's, the scale's, the names.
    pub words: Vec<Item>,
    /// Where each callout stands on the page, for a person to move it.
    pub callouts: Vec<(PlaceId, PageBox)>,
    /// The names of places whose callout found no room.
    pub unplaced: Vec<String>,
}

impl MapOrder<'_> {
    /// Makes the map.
    #[must_use]
    pub fn made(&self) -> PaperMap {
        let press = self.press;
        let sites = sites::sites(press, self.claims, self.places);
        let quiet = press.quiet_scene(|place| sites.iter().any(|site| site.place.id == place.id));
        let routes = routes(self.claims, &sites);
        let shown = Shown { sites: &sites, quiet: &quiet, routes: &routes };
        let furniture =
            Furniture { frame: self.frame, unit: self.unit, palette: &press.palette, typesetter: &press.typesetter };
        let Arrangement { view, entries, scale, anchors, boxes, flags, placed, .. } = self.arranged(&shown, &furniture);
        let reserved = self.reserved(&boxes, &placed, &anchors);
        let drawing = self.drawing(&view, &shown, &reserved);
        let names = vec![self.picture(&drawing, &shown, &view), self.frame_line()];
        let mut scales = furniture.scale(&scale, boxes[1]);
        scales.extend(furniture.north_arrow(boxes[2]));
        scales.extend(locator(press, &furniture, &view, boxes[3]));
        let legend = furniture.legend(&entries, boxes[0]);
        let callouts = self.drawn_callouts(&sites, &anchors, flags, &placed);
        let [names, legend, scales, callouts] = [names, legend, scales, callouts].map(Layers::of);
        let figure = [&names, &legend, &scales, &callouts].into_iter().flat_map(|layer| layer.drawn.clone()).collect();
        let words = [legend, scales, names.with(callouts)].map(|layer| layer.words_within(self.frame));
        let unplaced = sites.iter().zip(&placed).filter(|(_, placed)| placed.is_none());
        let spots = sites.iter().zip(&placed);
        let spots = spots.filter_map(|(site, placed)| Some((site.place.id.clone(), (*placed)?.bounds)));
        PaperMap {
            callouts: spots.collect(),
            unplaced: unplaced.map(|(site, _)| site.place.title.clone()).collect(),
            figure: Item::group(Role::Figure(spoken(&sites, &scale)), figure),
            words: words.into_iter().flatten().collect(),
        }
    }

    /// The scene, with the areas of the sites and what provisions draw below its symbols and names.
    fn drawing(&self, view: &Viewport, shown: &Shown<'_>, reserved: &[ScreenBox]) -> Drawing {
        let (press, sites) = (self.press, shown.sites);
        let names = press.basemap.names.iter().filter(|name| sites.iter().all(|site| !site.mark.is_named(name)));
        let basemap = Basemap {
            layers: press.basemap.layers.iter().map(Arc::clone).collect(),
            names: names.cloned().collect(),
            reliefs: press.basemap.reliefs.iter().map(Arc::clone).collect(),
        };
        let (mut drawing, _) = shown.quiet.compose(&basemap, view, &press.palette, &press.typesetter, reserved);
        let is_above = |shape: &Shape| matches!(shape, Shape::Disc { .. } | Shape::Text { .. });
        let seat = drawing.shapes.iter().position(is_above).unwrap_or(drawing.shapes.len());
        let mut ordered: Vec<&Site<'_>> = sites.iter().collect();
        ordered.sort_by(|a, b| b.mark.extent().total_cmp(&a.mark.extent()));
        let mut shapes: Vec<Shape> = ordered.iter().flat_map(|site| site.shapes(press, view)).collect();
        shown.routes.trace_shapes(view, &press.palette, &mut shapes);
        drawing.shapes.splice(seat..seat, shapes);
        drawing
    }

    fn picture(&self, drawing: &Drawing, shown: &Shown<'_>, view: &Viewport) -> Item {
        let press = self.press;
        let picture = MapPicture {
            drawing,
            reliefs: &press.reliefs,
            frame: self.frame,
            radius: CORNER_PT * self.unit,
            land: press.palette.land,
            scale: self.scene_scale(),
        };
        let mut item = picture.item(&press.typesetter);
        if let Item::Clip(clip) = &mut item {
            let is_above = |item: &Item| matches!(item, Item::Disc(_) | Item::Text(_));
            let seat = clip.items.iter().position(is_above).unwrap_or(clip.items.len());
            let scale = self.scene_scale();
            clip.items.splice(seat..seat, crowd(press, view, self.frame, scale, self.unit));
            let sites = shown.sites.iter().filter_map(|site| site.hatching(press, view, self.frame, scale));
            let zones = shown.routes.traces.iter().filter(|trace| trace.form == Form::Zone).filter_map(|zone| {
                let parts = zone.layer.at_zoom(view.zoom).within(view.world_box(8.0));
                let look = (ZONE_PATTERN, press.palette.topic(zone.topic));
                hatching(press, view, parts, look, (self.frame, scale))
            });
            clip.items.splice(seat..seat, sites.chain(zones).collect::<Vec<_>>());
        }
        item
    }

    fn frame_line(&self) -> Item {
        let outline = Some((self.press.palette.ink.faded(0.18), 0.6 * self.unit));
        let radius = CORNER_PT * self.unit;
        Item::Box(RoundedBox { bounds: self.frame, radius, fill: None, outline })
    }

    /// Anchors, leaders, labels and pills.
    fn drawn_callouts(
        &self,
        sites: &[Site<'_>],
        anchors: &[Option<PagePoint>],
        flags: Vec<Flag>,
        placed: &[Option<Placed>],
    ) -> Vec<Item> {
        let palette = &self.press.palette;
        let (mut lines, mut dots, mut tops) = (Vec::new(), Vec::new(), Vec::new());
        for (((site, anchor), flag), placed) in sites.iter().zip(anchors).zip(flags).zip(placed) {
            let colour = site.look.colour(palette);
            let dot = anchor.map(|center| {
                let radius = ANCHOR * self.unit;
                Item::Disc(Disc { center, radius, fill: colour, outline: Some((palette.panel, 1.1 * self.unit)) })
            });
            dots.extend(dot);
            let Some(placed) = placed else { continue };
            let line = |width: f32, colour| {
                let runs = vec![Run { points: placed.leader.to_vec(), closed: false }];
                let stroke = Some(Stroke { width: width * self.unit, colour, dash: None });
                Item::Path(Path { runs, fill: None, stroke })
            };
            lines.extend([line(2.8, palette.halo.faded(0.85)), line(1.1, colour)]);
            tops.extend(flag.placed(placed, self.unit, palette.halo));
        }
        lines.into_iter().chain(dots).chain(tops).collect()
    }
}

/// What the map shows, in words.
fn spoken(sites: &[Site<'_>], scale: &PaperScale) -> String {
    let places = sites.iter().map(|site| {
        let numbers = if site.numbers.is_empty() { String::new() } else { format!(": {}", ranges(&site.numbers)) };
        format!("{}, {}{numbers}", site.place.title, site.place.kind.word())
    });
    let places: Vec<String> = places.collect();
    format!("Map, {}. {}.", scale.statement, places.join("; "))
}
