//! What a sheet states, in the order of the numbers: items move up and down and can be taken out.

use super::desk::{Desk, DeskCommand};
use crate::{
    scene::palette::Palette,
    ui::{
        icon,
        theme::{Face, ink},
        widgets::{icon_button, quiet, section_head, text_button},
    },
};
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};

/// How many scalars of a quote are shown.
const SHOWN: usize = 110;

/// How many items are listed.
const MOST_ITEMS: usize = 300;

/// The items; answers what is to be done with one.
pub(super) fn items_ui(ui: &mut Ui, palette: &Palette, desk: &Desk) -> Option<DeskCommand> {
    let mut command = None;
    let claims = &desk.briefing.claims;
    section_head(ui, palette, &format!("Quotes · {}", claims.len()));
    if claims.is_empty() {
        quiet(ui, palette, "No quotes: the sheet shows the map alone.");
    }
    ui.horizontal(|ui| {
        if text_button(ui, palette, "Start again from the selection").clicked() {
            command = Some(DeskCommand::Redraft);
        }
    });
    ui.add_space(6.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for (index, claim) in claims.iter().take(MOST_ITEMS).enumerate() {
            ui.horizontal(|ui| {
                let number = RichText::new((index + 1).to_string()).font(Face::Bold.at(12.5));
                ui.add_sized(vec2(22.0, 20.0), Label::new(number.color(ink(palette.muted))));
                // From the right, so that a long heading gives way to the buttons.
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let spoken = |what: &str| format!("{what} quote {}", index + 1);
                    if icon_button(ui, palette, icon::CLOSE, &spoken("Take out"), "").clicked() {
                        command = Some(DeskCommand::Remove(index));
                    }
                    // What moves down lets the next one up.
                    for (icon, what, raised) in [(icon::DOWN, "Move down", index + 1), (icon::UP, "Move up", index)] {
                        let can_move = raised > 0 && raised < claims.len();
                        let button = |ui: &mut Ui| icon_button(ui, palette, icon, &spoken(what), "");
                        if ui.add_enabled_ui(can_move, button).inner.clicked() {
                            command = Some(DeskCommand::Raise(raised));
                        }
                    }
                    let heading = RichText::new(&claim.heading).font(Face::SemiBold.at(12.5));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(heading).truncate()));
                });
            });
            let mut words: String = claim.quote.exact.chars().take(SHOWN).collect();
            if words.len() < claim.quote.exact.len() {
                words.push('…');
            }
            quiet(ui, palette, words);
            ui.add_space(10.0);
        }
    });
    command
}
