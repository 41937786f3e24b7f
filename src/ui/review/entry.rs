//! A provision as the table and the card show it: what was found, what people decided on it, and its cells.

use super::{filter::ProvisionFilter, status::Status};
use crate::{
    documents::{
        document::{Document, DocumentId, Passage},
        selector::Selector,
    },
    ground::text::Span,
    places::place::PlaceId,
    project::Project,
    provisions::{
        category::Category,
        field::{Flag, PlaceUse},
        field_text::{FieldKind, FieldText, place_words},
        place_use,
        provision::Provision,
        stated,
        time::{Deadline, Duration},
    },
    review::{Review, subject::Subject},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Column {
    /// How far its review is.
    Status,
    /// What it is about.
    Category,
    /// Where, and in which role.
    Place,
    /// Who has to do it.
    Who,
    /// What is done.
    What,
    /// When, or how long.
    When,
    /// How many, how wide.
    HowMuch,
    /// Where it stands.
    Source,
}

/// A provision with what people decided on it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// As it was found.
    pub provision: Provision,
    /// What decisions on it are about; none when its words are gone.
    pub subject: Option<Subject>,
    /// How far its review is.
    pub status: Status,
    /// Whether somebody has judged it.
    pub is_judged: bool,
    /// Whether a person added it, so that nothing was found before.
    pub is_added: bool,
    /// What fields were corrected to.
    pub corrected: BTreeMap<FieldKind, String>,
    /// The note on it.
    pub note: Option<String>,
    /// The tags on it.
    pub tags: Vec<String>,
    /// Its category, as it holds.
    pub category: Category,
    /// Its places, as they hold.
    pub places: Vec<PlaceUse>,
    /// When it falls due, as it holds, where that can be read.
    pub deadline: Option<Deadline>,
    /// How long it lasts, as it holds, where that can be read.
    pub duration: Option<Duration>,
    /// Everybody who has a part in it.
    pub parties: BTreeSet<String>,
    /// The number of its document in the project.
    pub seat: usize,
    /// What the table shows.
    cells: [String; 8],
}

impl Column {
    /// Every column, from the left.
    pub(crate) const ALL: [Self; 8] =
        [Self::Status, Self::Category, Self::Place, Self::Who, Self::What, Self::When, Self::HowMuch, Self::Source];

    /// Its head.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Status => "Status",
            Self::Category => "Category",
            Self::Place => "Place",
            Self::Who => "Who",
            Self::What => "What",
            Self::When => "When",
            Self::HowMuch => "How much",
            Self::Source => "Source",
        }
    }

    /// What an empty cell says.
    pub(crate) const fn empty(self) -> &'static str {
        match self {
            Self::Who => "not named",
            Self::When => "not stated",
            _ => "",
        }
    }
}

impl Entry {
    /// A provision of a document, with what holds of it.
    pub(crate) fn new(
        project: &Project,
        review: &Review,
        (seat, document): (usize, &Document),
        provision: Provision,
    ) -> Self {
        let words = Selector::of(document, provision.evidence.span);
        let subject = words.map(|words| Subject::Provision { words, category: provision.category.word().into() });
        Self::about(project, review, (seat, document), provision, subject)
    }

    /// The same, when the subject is known.
    pub(crate) fn about(
        project: &Project,
        review: &Review,
        (seat, document): (usize, &Document),
        provision: Provision,
        subject: Option<Subject>,
    ) -> Self {
        let state = subject.as_ref().map(|subject| review.state_of(subject)).unwrap_or_default();
        let corrected: BTreeMap<FieldKind, String> = state
            .fields()
            .filter_map(|(field, text)| Some((FieldKind::from_id(field.as_str())?, text.to_owned())))
            .collect();
        let verdict = state.verdict();
        let is_disputed = verdict.is_none() && provision.has(Flag::Disputed);
        let category = corrected.get(&FieldKind::Category).and_then(|word| Category::from_word(word));
        let title = |id: &PlaceId| project.gazetteer().place(id).map(|place| place.title.clone());
        let places = match corrected.get(&FieldKind::Places) {
            Some(line) => place_use::read(line, &provision.places, &title),
            None => place_use::found(&provision),
        };
        let deadline = match corrected.get(&FieldKind::Deadline) {
            Some(words) => stated::deadline(words, document, &provision),
            None => provision.deadline.clone(),
        };
        let duration = match corrected.get(&FieldKind::Duration) {
            Some(words) => stated::duration(words, document, &provision),
            None => provision.duration.clone(),
        };
        let mut entry = Self {
            deadline,
            duration,
            status: if is_disputed { Status::Differs } else { Status::of(verdict) },
            is_judged: verdict.is_some(),
            is_added: state.is_added(),
            category: category.unwrap_or(provision.category),
            parties: provision.parties.iter().map(|(_, party)| party.value.name.clone()).collect(),
            note: state.note().map(str::to_owned),
            tags: state.tags().map(str::to_owned).collect(),
            places,
            corrected,
            subject,
            seat,
            cells: Default::default(),
            provision,
        };
        entry.cells = Column::ALL.map(|column| entry.written(project, document, column));
        entry
    }

