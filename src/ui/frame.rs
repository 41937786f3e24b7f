//! The panels of a frame: where each stands, and what it is shown.

use super::{
    app::{App, RightPane, view},
    command::Command,
    detail_panel::detail_panel_ui,
    map::map_panel::{MapContent, covered, map_panel_ui},
    places_panel::places_panel_ui,
    presentation::Presentation,
    selection::Selection,
    status_line::{Status, status_line_ui},
    theme::ink,
    top_bar::{TopBar, top_bar_ui},
    unsettled_panel::unsettled_panel_ui,
    view::View,
};
use crate::scene::viewport::Viewport;
use egui::{Frame, IdSalt, Margin, Panel, PanelState, TextureHandle, Ui, UiBuilder};

impl App {
    /// Every panel of a frame.
    pub(super) fn panels_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let palette = self.palette.clone();
        let screen = ui.max_rect();
        let plain = |margin: Margin| Frame::new().fill(ink(palette.panel)).inner_margin(margin);
        if self.presentation == Presentation::On {
            self.presentation_ui(ui, commands);
            return;
        }
        Panel::top("top bar").exact_size(52.0).frame(plain(Margin::symmetric(10, 8))).show(ui, |ui| {
            self.top_ui(ui, commands);
        });
        Panel::bottom("status line").exact_size(26.0).frame(plain(Margin::symmetric(6, 0))).show(ui, |ui| {
            commands.extend(self.status_ui(ui));
        });
        // The limits shrink with the window, so that the map keeps the most room.
        let left = (screen.width() * 0.18).clamp(196.0, 262.0);
        let left_limits = 180.0..=(screen.width() * 0.21).max(left);
        follow_window(ui, "places", left);
        let panel = Panel::left("places").default_size(left).size_range(left_limits);
        panel.frame(plain(Margin::symmetric(10, 0))).show(ui, |ui| {
            within(ui, |ui| self.places_ui(ui, commands));
        });
        let right = (screen.width() * 0.295).clamp(286.0, 430.0);
        let right_limits = 270.0..=(screen.width() * 0.36).max(right);
        follow_window(ui, "detail", right);
        let panel = Panel::right("detail").default_size(right).size_range(right_limits);
        panel.frame(plain(Margin::symmetric(16, 0))).show(ui, |ui| {
            within(ui, |ui| self.detail_ui(ui, commands));
        });
        self.bottom_ui(ui, screen.height(), commands);
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| self.map_ui(ui, commands));
    }

    /// Map and cards, for a room to look at.
    fn presentation_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let frame = Frame::new().fill(ink(self.palette.panel)).inner_margin(Margin::symmetric(20, 8));
        let width = (ui.max_rect().width() * 0.32).clamp(270.0, 560.0);
        Panel::right("cards").exact_size(width).frame(frame).show(ui, |ui| self.detail_ui(ui, commands));
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| self.map_ui(ui, commands));
    }

    fn top_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let name = self.project.name().to_owned();
        let bar = TopBar {
            name: &name,
            can_go_back: self.history.can_go_back(),
            can_go_forward: self.history.can_go_forward(),
            warnings: self.project.warnings().len(),
            progress: self.docket.progress(),
        };
        let view = view!(self);
        commands.extend(top_bar_ui(ui, &view, &bar, &mut self.search));
    }

    fn status_ui(&mut self, ui: &mut Ui) -> Option<Command> {
        let status = Status {
            pointer: self.pointer,
            view: self.navigation.view(),
            task: self.loading.progress().or_else(|| self.exporting.progress()),
            saving: self.keeping.words(),
            connection: if self.tiles.is_on() { "Tiles from openstreetmap.org" } else { "Offline" },
        };
        status_line_ui(ui, &self.palette, &status)
    }

    fn places_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = places_panel_ui(ui, &view, &mut self.others, &mut self.sections);
        commands.extend(answer.command);
        if let Some(group) = answer.hovered.and_then(|index| self.groups.get(index)) {
            let members = group.members.iter().map(|member| member.place.clone()).collect();
            self.point_at(members);
        }
    }

    fn detail_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = match self.right_pane {
            RightPane::Detail => detail_panel_ui(ui, &view, &mut self.reviewing),
            RightPane::Unsettled => unsettled_panel_ui(ui, &view),
        };
        commands.extend(answer.command);
        if ui.ui_contains_pointer() {
            let places = answer.place.map_or_else(|| self.places_at(answer.hovered), |place| vec![place]);
            self.point_at(places);
        }
    }

    fn map_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        self.map_rect = ui.max_rect();
        if self.wants_fit && self.map_rect.width() > 1.0 && !self.scene.marks().is_empty() {
            self.wants_fit = false;
            let size = self.map_rect.size();
            let view = Viewport::sized(size.x, size.y);
            self.covered = covered(ui, self.map_rect, &view, &self.palette, &self.scene);
            let overview = self.overview(view);
            let left = self.resume.take();
            self.navigation.go_to(match left {
                Some((center, zoom)) => Viewport { center: center.to_world(), zoom, ..view }.clamped(),
                None => overview,
            });
        }
        self.scene.selected = match self.history.current() {
            Selection::Place(id) => self.scene.mark_of(id),
            Selection::Provision(id) => self.lead_of(id).and_then(|place| self.scene.mark_of(&place)),
            Selection::Nothing | Selection::Passage(..) => None,
        };
        let selected = match self.history.current() {
            Selection::Provision(id) => Some(id.clone()),
            Selection::Nothing | Selection::Place(_) | Selection::Passage(..) => None,
        };
        self.scene.lit = selected.into_iter().chain(self.hovered_provision.clone()).collect();
        let lit = self.hovered.iter().cloned().chain(self.passage_places());
        self.scene.hovered = lit.filter_map(|id| self.scene.mark_of(&id)).collect();
        let reliefs: Vec<_> = self.reliefs.iter().map(TextureHandle::id).collect();
        let content =
            MapContent { scene: &self.scene, basemap: &self.basemap, reliefs: &reliefs, palette: &self.palette };
        let answer = map_panel_ui(ui, &content, &mut self.navigation, &mut self.tiles);
        self.pointer = answer.pointer;
        self.covered = answer.covered;
        commands.extend(self.put_place(answer.command));
        self.paint_described_place(ui);
        if ui.ui_contains_pointer() {
            self.point_at(answer.hovered);
        }
    }
}

/// Makes a panel as wide as it is for a window of this size, unless a person has dragged it to another width than the one
/// that it was made with.
fn follow_window(ui: &Ui, panel: &'static str, width: f32) {
    let id = ui.scope_id().with_salt(IdSalt::new(panel));
    let now = PanelState::load(ui, id).map(|state| state.outer_rect.width());
    ui.data_mut(|data| {
        let made = data.get_temp::<f32>(id.with("made"));
        let is_as_made = now.zip(made).is_some_and(|(now, made)| (now - made).abs() < 1.0);
        if made.is_none() || is_as_made && made != Some(width) {
            data.remove::<PanelState>(id);
            data.insert_temp(id.with("made"), width);
        }
    });
}

/// What a panel holds, which does not make it wider: only a person does.
fn within(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let room = ui.max_rect();
    ui.expand_to_include_rect(room);
    content(&mut ui.new_child(UiBuilder::new().max_rect(room)));
}
