//! The look of the window: bundled fonts, and egui's style made from the one palette.

use crate::{
    briefing::fonts::{FontFile, FontSet},
    scene::{
        colour::Colour,
        drawing::{Slant, Weight},
        palette::{Palette, Theme},
    },
};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, vec2,
};
use std::{borrow::Cow, sync::Arc};

/// The font of the icons, which no sheet is set in.
const ICONS: &str = "icons";
const ICON_BYTES: &[u8] = include_bytes!("../../assets/icons/phosphor.ttf");

/// The fonts that are asked in turn for the letters which the first of a family lacks: of regular and of bold families.
const SANS: [&str; 5] =
    ["Noto Sans Armenian 400", "Noto Sans Georgian 400", "Noto Sans Arabic 400", "Noto Sans Hebrew 400", ICONS];
const SANS_BOLD: [&str; 5] =
    ["Noto Sans Armenian 700", "Noto Sans Georgian 700", "Noto Sans Arabic 400", "Noto Sans Hebrew 400", ICONS];
const SERIF: [&str; 6] = [
    "Noto Serif Armenian 400",
    "Noto Serif Georgian 400",
    "Noto Sans Arabic 400",
    "Noto Sans Hebrew 400",
    ICONS,
    "Inter 400",
];
const SERIF_BOLD: [&str; 6] = [
    "Noto Serif Armenian 700",
    "Noto Serif Georgian 700",
    "Noto Sans Arabic 400",
    "Noto Sans Hebrew 400",
    ICONS,
    "Inter 700",
];

/// Each family with its own font and those for other letters.
const FAMILIES: &[(&str, &str, &[&str])] = &[
    ("medium", "Inter 500", &SANS_BOLD),
    ("semibold", "Inter 600", &SANS_BOLD),
    ("bold", "Inter 700", &SANS_BOLD),
    ("italic", "Inter 400 italic", &SANS),
    ("serif", "Noto Serif 400", &SERIF),
    ("serif-bold", "Noto Serif 700", &SERIF_BOLD),
];

/// The faces of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Running text.
    Regular,
    /// Chosen rows and buttons.
    Medium,
    /// Names in lists.
    SemiBold,
    /// The title.
    Bold,
    /// What is not stated.
    Italic,
    /// Quotes.
    Serif,
    /// Mentions in quotes.
    SerifBold,
}

impl Face {
    /// The face at a size in points.
    pub(crate) fn at(self, size: f32) -> FontId {
        let family = match self {
            Self::Regular => return FontId::new(size, FontFamily::Proportional),
            Self::Medium => "medium",
            Self::SemiBold => "semibold",
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Serif => "serif",
            Self::SerifBold => "serif-bold",
        };
        FontId::new(size, FontFamily::Name(family.into()))
    }

    /// The face for a label of the map.
    pub(crate) const fn of(weight: Weight, slant: Slant) -> Self {
        match (weight, slant) {
            (_, Slant::Italic) => Self::Italic,
            (Weight::Regular, Slant::Upright) => Self::Regular,
            (Weight::SemiBold, Slant::Upright) => Self::SemiBold,
            (Weight::Bold, Slant::Upright) => Self::Bold,
        }
    }
}

/// A colour of the palette as egui has it.
pub(crate) fn ink(colour: Colour) -> Color32 {
    Color32::from_rgba_unmultiplied(colour.red, colour.green, colour.blue, colour.alpha)
}

/// Installs the fonts that sheets are set in, and the icons; eframe looks among those of the system for the letters
/// that none of them has.
pub(crate) fn install_fonts(context: &Context) {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert(ICONS.to_owned(), Arc::new(FontData::from_static(ICON_BYTES)));
    for file in FontSet::default().files() {
        let data = match &file.bytes {
            Cow::Borrowed(bytes) => FontData::from_static(bytes),
            Cow::Owned(bytes) => FontData::from_owned(bytes.clone()),
        };
        fonts.font_data.insert(name_of(file), Arc::new(data));
    }
    let chain = |own: &str, others: &[&str]| -> Vec<String> {
        std::iter::once(&own).chain(others).map(|name| (*name).to_owned()).collect()
    };
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, chain("Inter 400", &SANS));
    }
    for (family, own, others) in FAMILIES {
        fonts.families.insert(FontFamily::Name((*family).into()), chain(own, others));
    }
    context.set_fonts(fonts);
}

