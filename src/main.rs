//! The program: parse, run, exit code.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Documents are linked in many small pieces of memory on every core, which most systems are slow to give.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    treaty_atlas::cli::run(std::env::args_os())
}
