//! Any number of versions side by side: each laid beside the base, and what only the others have put together
//! among them.

use super::{Difference, Pair, Relation, Version, compare};
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
    /// Its provision; none of a clause that is none.
    pub provision: Option<&'a Provision>,
}

impl<'a> Clause<'a> {
    fn of(provision: &'a Provision) -> Self {
        Self { span: provision.evidence.span, provision: Some(provision) }
    }
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
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut relations = Vec::new();
    let empty = || Row { clauses: vec![None; others.len() + 1], differences: vec![Vec::new(); others.len()] };
    for one in base.provisions {
        let mut row = empty();
        set(&mut row, 0, Some(Clause::of(one)));
        rows.push(row);
    }
    for (at, other) in others.iter().enumerate() {
        let comparison = compare(base, *other);
        let earlier: Vec<Vec<Pair<'a>>> =
            others.iter().take(at).map(|earlier| compare(*earlier, *other).pairs).collect();
        relations.push(comparison.relation);
        for pair in comparison.pairs {
            let difference = pair.differences.first();
            let words = |side: fn(&Difference) -> Option<Span>| {
                difference.and_then(side).map(|span| Clause { span, provision: None })
            };
            // Words that are read as no such provision stand there all the same.
            let own = pair.first.map(Clause::of).or_else(|| words(|difference| difference.first.span));
            let there = pair.second.map(Clause::of).or_else(|| words(|difference| difference.second.span));
            let seat = match (own, there) {
                (_, Some(there)) if pair.first.is_none() => counterpart(&rows, others, &earlier, (*other, there)),
                (Some(own), _) => rows.iter().position(|row| row.clauses.first() == Some(&Some(own))),
                _ => None,
            };
            let seat = seat.unwrap_or_else(|| {
                rows.push(empty());
                rows.len() - 1
            });
            let Some(row) = rows.get_mut(seat) else { continue };
            set(row, 0, own);
            set(row, at + 1, there);
            if let Some(differences) = row.differences.get_mut(at) {
                *differences = pair.differences;
            }
        }
    }
    Collation { relations, rows }
}

/// Puts a clause into a row, when there is one.
fn set<'a>(row: &mut Row<'a>, version: usize, clause: Option<Clause<'a>>) {
    if let Some(seat) = row.clauses.get_mut(version).filter(|_| clause.is_some()) {
        *seat = clause;
    }
}

/// The row of what the base does not have in which an earlier version has the counterpart of a clause.
fn counterpart<'a>(
    rows: &[Row<'a>],
    others: &[Version<'a>],
    compared: &[Vec<Pair<'a>>],
    (own, clause): (Version<'a>, Clause<'a>),
) -> Option<usize> {
    others.iter().zip(compared).enumerate().find_map(|(at, (version, pairs))| {
        let theirs = if let Some(provision) = clause.provision {
            let pair = pairs.iter().find(|pair| pair.second.is_some_and(|it| it.id == provision.id))?;
            pair.first?.evidence.span
        } else {
            let words = own.document.words(clause.span);
            let mut paragraphs = version.document.paragraphs.iter();
            paragraphs.find(|paragraph| version.document.words(paragraph.span) == words)?.span
        };
        rows.iter().position(|row| {
            let has_it = |clause: &Option<Clause<'_>>| clause.is_some_and(|it| it.span == theirs);
            let is_of_base = row.clauses.first().is_some_and(|own| own.is_some_and(|own| own.provision.is_some()));
            !is_of_base && row.clauses.get(at + 1).is_some_and(has_it)
        })
    })
}
