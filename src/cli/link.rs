//! `link`: documents linked to places without a window.

use super::{INPUT_FAULT, output};
use crate::{
    exchange::{Exchange, GeoJson, RowFormat, RowWriter, Rows, Senses},
    ground::{geo::LonLat, warning::Warning},
    linking::names::Spelling,
    project::{
        Depth, Inputs, Origins, ProjectError,
        streaming::{self, LinkedPart, Piece, Sink, StreamingError},
    },
};
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas link report.txt
  treaty-atlas link reports/ --format csv -o links.csv
  treaty-atlas link reports.jsonl --places region.geojson --senses place,actor
  treaty-atlas link reports/ --format geojson -o places.geojson
  treaty-atlas link news.jsonl --world --senses place,actor
  treaty-atlas link archive/ --places names.geojson --exact-names -o links.jsonl

Documents stream by: they may be larger than the memory. A document of more than a megabyte is linked in parts
of whole paragraphs, each by itself. GeoJSON alone keeps everything in memory, as it is sorted by place.
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

    /// Find names only as they are spelt in the gazetteer, letter for letter, and all of them
    #[arg(long)]
    exact_names: bool,

    /// Near where the documents come from, to tell places of one name apart, as in 33.45,-112.07
    #[arg(long, value_name = "LAT,LON", value_parser = position, allow_hyphen_values = true)]
    near: Option<LonLat>,

    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    /// Which senses to write, as in place,actor; all is the default, of geojson it is place
    #[arg(long, value_name = "SENSES", value_parser = Senses::parse)]
    senses: Option<Senses>,

    /// The file to write to, none of the inputs; stdout when none is named
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

/// Where rows go, and warnings with them.
struct Output {
    rows: RowWriter<output::Output>,
}

impl Sink<Rows> for Output {
    fn take(&mut self, piece: Piece<Rows>) -> io::Result<()> {
        self.rows.put(&piece)
    }

    fn warn(&mut self, warnings: &[Warning]) {
        output::tell_all(warnings);
    }
}

impl LinkArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut inputs = Inputs::sorted_by_kind(self.inputs);
        inputs.places.extend(self.places);
        inputs.world = self.world;
        inputs.near = self.near;
        inputs.spelling = if self.exact_names { Spelling::Exact } else { Spelling::Folded };
        inputs.depth = Depth::Links;
        if inputs.documents.is_empty() && inputs.project.is_none() {
            output::tell(&output::no_document());
            return Ok(INPUT_FAULT.into());
        }
        let file = self.output.as_deref();
        let unread = match self.format {
            _ if inputs.project.is_some() => kept(self.format, &inputs, self.senses.as_ref(), file)?,
            Format::Jsonl => streamed(RowFormat::JsonLines, &inputs, self.senses, file)?,
            Format::Csv => streamed(RowFormat::Csv, &inputs, self.senses, file)?,
            Format::Geojson => kept(self.format, &inputs, self.senses.as_ref(), file)?,
        };
        Ok(match unread {
            Some(0) => ExitCode::SUCCESS,
            _ => INPUT_FAULT.into(),
        })
    }
}

/// Links inputs while they stream by; how many could not be read, nothing when none could.
fn streamed(
    format: RowFormat,
    inputs: &Inputs,
    senses: Option<Senses>,
    file: Option<&Path>,
) -> anyhow::Result<Option<usize>> {
    output::spare_inputs(file, &Origins::new(inputs, []))?;
    let senses = senses.unwrap_or_else(Senses::all);
    let mut sink = Output { rows: RowWriter::new(format, output::Output::start(file)?) };
    let making = |part: &LinkedPart<'_>| Rows::of_part(format, part, &senses);
    let unread = match streaming::link_in_order(inputs, &making, &mut sink, &output::Meter::new()) {
        Ok(unread) => unread,
        Err(StreamingError::Opening(error)) => return Ok(told(&error)),
        Err(StreamingError::Writing(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Some(0)),
        Err(error) => return Err(error).context("links cannot be written"),
    };
    match sink.rows.finish() {
        Ok(out) => out.finish()?,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(error).context("the result cannot be written"),
    }
    Ok(Some(unread))
}

/// Links inputs as a whole: a project, or for a format that is sorted by place.
fn kept(
    format: Format,
    inputs: &Inputs,
    senses: Option<&Senses>,
    file: Option<&Path>,
) -> anyhow::Result<Option<usize>> {
    let Some(project) = output::opened_for(file, inputs)? else {
        return Ok(None);
    };
    let exchange: &dyn Exchange = match format {
        Format::Jsonl => &RowFormat::JsonLines,
        Format::Csv => &RowFormat::Csv,
        Format::Geojson => &GeoJson,
    };
    output::write_result(file, |out| exchange.write(&project, senses, out))?;
    Ok(Some(project.unread_inputs()))
}

/// Tells why there is nothing to link.
fn told(error: &ProjectError) -> Option<usize> {
    output::tell_all(error.warnings());
    output::tell(&format!("treaty-atlas: {error}"));
    None
}

/// A position as written, latitude first.
pub(super) fn position(written: &str) -> Result<LonLat, String> {
    let read = || {
        let (latitude, longitude) = written.split_once(',')?;
        let at = LonLat::new(longitude.trim().parse().ok()?, latitude.trim().parse().ok()?);
        at.is_on_earth().then_some(at)
    };
    read().ok_or_else(|| "write latitude and longitude in degrees, as in 33.45,-112.07".to_owned())
}
