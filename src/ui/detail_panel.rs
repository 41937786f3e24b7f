//! The right panel: the selected place with its passages, or the selected passage with its places.

use super::{
    command::Command,
    icon,
    passage_card::{cards_ui, mention_style, quoted},
    place_head::place_head_ui,
    places_panel::passages_words,
    quote::{QuoteLayout, Style},
    review::{Form, Reviewing, adding::addition_ui, card::provision_card_ui, entry::Entry},
    selection::Selection,
    theme::{Face, ink},
    view::View,
    widgets::{Choice, Row, icon_text_button, quiet, row_ui, section_head, text_button, words_button},
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Passage},
    ground::wording::counted,
    linking::{
        correction::Reach,
        mention::{Mention, Resolution, Sense},
    },
    places::place::{Place, PlaceId},
    provisions::provision::RemarkKind,
    scene::palette::KindClass,
};
use egui::{RichText, Role, ScrollArea, Ui, WidgetInfo};

/// How many provisions of one place are shown.
const SHOWN: usize = 40;

/// What the panel answers.
#[derive(Debug, Default)]
pub(crate) struct DetailAnswer {
    /// What the person asked for.
    pub command: Option<Command>,
    /// The passage under the pointer.
    pub hovered: Option<(DocumentId, Locator)>,
    /// The place under the pointer.
    pub place: Option<PlaceId>,
}

/// The panel.
pub(crate) fn detail_panel_ui(ui: &mut Ui, view: &View<'_>, reviewing: &mut Reviewing) -> DetailAnswer {
    let mut answer = DetailAnswer::default();
    // From card to card of a place, and back to the place, it stays where it was scrolled to.
    let reviewed =
        view.selected_provision().and_then(|entry| view.place_reviewed_from().map(|it| &it.id).or(entry.lead()));
    let id = match reviewed {
        Some(place) => format!("detail {:?}", Selection::Place(place.clone())),
        None => format!("detail {:?}", view.selection),
    };
    if view.selected_provision().is_none() {
        reviewing.card_in_view = None;
    }
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(12.0);
        reviewing.pointed_field = reviewing.pointed_field.take().filter(|_| ui.ui_contains_pointer());
        if let Form::Adding(addition) = &mut reviewing.form {
            let (command, is_done) = addition_ui(ui, view, addition);
            answer.command = command;
            if is_done {
                reviewing.form = Form::Clear;
            }
        } else if let Some(place) = view.place_reviewed_from() {
            place_ui(ui, view, place, reviewing, &mut answer);
        } else if let Some(entry) = view.selected_provision() {
            provision_ui(ui, view, entry, reviewing, &mut answer);
        } else if let Some(place) = view.selected_place() {
            place_ui(ui, view, place, reviewing, &mut answer);
        } else if let Some((document, passage)) = view.selected_passage() {
            passage_ui(ui, view, (document, passage), reviewing, &mut answer);
        } else {
            nothing_ui(ui, view);
        }
        ui.add_space(16.0);
    });
    answer
}

/// Nothing is selected: what one can do.
fn nothing_ui(ui: &mut Ui, view: &View<'_>) {
    ui.label(RichText::new("Nothing selected").font(Face::Bold.at(21.0)));
    ui.add_space(4.0);
    let linked = view.mentioned_places();
    let documents = view.project.documents().len();
    let places = counted(linked, "place is", "places are");
    quiet(ui, view.palette, format!("{places} mentioned in {}.", counted(documents, "document", "documents")));
    ui.add_space(12.0);
    for (head, words) in [
        ("Click a place", "on the map or in the list to read every passage that mentions it."),
        ("Click a passage", "in the document below to see its places on the map."),
        ("Press J", "for the next provision, then A to accept, C to correct, R to reject it."),
        ("Drag over words", "of the document to add a provision that was not found."),
        ("Type in the search", "to find words, places and other spellings of their names."),
        (
            "Drop files",
            "on the window to add documents (text, Word, OpenDocument, PDF, web pages, .jsonl) or places (GeoJSON).",
        ),
    ] {
        ui.label(RichText::new(head).font(Face::SemiBold.at(13.0)));
        quiet(ui, view.palette, words);
        ui.add_space(8.0);
    }
}

