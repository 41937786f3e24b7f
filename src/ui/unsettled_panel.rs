//! The right panel while names are settled: those that several places fit and those that none does, by their
//! words, with an example each and what can be done about them.

use super::{
    command::Command,
    detail_panel::DetailAnswer,
    icon,
    link_card::capitalised,
    quote::{QuoteLayout, Style},
    selection::Selection,
    theme::{Face, ink},
    view::View,
    widgets::{Choice, Row, icon_button, quiet, row_ui, section_head, words_button},
};
use crate::{
    documents::document::{Document, DocumentId},
    ground::{text::Span, wording::counted},
    linking::correction::{Meaning, Reach},
    project::unsettled::{Doubt, Unsettled},
};
use egui::{Align, Layout, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

/// How many forms of each doubt are listed.
const LISTED: usize = 150;

/// The panel.
pub(crate) fn unsettled_panel_ui(ui: &mut Ui, view: &View<'_>) -> DetailAnswer {
    let mut answer = DetailAnswer::default();
    ScrollArea::vertical().id_salt("unsettled").auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let heading = ui.label(RichText::new("Names to settle").font(Face::Bold.at(21.0)));
            heading.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Names to settle"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon_button(ui, view.palette, icon::CLOSE, "Close the list of names", "Esc").clicked() {
                    answer.command = Some(Command::ShowUnsettled);
                }
            });
        });
        let all = view.unsettled;
        if all.is_empty() {
            let words = "Every name is settled: each means one place, or is none.";
            ui.label(RichText::new(words).font(Face::Italic.at(13.0)).color(ink(view.palette.muted)));
            ui.add_space(6.0);
            quiet(ui, view.palette, "To link other words, select them in the document below, or press M.");
            return;
        }
        quiet(ui, view.palette, "What is chosen here holds for these words in every document; Ctrl+Z takes it back.");
        for (doubt, head) in [(Doubt::Ambiguous, "Could be several places"), (Doubt::Unmatched, "No known place")] {
            let of_doubt = || all.iter().filter(|form| form.doubt == doubt);
            let count = of_doubt().count();
            if count == 0 {
                continue;
            }
            section_head(ui, view.palette, head);
            for form in of_doubt().take(LISTED) {
                form_ui(ui, view, form, &mut answer);
            }
            if count > LISTED {
                quiet(ui, view.palette, format!("and {} more, when these are settled", count - LISTED));
            }
        }
        ui.add_space(16.0);
    });
    answer
}

/// The mentions of one form: how many, an example, and what can be done.
fn form_ui(ui: &mut Ui, view: &View<'_>, form: &Unsettled, answer: &mut DetailAnswer) {
    let (id, span) = shown_mention(view, form);
    let Some(document) = view.project.document(id) else { return };
    let count = form.mentions.len();
    let mut documents: Vec<&DocumentId> = form.mentions.iter().map(|(id, _)| id).collect();
    documents.dedup();
    let mentions = counted(count, "mention", "mentions");
    let below = match documents.len() {
        1 => format!("{mentions} in {}", document.name()),
        more => format!("{mentions} in {more} documents"),
    };
    let row = Row {
        dot: Some(view.palette.alert),
        title: &form.surface,
        below: &below,
        count: Some(count),
        chosen: Choice::Plain,
        spoken: format!("{} name: {}, {mentions}", capitalised(form.doubt.words()), form.surface),
    };
    let response = row_ui(ui, view.palette, &row).on_hover_text("Go to the passage; click again for the next");
    if response.clicked() {
        let (id, span) = next_mention(view, form);
        let passage = view.project.document(id).and_then(|document| document.passage_at(span.start));
        answer.command = passage.map(|passage| Command::SelectPassage(id.clone(), passage.locator));
    }
    ui.indent((form.doubt.words(), &form.surface), |ui| {
        example_ui(ui, view, document, span);
        actions_ui(ui, view, form, (id, span), answer);
    });
    ui.add_space(6.0);
}

/// The sentence around a mention, in two lines.
fn example_ui(ui: &mut Ui, view: &View<'_>, document: &Document, span: Span) {
    let Some(passage) = document.passage_at(span.start) else { return };
    // From a little before the name, so that it is in the two lines.
    let start = passage.span.start.max(span.start.saturating_sub(50));
    let mut layout = QuoteLayout::new(document, ui.available_width());
    let mark = Style::mention(view.palette);
    layout.marked(Span::new(start, passage.span.end), Style::plain(view.palette.muted), &[(span, mark)]);
    let mut job = layout.finish();
    job.wrap.max_rows = 2;
    ui.add(egui::Label::new(job).selectable(false));
}

fn actions_ui(
    ui: &mut Ui,
    view: &View<'_>,
    form: &Unsettled,
    (id, span): (&DocumentId, Span),
    answer: &mut DetailAnswer,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 2.0);
        let surface = &form.surface;
        let choose = words_button(ui, view.palette, "Choose …", &format!("Choose what “{surface}” means"));
        if choose.clicked() {
            answer.command = Some(Command::ShowLink(id.clone(), span, choose.rect, Reach::Always));
        }
        let add = words_button(ui, view.palette, "Add a place …", &format!("Add the place “{surface}”"));
        if add.clicked() {
            answer.command = Some(Command::NamePlace(Some((id.clone(), span, Reach::Always))));
        }
        if words_button(ui, view.palette, "Not a place", &format!("“{surface}” is not a place")).clicked() {
            answer.command = Some(Command::CorrectLink {
                document: id.clone(),
                span,
                reach: Reach::Always,
                meaning: Meaning::NoPlace,
            });
        }
    });
}

/// The number of the mention whose passage is selected.
fn selected(view: &View<'_>, form: &Unsettled) -> Option<usize> {
    let Selection::Passage(id, locator) = view.selection else { return None };
    let passage = view.project.document(id)?.passage(*locator)?;
    form.mentions.iter().position(|(of, span)| of == id && passage.span.contains(*span))
}

/// The mention that is shown: that of the selected passage, else the first.
fn shown_mention<'a>(view: &View<'_>, form: &'a Unsettled) -> (&'a DocumentId, Span) {
    at(form, selected(view, form).unwrap_or(0))
}

/// The mention to go to: the one after that of the selected passage, else the first.
fn next_mention<'a>(view: &View<'_>, form: &'a Unsettled) -> (&'a DocumentId, Span) {
    let next = selected(view, form).map_or(0, |at| (at + 1) % form.mentions.len().max(1));
    at(form, next)
}

fn at(form: &Unsettled, number: usize) -> (&DocumentId, Span) {
    let mention = form.mentions.get(number).or_else(|| form.mentions.first());
    mention.map(|(id, span)| (id, *span)).expect("a form has at least one mention")
}
