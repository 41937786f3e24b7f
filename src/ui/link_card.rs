//! The card of words in a document: what they are taken for and why, what else they may mean, and how far a
//! correction reaches. It stands beside the words until something else is clicked.

use super::{
    command::Command,
    icon,
    link_choices::{choices_ui, places_ui},
    place_search::Wanted,
    settling::settled,
    theme::{Face, ink},
    view::View,
    widgets::{ChipState, chip, icon_button, quiet, text_button},
};
use crate::{
    documents::document::{Document, DocumentId},
    ground::text::Span,
    linking::{
        correction::{Meaning, Reach},
        mention::{Mention, Resolution},
    },
};
use egui::{
    Align, Align2, Context, CornerRadius, Frame, Id, Layout, Margin, Rect, RichText, Role, ScrollArea, Ui, WidgetInfo,
    vec2,
};

/// How wide the card is, in points.
const WIDTH: f32 = 348.0;

/// Words of a document whose link is looked at.
#[derive(Debug, Clone)]
pub(crate) struct LinkCard {
    /// The document.
    pub(crate) document: DocumentId,
    /// The words.
    pub(crate) span: Span,
    /// Where they stand on the screen.
    pub(crate) words_rect: Rect,
    /// How far a correction is to reach.
    pub(crate) reach: Reach,
    /// Another place that is looked for.
    pub(super) wanted: Wanted,
    /// Whether it has the focus already.
    has_focus: bool,
}

/// What the card is about, looked up anew in each frame.
pub(super) struct Subject<'a> {
    pub(super) document: &'a Document,
    pub(super) span: Span,
    /// None when the words are no name yet.
    pub(super) mention: Option<&'a Mention>,
}

impl LinkCard {
    /// A card on words that stand somewhere on the screen.
    pub(crate) fn on(document: DocumentId, span: Span, words_rect: Rect, reach: Reach) -> Self {
        Self { document, span, words_rect, reach, wanted: Wanted::default(), has_focus: false }
    }

    /// The command that gives its words a meaning.
    pub(super) fn correct(&self, meaning: Meaning) -> Command {
        Command::CorrectLink { document: self.document.clone(), span: self.span, reach: self.reach, meaning }
    }
}

/// The card; answers what the person asked for. Closed, by itself, when something else is clicked.
pub(crate) fn link_card_ui(context: &Context, view: &View<'_>, open: &mut Option<LinkCard>) -> Option<Command> {
    let card = open.as_mut()?;
    let Some(document) = view.project.document(&card.document) else {
        *open = None;
        return None;
    };
    let mention = view.project.mentions_in(&card.document, card.span).map(|(_, it)| it).find(|it| it.span == card.span);
    let subject = Subject { document, span: card.span, mention };
    let screen = context.content_rect().shrink(8.0);
    let is_low = card.words_rect.center().y > screen.center().y;
    let (pivot, corner) = if is_low {
        (Align2::LEFT_BOTTOM, card.words_rect.left_top() - vec2(12.0, 8.0))
    } else {
        (Align2::LEFT_TOP, card.words_rect.left_bottom() + vec2(-12.0, 8.0))
    };
    let id = Id::unique("link card").with((card.span.start, card.span.end));
    let area = egui::Area::new(id).order(egui::Order::Foreground).pivot(pivot).fixed_pos(corner).constrain_to(screen);
    let room = if is_low { corner.y - screen.min.y } else { screen.max.y - corner.y };
    let mut command = None;
    let lay_out = |ui: &mut Ui| {
        let frame = Frame::popup(ui.style()).corner_radius(CornerRadius::same(12)).inner_margin(Margin::same(14));
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            head_ui(ui, view, &subject, &mut card.has_focus, &mut command);
            ScrollArea::vertical().max_height((room - 124.0).clamp(140.0, 520.0)).show(ui, |ui| {
                why_ui(ui, view, &subject);
                correct_ui(ui, view, &subject, card, &mut command);
            });
            ways_out_ui(ui, view, &subject, card, &mut command);
        });
    };
    let shown = settled(context, id, || area.show(context, lay_out));
    if shown.response.clicked_elsewhere() && !context.any_popup_open() {
        *open = None;
    }
    command
}

