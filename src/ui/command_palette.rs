//! The command palette and the list of shortcuts, both made from the table of commands.

use super::{
    command::Command,
    command_list::{ENTRIES, Entry},
    overlay::head_ui,
    theme::ink,
    widgets::{key_cap, quiet},
};
use crate::{ground::folding::fold_name, scene::palette::Palette};
use egui::{Align, CornerRadius, Frame, Key, Layout, Margin, ScrollArea, TextEdit, Ui};

/// A field and the entries that have its words.
pub(super) fn palette_ui(ui: &mut Ui, palette: &Palette, words: &mut String, chosen: &mut usize) -> Option<Command> {
    ui.set_width(460.0);
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let (up, down, enter) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter));
    let edit = TextEdit::singleline(words)
        .hint_text("What do you want to do?")
        .desired_width(f32::INFINITY)
        .margin(Margin::same(8));
    let field = ui.add(edit).accessible_name("Command palette: what do you want to do?");
    field.request_focus();
    if field.changed() {
        *chosen = 0;
    }
    let wanted = fold_name(words);
    let fits = |entry: &&Entry| wanted.split(' ').all(|word| fold_name(entry.name).contains(word));
    let entries: Vec<&Entry> = ENTRIES.iter().filter(fits).collect();
    if down {
        *chosen += 1;
    }
    if up {
        *chosen = chosen.saturating_sub(1);
    }
    *chosen = (*chosen).min(entries.len().saturating_sub(1));
    ui.add_space(6.0);
    if entries.is_empty() {
        quiet(ui, palette, "No command has these words.");
    }
    let mut command = None;
    let list = ScrollArea::vertical().max_height(380.0).min_scrolled_height(380.0).auto_shrink(false);
    list.show(ui, |ui| {
        for (index, entry) in entries.iter().enumerate() {
            if entry_ui(ui, palette, entry, if index == *chosen { palette.accent_ground } else { palette.panel }) {
                command = Some((entry.command)());
            }
        }
    });
    let chosen = entries.get(*chosen).filter(|_| enter);
    command.or_else(|| chosen.map(|entry| (entry.command)()))
}

/// One entry with its keys; whether it was clicked.
fn entry_ui(ui: &mut Ui, palette: &Palette, entry: &Entry, fill: crate::scene::colour::Colour) -> bool {
    let builder = egui::UiBuilder::new().id_salt(entry.name).sense(egui::Sense::click());
    let scoped = ui.scope_builder(builder, |ui| {
        let fill = if ui.response().hovered() { palette.control } else { fill };
        Frame::new().fill(ink(fill)).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(10, 5)).show(
            ui,
            |ui| {
                ui.horizontal(|ui| {
                    ui.label(entry.name);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        for keys in entry.keys.iter().rev() {
                            key_cap(ui, palette, &ui.ctx().format_shortcut(keys));
                        }
                    });
                });
            },
        );
    });
    scoped.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, entry.name));
    scoped.response.clicked()
}

/// All entries that have a key.
pub(super) fn shortcuts_ui(ui: &mut Ui, palette: &Palette) -> Option<Command> {
    ui.set_width(560.0);
    let mut command = head_ui(ui, palette, "Keyboard shortcuts");
    ScrollArea::vertical().max_height(460.0).min_scrolled_height(460.0).show(ui, |ui| {
        for entry in ENTRIES.iter().filter(|entry| !entry.keys.is_empty()) {
            if entry_ui(ui, palette, entry, palette.panel) {
                command = Some((entry.command)());
            }
        }
    });
    ui.add_space(8.0);
    quiet(
        ui,
        palette,
        "On the map: drag to move, wheel or pinch to zoom, double click to come nearer. Tab goes from symbol to symbol. On the page of a briefing: Ctrl with +, - and 0 or the wheel.",
    );
    command
}
