//! The pages of a sheet as they will be, with callouts that can be dragged.

use super::{
    desk::{Desk, DeskCommand},
    page_zoom::ZoomStep,
};
use crate::{
    briefing::page::PageBox,
    scene::palette::Palette,
    ui::{theme::ink, widgets::quiet},
};
use egui::{
    Color32, CornerRadius, CursorIcon, Image, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

/// The page that is looked at, as large as fits or as was chosen; it scrolls when it is larger than its room.
pub(super) fn preview_ui(ui: &mut Ui, palette: &Palette, desk: &mut Desk) -> Option<DeskCommand> {
    let Some(shown) = &desk.shown else {
        ui.centered_and_justified(|ui| quiet(ui, palette, "The sheet is being drawn …"));
        return None;
    };
    let page = shown.sheet.pages.get(shown.page)?;
    let (page, room) = (vec2(page.width, page.height), ui.max_rect());
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| room.contains(*at));
    let (scale, offset) = desk.zoom.lay_out(page, room.size(), pointer.unwrap_or(room.center()) - room.min);
    // A page that was zoomed would spring back to where its edges were before.
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let area = ScrollArea::both().id_salt("desk page").auto_shrink(false);
    let area = offset.into_iter().fold(area, ScrollArea::scroll_offset);
    let (desk_seen, mut command) = (&*desk, None);
    let scrolled = area.show(ui, |ui| {
        let (around, _) = ui.allocate_exact_size((page * scale).max(room.size()), Sense::hover());
        command = page_ui(ui, palette, desk_seen, Rect::from_center_size(around.center(), page * scale));
    });
    desk.zoom.offset = scrolled.state.clamped_offset();
    let factor = ui.input(egui::InputState::zoom_delta);
    if pointer.is_some() && (factor - 1.0).abs() > f32::EPSILON {
        command = Some(DeskCommand::Zoom(ZoomStep::Times(factor)));
    }
    command
}

/// The page in its place on the screen, with its callouts.
fn page_ui(ui: &mut Ui, palette: &Palette, desk: &Desk, rect: Rect) -> Option<DeskCommand> {
    let shown = desk.shown.as_ref()?;
    ui.painter().rect_filled(rect.expand(1.0), CornerRadius::same(3), Color32::from_black_alpha(40));
    Image::new(&shown.large).paint_at(ui, rect);
    let response = ui.interact(rect, ui.scope_id().with("page"), Sense::hover());
    let words = format!("Page {} of {}: {}", shown.page + 1, shown.sheet.pages.len(), desk.briefing.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words.as_str()));
    callouts_ui(ui, palette, desk, rect.min, desk.zoom.shown())
}

/// Handles on the callouts of the page: dragged they stay where they are put, a double click lets them go.
fn callouts_ui(ui: &mut Ui, palette: &Palette, desk: &Desk, origin: Pos2, scale: f32) -> Option<DeskCommand> {
    let shown = desk.shown.as_ref()?;
    let map = (*shown.sheet.maps.get(shown.page)?)?;
    let mut command = None;
    for (page, place, bounds) in &shown.sheet.callouts {
        if *page != shown.page {
            continue;
        }
        let rect = on_screen(*bounds, origin, scale);
        let response =
            ui.interact(rect.expand(2.0), ui.scope_id().with(("callout", place.as_str())), Sense::click_and_drag());
        let name = format!("Callout of {place}: drag to move, double click to let go");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
        let dragged = response.total_drag_delta().unwrap_or_default();
        if response.hovered() || response.dragged() || response.has_focus() {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
            let stroke = Stroke::new(1.5, ink(palette.accent));
            ui.painter().rect_stroke(
                rect.translate(dragged).expand(2.0),
                CornerRadius::same(5),
                stroke,
                StrokeKind::Outside,
            );
        }
        if response.double_clicked() {
            command = Some(DeskCommand::Release(place.clone()));
        } else if response.drag_stopped() {
            let middle = rect.center() + dragged;
            let on_page = (middle - origin) / scale;
            let part = |at: f32, from: f32, size: f32| ((at - from) / size).clamp(0.0, 1.0);
            let spot = [part(on_page.x, map.x, map.width), part(on_page.y, map.y, map.height)];
            command = Some(DeskCommand::Put(place.clone(), spot));
        }
    }
    command
}

fn on_screen(bounds: PageBox, origin: Pos2, scale: f32) -> Rect {
    let min = pos2(origin.x + bounds.x * scale, origin.y + bounds.y * scale);
    Rect::from_min_size(min, vec2(bounds.width, bounds.height) * scale)
}

/// The small pages in a row.
pub(super) fn pages_ui(ui: &mut Ui, palette: &Palette, desk: &Desk) -> Option<DeskCommand> {
    let shown = desk.shown.as_ref()?;
    let mut command = None;
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            for (page, texture) in shown.small.iter().enumerate() {
                let size = texture.size_vec2();
                let size: Vec2 = size * (88.0 / size.y.max(1.0));
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                Image::new(texture).paint_at(ui, rect);
                let is_shown = page == desk.page;
                let stroke =
                    if is_shown { Stroke::new(2.0, ink(palette.accent)) } else { Stroke::new(1.0, ink(palette.line)) };
                ui.painter().rect_stroke(rect, CornerRadius::same(2), stroke, StrokeKind::Outside);
                let name = format!("Page {}", page + 1);
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, name.as_str()));
                if response.clicked() {
                    command = Some(DeskCommand::ShowPage(page));
                }
            }
        });
    });
    command
}
