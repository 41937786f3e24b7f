//! Names of the base map: disputed lines with their dates, then seas, countries and towns by rank.

use super::{
    drawing::{Lettering, Shape, Slant, Weight},
    labels::Spots,
    mark::Mark,
    screen::{ScreenBox, ScreenPoint},
    symbols::Composer,
};
use crate::{
    basemap::{
        Basemap,
        names::{NameKind, NamedPoint},
    },
    ground::geo::WorldBox,
};

/// The zoom from which disputed lines are named.
const DISPUTED_NAMES_FROM: f64 = 6.5;

/// The free room left and right of the name of a line, so that two names are not read as one.
const BESIDE_PT: f32 = 5.0;

impl Composer<'_> {
    /// The names and dates of disputed lines, once each, where the line crosses the view.
    pub(super) fn disputed_labels(&mut self, basemap: &Basemap) {
        if self.view.zoom < DISPUTED_NAMES_FROM {
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
            let [width, height] = self.typesetter.size(&outline.label, &lettering);
            let size = [width + 2.0 * BESIDE_PT, height];
            let points = outline.parts.iter().flatten().flatten().map(|point| self.view.screen_from_world(*point));
            let spot = points
                .filter(|at| self.view.holds(*at))
                .step_by(9)
                .find_map(|at| self.taken.place(at, size, Spots::Around(2.0), [self.view.width, self.view.height]));
            if let Some(spot) = spot {
                written.push(&outline.label);
                let at = ScreenPoint::new(spot.min.x + BESIDE_PT, spot.min.y);
                self.texts.push(Shape::Text { at, text: outline.label.clone(), lettering });
            }
        }
    }

    /// Names of the base map that no place in view carries already; the earlier a name appears the more important it is.
    pub(super) fn base_names(&mut self, names: &[NamedPoint]) {
        let zoom = self.view.zoom;
        let seen = self.view.world_box(0.0);
        let due = |name: &&NamedPoint| zoom >= name.min_zoom && seen.meets(WorldBox { min: name.at, max: name.at });
        let mut due: Vec<&NamedPoint> = names.iter().filter(due).collect();
        due.sort_by(|a, b| a.min_zoom.total_cmp(&b.min_zoom));
        let labelled = self.layout.labels.iter().map(|(at, _)| at);
        let shown = labelled.chain(self.layout.clusters.iter().flat_map(|cluster| &cluster.members));
        let shown: Vec<&Mark> = shown.filter_map(|at| self.scene.marks().get(*at)).collect();
        for name in due {
            if shown.iter().any(|mark| mark.is_named(name)) {
                continue;
            }
            let at = self.view.screen_from_world(name.at);
            let language = self.scene.language.and_then(|language| name.names.get(language));
            let (text, lettering, spots) = self.base_name(name.kind, language.unwrap_or(&name.name));
            // A dot under the symbol of a place would be read as part of it.
            if let Spots::Around(radius) = spots
                && !self.taken.is_free(ScreenBox::around(at, radius))
            {
                continue;
            }
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
}
