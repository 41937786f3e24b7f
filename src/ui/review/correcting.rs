//! The form that corrects a provision field by field: the category from the list, places by search with
//! their role, everything else as text. What was found stands beside what was changed.

use super::{
    card_fields::{NAMES_PT, name_ui},
    entry::Entry,
};
use crate::{
    documents::document::{DocumentId, Locator},
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
        place_search::{Purpose, Taken, Unknown, Wanted, place_search_ui},
        theme::{Face, ink},
        view::View,
        widgets::{action_button, icon_button, quiet, text_button},
    },
};
use egui::{Align, ComboBox, Context, Layout, RichText, TextEdit, Ui, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// The width of the role of a place, in points.
const ROLE_PT: f32 = 84.0;

/// The search for a place of the provision.
const ADDED: Purpose =
    Purpose { name: "Add a place", hint: "Add a place: type its name", verb: "Add", unknown: Unknown::Kept };

/// How many places that the passage names are offered.
const OFFERED: usize = 6;

/// A correction on its way.
#[derive(Debug)]
pub(crate) struct Correcting {
    /// Of which provision.
    pub(crate) provision: ProvisionId,
    /// The fields that it shows.
    pub(crate) draft: Draft,
    /// The fields as they were when it was opened.
    pub(super) before: BTreeMap<FieldKind, String>,
}

/// Fields as they are being written.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// What it is about; none until it is said.
    pub(crate) category: Option<Category>,
    /// The fields that are text.
    pub(crate) texts: BTreeMap<FieldKind, String>,
    /// Where.
    pub(crate) places: Vec<PlaceUse>,
    /// The place that is looked for.
    pub(super) wanted: Wanted,
    /// The fields that have a line; the others come on demand.
    shown: BTreeSet<FieldKind>,
    /// Whether the cursor has been put into the first field.
    pub(crate) has_cursor: bool,
    /// Whether it was to be saved before all was said.
    is_asked: bool,
}

impl Draft {
    /// An empty draft, of a category when it is known.
    pub(crate) fn new(category: Option<Category>) -> Self {
        let texts = text_fields().map(|kind| (kind, String::new()));
        let shown = text_fields().filter(|kind| kind.is_everyday());
        Self {
            category,
            texts: texts.collect(),
            places: Vec::new(),
            wanted: Wanted::default(),
            shown: shown.collect(),
            has_cursor: false,
            is_asked: false,
        }
    }

    /// The fields as the log of decisions has them.
    pub(crate) fn logged(&self) -> BTreeMap<FieldKind, String> {
        let mut fields: BTreeMap<FieldKind, String> =
            self.texts.iter().map(|(kind, text)| (*kind, text.trim().to_owned())).collect();
        fields.insert(FieldKind::Category, self.category.map(Category::word).unwrap_or_default().to_owned());
        fields.insert(FieldKind::Places, place_use::written(&self.places));
        fields
    }

    /// Takes over what was written; a field with words has its line.
    pub(super) fn take_texts(&mut self, texts: BTreeMap<FieldKind, String>) {
        let written = texts.iter().filter(|(_, text)| !text.is_empty());
        self.shown.extend(written.map(|(kind, _)| *kind));
        self.texts.extend(texts);
    }

    /// Whether anything is written in a field, or about to be.
    pub(super) fn has_words(&self) -> bool {
        !self.wanted.is_blank() || self.texts.values().any(|text| !text.trim().is_empty())
    }

    /// Whether all is said that must be, so that it can be saved; else the cursor goes where it is not.
    pub(super) fn is_complete(&mut self, context: &Context, project: &Project) -> bool {
        if let Some(words) = self.wanted.settle(project) {
            self.add_place(project, words);
        }
        self.is_asked = self.category.is_none() || !self.wanted.is_blank();
        if self.category.is_some() && self.is_asked {
            context.memory_mut(|memory| memory.request_focus(ADDED.field()));
        }
        !self.is_asked
    }

