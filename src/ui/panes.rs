//! The panel below the map in a frame: the tab that is shown, and what the pointer is on there.

use super::{
    app::{App, view},
    bottom_panel::{Tab, bottom_head_ui},
    command::Command,
    compare::panel::compare_ui,
    reader_panel::{Folded, reader_panel_ui},
    review::{Form, table::provision_table_ui},
    theme::ink,
    timeline::panel::timeline_ui,
    view::View,
    words_bar::words_bar_ui,
};
use crate::{places::place::PlaceId, provisions::provision::ProvisionId};
use egui::{Frame, Margin, Panel, Ui};

impl App {
    /// The panel below the map with what its tab shows.
    pub(super) fn bottom_ui(&mut self, ui: &mut Ui, screen_height: f32, commands: &mut Vec<Command>) {
        let frame = Frame::new().fill(ink(self.palette.panel)).inner_margin(Margin::symmetric(16, 6));
        let panel = match self.folded {
            Folded::Folded => Panel::bottom("bottom head").exact_size(42.0),
            Folded::Unfolded => {
                let height = (screen_height * 0.33).clamp(150.0, 440.0);
                Panel::bottom("bottom").resizable(true).default_size(height).size_range(110.0..=screen_height * 0.7)
            }
        };
        panel.frame(frame).show(ui, |ui| {
            let view = view!(self);
            let chosen = self.reviewing.table.chosen.len();
            commands.extend(bottom_head_ui(ui, &view, &self.reader, (self.tab, self.folded), chosen));
            if self.folded == Folded::Folded {
                return;
            }
            ui.add_space(4.0);
            // A panel keeps the size of its content, and there is none while a document is read.
            ui.expand_to_include_rect(ui.max_rect());
            match self.tab {
                Tab::Provisions => self.table_ui(ui, commands),
                Tab::Timeline => self.timeline_ui(ui, commands),
                Tab::Compare => self.compare_ui(ui, commands),
                Tab::Document => self.reader_ui(ui, commands),
            }
        });
    }

    fn table_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = provision_table_ui(ui, &view, &mut self.reviewing);
        commands.extend(answer.command);
        self.point_at_provision(answer.hovered);
    }

    fn timeline_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = timeline_ui(ui, &view, &mut self.timeline);
        commands.extend(answer.command);
        self.point_at_provision(answer.hovered);
    }

    fn compare_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = compare_ui(ui, &view, &mut self.comparing);
        commands.extend(answer.command);
        if let Some(first) = answer.hovered.first() {
            let places = answer.hovered.iter().flat_map(|id| self.places_on(id)).collect();
            self.point_at(places);
            self.reviewing.hovered = Some(first.clone());
        }
    }

    /// The places of a provision.
    pub(super) fn places_on(&self, id: &ProvisionId) -> Vec<PlaceId> {
        let places = self.docket.entry(id).into_iter().flat_map(|entry| &entry.places);
        places.filter_map(|place| place.place.clone()).collect()
    }

    /// Notes that the pointer is on a provision, and so on its places.
    fn point_at_provision(&mut self, id: Option<ProvisionId>) {
        let Some(id) = id else { return };
        let places = self.places_on(&id);
        self.point_at(places);
        self.reviewing.hovered = Some(id);
    }

    fn reader_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = reader_panel_ui(ui, &view, &mut self.reader);
        commands.extend(answer.command);
        if answer.selected.is_some() {
            self.selected_words = answer.selected;
        }
        if ui.ui_contains_pointer() {
            let places = self.places_at(answer.hovered);
            self.point_at(places);
        }
        // While a form or a card is about them, the bar is done with.
        let is_free = self.card.is_none() && !matches!(self.reviewing.form, Form::Adding(_));
        if let Some(words) = self.reader.words.filter(|_| is_free) {
            commands.extend(words_bar_ui(ui, &self.view(), words, ui.max_rect()));
        }
    }
}
