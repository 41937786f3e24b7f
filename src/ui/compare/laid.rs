//! Two documents laid side by side, kept between frames: which ones, and what differs in each pair.

use crate::{
    documents::document::DocumentId,
    ground::text::Span,
    project::Project,
    provisions::{
        comparison::{Aspect, Difference, Pair, Relation, Version, compare},
        provision::ProvisionId,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Which pairs are listed.
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
    /// The documents that are compared.
    pub(crate) documents: (Option<DocumentId>, Option<DocumentId>),
    /// Which pairs are listed.
    pub(crate) listing: Listing,
    /// Only differences of these sorts; of all when there is none.
    pub(crate) aspects: BTreeSet<Aspect>,
    laid: Option<Laid>,
}

/// A comparison that was made.
#[derive(Debug)]
pub(crate) struct Laid {
    made_for: (u64, DocumentId, DocumentId),
    /// How the second stands to the first.
    pub(crate) relation: Relation,
    /// The pairs.
    pub(crate) pairs: Vec<LaidPair>,
    /// How often each sort of difference occurs.
    pub(crate) counts: BTreeMap<Aspect, usize>,
}

/// A clause of the one and its counterpart in the other.
#[derive(Debug)]
pub(crate) struct LaidPair {
    /// That of the first.
    pub(crate) first: Option<Seat>,
    /// That of the second.
    pub(crate) second: Option<Seat>,
    /// What differs.
    pub(crate) differences: Vec<Difference>,
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
    /// Chooses the first two documents when none were chosen, or those chosen are gone.
    pub(crate) fn choose(&mut self, project: &Project) {
        let is_gone = |id: &Option<DocumentId>| id.as_ref().is_none_or(|id| project.document(id).is_none());
        let mut others = project.documents().iter().map(|document| document.id.clone());
        if is_gone(&self.documents.0) {
            self.documents.0 = others.find(|id| Some(id) != self.documents.1.as_ref());
        }
        if is_gone(&self.documents.1) {
            let mut others = project.documents().iter().map(|document| document.id.clone());
            self.documents.1 = others.find(|id| Some(id) != self.documents.0.as_ref());
        }
    }

    /// The comparison, made anew when documents or provisions have changed.
    pub(crate) fn laid(&mut self, project: &Project, revision: u64) -> Option<&Laid> {
        let (first, second) = (self.documents.0.clone()?, self.documents.1.clone()?);
        let wanted = (revision, first, second);
        if self.laid.as_ref().is_none_or(|laid| laid.made_for != wanted) {
            self.laid = lay(project, wanted);
        }
        self.laid.as_ref()
    }
}

impl LaidPair {
    /// Whether it is listed.
    pub(crate) fn is_listed(&self, listing: Listing, aspects: &BTreeSet<Aspect>) -> bool {
        if listing == Listing::Differences && self.differences.is_empty() {
            return false;
        }
        aspects.is_empty() || self.differences.iter().any(|difference| aspects.contains(&difference.aspect))
    }
}

fn lay(project: &Project, made_for: (u64, DocumentId, DocumentId)) -> Option<Laid> {
    let version =
        |id: &DocumentId| Some(Version { document: project.document(id)?, provisions: project.provisions(id) });
    let comparison = compare(version(&made_for.1)?, version(&made_for.2)?);
    let mut counts = BTreeMap::new();
    for difference in comparison.pairs.iter().flat_map(|pair| &pair.differences) {
        *counts.entry(difference.aspect).or_default() += 1;
    }
    let pairs = comparison.pairs.into_iter().map(laid_pair).collect();
    Some(Laid { made_for, relation: comparison.relation, pairs, counts })
}

fn laid_pair(pair: Pair<'_>) -> LaidPair {
    let (mut first, mut second) = [pair.first, pair.second]
        .map(|side| side.map(|it| Seat { span: it.evidence.span, provision: Some(it.id.clone()) }))
        .into();
    if let (None, None, Some(span)) = (&first, &second, pair.passage) {
        let is_first = pair.differences.first().is_none_or(|difference| difference.first.span.is_some());
        let side = if is_first { &mut first } else { &mut second };
        *side = Some(Seat { span, provision: None });
    }
    LaidPair { first, second, differences: pair.differences }
}
