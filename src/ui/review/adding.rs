//! The form that adds a provision the program did not find, on words that were selected in the reader.

use super::correcting::{Draft, draft_ui, more_ui};
use crate::{
    documents::{document::DocumentId, selector::Selector},
    ground::text::Span,
    places::place::PlaceId,
    project::Project,
    provisions::{
        field::{PlaceUse, Role},
        field_text::FieldKind,
        stated,
    },
    review::subject::Subject,
    ui::{
        command::Command,
        quote::{QuoteLayout, Style},
        theme::Face,
        view::View,
        widgets::{action_button, quiet, text_button},
    },
};
use egui::{RichText, Ui};
use std::collections::BTreeMap;

/// A provision on its way.
#[derive(Debug)]
pub(crate) struct Addition {
    /// The document.
    pub(crate) document: DocumentId,
    /// The words.
    pub(crate) span: Span,
    pub(super) draft: Draft,
}

impl Addition {
    /// An addition on words of a document, with the places that they name.
    pub(crate) fn on(project: &Project, document: DocumentId, span: Span) -> Self {
        let shown = project.document(&document).and_then(|of| stated::category(of, span, project.mentions(&document)));
        let mut draft = Draft::new(shown);
        if let Some(of) = project.document(&document) {
            for (_, mention) in project.mentions_in(&document, span) {
                let place = mention.pinned_place();
                let is_new = |id: &&PlaceId| draft.places.iter().all(|known| known.place.as_ref() != Some(*id));
                if let Some(place) = place.filter(is_new) {
                    let name = of.words(mention.span).to_owned();
                    draft.places.push(PlaceUse { name, place: Some(place.clone()), role: Role::Area, kind: None });
                }
            }
        }
        Self { document, span, draft }
    }

    /// Whether anything was written.
    pub(super) fn is_begun(&self) -> bool {
        self.draft.has_words()
    }
}

/// The form; whether it is done with.
pub(crate) fn addition_ui(ui: &mut Ui, view: &View<'_>, addition: &mut Addition) -> (Option<Command>, bool) {
    let Some(document) = view.project.document(&addition.document) else {
        return (None, true);
    };
    let heading = ui.label(RichText::new("A new provision").font(Face::Bold.at(21.0)));
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, "A new provision"));
    let mut layout = QuoteLayout::new(document, ui.available_width());
    layout.words(addition.span, Style::plain(view.palette.ink));
    ui.add(egui::Label::new(layout.finish()));
    quiet(ui, view.palette, format!("{} · characters {}–{}", document.name(), addition.span.start, addition.span.end));
    if let Some(passage) = document.passage_at(addition.span.start) {
        draft_ui(ui, view, (&document.id, passage.locator), &mut addition.draft);
    }
    ui.add_space(8.0);
    let mut answer = (None, false);
    ui.horizontal(|ui| {
        let add = action_button(ui, view.palette, "Add provision", "Ctrl+Enter", Some(view.palette.accent));
        let entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
        if (add.clicked() || entered)
            && addition.draft.is_complete(ui.ctx(), view.project)
            && let Some(words) = Selector::of(document, addition.span)
            && let Some(category) = addition.draft.category
        {
            let mut fields = addition.draft.logged();
            fields.remove(&FieldKind::Category);
            let subject = Subject::Provision { words, category: category.word().into() };
            answer = (Some(Command::AddProvision(subject, no_blanks(fields))), false);
        }
        if text_button(ui, view.palette, "Cancel").clicked() {
            answer = (None, true);
        }
        more_ui(ui, view, &mut addition.draft);
    });
    answer
}

fn no_blanks(fields: BTreeMap<FieldKind, String>) -> BTreeMap<FieldKind, String> {
    fields.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}
