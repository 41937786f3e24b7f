//! `provisions`: what documents promise, with fields and spans, without a window.

use super::{INPUT_FAULT, output};
use crate::{
    exchange::{write_provisions_csv, write_provisions_json, write_signs_json},
    ground::geo::LonLat,
    project::{Inputs, Project},
};
use clap::{Args, ValueEnum};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas provisions agreement.txt
  treaty-atlas provisions texts/ --format csv -o provisions.csv
  treaty-atlas provisions accord.pdf --places region.geojson
  treaty-atlas provisions accord.txt --world --language en

Spans count Unicode scalar values from 0, half open. A field that the words do not fill is null. An input
that cannot be read makes the exit code 1; the others are read all the same.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ProvisionsArguments {
    /// Documents (.txt, .md, .html, .docx, .odt, .pdf), folders of them, or .jsonl with {"id", "text"} a line
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    #[command(flatten)]
    surroundings: Surroundings,

    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,

    /// The file to write to, none of the inputs; stdout when none is named
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// All documents with their provisions
    Json,
    /// A provision a row, for spreadsheets
    Csv,
    /// The words of each passage as the classifier weighs them, a line a passage: what it learns from
    Signs,
}

/// Where to look for places, and how to read.
#[derive(Debug, Args)]
pub(super) struct Surroundings {
    /// A GeoJSON file of places to use in place of the shipped ones; may be given several times
    #[arg(long, value_name = "GEOJSON")]
    places: Vec<PathBuf>,

    /// Know the shipped places of the whole world too, not only those of the region
    #[arg(long)]
    world: bool,

    /// Near where the documents come from, to tell places of one name apart, as in 33.45,-112.07
    #[arg(long, value_name = "LAT,LON", value_parser = super::link::position, allow_hyphen_values = true)]
    near: Option<LonLat>,

    /// The language to read the documents in; told by their words when not given
    #[arg(long, value_name = "TAG", value_parser = known_language)]
    language: Option<String>,
}

impl Surroundings {
    /// Opens documents for a result; what cannot be read is told. `None` when nothing can.
    pub(super) fn open(self, documents: Vec<PathBuf>, result: Option<&Path>) -> anyhow::Result<Option<Project>> {
        let mut inputs = Inputs::sorted_by_kind(documents);
        inputs.places.extend(self.places);
        inputs.world = self.world;
        inputs.near = self.near;
        inputs.language = self.language;
        if inputs.documents.is_empty() && inputs.project.is_none() {
            output::tell(&output::no_document());
            return Ok(None);
        }
        Ok(output::opened_for(result, &inputs)?)
    }
}

impl ProvisionsArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let Some(project) = self.surroundings.open(self.inputs, self.output.as_deref())? else {
            return Ok(INPUT_FAULT.into());
        };
        output::write_result(self.output.as_deref(), |out| match self.format {
            Format::Json => write_provisions_json(&project, out),
            Format::Csv => write_provisions_csv(&project, out),
            Format::Signs => write_signs_json(&project, out),
        })?;
        Ok(output::code_of(&project))
    }
}

/// A language that the program can read provisions in.
fn known_language(tag: &str) -> Result<String, String> {
    let known = crate::provisions::language::known();
    if known.contains(&tag) {
        Ok(tag.to_owned())
    } else {
        Err(format!("provisions can be read in {}", known.join(", ")))
    }
}
