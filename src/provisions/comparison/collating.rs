//! Any number of versions side by side: each laid beside the base, and what only the others have put together
//! among them.

use super::{Comparison, Difference, Pair, Relation, Version, compare};
use crate::{ground::text::Span, provisions::provision::Provision};

/// Versions laid side by side, clause by clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Collation<'a> {
    /// How each of the others stands to the base, in their order.
    pub relations: Vec<Relation>,
    /// The clauses in the order of the base; what it does not have comes last, in the order of the others.
    pub rows: Vec<Row<'a>>,
}

/// A clause in each version.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// What each version has of it, the base first; none where it has nothing of the kind.
    pub clauses: Vec<Option<Clause<'a>>>,
    /// What differs from the base, for each of the others in their order.
    pub differences: Vec<Vec<Difference>>,
}

/// A clause of a version.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clause<'a> {
    /// Where its words stand.
    pub span: Span,
    /// Its provision; none of a clause that is read as none.
    pub provision: Option<&'a Provision>,
}

impl Row<'_> {
    /// Whether no version differs from the base.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.differences.iter().all(Vec::is_empty)
    }
}

/// Lays versions beside a base.
#[must_use]
pub fn collate<'a>(base: Version<'a>, others: &[Version<'a>]) -> Collation<'a> {
    let comparisons: Vec<Comparison<'a>> = others.iter().map(|other| compare(base, *other)).collect();
    let relations = comparisons.iter().map(|comparison| comparison.relation).collect();
    let empty = || Row { clauses: vec![None; others.len() + 1], differences: vec![Vec::new(); others.len()] };
    let mut rows: Vec<Row<'a>> = Vec::new();
    for own in clauses_of_base(&comparisons) {
        let mut row = empty();
        set(&mut row, 0, Some(own));
        rows.push(row);
    }
    for (at, (other, comparison)) in others.iter().zip(comparisons).enumerate() {
        let earlier: Vec<Vec<Pair<'a>>> =
            others.iter().take(at).map(|earlier| compare(*earlier, *other).pairs).collect();
        for pair in comparison.pairs {
            let [own, there] = clauses_of(&pair);
            let seat = match (own, there) {
                (Some(own), _) => rows.iter().position(|row| row.clauses.first() == Some(&Some(own))),
                (None, Some(there)) => counterpart(&rows, &earlier, there),
                (None, None) => continue,
            };
            let seat = seat.unwrap_or_else(|| {
                rows.push(empty());
                rows.len() - 1
            });
            let Some(row) = rows.get_mut(seat) else { continue };
            set(row, at + 1, there);
            if let Some(differences) = row.differences.get_mut(at) {
                differences.extend(pair.differences);
            }
        }
    }
    Collation { relations, rows }
}

/// A pair as a clause of each of the two.
fn clauses_of<'a>(pair: &Pair<'a>) -> [Option<Clause<'a>>; 2] {
    let clause = |span: Option<Span>, provision| span.map(|span| Clause { span, provision });
    [clause(pair.spans[0], pair.first), clause(pair.spans[1], pair.second)]
}

/// The clauses of the base that any of the others was laid beside, each once, in the order of its text.
fn clauses_of_base<'a>(comparisons: &[Comparison<'a>]) -> Vec<Clause<'a>> {
    let mut clauses: Vec<Clause<'a>> = Vec::new();
    for pair in comparisons.iter().flat_map(|comparison| &comparison.pairs) {
        let [own, _] = clauses_of(pair);
        clauses.extend(own.filter(|own| !clauses.contains(own)));
    }
    clauses.sort_by_key(|clause| clause.span.start);
    clauses
}

/// Puts a clause into a row, when there is one.
fn set<'a>(row: &mut Row<'a>, version: usize, clause: Option<Clause<'a>>) {
    if let Some(seat) = row.clauses.get_mut(version).filter(|_| clause.is_some()) {
        *seat = clause;
    }
}

/// The row of what the base does not have in which an earlier version has the counterpart of a clause.
fn counterpart<'a>(rows: &[Row<'a>], compared: &[Vec<Pair<'a>>], clause: Clause<'a>) -> Option<usize> {
    compared.iter().enumerate().find_map(|(at, pairs)| {
        let pair = pairs.iter().find(|pair| clauses_of(pair)[1] == Some(clause))?;
        let theirs = pair.spans[0]?;
        rows.iter().position(|row| {
            let has_it = |clause: &Option<Clause<'_>>| clause.is_some_and(|it| it.span == theirs);
            row.clauses.first() == Some(&None) && row.clauses.get(at + 1).is_some_and(has_it)
        })
    })
}
