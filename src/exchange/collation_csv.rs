//! Versions side by side as comma-separated values: a clause a row, a column for each version, and after each
//! but the base one for what differs in it.

use super::csv::{cause, text};
use crate::provisions::comparison::{Collation, Difference, Version};
use std::io;

/// Writes a collation of versions, the base first.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_collation_csv(
    versions: &[Version<'_>],
    collation: &Collation<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    let mut head = vec!["clause".to_owned(), "category".to_owned()];
    for (at, version) in versions.iter().enumerate() {
        head.push(text(version.document.id.as_str()).into_owned());
        if at > 0 {
            head.push(format!("{} differs", version.document.id));
        }
    }
    table.write_record(head).map_err(cause)?;
    for row in &collation.rows {
        let provision = row.clauses.iter().flatten().find_map(|clause| clause.provision);
        let clause = provision.and_then(|provision| provision.clause.clone()).unwrap_or_default();
        let mut cells = vec![clause, provision.map_or("", |it| it.category.word()).to_owned()];
        let mut differences = row.differences.iter();
        for (at, (version, clause)) in versions.iter().zip(&row.clauses).enumerate() {
            cells.push(clause.map_or("", |clause| version.document.words(clause.span)).to_owned());
            if at > 0 {
                let told: Vec<String> = differences.next().into_iter().flatten().map(told).collect();
                cells.push(told.join("; "));
            }
        }
        table.write_record(cells.iter().map(|cell| text(cell).into_owned())).map_err(cause)?;
    }
    table.flush()
}

/// `date: 2020-11-15 | 2020-11-25`.
fn told(difference: &Difference) -> String {
    format!("{}: {} | {}", difference.aspect.word(), difference.first.text, difference.second.text)
}
