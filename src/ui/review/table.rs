//! The table of provisions: a row for each, of which only those in view are laid out. A click selects,
//! Shift and Ctrl choose several for one verdict; a row glows with its places wherever the pointer is.

use super::{
    Reviewing,
    columns::{cell_ui, columns_over, laid_out},
    entry::{Column, Entry},
    filter_bar::filter_bar_ui,
    order::{Arrangement, Direction, Order, Row},
};
use crate::{
    places::place::PlaceId,
    provisions::provision::ProvisionId,
    ui::{
        command::Command,
        icon,
        selection::Selection,
        theme::{Face, ink},
        view::View,
        widgets::quiet,
    },
};
use egui::{CursorIcon, RichText, Role, Sense, Stroke, Ui, WidgetInfo};
use egui_extras::TableRow;
use std::collections::BTreeSet;

/// The height of a row, two lines of text, in points.
const ROW_PT: f32 = 37.0;

/// What the table keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct ProvisionTable {
    /// Sorting and grouping.
    pub(crate) arrangement: Arrangement,
    /// Chosen beside the selected one.
    pub(crate) chosen: BTreeSet<ProvisionId>,
    /// The rows.
    pub(crate) order: Order,
    /// The provision that has to be brought into view.
    pub(crate) goal: Option<ProvisionId>,
}

/// What the table answers.
#[derive(Debug, Default)]
pub(crate) struct TableAnswer {
    /// What the person asked for.
    pub(crate) command: Option<Command>,
    /// The provision under the pointer.
    pub(crate) hovered: Option<ProvisionId>,
}

/// The table with its filters.
pub(crate) fn provision_table_ui(ui: &mut Ui, view: &View<'_>, reviewing: &mut Reviewing) -> TableAnswer {
    let mut answer = TableAnswer::default();
    if view.docket.entries().is_empty() {
        nothing_found_ui(ui, view);
        return answer;
    }
    let ProvisionTable { arrangement, chosen, order, goal } = &mut reviewing.table;
    let shown = order.rows(view.docket, arrangement, &view.filters.provisions, &view.filters.sources);
    let count = shown.iter().filter(|row| matches!(row, Row::Entry(_))).count();
    answer.command = filter_bar_ui(ui, view, count, arrangement);
    ui.add_space(4.0);
    let rows = order.latest();
    if rows.is_empty() {
        quiet(ui, view.palette, "No provision passes these filters. “Show all” above takes them away.");
        return answer;
    }
    let goal = goal.take().and_then(|id| view.docket.seat(&id));
    let goal = goal.and_then(|seat| rows.iter().position(|row| *row == Row::Entry(seat)));
    ui.spacing_mut().item_spacing.x = 0.0;
    let visuals = ui.visuals_mut();
    visuals.selection.bg_fill = ink(view.palette.accent_ground);
    visuals.widgets.hovered.bg_fill = ink(view.palette.control.faded(0.6));
    // The lines between columns would run through the rows; the one that is dragged shows.
    visuals.widgets.noninteractive.bg_stroke = Stroke::NONE;
    let room = ui.available_width() - 12.0;
    let columns = columns_over(room, view.project.documents().len());
    let table = laid_out(ui, &columns, room, goal);
    let table = table.header(24.0, |mut header| {
        for (column, _) in &columns {
            header.col(|ui| {
                ui.add_space(if *column == Column::Status { 6.0 } else { 0.0 });
                head_ui(ui, view, *column, arrangement);
            });
        }
    });
    table.body(|body| {
        body.rows(ROW_PT, rows.len(), |mut row| match rows.get(row.index()) {
            Some(Row::Head(words, count)) => group_row_ui(&mut row, view, words, *count),
            Some(Row::Entry(at)) => {
                if let Some(entry) = view.docket.entries().get(*at) {
                    entry_row_ui(&mut row, view, (entry, &columns), chosen, &mut answer);
                }
            }
            None => {}
        });
    });
    if let Some(Command::SelectProvision(id)) = &answer.command {
        let modifiers = ui.input(|input| input.modifiers);
        choose(view, reviewing, &id.clone(), modifiers);
        if modifiers.command {
            answer.command = None;
        }
    }
    answer
}

/// What to do when there is nothing to review.
fn nothing_found_ui(ui: &mut Ui, view: &View<'_>) {
    ui.add_space(8.0);
    ui.label(RichText::new("No provisions yet").font(Face::SemiBold.at(14.0)));
    let words = if view.project.documents().is_empty() {
        "Drop agreements or reports on the window: what they promise about places is listed here."
    } else {
        "Nothing in these documents reads like a promise about a place. Drag over words of the document and press \
         I to add a provision yourself, or drop other documents on the window."
    };
    quiet(ui, view.palette, words);
}

