//! The program: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    treaty_atlas::cli::run(std::env::args_os())
}
