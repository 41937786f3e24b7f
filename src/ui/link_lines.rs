//! What cards of passages and provisions say of the link of a name: why it was made, whose correction holds, and the
//! way to correct it.

use super::{
    command::Command,
    theme::{Face, ink},
    view::View,
    widgets::{quiet, words_button},
};
use crate::{
    documents::document::Document,
    linking::{
        correction::{Reach, Scope},
        mention::Mention,
    },
    review::subject::Subject,
};
use egui::{RichText, Ui};

/// The way to correct the link of a name.
pub(super) fn correct_link_ui(ui: &mut Ui, view: &View<'_>, document: &Document, mention: &Mention) -> Option<Command> {
    let spoken = format!("Correct the link of “{}”", document.words(mention.span));
    let correct = words_button(ui, view.palette, "Correct link …", &spoken);
    let correct = correct.on_hover_text("Say which place the marked name means");
    correct.clicked().then(|| Command::ShowLink(document.id.clone(), mention.span, correct.rect, Reach::Here))
}

/// By whom, and how far, a link was corrected; nothing when it is the program's.
pub(super) fn corrected_by_ui(ui: &mut Ui, view: &View<'_>, document: &Document, mention: &Mention) {
    let Some(reach) = mention.corrected else { return };
    let subject = Scope::of(document, mention.span, reach).map(Subject::of_scope);
    let by = subject.and_then(|subject| view.review.signature_on(&subject));
    let by = by.map(|by| format!(" by {}", by.reviewer)).unwrap_or_default();
    let words = format!("✓ “{}” corrected{by}, {}", document.words(mention.span), reach.words());
    let text = RichText::new(words).font(Face::Medium.at(12.0)).color(ink(view.palette.good));
    ui.add(egui::Label::new(text).wrap());
}

/// Why names are linked, folded: each rule and the words it fired on. Of several names the others than the first can
/// be corrected here too.
pub(super) fn why_linked_ui(
    ui: &mut Ui,
    view: &View<'_>,
    document: &Document,
    mentions: &[&Mention],
    id: egui::Id,
) -> Option<Command> {
    let mut command = None;
    let head = RichText::new("Why linked").font(Face::Medium.at(12.0)).color(ink(view.palette.accent));
    egui::CollapsingHeader::new(head).id_salt(id.with("why")).show_background(false).show(ui, |ui| {
        for (at, mention) in mentions.iter().enumerate() {
            if mentions.len() > 1 {
                ui.horizontal_wrapped(|ui| {
                    let place = mention.place().and_then(|id| view.project.gazetteer().place(id));
                    let place = place.map(|place| format!(": {}, {}", place.title, view.standing(place)));
                    let words = format!("“{}”{}", document.words(mention.span), place.unwrap_or_default());
                    ui.label(RichText::new(words).font(Face::Medium.at(12.0)));
                    if at > 0 {
                        command = correct_link_ui(ui, view, document, mention).or(command.take());
                    }
                });
            }
            reasons_ui(ui, view, document, mention);
        }
    });
    command
}

fn reasons_ui(ui: &mut Ui, view: &View<'_>, document: &Document, mention: &Mention) {
    for reason in mention.reasons() {
        quiet(ui, view.palette, format!("· {}", reason.text(&document.text)));
    }
    let sure = (mention.confidence() * 100.0).round();
    quiet(ui, view.palette, format!("· sense: {} · confidence {sure} %", mention.sense.word()));
    for other in mention.candidates.iter().skip(1).take(3) {
        let place = view.project.gazetteer().place(&other.place);
        if let Some(place) = place {
            let sure = (other.score * 100.0).round();
            quiet(ui, view.palette, format!("· instead of {} ({}), {sure} %", place.title, place.kind.word()));
        }
    }
}
