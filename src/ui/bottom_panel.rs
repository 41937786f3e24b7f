//! The panel below the map: tabs for the provisions, their timeline and the document; folds to its head.

use super::{
    command::Command,
    icon,
    reader_panel::{Folded, Reader, reader_facts_ui},
    theme::{Face, ink},
    view::View,
    widgets::{icon_button, quiet},
};
use egui::{Align, CursorIcon, Layout, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// A tab of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tab {
    /// The table of provisions.
    #[default]
    Provisions,
    /// When they fall due.
    Timeline,
    /// Versions side by side.
    Compare,
    /// The text of a document.
    Document,
}

impl Tab {
    /// Every tab, from the left.
    const ALL: [Self; 4] = [Self::Provisions, Self::Timeline, Self::Compare, Self::Document];

    /// What it says.
    const fn title(self) -> &'static str {
        match self {
            Self::Provisions => "Provisions",
            Self::Timeline => "Timeline",
            Self::Compare => "Compare",
            Self::Document => "Document",
        }
    }
}

/// The room that the name and the facts of a document need beside the tabs, in points; with less they stand on
/// a line of their own.
const FACTS_PT: f32 = 260.0;

/// The head: the tabs, what the document is or how many provisions are chosen, and the button that folds the panel.
pub(crate) fn bottom_head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    reader: &Reader,
    (tab, folded): (Tab, Folded),
    chosen: usize,
) -> Option<Command> {
    let mut command = None;
    let mut has_room = true;
    let line = vec2(ui.available_width(), 30.0);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let (icon, name) = match folded {
            Folded::Folded => (icon::UP, "Unfold the panel"),
            Folded::Unfolded => (icon::DOWN, "Fold the panel"),
        };
        if icon_button(ui, view.palette, icon, name, "D").clicked() {
            command = Some(Command::SwitchReader);
        }
        // Here it moves nothing when it changes.
        if tab == Tab::Provisions && folded == Folded::Unfolded && chosen > 1 {
            quiet(ui, view.palette, format!("{chosen} chosen"));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for one in Tab::ALL {
                let is_shown = one == tab && folded == Folded::Unfolded;
                if tab_ui(ui, view, one, is_shown) {
                    command = Some(Command::ShowTab(one));
                }
            }
            if tab == Tab::Document {
                has_room = ui.available_width() >= FACTS_PT;
                if has_room {
                    command = reader_facts_ui(ui, view, reader).or(command.take());
                }
            }
        });
    });
    if !has_room && folded == Folded::Unfolded {
        command = reader_facts_ui(ui, view, reader).or(command);
    }
    command
}

/// One tab; whether it was clicked.
fn tab_ui(ui: &mut Ui, view: &View<'_>, tab: Tab, is_shown: bool) -> bool {
    let palette = view.palette;
    let words = match tab {
        Tab::Provisions if !view.docket.entries().is_empty() => {
            format!("{}  {}", tab.title(), view.docket.entries().len())
        }
        Tab::Provisions | Tab::Timeline | Tab::Compare | Tab::Document => tab.title().to_owned(),
    };
    let colour = if is_shown { palette.ink } else { palette.muted };
    let galley = ui.painter().layout_no_wrap(words, Face::SemiBold.at(13.0), ink(colour));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 28.0), Sense::click());
    let at = rect.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink(colour));
    if is_shown || response.hovered() || response.has_focus() {
        let line = if is_shown { palette.accent } else { palette.line };
        ui.painter().hline(rect.x_range(), rect.max.y - 1.0, Stroke::new(2.0, ink(line)));
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, format!("Tab: {}", tab.title())));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
