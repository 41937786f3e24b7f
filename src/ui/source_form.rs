//! The form for a document's source record. The file it came from is never written.

use super::{
    command::Command,
    theme::ink,
    widgets::{main_button, quiet, text_button},
};
use crate::{
    documents::document::{Document, DocumentId, SourceKind, SourceRecord},
    scene::palette::Palette,
};
use egui::{Margin, RichText, TextEdit, Ui};

/// A source record that is being described; empty for what is not known.
#[derive(Debug, Clone)]
pub(crate) struct SourceForm {
    document: DocumentId,
    title: String,
    publisher: String,
    date: String,
    address: String,
    kind: Option<SourceKind>,
    has_focus: bool,
}

impl SourceForm {
    /// The form of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let SourceRecord { title, publisher, date, address, kind } = document.source.clone();
        Self {
            document: document.id.clone(),
            title: title.unwrap_or_default(),
            publisher: publisher.unwrap_or_default(),
            date: date.unwrap_or_default(),
            address: address.unwrap_or_default(),
            kind,
            has_focus: false,
        }
    }

    fn record(&self) -> SourceRecord {
        let known = |typed: &str| Some(typed.trim().to_owned());
        let record = SourceRecord {
            title: known(&self.title),
            publisher: known(&self.publisher),
            date: known(&self.date),
            address: known(&self.address),
            kind: self.kind,
        };
        record.without_blanks()
    }
}

/// The form; answers what the person asked for.
pub(crate) fn source_form_ui(ui: &mut Ui, palette: &Palette, form: &mut SourceForm) -> Option<Command> {
    quiet(ui, palette, format!("{} is not changed by this; the project remembers it.", form.document));
    let fields = [
        ("Title", "as the document calls itself", &mut form.title),
        ("Publisher", "who published it", &mut form.publisher),
        ("Date", "as 2020-11-10", &mut form.date),
        ("Address", "where it can be found", &mut form.address),
    ];
    for (words, hint, typed) in fields {
        label(ui, palette, words);
        let edit = TextEdit::singleline(typed).hint_text(hint).desired_width(f32::INFINITY);
        let field = ui.add(edit.margin(Margin::symmetric(8, 6))).accessible_name(words);
        if !form.has_focus {
            form.has_focus = true;
            field.request_focus();
        }
    }
    label(ui, palette, "Kind");
    let shown = form.kind.map_or("not known", SourceKind::words);
    let choice = egui::ComboBox::from_id_salt("kind of source").selected_text(shown).width(ui.available_width());
    let choice = choice.show_ui(ui, |ui| {
        ui.selectable_value(&mut form.kind, None, "not known");
        for kind in SourceKind::ALL {
            ui.selectable_value(&mut form.kind, Some(kind), kind.words());
        }
    });
    let spoken = format!("Kind of source: {shown}");
    choice.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &spoken));
    ui.add_space(12.0);
    let mut command = None;
    ui.horizontal(|ui| {
        if main_button(ui, palette, "Keep this record").clicked() {
            command = Some(Command::Describe(form.document.clone(), Box::new(form.record())));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Cancel").clicked() {
            command = Some(Command::CloseOverlay);
        }
    });
    command
}

fn label(ui: &mut Ui, palette: &Palette, words: &str) {
    ui.add_space(6.0);
    ui.label(RichText::new(words).size(12.0).color(ink(palette.muted)));
}
