//! Documents laid side by side, kept between frames: which ones, and what differs from the base in each clause.

use crate::{
    documents::document::DocumentId,
    ground::text::Span,
    project::Project,
    provisions::{
        comparison::{Aspect, Clause, Difference, Relation, Row, Version, collate},
        provision::ProvisionId,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// How many documents stand side by side at most.
pub(crate) const MOST: usize = 6;

/// Which clauses are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Listing {
    /// Those that differ.
    #[default]
    Differences,
    /// All.
    Everything,
}

/// What the panel keeps.
#[derive(Debug, Default)]
pub(crate) struct Comparing {
    /// The documents that are compared, the base first.
    pub(crate) documents: Vec<DocumentId>,
    /// Which clauses are listed.
    pub(crate) listing: Listing,
    /// Only differences of these sorts; of all when there is none.
    pub(crate) aspects: BTreeSet<Aspect>,
    laid: Option<Laid>,
}

/// A comparison that was made.
#[derive(Debug)]
pub(crate) struct Laid {
    made_for: (u64, Vec<DocumentId>),
    /// How each of the others stands to the base.
    pub(crate) relations: Vec<Relation>,
    /// The clauses.
    pub(crate) rows: Vec<LaidRow>,
    /// How often each sort of difference occurs.
    pub(crate) counts: BTreeMap<Aspect, usize>,
}

/// A clause in each document.
#[derive(Debug)]
pub(crate) struct LaidRow {
    /// Where it stands in each, the base first.
    pub(crate) seats: Vec<Option<Seat>>,
    /// What differs from the base, for each of the others.
    pub(crate) differences: Vec<Vec<Difference>>,
}

/// A clause: where it stands, and its provision when it has one.
#[derive(Debug)]
pub(crate) struct Seat {
    /// Its words.
    pub(crate) span: Span,
    /// The provision.
    pub(crate) provision: Option<ProvisionId>,
}

impl Comparing {
    /// Lays the first few documents side by side when none were chosen, or of those chosen but one is left.
    pub(crate) fn choose(&mut self, project: &Project) {
        self.documents.retain(|id| project.document(id).is_some());
        if self.documents.len() < 2 {
            let all = project.documents();
            // All versions of a small project; of a large one two, to which others are added.
            let count = if all.len() <= 4 { all.len() } else { 2 };
            let more = all.iter().map(|document| &document.id).filter(|id| !self.documents.contains(id));
            let more: Vec<DocumentId> = more.take(count - self.documents.len().min(count)).cloned().collect();
            self.documents.extend(more);
        }
    }

    /// Makes the document of a column the base; the others stay in their order.
    pub(crate) fn make_base(&mut self, column: usize) {
        if column < self.documents.len() {
            let base = self.documents.remove(column);
            self.documents.insert(0, base);
        }
    }

    /// Puts a document into a column; one that stands in another changes places with it.
    pub(crate) fn put(&mut self, column: usize, document: DocumentId) {
        if let Some(other) = self.documents.iter().position(|one| *one == document) {
            self.documents.swap(column, other);
        } else if let Some(own) = self.documents.get_mut(column) {
            *own = document;
        }
    }

    /// The comparison, made anew when documents have changed.
    pub(crate) fn laid(&mut self, project: &Project, reading: u64) -> Option<&Laid> {
        let wanted = (reading, self.documents.clone());
        if self.laid.as_ref().is_none_or(|laid| laid.made_for != wanted) {
            self.laid = lay(project, wanted);
        }
        self.laid.as_ref()
    }
}

impl LaidRow {
    /// Whether it is listed.
    pub(crate) fn is_listed(&self, listing: Listing, aspects: &BTreeSet<Aspect>) -> bool {
        let mut differences = self.differences.iter().flatten().peekable();
        if listing == Listing::Differences && differences.peek().is_none() {
            return false;
        }
        aspects.is_empty() || differences.any(|difference| aspects.contains(&difference.aspect))
    }
}

fn lay(project: &Project, made_for: (u64, Vec<DocumentId>)) -> Option<Laid> {
    let version = |id: &DocumentId| {
        let (provisions, mentions) = (project.provisions(id), project.mentions(id));
        Some(Version { document: project.document(id)?, provisions, mentions })
    };
    let versions: Option<Vec<Version<'_>>> = made_for.1.iter().map(version).collect();
    let versions = versions?;
    let (base, others) = versions.split_first()?;
    let collation = collate(*base, others);
    let mut counts = BTreeMap::new();
    for difference in collation.rows.iter().flat_map(|row| row.differences.iter().flatten()) {
        *counts.entry(difference.aspect).or_default() += 1;
    }
    let rows = collation.rows.into_iter().map(laid_row).collect();
    Some(Laid { made_for, relations: collation.relations, rows, counts })
}

fn laid_row(row: Row<'_>) -> LaidRow {
    let seat = |clause: Clause<'_>| Seat { span: clause.span, provision: clause.provision.map(|it| it.id.clone()) };
    LaidRow { seats: row.clauses.into_iter().map(|clause| clause.map(seat)).collect(), differences: row.differences }
}
