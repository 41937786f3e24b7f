//! Symbols of places, always of linked ones, and their names where there is room; that of the selection in any case.

use super::{
    clusters::Cluster,
    colour::Colour,
    contents::Scene,
    drawing::{Lettering, Shape, Slant, Typesetter, Weight},
    labels::{Spots, Taken},
    layout::Layout,
    mark::Mark,
    palette::Palette,
    screen::{ScreenBox, ScreenPoint},
    topic::Coding,
    viewport::Viewport,
};
use crate::places::kind::PlaceKind;
use std::collections::{HashMap, HashSet};

/// The radius of a linked place's symbol, outline included, in points.
pub const SYMBOL_PT: f32 = 10.5;

/// The side of the square in which one dot stands for all, in points.
const CELL_PT: f32 = 9.0;

/// How many dots are drawn at most.
const MOST_DOTS: usize = 2500;

/// How many dots are tried for a label; after so many hardly any finds room.
const MOST_DOT_LABELS: usize = 250;

/// The radius of the dot of a place that no passage mentions.
const DOT_PT: f32 = 3.0;

/// Symbols and labels on their way into a drawing.
pub(super) struct Composer<'a> {
    pub(super) scene: &'a Scene,
    pub(super) view: &'a Viewport,
    pub(super) palette: &'a Palette,
    pub(super) typesetter: &'a dyn Typesetter,
    pub(super) taken: Taken,
    pub(super) layout: Layout,
    pub(super) symbols: Vec<Shape>,
    pub(super) texts: Vec<Shape>,
}

