//! The panel: documents are chosen, one of them the base; each clause stands side by side in all of them,
//! what differs from the base is marked and named; a click goes to the provisions.

use super::{
    heads::{Columns, heads_ui},
    laid::{Comparing, LaidRow, Listing, Seat},
};
use crate::{
    documents::document::Document,
    ground::text::Span,
    provisions::{
        comparison::{Aspect, Difference},
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
use egui::{CursorIcon, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// How many clauses are laid out at most.
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
    listing_ui(ui, view, comparing);
    ScrollArea::horizontal().id_salt("versions").auto_shrink([false, false]).show(ui, |ui| {
        let columns = Columns::over(ui.available_width(), comparing.documents.len());
        ui.set_width(columns.width());
        heads_ui(ui, view, columns, comparing);
        rows_ui(ui, view, columns, comparing, &mut answer);
    });
    answer
}

/// Which clauses, and which sorts of difference.
fn listing_ui(ui: &mut Ui, view: &View<'_>, comparing: &mut Comparing) {
    let counts = comparing.laid(view.project, view.docket.reading).map(|laid| laid.counts.clone());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let only = if comparing.listing == Listing::Differences { ChipState::On } else { ChipState::Off };
        if chip(ui, view.palette, "Only differences", only).clicked() {
            comparing.listing = match comparing.listing {
                Listing::Differences => Listing::Everything,
                Listing::Everything => Listing::Differences,
            };
        }
        for (aspect, count) in counts.into_iter().flatten() {
            let state = if comparing.aspects.contains(&aspect) { ChipState::On } else { ChipState::Off };
            if chip(ui, view.palette, &format!("{} {count}", aspect.word()), state).clicked()
                && !comparing.aspects.remove(&aspect)
            {
                comparing.aspects.insert(aspect);
            }
        }
    });
    ui.add_space(4.0);
}

fn rows_ui(ui: &mut Ui, view: &View<'_>, columns: Columns, comparing: &mut Comparing, answer: &mut CompareAnswer) {
    let (listing, aspects) = (comparing.listing, comparing.aspects.clone());
    let documents = comparing.documents.iter().map(|id| view.project.document(id));
    let Some(documents) = documents.collect::<Option<Vec<&Document>>>() else { return };
    let Some(laid) = comparing.laid(view.project, view.docket.reading) else { return };
    let listed: Vec<&LaidRow> = laid.rows.iter().filter(|row| row.is_listed(listing, &aspects)).collect();
    if listed.is_empty() {
        let words = if laid.rows.is_empty() {
            "None of them has a provision that could be compared."
        } else {
            "Nothing differs in the provisions of these documents."
        };
        quiet(ui, view.palette, words);
    }
    ScrollArea::vertical().id_salt("compare").auto_shrink([false, false]).show(ui, |ui| {
        for (index, row) in listed.iter().take(MOST).enumerate() {
            ui.push_id(index, |ui| row_ui(ui, view, columns, (&documents, row), answer));
        }
        if listed.len() > MOST {
            quiet(ui, view.palette, format!("and {} more; choose a sort of difference above", listed.len() - MOST));
        }
    });
}

