//! The search: a field, and below it the places and passages found while typing.

use super::{
    command::Command,
    command_list::keys_of,
    icon,
    theme::{Face, ink},
    view::View,
    widgets::{Choice, Row, icon_button, key_cap, quiet, row_ui},
};
use crate::{
    ground::wording::counted,
    project::search::{Hit, PassageHit, search},
    scene::palette::KindClass,
};
use egui::{Align, CornerRadius, Frame, Id, Key, Layout, Margin, Rect, Response, ScrollArea, TextEdit, Ui, pos2, vec2};

/// How many hits are listed.
const HITS: usize = 40;

/// What is typed into the search, and which hit is chosen.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The words.
    pub(crate) words: String,
    /// The hits for `found_for`.
    hits: Vec<Hit>,
    found_for: String,
    chosen: usize,
}

/// The field, for who gives it the cursor.
pub(crate) fn search_field() -> Id {
    Id::unique("search field")
}

/// The field and, below it, the hits.
pub(crate) fn search_bar_ui(ui: &mut Ui, view: &View<'_>, found: &mut Search, field: Rect) -> Option<Command> {
    ui.painter().rect_filled(field, CornerRadius::same(8), ink(view.palette.control));
    let inner =
        Rect::from_min_max(pos2(field.min.x + 34.0, field.min.y + 3.0), pos2(field.max.x - 66.0, field.max.y - 3.0));
    let glass = pos2(field.min.x + 18.0, field.center().y);
    ui.painter().text(
        glass,
        egui::Align2::CENTER_CENTER,
        icon::SEARCH,
        Face::Regular.at(16.0),
        ink(view.palette.muted),
    );
    let edit = TextEdit::singleline(&mut found.words)
        .id(search_field())
        .hint_text("Search text, place, spelling …")
        .frame(Frame::NONE)
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(inner.width());
    let response = ui.put(inner, edit).accessible_name("Search text, places, names");
    let cap = Rect::from_center_size(pos2(field.max.x - 34.0, field.center().y), vec2(56.0, 22.0));
    let mut command = None;
    ui.scope_builder(egui::UiBuilder::new().max_rect(cap), |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if found.words.is_empty() {
                key_cap(ui, view.palette, &keys_of(ui.ctx(), &Command::Search));
            } else if icon_button(ui, view.palette, icon::CLOSE, "Clear the search", "Esc").clicked() {
                command = Some(Command::ClearSearch);
            }
        });
    });
    if found.words.trim().is_empty() {
        found.hits.clear();
        found.found_for.clear();
        return command;
    }
    if found.found_for != found.words {
        found.hits = search(view.project, &found.words, HITS);
        found.found_for.clone_from(&found.words);
        found.chosen = 0;
    }
    keys_in_search(ui, found, &response).or_else(|| hits_ui(ui, view, found, field)).or(command)
}

/// While the field has the cursor, arrows choose a hit, Enter goes there, Escape empties the search.
fn keys_in_search(ui: &Ui, found: &mut Search, field: &Response) -> Option<Command> {
    if !field.has_focus() && !field.lost_focus() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        found.chosen = (found.chosen + 1).min(found.hits.len().saturating_sub(1));
    }
    if pressed(Key::ArrowUp) {
        found.chosen = found.chosen.saturating_sub(1);
    }
    if pressed(Key::Escape) {
        return Some(Command::ClearSearch);
    }
    let hit = found.hits.get(found.chosen)?;
    pressed(Key::Enter).then(|| command_of(hit))
}

fn command_of(hit: &Hit) -> Command {
    match hit {
        Hit::Place(hit) => Command::SelectPlace(hit.place.clone()),
        Hit::Passage(hit) => Command::SelectPassage(hit.document.clone(), hit.locator),
    }
}

/// The list of hits.
fn hits_ui(ui: &Ui, view: &View<'_>, found: &Search, field: Rect) -> Option<Command> {
    let mut command = None;
    let area = egui::Area::new(Id::unique("search hits"))
        .fixed_pos(field.left_bottom() + vec2(0.0, 6.0))
        .order(egui::Order::Foreground);
    area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(Margin::same(8)).corner_radius(CornerRadius::same(12));
        frame.show(ui, |ui| {
            ui.set_width(field.width().max(420.0));
            if found.hits.is_empty() {
                quiet(
                    ui,
                    view.palette,
                    format!("Nothing found for “{}”. Other spellings are tried too.", found.words.trim()),
                );
                return;
            }
            let places = found.hits.iter().filter(|hit| matches!(hit, Hit::Place(_))).count();
            let (places, passages) =
                (counted(places, "place", "places"), counted(found.hits.len() - places, "passage", "passages"));
            let more = if found.hits.len() >= HITS { " or more" } else { "" };
            quiet(ui, view.palette, format!("{places}, {passages}{more}"));
            ScrollArea::vertical().max_height(420.0).min_scrolled_height(420.0).show(ui, |ui| {
                for (index, hit) in found.hits.iter().enumerate() {
                    let chosen = if index == found.chosen { Choice::Chosen } else { Choice::Plain };
                    if hit_ui(ui, view, hit, chosen) {
                        command = Some(command_of(hit));
                    }
                }
            });
        });
    });
    command
}

/// One hit; whether it was clicked.
fn hit_ui(ui: &mut Ui, view: &View<'_>, hit: &Hit, chosen: Choice) -> bool {
    match hit {
        Hit::Place(hit) => {
            let Some(place) = view.project.gazetteer().place(&hit.place) else {
                return false;
            };
            let standing = view.standing(place);
            let below = if hit.name == place.title { standing } else { format!("{} · {standing}", hit.name) };
            let row = Row {
                dot: (hit.links > 0).then_some(view.palette.class(KindClass::of(place.kind))),
                title: &place.title,
                below: &below,
                count: (hit.links > 0).then_some(hit.links),
                chosen,
                spoken: format!("Found place: {}, {}", place.title, place.kind.word()),
            };
            row_ui(ui, view.palette, &row).clicked()
        }
        Hit::Passage(hit) => passage_hit_ui(ui, view, hit, chosen),
    }
}

/// A passage that was found: its words with the hits marked.
fn passage_hit_ui(ui: &mut Ui, view: &View<'_>, hit: &PassageHit, chosen: Choice) -> bool {
    let Some(document) = view.project.document(&hit.document) else {
        return false;
    };
    let Some(passage) = document.passage(hit.locator) else {
        return false;
    };
    let fill = if chosen == Choice::Chosen { view.palette.accent_ground } else { view.palette.panel };
    let builder = egui::UiBuilder::new().id_salt((&hit.document, hit.locator)).sense(egui::Sense::click());
    let scoped = ui.scope_builder(builder, |ui| {
        let hovered = ui.response().hovered();
        let fill = if hovered && chosen != Choice::Chosen { view.palette.control } else { fill };
        Frame::new().fill(ink(fill)).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(12, 6)).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                let mut layout = super::quote::QuoteLayout::new(document, ui.available_width());
                let mark = super::quote::Style::mention(view.palette);
                let marks: Vec<_> = hit.spans.iter().map(|span| (*span, mark)).collect();
                layout.marked(passage.span, super::quote::Style::plain(view.palette.ink), &marks);
                let mut job = layout.finish();
                job.wrap.max_rows = 3;
                ui.add(egui::Label::new(job).selectable(false));
                quiet(ui, view.palette, View::citation(document, passage));
            },
        );
    });
    let spoken = format!("Found passage: {}", View::citation(document, passage));
    scoped.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    scoped.response.clicked()
}
