//! What lies above the panels: the card of a link, the form for a place, overlays, notices, and the hint over
//! the window while files are held above it.

use super::{
    app::{App, view},
    applying::leave_field,
    command::Command,
    link_card::link_card_ui,
    overlay::{Overlay, overlay_ui},
    place_form::place_form_ui,
    review::disagreements::disagreements_ui,
    theme::{Face, ink},
    view::View,
};
use crate::ground::geo::LonLat;
use egui::{Context, Id, LayerId, Order, Stroke, Ui, vec2};

impl App {
    /// Everything above the panels.
    pub(super) fn above_ui(&mut self, context: &Context, commands: &mut Vec<Command>) {
        let mut card = self.card.take();
        commands.extend(link_card_ui(context, &self.view(), &mut card));
        self.card = card;
        commands.extend(place_form_ui(context, &self.palette, &mut self.place_form, self.map_rect));
        if matches!(self.overlay, Overlay::Disagreements) {
            let view = view!(self);
            commands.extend(disagreements_ui(context, &view, &mut self.reviewing.side_by_side));
        }
        let asked = overlay_ui(context, &self.palette, &mut self.overlay, self.project.warnings());
        if asked.is_some() && matches!(self.overlay, Overlay::Palette(..) | Overlay::Shortcuts) {
            // A list of commands is done with when one was chosen; the next key is a command again.
            self.overlay = Overlay::Nothing;
            leave_field(context);
        }
        commands.extend(asked);
        let above = if self.desk.is_some() { context.content_rect() } else { self.map_rect };
        commands.extend(self.notices.show(context, &self.palette, above));
        self.drop_hint(context);
    }

    /// While a place is described, a click on the map says where it lies.
    pub(super) fn put_place(&self, command: Option<Command>) -> Option<Command> {
        let is_click = |command: &Command| {
            matches!(command, Command::SelectPlace(_) | Command::ClearSelection | Command::OpenCluster(_))
        };
        match (&self.place_form, command) {
            (Some(_), Some(command)) if is_click(&command) => self.pointer.map(Command::PutPlace),
            (_, command) => command,
        }
    }

    /// The place that is described, where it would stand.
    pub(super) fn paint_described_place(&self, ui: &Ui) {
        let Some(at) = self.place_form.as_ref().and_then(super::place_form::PlaceForm::position) else {
            return;
        };
        let screen = self.navigation.view().screen_from_world(LonLat::to_world(at));
        let center = self.map_rect.min + vec2(screen.x, screen.y);
        let painter = ui.painter().with_clip_rect(self.map_rect);
        painter.circle(center, 7.0, ink(self.palette.accent), Stroke::new(2.0, ink(self.palette.panel)));
        painter.circle_stroke(center, 12.0, Stroke::new(2.0, ink(self.palette.accent)));
    }

    /// A hint over the window while files are held above it.
    fn drop_hint(&self, context: &Context) {
        let held = context.input(|input| input.raw.hovered_files.len());
        if held == 0 {
            return;
        }
        let painter = context.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop hint")));
        let screen = context.content_rect();
        painter.rect_filled(screen, 0.0, ink(self.palette.ground.faded(0.85)));
        let font = Face::Bold.at(21.0);
        let words = "Drop to add these documents or places";
        painter.text(screen.center(), egui::Align2::CENTER_CENTER, words, font, ink(self.palette.ink));
    }
}
