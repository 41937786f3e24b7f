//! The chips above the table: what is shown, by category, place, party, source, status and deadline, and
//! how rows are grouped.

use super::{
    entry::Column,
    filter::{Due, ProvisionFilter},
    order::Arrangement,
    source_menu::source_menu_ui,
    status::Status,
};
use crate::{
    ground::wording::counted,
    places::place::PlaceId,
    provisions::time::DeadlineKind,
    ui::{
        command::Command,
        theme::{Face, ink},
        view::View,
        widgets::{quiet, text_button},
    },
};
use egui::{
    PopupCloseBehavior, RichText, ScrollArea, Ui,
    containers::menu::{MenuButton, MenuConfig},
    vec2,
};
use std::collections::BTreeMap;

/// How many places and parties a menu lists.
const LISTED: usize = 200;

/// The bar over so many rows; answers what the person asked for.
pub(crate) fn filter_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: usize,
    arrangement: &mut Arrangement,
) -> Option<Command> {
    let mut command = None;
    let filter = &view.filters.provisions;
    let mut changed = filter.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.set_row_height(25.0);
        let total = view.docket.entries().len();
        let all = counted(total, "provision", "provisions");
        let words = if shown == total { all } else { format!("{shown} of {all}") };
        quiet(ui, view.palette, words);
        category_menu(ui, view, &mut changed);
        place_menu(ui, view, &mut changed);
        party_menu(ui, view, &mut changed);
        command = source_menu_ui(ui, view);
        status_menu(ui, view, &mut changed);
        due_menu(ui, view, &mut changed);
        group_menu(ui, view, arrangement);
        if filter.is_on() && text_button(ui, view.palette, "Show all").clicked() {
            changed = ProvisionFilter::default();
        }
    });
    if changed != *filter {
        return Some(Command::FilterProvisions(Box::new(changed)));
    }
    command
}

/// When a menu closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closes {
    /// Once something was chosen.
    Chosen,
    /// When one clicks beside it, since several may be chosen.
    Left,
}

/// A chip that opens a menu: what it does, and the words on it.
pub(super) fn menu(
    ui: &mut Ui,
    view: &View<'_>,
    (does, words): (&str, &str),
    (is_on, closes): (bool, Closes),
    content: impl FnOnce(&mut Ui),
) {
    let palette = view.palette;
    let (fill, text) = if is_on { (palette.ink, palette.panel) } else { (palette.control, palette.ink) };
    let label =
        RichText::new(format!("{words} {}", crate::ui::icon::DOWN)).font(Face::Medium.at(12.0)).color(ink(text));
    let button = egui::Button::new(label).fill(ink(fill)).corner_radius(12.0);
    let config = MenuConfig::new().close_behavior(match closes {
        Closes::Chosen => PopupCloseBehavior::CloseOnClick,
        Closes::Left => PopupCloseBehavior::CloseOnClickOutside,
    });
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(170.0);
        // What is chosen has a ground, which the words keep off the edge of.
        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
        ScrollArea::vertical().max_height(320.0).show(ui, content);
    });
    let spoken = if is_on { format!("{does}: {words}") } else { does.to_owned() };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
}

fn category_menu(ui: &mut Ui, view: &View<'_>, filter: &mut ProvisionFilter) {
    let words = match filter.categories.len() {
        0 => "Category".to_owned(),
        1 => filter.categories.first().map(|category| category.title().to_owned()).unwrap_or_default(),
        more => format!("{more} categories"),
    };
    let is_on = !filter.categories.is_empty();
    menu(ui, view, ("Filter by category", &words), (is_on, Closes::Left), |ui| {
        for (category, count) in &view.categories() {
            let is_chosen = filter.categories.contains(category);
            if ui.selectable_label(is_chosen, format!("{} {count}", category.title())).clicked() {
                filter.switch_category(*category);
            }
        }
    });
}

