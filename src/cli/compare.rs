//! `compare`: versions of an agreement side by side, and what differs.

use super::{INPUT_FAULT, output, provisions::Surroundings};
use crate::{
    documents::document::{Document, DocumentId},
    exchange::{write_collation_csv, write_comparisons_json},
    provisions::{
        comparison::{Aspect, Collation, Comparison, Difference, Pair, Relation, Row, Side, Version, collate, compare},
        provision::Provision,
    },
};
use clap::{Args, ValueEnum};
use std::{
    collections::BTreeSet,
    fmt, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas compare draft.txt signed.txt
  treaty-atlas compare versions/
  treaty-atlas compare draft.txt signed.txt amended.txt --base signed.txt
  treaty-atlas compare signed.txt amended.txt report.txt --format csv -o versions.csv

The others are laid beside the base: the first document, or the one that --base names. A later text that moves a term is shown \"as signed\"
and \"as amended\"; where reports differ, sources contradict each other, and nothing is decided.";

/// The widest quotation in a table, in scalars.
const WIDEST: usize = 90;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompareArguments {
    /// Two documents or more, or a folder of them
    #[arg(required = true, value_name = "FILES")]
    inputs: Vec<PathBuf>,

    /// The document that the others are compared with; the first when none is named
    #[arg(long, value_name = "FILE")]
    base: Option<String>,

    #[command(flatten)]
    surroundings: Surroundings,

    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The file to write to, none of the inputs; stdout when none is named
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Differences clause by clause, for people
    Text,
    /// Every pair of provisions with its differences and spans
    Json,
    /// A clause a row, a column for each version and one for what differs in it, for spreadsheets
    Csv,
}

impl CompareArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let Some(project) = self.surroundings.open(self.inputs, self.output.as_deref())? else {
            return Ok(INPUT_FAULT.into());
        };
        let mut documents: Vec<&Document> = project.documents().iter().collect();
        if documents.len() < 2 {
            output::tell(&"treaty-atlas: one document cannot be compared; name another one");
            return Ok(INPUT_FAULT.into());
        }
        if let Some(base) = &self.base {
            let Some(at) = documents.iter().position(|document| goes_by(document, base)) else {
                output::tell(&format!("treaty-atlas: --base {base}: none of the documents goes by that name"));
                return Ok(INPUT_FAULT.into());
            };
            let base = documents.remove(at);
            documents.insert(0, base);
        }
        let versions = documents.iter().map(|document| Version {
            document,
            provisions: project.provisions(&document.id),
            mentions: project.mentions(&document.id),
        });
        let versions: Vec<Version<'_>> = versions.collect();
        output::write_result(self.output.as_deref(), |out| write(&versions, self.format, out))?;
        Ok(output::code_of(&project))
    }
}

/// Whether a document is the one that a person names: by its id, by its file's name or by a path to it.
fn goes_by(document: &Document, name: &str) -> bool {
    let id = Path::new(document.id.as_str());
    id.ends_with(name) || Path::new(name).ends_with(id)
}

