//! `completions`: what a shell needs to complete the arguments.

use super::{Arguments, output};
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  treaty-atlas completions bash > ~/.local/share/bash-completion/completions/treaty-atlas
  treaty-atlas completions fish > ~/.config/fish/completions/treaty-atlas.fish";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl CompletionsArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        // clap_complete ends the program when it cannot write, so it writes to memory.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "treaty-atlas", &mut script);
        output::write_result(None, |out| out.write_all(&script))?;
        Ok(ExitCode::SUCCESS)
    }
}
