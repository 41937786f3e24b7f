//! The timeline in the window: a lane for each provision, and a handle that filters by due date.

use super::{
    axis::Axis,
    lanes::{Given, Lane, Standing, lanes},
    marks::mark_ui,
};
use crate::{
    documents::document::DocumentId,
    provisions::provision::ProvisionId,
    scene::{colour::Colour, topic::Topic},
    ui::{
        command::Command,
        review::{
            entry::Entry,
            filter::{Due, ProvisionFilter},
        },
        selection::Selection,
        theme::{Face, ink},
        view::View,
        widgets::{quiet, text_button},
    },
};
use egui::{
    Align2, CornerRadius, CursorIcon, Painter, Rect, Role, ScrollArea, Sense, Stroke, TextFormat, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The height of a lane, in points.
const LANE_PT: f32 = 25.0;

/// How much of a lane's name what tells it from its namesakes takes at most, which the name makes room for, and the gap
/// before it.
const APART_SHARE: f32 = 0.62;
const APART_GAP_PT: f32 = 8.0;

/// How far the handle reaches to both sides, in points.
const HANDLE_PT: f32 = 8.0;

/// The height of the axis with its dates, in points.
const AXIS_PT: f32 = 24.0;

/// What the timeline keeps between frames: the lanes, and what they were made for.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    lanes: Vec<Lane>,
    made_for: Option<(u64, ProvisionFilter, BTreeSet<DocumentId>)>,
}

impl Timeline {
    fn renew(&mut self, view: &View<'_>) {
        let filter = ProvisionFilter { due: Due::Any, ..view.filters.provisions.clone() };
        let wanted = (view.docket.revision, filter, view.filters.sources.clone());
        if self.made_for.as_ref() != Some(&wanted) {
            self.lanes = lanes(view.project, view.docket, &wanted.1, &wanted.2);
            self.made_for = Some(wanted);
        }
    }
}

/// What the panel answers.
#[derive(Debug, Default)]
pub(crate) struct TimelineAnswer {
    /// What the person asked for.
    pub(crate) command: Option<Command>,
    /// The provision under the pointer.
    pub(crate) hovered: Option<ProvisionId>,
}

/// The timeline.
pub(crate) fn timeline_ui(ui: &mut Ui, view: &View<'_>, timeline: &mut Timeline) -> TimelineAnswer {
    timeline.renew(view);
    let mut answer = TimelineAnswer::default();
    if timeline.lanes.is_empty() {
        quiet(ui, view.palette, "No provision is shown, so there is nothing to lay out in time.");
        return answer;
    }
    let axis = Axis::around(timeline.lanes.iter().flat_map(Lane::dates).collect::<Vec<_>>().into_iter());
    // Names that need more to be told apart have more room.
    let is_apart = timeline.lanes.iter().any(|lane| !lane.apart.is_empty());
    let (share, most) = if is_apart { (0.44, 420.0) } else { (0.34, 330.0) };
    let names = (ui.available_width() * share).clamp(150.0, most);
    let head = ui.allocate_exact_size(vec2(ui.available_width(), AXIS_PT), Sense::hover()).0;
    let field = head.with_min_x(head.min.x + names).with_max_x(head.max.x - 14.0);
    let bottom = ui.max_rect().max.y;
    let Some(axis) = axis else {
        let font = Face::Italic.at(12.0);
        let words = "No provision shown names a date; how time is given stands beside each.";
        ui.painter().text(head.left_center(), Align2::LEFT_CENTER, words, font, ink(view.palette.muted));
        rows_ui(ui, view, timeline, (None, field), &mut answer);
        return answer;
    };
    let handle = handle_at(view, axis, field);
    for (date, words) in axis.ticks(field.width()) {
        let x = field.min.x + field.width() * axis.part_of(date);
        let line = Stroke::new(1.0, ink(view.palette.line));
        ui.painter().vline(x, head.max.y - 5.0..=bottom, line);
        let galley = ui.painter().layout_no_wrap(words, Face::Regular.at(11.0), ink(view.palette.muted));
        let half = galley.size().x / 2.0;
        // Beside the handle, not below it.
        let aside = if x <= handle { x.min(handle - HANDLE_PT - half) } else { x.max(handle + HANDLE_PT + half) };
        let is_covered = (x - handle).abs() < half + HANDLE_PT;
        let left = (if is_covered { aside } else { x } - half).max(field.min.x);
        ui.painter().galley(pos2(left, head.max.y - 7.0 - galley.size().y), galley, ink(view.palette.muted));
    }
    due_words_ui(ui, view, head.with_max_x(field.min.x - 12.0), &mut answer);
    rows_ui(ui, view, timeline, (Some(axis), field), &mut answer);
    handle_ui(ui, view, axis, Rect::from_min_max(field.min, pos2(field.max.x, bottom)), &mut answer);
    answer
}