/// A clause in every document, side by side.
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    columns: Columns,
    (documents, row): (&[&Document], &LaidRow),
    answer: &mut CompareAnswer,
) {
    let builder = UiBuilder::new().id_salt("row").sense(Sense::click());
    let scoped = ui.scope_builder(builder, |ui| {
        ui.separator();
        columns.show(ui, |ui, column| {
            let (Some(document), Some(seat)) = (documents.get(column), row.seats.get(column)) else { return };
            let own = column.checked_sub(1).and_then(|other| row.differences.get(other));
            let marked: Vec<Span> = match own {
                Some(own) => own.iter().filter_map(|one| one.second.span).collect(),
                None => row.differences.iter().flatten().filter_map(|one| one.first.span).collect(),
            };
            // What an amendment does not touch stays as it is.
            let is_same = match own {
                Some(own) => own.is_empty() && row.seats.first().is_some_and(Option::is_some),
                None => row.differences.iter().all(Vec::is_empty),
            };
            if seat.is_none() && is_same {
                quiet(ui, view.palette, "not touched");
                return;
            }
            side_ui(ui, view, document, seat.as_ref(), &marked);
            match own {
                Some(own) if own.is_empty() && seat.is_some() => {
                    quiet(ui, view.palette, "the same");
                }
                Some(own) => own.iter().for_each(|difference| difference_ui(ui, view, difference, seat.as_ref())),
                None => {}
            }
        });
        ui.add_space(4.0);
    });
    let response = scoped.response;
    let said = spoken(documents, row);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Compared: {said}")));
    let provisions: Vec<ProvisionId> = row.seats.iter().flatten().filter_map(|seat| seat.provision.clone()).collect();
    if response.contains_pointer() {
        answer.hovered.clone_from(&provisions);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        answer.command =
            if provisions.is_empty() { passage(documents, row) } else { Some(Command::ShowPair(provisions)) };
    }
}

/// The passage of a clause that is no provision anywhere.
fn passage(documents: &[&Document], row: &LaidRow) -> Option<Command> {
    let (document, seat) = documents.iter().zip(&row.seats).find_map(|(it, seat)| Some((it, seat.as_ref()?)))?;
    let passage = document.passage_at(seat.span.start)?;
    Some(Command::SelectPassage(document.id.clone(), passage.locator))
}

/// What differs, for screen readers; of more than two documents each is named.
fn spoken(documents: &[&Document], row: &LaidRow) -> String {
    let others = documents.iter().skip(1).zip(&row.differences).filter(|(_, own)| !own.is_empty());
    let said = others.map(|(document, own)| {
        let own = own.iter().map(told).collect::<Vec<_>>().join("; ");
        if documents.len() > 2 { format!("{}: {own}", document.name()) } else { own }
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "the same".to_owned() } else { said.join("; ") }
}

/// One side: its words with what differs marked, or that it has none.
fn side_ui(ui: &mut Ui, view: &View<'_>, document: &Document, seat: Option<&Seat>, marked: &[Span]) {
    let Some(seat) = seat else {
        let text = RichText::new("no such clause").font(Face::Italic.at(13.0));
        ui.label(text.color(ink(view.palette.alert)));
        return;
    };
    let plain = Style::plain(view.palette.ink);
    let mark = Style { ground: Some(view.palette.mark), strength: Strength::Strong, ..plain };
    // A clause that is missing altogether is not marked word by word.
    let layers: Vec<(Span, Style)> =
        marked.iter().filter(|span| **span != seat.span).map(|span| (*span, mark)).collect();
    let mut layout = QuoteLayout::new(document, ui.available_width());
    layout.layered(seat.span, plain, &layers);
    ui.add(egui::Label::new(layout.finish()).selectable(false));
    if let Some(passage) = document.passage_at(seat.span.start) {
        quiet(ui, view.palette, document.place_of(passage));
    }
}

/// What differs, in a line; that a clause is missing is said where it would stand.
fn difference_ui(ui: &mut Ui, view: &View<'_>, difference: &Difference, seat: Option<&Seat>) {
    let words = match (difference.aspect, seat) {
        (Aspect::Missing, None) => return,
        (Aspect::Missing, Some(_)) => "not in the base".to_owned(),
        _ => told(difference),
    };
    let text = RichText::new(format!("△ {words}")).font(Face::Medium.at(12.0));
    ui.add(egui::Label::new(text.color(ink(view.palette.alert))).wrap());
}

/// "date: 2020-11-15 | 2020-11-25".
fn told(difference: &Difference) -> String {
    let side = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("“{text}”") };
    format!("{}: {} | {}", difference.aspect.word(), side(&difference.first.text), side(&difference.second.text))
}
