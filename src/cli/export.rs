//! `export`: everything reviewed, in the formats of the field; the ending of the file says which.

use super::{INPUT_FAULT, output};
use crate::{
    exchange::{Exchange, GeoJson, Html, Kml, LinkedPlaces, Markdown, Qdpx, Table, WebAnnotation},
    project::{Inputs, Kept, store::Holder},
};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas export talks.gpkg -o talks.geojson      places with their passages
  treaty-atlas export talks.gpkg -o talks.lpf.json     Linked Places, for gazetteers
  treaty-atlas export talks.gpkg -o talks.jsonld       W3C Web Annotation
  treaty-atlas export talks.gpkg -o talks.csv          a mention or provision a row, with PA-X codes and verdicts
  treaty-atlas export talks.gpkg -o talks.kml          Google Earth
  treaty-atlas export talks.gpkg -o talks.qdpx         REFI-QDA: NVivo, ATLAS.ti, MAXQDA, QualCoder
  treaty-atlas export talks.gpkg -o talks.html         one page without links; .md the same as Markdown
  treaty-atlas export reports/ -o talks.gpkg           a project, whose layers QGIS opens

The same project gives the same bytes.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArguments {
    /// A project (.gpkg), or documents and files of places; the sample corpus when none is named
    #[arg(value_name = "PROJECT|INPUT")]
    inputs: Vec<PathBuf>,

    /// A GeoJSON file of places to use in place of the shipped ones; may be given several times
    #[arg(long, value_name = "GEOJSON")]
    places: Vec<PathBuf>,

    /// The file to write: .geojson, .lpf.json, .jsonld, .csv, .kml, .gpkg, .qdpx, .html or .md
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// The formats by the ends of file names, the longer ones first.
const FORMATS: [(&str, &dyn Exchange); 9] = [
    (".lpf.json", &LinkedPlaces),
    (".geojson", &GeoJson),
    (".jsonld", &WebAnnotation),
    (".csv", &Table),
    (".kml", &Kml),
    (".qdpx", &Qdpx),
    (".html", &Html),
    (".htm", &Html),
    (".md", &Markdown),
];

impl ExportArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let name = self.output.to_string_lossy().to_lowercase();
        let exchange = FORMATS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, exchange)| *exchange);
        let is_project = Inputs::is_project(&self.output);
        anyhow::ensure!(
            exchange.is_some() || is_project,
            "{} has no ending that says which format to write: .geojson, .lpf.json, .jsonld, .csv, .kml, .gpkg, \
             .qdpx, .html or .md",
            self.output.display()
        );
        let mut inputs = Inputs::sorted_by_kind(self.inputs);
        inputs.places.extend(self.places);
        let Some(project) = output::opened(&inputs) else {
            return Ok(INPUT_FAULT.into());
        };
        match exchange {
            Some(exchange) => output::write_result(Some(&self.output), |out| exchange.write(&project, None, out))?,
            None => Kept::create(&self.output, &Holder::own(jiff::Timestamp::UNIX_EPOCH), &project)?.close()?,
        }
        Ok(match project.unread_inputs() {
            0 => ExitCode::SUCCESS,
            _ => INPUT_FAULT.into(),
        })
    }
}