    fn add_place(&mut self, project: &Project, taken: Taken) {
        let (name, place) = match taken {
            Taken::Place(id) => (title(project, &id).unwrap_or_default(), Some(id)),
            Taken::Words(words) => (words, None),
        };
        self.is_asked = false;
        self.places.push(PlaceUse { name, place, role: Role::Area, kind: None });
    }
}

/// The fields that are text.
fn text_fields() -> impl Iterator<Item = FieldKind> {
    FieldKind::ALL.into_iter().filter(|kind| !matches!(kind, FieldKind::Category | FieldKind::Places))
}

impl Correcting {
    /// The correction of an entry, as it holds.
    pub(crate) fn of(entry: &Entry) -> Self {
        let mut draft = Draft::new(Some(entry.category));
        draft.places.clone_from(&entry.places);
        let holds = |kind| entry.corrected.get(&kind).cloned().or_else(|| kind.logged(&entry.provision));
        draft.take_texts(text_fields().map(|kind| (kind, holds(kind).unwrap_or_default())).collect());
        Self { provision: entry.provision.id.clone(), before: draft.logged(), draft }
    }

    /// Whether anything was changed, or is about to be.
    pub(super) fn is_begun(&self) -> bool {
        !self.draft.wanted.is_blank() || !self.changed().is_empty()
    }

    /// Whether it is of the same provision, as that was then.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.provision == other.provision && self.before == other.before
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
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let save = action_button(ui, view.palette, "Save correction", "Ctrl+Enter", Some(view.palette.accent));
        let entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
        if (save.clicked() || entered) && correcting.draft.is_complete(ui.ctx(), view.project) {
            answer = (Some(Command::CorrectProvision(correcting.provision.clone(), correcting.changed())), false);
        }
        if text_button(ui, view.palette, "Cancel").clicked() {
            answer = (None, true);
        }
        more_ui(ui, view, &mut correcting.draft);
    });
    for kind in correcting.changed().keys() {
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
        let category = draft.category.map_or("Choose …", Category::title);
        let combo = ComboBox::from_id_salt("category").selected_text(category).width(ui.available_width());
        let combo = combo.height(320.0).show_ui(ui, |ui| {
            for category in Category::all() {
                ui.selectable_value(&mut draft.category, Some(category), category.title());
            }
        });
        let spoken = format!("Category: {category}");
        combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &spoken));
        if draft.is_asked && draft.category.is_none() {
            ask_ui(ui, view, "Say first what it is about.");
        }
    });
    row_ui(ui, view, "Places", |ui| {
        places_ui(ui, view, passage, draft);
        if draft.is_asked && !draft.wanted.is_blank() {
            ask_ui(ui, view, "Choose the place that is meant: Enter takes it.");
        }
    });
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
    let mut taken = place_search_ui(ui, view, &ADDED, &mut draft.wanted);
    if draft.wanted.is_blank() {
        // What the passage names is what is missing most often.
        let named = view.project.places_of(passage.0, passage.1).into_iter();
        let named = named.filter(|place| draft.places.iter().all(|own| own.place.as_ref() != Some(&place.id)));
        let named: Vec<&Place> = named.take(OFFERED).collect();
        if !named.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for place in named {
                    let adds = text_button(ui, view.palette, &format!("+ {}", place.title));
                    if adds.on_hover_text("The passage names it: add it").clicked() {
                        taken = Some(Taken::Place(place.id.clone()));
                    }
                }
            });
        }
    }
    if let Some(taken) = taken {
        draft.add_place(view.project, taken);
    }
}

/// What the form asks for before it can be saved, in the colour of a warning.
fn ask_ui(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.label(RichText::new(words).font(Face::Medium.at(12.0)).color(ink(view.palette.alert)));
}

fn title(project: &Project, id: &PlaceId) -> Option<String> {
    project.gazetteer().place(id).map(|place| place.title.clone())
}
