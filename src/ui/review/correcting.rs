//! The form that corrects a provision field by field: the category from the list, places by search with
//! their role, everything else as text. What was found stands beside what was changed.

use super::{
    card_fields::{NAMES_PT, name_ui},
    entry::Entry,
};
use crate::{
    documents::document::{DocumentId, Locator},
    ground::folding::fold_name,
    places::place::{Place, PlaceId},
    project::Project,
    provisions::{
        category::Category,
        field::{PlaceUse, Role},
        field_text::FieldKind,
        place_use,
        provision::ProvisionId,
    },
    ui::{
        command::Command,
        icon,
        view::View,
        widgets::{action_button, icon_button, quiet, text_button},
    },
};
use egui::{Align, ComboBox, Layout, RichText, TextEdit, Ui, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// The width of the role of a place, in points.
const ROLE_PT: f32 = 84.0;

/// How many places a search offers.
const OFFERED: usize = 6;

/// A correction on its way.
#[derive(Debug)]
pub(crate) struct Correcting {
    /// Of which provision.
    pub(crate) provision: ProvisionId,
    /// The fields that it shows.
    pub(crate) draft: Draft,
    /// The fields as they were when it was opened.
    before: BTreeMap<FieldKind, String>,
}

/// Fields as they are being written.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// What it is about.
    pub(crate) category: Category,
    /// The fields that are text.
    pub(crate) texts: BTreeMap<FieldKind, String>,
    /// Where.
    pub(crate) places: Vec<PlaceUse>,
    /// The place that is looked for.
    wanted: String,
    /// The fields that have a line; the others come on demand.
    shown: BTreeSet<FieldKind>,
    /// Whether the cursor has been put into the first field.
    has_cursor: bool,
}

impl Draft {
    /// An empty draft of a category.
    pub(crate) fn new(category: Category) -> Self {
        let texts = text_fields().map(|kind| (kind, String::new()));
        let shown = text_fields().filter(|kind| kind.is_everyday());
        Self {
            category,
            texts: texts.collect(),
            places: Vec::new(),
            wanted: String::new(),
            shown: shown.collect(),
            has_cursor: false,
        }
    }

    /// The fields as the log of decisions has them.
    pub(crate) fn logged(&self) -> BTreeMap<FieldKind, String> {
        let mut fields: BTreeMap<FieldKind, String> =
            self.texts.iter().map(|(kind, text)| (*kind, text.trim().to_owned())).collect();
        fields.insert(FieldKind::Category, self.category.word().to_owned());
        fields.insert(FieldKind::Places, place_use::written(&self.places));
        fields
    }
}

/// The fields that are text.
fn text_fields() -> impl Iterator<Item = FieldKind> {
    FieldKind::ALL.into_iter().filter(|kind| !matches!(kind, FieldKind::Category | FieldKind::Places))
}

impl Correcting {
    /// The correction of an entry, as it holds.
    pub(crate) fn of(entry: &Entry) -> Self {
        let mut draft = Draft::new(entry.category);
        draft.places.clone_from(&entry.places);
        for (kind, text) in &mut draft.texts {
            let holds = entry.corrected.get(kind).cloned().or_else(|| kind.logged(&entry.provision));
            *text = holds.unwrap_or_default();
            if !text.is_empty() {
                draft.shown.insert(*kind);
            }
        }
        Self { provision: entry.provision.id.clone(), before: draft.logged(), draft }
    }

    /// The fields that were changed.
    fn changed(&self) -> BTreeMap<FieldKind, String> {
        let now = self.draft.logged().into_iter();
        now.filter(|(kind, text)| self.before.get(kind) != Some(text)).collect()
    }
}

/// The form; whether it is done with.
pub(super) fn correcting_ui(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &Entry,
    correcting: &mut Correcting,
) -> (Option<Command>, bool) {
    let mut answer = (None, false);
    let passage = (&entry.provision.id.document, entry.provision.locator);
    draft_ui(ui, view, passage, &mut correcting.draft);
    let changed = correcting.changed();
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let save = action_button(ui, view.palette, "Save correction", "Ctrl+Enter", Some(view.palette.accent));
        let entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
        if save.clicked() || entered {
            answer = (Some(Command::CorrectProvision(correcting.provision.clone(), changed.clone())), false);
        }
        if text_button(ui, view.palette, "Cancel").clicked() {
            answer = (None, true);
        }
        more_ui(ui, view, &mut correcting.draft);
    });
    for kind in changed.keys() {
        let found = kind.of(&entry.provision, &|id: &PlaceId| title(view.project, id));
        let found = found.map_or_else(|| "not stated".to_owned(), |found| found.text.replace('\n', ", "));
        quiet(ui, view.palette, format!("{}, as found: {found}", kind.title()));
    }
    answer
}

