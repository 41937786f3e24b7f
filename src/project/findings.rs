//! The provisions of a project, found by document, by place and by id.

use super::{
    Project, ProjectError,
    inputs::{Depth, Inputs},
    parallel::in_parallel,
    place_index::{PlaceIndex, Seated},
    progress::Progress,
};
use crate::{
    documents::document::{Document, DocumentId},
    linking::mention::Mention,
    places::place::PlaceId,
    provisions::{
        detection, language,
        provision::{Findings, Provision, ProvisionId, Remark},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// How documents are read for provisions.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    depth: Depth,
    language: Option<String>,
}

impl Reading {
    pub(super) fn of(inputs: &Inputs) -> Self {
        Self { depth: inputs.depth, language: inputs.language.clone() }
    }

    /// What is found in a document, read in a language or, when none is told, in the one that its words show.
    pub(super) fn find(&self, document: &Document, mentions: &[Mention]) -> Findings {
        if self.depth == Depth::Links {
            return Findings::default();
        }
        match self.language.as_deref().and_then(language::lexicon) {
            Some(lexicon) => detection::find_in(document, mentions, lexicon),
            None => detection::find(document, mentions),
        }
    }
}

/// A provision by the numbers of its document and of itself.
#[derive(Debug, Clone, Copy)]
struct Numbered {
    seat: usize,
    number: usize,
}

impl Seated for Numbered {
    fn seat(&self) -> usize {
        self.seat
    }
}

/// What was found in each document, in the order of the documents, and where each place is named.
#[derive(Debug, Clone, Default)]
pub(super) struct FindingsIndex {
    /// As the documents were read.
    found: Arc<Vec<Findings>>,
    /// After corrections, by the document's seat.
    corrected: BTreeMap<usize, Arc<Findings>>,
    of_place: PlaceIndex<Numbered>,
}

impl FindingsIndex {
    /// What was found, nothing corrected and nothing indexed yet.
    pub(super) fn found(findings: Vec<Findings>) -> Self {
        Self { found: Arc::new(findings), ..Self::default() }
    }

    /// The same findings, but for the documents of some seats: in these was found anew what is told, or, when nothing
    /// is told, what was found first.
    pub(super) fn renewed(&self, seats: &BTreeSet<usize>, anew: BTreeMap<usize, Findings>) -> Self {
        let mut corrected = self.corrected.clone();
        corrected.retain(|seat, _| !seats.contains(seat));
        corrected.extend(anew.into_iter().map(|(seat, found)| (seat, Arc::new(found))));
        let mut index = Self { corrected, ..self.clone() };
        let named = seats.iter().flat_map(|&seat| index.named_in(seat));
        index.of_place = self.of_place.renewed(seats, named);
        index
    }

    /// The places that the provisions of a document name.
    fn named_in(&self, seat: usize) -> impl Iterator<Item = (PlaceId, Numbered)> {
        let provisions = self.at(seat).into_iter().flat_map(|found| &found.provisions).enumerate();
        provisions.flat_map(move |(number, provision)| {
            let places: BTreeSet<&PlaceId> =
                provision.places.iter().filter_map(|field| field.value.place.as_ref()).collect();
            places.into_iter().map(move |place| (place.clone(), Numbered { seat, number }))
        })
    }

    fn all(&self) -> impl Iterator<Item = &Findings> {
        (0..self.found.len()).filter_map(|seat| self.at(seat))
    }

    fn at(&self, seat: usize) -> Option<&Findings> {
        self.corrected.get(&seat).map(Arc::as_ref).or_else(|| self.found.get(seat))
    }
}

impl Project {
    /// This project, its documents read for provisions with the mentions that it has.
    pub(super) fn read_for_provisions(self, progress: &dyn Progress) -> Result<Self, ProjectError> {
        let seats: Vec<usize> = (0..self.documents.len()).collect();
        let find = |seat: &usize| {
            let document = self.documents.get(*seat);
            document.map(|document| self.reading.find(document, self.mentions_at(*seat))).unwrap_or_default()
        };
        let found = in_parallel(&seats, find, progress, "documents read")?;
        Ok(Self { findings: FindingsIndex::found(found), ..self })
    }

    /// The provisions of a document, in the order of its text; none for a document it does not have.
    #[must_use]
    pub fn provisions(&self, id: &DocumentId) -> &[Provision] {
        let found = self.seats.get(id).and_then(|seat| self.findings.at(*seat));
        found.map(|found| found.provisions.as_slice()).unwrap_or_default()
    }

    /// The passages of a document that name places and promise nothing, in the order of its text.
    #[must_use]
    pub fn remarks(&self, id: &DocumentId) -> &[Remark] {
        let found = self.seats.get(id).and_then(|seat| self.findings.at(*seat));
        found.map(|found| found.remarks.as_slice()).unwrap_or_default()
    }

    /// Every provision, in the order of the documents and their texts.
    pub fn all_provisions(&self) -> impl Iterator<Item = &Provision> {
        self.findings.all().flat_map(|found| &found.provisions)
    }

    /// A provision by its id.
    #[must_use]
    pub fn provision(&self, id: &ProvisionId) -> Option<&Provision> {
        self.provisions(&id.document).iter().find(|provision| provision.id == *id)
    }

    /// The provisions that name a place, in the order of the documents and their texts.
    pub fn provisions_of(&self, place: &PlaceId) -> impl Iterator<Item = &Provision> {
        let named = self.findings.of_place.of(place).iter();
        named.filter_map(|named| self.findings.at(named.seat)?.provisions.get(named.number))
    }
}