/// The provisions on the place that the selected one is on that pass the filters, that one among them.
fn provision_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, reviewing: &mut Reviewing, answer: &mut DetailAnswer) {
    let place = entry.lead().and_then(|id| view.project.gazetteer().place(id));
    if let Some(place) = place {
        place_head_ui(ui, view, place);
        provision_cards_ui(ui, view, (view.cards_on(&place.id), entry.lead()), reviewing, answer);
    } else {
        let heading = ui.label(RichText::new(entry.category.title()).font(Face::Bold.at(21.0)));
        heading.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Selected: {}", entry.category.title())));
        ui.add_space(6.0);
        answer.command = provision_card_ui(ui, view, (&[entry], None), reviewing).or(answer.command.take());
    }
}

/// A place, the provisions on it, the passages that mention it, and its namesakes with theirs.
fn place_ui(ui: &mut Ui, view: &View<'_>, place: &Place, reviewing: &mut Reviewing, answer: &mut DetailAnswer) {
    place_head_ui(ui, view, place);
    provisions_ui(ui, view, place, reviewing, answer);
    cards_ui(ui, view, place, answer);
    let Some(group) = view.group_of(&place.id) else {
        return;
    };
    for member in group.members.iter().filter(|member| member.place != place.id) {
        let Some(other) = view.project.gazetteer().place(&member.place) else {
            continue;
        };
        ui.add_space(14.0);
        let words = format!("{} · {} · {}", other.title, other.kind.word(), passages_words(member.passages));
        if text_button(ui, view.palette, &words).on_hover_text("Another place of this name: select it").clicked() {
            answer.command = Some(Command::SelectPlace(other.id.clone()));
        }
        provisions_ui(ui, view, other, reviewing, answer);
        cards_ui(ui, view, other, answer);
    }
}

/// The provisions on a place that pass the filters, and the selected one.
fn provisions_ui(ui: &mut Ui, view: &View<'_>, place: &Place, reviewing: &mut Reviewing, answer: &mut DetailAnswer) {
    provision_cards_ui(ui, view, (view.cards_on(&place.id), Some(&place.id)), reviewing, answer);
}

/// The cards of provisions on a place in the order of the text, as many as a person can read, and the selected one; of
/// the others, how many there are.
fn provision_cards_ui<'a>(
    ui: &mut Ui,
    view: &View<'_>,
    (entries, place): (impl Iterator<Item = &'a Entry>, Option<&PlaceId>),
    reviewing: &mut Reviewing,
    answer: &mut DetailAnswer,
) {
    let entries: Vec<&Entry> = entries.collect();
    let further = entries.iter().skip(SHOWN).find(|entry| view.is_selected(entry));
    let shown: Vec<&Entry> = entries.iter().take(SHOWN).chain(further).copied().collect();
    for on_same_words in shown.chunk_by(|one, next| one.rests_on_the_words_of(next)) {
        ui.add_space(8.0);
        answer.command = provision_card_ui(ui, view, (on_same_words, place), reviewing).or(answer.command.take());
    }
    let rest = entries.len().saturating_sub(SHOWN + further.iter().count());
    if rest > 0 {
        ui.add_space(8.0);
        quiet(ui, view.palette, format!("and {} more: the table lists all", counted(rest, "provision", "provisions")));
    }
}

