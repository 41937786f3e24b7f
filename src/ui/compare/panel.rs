//! The panel: two documents are chosen; each pair of clauses stands side by side, what differs is marked
//! and named; a click goes to the provision.

use super::laid::{Comparing, LaidPair, Listing, Seat};
use crate::{
    documents::document::{Document, DocumentId},
    ground::text::Span,
    provisions::{
        comparison::{Difference, Relation},
        provision::ProvisionId,
    },
    ui::{
        command::Command,
        quote::{QuoteLayout, Strength, Style},
        theme::{Face, ink},
        view::View,
        widgets::{ChipState, chip, quiet},
    },
};
use egui::{Align, ComboBox, CursorIcon, Layout, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// How many pairs are laid out at most.
const MOST: usize = 400;

/// What the panel answers.
#[derive(Debug, Default)]
pub(crate) struct CompareAnswer {
    /// What the person asked for.
    pub(crate) command: Option<Command>,
    /// The provisions under the pointer, one of each document.
    pub(crate) hovered: Vec<ProvisionId>,
}

/// The panel.
pub(crate) fn compare_ui(ui: &mut Ui, view: &View<'_>, comparing: &mut Comparing) -> CompareAnswer {
    let mut answer = CompareAnswer::default();
    if view.project.documents().len() < 2 {
        ui.label(RichText::new("One document only").font(Face::SemiBold.at(14.0)));
        quiet(
            ui,
            view.palette,
            "Drop another version of the agreement, or another report, on the window to compare them.",
        );
        return answer;
    }
    comparing.choose(view.project);
    choosing_ui(ui, view, comparing);
    let (listing, aspects) = (comparing.listing, comparing.aspects.clone());
    let documents = comparing.documents.clone();
    let document = |id: &Option<DocumentId>| id.as_ref().and_then(|id| view.project.document(id));
    let Some((first, second)) = document(&documents.0).zip(document(&documents.1)) else {
        return answer;
    };
    let Some(laid) = comparing.laid(view.project, view.docket.revision) else {
        return answer;
    };
    let listed: Vec<&LaidPair> = laid.pairs.iter().filter(|pair| pair.is_listed(listing, &aspects)).collect();
    if listed.is_empty() {
        let words = if laid.pairs.is_empty() {
            "Neither document has a provision that could be compared."
        } else {
            "Nothing differs in the provisions of these two."
        };
        quiet(ui, view.palette, words);
        return answer;
    }
    ScrollArea::vertical().id_salt("compare").auto_shrink([false, false]).show(ui, |ui| {
        for (index, pair) in listed.iter().take(MOST).enumerate() {
            ui.push_id(index, |ui| pair_ui(ui, view, (first, second), pair, &mut answer));
        }
        if listed.len() > MOST {
            quiet(ui, view.palette, format!("and {} more; choose a sort of difference above", listed.len() - MOST));
        }
    });
    answer
}

/// The two documents, as the heads of their columns; which pairs, and which sorts of difference.
fn choosing_ui(ui: &mut Ui, view: &View<'_>, comparing: &mut Comparing) {
    columns_ui(ui, |left, right| {
        document_ui(left, view, "First document", &mut comparing.documents.0);
        document_ui(right, view, "Second document", &mut comparing.documents.1);
    });
    ui.add_space(4.0);
    let made = comparing.laid(view.project, view.docket.revision).map(|laid| (laid.relation, laid.counts.clone()));
    let Some((relation, counts)) = made else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let only = if comparing.listing == Listing::Differences { ChipState::On } else { ChipState::Off };
        if chip(ui, view.palette, "Only differences", only).clicked() {
            comparing.listing = match comparing.listing {
                Listing::Differences => Listing::Everything,
                Listing::Everything => Listing::Differences,
            };
        }
        for (aspect, count) in counts {
            let state = if comparing.aspects.contains(&aspect) { ChipState::On } else { ChipState::Off };
            if chip(ui, view.palette, &format!("{} {count}", aspect.word()), state).clicked()
                && !comparing.aspects.remove(&aspect)
            {
                comparing.aspects.insert(aspect);
            }
        }
        let words = RichText::new(relation_words(relation)).size(12.0).color(ink(view.palette.muted));
        ui.add(egui::Label::new(words).extend());
    });
    ui.add_space(4.0);
}

