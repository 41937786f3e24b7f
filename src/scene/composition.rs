//! The scene: all marks with what is selected and hovered; composed for a viewport into a drawing.

use super::{
    base,
    clusters::{Cluster, clusters},
    drawing::{Dash, Drawing, Lettering, Shape, Slant, Stroke, Typesetter, Weight},
    labels::{ScreenBox, Spots, Taken},
    mark::Mark,
    palette::Palette,
    picking::Layout,
    viewport::{ScreenPoint, Viewport},
};
use crate::{
    basemap::{
        Basemap,
        names::{NameKind, NamedPoint},
    },
    places::{
        kind::PlaceKind,
        place::{Accuracy, PlaceId},
    },
};
use std::collections::HashMap;

/// The radius of a linked place's symbol, outline included, in points.
pub const SYMBOL_PT: f32 = 10.5;

/// The radius of the dot of a place that no passage mentions.
const DOT_PT: f32 = 3.0;

/// Which language base-map names are written in.
pub type NameLanguage = Option<&'static str>;

/// What the map shows.
#[derive(Debug, Default)]
pub struct Scene {
    marks: Vec<Mark>,
    index: HashMap<PlaceId, usize>,
    /// The selected place.
    pub selected: Option<usize>,
    /// The places glowing because the pointer is on them, here or in another pane.
    pub hovered: Vec<usize>,
    /// The language of names that belong to no place; English when none.
    pub language: NameLanguage,
}

impl Scene {
    /// A scene of marks, nothing selected.
    #[must_use]
    pub fn new(marks: Vec<Mark>) -> Self {
        let index = marks.iter().enumerate().map(|(at, mark)| (mark.place.clone(), at)).collect();
        Self { marks, index, ..Self::default() }
    }

    /// The marks, in the order given.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The index of a place's mark.
    #[must_use]
    pub fn mark_of(&self, place: &PlaceId) -> Option<usize> {
        self.index.get(place).copied()
    }

    /// Whether the area of a mark is drawn: it is mentioned (and no country), selected or hovered.
    #[must_use]
    pub fn shows_area(&self, index: usize) -> bool {
        let linked = self.marks.get(index).is_some_and(|mark| mark.is_linked() && mark.kind != PlaceKind::Country);
        linked || self.selected == Some(index) || self.hovered.contains(&index)
    }

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
        let mut composer = Composer {
            scene: self,
            view,
            palette,
            typesetter,
            taken: Taken::with(reserved),
            layout: Layout { clusters: clusters(&self.marks, view, self.selected), ..Layout::default() },
            symbols: Vec::new(),
            texts: Vec::new(),
        };
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
        let mut shown: Vec<_> = self.marks.iter().enumerate().filter(|(index, _)| self.shows_area(*index)).collect();
        shown.sort_by(|a, b| b.1.extent().total_cmp(&a.1.extent()));
        shown
    }

    fn area_fills(&self, view: &Viewport, palette: &Palette, shapes: &mut Vec<Shape>) {
        for (index, mark) in self.shown_areas() {
            let opacity = match (self.selected == Some(index), self.hovered.contains(&index)) {
                _ if mark.kind == PlaceKind::Country => 0.10,
                (true, _) => 0.34,
                (_, true) => 0.28,
                _ if mark.accuracy == Accuracy::Schematic => 0.0,
                _ => 0.15,
            };
            let colour = palette.class(mark.class()).faded(opacity);
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
            let stroke = Stroke { width: line_width, colour: palette.class(mark.class()), dash };
            let seen = view.world_box(8.0);
            let layers = mark.areas.iter().chain(&mark.lines);
            for part in layers.flat_map(|layer| layer.at_zoom(view.zoom).within(seen)) {
                part.runs().for_each(|run| base::line_shapes(run, view, stroke, shapes));
            }
        }
    }
}

/// Symbols and labels on their way into a drawing.
struct Composer<'a> {
    scene: &'a Scene,
    view: &'a Viewport,
    palette: &'a Palette,
    typesetter: &'a dyn Typesetter,
    taken: Taken,
    layout: Layout,
    symbols: Vec<Shape>,
    texts: Vec<Shape>,
}

