//! The fields of a provision on its card: each with what the source says, what it was before it was corrected,
//! or that nothing is stated.

use super::{Reviewing, entry::Entry};
use crate::{
    linking::correction::Reach,
    places::place::PlaceId,
    provisions::field_text::FieldKind,
    ui::{
        command::Command,
        theme::{Face, ink},
        view::View,
        widgets::text_button,
    },
};
use egui::{RichText, Role, Sense, Ui, WidgetInfo, vec2};

/// The width of the names of fields, in points.
pub(super) const NAMES_PT: f32 = 92.0;

/// Every field with what the source says; its words stand out while the pointer is on it. What a click asks for.
pub(super) fn fields_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, reviewing: &mut Reviewing) -> Option<Command> {
    reviewing.pointed_field = None;
    let mut command = None;
    for kind in FieldKind::ALL.into_iter().filter(|kind| *kind != FieldKind::Category) {
        let found = entry.field(view.project, kind);
        let corrected = entry.corrected.contains_key(&kind);
        if found.is_none() && !corrected && !kind.is_expected() {
            continue;
        }
        let row = ui.scope(|ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                name_ui(ui, view, kind.title());
                ui.vertical(|ui| {
                    value_ui(ui, view, kind, found.as_ref().map(|found| found.text.as_str()));
                    if kind == FieldKind::Places && !corrected {
                        command = strange_places_ui(ui, view, entry).or(command.take());
                    }
                    if corrected && !entry.is_added {
                        before_ui(ui, view, entry, kind);
                    }
                });
            });
        });
        let rect = row.response.rect;
        if ui.rect_contains_pointer(rect) {
            reviewing.pointed_field = Some((entry.provision.id.clone(), kind));
        }
    }
    let modality = entry.provision.modality.as_ref().map(|modality| modality.value.word());
    let facts = [modality, Some(entry.provision.standing.word())].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        name_ui(ui, view, "Kind");
        let facts = RichText::new(format!("{facts} · detail {} of 3", entry.provision.detail)).size(12.5);
        ui.add(egui::Label::new(facts).wrap());
    });
    let said = |kind: FieldKind| entry.corrected.get(&kind).is_some_and(|text| !text.is_empty());
    for flag in entry.provision.flags.iter().filter(|flag| !flag.settled_by().is_some_and(said)) {
        let text = RichText::new(format!("△ {}", flag.word())).font(Face::Medium.at(12.0));
        ui.label(text.color(ink(view.palette.alert)));
    }
    command
}

/// A way to add each place that the gazetteer does not have.
fn strange_places_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) -> Option<Command> {
    let mut command = None;
    for place in entry.provision.places.iter().filter(|place| place.value.is_strange()) {
        let adds = text_button(ui, view.palette, &format!("Add “{}” to the places", place.value.name));
        if adds.on_hover_text("The gazetteer does not have it: say where it is, and it is on the map").clicked() {
            let about = (entry.provision.id.document.clone(), place.span, Reach::Document);
            command = Some(Command::NamePlace(Some(about)));
        }
    }
    command
}

/// The name of a field, at the left.
pub(super) fn name_ui(ui: &mut Ui, view: &View<'_>, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(NAMES_PT, 18.0), Sense::hover());
    let font = Face::Regular.at(12.5);
    let at = rect.left_center();
    ui.painter().text(at, egui::Align2::LEFT_CENTER, words, font, ink(view.palette.muted));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn value_ui(ui: &mut Ui, view: &View<'_>, kind: FieldKind, text: Option<&str>) {
    let words = match (text, kind) {
        (Some(text), _) => RichText::new(text).size(12.5),
        (None, FieldKind::Obligor) => not_stated("agent not named", view),
        (None, _) => not_stated("not stated in this source", view),
    };
    ui.add(egui::Label::new(words).wrap());
}

fn not_stated(words: &str, view: &View<'_>) -> RichText {
    RichText::new(words).font(Face::Italic.at(12.5)).color(ink(view.palette.muted))
}

/// What was found before a field was corrected.
fn before_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, kind: FieldKind) {
    let title = |id: &PlaceId| view.project.gazetteer().place(id).map(|place| place.title.clone());
    let before = kind.of(&entry.provision, &title).map(|found| found.text.replace('\n', ", "));
    let words = before.unwrap_or_else(|| "not stated".to_owned());
    let text = RichText::new(format!("before: {words}")).size(11.5).color(ink(view.palette.muted));
    ui.add(egui::Label::new(text.strikethrough()).wrap());
}
