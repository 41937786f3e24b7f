//! `merge`: the decisions of several reviewers in one project, and what they do not agree on; `agreement`:
//! how far two of them agree beyond chance.

use super::{INPUT_FAULT, output};
use crate::{
    exchange::{read_annotations, write_agreement, write_disagreements},
    ground::{files, wording::counted},
    project::{Inputs, Kept, Origins, OverwriteError},
    review::{Review, decision::Reviewer},
};
use clap::Args;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

const MERGE_EXAMPLES: &str = "\
Examples:
  treaty-atlas merge ada.gpkg ben.gpkg -o both.gpkg
  treaty-atlas merge ada.gpkg ben.gpkg -o both.gpkg > disagreements.csv
  treaty-atlas merge ada.gpkg notes.jsonld -o both.gpkg

What the reviewers do not agree on is written to stdout, a row a reviewer. Merging again changes nothing.";

const AGREEMENT_EXAMPLES: &str = "\
Examples:
  treaty-atlas agreement ada.gpkg ben.gpkg > kappa.csv
  treaty-atlas agreement both.gpkg --between Ada --between Ben

Cohen's kappa of the verdicts, by category, and of each field, with the number of provisions that both judged
and a 95 % interval.";

#[derive(Debug, Args)]
#[command(after_help = MERGE_EXAMPLES)]
pub(super) struct MergeArguments {
    /// A project, then others with the same sources, or W3C Web Annotations on them (.jsonld); documents, places
    /// and views are those of the first
    #[arg(required = true, num_args = 2.., value_name = "PROJECT")]
    projects: Vec<PathBuf>,

    /// The project to write, none of those that are merged
    #[arg(short, long, value_name = "PROJECT")]
    output: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = AGREEMENT_EXAMPLES)]
pub(super) struct AgreementArguments {
    /// Projects with the same sources, or one in which both reviewers' decisions are merged
    #[arg(required = true, value_name = "PROJECT")]
    projects: Vec<PathBuf>,

    /// A reviewer to compare, given twice; the first two by name when nobody is named
    #[arg(long, value_name = "NAME")]
    between: Vec<String>,

    /// The file to write to, none of the inputs; stdout when none is named
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The first project, with the decisions of all.
fn merged(paths: &[PathBuf]) -> anyhow::Result<Kept> {
    let meter = output::Meter::new();
    let Some((path, others)) = paths.split_first() else {
        anyhow::bail!("name a project");
    };
    let mut first = Kept::look(path, &meter)?;
    let mut reviews: Vec<Arc<Review>> = vec![Arc::clone(first.project.review())];
    for path in others {
        if !Inputs::is_project(path) {
            let file = path.display().to_string();
            let read = read_annotations(&file, &files::read_bytes(path)?, &first.project)?;
            output::tell_all(&read.warnings);
            reviews.push(Arc::new(read.value));
            continue;
        }
        let other = Kept::look(path, &meter)?.project;
        for document in first.project.strange_of(&other) {
            output::tell(&format!(
                "treaty-atlas: {document} is not the same in the first project; decisions on it are kept"
            ));
        }
        reviews.push(Arc::clone(other.review()));
    }
    let review = Review::merged(reviews.iter().map(Arc::as_ref));
    first.project = first.project.deciding(&Arc::new(review), &meter)?;
    Ok(first)
}

impl MergeArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        spare(&self.projects, Some(&self.output))?;
        let kept = match merged(&self.projects) {
            Ok(kept) => kept,
            Err(error) => return Ok(refused(&error)),
        };
        kept.project.spare_origins(&self.output)?;
        kept.copy_to(&self.output)?;
        let review = kept.project.review();
        output::tell(&format!(
            "{} of {}; {}",
            counted(review.decisions().len(), "decision", "decisions"),
            counted(review.reviewers().len(), "reviewer", "reviewers"),
            counted(review.disagreements().len(), "disagreement", "disagreements")
        ));
        output::write_result(None, |out| write_disagreements(review, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

impl AgreementArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        spare(&self.projects, self.output.as_deref())?;
        let kept = match merged(&self.projects) {
            Ok(kept) => kept,
            Err(error) => return Ok(refused(&error)),
        };
        let review = kept.project.review();
        let known = review.reviewers().into_iter().cloned();
        let named: Vec<Reviewer> = self.between.iter().map(|name| Reviewer::new(name)).collect();
        let both: Vec<Reviewer> = if named.is_empty() { known.take(2).collect() } else { named };
        let [first, second] = both.as_slice() else {
            match (both.as_slice(), self.between.len()) {
                ([], 0) => anyhow::bail!("nobody has decided anything; agreement is between two reviewers"),
                ([only], 0) => anyhow::bail!("only {only} has decided; agreement is between two reviewers"),
                _ => anyhow::bail!("agreement is between two reviewers; name both with --between"),
            }
        };
        let file = self.output.as_deref();
        output::write_result(file, |out| write_agreement(&kept.project, (first, second), out))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Makes sure that no project is written over.
fn spare(projects: &[PathBuf], result: Option<&Path>) -> Result<(), OverwriteError> {
    output::spare_inputs(result, &Origins::new(&Inputs::default(), projects.iter().map(PathBuf::as_path)))
}

/// The inputs were at fault, whatever it was with them.
fn refused(error: &anyhow::Error) -> ExitCode {
    output::tell(&format!("treaty-atlas: {error:#}"));
    INPUT_FAULT.into()
}
