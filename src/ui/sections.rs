//! Which sections below the list of places are unfolded.

use std::collections::BTreeSet;

/// A section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    /// Provisions by category.
    Show,
    /// Places by class.
    Kinds,
    /// The documents.
    Sources,
    /// The names on labels.
    Names,
    /// Which places are linked.
    Gazetteer,
}

impl Section {
    /// Every section, from the top.
    pub(super) const ALL: [Self; 5] = [Self::Show, Self::Kinds, Self::Sources, Self::Names, Self::Gazetteer];

    /// Its head.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Show => "Show",
            Self::Kinds => "Kinds of places",
            Self::Sources => "Sources",
            Self::Names => "Names",
            Self::Gazetteer => "Gazetteer",
        }
    }
}

/// Below this height of the panel, in points, the sections are folded as long as nobody unfolds one.
const LOW_PT: f32 = 700.0;

/// Which sections are unfolded; kept by the window.
#[derive(Debug, Clone)]
pub(crate) struct Sections {
    /// None as long as nobody has folded or unfolded one.
    chosen: Option<BTreeSet<Section>>,
    /// How high all of them are together, as of the last frame.
    pub(super) height_pt: f32,
}

impl Default for Sections {
    fn default() -> Self {
        Self { chosen: None, height_pt: f32::INFINITY }
    }
}

impl Sections {
    /// Those that are unfolded in a panel of a height.
    pub(super) fn unfolded(&self, panel_pt: f32) -> BTreeSet<Section> {
        let fitting = || if panel_pt < LOW_PT { BTreeSet::new() } else { [Section::Show, Section::Sources].into() };
        self.chosen.clone().unwrap_or_else(fitting)
    }

    /// Has these unfolded from now on.
    pub(super) fn choose(&mut self, unfolded: BTreeSet<Section>) {
        self.chosen = Some(unfolded);
    }

    /// Those that somebody has unfolded, by their titles; none when they are as they fit.
    pub(crate) fn titles(&self) -> Option<Vec<String>> {
        let chosen = self.chosen.as_ref()?;
        Some(chosen.iter().map(|section| section.title().to_owned()).collect())
    }

    /// With the sections of some titles unfolded.
    pub(crate) fn titled(titles: &[String]) -> Self {
        let unfolded = Section::ALL.into_iter().filter(|section| titles.iter().any(|title| title == section.title()));
        Self { chosen: Some(unfolded.collect()), ..Self::default() }
    }
}
