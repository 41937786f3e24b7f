//! Comparisons as JSON: `{"comparisons":[{"first","second","relation","pairs":[{"first","second","differences":[…]}]}]}`.

use crate::{
    documents::document::DocumentId,
    provisions::{
        comparison::{Comparison, Difference, Pair, Side},
        provision::Provision,
    },
};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Whole<'a> {
    comparisons: Vec<ComparisonRecord<'a>>,
}

#[derive(Serialize)]
struct ComparisonRecord<'a> {
    first: &'a str,
    second: &'a str,
    relation: &'static str,
    pairs: Vec<PairRecord<'a>>,
}

#[derive(Serialize)]
struct PairRecord<'a> {
    first: Option<ProvisionRecord<'a>>,
    second: Option<ProvisionRecord<'a>>,
    differences: Vec<DifferenceRecord<'a>>,
}

#[derive(Serialize)]
struct ProvisionRecord<'a> {
    id: &'a str,
    clause: Option<&'a str>,
    category: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct DifferenceRecord<'a> {
    aspect: &'static str,
    first: Option<SideRecord<'a>>,
    second: Option<SideRecord<'a>>,
}

#[derive(Serialize)]
struct SideRecord<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// Writes comparisons, each with the ids of its two documents.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_comparisons_json(
    comparisons: &[(&DocumentId, &DocumentId, Comparison<'_>)],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let records = comparisons.iter().map(|(first, second, comparison)| ComparisonRecord {
        first: first.as_str(),
        second: second.as_str(),
        relation: comparison.relation.word(),
        // Clauses that are read as no provision and agree are left out.
        pairs: comparison.pairs.iter().filter(|pair| pair.is_told()).map(PairRecord::of).collect(),
    });
    let whole = Whole { comparisons: records.collect() };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    out.write_all(b"\n")
}

impl<'a> PairRecord<'a> {
    fn of(pair: &'a Pair<'a>) -> Self {
        Self {
            first: pair.first.map(ProvisionRecord::of),
            second: pair.second.map(ProvisionRecord::of),
            differences: pair.differences.iter().map(DifferenceRecord::of).collect(),
        }
    }
}

impl<'a> ProvisionRecord<'a> {
    fn of(provision: &'a Provision) -> Self {
        Self {
            id: provision.id.key.as_str(),
            clause: provision.clause.as_deref(),
            category: provision.category.word(),
            start: provision.evidence.span.start,
            end: provision.evidence.span.end,
        }
    }
}

impl<'a> DifferenceRecord<'a> {
    fn of(difference: &'a Difference) -> Self {
        Self {
            aspect: difference.aspect.word(),
            first: SideRecord::of(&difference.first),
            second: SideRecord::of(&difference.second),
        }
    }
}

impl<'a> SideRecord<'a> {
    fn of(side: &'a Side) -> Option<Self> {
        let span = side.span?;
        Some(Self { text: &side.text, start: span.start, end: span.end })
    }
}
