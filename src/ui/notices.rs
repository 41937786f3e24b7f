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

/// How long good news stays that one may follow, in seconds.
const FOLLOWED_S: f64 = 20.0;

/// How many are shown at a time, the latest; the others wait for these to be closed.
const MOST_SHOWN: usize = 3;

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
    stay: Stay,
    /// When it was first shown, in egui's seconds.
    shown_s: Option<f64>,
}

/// How long a notice stays.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stay {
    /// So many seconds.
    Seconds(f64),
    /// Until it is closed, alone or with all others.
    UntilClosed,
    /// Until a person has answered it.
    UntilAnswered,
}

impl Notice {
    /// A notice that only says something.
    pub(crate) fn new(tone: Tone, words: impl Into<String>) -> Self {
        let stay = if tone == Tone::Good { Stay::Seconds(STAY_S) } else { Stay::UntilClosed };
        Self { tone, words: words.into(), offer: None, stay, shown_s: None }
    }

    /// The same, with something to do; it stays until that is done or it is closed.
    pub(crate) fn offering(self, words: &'static str, command: Command) -> Self {
        Self { offer: Some((words, command)), stay: Stay::UntilAnswered, ..self }
    }

    /// The same, with something that one may do next; good news goes by itself still, after a while.
    pub(crate) fn followed_by(self, words: &'static str, command: Command) -> Self {
        let stay = if self.tone == Tone::Good { Stay::Seconds(FOLLOWED_S) } else { self.stay };
        Self { offer: Some((words, command)), stay, ..self }
    }

    /// When it goes by itself, in egui's seconds; none as long as it was not shown, or when it never does.
    fn goes_s(&self) -> Option<f64> {
        match self.stay {
            Stay::Seconds(seconds) => self.shown_s.map(|shown_s| shown_s + seconds),
            Stay::UntilClosed | Stay::UntilAnswered => None,
        }
    }

    /// Draws it; what a person did with it.
    fn ui(&self, ui: &mut Ui, palette: &Palette, widest: f32) -> Option<Answer> {
        let (icon, edge) = match self.tone {
            Tone::Good => (icon::DOCUMENT, palette.good),
            Tone::Bad => (icon::WARNING, palette.alert),
        };
        let frame = Frame::popup(ui.style())
            .corner_radius(CornerRadius::same(10))
            .stroke(Stroke::new(1.0, ink(edge)))
            .inner_margin(Margin::symmetric(14, 8));
        let mut answer = None;
        frame.show(ui, |ui| {
            ui.set_max_width(widest);
            // As high as its button from the start, so that all of a line stands on one middle.
            ui.spacing_mut().interact_size.y = 30.0;
            ui.horizontal(|ui| {
                adornment(ui, icon, edge);
                let words = RichText::new(&self.words).font(Face::Regular.at(13.0));
                ui.vertical(|ui| {
                    ui.set_max_width(ui.available_width() - 38.0);
                    ui.add_space(6.0);
                    ui.add(egui::Label::new(words).wrap());
                    if let Some((words, _)) = &self.offer
                        && text_button(ui, palette, words).clicked()
                    {
                        answer = Some(Answer::Taken);
                    }
                });
                if icon_button(ui, palette, icon::CLOSE, "Close this notice", "").clicked() {
                    answer = Some(Answer::Closed);
                }
            });
        });
        answer
    }
}

/// What a person did with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// Closed it.
    Closed,
    /// Took what it offers.
    Taken,
}

impl Notices {
    /// Shows a notice.
    pub(crate) fn say(&mut self, tone: Tone, words: impl Into<String>) {
        self.post(Notice::new(tone, words));
    }

    /// Shows a notice that may offer something. It takes the place of good news that was shown before, and of what says
    /// the same.
    pub(crate) fn post(&mut self, notice: Notice) {
        let is_past = |known: &Notice| {
            known.goes_s().is_some() && notice.tone == Tone::Good
                || known.tone == notice.tone && known.words == notice.words
        };
        self.0.retain(|known| !is_past(known));
        self.0.push(notice);
    }

    /// Takes back what was said, since it is so no longer.
    pub(crate) fn take_back(&mut self, words: &str) {
        self.0.retain(|notice| notice.words != words);
    }

    /// Closes all that need no answer.
    pub(crate) fn close_all(&mut self) {
        self.0.retain(|notice| notice.stay == Stay::UntilAnswered);
    }

    /// Draws them above the lower edge of a rectangle; answers what was taken of what they offer.
    pub(crate) fn show(&mut self, context: &Context, palette: &Palette, above: egui::Rect) -> Option<Command> {
        if self.0.is_empty() {
            return None;
        }
        let now_s = context.input(|input| input.time);
        let mut answer = None;
        let mut closes_all = false;
        let waiting = self.0.len().saturating_sub(MOST_SHOWN);
        let id = Id::unique("notices");
        let area = egui::Area::new(id)
            .order(egui::Order::Foreground)
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(above.center_bottom() - vec2(0.0, 44.0));
        let lay_out = |ui: &mut Ui| {
            if waiting > 0 {
                ui.vertical_centered(|ui| {
                    let ground = Frame::popup(ui.style()).corner_radius(CornerRadius::same(10));
                    ground.inner_margin(Margin::symmetric(14, 4)).show(ui, |ui| {
                        closes_all = text_button(ui, palette, &format!("{waiting} more · Close all")).clicked();
                    });
                });
                ui.add_space(4.0);
            }
            for (index, notice) in self.0.iter_mut().enumerate().skip(waiting) {
                notice.shown_s.get_or_insert(now_s);
                let answered = notice.ui(ui, palette, (above.width() - 40.0).clamp(200.0, 560.0));
                answer = answered.map(|answered| (index, answered)).or(answer.take());
                ui.add_space(4.0);
            }
        };
        settled(context, id, || area.show(context, lay_out));
        let command = answer.and_then(|(index, answered)| {
            let notice = self.0.remove(index);
            notice.offer.filter(|_| answered == Answer::Taken).map(|(_, command)| command)
        });
        if closes_all {
            self.close_all();
        }
        self.0.retain(|notice| notice.goes_s().is_none_or(|goes_s| now_s < goes_s));
        if let Some(goes_s) = self.0.iter().filter_map(Notice::goes_s).min_by(f64::total_cmp) {
            context.request_repaint_after(Duration::from_secs_f64((goes_s - now_s).max(0.05)));
        }
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_good_news_takes_the_place_of_old_and_nothing_is_said_twice() {
        let mut notices = Notices::default();
        let said = |notices: &Notices| notices.0.iter().map(|notice| notice.words.clone()).collect::<Vec<_>>();
        notices.say(Tone::Good, "Accepted.");
        notices.0[0].shown_s = Some(1.0);
        notices.say(Tone::Bad, "The file cannot be read.");
        notices.post(Notice::new(Tone::Good, "A newer file is there.").offering("Open it", Command::SwitchTheme));
        notices.post(Notice::new(Tone::Good, "Saved a.png").followed_by("Open", Command::SwitchTheme));
        notices.0[2].shown_s = Some(2.0);
        notices.say(Tone::Good, "Taken back.");
        notices.say(Tone::Bad, "The file cannot be read.");
        assert_eq!(said(&notices), ["A newer file is there.", "Taken back.", "The file cannot be read."]);
        notices.close_all();
        assert_eq!(said(&notices), ["A newer file is there."]);
    }
}
