//! `compare`: versions of an agreement side by side, and what differs.

use super::{INPUT_FAULT, output, provisions::Surroundings};
use crate::{
    documents::document::{Document, DocumentId},
    exchange::write_comparisons_json,
    project::Project,
    provisions::comparison::{Comparison, Difference, Pair, Relation, Side, Version, compare},
};
use clap::{Args, ValueEnum};
use std::{io, path::PathBuf, process::ExitCode};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas compare draft.txt signed.txt
  treaty-atlas compare versions/
  treaty-atlas compare signed.txt amended.txt report.txt --format json -o differences.json

The first document is laid beside each of the others. A later text that moves a term is shown \"as signed\"
and \"as amended\"; where reports differ, sources contradict each other, and nothing is decided.";

/// The widest quotation in a table, in scalars.
const WIDEST: usize = 90;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompareArguments {
    /// Two documents or more, or a folder of them
    #[arg(required = true, value_name = "FILES")]
    inputs: Vec<PathBuf>,

    #[command(flatten)]
    surroundings: Surroundings,

    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The file to write to; stdout when none is named
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Differences clause by clause, for people
    Text,
    /// Every pair of provisions with its differences and spans
    Json,
}

impl CompareArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let Some(project) = self.surroundings.open(self.inputs) else {
            return Ok(INPUT_FAULT.into());
        };
        let Some((first, others)) = project.documents().split_first().filter(|(_, others)| !others.is_empty()) else {
            output::tell(&"treaty-atlas: one document cannot be compared; name another one");
            return Ok(INPUT_FAULT.into());
        };
        let version = |document| Version { document, provisions: project.provisions(&document.id) };
        let compared = others.iter().map(|other| (&first.id, &other.id, compare(version(first), version(other))));
        let compared: Vec<(&DocumentId, &DocumentId, Comparison<'_>)> = compared.collect();
        output::write_result(self.output.as_deref(), |out| match self.format {
            Format::Json => write_comparisons_json(&compared, out),
            Format::Text => compared.iter().try_for_each(|one| write_table(&project, one, out)),
        })?;
        Ok(output::code_of(&project))
    }
}

/// Writes a comparison for people: a block for each pair that differs.
fn write_table(
    project: &Project,
    (first, second, comparison): &(&DocumentId, &DocumentId, Comparison<'_>),
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = match comparison.relation {
        Relation::Version => ["first ", "second"],
        Relation::Later => ["as signed ", "as amended"],
        Relation::Report => ["one source    ", "another source"],
    };
    writeln!(out, "{first}  |  {second}  ({})", comparison.relation.word())?;
    for pair in comparison.pairs.iter().filter(|pair| !pair.differences.is_empty()) {
        writeln!(out, "\n{}", heading(project, first, second, pair))?;
        for difference in &pair.differences {
            write_difference(difference, names, out)?;
        }
    }
    let same = comparison.pairs.iter().filter(|pair| pair.differences.is_empty()).count();
    let differing = comparison.pairs.len() - same;
    writeln!(out, "\n{differing} provisions or clauses differ, {same} agree\n")
}

/// The clause and category of a pair.
fn heading(project: &Project, first: &DocumentId, second: &DocumentId, pair: &Pair<'_>) -> String {
    let Some(provision) = pair.first.or(pair.second) else {
        let document = [first, second].into_iter().filter_map(|id| project.document(id));
        let clause = pair
            .passage
            .and_then(|span| document.into_iter().find_map(|document| clause_at(document, span.start, pair)));
        return clause.map_or_else(|| "A clause".to_owned(), |clause| format!("Clause {clause}"));
    };
    let place =
        provision.clause.as_ref().map_or_else(|| provision.locator.to_string(), |clause| format!("Clause {clause}"));
    format!("{place} · {}", provision.category.title())
}

/// The clause of a document whose words a pair quotes.
fn clause_at(document: &Document, scalar: usize, pair: &Pair<'_>) -> Option<String> {
    let passage = document.passage_at(scalar)?;
    let paragraph = document.paragraph(passage.locator)?;
    let words = document.words(paragraph.span);
    let quotes =
        pair.differences.iter().any(|difference| difference.first.text == words || difference.second.text == words);
    quotes.then(|| paragraph.clause.clone()).flatten()
}

fn write_difference(difference: &Difference, names: [&str; 2], out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "  {}", difference.aspect.word())?;
    for (name, side) in names.iter().zip([&difference.first, &difference.second]) {
        writeln!(out, "    {name}  {}", shown(side))?;
    }
    Ok(())
}

fn shown(side: &Side) -> String {
    let Some(span) = side.span else {
        return "–".to_owned();
    };
    let words: Vec<&str> = side.text.split_whitespace().collect();
    let text = words.join(" ");
    let cut: String = text.chars().take(WIDEST).collect();
    let rest = if cut.len() < text.len() { "…" } else { "" };
    format!("{cut}{rest}  [{}–{}]", span.start, span.end)
}
