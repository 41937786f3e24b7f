//! The command line: what can be asked for, and with which exit code it ends: 0 well, 1 the input's
//! fault, 2 usage or environment. Results go to stdout, everything else to stderr.

mod brief;
mod check;
mod compare;
mod completions;
mod export;
mod link;
mod merge;
mod output;
mod provisions;
mod verify;
mod window;

use clap::{Parser, Subcommand};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};

/// The input was at fault.
const INPUT_FAULT: u8 = 1;

/// The usage or the environment was at fault.
const ENVIRONMENT_FAULT: u8 = 2;

const EXAMPLES: &str = "\
Examples:
  treaty-atlas                                   open the sample corpus
  treaty-atlas talks.gpkg                        go on with a project where you left
  treaty-atlas reports/ --places region.geojson  open your texts and places
  treaty-atlas talks.txt --world                 read about any region
  treaty-atlas link reports/ > links.jsonl       link without a window
  treaty-atlas brief reports/ -o sheet.pdf       make a sheet of what they say
  treaty-atlas verify sheet.pdf --sources reports/
                                                 find its quotes in their sources again
  treaty-atlas provisions agreement.txt          who promised what, where and by when
  treaty-atlas compare draft.txt signed.txt      where two versions differ
  treaty-atlas export talks.gpkg -o talks.csv    everything reviewed, in other formats
  treaty-atlas check region.geojson              see what has to be mended

Exit codes: 0 well, 1 the input's fault, 2 usage or environment";

/// Reads territorial agreements on the map: which passage speaks of which place, and why.
#[derive(Debug, Parser)]
#[command(
    name = "treaty-atlas",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    /// A project (.gpkg), which opens as it was left; or documents (.txt, .md, .html, .docx, .odt, .pdf, .jsonl), folders
    /// of them, or files of places (.geojson); the sample corpus when none is named
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,

    /// A GeoJSON file of places to use in place of the shipped ones; may be given several times
    #[arg(long, value_name = "GEOJSON")]
    places: Vec<PathBuf>,

    /// Link the shipped places of the whole world too, not only those of the region
    #[arg(long)]
    world: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Link documents to places and write what was found
    Link(link::LinkArguments),
    /// Make a finished sheet: the map with numbered callouts, the quotes, their sources
    Brief(Box<brief::BriefArguments>),
    /// Find every quote of a sheet in its source again
    Verify(verify::VerifyArguments),
    /// Find the provisions of documents, and write their fields
    Provisions(provisions::ProvisionsArguments),
    /// Compare versions of an agreement clause by clause
    Compare(compare::CompareArguments),
    /// Write everything reviewed in the formats of the field
    Export(export::ExportArguments),
    /// Bring the decisions of several reviewers into one project
    Merge(merge::MergeArguments),
    /// Say how far two reviewers agree
    Agreement(merge::AgreementArguments),
    /// Check places, documents and projects, and say what to mend
    Check(check::CheckArguments),
    /// Print completions for a shell
    Completions(completions::CompletionsArguments),
}

/// Runs the program with the arguments it was started with.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return output::end_of_parsing(&error),
    };
    let outcome = match arguments.command {
        Some(Command::Link(link)) => link.run(),
        Some(Command::Brief(brief)) => brief.run(),
        Some(Command::Verify(verify)) => verify.run(),
        Some(Command::Provisions(provisions)) => provisions.run(),
        Some(Command::Compare(compare)) => compare.run(),
        Some(Command::Export(export)) => export.run(),
        Some(Command::Merge(merge)) => merge.run(),
        Some(Command::Agreement(agreement)) => agreement.run(),
        Some(Command::Check(check)) => check.run(),
        Some(Command::Completions(completions)) => completions.run(),
        None => window::open(arguments.files, arguments.places, arguments.world),
    };
    outcome.unwrap_or_else(|error| output::end_of_failure(&error))
}
