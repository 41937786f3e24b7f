//! The one palette: every colour of window, map and sheet, in light, in dark and for print.

use super::{colour::Colour, topic::Topic};
use crate::{basemap::relief::ReliefColours, places::kind::PlaceKind};

/// Which colours everything has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Paper on ink.
    Dark,
    /// Black on white, for sheets that are printed or copied without colour.
    Print,
}

/// What kinds of places are drawn alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindClass {
    /// Districts.
    District,
    /// Republics, oblasts, provinces and regions.
    Region,
    /// Cities, towns and villages.
    Settlement,
    /// Corridors, roads and lines.
    Route,
    /// Lakes, rivers and mountains.
    Landform,
    /// States.
    Country,
    /// Anything else.
    Other,
}

/// All colours of one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// Which theme this is.
    pub theme: Theme,
    /// Behind everything.
    pub ground: Colour,
    /// Panels.
    pub panel: Colour,
    /// Buttons and chips at rest.
    pub control: Colour,
    /// Hairlines.
    pub line: Colour,
    /// Text.
    pub ink: Colour,
    /// Quiet text.
    pub muted: Colour,
    /// What is chosen, and the main button.
    pub accent: Colour,
    /// Behind what is chosen.
    pub accent_ground: Colour,
    /// Text on the accent.
    pub on_accent: Colour,
    /// What is well.
    pub good: Colour,
    /// What needs a look.
    pub alert: Colour,
    /// Behind a mention.
    pub mark: Colour,
    /// Water.
    pub sea: Colour,
    /// The edge of water, rivers and their names.
    pub water_line: Colour,
    /// Borders of countries.
    pub border: Colour,
    /// Lines of districts.
    pub province: Colour,
    /// Around labels.
    pub halo: Colour,
    /// Land without relief.
    pub land: Colour,
    /// Labels of the base map.
    pub label: Colour,
}

impl KindClass {
    /// The class of a kind.
    #[must_use]
    pub const fn of(kind: PlaceKind) -> Self {
        match kind {
            PlaceKind::District => Self::District,
            PlaceKind::Republic | PlaceKind::Oblast | PlaceKind::Province | PlaceKind::Region => Self::Region,
            PlaceKind::City | PlaceKind::Town | PlaceKind::Village => Self::Settlement,
            PlaceKind::Corridor | PlaceKind::Road | PlaceKind::Line => Self::Route,
            PlaceKind::Lake | PlaceKind::River | PlaceKind::Mountain => Self::Landform,
            PlaceKind::Country => Self::Country,
            PlaceKind::Other => Self::Other,
        }
    }

    /// The class in the words of the legend.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::District => "District",
            Self::Region => "Republic, oblast, region",
            Self::Settlement => "City, town",
            Self::Route => "Corridor, line",
            Self::Landform => "Water, mountain",
            Self::Country => "Country",
            Self::Other => "Other place",
        }
    }
}

