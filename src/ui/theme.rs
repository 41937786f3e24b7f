//! The look of the window: bundled fonts, and egui's style made from the one palette.

use crate::scene::{
    colour::Colour,
    drawing::{Slant, Weight},
    palette::{Palette, Theme},
};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, vec2,
};
use std::sync::Arc;

/// Every bundled font: its name in the families below, and its bytes.
const FONTS: &[(&str, &[u8])] = &[
    ("inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
    ("inter-medium", include_bytes!("../../assets/fonts/Inter-Medium.otf")),
    ("inter-semibold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
    ("inter-bold", include_bytes!("../../assets/fonts/Inter-Bold.otf")),
    ("inter-italic", include_bytes!("../../assets/fonts/Inter-Italic.otf")),
    ("serif", include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf")),
    ("serif-bold", include_bytes!("../../assets/fonts/NotoSerif-Bold.ttf")),
    ("serif-italic", include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf")),
    ("armenian", include_bytes!("../../assets/fonts/NotoSansArmenian-Regular.ttf")),
    ("armenian-bold", include_bytes!("../../assets/fonts/NotoSansArmenian-Bold.ttf")),
    ("georgian", include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf")),
    ("georgian-bold", include_bytes!("../../assets/fonts/NotoSansGeorgian-Bold.ttf")),
    ("serif-armenian", include_bytes!("../../assets/fonts/NotoSerifArmenian-Regular.ttf")),
    ("serif-armenian-bold", include_bytes!("../../assets/fonts/NotoSerifArmenian-Bold.ttf")),
    ("serif-georgian", include_bytes!("../../assets/fonts/NotoSerifGeorgian-Regular.ttf")),
    ("serif-georgian-bold", include_bytes!("../../assets/fonts/NotoSerifGeorgian-Bold.ttf")),
    ("arabic", include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf")),
    ("hebrew", include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf")),
    ("icons", include_bytes!("../../assets/icons/phosphor.ttf")),
];

/// Each family with the fonts that are asked for a glyph, in turn.
const FAMILIES: &[(&str, &[&str])] = &[
    ("medium", &["inter-medium", "armenian-bold", "georgian-bold", "arabic", "hebrew", "icons"]),
    ("semibold", &["inter-semibold", "armenian-bold", "georgian-bold", "arabic", "hebrew", "icons"]),
    ("bold", &["inter-bold", "armenian-bold", "georgian-bold", "arabic", "hebrew", "icons"]),
    ("italic", &["inter-italic", "armenian", "georgian", "arabic", "hebrew", "icons"]),
    ("serif", &["serif", "serif-armenian", "serif-georgian", "arabic", "hebrew", "icons", "inter"]),
    ("serif-bold", &["serif-bold", "serif-armenian-bold", "serif-georgian-bold", "arabic", "hebrew", "inter-bold"]),
    ("serif-italic", &["serif-italic", "serif-armenian", "serif-georgian", "arabic", "hebrew", "inter-italic"]),
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

/// Installs the bundled fonts; eframe looks among those of the system for the letters that none of them has.
pub(crate) fn install_fonts(context: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FONTS {
        fonts.font_data.insert((*name).to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let regular = list(&["inter", "armenian", "georgian", "arabic", "hebrew", "icons"]);
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    for (family, names) in FAMILIES {
        fonts.families.insert(FontFamily::Name((*family).into()), list(names));
    }
    context.set_fonts(fonts);
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
