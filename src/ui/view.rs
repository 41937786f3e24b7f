//! What the panels are shown: the project with filters applied, and the selection, all read only.

use super::{
    names_policy::NamesPolicy,
    review::{docket::Docket, entry::Entry, filter::ProvisionFilter},
    selection::Selection,
};
use crate::{
    documents::document::{Document, DocumentId, Locator, Passage},
    ground::text::Span,
    places::place::{Place, PlaceId},
    project::{PassageView, Project, Summary, unsettled::Unsettled},
    provisions::{
        category::Category,
        provision::{ProvisionId, RemarkKind},
    },
    review::Review,
    scene::{
        colour::Colour,
        groups::PlaceGroup,
        palette::{KindClass, Palette},
        topic::Coding,
    },
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is hidden.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Filters {
    /// Classes of places that are not shown.
    pub classes: BTreeSet<KindClass>,
    /// Documents whose passages are not shown.
    pub sources: BTreeSet<DocumentId>,
    /// Provisions that are shown.
    pub provisions: ProvisionFilter,
    /// Whether places that no passage mentions are left out of the map and the list.
    pub others: Others,
    /// The names that labels carry.
    pub names: NamesPolicy,
}

impl Filters {
    /// Whether nothing is left out.
    pub(crate) fn shows_all(&self) -> bool {
        !self.provisions.is_on() && self.classes.is_empty() && self.sources.is_empty()
    }
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
    /// The passages of each class of places in the sources that are shown.
    pub classes: BTreeMap<KindClass, usize>,
    /// The languages of names, those of most places first.
    pub languages: Vec<NamesPolicy>,
}

impl Coverage {
    /// Counts a project.
    pub(crate) fn of(project: &Project) -> Self {
        Self { summary: project.summary(), classes: BTreeMap::new(), languages: NamesPolicy::languages(project) }
    }
}

/// Everything a panel may look at.
pub(crate) struct View<'a> {
    /// The project.
    pub project: &'a Project,
    /// Places of one name, with the passages that pass the filters; the most mentioned first.
    pub groups: &'a [PlaceGroup],
    /// The provisions, with what people decided on them.
    pub docket: &'a Docket,
    /// The log of decisions.
    pub review: &'a Review,
    /// What provisions say of each place, by the filters.
    pub codings: &'a HashMap<PlaceId, Coding>,
    /// The provision under the pointer in any pane.
    pub hovered_provision: Option<&'a ProvisionId>,
    /// Words that stand out in the reader: those of the field under the pointer.
    pub lit_words: &'a [Span],
    /// Words selected in the reader.
    pub selected_words: Option<&'a (DocumentId, Span)>,
    /// What was found, counted.
    pub coverage: &'a Coverage,
    /// The names that several places fit, or none.
    pub unsettled: &'a [Unsettled],
    /// What is selected.
    pub selection: &'a Selection,
    /// The place from which the selected provision was come to, if it was.
    pub from_place: Option<&'a PlaceId>,
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
            Selection::Nothing | Selection::Passage(..) | Selection::Provision(_) => None,
        }
    }

    /// The selected passage.
    pub(crate) fn selected_passage(&self) -> Option<(&'a Document, &'a Passage)> {
        match self.selection {
            Selection::Passage(document, locator) => {
                let document = self.project.document(document)?;
                Some((document, document.passage(*locator)?))
            }
            Selection::Nothing | Selection::Place(_) | Selection::Provision(_) => None,
        }
    }

    /// The provisions that begin in a passage.
    pub(crate) fn provisions_in(&self, document: &DocumentId, locator: Locator) -> impl Iterator<Item = &'a Entry> {
        let of_document = self.docket.of_document(document);
        of_document.filter(move |entry| entry.provision.locator == locator)
    }

    /// The provisions on a place that have a card there: those that pass the filters, and the selected one.
    pub(crate) fn cards_on(&self, place: &PlaceId) -> impl Iterator<Item = &'a Entry> {
        let filters = self.filters;
        let is_shown = |entry: &Entry| entry.is_shown(&filters.provisions, &filters.sources);
        self.docket.on_place(place).filter(move |entry| self.is_selected(entry) || is_shown(entry))
    }

    /// Whether a provision is selected.
    pub(crate) fn is_selected(&self, entry: &Entry) -> bool {
        matches!(self.selection, Selection::Provision(id) if *id == entry.provision.id)
    }

    /// What a passage is when it promises nothing.
    pub(crate) fn remark_on(&self, document: &Document, passage: &Passage) -> Option<RemarkKind> {
        let remarks = self.project.remarks(&document.id).iter();
        remarks.filter(|remark| remark.locator == passage.locator).map(|remark| remark.kind).next()
    }

    /// The provisions of the sources that are shown.
    pub(crate) fn in_sources(&self) -> impl Iterator<Item = &'a Entry> {
        let hidden = &self.filters.sources;
        let entries = self.docket.entries().iter().map(AsRef::as_ref);
        entries.filter(|entry: &&Entry| !hidden.contains(&entry.provision.id.document))
    }

    /// How many provisions of each category there are in the sources that are shown.
    pub(crate) fn categories(&self) -> BTreeMap<Category, usize> {
        if self.filters.sources.is_empty() {
            return self.docket.categories().clone();
        }
        let mut counts: BTreeMap<Category, usize> = self.docket.categories().keys().map(|one| (*one, 0)).collect();
        self.in_sources().for_each(|entry| *counts.entry(entry.category).or_default() += 1);
        counts
    }

    /// How many reactions there are in the sources that are shown.
    pub(crate) fn reactions(&self) -> usize {
        if self.filters.sources.is_empty() {
            return self.docket.reaction_count();
        }
        let shown = self.project.documents().iter().filter(|it| !self.filters.sources.contains(&it.id));
        let remarks = shown.flat_map(|document| self.project.remarks(&document.id));
        remarks.filter(|remark| remark.kind == RemarkKind::Reaction).count()
    }

    /// How many provisions of the sources that are shown are on the places of a group, each counted once.
    pub(crate) fn provisions_on(&self, group: &PlaceGroup) -> usize {
        let hidden = &self.filters.sources;
        if !hidden.is_empty() {
            let members = group.members.iter().flat_map(|member| self.docket.on_place(&member.place));
            let shown = members.map(|entry| &entry.provision.id).filter(|id| !hidden.contains(&id.document));
            return shown.collect::<BTreeSet<_>>().len();
        }
        let mut named = group.members.iter().filter(|member| self.docket.count_on(&member.place) > 0);
        // Most groups have one such place, and this is asked for each row of the list in each frame.
        match (named.next(), named.next()) {
            (None, _) => 0,
            (Some(only), None) => self.docket.count_on(&only.place),
            (Some(_), Some(_)) => {
                let members = group.members.iter().flat_map(|member| self.docket.on_place(&member.place));
                members.map(|entry| &entry.provision.id).collect::<BTreeSet<_>>().len()
            }
        }
    }

    /// The colour that the map gives a place.
    pub(crate) fn colour_of(&self, place: &Place) -> Colour {
        let coding = self.codings.get(&place.id);
        coding
            .map_or_else(|| self.palette.class(KindClass::of(place.kind)), |coding| self.palette.topic(coding.topic()))
    }

    /// The selected provision.
    pub(crate) fn selected_provision(&self) -> Option<&'a Entry> {
        match self.selection {
            Selection::Provision(id) => self.docket.entry(id),
            Selection::Nothing | Selection::Place(_) | Selection::Passage(..) => None,
        }
    }

    /// The place from which one reviews: that whose card the selected provision is, or that of a namesake of it.
    pub(crate) fn place_reviewed_from(&self) -> Option<&'a Place> {
        let (from, entry) = (self.from_place?, self.selected_provision()?);
        let is_on = self.of_name(from).any(|place| entry.is_on(place));
        is_on.then(|| self.project.gazetteer().place(from)).flatten()
    }

    /// The next provision after one that nobody has judged, of those on a place and its namesakes.
    pub(crate) fn open_on(&self, place: &PlaceId, after: Option<&ProvisionId>) -> Option<ProvisionId> {
        let cards: Vec<&Entry> = self.of_name(place).flat_map(|place| self.docket.on_place(place)).collect();
        let start = cards.iter().position(|entry| Some(&entry.provision.id) == after).map_or(0, |at| at + 1);
        let mut around = cards.iter().skip(start).chain(cards.iter().take(start));
        around.find(|entry| !entry.is_judged).map(|entry| entry.provision.id.clone())
    }

    /// A place and those of its name.
    fn of_name<'b>(&self, place: &'b PlaceId) -> impl Iterator<Item = &'b PlaceId> + use<'a, 'b>
    where
        'a: 'b,
    {
        let members = self.group_of(place).into_iter().flat_map(|group| &group.members).map(|member| &member.place);
        std::iter::once(place).chain(members.filter(move |member| *member != place))
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
