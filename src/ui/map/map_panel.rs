//! The map panel: gestures through walkers, content from the scene, symbols as accessible controls.

use super::{
    furniture::Furniture,
    navigation::Navigation,
    painter::{ScreenTypesetter, paint},
    tiles::OnlineTiles,
};
use crate::{
    basemap::Basemap,
    ground::geo::LonLat,
    places::place::PlaceId,
    scene::{
        contents::Scene,
        drawing::Drawing,
        layout::Layout,
        palette::Palette,
        picking::{Picked, pick},
        screen::{ScreenBox, ScreenPoint},
        symbols::SYMBOL_PT,
        viewport::Viewport,
    },
    ui::{command::Command, places_panel::passages_words},
};
use egui::{CursorIcon, Id, Pos2, Rect, Response, Role, Sense, TextureId, Ui, Vec2, WidgetInfo, pos2};
use walkers::{Map, Tiles};

/// What the map panel is given to show.
pub(crate) struct MapContent<'a> {
    /// Places and selection.
    pub(crate) scene: &'a Scene,
    /// What they are drawn on.
    pub(crate) basemap: &'a Basemap,
    /// The relief images on the graphics card.
    pub(crate) reliefs: &'a [TextureId],
    /// The colours.
    pub(crate) palette: &'a Palette,
}

/// What the panel answers.
#[derive(Debug, Default)]
pub(crate) struct MapAnswer {
    /// What the person asked for.
    pub(crate) command: Option<Command>,
    /// The places under the pointer.
    pub(crate) hovered: Vec<PlaceId>,
    /// The position under the pointer.
    pub(crate) pointer: Option<LonLat>,
    /// The boxes that stand on the map.
    pub(crate) covered: Vec<ScreenBox>,
}

/// The panel. Changes only where the map is.
pub(crate) fn map_panel_ui(
    ui: &mut Ui,
    content: &MapContent<'_>,
    navigation: &mut Navigation,
    tiles: &mut OnlineTiles,
) -> MapAnswer {
    let mut answer = MapAnswer::default();
    let rect = ui.available_rect_before_wrap();
    let now_s = ui.input(|input| input.time);
    if navigation.step(rect.width(), rect.height(), now_s) {
        ui.request_repaint();
    }
    let online: Option<&mut dyn Tiles> = match tiles {
        OnlineTiles::Off => None,
        OnlineTiles::On(tiles) => Some(tiles.as_mut()),
    };
    let has_tiles = online.is_some();
    if !has_tiles {
        ui.painter().rect_filled(rect, 0.0, crate::ui::theme::ink(content.palette.land));
    }
    let home = walkers::lon_lat(0.0, 0.0);
    let response = Map::new(online, &mut navigation.memory, home)
        .zoom_with_ctrl(false)
        .double_click_to_zoom_out(true)
        .show(ui, |_, _, _, _| ())
        .response;
    navigation.read_memory();
    let view = navigation.view();
    let mut furniture = Furniture::new(ui, rect, &view, content.palette, &content.scene.legend(&view));
    furniture.fold_legend_over(ui, content.palette, |at| symbol_at(content.scene, &view, at));
    furniture.narrow_attribution_over(ui, content.palette, |at| symbol_at(content.scene, &view, at));
    let ground = if has_tiles { Ground::Tiles } else { Ground::Shipped };
    let (drawing, layout) = compose(ui, content, &view, ground, &furniture);
    let painter = ui.painter().with_clip_rect(rect);
    paint(&painter, rect.min, &drawing, content.reliefs);
    pointer_ui(content, &view, &layout, &response, &mut answer);
    nodes_ui(ui, content, &layout, rect, &mut answer);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, spoken(content.scene, &view)));
    answer.command = furniture.show(ui, content.palette).or(answer.command);
    answer.covered = furniture.boxes();
    answer
}

/// The boxes that will stand on a map that was not drawn yet.
pub(crate) fn covered(ui: &Ui, rect: Rect, view: &Viewport, palette: &Palette, scene: &Scene) -> Vec<ScreenBox> {
    Furniture::new(ui, rect, view, palette, &scene.legend(view)).boxes()
}

/// Whether the symbol of a place that passages mention reaches into a box.
fn symbol_at(scene: &Scene, view: &Viewport, taken: ScreenBox) -> bool {
    let linked = scene.marks().iter().filter(|mark| mark.is_linked());
    let mut symbols = linked.filter_map(|mark| Some(view.screen_from_world(mark.anchor?)));
    symbols.any(|at| ScreenBox::around(at, SYMBOL_PT).overlap(taken) > 0.0)
}

/// What lies below the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// The shipped base map.
    Shipped,
    /// Tiles that walkers has drawn.
    Tiles,
}

fn compose(
    ui: &Ui,
    content: &MapContent<'_>,
    view: &Viewport,
    ground: Ground,
    furniture: &Furniture,
) -> (Drawing, Layout) {
    let typesetter = ScreenTypesetter(ui.painter());
    let nothing = Basemap::default();
    let basemap = if ground == Ground::Tiles { &nothing } else { content.basemap };
    content.scene.compose(basemap, view, content.palette, &typesetter, &furniture.boxes())
}

