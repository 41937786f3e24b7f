//! The legend: what a view shows, and only that, in the order in which it is listed.

use super::{
    contents::Scene,
    mark::Mark,
    palette::KindClass,
    topic::Topic,
    trace::{Form, Trace},
    viewport::Viewport,
};
use crate::{ground::geo::WorldBox, places::place::Accuracy};
use std::collections::BTreeSet;

/// A line of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegendLine {
    /// The colour of a topic.
    Topic(Topic),
    /// The colour of a kind of places on which there is no provision.
    Kind(KindClass),
    /// A way that is drawn schematically.
    SchematicRoute,
    /// A way as its source has it.
    Route,
    /// A border that is drawn schematically.
    SchematicBoundary,
    /// A border, or another line between two sides, as its source has it.
    Boundary,
    /// An area of a stated width.
    Zone,
}

impl LegendLine {
    /// The line of a trace.
    #[must_use]
    pub const fn of_trace(trace: &Trace) -> Self {
        match (trace.form, trace.accuracy) {
            (Form::Zone, _) => Self::Zone,
            (Form::Route, Accuracy::Schematic) => Self::SchematicRoute,
            (Form::Route, Accuracy::Surveyed | Accuracy::Approximate) => Self::Route,
            (Form::Boundary, Accuracy::Schematic) => Self::SchematicBoundary,
            (Form::Boundary, Accuracy::Surveyed | Accuracy::Approximate) => Self::Boundary,
        }
    }

    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.words(),
            Self::Kind(class) => class.words(),
            Self::SchematicRoute => "Schematic route",
            Self::Route => "Route",
            Self::SchematicBoundary => "Schematic boundary",
            Self::Boundary => "Boundary",
            Self::Zone => "Zone, true to scale",
        }
    }
}

impl Scene {
    /// The legend of what a view shows.
    #[must_use]
    pub fn legend(&self, view: &Viewport) -> Vec<LegendLine> {
        let seen = view.world_box(0.0);
        let is_seen = |mark: &&Mark| {
            let at = mark.anchor.map(|at| WorldBox { min: at, max: at });
            mark.is_linked() && (at.is_some_and(|at| seen.meets(at)) || mark.areas.is_some() && mark.bounds.meets(seen))
        };
        let of_mark = |mark: &Mark| match &mark.coding {
            Some(coding) => LegendLine::Topic(coding.topic()),
            None => LegendLine::Kind(mark.class()),
        };
        let mut lines: BTreeSet<LegendLine> = self.marks().iter().filter(is_seen).map(of_mark).collect();
        for trace in self.traces.iter().filter(|trace| trace.is_seen(view)) {
            lines.insert(LegendLine::Topic(trace.topic));
            lines.insert(LegendLine::of_trace(trace));
        }
        lines.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basemap::{
            layer::{Layer, LayerTheme},
            outline::Outline,
        },
        documents::document::DocumentId,
        ground::geo::LonLat,
        places::geojson::read_places,
        provisions::{
            category::Category,
            provision::{ProvisionId, ProvisionKey},
        },
        scene::topic::Coding,
    };

    const PLACES: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Aa","kind":"district"},"geometry":{"type":"Point","coordinates":[10,50]}},
        {"type":"Feature","properties":{"name":"Bb","kind":"town"},"geometry":{"type":"Point","coordinates":[12,50]}}]}"#;

    fn view(longitude: f64) -> Viewport {
        Viewport { center: LonLat::new(longitude, 50.0).to_world(), zoom: 9.0, width: 400.0, height: 300.0 }
    }

    fn scene() -> Scene {
        let places = read_places("p", PLACES.as_bytes()).unwrap().value;
        let coding = Coding::new([Category::Handover], 0);
        let marks = places.iter().map(|place| {
            let mut mark = Mark::new(place, place.title.clone(), 1);
            mark.coding = coding.clone().filter(|_| place.title == "Aa");
            mark
        });
        let mut scene = Scene::new(marks.collect());
        let line = [10.0, 10.2].map(|longitude| LonLat::new(longitude, 50.0).to_world()).to_vec();
        let outline = Outline::new(vec![vec![line]], 1, String::new()).unwrap();
        scene.traces.push(Trace {
            provision: ProvisionId { document: DocumentId::new("d"), key: ProvisionKey::new("k") },
            topic: Topic::Passage,
            form: Form::Route,
            accuracy: Accuracy::Schematic,
            layer: Layer::new(LayerTheme::Borders, vec![outline]),
        });
        scene
    }

    #[test]
    fn the_legend_lists_what_the_view_shows_and_nothing_else() {
        let scene = scene();
        let handover = LegendLine::Topic(Topic::Handover);
        let route = [LegendLine::Topic(Topic::Passage), LegendLine::SchematicRoute];
        assert_eq!(scene.legend(&view(10.0)), [&[handover], route.as_slice()].concat());
        assert_eq!(scene.legend(&view(12.0)), [LegendLine::Kind(KindClass::Settlement)]);
        assert_eq!(scene.legend(&view(30.0)), []);
    }
}
