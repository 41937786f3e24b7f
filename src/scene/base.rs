//! The base map as shapes: relief, water, lines of districts and countries, lines in dispute.

use super::{
    drawing::{Dash, Shape, Stroke},
    palette::Palette,
    screen::ScreenPoint,
    viewport::Viewport,
};
use crate::{
    basemap::{
        Basemap,
        detail::DetailPart,
        layer::{Layer, LayerTheme},
    },
    ground::geo::{WorldBox, WorldPoint},
};

/// How far beyond the edge things are still drawn, in points, so that no line end is seen.
const MARGIN_PT: f32 = 24.0;

/// The zoom from which lines of districts and provinces are drawn.
const PROVINCES_FROM: f64 = 5.2;

/// The base map up to and including the lines of districts: what lies under the areas of places.
#[must_use]
pub fn ground_shapes(basemap: &Basemap, view: &Viewport, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (index, relief) in basemap.reliefs.iter().enumerate() {
        let opacity = relief_opacity(view.zoom - relief.native_zoom());
        if opacity > 0.0 && relief.bounds.meets(view.world_box(0.0)) {
            shapes.push(Shape::Relief {
                index,
                top_left: view.screen_from_world(relief.bounds.min),
                bottom_right: view.screen_from_world(relief.bounds.max),
                opacity,
            });
        }
    }
    for layer in &basemap.layers {
        match layer.theme {
            LayerTheme::Borders | LayerTheme::Disputed => {}
            LayerTheme::Sea | LayerTheme::Lakes => layer_shapes(layer, view, palette, &mut shapes),
            LayerTheme::Provinces if view.zoom < PROVINCES_FROM => {}
            LayerTheme::Rivers | LayerTheme::Coast | LayerTheme::Provinces => {
                layer_shapes(layer, view, palette, &mut shapes);
            }
        }
    }
    shapes
}

/// How much is seen of a relief that is enlarged by some zoom levels: all of it as long as it looks
/// sharp, then less, so that no blur is taken for land.
fn relief_opacity(levels: f64) -> f32 {
    (1.0 - (levels - 1.5) / 2.5).clamp(0.0, 1.0) as f32
}

/// The lines that lie over the areas of places: countries and disputes.
#[must_use]
pub fn border_shapes(basemap: &Basemap, view: &Viewport, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for layer in &basemap.layers {
        if matches!(layer.theme, LayerTheme::Borders | LayerTheme::Disputed) {
            layer_shapes(layer, view, palette, &mut shapes);
        }
    }
    shapes
}

/// One layer's visible parts.
fn layer_shapes(layer: &Layer, view: &Viewport, palette: &Palette, shapes: &mut Vec<Shape>) {
    let seen = view.world_box(MARGIN_PT);
    let stroke = layer_stroke(layer.theme, view.zoom, palette);
    for part in layer.at_zoom(view.zoom).within(seen) {
        if layer.theme.is_filled() {
            shapes.push(fill_shape(part, view, palette.sea));
        }
        if layer.theme == LayerTheme::Rivers && f64::from(part.rank) > view.zoom - 3.0 {
            continue;
        }
        if layer.theme != LayerTheme::Sea {
            part.runs().for_each(|run| line_shapes(run, view, stroke, shapes));
        }
    }
}

/// How a layer's lines are drawn at a zoom.
fn layer_stroke(theme: LayerTheme, zoom: f64, palette: &Palette) -> Stroke {
    // Lines grow a little as one comes nearer, as on printed maps of rising scale.
    let near = ((zoom - 2.5) / 6.0).clamp(0.0, 1.0) as f32;
    let (width, colour, dash) = match theme {
        LayerTheme::Sea | LayerTheme::Lakes => (0.6, palette.water_line.faded(0.5), None),
        LayerTheme::Coast => (0.7, palette.water_line.faded(0.65), None),
        LayerTheme::Rivers => (0.6 + 0.7 * near, palette.water_line.faded(0.45), None),
        LayerTheme::Provinces => (0.6 + 0.3 * near, palette.province.faded(0.5), None),
        LayerTheme::Borders => (0.6 + 1.0 * near, palette.border.faded(0.65 + 0.35 * near), None),
        LayerTheme::Disputed => {
            (1.1 + 0.3 * near, palette.border.faded(0.85), Some(Dash { on: 5.0, off: 3.5, phase: 0.0 }))
        }
    };
    Stroke { width, colour, dash }
}

/// A filled part.
#[must_use]
pub fn fill_shape(part: &DetailPart, view: &Viewport, colour: super::colour::Colour) -> Shape {
    Shape::Fill {
        points: part.points.iter().map(|point| view.screen_from_world(*point)).collect(),
        ring_starts: part.ring_starts.clone(),
        triangles: part.triangles.clone(),
        colour,
    }
}

/// The runs of a line that come near the view, each a shape; dashes keep their place on the ground.
pub fn line_shapes(run: &[WorldPoint], view: &Viewport, stroke: Stroke, shapes: &mut Vec<Shape>) {
    let seen = view.world_box(MARGIN_PT);
    let mut points: Vec<ScreenPoint> = Vec::new();
    let mut length = 0.0;
    let mut start = 0.0;
    let mut finish = |points: &mut Vec<ScreenPoint>, start: f32| {
        if points.len() > 1 {
            let dash = stroke.dash.map(|dash| Dash { phase: start % (dash.on + dash.off), ..dash });
            shapes.push(Shape::Line { points: std::mem::take(points), stroke: Stroke { dash, ..stroke } });
        }
        points.clear();
    };
    for (a, b) in run.iter().zip(run.iter().skip(1)) {
        let (from, to) = (view.screen_from_world(*a), view.screen_from_world(*b));
        if WorldBox::around([*a, *b]).meets(seen) {
            if points.is_empty() {
                start = length;
                points.push(from);
            }
            points.push(to);
        } else {
            finish(&mut points, start);
        }
        length += from.distance(to);
    }
    finish(&mut points, start);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::palette::Theme;

    #[test]
    fn a_line_that_leaves_the_view_is_cut_into_its_visible_runs() {
        let view = Viewport { center: WorldPoint { x: 0.5, y: 0.5 }, zoom: 4.0, width: 100.0, height: 100.0 };
        let at = |x: f64, y: f64| WorldPoint { x, y };
        let far = [at(0.5, 0.5), at(0.51, 0.5), at(0.8, 0.2), at(0.9, 0.2), at(0.51, 0.51), at(0.5, 0.51)];
        let mut shapes = Vec::new();
        let stroke = layer_stroke(LayerTheme::Disputed, 4.0, &Palette::of(Theme::Light));
        line_shapes(&far, &view, stroke, &mut shapes);
        assert_eq!(shapes.len(), 2);
        let Shape::Line { stroke, .. } = &shapes[1] else { unreachable!() };
        assert!(stroke.dash.unwrap().phase > 0.0);
    }
}