/// What a font is called in the families: "Inter 400 italic".
fn name_of(file: &FontFile) -> String {
    let slant = if file.slant == Slant::Italic { " italic" } else { "" };
    format!("{} {}{slant}", file.family, file.weight)
}

/// Dresses the window in a palette.
pub(crate) fn install_style(context: &Context, palette: &Palette) {
    let theme = match palette.theme {
        Theme::Light | Theme::Print => egui::Theme::Light,
        Theme::Dark => egui::Theme::Dark,
    };
    context.set_theme(theme);
    context.style_mut_of(theme, |style| {
        let sizes = [
            (TextStyle::Small, 11.5),
            (TextStyle::Body, 13.0),
            (TextStyle::Button, 13.0),
            (TextStyle::Monospace, 12.5),
        ];
        style.text_styles = sizes.into_iter().map(|(kind, size)| (kind, Face::Regular.at(size))).collect();
        style.text_styles.insert(TextStyle::Heading, Face::Bold.at(21.0));
        style.spacing.item_spacing = vec2(8.0, 4.0);
        style.spacing.button_padding = vec2(10.0, 5.0);
        style.spacing.window_margin = Margin::same(16);
        style.spacing.scroll.floating = true;
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        style.visuals = visuals(palette);
    });
}

fn visuals(palette: &Palette) -> egui::Visuals {
    let mut visuals = match palette.theme {
        Theme::Light | Theme::Print => egui::Visuals::light(),
        Theme::Dark => egui::Visuals::dark(),
    };
    visuals.override_text_color = Some(ink(palette.ink));
    visuals.weak_text_color = Some(ink(palette.muted));
    visuals.panel_fill = ink(palette.panel);
    visuals.window_fill = ink(palette.panel);
    visuals.window_stroke = Stroke::new(1.0, ink(palette.line));
    visuals.extreme_bg_color = ink(palette.control);
    visuals.text_edit_bg_color = Some(ink(palette.control));
    visuals.hyperlink_color = ink(palette.accent);
    visuals.selection.bg_fill = ink(palette.accent.faded(0.25));
    visuals.selection.stroke = Stroke::new(1.5, ink(palette.accent));
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(10);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, ink(palette.line));
    for (widget, fill, edge) in [
        (&mut widgets.inactive, palette.control, palette.control),
        (&mut widgets.hovered, palette.line, palette.line),
        (&mut widgets.active, palette.accent_ground, palette.accent),
        (&mut widgets.open, palette.control, palette.line),
    ] {
        widget.bg_fill = ink(fill);
        widget.weak_bg_fill = ink(fill);
        widget.bg_stroke = Stroke::new(1.0, ink(edge));
        widget.corner_radius = CornerRadius::same(8);
        widget.fg_stroke = Stroke::new(1.0, ink(palette.ink));
        widget.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_its_fonts() {
        let context = Context::default();
        install_fonts(&context);
        let faces =
            [Face::Regular, Face::Medium, Face::SemiBold, Face::Bold, Face::Italic, Face::Serif, Face::SerifBold];
        // A font that a family names and nobody installed would stop the first frame.
        let mut frame = context.run_ui(egui::RawInput::default(), |ui| {
            ui.fonts_mut(|fonts| {
                for face in faces {
                    for letter in ['a', 'б', 'ə', 'Ճ', 'წ', 'ש', 'ل'] {
                        assert!(fonts.has_glyph(&face.at(13.0), letter), "{face:?} has {letter}");
                    }
                }
            });
        });
        frame.textures_delta.clear();
    }
}
