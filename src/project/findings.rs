//! The provisions of a project, found by document, by place and by id.

use super::{
    Project, ProjectError,
    inputs::{Depth, Inputs},
    parallel::in_parallel,
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
use std::{collections::BTreeMap, sync::Arc};

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

/// What was found in each document, in the order of the documents, and where each place is named.
#[derive(Debug, Clone, Default)]
pub(super) struct FindingsIndex {
    /// As the documents were read.
    found: Arc<Vec<Findings>>,
    /// After corrections, by the document's seat.
    corrected: Arc<BTreeMap<usize, Findings>>,
    /// The documents and the numbers of the provisions that name a place.
    of_place: Arc<BTreeMap<PlaceId, Vec<(usize, usize)>>>,
}

impl FindingsIndex {
    /// What was found, nothing corrected and nothing indexed yet.
    pub(super) fn found(findings: Vec<Findings>) -> Self {
        Self { found: Arc::new(findings), ..Self::default() }
    }

    /// The same findings with those of some documents found anew, indexed.
    pub(super) fn corrected(&self, corrected: BTreeMap<usize, Findings>) -> Self {
        let mut index = Self { corrected: Arc::new(corrected), ..self.clone() };
        let mut of_place: BTreeMap<PlaceId, Vec<(usize, usize)>> = BTreeMap::new();
        for (seat, found) in index.all().enumerate() {
            for (number, provision) in found.provisions.iter().enumerate() {
                for place in provision.places.iter().filter_map(|field| field.value.place.as_ref()) {
                    let named = of_place.entry(place.clone()).or_default();
                    if named.last() != Some(&(seat, number)) {
                        named.push((seat, number));
                    }
                }
            }
        }
        index.of_place = Arc::new(of_place);
        index
    }

    fn all(&self) -> impl Iterator<Item = &Findings> {
        (0..self.found.len()).filter_map(|seat| self.at(seat))
    }

    fn at(&self, seat: usize) -> Option<&Findings> {
        self.corrected.get(&seat).or_else(|| self.found.get(seat))
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
        let named = self.findings.of_place.get(place).into_iter().flatten();
        named.filter_map(|(seat, number)| self.findings.at(*seat)?.provisions.get(*number))
    }
}
