//! What of a map is taken: the boxes of its furniture, and what names keep out of.

use super::{
    callouts::ANCHOR,
    furniture::{Corner, Furniture, LegendEntry},
    map_order::MapOrder,
    page::{PageBox, PagePoint},
    paper_scale::PaperScale,
    spots::Placed,
};
use crate::scene::screen::{ScreenBox, ScreenPoint};

impl MapOrder<'_> {
    /// The boxes of legend, scale, north arrow and locator. Legend and locator take two corners where less is that
    /// should be seen, those at the left if these are as good.
    pub(super) fn furniture_boxes(
        &self,
        furniture: &Furniture<'_>,
        entries: &[LegendEntry],
        scale: &PaperScale,
        busy: &[PagePoint],
    ) -> [PageBox; 4] {
        let (scale, north) = (furniture.scale_box(scale), furniture.corner(furniture.north_size(), Corner::TopRight));
        let gap = 6.0 * self.unit;
        let corner = |size: [f32; 2], corner: Corner| {
            let bounds = furniture.corner(size, corner);
            match corner {
                Corner::TopRight => PageBox { y: north.bottom() + gap, ..bounds },
                Corner::BottomRight => PageBox { y: scale.y - gap - size[1], ..bounds },
                Corner::TopLeft | Corner::BottomLeft => bounds,
            }
        };
        let pressed = |bounds: PageBox| {
            let near = bounds.grown(14.0 * self.unit);
            busy.iter().filter(|at| near.overlaps(PageBox::new(at.x, at.y, 0.01, 0.01))).count()
        };
        let corners = [Corner::BottomLeft, Corner::TopLeft, Corner::BottomRight, Corner::TopRight];
        let legends = corners.map(|at| corner(furniture.legend_size(entries), at));
        let insets = corners.map(|at| corner([84.0 * self.unit, 62.0 * self.unit], at));
        let pairs = legends.iter().flat_map(|legend| insets.iter().map(move |inset| (*legend, *inset)));
        let apart = pairs.filter(|(legend, inset)| !legend.grown(gap).overlaps(*inset));
        // A small map has no room for a map in it.
        let (legend, inset) = if self.frame.width > 250.0 * self.unit {
            apart.min_by_key(|(legend, inset)| pressed(*legend) + pressed(*inset))
        } else {
            None
        }
        .or_else(|| Some((legends.into_iter().min_by_key(|legend| pressed(*legend))?, PageBox::default())))
        .unwrap_or_default();
        [legend, scale, north, inset]
    }

    /// The boxes that names of the map keep out of, in points of the scene.
    pub(super) fn reserved(
        &self,
        boxes: &[PageBox],
        placed: &[Option<Placed>],
        anchors: &[Option<PagePoint>],
    ) -> Vec<ScreenBox> {
        let scale = self.scene_scale();
        let boxes = boxes.iter().filter(|taken| taken.width > 0.0);
        let mut taken: Vec<PageBox> = boxes.map(|taken| taken.grown(4.0 * self.unit)).collect();
        taken.extend(placed.iter().flatten().map(|placed| placed.bounds.grown(4.0 * self.unit)));
        for [from, to] in placed.iter().flatten().map(|placed| placed.leader) {
            let length = (to.x - from.x).hypot(to.y - from.y);
            let steps = (length / (4.0 * self.unit)).ceil().max(1.0);
            for step in 0..=steps as usize {
                let part = step as f32 / steps;
                let at = PageBox::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, 0.0, 0.0);
                taken.push(at.grown(2.0 * self.unit));
            }
        }
        let dot = |at: &PagePoint| PageBox::new(at.x, at.y, 0.0, 0.0).grown((ANCHOR + 1.0) * self.unit);
        taken.extend(anchors.iter().flatten().map(dot));
        let on_scene = |taken: PageBox| {
            let min = ScreenPoint::new((taken.x - self.frame.x) / scale, (taken.y - self.frame.y) / scale);
            ScreenBox::new(min, [taken.width / scale, taken.height / scale])
        };
        taken.into_iter().map(on_scene).collect()
    }
}
