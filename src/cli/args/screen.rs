//! What is shown and how: options of every command, and the commands about the program itself.

use std::path::PathBuf;

use clap::{ArgAction, Args, ColorChoice};
use clap_complete::Shell;

/// The heading of the options that every command takes.
const SCREEN: &str = "On the screen";

/// Options of every command.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ScreenArguments {
    /// Colours: `auto` obeys `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", global = true, help_heading = SCREEN, hide_possible_values = true)]
    pub(crate) color: ColorChoice,
    /// Say nothing but errors and what was asked for
    #[arg(long, short, global = true, help_heading = SCREEN, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say what is done and how long it takes; twice, row by row. Never names anybody
    #[arg(long, short, global = true, help_heading = SCREEN, action = ArgAction::Count)]
    pub(crate) verbose: u8,
}

/// `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// `man`.
#[derive(Debug, Args)]
pub(crate) struct ManArguments {
    /// Folder for the pages; it is made where it is not there
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}