/// The words, what they are taken for, and the way out.
fn head_ui(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, has_focus: &mut bool, command: &mut Option<Command>) {
    let words = subject.document.words(subject.span).split_whitespace().collect::<Vec<_>>().join(" ");
    // The way out first, so that it has room beside long words.
    let line = vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let close = icon_button(ui, view.palette, icon::CLOSE, "Close the card", "Esc");
        if close.clicked() {
            *command = Some(Command::CloseCard);
        }
        // So that the keyboard goes on from here.
        if !std::mem::replace(has_focus, true) {
            close.request_focus();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let text = RichText::new(format!("“{words}”")).font(Face::SerifBold.at(17.0));
            let label = ui.add(egui::Label::new(text).truncate());
            label.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, format!("Link of “{words}”: {}", taken_for(view, subject)))
            });
        });
    });
    ui.label(RichText::new(taken_for(view, subject)).font(Face::Medium.at(13.0)));
    ui.add_space(4.0);
}

/// What words are taken for, in a line.
fn taken_for(view: &View<'_>, subject: &Subject<'_>) -> String {
    let Some(mention) = subject.mention else {
        return "Not taken for a name yet".to_owned();
    };
    if mention.is_refused() {
        return "No place".to_owned();
    }
    let sense = capitalised(mention.sense.word());
    match &mention.resolution {
        Resolution::Ambiguous => format!("{sense} · could be several places"),
        Resolution::Unmatched => format!("{sense} · no known place"),
        Resolution::Resolved(id) => {
            let place = view.project.gazetteer().place(id);
            let place =
                place.map_or_else(|| id.to_string(), |place| format!("{}, {}", place.title, view.standing(place)));
            let sure = (mention.confidence() * 100.0).round();
            match mention.corrected {
                Some(_) => format!("{sense} · {place}"),
                None => format!("{sense} · {place} · {sure} % sure"),
            }
        }
    }
}

/// Why: each rule that spoke, and the words it spoke on.
fn why_ui(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>) {
    let Some(mention) = subject.mention else {
        quiet(ui, view.palette, "Choose the place that these words mean, or add it.");
        return;
    };
    for reason in mention.reasons() {
        quiet(ui, view.palette, format!("· {}", reason.text(&subject.document.text)));
    }
}

/// Scope, places, senses.
fn correct_ui(ui: &mut Ui, view: &View<'_>, subject: &Subject<'_>, card: &mut LinkCard, command: &mut Option<Command>) {
    head(ui, view, "Correct it");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for reach in Reach::ALL {
            let state = if card.reach == reach { ChipState::On } else { ChipState::Off };
            let tooltip = match reach {
                Reach::Here => "Only where it stands here",
                Reach::Document => "Wherever these words stand in this document",
                Reach::Always => "Wherever these words stand, in every document",
            };
            if chip(ui, view.palette, &capitalised(reach.words()), state).on_hover_text(tooltip).clicked() {
                card.reach = reach;
            }
        }
    });
    head(ui, view, "It means");
    places_ui(ui, view, subject, card, command);
    head(ui, view, "It is used as");
    choices_ui(ui, view, subject, card, command);
}

/// The ways out of all choices, always in sight below them.
fn ways_out_ui(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    card: &mut LinkCard,
    command: &mut Option<Command>,
) {
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if subject.mention.is_some_and(|mention| !mention.is_refused())
            && text_button(ui, view.palette, "Not a place").clicked()
        {
            *command = Some(card.correct(Meaning::NoPlace));
        }
        if text_button(ui, view.palette, "Add a place …").clicked() {
            *command = Some(Command::NamePlace(Some((card.document.clone(), card.span, card.reach))));
        }
        if let Some(reach) = subject.mention.and_then(|mention| mention.corrected) {
            let button = text_button(ui, view.palette, "As the program links it");
            let tooltip = format!("Takes back the correction: {}", reach.words());
            if button.on_hover_text(tooltip).clicked() {
                card.reach = reach;
                *command = Some(card.correct(Meaning::AsLinked));
            }
        }
    });
}

fn head(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(words).font(Face::SemiBold.at(12.0)).color(ink(view.palette.ink)));
    ui.add_space(2.0);
}

/// A word with a capital.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
