//! The form for a place that the reader adds: name, kind, and where it lies, typed or clicked on the map. It
//! stands on the map, which stays free to be moved and clicked.

use super::{
    command::Command,
    icon,
    theme::{Face, ink},
    widgets::{icon_button, main_button, quiet, text_button},
};
use crate::{
    documents::document::DocumentId,
    ground::{geo::LonLat, text::Span},
    linking::correction::Reach,
    places::kind::PlaceKind,
    scene::palette::Palette,
};
use egui::{Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Rect, RichText, TextEdit, Ui, vec2};

/// A place that is being described.
#[derive(Debug, Clone)]
pub(crate) struct PlaceForm {
    /// Its name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: PlaceKind,
    /// Degrees north, as typed.
    latitude: String,
    /// Degrees east, as typed.
    longitude: String,
    /// The words that are to mean it, and how far.
    pub(crate) about: Option<(DocumentId, Span, Reach)>,
    has_focus: bool,
}

impl PlaceForm {
    /// A form with a name and a kind filled in.
    pub(crate) const fn new(name: String, kind: PlaceKind, about: Option<(DocumentId, Span, Reach)>) -> Self {
        Self { name, kind, latitude: String::new(), longitude: String::new(), about, has_focus: false }
    }

    /// Where it lies, when what was typed says so.
    pub(crate) fn position(&self) -> Option<LonLat> {
        let degrees = |typed: &str| typed.trim().replace(',', ".").parse::<f64>().ok();
        let at = LonLat::new(degrees(&self.longitude)?, degrees(&self.latitude)?);
        at.is_on_earth().then_some(at)
    }

    /// Puts it where the map was clicked.
    pub(crate) fn put(&mut self, at: LonLat) {
        self.latitude = format!("{:.4}", at.latitude);
        self.longitude = format!("{:.4}", at.longitude);
    }
}

/// The form, at the top of the map; answers what the person asked for.
pub(crate) fn place_form_ui(
    context: &Context,
    palette: &Palette,
    form: &mut Option<PlaceForm>,
    map: Rect,
) -> Option<Command> {
    let open = form.as_mut()?;
    let mut command = None;
    let width = 320.0_f32.min(map.width() - 40.0);
    let area = egui::Area::new(Id::unique("place form"))
        .order(egui::Order::Foreground)
        .fixed_pos(map.left_top() + vec2(14.0, 14.0))
        .constrain_to(context.content_rect());
    area.show(context, |ui| {
        let frame = Frame::popup(ui.style()).corner_radius(CornerRadius::same(12)).inner_margin(Margin::same(14));
        frame.show(ui, |ui| {
            ui.set_width(width);
            ui.horizontal(|ui| {
                ui.label(RichText::new("Add a place").font(Face::Bold.at(17.0)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon_button(ui, palette, icon::CLOSE, "Close the form", "Esc").clicked() {
                        command = Some(Command::CloseCard);
                    }
                });
            });
            let entered = fields_ui(ui, palette, open);
            ui.add_space(10.0);
            let is_ready = !open.name.trim().is_empty() && open.position().is_some();
            ui.horizontal(|ui| {
                let added = ui.add_enabled_ui(is_ready, |ui| main_button(ui, palette, "Add the place")).inner.clicked();
                if is_ready && (added || entered) {
                    command = Some(Command::AddPlace);
                }
                ui.add_space(8.0);
                if text_button(ui, palette, "Cancel").clicked() {
                    command = Some(Command::CloseCard);
                }
            });
        });
    });
    command
}

/// The fields; whether Enter was pressed in one of them.
fn fields_ui(ui: &mut Ui, palette: &Palette, form: &mut PlaceForm) -> bool {
    let mut entered = false;
    let enter = |ui: &Ui, field: &egui::Response| field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(4.0);
    label(ui, palette, "Name");
    let edit = TextEdit::singleline(&mut form.name).desired_width(f32::INFINITY).margin(Margin::symmetric(8, 6));
    let name = ui.add(edit).accessible_name("Name of the place");
    entered |= enter(ui, &name);
    if !form.has_focus {
        form.has_focus = true;
        name.request_focus();
    }
    label(ui, palette, "Kind");
    let choice = egui::ComboBox::from_id_salt("kind of the place")
        .selected_text(form.kind.word())
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for kind in PlaceKind::all() {
                ui.selectable_value(&mut form.kind, kind, kind.word());
            }
        });
    let spoken = format!("Kind of the place: {}", form.kind.word());
    choice.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &spoken));
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        for (ui, words, typed) in [(left, "Latitude", &mut form.latitude), (right, "Longitude", &mut form.longitude)] {
            label(ui, palette, words);
            let edit = TextEdit::singleline(typed).hint_text("degrees").desired_width(f32::INFINITY);
            let field = ui.add(edit.margin(Margin::symmetric(8, 6))).accessible_name(words);
            entered |= enter(ui, &field);
        }
    });
    ui.add_space(4.0);
    let is_typed = !form.latitude.trim().is_empty() || !form.longitude.trim().is_empty();
    let words = match (form.position(), is_typed) {
        (Some(_), _) => "Click elsewhere on the map to move it.",
        (None, true) => "Degrees from −90 to 90 north and −180 to 180 east, as 39.75 and 46.75.",
        (None, false) => "Click on the map where it lies, or type the degrees.",
    };
    quiet(ui, palette, words);
    entered
}

fn label(ui: &mut Ui, palette: &Palette, words: &str) {
    ui.add_space(6.0);
    ui.label(RichText::new(words).size(12.0).color(ink(palette.muted)));
}