fn write(versions: &[Version<'_>], format: Format, out: &mut dyn io::Write) -> io::Result<()> {
    let Some((base, others)) = versions.split_first() else { return Ok(()) };
    let compared = || -> Vec<(&DocumentId, &DocumentId, Comparison<'_>)> {
        others.iter().map(|other| (&base.document.id, &other.document.id, compare(*base, *other))).collect()
    };
    match (format, others) {
        (Format::Json, _) => write_comparisons_json(&compared(), out),
        (Format::Csv, _) => write_collation_csv(versions, &collate(*base, others), out),
        (Format::Text, [other]) => write_table(base.document, other.document, &compare(*base, *other), out),
        (Format::Text, _) => write_side_by_side(versions, &collate(*base, others), out),
    }
}

/// Writes two documents for people: a block for each pair that differs.
fn write_table(
    first: &Document,
    second: &Document,
    comparison: &Comparison<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = match comparison.relation {
        Relation::Version => ["first ", "second"],
        Relation::Later => ["as signed ", "as amended"],
        Relation::Amendment => ["as it was ", "as amended"],
        Relation::Amended => ["as amended", "as it was "],
        Relation::Report => ["one source    ", "another source"],
    };
    writeln!(out, "{}  |  {}  ({})", first.id, second.id, comparison.relation.word())?;
    for pair in comparison.pairs.iter().filter(|pair| !pair.differences.is_empty()) {
        writeln!(out, "\n{}", heading(first, second, pair))?;
        for difference in &pair.differences {
            write_difference(difference, names, out)?;
        }
    }
    let mut counts = Counts::of(comparison.pairs.iter().map(|pair| pair.differences.iter()));
    if matches!(comparison.relation, Relation::Amendment | Relation::Amended) {
        counts.stay = "not touched";
    }
    writeln!(out, "\n{counts}\n")
}

/// The clause and category of a pair.
fn heading(first: &Document, second: &Document, pair: &Pair<'_>) -> String {
    if let Some(provision) = pair.first.or(pair.second) {
        return heading_of(provision);
    }
    let mut stands = [first, second].into_iter().zip(pair.spans);
    let clause = stands.find_map(|(document, span)| clause_at(document, span?.start));
    clause.map_or_else(|| "A clause".to_owned(), |clause| format!("Clause {clause}"))
}

fn heading_of(provision: &Provision) -> String {
    let place =
        provision.clause.as_ref().map_or_else(|| provision.locator.to_string(), |clause| format!("Clause {clause}"));
    format!("{place} · {}", provision.category.title())
}

/// Writes many documents for people: a block for each clause in which one differs from the base; below it, of
/// each thing that differs, what every version says.
fn write_side_by_side(versions: &[Version<'_>], collation: &Collation<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let (base, others) = versions
        .split_first()
        .map_or(("", &[] as &[Version<'_>]), |(base, others)| (base.document.id.as_str(), others));
    writeln!(out, "{base}  (base)")?;
    for (other, relation) in others.iter().zip(&collation.relations) {
        writeln!(out, "{}  ({})", other.document.id, relation.word())?;
    }
    let widest = versions.iter().map(|version| version.document.id.as_str().chars().count()).max().unwrap_or_default();
    for row in collation.rows.iter().filter(|row| !row.is_same()) {
        writeln!(out, "\n{}", row_heading(versions, row))?;
        write_absence(versions, row, out)?;
        let aspects = row.differences.iter().flatten().map(|one| one.aspect);
        let aspects: BTreeSet<Aspect> = aspects.filter(|aspect| *aspect != Aspect::Missing).collect();
        for aspect in aspects {
            writeln!(out, "  {}", aspect.word())?;
            let of = |own: &Vec<Difference>| -> Vec<Difference> {
                own.iter().filter(|one| one.aspect == aspect).cloned().collect()
            };
            let differing: Vec<Vec<Difference>> = row.differences.iter().map(of).collect();
            let mut own: Vec<String> = Vec::new();
            let says = differing.iter().flatten().map(|one| &one.first).filter(|side| side.span.is_some());
            for side in says.map(shown) {
                if !own.contains(&side) {
                    own.push(side);
                }
            }
            let own = if own.is_empty() { "–".to_owned() } else { own.join("; ") };
            writeln!(out, "    {base:widest$}  {own}")?;
            let is_of_base = row.clauses.first().is_some_and(Option::is_some);
            let clauses = row.clauses.iter().skip(1).zip(&collation.relations);
            for ((other, (clause, relation)), differences) in others.iter().zip(clauses).zip(&differing) {
                let says = match clause {
                    _ if !differences.is_empty() => listed(differences),
                    None if *relation == Relation::Amendment && is_of_base => "not touched".to_owned(),
                    Some(_) => "as the base".to_owned(),
                    None => "no such clause".to_owned(),
                };
                writeln!(out, "    {:widest$}  {says}", other.document.id.as_str())?;
            }
        }
    }
    let counts = Counts::of(collation.rows.iter().map(|row| row.differences.iter().flatten()));
    writeln!(out, "\n{counts} in all\n")
}

/// How many clauses differ, how many of them in nothing but their wording, and how many agree.
#[derive(Debug, Default)]
struct Counts {
    differing: usize,
    worded: usize,
    same: usize,
    /// What is said of those.
    stay: &'static str,
}

impl Counts {
    fn of<'a, D: Iterator<Item = &'a Difference>>(clauses: impl Iterator<Item = D>) -> Self {
        let mut counts = Self { stay: "agree", ..Self::default() };
        for differences in clauses {
            let aspects: BTreeSet<Aspect> = differences.map(|one| one.aspect).collect();
            counts.differing += usize::from(!aspects.is_empty());
            counts.worded += usize::from(aspects == BTreeSet::from([Aspect::Wording]));
            counts.same += usize::from(aspects.is_empty());
        }
        counts
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} provisions or clauses differ", self.differing)?;
        if self.worded > 0 {
            write!(f, " ({} of them in wording only)", self.worded)?;
        }
        write!(f, ", {} {}", self.same, self.stay)
    }
}

/// Which versions do not have a clause, and its words in the first that has it.
fn write_absence(versions: &[Version<'_>], row: &Row<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let (with, without): (Vec<_>, Vec<_>) =
        versions.iter().zip(&row.clauses).enumerate().partition(|(_, (_, clause))| clause.is_some());
    // An amendment does not have what it leaves untouched, and yet it is missing nothing.
    let is_of_base = row.clauses.first().is_some_and(Option::is_some);
    let is_missing = |at: usize| {
        let own = at.checked_sub(1).and_then(|other| row.differences.get(other));
        !is_of_base || own.is_some_and(|own| own.iter().any(|one| one.aspect == Aspect::Missing))
    };
    let names = without.iter().filter(|(at, _)| is_missing(*at)).map(|(_, (version, _))| version.document.id.as_str());
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "  missing in {}", names.join(", "))?;
    let words = with.first().and_then(|(_, (version, clause))| {
        let span = clause.as_ref()?.span;
        Some((version, Side { text: version.document.words(span).to_owned(), span: Some(span) }))
    });
    let Some((version, words)) = words else { return Ok(()) };
    writeln!(out, "    {}  {}", version.document.id, shown(&words))
}

/// The clause and category of a row, by the first version that has it.
fn row_heading(versions: &[Version<'_>], row: &Row<'_>) -> String {
    let found = versions.iter().zip(&row.clauses).find_map(|(version, clause)| Some((version, clause.as_ref()?)));
    let Some((version, clause)) = found else { return "A clause".to_owned() };
    if let Some(provision) = clause.provision {
        return heading_of(provision);
    }
    clause_at(version.document, clause.span.start)
        .map_or_else(|| "A clause".to_owned(), |number| format!("Clause {number}"))
}

/// The number of the clause that holds a scalar.
fn clause_at(document: &Document, scalar: usize) -> Option<&str> {
    document.paragraph(document.passage_at(scalar)?.locator)?.clause.as_deref()
}

fn write_difference(difference: &Difference, names: [&str; 2], out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "  {}", difference.aspect.word())?;
    for (name, side) in names.iter().zip([&difference.first, &difference.second]) {
        writeln!(out, "    {name}  {}", shown(side))?;
    }
    Ok(())
}

/// What a version says, difference by difference; where the base has several, each beside that of the base.
fn listed(differences: &[Difference]) -> String {
    let one = |difference: &Difference| match differences.len() {
        1 => shown(&difference.second),
        _ => format!("{} | {}", shown(&difference.first), shown(&difference.second)),
    };
    differences.iter().map(one).collect::<Vec<_>>().join("; ")
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
