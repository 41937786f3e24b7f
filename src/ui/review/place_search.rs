//! The field of a form that finds a place by its name. What fits is offered while one types: arrows choose, Enter
//! takes. A place that no gazetteer has is kept by its words.

use crate::{
    places::place::PlaceId,
    project::{
        Project,
        search::{Hit, search},
    },
    ui::{
        theme::{Face, ink},
        view::View,
        widgets::Choice,
    },
};
use egui::{CornerRadius, CursorIcon, Id, Key, Modifiers, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// How many places are offered.
const OFFERED: usize = 6;

/// The height of an offer, in points.
const OFFER_PT: f32 = 24.0;

/// A place that is looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    /// What is typed.
    words: String,
    /// The places that fit, and what was typed then.
    offers: (String, Vec<PlaceId>),
    /// Which of them Enter takes; the words themselves come after the last one.
    chosen: usize,
}

/// What was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taken {
    /// A place.
    Place(PlaceId),
    /// The words.
    Words(String),
}

impl Wanted {
    /// Whether nothing is typed.
    pub(super) fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// Takes what can only be meant: the words, when no place fits them. None when a choice is to be made, or
    /// nothing is typed.
    pub(super) fn settle(&mut self, project: &Project) -> Option<Taken> {
        self.look_up(project);
        (!self.is_blank() && self.offers.1.is_empty()).then(|| self.take(0)).flatten()
    }

    /// Looks for what is typed, when that has changed.
    fn look_up(&mut self, project: &Project) {
        if self.offers.0 == self.words {
            return;
        }
        let hits = if self.is_blank() { Vec::new() } else { search(project, &self.words, OFFERED) };
        let places = hits.into_iter().filter_map(|hit| match hit {
            Hit::Place(hit) => Some(hit.place),
            Hit::Passage(_) => None,
        });
        (self.offers, self.chosen) = ((self.words.clone(), places.collect()), 0);
    }

    fn take(&mut self, at: usize) -> Option<Taken> {
        // A line of places in the log parts them by semicolons.
        let words = self.words.replace(';', ",").split_whitespace().collect::<Vec<_>>().join(" ");
        let place = self.offers.1.get(at).cloned();
        *self = Self::default();
        match place {
            Some(place) => Some(Taken::Place(place)),
            None => (!words.is_empty()).then_some(Taken::Words(words)),
        }
    }
}

/// The field, for who gives it the cursor.
pub(super) fn place_field() -> Id {
    Id::unique("wanted place")
}

/// The field with what it offers; what was taken.
pub(super) fn place_search_ui(ui: &mut Ui, view: &View<'_>, wanted: &mut Wanted) -> Option<Taken> {
    let mut taken = None;
    let has_cursor = ui.memory(|memory| memory.has_focus(place_field()));
    if has_cursor && !wanted.is_blank() {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            wanted.chosen = (wanted.chosen + 1).min(wanted.offers.1.len());
        }
        if pressed(Key::ArrowUp) {
            wanted.chosen = wanted.chosen.saturating_sub(1);
        }
        if pressed(Key::Enter) {
            wanted.look_up(view.project);
            taken = wanted.take(wanted.chosen);
        }
    }
    let edit = TextEdit::singleline(&mut wanted.words).id(place_field()).hint_text("Add a place: type its name");
    ui.add(edit.desired_width(f32::INFINITY)).accessible_name("Add a place");
    wanted.look_up(view.project);
    if wanted.is_blank() {
        return taken;
    }
    let known = wanted.offers.1.iter().map(|id| match view.project.gazetteer().place(id) {
        Some(place) => format!("{}, {}", place.title, view.standing(place)),
        None => id.to_string(),
    });
    let kept = format!("Keep the words “{}”", wanted.words.trim());
    let offers: Vec<String> = known.chain([kept]).collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, words) in offers.iter().enumerate() {
        let choice = if at == wanted.chosen { Choice::Chosen } else { Choice::Plain };
        if offer_ui(ui, view, words, choice) {
            taken = wanted.take(at);
        }
    }
    taken
}

/// One offer, lit when Enter takes it; whether it was clicked.
fn offer_ui(ui: &mut Ui, view: &View<'_>, words: &str, choice: Choice) -> bool {
    let is_chosen = choice == Choice::Chosen;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), OFFER_PT), Sense::click());
    if is_chosen || response.hovered() || response.has_focus() {
        let fill = if is_chosen { view.palette.accent_ground } else { view.palette.control };
        ui.painter().rect_filled(rect, CornerRadius::same(6), ink(fill));
    }
    let mut job =
        egui::text::LayoutJob::simple_singleline(words.to_owned(), Face::Regular.at(12.5), ink(view.palette.ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(rect.left_center() + vec2(8.0, -galley.size().y / 2.0), galley, ink(view.palette.ink));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, format!("Add {words}")));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