impl Composer<'_> {
    fn map_size(&self) -> [f32; 2] {
        [self.view.width, self.view.height]
    }

    /// Whether a cluster is the selection, or under the pointer.
    fn is_strong(&self, cluster: &Cluster) -> bool {
        let strong = |member: &usize| self.scene.selected == Some(*member) || self.scene.hovered.contains(member);
        cluster.members.iter().any(strong)
    }

    /// The discs of linked places, with their counts.
    fn symbols(&mut self) {
        for cluster in &self.layout.clusters {
            let Some(mark) = cluster.members.first().and_then(|&at| self.scene.marks.get(at)) else {
                continue;
            };
            let selected = cluster.members.iter().any(|member| self.scene.selected == Some(*member));
            let radius = if self.is_strong(cluster) { SYMBOL_PT + 1.5 } else { SYMBOL_PT };
            if selected {
                let ring = self.palette.accent.faded(0.35);
                let shape = Shape::Disc { center: cluster.at, radius: radius + 4.0, fill: ring, outline: (ring, 0.0) };
                self.symbols.push(shape);
            }
            self.symbols.push(Shape::Disc {
                center: cluster.at,
                radius,
                fill: self.palette.class(mark.class()),
                outline: (self.palette.panel, 2.0),
            });
            let lettering = Lettering {
                size: if cluster.passages > 99 { 8.5 } else { 11.0 },
                weight: Weight::Bold,
                slant: Slant::Upright,
                spacing: 0.0,
                colour: self.palette.panel,
                halo: None,
            };
            let text = cluster.passages.to_string();
            let [width, height] = self.typesetter.size(&text, &lettering);
            let at = ScreenPoint::new(cluster.at.x - width / 2.0, cluster.at.y - height / 2.0);
            self.symbols.push(Shape::Text { at, text, lettering });
            self.taken.take(ScreenBox::around(cluster.at, radius));
        }
    }

    /// The names of linked places, with their kind below; these are always shown.
    fn linked_labels(&mut self) {
        let mut clusters = self.layout.clusters.clone();
        clusters.sort_by_key(|cluster| !self.is_strong(cluster));
        for cluster in &clusters {
            let Some((&first, mark)) = cluster.members.first().and_then(|at| Some((at, self.scene.marks.get(*at)?)))
            else {
                continue;
            };
            let strong = self.is_strong(cluster);
            let name = self.cluster_name(cluster);
            let title = self.lettering(if strong { 16.0 } else { 14.5 }, Weight::Bold, self.palette.ink);
            let kind = self.lettering(11.0, Weight::Regular, self.palette.label);
            let below = self.cluster_kinds(cluster);
            let (top, bottom) = (self.typesetter.size(&name, &title), self.typesetter.size(&below, &kind));
            let size = [top[0].max(bottom[0]), top[1] + bottom[1] - 2.0];
            let spots = Spots::Around(SYMBOL_PT + if strong { 4.0 } else { 0.0 });
            // Lone countries have a label of their own; a crowd of them must not fight for room.
            let spot = if mark.kind == PlaceKind::Country && !strong {
                self.taken.place(cluster.at, size, spots, self.map_size())
            } else {
                Some(self.taken.place_anyway(cluster.at, size, spots, self.map_size()))
            };
            let Some(spot) = spot else { continue };
            let left_of_symbol = spot.max.x <= cluster.at.x;
            let shift = |width: f32| if left_of_symbol { size[0] - width } else { 0.0 };
            let at = ScreenPoint::new(spot.min.x + shift(top[0]), spot.min.y);
            self.texts.push(Shape::Text { at, text: name, lettering: title });
            let at = ScreenPoint::new(spot.min.x + shift(bottom[0]), spot.min.y + top[1] - 2.0);
            self.texts.push(Shape::Text { at, text: below, lettering: kind });
            self.layout.labels.push((first, spot));
        }
    }

    /// The first member's name; for places of several names, how many more there are.
    fn cluster_name(&self, cluster: &Cluster) -> String {
        let labels = cluster.members.iter().filter_map(|&at| self.scene.marks.get(at));
        let mut names: Vec<&str> = Vec::new();
        for mark in labels {
            if !names.contains(&mark.label.as_str()) {
                names.push(&mark.label);
            }
        }
        match names.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first, rest @ ..] => format!("{first} + {}", rest.len()),
        }
    }

    /// The kinds of a cluster's members, each once: "district and town".
    fn cluster_kinds(&self, cluster: &Cluster) -> String {
        let mut kinds: Vec<&str> = Vec::new();
        for mark in cluster.members.iter().filter_map(|&at| self.scene.marks.get(at)) {
            if !kinds.contains(&mark.kind.word()) {
                kinds.push(mark.kind.word());
            }
        }
        kinds.join(" and ")
    }

    /// Places that no passage mentions: a small ring and a name, if there is room.
    fn dots(&mut self) {
        let mut shown: Vec<(usize, ScreenPoint)> = Vec::new();
        for (index, mark) in self.scene.marks.iter().enumerate() {
            let strong = self.scene.selected == Some(index) || self.scene.hovered.contains(&index);
            let due = mark.kind.is_settlement() || mark.kind == PlaceKind::Other;
            if mark.is_linked() || !(strong || due && self.view.zoom >= mark.min_zoom) {
                continue;
            }
            let Some(at) = mark.anchor.map(|anchor| self.view.screen_from_world(anchor)) else {
                continue;
            };
            if self.view.holds(at) {
                shown.push((index, at));
            }
        }
        shown.sort_by_key(|(index, _)| {
            let mark = self.scene.marks.get(*index);
            (self.scene.selected != Some(*index), mark.map(|mark| (mark.min_zoom * 100.0) as u32), *index)
        });
        for (index, at) in shown {
            let Some(mark) = self.scene.marks.get(index) else {
                continue;
            };
            let selected = self.scene.selected == Some(index);
            let weight = if selected { Weight::Bold } else { Weight::Regular };
            let lettering = self.lettering(if selected { 15.0 } else { 12.0 }, weight, self.palette.label);
            let size = self.typesetter.size(&mark.label, &lettering);
            let spots = Spots::Around(DOT_PT + 1.0);
            let spot = if selected {
                Some(self.taken.place_anyway(at, size, spots, self.map_size()))
            } else {
                self.taken.place(at, size, spots, self.map_size())
            };
            if spot.is_none() && !selected {
                continue;
            }
            self.dot(index, at, selected);
            if let Some(spot) = spot {
                self.texts.push(Shape::Text { at: spot.min, text: mark.label.clone(), lettering });
                self.layout.labels.push((index, spot));
            }
        }
    }

    fn dot(&mut self, index: usize, center: ScreenPoint, selected: bool) {
        let outline = if selected { self.palette.accent } else { self.palette.label };
        let radius = if selected { DOT_PT + 2.0 } else { DOT_PT };
        self.symbols.push(Shape::Disc { center, radius, fill: self.palette.panel, outline: (outline, 1.4) });
        self.taken.take(ScreenBox::around(center, radius));
        self.layout.dots.push((index, center));
    }

    /// The names and dates of disputed lines, once each, where the line crosses the view.
    fn disputed_labels(&mut self, basemap: &Basemap) {
        if self.view.zoom < 6.5 {
            return;
        }
        let lettering =
            Lettering { slant: Slant::Italic, ..self.lettering(11.0, Weight::Regular, self.palette.border) };
        let mut written: Vec<&str> = Vec::new();
        let outlines = basemap.layers.iter().flat_map(|layer| &layer.outlines);
        for outline in outlines.filter(|outline| !outline.label.is_empty()) {
            if written.contains(&outline.label.as_str()) {
                continue;
            }
            let size = self.typesetter.size(&outline.label, &lettering);
            let points = outline.parts.iter().flatten().flatten().map(|point| self.view.screen_from_world(*point));
            let spot = points
                .filter(|at| self.view.holds(*at))
                .step_by(9)
                .find_map(|at| self.taken.place(at, size, Spots::Around(2.0), [self.view.width, self.view.height]));
            if let Some(spot) = spot {
                written.push(&outline.label);
                self.texts.push(Shape::Text { at: spot.min, text: outline.label.clone(), lettering });
            }
        }
    }

    /// Names of the base map, the earlier a name appears the more important it is.
    fn base_names(&mut self, names: &[NamedPoint]) {
        let zoom = self.view.zoom;
        let seen = self.view.world_box(0.0);
        let due = |name: &&NamedPoint| {
            zoom >= name.min_zoom && seen.meets(crate::ground::geo::WorldBox { min: name.at, max: name.at })
        };
        let mut due: Vec<&NamedPoint> = names.iter().filter(due).collect();
        due.sort_by(|a, b| a.min_zoom.total_cmp(&b.min_zoom));
        for name in due {
            let at = self.view.screen_from_world(name.at);
            let language = self.scene.language.and_then(|language| name.names.get(language));
            let (text, lettering, spots) = self.base_name(name.kind, language.unwrap_or(&name.name));
            let size = self.typesetter.size(&text, &lettering);
            let Some(spot) = self.taken.place(at, size, spots, self.map_size()) else {
                continue;
            };
            if let Spots::Around(radius) = spots {
                let outline = (self.palette.label, 1.2);
                self.symbols.push(Shape::Disc { center: at, radius: radius - 1.0, fill: self.palette.panel, outline });
                self.taken.take(ScreenBox::around(at, radius));
            }
            self.texts.push(Shape::Text { at: spot.min, text, lettering });
        }
    }

    /// The lettering of a base-map name, by what it stands for.
    fn base_name(&self, kind: NameKind, name: &str) -> (String, Lettering, Spots) {
        let quiet = self.palette.label;
        let water =
            Lettering { slant: Slant::Italic, ..self.lettering(12.0, Weight::Regular, self.palette.water_line) };
        match kind {
            NameKind::Country => {
                let lettering = self.lettering(12.0, Weight::SemiBold, quiet.faded(0.75));
                (name.to_uppercase(), Lettering { spacing: 2.0, ..lettering }, Spots::Centered)
            }
            NameKind::Sea | NameKind::Lake => (name.to_owned(), water, Spots::Centered),
            NameKind::Range => {
                let lettering = self.lettering(11.0, Weight::Regular, quiet.faded(0.7));
                (name.to_owned(), Lettering { slant: Slant::Italic, spacing: 1.0, ..lettering }, Spots::Centered)
            }
            NameKind::Capital => (name.to_owned(), self.lettering(12.5, Weight::SemiBold, quiet), Spots::Around(3.6)),
            NameKind::Town => (name.to_owned(), self.lettering(11.5, Weight::Regular, quiet), Spots::Around(3.2)),
        }
    }

    fn lettering(&self, size: f32, weight: Weight, colour: super::colour::Colour) -> Lettering {
        Lettering {
            size,
            weight,
            slant: Slant::Upright,
            spacing: 0.0,
            colour,
            halo: Some(self.palette.halo.faded(0.9)),
        }
    }
}
