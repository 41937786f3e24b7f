//! `check`: what has to be mended in places and documents, a line each, `file:line: what; cure`.

use super::{INPUT_FAULT, output};
use crate::{
    ground::{warning::Severity, wording::counted},
    project::checking::{Checked, check},
};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas check region.geojson
  treaty-atlas check region.geojson reports/ && treaty-atlas link reports/ --places region.geojson

The exit code is 1 when something was left out and must be mended; what is only worth a look leaves it 0.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArguments {
    /// Files of places (.geojson, .json), documents (.txt, .md, .html, .docx, .odt, .pdf, .jsonl) or folders of documents
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl CheckArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut must_be_mended = false;
        for file in &self.files {
            let checked = check(file)?;
            output::write_result(None, |out| {
                let mut warnings = checked.warnings.iter();
                warnings.try_for_each(|warning| writeln!(out, "{warning}"))
            })?;
            output::tell(&format!("{}: {}", file.display(), count(&checked)));
            let mut severities = checked.warnings.iter().map(|warning| warning.severity);
            must_be_mended |= severities.any(|severity| severity == Severity::Loss);
        }
        Ok(if must_be_mended { INPUT_FAULT.into() } else { ExitCode::SUCCESS })
    }
}

/// What was read, and how much there is to do.
fn count(checked: &Checked) -> String {
    let losses = checked.warnings.iter();
    let losses = losses.filter(|warning| warning.severity == Severity::Loss);
    let read = if checked.is_places {
        format!("{} read", counted(checked.read, "place", "places"))
    } else {
        format!("{} read", counted(checked.read, "document", "documents"))
    };
    match losses.count() {
        0 => format!("{read}, nothing to mend"),
        count => format!("{read}, {count} to mend"),
    }
}