/// What the handle does, or what it is set to.
fn due_words_ui(ui: &mut Ui, view: &View<'_>, rect: Rect, answer: &mut TimelineAnswer) {
    let builder = egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder, |ui| {
        if let Due::By(date) = &view.filters.provisions.due {
            ui.label(egui::RichText::new(format!("Due by {date}")).font(Face::SemiBold.at(12.0)));
            if text_button(ui, view.palette, "All dates").clicked() {
                answer.command = Some(due_command(view, Due::Any));
            }
        } else {
            let words = egui::RichText::new("Drag the handle: due by …").size(12.0).color(ink(view.palette.muted));
            ui.add(egui::Label::new(words).truncate());
        }
    });
}

/// By when what is shown is due, where that is chosen.
fn due_by(view: &View<'_>) -> Option<Date> {
    match &view.filters.provisions.due {
        Due::By(date) => Some(*date),
        Due::Any | Due::Kind(_) | Due::Undated => None,
    }
}

/// Where the handle stands over a field.
fn handle_at(view: &View<'_>, axis: Axis, field: Rect) -> f32 {
    field.min.x + field.width() * due_by(view).map_or(1.0, |date| axis.part_of(date)).clamp(0.0, 1.0)
}

fn due_command(view: &View<'_>, due: Due) -> Command {
    Command::FilterProvisions(Box::new(ProvisionFilter { due, ..view.filters.provisions.clone() }))
}

/// The handle on the axis: what is due by its date is shown on the map and in the table.
fn handle_ui(ui: &mut Ui, view: &View<'_>, axis: Axis, field: Rect, answer: &mut TimelineAnswer) {
    let set = due_by(view);
    let x = handle_at(view, axis, field);
    let grip = Rect::from_center_size(pos2(x, field.min.y + AXIS_PT / 2.0), vec2(16.0, AXIS_PT));
    let id = ui.scope_id().with("due handle");
    let response = ui.interact(grip, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::ResizeHorizontal);
    let response = response
        .on_hover_text("Drag: what is due by then is shown. Page keys move it by a month, with Shift by a day.");
    let spoken = set.map_or_else(|| "Due by: all dates".to_owned(), |date| format!("Due by: {date}"));
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &spoken));
    let is_lit = response.hovered() || response.dragged() || response.has_focus() || set.is_some();
    let colour = ink(if is_lit { view.palette.accent } else { view.palette.muted });
    ui.painter().vline(x, field.min.y + 6.0..=field.max.y, Stroke::new(if is_lit { 1.6 } else { 1.0 }, colour));
    let knob = Rect::from_center_size(pos2(x, field.min.y + 8.0), vec2(9.0, 12.0));
    ui.painter().rect_filled(knob, CornerRadius::same(3), colour);
    let keys = response.has_focus().then(|| ui.input(|input| keyed(input, set.unwrap_or_else(|| axis.date_at(1.0)))));
    let dragged = response.dragged().then(|| response.interact_pointer_pos()).flatten();
    let to = dragged.map(|at| axis.date_at((at.x - field.min.x) / field.width())).or(keys.flatten());
    if let Some(date) = to.filter(|date| Some(*date) != set) {
        answer.command = Some(due_command(view, Due::By(date)));
    }
}

/// The date that Page keys move to: a month on, with Shift a day.
fn keyed(input: &egui::InputState, from: Date) -> Option<Date> {
    let days = if input.modifiers.shift { 1 } else { 30 };
    let step = match (input.key_pressed(egui::Key::PageUp), input.key_pressed(egui::Key::PageDown)) {
        (true, false) => -days,
        (false, true) => days,
        _ => return None,
    };
    from.checked_add(jiff::Span::new().days(step)).ok()
}

/// The lanes in view, each group of them under its head.
fn rows_ui(
    ui: &mut Ui,
    view: &View<'_>,
    timeline: &Timeline,
    (axis, field): (Option<Axis>, Rect),
    answer: &mut TimelineAnswer,
) {
    let mut rows: Vec<(Option<Given>, Option<&Lane>)> = Vec::new();
    let mut last = None;
    for lane in &timeline.lanes {
        if last != Some(lane.given) && lane.given != Given::Absolute {
            rows.push((Some(lane.given), None));
        }
        last = Some(lane.given);
        rows.push((None, Some(lane)));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("timeline").auto_shrink([false, false]);
    area.show_rows(ui, LANE_PT, rows.len(), |ui, range| {
        for (head, lane) in rows.get(range).unwrap_or_default() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LANE_PT), Sense::click());
            if let Some(given) = head {
                let font = Face::SemiBold.at(11.0);
                let colour = ink(view.palette.muted);
                ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, given.words().to_uppercase(), font, colour);
            }
            let entry = lane.and_then(|lane| Some((lane, view.docket.entries().get(lane.seat)?)));
            if let Some((lane, entry)) = entry {
                lane_ui(ui, view, (lane, entry), (rect, &response), (axis, field));
                if response.hovered() {
                    answer.hovered = Some(entry.provision.id.clone());
                }
                if response.clicked() {
                    answer.command = Some(Command::SelectProvision(entry.provision.id.clone()));
                }
            }
        }
    });
}