/// Hover and click on what is no symbol: labels and areas. A click on empty ground clears the selection.
fn pointer_ui(content: &MapContent<'_>, view: &Viewport, layout: &Layout, response: &Response, answer: &mut MapAnswer) {
    let local = |at: Pos2| ScreenPoint::new(at.x - response.rect.min.x, at.y - response.rect.min.y);
    if let Some(at) = response.hover_pos() {
        answer.pointer = Some(view.world_from_screen(local(at)).to_lon_lat());
        let picked = pick(content.scene, layout, view, local(at));
        answer.hovered = picked.iter().flat_map(|picked| places_of(content.scene, picked)).collect();
        if picked.is_some() {
            response.ctx.set_cursor_icon(CursorIcon::PointingHand);
        }
    }
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let picked = pick(content.scene, layout, view, local(at));
        answer.command = Some(picked.map_or(Command::ClearSelection, |picked| command_of(content.scene, &picked)));
    }
}

fn places_of(scene: &Scene, picked: &Picked) -> Vec<PlaceId> {
    let place = |at: &usize| scene.marks().get(*at).map(|mark| mark.place.clone());
    match picked {
        Picked::Mark(at) => place(at).into_iter().collect(),
        Picked::Cluster(members) => members.iter().filter_map(place).collect(),
    }
}

/// One place is selected; places of one name too, since they are shown together; others are spread out.
fn command_of(scene: &Scene, picked: &Picked) -> Command {
    let places = places_of(scene, picked);
    let Picked::Cluster(members) = picked else {
        return places.into_iter().next().map_or(Command::ClearSelection, Command::SelectPlace);
    };
    let mut labels = members.iter().filter_map(|at| scene.marks().get(*at)).map(|mark| mark.label.as_str());
    let first = labels.next();
    let same_name = labels.all(|label| Some(label) == first);
    match places.first() {
        Some(place) if same_name => Command::SelectPlace(place.clone()),
        _ => Command::OpenCluster(places),
    }
}

/// Symbols and dots as controls, so that Tab, a screen reader and tests reach them.
fn nodes_ui(ui: &Ui, content: &MapContent<'_>, layout: &Layout, rect: Rect, answer: &mut MapAnswer) {
    let scene = content.scene;
    let clusters = layout.clusters.iter().map(|cluster| (Picked::of(&cluster.members), cluster.at, SYMBOL_PT + 2.0));
    let dots = layout.dots.iter().map(|(mark, at)| (Picked::Mark(*mark), *at, 6.0));
    for (picked, at, radius) in clusters.chain(dots) {
        let places = places_of(scene, &picked);
        let Some(first) = places.first() else {
            continue;
        };
        let center = pos2(rect.min.x + at.x, rect.min.y + at.y);
        let hit = Rect::from_center_size(center, Vec2::splat(2.0 * radius)).intersect(rect);
        let node = ui.interact(hit, Id::unique(("map symbol", first.as_str())), Sense::click());
        let name = node_name(scene, &picked);
        node.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if node.hovered() {
            answer.hovered.clone_from(&places);
            ui.set_cursor_icon(CursorIcon::PointingHand);
        }
        if node.has_focus() {
            let ring = egui::Stroke::new(2.0, crate::ui::theme::ink(content.palette.accent));
            ui.painter().with_clip_rect(rect).circle_stroke(center, radius + 3.0, ring);
        }
        if node.clicked() {
            answer.command = Some(command_of(scene, &picked));
        }
    }
}

/// What a screen reader says of a symbol: "On the map: Name, kind, n passages".
fn node_name(scene: &Scene, picked: &Picked) -> String {
    let marks = match picked {
        Picked::Mark(at) => std::slice::from_ref(at),
        Picked::Cluster(members) => members.as_slice(),
    };
    let names = marks
        .iter()
        .filter_map(|at| scene.marks().get(*at))
        .map(|mark| format!("{}, {}, {}", mark.label, mark.kind.word(), passages_words(mark.passages)));
    format!("On the map: {}", names.collect::<Vec<_>>().join("; "))
}

/// What a screen reader says of the map.
fn spoken(scene: &Scene, view: &Viewport) -> String {
    let linked = scene.marks().iter().filter(|mark| mark.is_linked()).count();
    let center = view.center_lon_lat();
    format!("Map, {linked} mentioned places, centre {}, zoom {:.1}", written(center), view.zoom)
}

/// A position as people write it: 39.99°N 46.93°E.
pub(crate) fn written(at: LonLat) -> String {
    let north = if at.latitude < 0.0 { 'S' } else { 'N' };
    let east = if at.longitude < 0.0 { 'W' } else { 'E' };
    format!("{:.3}°{north} {:.3}°{east}", at.latitude.abs(), at.longitude.abs())
}
