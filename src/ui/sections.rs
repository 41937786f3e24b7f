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

/// Which sections are unfolded; kept by the window.
#[derive(Debug, Clone)]
pub(crate) struct Sections {
    pub(super) unfolded: BTreeSet<Section>,
    /// How high all of them are together, as of the last frame.
    pub(super) height_pt: f32,
}

impl Default for Sections {
    fn default() -> Self {
        Self { unfolded: BTreeSet::from([Section::Show, Section::Sources]), height_pt: f32::INFINITY }
    }
}

impl Sections {
    /// Those that are unfolded, by their titles.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &'static str> {
        self.unfolded.iter().map(|section| section.title())
    }

    /// With the sections of some titles unfolded.
    pub(crate) fn titled(titles: &[String]) -> Self {
        let unfolded = Section::ALL.into_iter().filter(|section| titles.iter().any(|title| title == section.title()));
        Self { unfolded: unfolded.collect(), ..Self::default() }
    }
}
