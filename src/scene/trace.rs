//! Traces: what provisions draw on the map besides places. Routes between their ends, borders, zones of a
//! stated width; in world units, so that widths are true to scale at the latitude where they are.

use super::{
    base,
    drawing::{Dash, Shape, Stroke},
    palette::{Palette, Theme},
    topic::Topic,
    viewport::Viewport,
};
use crate::{
    basemap::{
        layer::{Layer, LayerTheme},
        outline::Outline,
    },
    ground::geo::{LonLat, WorldPoint},
    places::place::Accuracy,
    provisions::{
        footprint::{Course, Footprint},
        provision::ProvisionId,
    },
};
use geo::LineString;

/// Something that a provision draws.
#[derive(Debug)]
pub struct Trace {
    /// The provision.
    pub provision: ProvisionId,
    /// What decides its colour.
    pub topic: Topic,
    /// Whether it is a way, a border or an area.
    pub form: Form,
    /// How far it can be trusted: what no source has surveyed is schematic.
    pub accuracy: Accuracy,
    /// Its lines or rings.
    pub layer: Layer,
}

/// Whether a trace is a way, a border or an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A way, with its ends.
    Route,
    /// A line that parts two sides.
    Boundary,
    /// An area.
    Zone,
}

/// The dashes of what is schematic.
const SCHEMATIC: Dash = Dash { on: 7.0, off: 5.0, phase: 0.0 };

/// The traces of a provision: the ways and strips of what it covers.
#[must_use]
pub fn traces(provision: &ProvisionId, topic: Topic, footprint: &Footprint) -> Vec<Trace> {
    let trace = |form: Form, parts: Vec<Vec<Vec<WorldPoint>>>, is_schematic: bool| {
        let outline = Outline::new(parts, 1, String::new())?;
        let theme = if form == Form::Zone { LayerTheme::Sea } else { LayerTheme::Borders };
        Some(Trace {
            provision: provision.clone(),
            topic,
            form,
            accuracy: if is_schematic { Accuracy::Schematic } else { Accuracy::Surveyed },
            layer: Layer::new(theme, vec![outline]),
        })
    };
    let rings =
        |area: &geo::Polygon<f64>| std::iter::once(area.exterior()).chain(area.interiors()).map(world).collect();
    let strips = footprint.strips.iter();
    let strips =
        strips.filter_map(|strip| trace(Form::Zone, strip.area.0.iter().map(rings).collect(), strip.is_schematic));
    let ways = footprint.ways.iter();
    let ways = ways.filter_map(|way| {
        let form = match way.course {
            Course::Route => Form::Route,
            Course::Boundary => Form::Boundary,
        };
        trace(form, vec![vec![world(&way.line)]], way.is_schematic)
    });
    strips.chain(ways).collect()
}

fn world(line: &LineString<f64>) -> Vec<WorldPoint> {
    line.0.iter().map(|at| LonLat::new(at.x, at.y).to_world()).collect()
}

impl Trace {
    /// Whether a view shows some of it.
    #[must_use]
    pub fn is_seen(&self, view: &Viewport) -> bool {
        self.layer.outlines.iter().any(|outline| outline.bounds.meets(view.world_box(0.0)))
    }

    /// What its lines are drawn with when nothing makes it stand out.
    #[must_use]
    pub fn stroke(&self, palette: &Palette) -> Stroke {
        let width = match self.form {
            Form::Route | Form::Boundary => 3.6,
            Form::Zone => 1.4,
        };
        let dash = (self.accuracy == Accuracy::Schematic).then_some(SCHEMATIC);
        Stroke { width, colour: palette.topic(self.topic), dash }
    }

    /// Its shapes in a view.
    pub(super) fn shapes(&self, view: &Viewport, palette: &Palette, strength: Strength, shapes: &mut Vec<Shape>) {
        let colour = palette.topic(self.topic);
        let seen = view.world_box(12.0);
        let strong = strength == Strength::Strong;
        let parts: Vec<_> = self.layer.at_zoom(view.zoom).within(seen).collect();
        // Where there is no colour areas are told apart by their hatching.
        if self.form == Form::Zone && palette.theme != Theme::Print {
            let fill = colour.faded(if strong { 0.3 } else { 0.16 });
            shapes.extend(parts.iter().map(|part| base::fill_shape(part, view, fill)));
        }
        let plain = self.stroke(palette);
        let stroke = Stroke { width: plain.width + if strong { 1.2 } else { 0.0 }, ..plain };
        let casing = Stroke { width: stroke.width + 2.4, colour: palette.halo.faded(0.75), dash: None };
        for run in parts.iter().flat_map(|part| part.runs()) {
            if self.form != Form::Zone {
                base::line_shapes(run, view, casing, shapes);
            }
            base::line_shapes(run, view, stroke, shapes);
            let ends = run.first().into_iter().chain(run.last()).filter(|_| self.form == Form::Route);
            for end in ends.map(|end| view.screen_from_world(*end)).filter(|end| view.holds(*end)) {
                let outline = (colour, 2.0);
                shapes.push(Shape::Disc { center: end, radius: 4.4, fill: palette.panel, outline });
            }
        }
    }
}

/// Whether a trace is of what is selected or under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// It is.
    Strong,
    /// It is one among others.
    Plain,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{documents::document::DocumentId, provisions::provision::ProvisionKey};

    #[test]
    fn a_zone_is_tinted_only_where_there_is_colour() {
        let ring = [(10.0, 50.0), (10.2, 50.0), (10.2, 50.2), (10.0, 50.0)]
            .map(|(x, y)| LonLat::new(x, y).to_world())
            .to_vec();
        let outline = Outline::new(vec![vec![ring]], 1, String::new()).unwrap();
        let zone = Trace {
            provision: ProvisionId { document: DocumentId::new("a"), key: ProvisionKey::new("b") },
            topic: Topic::Line,
            form: Form::Zone,
            accuracy: Accuracy::Surveyed,
            layer: Layer::new(LayerTheme::Sea, vec![outline]),
        };
        let center = LonLat::new(10.1, 50.1).to_world();
        let view = Viewport { center, zoom: 9.0, width: 400.0, height: 300.0 };
        let is_tinted = |theme| {
            let mut shapes = Vec::new();
            zone.shapes(&view, &Palette::of(theme), Strength::Plain, &mut shapes);
            shapes.iter().any(|shape| matches!(shape, Shape::Fill { .. }))
        };
        assert!(is_tinted(Theme::Light));
        assert!(!is_tinted(Theme::Print));
    }
}
