//! The columns of a comparison and their heads: which document stands in each, which one is the base, and how
//! the others stand to it.

use super::laid::{Comparing, MOST};
use crate::{
    documents::document::{Document, DocumentId},
    provisions::comparison::Relation,
    ui::{
        icon,
        view::View,
        widgets::{icon_button, quiet, text_button},
    },
};
use egui::{Align, ComboBox, Layout, Role, Ui, WidgetInfo, vec2};

/// The room between two columns, and what a column needs at least, in points.
const GAP_PT: f32 = 24.0;
const NARROWEST_PT: f32 = 188.0;

/// Columns of one width.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    count: usize,
    each_pt: f32,
}

impl Columns {
    /// Columns over a width; wider than it when they would get too narrow.
    pub(crate) fn over(width: f32, count: usize) -> Self {
        let gaps = GAP_PT * count.saturating_sub(1) as f32;
        Self { count, each_pt: ((width - gaps) / count.max(1) as f32).max(NARROWEST_PT) }
    }

    /// The width of all.
    pub(crate) fn width(self) -> f32 {
        self.each_pt * self.count as f32 + GAP_PT * self.count.saturating_sub(1) as f32
    }

    /// Lays out the content of each, by its number.
    pub(crate) fn show(self, ui: &mut Ui, mut content: impl FnMut(&mut Ui, usize)) {
        let between = ui.spacing().item_spacing;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_PT;
            for column in 0..self.count {
                ui.allocate_ui_with_layout(vec2(self.each_pt, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(self.each_pt);
                    ui.spacing_mut().item_spacing = between;
                    content(ui, column);
                });
            }
        });
    }
}

/// The heads; what is chosen there is kept at once.
pub(crate) fn heads_ui(ui: &mut Ui, view: &View<'_>, columns: Columns, comparing: &mut Comparing) {
    let relations = comparing.laid(view.project, view.docket.reading).map(|laid| laid.relations.clone());
    let relations = relations.unwrap_or_default();
    let documents = comparing.documents.clone();
    let mut asked = None;
    columns.show(ui, |ui, column| {
        if let Some(id) = documents.get(column)
            && let Some(other) = document_ui(ui, view, &column_name(column), id)
        {
            asked = Some(Asked::Put(column, other));
        }
        let line = vec2(ui.available_width(), 30.0);
        ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            let Some(other) = column.checked_sub(1) else {
                quiet(ui, view.palette, "the base");
                if documents.len() < MOST && documents.len() < view.project.documents().len() {
                    add_ui(ui, view, &documents, &mut asked);
                }
                return;
            };
            if let Some(relation) = relations.get(other) {
                quiet(ui, view.palette, relation_words(*relation));
            }
            if text_button(ui, view.palette, "Make base").clicked() {
                asked = Some(Asked::Base(column));
            }
            if documents.len() > 2
                && icon_button(ui, view.palette, icon::CLOSE, "Take out of the comparison", "").clicked()
            {
                asked = Some(Asked::TakeOut(column));
            }
        });
    });
    match asked {
        Some(Asked::Put(column, document)) => comparing.put(column, document),
        Some(Asked::Base(column)) => comparing.make_base(column),
        Some(Asked::TakeOut(column)) => {
            comparing.documents.remove(column);
        }
        Some(Asked::Add(document)) => comparing.documents.push(document),
        None => {}
    }
}

/// What was chosen in a head.
enum Asked {
    Put(usize, DocumentId),
    Base(usize),
    TakeOut(usize),
    Add(DocumentId),
}

fn column_name(column: usize) -> String {
    if column == 0 { "Base".to_owned() } else { format!("Version {}", column + 1) }
}

/// The document of a column; another one when it was chosen.
fn document_ui(ui: &mut Ui, view: &View<'_>, name: &str, own: &DocumentId) -> Option<DocumentId> {
    let words = view.project.document(own).map_or("–", Document::name).to_owned();
    let mut chosen = own.clone();
    let combo =
        ComboBox::from_id_salt(name).selected_text(&words).width(ui.available_width()).truncate().show_ui(ui, |ui| {
            for document in view.project.documents() {
                ui.selectable_value(&mut chosen, document.id.clone(), document.name());
            }
        });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {words}")));
    (chosen != *own).then_some(chosen)
}

/// A menu of the documents that stand in no column yet.
fn add_ui(ui: &mut Ui, view: &View<'_>, documents: &[DocumentId], asked: &mut Option<Asked>) {
    let others = view.project.documents().iter().filter(|document| !documents.contains(&document.id));
    ui.menu_button("+ Add a version", |ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for document in others {
                if ui.selectable_label(false, document.name()).clicked() {
                    *asked = Some(Asked::Add(document.id.clone()));
                    ui.close();
                }
            }
        });
    });
}

const fn relation_words(relation: Relation) -> &'static str {
    match relation {
        Relation::Version => "another text of it",
        Relation::Amendment => "amends the base",
        Relation::Amended => "amended by the base",
        Relation::Later => "later, as amended",
        Relation::Report => "one of them reports",
    }
}
