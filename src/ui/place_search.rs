//! A field that finds a place by its name. What fits is offered while one types: arrows choose, Enter takes. Where it
//! may be, a place that no gazetteer has is kept by its words.

use crate::{
    places::place::PlaceId,
    project::{
        Project,
        search::{Hit, search},
    },
    ui::{
        theme::{Face, ink},
        view::View,
        widgets::{Choice, quiet},
    },
};
use egui::{CornerRadius, CursorIcon, Id, Key, Modifiers, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// How many places are offered.
const OFFERED: usize = 6;

/// The height of an offer, in points.
const OFFER_PT: f32 = 24.0;

/// What a place is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Purpose {
    /// The name of the field.
    pub(crate) name: &'static str,
    /// What stands in it while it is empty.
    pub(crate) hint: &'static str,
    /// What a screen reader says before the name of an offered place.
    pub(crate) verb: &'static str,
    /// What becomes of words that are no known place.
    pub(crate) unknown: Unknown,
}

/// What becomes of words that are no known place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// They may be taken as they are.
    Kept,
    /// Nothing: what can be done instead is said.
    Told(&'static str),
}

/// A place that is looked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    /// What is typed.
    words: String,
    /// The places that fit, and what was typed then.
    offers: (String, Vec<PlaceId>),
    /// Which of them Enter takes; the words themselves, where they may be kept, come after the last one.
    chosen: usize,
}

/// What was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Taken {
    /// A place.
    Place(PlaceId),
    /// The words.
    Words(String),
}

impl Purpose {
    /// The field, for who gives it the cursor.
    pub(crate) fn field(&self) -> Id {
        Id::unique("wanted place").with(self.name)
    }
}

impl Wanted {
    /// What is typed again as it was.
    pub(crate) fn typed(words: &str) -> Self {
        Self { words: words.to_owned(), ..Self::default() }
    }

    /// What is typed.
    pub(crate) fn words(&self) -> &str {
        &self.words
    }

    /// Whether nothing is typed.
    pub(crate) fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// Takes what can only be meant: the words, when no place fits them. None when a choice is to be made, or
    /// nothing is typed.
    pub(crate) fn settle(&mut self, project: &Project) -> Option<Taken> {
        self.look_up(project);
        (!self.is_blank() && self.offers.1.is_empty()).then(|| self.take(0, Unknown::Kept)).flatten()
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

    /// Takes an offer, and empties the field; leaves it as it is when there is none.
    fn take(&mut self, at: usize, unknown: Unknown) -> Option<Taken> {
        // A line of places in the log parts them by semicolons.
        let words = self.words.replace(';', ",").split_whitespace().collect::<Vec<_>>().join(" ");
        let taken = match (self.offers.1.get(at), unknown) {
            (Some(place), _) => Taken::Place(place.clone()),
            (None, Unknown::Kept) if !words.is_empty() => Taken::Words(words),
            (None, Unknown::Kept | Unknown::Told(_)) => return None,
        };
        *self = Self::default();
        Some(taken)
    }
}

/// The field with what it offers; what was taken.
pub(crate) fn place_search_ui(ui: &mut Ui, view: &View<'_>, purpose: &Purpose, wanted: &mut Wanted) -> Option<Taken> {
    let mut taken = keys(ui, view, purpose, wanted);
    let edit = TextEdit::singleline(&mut wanted.words).id(purpose.field()).hint_text(purpose.hint);
    ui.add(edit.desired_width(f32::INFINITY)).accessible_name(purpose.name);
    wanted.look_up(view.project);
    if wanted.is_blank() {
        return taken;
    }
    let known = wanted.offers.1.iter().map(|id| match view.project.gazetteer().place(id) {
        Some(place) => format!("{}, {}", place.title, view.standing(place)),
        None => id.to_string(),
    });
    let words = wanted.words.trim();
    let kept = (purpose.unknown == Unknown::Kept).then(|| format!("Keep the words “{words}”"));
    let offers: Vec<String> = known.chain(kept).collect();
    if let (true, Unknown::Told(instead)) = (offers.is_empty(), purpose.unknown) {
        quiet(ui, view.palette, instead);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, words) in offers.iter().enumerate() {
        let choice = if at == wanted.chosen { Choice::Chosen } else { Choice::Plain };
        if offer_ui(ui, view, (purpose.verb, words), choice) {
            taken = wanted.take(at, purpose.unknown);
        }
    }
    taken
}

/// Takes the keys that choose and take, while the field has the cursor.
fn keys(ui: &Ui, view: &View<'_>, purpose: &Purpose, wanted: &mut Wanted) -> Option<Taken> {
    let has_cursor = ui.memory(|memory| memory.has_focus(purpose.field()));
    if !has_cursor || wanted.is_blank() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let kept = usize::from(purpose.unknown == Unknown::Kept);
    let last = (wanted.offers.1.len() + kept).saturating_sub(1);
    if pressed(Key::ArrowDown) {
        wanted.chosen = (wanted.chosen + 1).min(last);
    }
    if pressed(Key::ArrowUp) {
        wanted.chosen = wanted.chosen.saturating_sub(1);
    }
    if !pressed(Key::Enter) {
        return None;
    }
    wanted.look_up(view.project);
    wanted.take(wanted.chosen, purpose.unknown)
}

/// One offer, lit when Enter takes it; whether it was clicked.
fn offer_ui(ui: &mut Ui, view: &View<'_>, (verb, words): (&str, &str), choice: Choice) -> bool {
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
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, format!("{verb} {words}")));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