/// A passage, the provisions in it, and the places it mentions.
fn passage_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (document, passage): (&Document, &Passage),
    reviewing: &mut Reviewing,
    answer: &mut DetailAnswer,
) {
    let heading = ui.label(RichText::new("Passage").font(Face::Bold.at(21.0)));
    let citation = View::citation(document, passage);
    heading.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Selected passage: {citation}")));
    quiet(ui, view.palette, &citation);
    ui.add_space(6.0);
    let mentions: Vec<&Mention> =
        view.project.mentions_in(&document.id, passage.span).map(|(_, mention)| mention).collect();
    let marks: Vec<_> = mentions.iter().map(|mention| (mention.span, mention_style(view, mention))).collect();
    let mut layout = QuoteLayout::new(document, ui.available_width());
    layout.marked(passage.span, Style::plain(view.palette.ink), &marks);
    ui.add(egui::Label::new(layout.finish()).selectable(true));
    ui.add_space(6.0);
    if icon_text_button(ui, view.palette, icon::COPY, "Copy with citation").clicked() {
        answer.command = Some(Command::CopyText(quoted(document, passage)));
    }
    let provisions: Vec<&Entry> = view.provisions_in(&document.id, passage.locator).collect();
    if !provisions.is_empty() {
        section_head(ui, view.palette, if provisions.len() == 1 { "Its provision" } else { "Its provisions" });
        provision_cards_ui(ui, view, (provisions.into_iter(), None), reviewing, answer);
    } else if view.remark_on(document, passage) == Some(RemarkKind::Uncoded) {
        section_head(ui, view.palette, "No provision yet");
        quiet(ui, view.palette, "It binds somebody and fits none of the categories by its words.");
        ui.add_space(4.0);
        let tooltip = "On the words of this passage, in a category of your choice   I";
        if text_button(ui, view.palette, "Add a provision").on_hover_text(tooltip).clicked() {
            answer.command = Some(Command::StartAdding);
        }
    }
    section_head(ui, view.palette, "Its places");
    let places = view.project.places_of(&document.id, passage.locator);
    if places.is_empty() {
        ui.label(
            RichText::new("This passage mentions no place.").font(Face::Italic.at(13.0)).color(ink(view.palette.muted)),
        );
    }
    for place in places {
        let standing = view.standing(place);
        let row = Row {
            dot: Some(view.palette.class(KindClass::of(place.kind))),
            title: &place.title,
            below: &standing,
            count: Some(view.project.links_of(&place.id).len()),
            chosen: Choice::Plain,
            spoken: format!("Go to {}, {}", place.title, place.kind.word()),
        };
        let response = row_ui(ui, view.palette, &row);
        if response.hovered() {
            answer.place = Some(place.id.clone());
        }
        if response.clicked() {
            answer.command = Some(Command::SelectPlace(place.id.clone()));
        }
    }
    not_pinned_ui(ui, view, document, &mentions, answer);
}

/// The names of a passage that are no places here, and why.
fn not_pinned_ui(ui: &mut Ui, view: &View<'_>, document: &Document, mentions: &[&Mention], answer: &mut DetailAnswer) {
    let others: Vec<_> = mentions.iter().filter(|mention| mention.pinned_place().is_none()).collect();
    if others.is_empty() {
        return;
    }
    section_head(ui, view.palette, "Not pinned");
    for mention in others {
        let words = document.words(mention.span);
        let what = match (&mention.resolution, mention.sense) {
            (Resolution::Ambiguous, Sense::Place) => "could mean several places".to_owned(),
            (Resolution::Unmatched, _) if mention.is_refused() => "no place".to_owned(),
            (Resolution::Unmatched, Sense::Place) => "no known place of this name".to_owned(),
            (_, sense) => format!("used as {}", sense.word()),
        };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{words} — {what}")).size(12.5));
            let correct = words_button(ui, view.palette, "Correct …", &format!("Correct the link of “{words}”"));
            if correct.clicked() {
                let show = Command::ShowLink(document.id.clone(), mention.span, correct.rect, Reach::Here);
                answer.command = Some(show);
            }
        });
        for reason in &mention.sense_reasons {
            quiet(ui, view.palette, format!("· {}", reason.text(&document.text)));
        }
    }
}