impl Composer<'_> {
    pub(super) fn map_size(&self) -> [f32; 2] {
        [self.view.width, self.view.height]
    }

    fn is_selected(&self, cluster: &Cluster) -> bool {
        cluster.members.iter().any(|member| self.scene.selected == Some(*member))
    }

    /// Whether a cluster is the selection, or under the pointer.
    fn is_strong(&self, cluster: &Cluster) -> bool {
        let strong = |member: &usize| self.scene.selected == Some(*member) || self.scene.hovered.contains(member);
        cluster.members.iter().any(strong)
    }

    /// The discs of linked places, with their counts.
    pub(super) fn symbols(&mut self) {
        for cluster in &self.layout.clusters {
            let Some(mark) = cluster.members.first().and_then(|&at| self.scene.marks().get(at)) else {
                continue;
            };
            let selected = self.is_selected(cluster);
            let radius = if self.is_strong(cluster) { SYMBOL_PT + 1.5 } else { SYMBOL_PT };
            if selected {
                let ring = self.palette.accent.faded(0.35);
                let shape = Shape::Disc { center: cluster.at, radius: radius + 4.0, fill: ring, outline: (ring, 0.0) };
                self.symbols.push(shape);
            }
            self.symbols.push(Shape::Disc {
                center: cluster.at,
                radius,
                fill: mark.colour(self.palette),
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
            self.taken.take(ScreenBox::around(cluster.at, SYMBOL_PT + 1.5));
        }
    }

    /// The names of linked places, with what is said of them below where there is room for both.
    pub(super) fn linked_labels(&mut self) {
        let mut clusters = self.layout.clusters.clone();
        // The pointer must not move labels about, so that only the selection comes first.
        clusters.sort_by_key(|cluster| !self.is_selected(cluster));
        let names: Vec<String> = clusters.iter().map(|cluster| self.cluster_name(cluster)).collect();
        let mut alike: HashMap<&str, usize> = HashMap::new();
        for name in &names {
            *alike.entry(name).or_default() += 1;
        }
        for (cluster, name) in clusters.iter().zip(&names) {
            let Some(&first) = cluster.members.first() else { continue };
            let strong = self.is_selected(cluster);
            let mut name = name.clone();
            let title = self.lettering(if strong { 16.0 } else { 14.5 }, Weight::Bold, self.palette.ink);
            let kind = self.lettering(11.0, Weight::Regular, self.palette.label);
            // Two of one name are told apart by their kinds.
            let is_alone = alike.get(name.as_str()) == Some(&1);
            let below = match self.cluster_coding(cluster) {
                Some(coding) if is_alone => coding,
                Some(coding) => format!("{} · {coding}", self.cluster_kinds(cluster)),
                None => self.cluster_kinds(cluster),
            };
            let (mut top, bottom) = (self.typesetter.size(&name, &title), self.typesetter.size(&below, &kind));
            let size = [top[0].max(bottom[0]), top[1] + bottom[1] - 2.0];
            // The ring around a selected symbol reaches further.
            let spots = Spots::Around(SYMBOL_PT + if strong { 7.5 } else { 1.0 });
            let map = self.map_size();
            let (spot, has_below) = if strong {
                (self.taken.place_anyway(cluster.at, size, spots, map), true)
            } else if let Some(spot) = self.taken.place(cluster.at, size, spots, map) {
                (spot, true)
            } else {
                if !is_alone {
                    name = format!("{name}, {}", self.cluster_kinds(cluster));
                    top = self.typesetter.size(&name, &title);
                }
                let Some(spot) = self.taken.place(cluster.at, top, spots, map) else { continue };
                (spot, false)
            };
            let size = if has_below { size } else { top };
            let left_of_symbol = spot.max.x <= cluster.at.x;
            let shift = |width: f32| if left_of_symbol { size[0] - width } else { 0.0 };
            let at = ScreenPoint::new(spot.min.x + shift(top[0]), spot.min.y);
            self.texts.push(Shape::Text { at, text: name, lettering: title });
            if has_below {
                let at = ScreenPoint::new(spot.min.x + shift(bottom[0]), spot.min.y + top[1] - 2.0);
                self.texts.push(Shape::Text { at, text: below, lettering: kind });
            }
            self.layout.labels.push((first, spot));
        }
    }

    /// The first member's name; for places of several names, how many more there are.
    fn cluster_name(&self, cluster: &Cluster) -> String {
        let names = self.distinct(cluster, |mark| mark.label.as_str());
        match names.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first, rest @ ..] => format!("{first} + {}", rest.len()),
        }
    }

    /// What provisions say of a cluster's members, all together; none when they say nothing.
    fn cluster_coding(&self, cluster: &Cluster) -> Option<String> {
        let codings = cluster.members.iter().filter_map(|&at| self.scene.marks().get(at)?.coding.as_ref());
        let (mut categories, mut reactions) = (Vec::new(), 0);
        for coding in codings {
            categories.extend(&coding.categories);
            reactions += coding.reactions;
        }
        Coding::new(categories, reactions).map(|coding| coding.words())
    }

    /// The kinds of a cluster's members, each once: "district and town"; only how many when they are many.
    fn cluster_kinds(&self, cluster: &Cluster) -> String {
        let kinds = self.distinct(cluster, |mark| mark.kind.word());
        if kinds.len() > 2 { format!("{} places", cluster.members.len()) } else { kinds.join(" and ") }
    }

    /// What the members of a cluster say of themselves, each answer once, in their order.
    fn distinct<'b>(&'b self, cluster: &Cluster, answer: impl Fn(&'b Mark) -> &'b str) -> Vec<&'b str> {
        let mut answers = Vec::new();
        for mark in cluster.members.iter().filter_map(|&at| self.scene.marks().get(at)) {
            if !answers.contains(&answer(mark)) {
                answers.push(answer(mark));
            }
        }
        answers
    }

    /// Places that no passage mentions: a small ring and a name, if there is room. Of a crowd of
    /// thousands one ring stands for those that it would cover.
    pub(super) fn dots(&mut self) {
        let mut cells: HashSet<(i32, i32)> = HashSet::new();
        let mut tries = 0;
        for (index, at) in self.due_dots() {
            let Some(mark) = self.scene.marks().get(index) else {
                continue;
            };
            let selected = self.scene.selected == Some(index);
            let is_first_here = cells.insert(((at.x / CELL_PT) as i32, (at.y / CELL_PT) as i32));
            let is_hidden = !self.taken.is_free(ScreenBox::around(at, DOT_PT));
            if !selected && (!is_first_here || is_hidden || cells.len() > MOST_DOTS) {
                continue;
            }
            let weight = if selected { Weight::Bold } else { Weight::Regular };
            let lettering = self.lettering(if selected { 15.0 } else { 12.0 }, weight, self.palette.label);
            let spots = Spots::Around(DOT_PT + 1.0);
            tries += 1;
            let spot = if selected {
                let size = self.typesetter.size(&mark.label, &lettering);
                Some(self.taken.place_anyway(at, size, spots, self.map_size()))
            } else if tries <= MOST_DOT_LABELS {
                let size = self.typesetter.size(&mark.label, &lettering);
                self.taken.place(at, size, spots, self.map_size())
            } else {
                None
            };
            // A file that says from which zoom a place is due has others to show in its stead.
            if spot.is_none() && mark.min_zoom > 0.0 {
                continue;
            }
            self.dot(index, at, selected);
            if let Some(spot) = spot {
                self.texts.push(Shape::Text { at: spot.min, text: mark.label.clone(), lettering });
                self.layout.labels.push((index, spot));
            }
        }
    }

    /// The places without passages that this zoom shows and the view holds, the important ones first.
    fn due_dots(&self) -> Vec<(usize, ScreenPoint)> {
        let mut due: Vec<(usize, ScreenPoint)> = Vec::new();
        for (index, mark) in self.scene.marks().iter().enumerate() {
            let strong = self.scene.selected == Some(index) || self.scene.hovered.contains(&index);
            let is_dot = mark.kind.is_settlement() || mark.kind == PlaceKind::Other;
            if mark.is_linked() || !(strong || is_dot && self.view.zoom >= mark.min_zoom) {
                continue;
            }
            let at = mark.anchor.map(|anchor| self.view.screen_from_world(anchor));
            due.extend(at.filter(|at| self.view.holds(*at)).map(|at| (index, at)));
        }
        due.sort_by_key(|(index, _)| {
            let mark = self.scene.marks().get(*index);
            (self.scene.selected != Some(*index), mark.map(|mark| (mark.min_zoom * 100.0) as u32), *index)
        });
        due
    }

    fn dot(&mut self, index: usize, center: ScreenPoint, selected: bool) {
        let outline = if selected { self.palette.accent } else { self.palette.label };
        let radius = if selected { DOT_PT + 2.0 } else { DOT_PT };
        self.symbols.push(Shape::Disc { center, radius, fill: self.palette.panel, outline: (outline, 1.4) });
        self.taken.take(ScreenBox::around(center, radius));
        self.layout.dots.push((index, center));
    }

    pub(super) fn lettering(&self, size: f32, weight: Weight, colour: Colour) -> Lettering {
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
