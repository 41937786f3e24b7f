//! Short notices at the bottom of the map: what was done, what could not be done and how to mend it.

use super::{
    command::Command,
    icon,
    settling::settled,
    theme::{Face, ink},
    widgets::{adornment, icon_button, text_button},
};
use crate::scene::palette::Palette;
use egui::{Align2, Context, CornerRadius, Frame, Id, Margin, RichText, Stroke, Ui, vec2};
use std::time::Duration;

/// How long good news stays, in seconds; bad news stays until it is closed.
const STAY_S: f64 = 6.0;

/// Good or bad news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something was done.
    Good,
    /// Something could not be done.
    Bad,
}

/// The notices that are shown.
#[derive(Debug, Default)]
pub(crate) struct Notices(Vec<Notice>);

/// A notice, which may offer something to do.
#[derive(Debug)]
pub(crate) struct Notice {
    tone: Tone,
    words: String,
    offer: Option<(&'static str, Command)>,
    /// When it was first shown, in egui's seconds.
    shown_s: Option<f64>,
}

impl Notice {
    /// A notice that only says something.
    pub(crate) fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { tone, words: words.into(), offer: None, shown_s: None }
    }

    /// The same, with something to do; it stays until it is closed.
    pub(crate) fn offering(mut self, words: &'static str, command: Command) -> Self {
        self.offer = Some((words, command));
        self
    }

    fn stays(&self) -> bool {
        self.tone == Tone::Bad || self.offer.is_some()
    }
}

impl Notices {
    /// Shows a notice.
    pub(crate) fn say(&mut self, tone: Tone, words: impl Into<String>) {
        self.post(Notice::new(tone, words));
    }

    /// Shows a notice that may offer something.
    pub(crate) fn post(&mut self, notice: Notice) {
        self.0.push(notice);
    }

    /// Draws them above the lower edge of a rectangle; answers what was taken of what they offer.
    pub(crate) fn show(&mut self, context: &Context, palette: &Palette, above: egui::Rect) -> Option<Command> {
        let now_s = context.input(|input| input.time);
        let mut closed = None;
        let mut command = None;
        let id = Id::unique("notices");
        let area = egui::Area::new(id)
            .order(egui::Order::Foreground)
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(above.center_bottom() - vec2(0.0, 44.0));
        if self.0.is_empty() {
            return None;
        }
        let lay_out = |ui: &mut Ui| {
            for (index, notice) in self.0.iter_mut().enumerate() {
                notice.shown_s.get_or_insert(now_s);
                let (icon, edge) = match notice.tone {
                    Tone::Good => (icon::DOCUMENT, palette.good),
                    Tone::Bad => (icon::WARNING, palette.alert),
                };
                let frame = Frame::popup(ui.style())
                    .corner_radius(CornerRadius::same(10))
                    .stroke(Stroke::new(1.0, ink(edge)))
                    .inner_margin(Margin::symmetric(14, 8));
                frame.show(ui, |ui| {
                    ui.set_max_width((above.width() - 40.0).clamp(200.0, 560.0));
                    // As high as its button from the start, so that all of a line stands on one middle.
                    ui.spacing_mut().interact_size.y = 30.0;
                    ui.horizontal(|ui| {
                        adornment(ui, icon, edge);
                        let words = RichText::new(&notice.words).font(Face::Regular.at(13.0));
                        ui.vertical(|ui| {
                            ui.set_max_width(ui.available_width() - 38.0);
                            ui.add_space(6.0);
                            ui.add(egui::Label::new(words).wrap());
                            if let Some((words, offered)) = &notice.offer
                                && text_button(ui, palette, words).clicked()
                            {
                                command = Some(offered.clone());
                                closed = Some(index);
                            }
                        });
                        if icon_button(ui, palette, icon::CLOSE, "Close this notice", "").clicked() {
                            closed = Some(index);
                        }
                    });
                });
                ui.add_space(4.0);
            }
        };
        settled(context, id, || area.show(context, lay_out));
        if let Some(index) = closed {
            self.0.remove(index);
        }
        self.0.retain(|notice| notice.stays() || notice.shown_s.is_none_or(|shown| now_s - shown < STAY_S));
        let next = self.0.iter().filter(|notice| !notice.stays()).filter_map(|notice| notice.shown_s);
        if let Some(shown_s) = next.min_by(f64::total_cmp) {
            context.request_repaint_after(Duration::from_secs_f64((shown_s + STAY_S - now_s).max(0.05)));
        }
        command
    }
}
