//! Commands about links, places and sources that the person decides on, applied.

use super::{
    app::{App, RightPane},
    applying::leave_field,
    applying_outside::apply_to_outside,
    command::Command,
    following::select_quietly,
    link_card::LinkCard,
    notices::Tone,
    overlay::Overlay,
    picking::may_be_name,
    reviewing,
    selection::Selection,
    source_form::SourceForm,
    undoing::{Way, walk},
};
use crate::{documents::document::DocumentId, ground::text::Span, linking::correction::Reach};
use egui::{Context, Rect, Vec2};

/// Commands about links, places and sources that the person decides on.
pub(super) fn apply_to_links(app: &mut App, context: &Context, command: Command) {
    match command {
        Command::ShowLink(document, span, words, reach) => show_link(app, (document, span), words, reach),
        Command::ShowSelectedLink => reviewing::open_card(app),
        Command::CorrectLink { document, span, reach, meaning } => {
            app.card = None;
            reviewing::correct(app, context, (&document, span), reach, meaning);
        }
        Command::NameWords => name_words(app),
        Command::LinkWords(words) => link_words(app, &words),
        Command::NamePlace(about) => reviewing::open_form(app, about),
        Command::PutPlace(at) => app.place_form.iter_mut().for_each(|form| form.put(at)),
        Command::AddPlace => reviewing::add_place(app, context),
        Command::CloseCard => {
            app.card = None;
            app.place_form = None;
            leave_field(context);
        }
        Command::ShowUnsettled => {
            let is_shown = app.right_pane == RightPane::Unsettled;
            app.right_pane = if is_shown { RightPane::Detail } else { RightPane::Unsettled };
            app.overlay = Overlay::Nothing;
        }
        Command::Undo => walk(app, context, Way::Back),
        Command::Redo => walk(app, context, Way::Forth),
        Command::EditSource(id) => {
            let id = id.or_else(|| app.reader.document.clone());
            let document = id.and_then(|id| app.project.document(&id));
            app.overlay = document.map_or(Overlay::Nothing, |document| Overlay::Source(SourceForm::of(document)));
        }
        Command::Describe(id, record) => {
            app.overlay = Overlay::Nothing;
            reviewing::describe(app, context, &id, &record);
        }
        other => apply_to_outside(app, context, other),
    }
}

/// Opens the card of words, and selects what they mean, or else their passage, without moving the reader. A provision
/// that they are words of stays selected: its card is open.
fn show_link(app: &mut App, (document, span): (DocumentId, Span), words: Rect, reach: Reach) {
    let mention = app.project.mentions_in(&document, span).next().map(|(_, mention)| mention);
    let place = mention.filter(|it| it.span == span).and_then(|it| it.pinned_place().cloned());
    let passage = app.project.document(&document).and_then(|it| it.passage_at(span.start)).map(|it| it.locator);
    let is_own = app.view().selected_provision().is_some_and(|entry| {
        let passage = app.project.document(&document).and_then(|document| entry.passage(document));
        entry.provision.id.document == document && passage.is_some_and(|passage| passage.span.contains(span))
    });
    if app.right_pane == RightPane::Detail && !is_own {
        match (place, passage) {
            (Some(place), _) => select_quietly(app, Selection::Place(place)),
            (None, Some(locator)) => select_quietly(app, Selection::Passage(document.clone(), locator)),
            (None, None) => {}
        }
    }
    app.place_form = None;
    app.selected_words = None;
    app.card = Some(LinkCard::on(document, span, words, reach));
}

/// Opens the card of the words selected in the document; else asks for words of the selected passage.
fn name_words(app: &mut App) {
    if let Some((id, span)) = app.selected_words.clone() {
        let is_name = app.project.document(&id).is_some_and(|document| may_be_name(document, span));
        if !is_name {
            app.notices.say(Tone::Bad, "These are more words than a name has: select the name alone.");
            return;
        }
        let beside =
            app.reader.words.unwrap_or_else(|| Rect::from_center_size(app.map_rect.center_bottom(), Vec2::ZERO));
        show_link(app, (id, span), beside, Reach::Here);
        return;
    }
    match app.history.current() {
        Selection::Passage(..) => app.overlay = Overlay::NameWords(String::new()),
        _ => app.notices.say(Tone::Bad, "Select the passage that names the place first."),
    }
}

/// Opens the card of words of the selected passage.
fn link_words(app: &mut App, words: &str) {
    let Selection::Passage(id, locator) = app.history.current().clone() else { return };
    let Some(document) = app.project.document(&id) else { return };
    let passage = document.passage(locator).map(|passage| passage.span);
    let found = passage.and_then(|passage| {
        let byte = document.words(passage).find(words.trim()).filter(|_| !words.trim().is_empty())?;
        let start = document.text.scalar_of(document.text.byte_of(passage.start) + byte);
        Some(Span::new(start, start + words.trim().chars().count()))
    });
    match found {
        Some(span) => {
            app.overlay = Overlay::Nothing;
            let beside = Rect::from_center_size(app.map_rect.center_bottom(), Vec2::ZERO);
            app.card = Some(LinkCard::on(id, span, beside, Reach::Here));
        }
        None => app.notices.say(Tone::Bad, format!("“{}” does not stand in the passage like this.", words.trim())),
    }
}