/// Two columns with room between them, each from the left and unjustified.
fn columns_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui, &mut Ui)) {
    let between = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 28.0);
    ui.columns_const(|[left, right]| {
        let unjustified = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.x = between;
            ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).layout(Layout::top_down(Align::Min)))
        };
        let mut sides = (unjustified(left), unjustified(right));
        content(&mut sides.0, &mut sides.1);
        left.expand_to_include_rect(sides.0.min_rect());
        right.expand_to_include_rect(sides.1.min_rect());
    });
    ui.spacing_mut().item_spacing.x = between;
}

fn document_ui(ui: &mut Ui, view: &View<'_>, name: &str, chosen: &mut Option<DocumentId>) {
    let document = chosen.as_ref().and_then(|id| view.project.document(id));
    let words = document.map_or("–", Document::name).to_owned();
    let combo =
        ComboBox::from_id_salt(name).selected_text(&words).width(ui.available_width()).truncate().show_ui(ui, |ui| {
            for document in view.project.documents() {
                ui.selectable_value(chosen, Some(document.id.clone()), document.name());
            }
        });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {words}")));
}

const fn relation_words(relation: Relation) -> &'static str {
    match relation {
        Relation::Version => "two texts of one thing",
        Relation::Later => "the second is later",
        Relation::Report => "one of them reports",
    }
}

/// A pair of clauses, side by side.
fn pair_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (first, second): (&Document, &Document),
    pair: &LaidPair,
    answer: &mut CompareAnswer,
) {
    let builder = UiBuilder::new().id_salt("pair").sense(Sense::click());
    let scoped = ui.scope_builder(builder, |ui| {
        ui.separator();
        columns_ui(ui, |left, right| {
            side_ui(left, view, first, pair.first.as_ref(), spans(pair, |one| one.first.span));
            side_ui(right, view, second, pair.second.as_ref(), spans(pair, |one| one.second.span));
        });
        ui.add_space(2.0);
        for difference in &pair.differences {
            difference_ui(ui, view, difference);
        }
        if pair.differences.is_empty() {
            quiet(ui, view.palette, "the same");
        }
    });
    let response = scoped.response;
    let said: Vec<String> = pair.differences.iter().map(told).collect();
    let said = if said.is_empty() { "the same".to_owned() } else { said.join("; ") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Compared: {said}")));
    let provisions = [&pair.first, &pair.second].into_iter().flatten().filter_map(|seat| seat.provision.clone());
    if response.contains_pointer() {
        answer.hovered = provisions.clone().collect();
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let provisions: Vec<ProvisionId> = provisions.collect();
        let passage = || {
            let (document, seat) = match (&pair.first, &pair.second) {
                (Some(seat), _) => (first, seat),
                (None, Some(seat)) => (second, seat),
                (None, None) => return None,
            };
            let passage = document.passage_at(seat.span.start)?;
            Some(Command::SelectPassage(document.id.clone(), passage.locator))
        };
        answer.command = if provisions.is_empty() { passage() } else { Some(Command::ShowPair(provisions)) };
    }
}

fn spans(pair: &LaidPair, side: impl Fn(&Difference) -> Option<Span>) -> Vec<Span> {
    pair.differences.iter().filter_map(side).collect()
}

/// One side: its words with what differs marked, or that it has none.
fn side_ui(ui: &mut Ui, view: &View<'_>, document: &Document, seat: Option<&Seat>, marked: Vec<Span>) {
    let Some(seat) = seat else {
        let text = RichText::new("no such clause").font(Face::Italic.at(13.0));
        ui.label(text.color(ink(view.palette.alert)));
        return;
    };
    let plain = Style::plain(view.palette.ink);
    let mark = Style { ground: Some(view.palette.mark), strength: Strength::Strong, ..plain };
    // A clause that is missing altogether is not marked word by word.
    let layers: Vec<(Span, Style)> =
        marked.into_iter().filter(|span| *span != seat.span).map(|span| (span, mark)).collect();
    let mut layout = QuoteLayout::new(document, ui.available_width());
    layout.layered(seat.span, plain, &layers);
    ui.add(egui::Label::new(layout.finish()).selectable(false));
    if let Some(passage) = document.passage_at(seat.span.start) {
        quiet(ui, view.palette, document.place_of(passage));
    }
}

/// What differs, in a line.
fn difference_ui(ui: &mut Ui, view: &View<'_>, difference: &Difference) {
    let text = RichText::new(format!("△ {}", told(difference))).font(Face::Medium.at(12.0));
    ui.add(egui::Label::new(text.color(ink(view.palette.alert))).wrap());
}

/// "date: 2020-11-15 | 2020-11-25".
fn told(difference: &Difference) -> String {
    let side = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("“{text}”") };
    format!("{}: {} | {}", difference.aspect.word(), side(&difference.first.text), side(&difference.second.text))
}
