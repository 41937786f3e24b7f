//! Items moved on the page: what was set at the origin goes to its place.

use super::page::{Clip, Item, PageBox, PagePoint};

impl PagePoint {
    /// The position moved right and down.
    #[must_use]
    pub fn moved(self, by: Self) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl PageBox {
    /// The box moved right and down.
    #[must_use]
    pub fn moved(self, by: PagePoint) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y, ..self }
    }
}

impl Item {
    /// The item moved right and down.
    #[must_use]
    pub fn moved(mut self, by: PagePoint) -> Self {
        match &mut self {
            Self::Path(path) => {
                for at in path.runs.iter_mut().flat_map(|run| &mut run.points) {
                    *at = at.moved(by);
                }
            }
            Self::Dots(dots) => dots.centers.iter_mut().for_each(|at| *at = at.moved(by)),
            Self::Disc(disc) => disc.center = disc.center.moved(by),
            Self::Box(rounded) => rounded.bounds = rounded.bounds.moved(by),
            Self::Text(block) => {
                for glyph in block.runs.iter_mut().flat_map(|run| &mut run.glyphs) {
                    glyph.at = glyph.at.moved(by);
                }
            }
            Self::Image(picture) => picture.bounds = picture.bounds.moved(by),
            Self::Clip(Clip { bounds, items, .. }) => {
                *bounds = bounds.moved(by);
                *items = all_moved(std::mem::take(items), by);
            }
            Self::Group(group) => group.items = all_moved(std::mem::take(&mut group.items), by),
        }
        self
    }
}

fn all_moved(items: Vec<Item>, by: PagePoint) -> Vec<Item> {
    items.into_iter().map(|item| item.moved(by)).collect()
}