fn place_menu(ui: &mut Ui, view: &View<'_>, filter: &mut ProvisionFilter) {
    let title = |id: &PlaceId| view.project.gazetteer().place(id).map(|place| place.title.clone());
    let words = filter.place.as_ref().and_then(&title).unwrap_or_else(|| "Place".to_owned());
    let is_on = filter.place.is_some();
    menu(ui, view, ("Filter by place", &words), (is_on, Closes::Chosen), |ui| {
        let mut counts: BTreeMap<&PlaceId, usize> = BTreeMap::new();
        for place in view.in_sources().flat_map(|entry| &entry.places).filter_map(|one| one.place.as_ref()) {
            *counts.entry(place).or_default() += 1;
        }
        let mut listed: Vec<_> = counts.into_iter().filter_map(|(id, count)| Some((title(id)?, id, count))).collect();
        listed.sort();
        for (title, id, count) in listed.into_iter().take(LISTED) {
            let is_chosen = filter.place.as_ref() == Some(id);
            if ui.selectable_label(is_chosen, format!("{title} {count}")).clicked() {
                filter.place = (!is_chosen).then(|| id.clone());
            }
        }
    });
}

fn party_menu(ui: &mut Ui, view: &View<'_>, filter: &mut ProvisionFilter) {
    let words = filter.party.clone().unwrap_or_else(|| "Party".to_owned());
    let words: String = words.chars().take(24).collect();
    let is_on = filter.party.is_some();
    menu(ui, view, ("Filter by party", &words), (is_on, Closes::Chosen), |ui| {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for party in view.in_sources().flat_map(|entry| &entry.parties) {
            *counts.entry(party).or_default() += 1;
        }
        for (party, count) in counts.into_iter().take(LISTED) {
            let is_chosen = filter.party.as_ref() == Some(party);
            if ui.selectable_label(is_chosen, format!("{party} {count}")).clicked() {
                filter.party = (!is_chosen).then(|| party.clone());
            }
        }
    });
}

fn status_menu(ui: &mut Ui, view: &View<'_>, filter: &mut ProvisionFilter) {
    let words = match filter.statuses.len() {
        0 => "Status".to_owned(),
        1 => filter.statuses.first().map(|status| status.word().to_owned()).unwrap_or_default(),
        more => format!("{more} statuses"),
    };
    let is_on = !filter.statuses.is_empty();
    menu(ui, view, ("Filter by status", &words), (is_on, Closes::Left), |ui| {
        for status in Status::ALL {
            let count = view.in_sources().filter(|entry| entry.status == status).count();
            let label = format!("{} {} {count}", status.sign(), status.word());
            if ui.selectable_label(filter.statuses.contains(&status), label).clicked() {
                filter.switch_status(status);
            }
        }
    });
}

fn due_menu(ui: &mut Ui, view: &View<'_>, filter: &mut ProvisionFilter) {
    let is_on = filter.due != Due::Any;
    menu(ui, view, ("Filter by deadline", &filter.due.words()), (is_on, Closes::Chosen), |ui| {
        let kinds = DeadlineKind::ALL.iter().map(|kind| Due::Kind(*kind));
        for due in [Due::Any].into_iter().chain(kinds).chain([Due::Undated]) {
            let words = if due == Due::Any { "Any deadline, or none".to_owned() } else { due.words() };
            if ui.selectable_label(filter.due == due, words).clicked() {
                filter.due = due;
            }
        }
    });
}

fn group_menu(ui: &mut Ui, view: &View<'_>, arrangement: &mut Arrangement) {
    let words = arrangement
        .grouping
        .map_or_else(|| "Group".to_owned(), |column| format!("By {}", column.title().to_lowercase()));
    menu(ui, view, ("Group", &words), (arrangement.grouping.is_some(), Closes::Chosen), |ui| {
        let columns = [Column::Category, Column::Place, Column::Who, Column::Status, Column::When, Column::Source];
        for grouping in [None].into_iter().chain(columns.into_iter().map(Some)) {
            let words = grouping.map_or("No groups", Column::title);
            if ui.selectable_label(arrangement.grouping == grouping, words).clicked() {
                arrangement.grouping = grouping;
            }
        }
    });
}
