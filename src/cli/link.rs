//! `link`: documents linked to places without a window.

use super::{INPUT_FAULT, output};
use crate::{
    documents::reading::Format as DocumentFormat,
    exchange::{Csv, Exchange, GeoJson, JsonLines, Senses},
    ground::geo::LonLat,
    project::{Inputs, Project},
};
use clap::{Args, ValueEnum};
use std::{path::PathBuf, process::ExitCode};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas link report.txt
  treaty-atlas link reports/ --format csv -o links.csv
  treaty-atlas link reports.jsonl --places region.geojson --senses place,actor
  treaty-atlas link reports/ --format geojson -o places.geojson
  treaty-atlas link news.jsonl --world --senses place,actor

Spans count Unicode scalar values from 0, half open. An input that cannot be read makes the exit code 1;
the others are linked all the same.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct LinkArguments {
    /// Documents (.txt, .md, .html, .docx, .odt, .pdf), folders of them, .jsonl with {"id", "text"} a line, or a
    /// project (.gpkg)
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// A GeoJSON file of places to use in place of the shipped ones; may be given several times
    #[arg(long, value_name = "GEOJSON")]
    places: Vec<PathBuf>,

    /// Link the shipped places of the whole world too, not only those of the region
    #[arg(long)]
    world: bool,

    /// Near where the documents come from, to tell places of one name apart, as in 33.45,-112.07
    #[arg(long, value_name = "LAT,LON", value_parser = position, allow_hyphen_values = true)]
    near: Option<LonLat>,

    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    /// Which senses to write, as in place,actor; all is the default, of geojson it is place
    #[arg(long, value_name = "SENSES", value_parser = Senses::parse)]
    senses: Option<Senses>,

    /// The file to write to; stdout when none is named
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A document a line, with its mentions
    Jsonl,
    /// A mention a row, for spreadsheets
    Csv,
    /// The linked places with the passages that name them
    Geojson,
}

impl Format {
    fn exchange(self) -> &'static dyn Exchange {
        match self {
            Self::Jsonl => &JsonLines,
            Self::Csv => &Csv,
            Self::Geojson => &GeoJson,
        }
    }
}

impl LinkArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut inputs = Inputs::sorted_by_kind(self.inputs);
        inputs.places.extend(self.places);
        inputs.world = self.world;
        inputs.near = self.near;
        if inputs.documents.is_empty() && inputs.project.is_none() {
            let listed = DocumentFormat::LISTED;
            output::tell(&format!(
                "treaty-atlas: no document was named; name {listed} or .jsonl files, or a folder of them"
            ));
            return Ok(INPUT_FAULT.into());
        }
        let project = match Project::open(&inputs, &output::Meter::new()) {
            Ok(project) => project,
            Err(error) => {
                output::tell_all(error.warnings());
                output::tell(&format!("treaty-atlas: {error}"));
                return Ok(INPUT_FAULT.into());
            }
        };
        output::tell_all(project.warnings());
        let exchange = self.format.exchange();
        output::write_result(self.output.as_deref(), |out| exchange.write(&project, self.senses.as_ref(), out))?;
        Ok(match project.unread_inputs() {
            0 => ExitCode::SUCCESS,
            _ => INPUT_FAULT.into(),
        })
    }
}

/// A position as written, latitude first.
fn position(written: &str) -> Result<LonLat, String> {
    let read = || {
        let (latitude, longitude) = written.split_once(',')?;
        let at = LonLat::new(longitude.trim().parse().ok()?, latitude.trim().parse().ok()?);
        at.is_on_earth().then_some(at)
    };
    read().ok_or_else(|| "write latitude and longitude in degrees, as in 33.45,-112.07".to_owned())
}