impl Palette {
    /// The palette of a theme.
    #[must_use]
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::light(),
            Theme::Dark => Self::dark(),
            Theme::Print => Self::print(),
        }
    }

    const fn light() -> Self {
        Self {
            theme: Theme::Light,
            ground: Colour::hex(0x00f7_f6f3),
            panel: Colour::hex(0x00ff_ffff),
            control: Colour::hex(0x00ef_eeea),
            line: Colour::hex(0x00e4_e2dc),
            ink: Colour::hex(0x001d_2430),
            muted: Colour::hex(0x0065_6c79),
            accent: Colour::hex(0x001f_5fbf),
            accent_ground: Colour::hex(0x00e8_f0fc),
            on_accent: Colour::hex(0x00ff_ffff),
            good: Colour::hex(0x002f_7d4f),
            alert: Colour::hex(0x00b0_4a1c),
            mark: Colour::hex(0x00ff_e9a8),
            sea: Colour::hex(0x00cd_dfea),
            water_line: Colour::hex(0x005b_87a3),
            border: Colour::hex(0x007a_4f74),
            province: Colour::hex(0x0093_8d86),
            halo: Colour::hex(0x00fb_f9f4),
            land: Colour::hex(0x00ef_ebe0),
            label: Colour::hex(0x0040_4754),
        }
    }

    const fn print() -> Self {
        Self {
            theme: Theme::Print,
            ground: Colour::hex(0x00ff_ffff),
            panel: Colour::hex(0x00ff_ffff),
            control: Colour::hex(0x00ee_eeee),
            line: Colour::hex(0x00c8_c8c8),
            ink: Colour::hex(0x0000_0000),
            muted: Colour::hex(0x0050_5050),
            accent: Colour::hex(0x0000_0000),
            accent_ground: Colour::hex(0x00ee_eeee),
            on_accent: Colour::hex(0x00ff_ffff),
            good: Colour::hex(0x0000_0000),
            alert: Colour::hex(0x0000_0000),
            mark: Colour::hex(0x00e2_e2e2),
            sea: Colour::hex(0x00df_dfdf),
            water_line: Colour::hex(0x0070_7070),
            border: Colour::hex(0x0045_4545),
            province: Colour::hex(0x009a_9a9a),
            halo: Colour::hex(0x00ff_ffff),
            land: Colour::hex(0x00fb_fbfb),
            label: Colour::hex(0x0038_3838),
        }
    }

    const fn dark() -> Self {
        Self {
            theme: Theme::Dark,
            ground: Colour::hex(0x000f_141b),
            panel: Colour::hex(0x0016_1c25),
            control: Colour::hex(0x0022_2a36),
            line: Colour::hex(0x0025_2d39),
            ink: Colour::hex(0x00e6_e9ee),
            muted: Colour::hex(0x0094_9eae),
            accent: Colour::hex(0x007f_b2ff),
            accent_ground: Colour::hex(0x001c_2c44),
            on_accent: Colour::hex(0x000d_1522),
            good: Colour::hex(0x006f_ce97),
            alert: Colour::hex(0x00ef_9461),
            mark: Colour::hex(0x005b_4a12),
            sea: Colour::hex(0x000f_1a24),
            water_line: Colour::hex(0x006d_93ae),
            border: Colour::hex(0x00a9_8fb0),
            province: Colour::hex(0x0078_7d86),
            halo: Colour::hex(0x001a_1f26),
            land: Colour::hex(0x0030_3338),
            label: Colour::hex(0x00c9_cfd8),
        }
    }

    /// The colour of a class of places: muted, as the strong colours are those of what is coded; the kind is always
    /// written beside it too.
    #[must_use]
    pub const fn class(&self, class: KindClass) -> Colour {
        match (self.theme, class) {
            // On paper without colour patterns tell the classes apart.
            (Theme::Print, _) => Colour::hex(0x0018_1818),
            (Theme::Light, KindClass::District) => Colour::hex(0x007a_6552),
            (Theme::Dark, KindClass::District) => Colour::hex(0x00cd_b59c),
            (Theme::Light, KindClass::Region) => Colour::hex(0x005c_7068),
            (Theme::Dark, KindClass::Region) => Colour::hex(0x00a9_bfb6),
            (Theme::Light, KindClass::Settlement) => Colour::hex(0x008c_566b),
            (Theme::Dark, KindClass::Settlement) => Colour::hex(0x00d9_93b0),
            (Theme::Light, KindClass::Route) => Colour::hex(0x008a_6d3b),
            (Theme::Dark, KindClass::Route) => Colour::hex(0x00d3_b071),
            (Theme::Light, KindClass::Landform) => Colour::hex(0x003a_74a0),
            (Theme::Dark, KindClass::Landform) => Colour::hex(0x007d_b4dc),
            (Theme::Light, KindClass::Country) => Colour::hex(0x005f_6777),
            (Theme::Light, KindClass::Other) => Colour::hex(0x004c_5fa8),
            (Theme::Dark, KindClass::Country) => Colour::hex(0x00a3_adbd),
            (Theme::Dark, KindClass::Other) => Colour::hex(0x00a3_b4f5),
        }
    }

    /// The colour of a topic of provisions. Hue and lightness differ both, so that the set survives the common
    /// colour blindnesses; the topic is always written beside it too.
    #[must_use]
    pub fn topic(&self, topic: Topic) -> Colour {
        // On paper without colour patterns tell topics apart.
        if self.theme == Theme::Print {
            return self.class(KindClass::Other);
        }
        let (on_paper, in_the_dark) = match topic {
            Topic::Handover => (0x00c0_551d, 0x00ef_9461),
            Topic::Passage => (0x0029_8260, 0x0063_c1ac),
            Topic::Line => (0x0066_1a45, 0x00f4_cfe6),
            Topic::Force => (0x0026_6cc1, 0x0064_96e6),
            Topic::People => (0x0037_2680, 0x00bd_aef0),
            Topic::Status => (0x005c_6478, 0x0085_889c),
            Topic::Reaction => (0x005f_4212, 0x00e6_cc8f),
        };
        Colour::hex(if self.theme == Theme::Dark { in_the_dark } else { on_paper })
    }

    /// How relief is coloured.
    #[must_use]
    pub fn relief(&self) -> ReliefColours {
        match self.theme {
            Theme::Light => ReliefColours {
                ramp: vec![
                    (0.0, [226, 233, 219]),
                    (200.0, [231, 236, 222]),
                    (600.0, [239, 236, 220]),
                    (1200.0, [240, 230, 211]),
                    (2000.0, [234, 220, 202]),
                    (3000.0, [231, 221, 212]),
                    (4200.0, [250, 249, 247]),
                ],
                contrast: 0.55,
            },
            Theme::Print => {
                ReliefColours { ramp: vec![(0.0, [250, 250, 250]), (4200.0, [243, 243, 243])], contrast: 0.3 }
            }
            Theme::Dark => ReliefColours {
                ramp: vec![(0.0, [40, 45, 49]), (800.0, [50, 53, 57]), (2000.0, [62, 63, 66]), (4200.0, [90, 91, 94])],
                contrast: 0.7,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::array;

    /// How a colour is seen without red, or without green, receptors: linear sRGB after Machado, Oliveira and
    /// Fernandes (2009), full severity; then CIE L*a*b*.
    fn seen_as(colour: Colour, matrix: [[f64; 3]; 3]) -> [f64; 3] {
        let linear = [colour.red, colour.green, colour.blue].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        let times = |matrix: [[f64; 3]; 3], v: [f64; 3]| -> [f64; 3] {
            array::from_fn(|row| (0..3).map(|column| matrix[row][column] * v[column]).sum())
        };
        let xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
        let [x, y, z] = times(xyz, times(matrix, linear));
        let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let (x, y, z) = (f(x / 0.950_47), f(y), f(z / 1.088_83));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn topics_are_told_apart_without_red_or_green_and_can_be_written_on() {
        let eyes = [
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        ];
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            for (at, topic) in Topic::ALL.into_iter().enumerate() {
                assert!(palette.topic(topic).contrast(palette.panel) >= 4.5, "{theme:?} {topic:?}");
                for (eye, other) in eyes.iter().flat_map(|eye| Topic::ALL[..at].iter().map(move |other| (eye, *other)))
                {
                    let (a, b) = (seen_as(palette.topic(topic), *eye), seen_as(palette.topic(other), *eye));
                    let apart: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(apart > 14.0, "{theme:?}: {topic:?} and {other:?} are {apart:.1} apart");
                }
            }
        }
    }

    #[test]
    fn text_can_be_read_on_its_ground_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            let palette = Palette::of(theme);
            for (text, ground) in [
                (palette.ink, palette.panel),
                (palette.muted, palette.panel),
                (palette.muted, palette.ground),
                (palette.ink, palette.mark),
                (palette.ink, palette.control),
                (palette.accent, palette.accent_ground),
                (palette.muted, palette.accent_ground),
                (palette.on_accent, palette.accent),
                (palette.label, palette.land),
                (palette.alert, palette.panel),
            ] {
                assert!(text.contrast(ground) >= 4.5, "{theme:?}: {text:?} on {ground:?} {}", text.contrast(ground));
            }
        }
    }
}