    /// The passage in which it begins, as far as its words reach: a person may select those of several.
    pub(crate) fn passage(&self, document: &Document) -> Option<Passage> {
        let Passage { locator, span } = document.passage(self.provision.locator)?.clone();
        let own = self.provision.evidence.span;
        Some(Passage { locator, span: Span::new(span.start.min(own.start), span.end.max(own.end)) })
    }

    /// Whether it rests on the very words that another one rests on.
    pub(crate) fn rests_on_the_words_of(&self, other: &Self) -> bool {
        let (own, other) = (&self.provision, &other.provision);
        own.id.document == other.id.document && own.evidence.span == other.evidence.span
    }

    /// Says that reviewers hold different things of it.
    pub(super) fn mark_differing(&mut self) {
        self.status = Status::Differs;
        if let Some(cell) = self.cells.get_mut(Column::Status as usize) {
            self.status.word().clone_into(cell);
        }
    }

    /// What a cell shows; empty when nothing is stated.
    pub(crate) fn cell(&self, column: Column) -> &str {
        self.cells.get(column as usize).map(String::as_str).unwrap_or_default()
    }

    /// Whether it passes the filters.
    pub(crate) fn is_shown(&self, filter: &ProvisionFilter, hidden: &BTreeSet<DocumentId>) -> bool {
        !hidden.contains(&self.provision.id.document) && filter.admits(self)
    }

    /// Whether the map draws it: what was rejected is not drawn.
    pub(crate) fn is_drawn(&self, filter: &ProvisionFilter, hidden: &BTreeSet<DocumentId>) -> bool {
        self.status != Status::Rejected && self.is_shown(filter, hidden)
    }

    /// Whether the map draws it on a place, to which it does something.
    pub(crate) fn is_drawn_on(&self, place: &PlaceId, filter: &ProvisionFilter, hidden: &BTreeSet<DocumentId>) -> bool {
        self.is_drawn(filter, hidden) && self.subjects().any(|subject| subject == place)
    }

    /// Whether it is on a place, as it holds.
    pub(crate) fn is_on(&self, place: &PlaceId) -> bool {
        self.places.iter().any(|one| one.place.as_ref() == Some(place))
    }

    /// The places that it does something to; not those that are only named, or expressly left out.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = &PlaceId> {
        self.places.iter().filter(|place| place.role.is_concerned()).filter_map(|place| place.place.as_ref())
    }

    /// The place that leads: what is transferred, then a way or an area, then the rest.
    pub(crate) fn lead(&self) -> Option<&PlaceId> {
        let known = self.places.iter().filter(|place| place.place.is_some());
        known.min_by_key(|place| place.role.precedence()).and_then(|place| place.place.as_ref())
    }

    /// What a field says, as it holds; none when nothing is stated.
    pub(crate) fn field(&self, project: &Project, kind: FieldKind) -> Option<FieldText> {
        let title = |id: &PlaceId| project.gazetteer().place(id).map(|place| place.title.clone());
        let found = kind.of(&self.provision, &title);
        let Some(corrected) = self.corrected.get(&kind) else {
            return found;
        };
        let spans = found.map(|found| found.spans).unwrap_or_default();
        let text = match kind {
            FieldKind::Category => self.category.title().to_owned(),
            FieldKind::Places => {
                self.places.iter().map(|place| place_words(place, &title)).collect::<Vec<_>>().join("\n")
            }
            _ => corrected.clone(),
        };
        (!text.is_empty()).then_some(FieldText { text, spans })
    }

    /// The provision with the times that hold; itself when they are as found.
    pub(crate) fn in_time(&self) -> Cow<'_, Provision> {
        if [FieldKind::Deadline, FieldKind::Duration].iter().all(|kind| !self.corrected.contains_key(kind)) {
            return Cow::Borrowed(&self.provision);
        }
        let (deadline, duration) = (self.deadline.clone(), self.duration.clone());
        Cow::Owned(Provision { deadline, duration, ..self.provision.clone() })
    }

    /// The words that a field was read from.
    pub(crate) fn spans_of(&self, kind: FieldKind) -> Vec<Span> {
        kind.of(&self.provision, &|_| None).map(|found| found.spans).unwrap_or_default()
    }

    /// In a few words, for people and screen readers: "Hand-over, Agdam (transferred), open".
    pub(crate) fn spoken(&self) -> String {
        let place = self.cell(Column::Place);
        let parts = [self.category.title(), place, self.status.word()].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }

    fn written(&self, project: &Project, document: &Document, column: Column) -> String {
        let text = |kind| self.field(project, kind).map(|found| found.text).unwrap_or_default();
        match column {
            Column::Status => self.status.word().to_owned(),
            Column::Category => self.category.title().to_owned(),
            Column::Place => text(FieldKind::Places).replace('\n', ", "),
            Column::Who => text(FieldKind::Obligor),
            Column::What => text(FieldKind::Action),
            Column::When => {
                let deadline = text(FieldKind::Deadline);
                if deadline.is_empty() { text(FieldKind::Duration) } else { deadline }
            }
            Column::HowMuch => text(FieldKind::Quantities),
            Column::Source => {
                let place = document.passage(self.provision.locator).map(|passage| document.place_of(passage));
                let place = place.unwrap_or_default();
                if project.documents().len() > 1 { format!("{place} · {}", document.name()) } else { place }
            }
        }
    }
}