/// A head that sorts by its column; a third click goes back to the order of the text.
fn head_ui(ui: &mut Ui, view: &View<'_>, column: Column, arrangement: &mut Arrangement) {
    let sorted = arrangement.sorting.filter(|(by, _)| *by == column).map(|(_, direction)| direction);
    let arrow = match sorted {
        Some(Direction::Rising) => icon::UP,
        Some(Direction::Falling) => icon::DOWN,
        None => "",
    };
    let title = if ui.available_width() < 40.0 { "" } else { column.title() };
    let text = RichText::new(format!("{title} {arrow}")).font(Face::SemiBold.at(11.5));
    let text = text.color(ink(if sorted.is_some() { view.palette.ink } else { view.palette.muted }));
    let response = ui.add(egui::Label::new(text).sense(Sense::click()).truncate());
    let state = match sorted {
        Some(Direction::Rising) => ", rising",
        Some(Direction::Falling) => ", falling",
        None => "",
    };
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("Sort by {}{state}", column.title().to_lowercase()))
    });
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        arrangement.sorting = match sorted {
            None => Some((column, Direction::Rising)),
            Some(Direction::Rising) => Some((column, Direction::Falling)),
            Some(Direction::Falling) => None,
        };
    }
}

fn group_row_ui(row: &mut TableRow<'_, '_>, view: &View<'_>, words: &str, count: usize) {
    row.col(|ui| {
        let text = RichText::new(format!("{words}  {count}")).font(Face::SemiBold.at(12.0));
        // A head may run over the columns beside it.
        ui.set_clip_rect(ui.clip_rect().with_max_x(f32::INFINITY));
        ui.add(egui::Label::new(text.color(ink(view.palette.muted))).extend());
    });
}

fn entry_row_ui(
    row: &mut TableRow<'_, '_>,
    view: &View<'_>,
    (entry, columns): (&Entry, &[(Column, f32)]),
    chosen: &BTreeSet<ProvisionId>,
    answer: &mut TableAnswer,
) {
    let id = &entry.provision.id;
    let is_selected = matches!(view.selection, Selection::Provision(selected) if selected == id);
    let is_lit = |place: &PlaceId| view.hovered.contains(place);
    let glows =
        view.hovered_provision == Some(id) || entry.places.iter().filter_map(|place| place.place.as_ref()).any(is_lit);
    row.set_selected(is_selected || chosen.contains(id));
    row.set_hovered(glows);
    for (column, _) in columns {
        row.col(|ui| {
            // A line above the row, over the gaps between its cells as well.
            let top = ui.max_rect();
            ui.painter().hline(top.x_range(), top.min.y, Stroke::new(1.0, ink(view.palette.line)));
            ui.add_space(if *column == Column::Status { 6.0 } else { 0.0 });
            cell_ui(ui, view, entry, *column);
        });
    }
    let response = row.response().on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| {
        let spoken = format!("Provision: {}", entry.spoken());
        WidgetInfo::selected(Role::Button, true, is_selected || chosen.contains(id), spoken)
    });
    if response.contains_pointer() {
        answer.hovered = Some(id.clone());
    }
    if response.clicked() {
        answer.command = Some(Command::SelectProvision(id.clone()));
    }
}

/// Ctrl adds or takes away, Shift chooses all up to it, a plain click chooses it alone.
fn choose(view: &View<'_>, reviewing: &mut Reviewing, id: &ProvisionId, modifiers: egui::Modifiers) {
    let table = &mut reviewing.table;
    let selected = match view.selection {
        Selection::Provision(selected) => Some(selected),
        _ => None,
    };
    if modifiers.command {
        table.chosen.extend(selected.cloned().filter(|_| table.chosen.is_empty()));
        if !table.chosen.remove(id) {
            table.chosen.insert(id.clone());
        }
    } else if modifiers.shift {
        let listed: Vec<usize> = table.order.entries().collect();
        let place = |id: &ProvisionId| {
            let seat = view.docket.seat(id)?;
            listed.iter().position(|at| *at == seat)
        };
        if let Some((from, to)) = selected.and_then(place).zip(place(id)) {
            let range = listed.get(from.min(to)..=from.max(to)).unwrap_or_default();
            let ids = range.iter().filter_map(|at| view.docket.entries().get(*at));
            table.chosen = ids.map(|entry| entry.provision.id.clone()).collect();
        }
    } else {
        table.chosen.clear();
    }
}
