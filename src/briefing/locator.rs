//! The locator: a small map of the wider region with the frame of the large one in it.

use super::{
    furniture::Furniture,
    map_picture::MapPicture,
    page::{Item, PageBox, RoundedBox},
    press::Press,
};
use crate::scene::{
    contents::Scene,
    drawing::{Drawing, Shape, Stroke},
    viewport::Viewport,
};

/// How many levels further off the locator is than the map it belongs to.
const LEVELS_OFF: f64 = 3.0;

/// The locator in its box; nothing in a box without room.
pub(super) fn locator(press: &Press<'_>, furniture: &Furniture<'_>, view: &Viewport, bounds: PageBox) -> Vec<Item> {
    if bounds.width <= 0.0 || view.zoom < LEVELS_OFF {
        return Vec::new();
    }
    let scale = 0.5 * furniture.unit;
    let small = Viewport::sized(bounds.width / scale, bounds.height / scale);
    // As many degrees as the large map has, and some around them.
    let fitting = small.fitted(view.world_box(0.0), 0.0, view.zoom).zoom - LEVELS_OFF + 0.6;
    let small = Viewport { center: view.center, zoom: fitting, ..small }.clamped();
    let (drawing, _) = Scene::default().compose(&press.outlines, &small, &press.palette, &press.typesetter, &[]);
    let thin = |shape: Shape| match shape {
        Shape::Line { points, stroke } => {
            Shape::Line { points, stroke: Stroke { width: stroke.width * 0.8, dash: None, ..stroke } }
        }
        other => other,
    };
    let drawing = Drawing { shapes: drawing.shapes.into_iter().map(thin).collect() };
    let picture = MapPicture {
        drawing: &drawing,
        reliefs: &[],
        frame: bounds,
        radius: 3.0 * furniture.unit,
        land: press.palette.land,
        scale,
    };
    let [from, to] = {
        let seen = view.world_box(0.0);
        [seen.min, seen.max].map(|corner| small.screen_from_world(corner))
    };
    let inner = PageBox::new(
        bounds.x + from.x * scale,
        bounds.y + from.y * scale,
        (to.x - from.x) * scale,
        (to.y - from.y) * scale,
    );
    let mark = furniture.palette.alert;
    let outline = |colour, width: f32| Some((colour, width * furniture.unit));
    let mut items = furniture.panel(bounds);
    items.push(picture.item(&press.typesetter));
    items.push(Item::Box(RoundedBox {
        bounds: inner,
        radius: 0.0,
        fill: Some(mark.faded(0.10)),
        outline: outline(mark, 1.1),
    }));
    let line = outline(furniture.palette.ink.faded(0.25), 0.6);
    items.push(Item::Box(RoundedBox { bounds, radius: 3.0 * furniture.unit, fill: None, outline: line }));
    items
}
