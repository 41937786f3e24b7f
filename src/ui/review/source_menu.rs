//! The menu of sources: which documents' provisions and passages are shown. It stays open while one chooses, and is
//! searched where there are many.

use super::filter_bar::{Closes, menu};
use crate::{
    documents::document::{Document, DocumentId},
    ground::folding::fold_name,
    ui::{
        command::Command,
        view::View,
        widgets::{quiet, text_button, words_button},
    },
};
use egui::{Align, Button, Id, Layout, TextEdit, Ui};
use std::collections::BTreeSet;

/// How many documents are listed.
const LISTED: usize = 200;

/// From how many documents on they are searched.
const MANY: usize = 9;

/// The size of a line, in points.
const LINE_PT: [f32; 2] = [300.0, 24.0];

/// The chip with its menu, where there are several documents; answers what the person asked for.
pub(super) fn source_menu_ui(ui: &mut Ui, view: &View<'_>) -> Option<Command> {
    let documents = view.project.documents();
    if documents.len() < 2 {
        return None;
    }
    let hidden = &view.filters.sources;
    let mut shown = documents.iter().filter(|document| !hidden.contains(&document.id));
    let words = match (shown.next(), shown.next()) {
        _ if hidden.is_empty() => "Source".to_owned(),
        (Some(only), None) => only.name().chars().take(24).collect(),
        _ => format!("{} left out", hidden.len()),
    };
    let mut command = None;
    menu(ui, view, ("Filter by source", &words), (!hidden.is_empty(), Closes::Left), |ui| {
        command = sources_ui(ui, view);
    });
    command
}

fn sources_ui(ui: &mut Ui, view: &View<'_>) -> Option<Command> {
    let mut command = None;
    let documents = view.project.documents();
    let wanted = if documents.len() < MANY { String::new() } else { search_ui(ui) };
    if text_button(ui, view.palette, "All sources").clicked() {
        command = Some(Command::LeaveOut(BTreeSet::new()));
    }
    let fits = |document: &&Document| wanted.is_empty() || fold_name(document.name()).contains(&wanted);
    let fitting: Vec<&Document> = documents.iter().filter(fits).collect();
    for document in fitting.iter().take(LISTED) {
        command = source_ui(ui, view, document).or(command);
    }
    if fitting.len() > LISTED {
        quiet(ui, view.palette, format!("and {} more: type a part of a name", fitting.len() - LISTED));
    }
    command
}

/// The field for a part of a name; that part as names are compared.
fn search_ui(ui: &mut Ui) -> String {
    let id = Id::unique("wanted source");
    let mut wanted = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let field = TextEdit::singleline(&mut wanted).hint_text("A part of its name").desired_width(LINE_PT[0]);
    if ui.add(field).accessible_name("Search the sources").changed() {
        ui.data_mut(|data| data.insert_temp(id, wanted.clone()));
    }
    fold_name(&wanted)
}

/// A document, shown or left out, and the way to see it alone.
fn source_ui(ui: &mut Ui, view: &View<'_>, document: &Document) -> Option<Command> {
    let mut command = None;
    let is_shown = !view.filters.sources.contains(&document.id);
    ui.allocate_ui_with_layout(LINE_PT.into(), Layout::right_to_left(Align::Center), |ui| {
        let spoken = format!("Show {} only", document.name());
        if words_button(ui, view.palette, "only", &spoken).on_hover_text("Leave all others out").clicked() {
            let others = view.project.documents().iter().map(|other| &other.id).filter(|other| **other != document.id);
            command = Some(Command::LeaveOut(others.cloned().collect::<BTreeSet<DocumentId>>()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if ui.add(Button::selectable(is_shown, document.name()).truncate()).clicked() {
                command = Some(Command::SwitchSource(document.id.clone()));
            }
        });
    });
    command
}
