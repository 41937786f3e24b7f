//! What the panels are shown: the project with filters applied, and the selection, all read only.

use super::{command::NamesPolicy, selection::Selection};
use crate::{
    documents::document::{Document, DocumentId, Passage},
    ground::text::Span,
    places::place::{Place, PlaceId},
    project::{PassageView, Project, Summary, unsettled::Unsettled},
    scene::{
        groups::PlaceGroup,
        palette::{KindClass, Palette},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// What is hidden.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Filters {
    /// Classes of places that are not shown.
    pub classes: BTreeSet<KindClass>,
    /// Documents whose passages are not shown.
    pub sources: BTreeSet<DocumentId>,
    /// Whether places that no passage mentions are left out of the map and the list.
    pub others: Others,
    /// The names that labels carry.
    pub names: NamesPolicy,
}

/// Whether places without passages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Others {
    /// On the map, and in the list on demand.
    #[default]
    Shown,
    /// Nowhere.
    Hidden,
}

/// What was found, counted once for a project, since it may be millions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Coverage {
    /// The mentions.
    pub summary: Summary,
    /// The passages of each class of places, whatever the filters.
    pub classes: BTreeMap<KindClass, usize>,
}

impl Coverage {
    /// Counts a project.
    pub(crate) fn of(project: &Project) -> Self {
        let mut classes = BTreeMap::new();
        for (place, links) in project.linked_places() {
            *classes.entry(KindClass::of(place.kind)).or_default() += links;
        }
        Self { summary: project.summary(), classes }
    }
}

/// Everything a panel may look at.
pub(crate) struct View<'a> {
    /// The project.
    pub project: &'a Project,
    /// Places of one name, with the passages that pass the filters; the most mentioned first.
    pub groups: &'a [PlaceGroup],
    /// What was found, counted.
    pub coverage: &'a Coverage,
    /// The names that several places fit, or none.
    pub unsettled: &'a [Unsettled],
    /// What is selected.
    pub selection: &'a Selection,
    /// The words whose card is open.
    pub looked_at: Option<(&'a DocumentId, Span)>,
    /// What is hidden.
    pub filters: &'a Filters,
    /// Places under the pointer anywhere.
    pub hovered: &'a [PlaceId],
    /// The colours.
    pub palette: &'a Palette,
}

impl<'a> View<'a> {
    /// The links of a place that pass the filters, each with its passage.
    pub(crate) fn found(&self, place: &PlaceId) -> impl Iterator<Item = PassageView<'a>> {
        let (project, filters) = (self.project, self.filters);
        let links = project.links_of(place).iter();
        let shown = links.filter(|link| !filters.sources.contains(&link.document));
        shown.filter_map(|link| project.passage_of(link))
    }

    /// How many places passages mention, a district and its town being two.
    pub(crate) fn mentioned_places(&self) -> usize {
        let members = self.groups.iter().flat_map(|group| &group.members);
        members.filter(|member| member.passages > 0).count()
    }

    /// The selected place.
    pub(crate) fn selected_place(&self) -> Option<&'a Place> {
        match self.selection {
            Selection::Place(id) => self.project.gazetteer().place(id),
            Selection::Nothing | Selection::Passage(..) => None,
        }
    }

    /// The selected passage.
    pub(crate) fn selected_passage(&self) -> Option<(&'a Document, &'a Passage)> {
        match self.selection {
            Selection::Passage(document, locator) => {
                let document = self.project.document(document)?;
                Some((document, document.passage(*locator)?))
            }
            Selection::Nothing | Selection::Place(_) => None,
        }
    }

    /// The group that a place belongs to.
    pub(crate) fn group_of(&self, place: &PlaceId) -> Option<&'a PlaceGroup> {
        self.groups.iter().find(|group| group.members.iter().any(|member| member.place == *place))
    }

    /// What a place is, and of what: "district of Azerbaijan".
    pub(crate) fn standing(&self, place: &Place) -> String {
        let ancestors = self.project.gazetteer().ancestors(&place.id);
        let kind = place.kind.word();
        match ancestors.last() {
            Some(country) if country.id != place.id => format!("{kind} of {}", country.title),
            _ => kind.to_owned(),
        }
    }

    /// Where a passage stands, for people: `name · ¶2 · characters 10–20`.
    pub(crate) fn citation(document: &Document, passage: &Passage) -> String {
        let Span { start, end } = passage.span;
        format!("{} · {} · characters {start}–{end}", document.name(), document.place_of(passage))
    }
}
