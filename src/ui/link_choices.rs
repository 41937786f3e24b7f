//! What can be chosen on the card of a mention: its candidates, any other place, any sense.

use super::{
    command::Command,
    link_card::{LinkCard, Subject, capitalised},
    place_search::{Purpose, Taken, Unknown, place_search_ui},
    view::View,
    widgets::{ChipState, Choice, Row, chip, quiet, row_ui},
};
use crate::{
    linking::{
        correction::Meaning,
        mention::{Mention, Sense},
    },
    places::place::{Place, PlaceId},
    scene::palette::KindClass,
};
use egui::{Ui, vec2};

/// How many candidates are offered.
const CANDIDATES: usize = 8;

/// The search for a place that is no candidate.
const ANOTHER: Purpose = Purpose {
    name: "Another place that it means",
    hint: "Another place …",
    verb: "It means",
    unknown: Unknown::Told("No place of the project has this name: add one below."),
};

/// How many mentions of the document are looked at for a place that lies near.
const NEIGHBOURS: usize = 400;

/// The candidates, best first, and a field that finds any other place.
pub(super) fn places_ui(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    card: &mut LinkCard,
    command: &mut Option<Command>,
) {
    let neighbours = neighbours(view, subject);
    let candidates = subject.mention.map(|mention| mention.candidates.as_slice()).unwrap_or_default();
    let is_corrected = subject.mention.is_some_and(|mention| mention.corrected.is_some());
    for candidate in candidates.iter().take(CANDIDATES) {
        let Some(place) = view.project.gazetteer().place(&candidate.place) else { continue };
        let mut facts = vec![view.standing(place)];
        facts.extend(distance(place, &neighbours));
        if !is_corrected {
            facts.push(format!("{} %", (candidate.score * 100.0).round()));
        }
        place_row_ui(ui, view, subject, (place, &facts.join(" · ")), card, command);
    }
    if candidates.is_empty() {
        quiet(ui, view.palette, "No known place has this name.");
    }
    if let Some(Taken::Place(place)) = place_search_ui(ui, view, &ANOTHER, &mut card.wanted) {
        *command = Some(card.correct(Meaning::Used { sense: Sense::Place, place: Some(place) }));
    }
}

/// A place that can be chosen.
fn place_row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    (place, below): (&Place, &str),
    card: &LinkCard,
    command: &mut Option<Command>,
) {
    let is_meant = subject.mention.and_then(Mention::pinned_place) == Some(&place.id);
    let row = Row {
        dot: Some(view.palette.class(KindClass::of(place.kind))),
        title: &place.title,
        below,
        count: None,
        chosen: if is_meant { Choice::Chosen } else { Choice::Plain },
        spoken: format!("It means {}, {}", place.title, view.standing(place)),
    };
    if row_ui(ui, view.palette, &row).clicked() {
        *command = Some(card.correct(Meaning::Used { sense: Sense::Place, place: Some(place.id.clone()) }));
    }
}

/// The senses.
pub(super) fn choices_ui(
    ui: &mut Ui,
    view: &View<'_>,
    subject: &Subject<'_>,
    card: &LinkCard,
    command: &mut Option<Command>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for sense in Sense::ALL.into_iter().filter(|sense| *sense != Sense::Other) {
            let is_own = subject.mention.is_some_and(|mention| mention.sense == sense);
            let state = if is_own { ChipState::On } else { ChipState::Off };
            if chip(ui, view.palette, &capitalised(sense.word()), state).on_hover_text(words_of(sense)).clicked() {
                // A place that the reader chose stays chosen.
                let chosen = subject.mention.filter(|mention| mention.corrected.is_some());
                let place: Option<PlaceId> = chosen.and_then(Mention::place).cloned();
                *command = Some(card.correct(Meaning::Used { sense, place }));
            }
        }
    });
}

/// What a sense is, by an example.
const fn words_of(sense: Sense) -> &'static str {
    match sense {
        Sense::Place => "Somewhere on the map: pinned and counted",
        Sense::Actor => "Somebody who acts: it denies, signs, agrees",
        Sense::Clock => "A clock: the time of a place",
        Sense::Title => "Part of the title of an agreement or body",
        Sense::Adjective => "An adjective",
        Sense::Demonym => "Its people",
        Sense::Person => "Part of a person's name",
        Sense::Organisation => "Part of an organisation's name",
        Sense::Other => "Anything else",
    }
}

/// The other places that the paragraph names, else those of the document.
fn neighbours<'a>(view: &View<'a>, subject: &Subject<'_>) -> Vec<&'a Place> {
    let project = view.project;
    let passage = subject.document.passage_at(subject.span.start);
    let paragraph = passage.and_then(|passage| subject.document.paragraph(passage.locator));
    let places = |mentions: &mut dyn Iterator<Item = &'a Mention>| -> Vec<&'a Place> {
        let others = mentions.filter(|mention| mention.span != subject.span);
        others.filter_map(|mention| project.gazetteer().place(mention.pinned_place()?)).collect()
    };
    let near = paragraph.map(|paragraph| {
        places(&mut project.mentions_in(&subject.document.id, paragraph.span).map(|(_, mention)| mention))
    });
    near.filter(|near| !near.is_empty())
        .unwrap_or_else(|| places(&mut project.mentions(&subject.document.id).iter().take(NEIGHBOURS)))
}

/// How far a place lies from the nearest other one that the text names.
fn distance(place: &Place, neighbours: &[&Place]) -> Option<String> {
    let at = place.geometry.anchor()?;
    let others = neighbours.iter().filter(|other| other.id != place.id);
    let away = others.filter_map(|other| Some((other.geometry.anchor()?.distance_m(at), &other.title)));
    let (metres, name) = away.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let kilometres = (metres / 1000.0).round();
    Some(if kilometres < 1.0 { format!("at {name}") } else { format!("{kilometres} km from {name}") })
}
