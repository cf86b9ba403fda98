//! `mailbag completions` and `mailbag man`: the command line for shells and for `man`.

use std::path::Path;

use anyhow::Context;

use crate::batch::staging;
use crate::cli::args::{CompletionsArguments, ManArguments};
use crate::cli::report::Report;
use crate::cli::{Ending, help, outside};
use crate::diagnostic::Findings;

/// A script that completes commands and options.
pub(crate) fn completions(arguments: &CompletionsArguments, report: &mut Report) -> Result<(), Ending> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut help::command(), "mailbag", &mut script);
    report.data(String::from_utf8_lossy(&script).trim_end())?;
    Ok(())
}

/// A manual page a command: `mailbag.1`, `mailbag-build.1`, `mailbag-archive-add.1`.
pub(crate) fn man(arguments: &ManArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    let folder = &arguments.folder;
    outside::refuse_other_than_folder(folder, folder.display().to_string(), &mut findings);
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    page(help::command(), "mailbag", folder)?;
    report.data(&arguments.folder.display().to_string())?;
    Ok(())
}

fn page(command: clap::Command, name: &str, folder: &Path) -> Result<(), Ending> {
    let commands: Vec<clap::Command> =
        command.get_subcommands().filter(|one| one.get_name() != "help").cloned().collect();
    // The page lists the commands by itself, so it takes no template of ours.
    let command = command.name(name.to_owned()).help_template("{options}").disable_help_subcommand(true);
    let file = folder.join(format!("{name}.1"));
    let mut content = Vec::new();
    clap_mangen::Man::new(command).render(&mut content).with_context(|| file.display().to_string())?;
    staging::write_alone(&file, &content)?;
    for one in commands {
        let name = format!("{name}-{}", one.get_name());
        page(one, &name, folder)?;
    }
    Ok(())
}