fn lane_ui(
    ui: &Ui,
    view: &View<'_>,
    (lane, entry): (&Lane, &Entry),
    (rect, response): (Rect, &egui::Response),
    (axis, field): (Option<Axis>, Rect),
) {
    let is_selected = matches!(view.selection, Selection::Provision(id) if *id == entry.provision.id);
    let is_lit = response.hovered() || view.hovered_provision == Some(&entry.provision.id);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if is_selected || is_lit {
        let fill = if is_selected { view.palette.accent_ground } else { view.palette.control };
        painter.rect_filled(rect, CornerRadius::same(4), ink(fill));
    }
    let colour = match lane.standing {
        Standing::Holds => view.palette.topic(Topic::of(entry.category)),
        Standing::Rejected => view.palette.muted.faded(0.6),
    };
    painter.circle_filled(pos2(rect.min.x + 6.0, rect.center().y), 4.0, ink(colour));
    let mut is_cut = name_ui(view, &painter, lane, rect.with_max_x(field.min.x));
    let is_apart = !lane.apart.is_empty();
    let whole = if is_apart { format!("{}, {}", entry.spoken(), lane.apart) } else { entry.spoken() };
    let spoken = format!("Timeline: {whole}, {}", lane.words);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &spoken));
    let x = |date| axis.map_or(field.min.x, |axis| field.min.x + field.width() * axis.part_of(date));
    let y = rect.center().y;
    let end = mark_ui(&painter, lane, colour, (&x, y), field.max.x);
    let font = if lane.given == Given::Undated { Face::Italic.at(11.5) } else { Face::Regular.at(11.5) };
    let words = if lane.words.is_empty() { "not stated in this source" } else { &lane.words };
    // Beside the mark where there is more room, cut where it would leave the field.
    let (left, right) = end.unwrap_or((field.min.x - 8.0, field.min.x - 8.0));
    let (before, after) = (left - 8.0 - field.min.x, field.max.x - right - 16.0);
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, ink(view.palette.muted));
    job.wrap = TextWrapping::truncate_at_width(before.max(after));
    let galley = painter.layout_job(job);
    is_cut |= galley.elided;
    let at = if galley.size().x <= after || after >= before { right + 8.0 } else { left - 8.0 - galley.size().x };
    painter.galley(pos2(at, y - galley.size().y / 2.0), galley, ink(view.palette.muted));
    if is_cut {
        response.clone().on_hover_text(format!("{whole}: {words}"));
    }
}

/// The lane's name, and after it what tells it from its namesakes, for which room is kept; whether words are cut.
fn name_ui(view: &View<'_>, painter: &Painter, lane: &Lane, rect: Rect) -> bool {
    let room = rect.width() - 28.0;
    // What was rejected is struck out.
    let (ink_of_name, strike) = match lane.standing {
        Standing::Holds => (view.palette.ink, Stroke::NONE),
        Standing::Rejected => (view.palette.muted, Stroke::new(1.0, ink(view.palette.muted))),
    };
    let laid = |words: &str, colour: Colour, room: f32| {
        let format = TextFormat { strikethrough: strike, ..TextFormat::simple(Face::Regular.at(12.0), ink(colour)) };
        let mut job = LayoutJob::single_section(words.to_owned(), format);
        job.break_on_newline = false;
        job.wrap = TextWrapping::truncate_at_width(room);
        painter.layout_job(job)
    };
    let apart = (!lane.apart.is_empty()).then(|| laid(&lane.apart, view.palette.muted, room * APART_SHARE));
    let taken = apart.as_ref().map_or(0.0, |apart| apart.size().x + APART_GAP_PT);
    let name = laid(&lane.name, ink_of_name, room - taken);
    let is_cut = name.elided || apart.as_ref().is_some_and(|apart| apart.elided);
    let mut x = rect.min.x + 16.0;
    for galley in std::iter::once(name).chain(apart) {
        let size = galley.size();
        painter.galley(pos2(x, rect.center().y - size.y / 2.0), galley, ink(view.palette.ink));
        x += size.x + APART_GAP_PT;
    }
    is_cut
}
