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
    /// An area of a stated width.
    Zone,
}

impl LegendLine {
    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.words(),
            Self::Kind(class) => class.words(),
            Self::SchematicRoute => "Schematic route",
            Self::Route => "Route",
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
            lines.insert(of_trace(trace));
        }
        lines.into_iter().collect()
    }
}

fn of_trace(trace: &Trace) -> LegendLine {
    match (trace.form, trace.accuracy) {
        (Form::Zone, _) => LegendLine::Zone,
        (Form::Route, Accuracy::Schematic) => LegendLine::SchematicRoute,
        (Form::Route, Accuracy::Surveyed | Accuracy::Approximate) => LegendLine::Route,
    }
}
