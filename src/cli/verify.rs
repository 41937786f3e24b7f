//! `verify`: every quote of a sheet or an export found in its source again.

use super::{INPUT_FAULT, output};
use crate::{
    briefing::{evidence_reading::read_evidence, verification::verify},
    ground::{files, wording::counted},
    project::sources::read_sources,
};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas verify gorazde.pdf --sources reports/
  treaty-atlas verify sheet.svg --sources reports/ --sources agreement.docx

A source is known by the SHA-256 of its bytes, whatever it is called now. Each quote is sliced from it by its
position; every one that differs is listed, and the exit code is then 1.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct VerifyArguments {
    /// A sheet (.pdf, .svg, .html), its annotations (.jsonld), or an export (.geojson)
    #[arg(value_name = "SHEET")]
    sheet: PathBuf,

    /// A folder or file of the sources, may be given several times; the sample corpus when none is named
    #[arg(long, value_name = "DIR")]
    sources: Vec<PathBuf>,
}

impl VerifyArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let shown = self.sheet.display();
        let quotes = match files::read_bytes(&self.sheet) {
            Ok(bytes) => read_evidence(&bytes),
            Err(error) => {
                let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
                output::tell(&format!("treaty-atlas: {error}{cause}"));
                return Ok(INPUT_FAULT.into());
            }
        };
        let quotes = match quotes {
            Ok(quotes) => quotes,
            Err(error) => {
                output::tell(&format!("treaty-atlas: {shown}: {error}"));
                return Ok(INPUT_FAULT.into());
            }
        };
        let sources = read_sources(&self.sources, &output::Meter::new())?;
        output::tell_all(&sources.warnings);
        let mismatches = verify(&quotes, &sources.value);
        let count = quotes.len();
        let held = count - mismatches.iter().filter(|mismatch| mismatch.is_about_quote()).count().min(count);
        output::write_result(None, |out| {
            mismatches.iter().try_for_each(|mismatch| writeln!(out, "{mismatch}"))?;
            writeln!(out, "{shown}: {held} of {} in the sources", counted(count, "quote stands", "quotes stand"))
        })?;
        Ok(if mismatches.is_empty() { ExitCode::SUCCESS } else { INPUT_FAULT.into() })
    }
}
