//! `export`: everything reviewed, in the formats of the field; the ending of the file says which.

use super::{INPUT_FAULT, output};
use crate::{
    exchange::ExportFormat,
    project::{Inputs, progress::Silent},
};
use anyhow::Context as _;
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

/// Examples, and the formats with what each is for.
fn examples() -> String {
    let line = |format: &ExportFormat| {
        let ending = format!(".{}", format.ending());
        format!("  {ending:<10} {}: {}\n", format.name(), format.purpose())
    };
    let formats: String = ExportFormat::ALL.iter().map(line).collect();
    format!(
        "Formats:\n{formats}\nOf a provision they tell who, action, when and how much as corrected, and under\n\
         “reviewers” what each reviewer holds; where these differ, the verdict is “differs”.\n\nExamples:\n  \
         treaty-atlas export talks.gpkg -o talks.csv\n  treaty-atlas export reports/ -o talks.gpkg\n\n\
         The same project gives the same bytes. In the window, Ctrl+E does the same."
    )
}

#[derive(Debug, Args)]
#[command(after_help = examples())]
pub(super) struct ExportArguments {
    /// A project (.gpkg), or documents and files of places; the sample corpus when none is named
    #[arg(value_name = "PROJECT|INPUT")]
    inputs: Vec<PathBuf>,

    /// A GeoJSON file of places to use in place of the shipped ones; may be given several times
    #[arg(long, value_name = "GEOJSON")]
    places: Vec<PathBuf>,

    #[arg(short, long, value_name = "FILE", help = format!("The file to write, none of the inputs: {}", ExportFormat::listed()))]
    output: PathBuf,
}

impl ExportArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let format = ExportFormat::of(&self.output).with_context(|| {
            let (file, listed) = (self.output.display(), ExportFormat::listed());
            format!("{file} has no ending that says which format to write: {listed}")
        })?;
        let mut inputs = Inputs::sorted_by_kind(self.inputs);
        inputs.places.extend(self.places);
        let Some(project) = output::opened_for(Some(&self.output), &inputs)? else {
            return Ok(INPUT_FAULT.into());
        };
        format.write(&project, &self.output, &Silent)?;
        Ok(output::code_of(&project))
    }
}
