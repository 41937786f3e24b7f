//! A scene seen through a viewport becomes a drawing, layer by layer from the ground up.

use super::{
    base,
    clusters::clusters,
    contents::Scene,
    drawing::{Dash, Drawing, Shape, Stroke, Typesetter},
    labels::{SQUARE_PT, Taken},
    layout::Layout,
    mark::Mark,
    palette::Palette,
    screen::{ScreenBox, ScreenPoint},
    symbols::Composer,
    topic::Topic,
    trace::{Form, Strength, Trace},
    viewport::Viewport,
};
use crate::{
    basemap::Basemap,
    places::{kind::PlaceKind, place::Accuracy},
};

/// How many points there are along one stretch of a line.
const MOST_ALONG: f32 = 200.0;

/// Points along a line that is drawn, as far as it is in view.
fn along<'a>(shape: &'a Shape, view: &'a Viewport) -> impl Iterator<Item = ScreenPoint> + 'a {
    let points = match shape {
        Shape::Line { points, .. } => points.as_slice(),
        _ => &[],
    };
    let stretches = points.windows(2).filter_map(|ends| Some((*ends.first()?, *ends.last()?)));
    let dots = stretches.flat_map(|(from, to)| {
        let steps = (from.distance(to) / SQUARE_PT).ceil().clamp(1.0, MOST_ALONG);
        (0..=steps as usize).map(move |step| {
            let part = step as f32 / steps;
            ScreenPoint::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)
        })
    });
    dots.filter(|at| view.holds(*at))
}

impl Scene {
    /// The scene through a viewport: the drawing, and where things are for the pointer. Labels keep
    /// out of `reserved`, the boxes that something else covers.
    pub fn compose(
        &self,
        basemap: &Basemap,
        view: &Viewport,
        palette: &Palette,
        typesetter: &dyn Typesetter,
        reserved: &[ScreenBox],
    ) -> (Drawing, Layout) {
        let mut shapes = base::ground_shapes(basemap, view, palette);
        self.area_fills(view, palette, &mut shapes);
        shapes.extend(base::border_shapes(basemap, view, palette));
        self.area_outlines(view, palette, &mut shapes);
        let mut traces = Vec::new();
        self.trace_shapes(view, palette, &mut traces);
        let mut composer = Composer {
            scene: self,
            view,
            palette,
            typesetter,
            taken: Taken::with(reserved),
            layout: Layout { clusters: clusters(self.marks(), view, self.selected), ..Layout::default() },
            symbols: Vec::new(),
            texts: Vec::new(),
        };
        composer.taken.avoid(traces.iter().flat_map(|shape| along(shape, view)));
        shapes.append(&mut traces);
        composer.symbols();
        composer.linked_labels();
        composer.dots();
        composer.disputed_labels(basemap);
        composer.base_names(&basemap.names);
        shapes.append(&mut composer.symbols);
        shapes.append(&mut composer.texts);
        (Drawing { shapes }, composer.layout)
    }

    /// The areas that are shown, larger ones first so that none hides another.
    fn shown_areas(&self) -> Vec<(usize, &Mark)> {
        let mut shown: Vec<_> = self.marks().iter().enumerate().filter(|(index, _)| self.shows_area(*index)).collect();
        shown.sort_by(|a, b| b.1.extent().total_cmp(&a.1.extent()));
        shown
    }

    /// The shapes of its traces: zones below routes, what is selected or pointed at above the others.
    pub fn trace_shapes(&self, view: &Viewport, palette: &Palette, shapes: &mut Vec<Shape>) {
        let strength = |trace: &Trace| {
            if self.lit.contains(&trace.provision) { Strength::Strong } else { Strength::Plain }
        };
        let mut seen: Vec<&Trace> = self.traces.iter().filter(|trace| trace.is_seen(view)).collect();
        seen.sort_by_key(|trace| (trace.form != Form::Zone, strength(trace) == Strength::Strong));
        for trace in seen {
            trace.shapes(view, palette, strength(trace), shapes);
        }
    }

    fn area_fills(&self, view: &Viewport, palette: &Palette, shapes: &mut Vec<Shape>) {
        for (index, mark) in self.shown_areas() {
            let opacity = match (self.selected == Some(index), self.hovered.contains(&index)) {
                _ if mark.kind == PlaceKind::Country => 0.10,
                (true, _) => 0.34,
                (_, true) => 0.28,
                _ if mark.accuracy == Accuracy::Schematic => 0.0,
                // What is handed over is what the map is about.
                _ if mark.coding.as_ref().is_some_and(|coding| coding.topic() == Topic::Handover) => 0.24,
                _ => 0.15,
            };
            let colour = mark.colour(palette).faded(opacity);
            shapes.extend(
                mark.area_parts(view.zoom, view.world_box(8.0)).map(|part| base::fill_shape(part, view, colour)),
            );
        }
    }

    fn area_outlines(&self, view: &Viewport, palette: &Palette, shapes: &mut Vec<Shape>) {
        for (index, mark) in self.shown_areas() {
            let strong = self.selected == Some(index) || self.hovered.contains(&index);
            let width = if strong { 2.2 } else { 1.4 };
            let dashed = mark.accuracy == Accuracy::Schematic;
            let dash = dashed.then_some(Dash { on: 7.0, off: 4.0, phase: 0.0 });
            let line_width = if mark.lines.is_some() { width + 1.2 } else { width };
            let stroke = Stroke { width: line_width, colour: mark.colour(palette), dash };
            let seen = view.world_box(8.0);
            let layers = mark.areas.iter().chain(&mark.lines);
            for part in layers.flat_map(|layer| layer.at_zoom(view.zoom).within(seen)) {
                part.runs().for_each(|run| base::line_shapes(run, view, stroke, shapes));
            }
        }
    }
}