/// The fields of a draft on a passage, each beside its name.
pub(super) fn draft_ui(ui: &mut Ui, view: &View<'_>, passage: (&DocumentId, Locator), draft: &mut Draft) {
    let wants_cursor = !std::mem::replace(&mut draft.has_cursor, true);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.spacing_mut().interact_size.y = 24.0;
    row_ui(ui, view, "Category", |ui| {
        let combo =
            ComboBox::from_id_salt("category").selected_text(draft.category.title()).width(ui.available_width());
        let combo = combo.height(320.0).show_ui(ui, |ui| {
            for category in Category::all() {
                ui.selectable_value(&mut draft.category, category, category.title());
            }
        });
        let spoken = format!("Category: {}", draft.category.title());
        combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &spoken));
    });
    row_ui(ui, view, "Places", |ui| places_ui(ui, view, passage, draft));
    let lines = draft.texts.iter_mut().filter(|(kind, _)| draft.shown.contains(kind));
    for (index, (kind, text)) in lines.enumerate() {
        row_ui(ui, view, kind.title(), |ui| {
            let edit = TextEdit::singleline(text).hint_text("not stated").desired_width(f32::INFINITY);
            let field = ui.add(edit).accessible_name(kind.title());
            if wants_cursor && index == 0 {
                field.request_focus();
            }
        });
    }
}

/// The button that shows the fields without a line, when there are any.
pub(super) fn more_ui(ui: &mut Ui, view: &View<'_>, draft: &mut Draft) {
    let rest: Vec<FieldKind> = text_fields().filter(|kind| !draft.shown.contains(kind)).collect();
    if rest.is_empty() {
        return;
    }
    let names = rest.iter().map(|kind| kind.title().to_lowercase()).collect::<Vec<_>>().join(", ");
    if text_button(ui, view.palette, "More fields").on_hover_text(format!("Also: {names}")).clicked() {
        draft.shown.extend(rest);
    }
}

/// A field beside its name.
fn row_ui(ui: &mut Ui, view: &View<'_>, name: &str, field: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.vertical(|ui| {
            ui.set_max_width(NAMES_PT);
            ui.add_space(3.0);
            name_ui(ui, view, name);
        });
        ui.vertical(field);
    });
}

/// The places with their roles, and a search for others.
fn places_ui(ui: &mut Ui, view: &View<'_>, passage: (&DocumentId, Locator), draft: &mut Draft) {
    let mut gone = None;
    for (index, place) in draft.places.iter_mut().enumerate() {
        let line = vec2(ui.available_width(), 24.0);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, view.palette, icon::CLOSE, &format!("Take {} away", place.name), "").clicked() {
                gone = Some(index);
            }
            let combo = ComboBox::from_id_salt(("role", index)).selected_text(place.role.word()).width(ROLE_PT);
            let combo = combo.truncate().show_ui(ui, |ui| {
                for role in Role::ALL {
                    ui.selectable_value(&mut place.role, *role, role.word());
                }
            });
            let spoken = format!("Role of {}: {}", place.name, place.role.word());
            combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &spoken));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(&place.name).size(12.5)).truncate());
            });
        });
    }
    if let Some(index) = gone {
        draft.places.remove(index);
    }
    let edit = TextEdit::singleline(&mut draft.wanted).hint_text("Add a place: type its name");
    ui.add(edit.desired_width(f32::INFINITY)).accessible_name("Add a place");
    let mut taken = None;
    if draft.wanted.is_empty() {
        // What the passage names is what is missing most often.
        let named = view.project.places_of(passage.0, passage.1).into_iter();
        let named = named.filter(|place| draft.places.iter().all(|own| own.place.as_ref() != Some(&place.id)));
        let named: Vec<&Place> = named.take(OFFERED).collect();
        if !named.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for place in named {
                    let adds = text_button(ui, view.palette, &format!("+ {}", place.title));
                    if adds.on_hover_text("The passage names it: add it").clicked() {
                        taken = Some(place.id.clone());
                    }
                }
            });
        }
    }
    for (id, words) in offers(view.project, &draft.wanted) {
        if text_button(ui, view.palette, &words).clicked() {
            taken = Some(id);
        }
    }
    if let Some(id) = taken {
        let name = title(view.project, &id).unwrap_or_default();
        draft.places.push(PlaceUse { name, place: Some(id), role: Role::Area, kind: None });
        draft.wanted.clear();
    }
}

fn title(project: &Project, id: &PlaceId) -> Option<String> {
    project.gazetteer().place(id).map(|place| place.title.clone())
}

/// The places whose names begin with what is looked for.
fn offers(project: &Project, wanted: &str) -> Vec<(PlaceId, String)> {
    let wanted = fold_name(wanted);
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let fits = |place: &&Place| place.toponyms.iter().any(|toponym| fold_name(&toponym.text).starts_with(&wanted));
    let places = project.gazetteer().places().iter().filter(fits).take(OFFERED);
    places.map(|place| (place.id.clone(), format!("{}, {}", place.title, place.kind.word()))).collect()
}
