//! The command line for clap: commands grouped by task in `mailbag --help`, colours as they are asked for.

use std::ffi::OsString;
use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ColorChoice, CommandFactory};

use crate::cli::args::Cli;
use crate::cli::width;

/// Columns of help where nobody knows how many there are: clap's own.
const WIDTH: usize = 100;

/// Commands by task, in the order of a campaign. A command that is in none stands at the end.
const TASKS: [(&str, &[&str]); 6] = [
    ("Beginning", &["init", "list", "columns", "messages"]),
    ("Checking", &["check", "preview", "proof", "approve", "verify"]),
    ("Making", &["build", "join", "reprint", "specimen"]),
    ("Mailing", &["cover", "envelopes", "labels", "handover", "seal"]),
    ("Keeping", &["archive", "discard", "clean"]),
    ("This program", &["completions", "man", "licenses", "help"]),
];

/// Headings and literals in bold, as cargo and others have them.
const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// The command line, with its help.
pub(crate) fn command() -> clap::Command {
    let mut command = Cli::command().styles(STYLES);
    command.build();
    let columns = width::of_output().unwrap_or(WIDTH);
    let tasks = tasks(&command, columns);
    command.term_width(columns).help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n{tasks}\nOptions:\n{{options}}{{after-help}}"
    ))
}

/// The commands below their tasks.
fn tasks(command: &clap::Command, columns: usize) -> String {
    let commands: Vec<(&str, String)> = command
        .get_subcommands()
        .map(|one| (one.get_name(), one.get_about().map(ToString::to_string).unwrap_or_default()))
        .collect();
    let longest = commands.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let grouped = |name: &str| TASKS.iter().any(|(_, names)| names.contains(&name));
    let others: Vec<&str> = commands.iter().map(|(name, _)| *name).filter(|name| !grouped(name)).collect();
    let (header, name_style) = (STYLES.get_header(), STYLES.get_literal());
    let mut text = String::new();
    for (task, names) in TASKS.into_iter().chain([("Others", others.as_slice())]) {
        let found: Vec<&(&str, String)> =
            names.iter().filter_map(|name| commands.iter().find(|(known, _)| known == name)).collect();
        if found.is_empty() {
            continue;
        }
        let _ = write!(text, "\n{header}{task}:{header:#}\n");
        for (name, about) in found {
            let mut lines = width::wrapped(about, columns.saturating_sub(longest + 4)).into_iter();
            let first = lines.next().unwrap_or_default();
            let _ = writeln!(text, "  {name_style}{name}{name_style:#}{}  {first}", " ".repeat(longest - name.len()));
            for line in lines {
                let _ = writeln!(text, "{}{line}", " ".repeat(longest + 4));
            }
        }
    }
    text
}

/// Whether nothing is asked for but how the screen should look.
pub(crate) fn asks_nothing(arguments: &[OsString]) -> bool {
    let mut words = arguments.iter().skip(1);
    while let Some(word) = words.next() {
        let is_of_screen = match word.to_str() {
            Some("--color") => words.next().is_some_and(|when| is_colour(&when.to_string_lossy())),
            Some("--quiet" | "--verbose") => true,
            Some(word) => match word.strip_prefix("--color=") {
                Some(when) => is_colour(when),
                None => {
                    word.len() > 1
                        && word.strip_prefix('-').is_some_and(|flags| flags.chars().all(|flag| "qv".contains(flag)))
                }
            },
            None => false,
        };
        if !is_of_screen {
            return false;
        }
    }
    true
}

/// Whether `--color` takes this word.
fn is_colour(when: &str) -> bool {
    ["auto", "always", "never"].contains(&when)
}

/// The colours that are asked for, found before clap reads the arguments: its own errors have them too.
pub(crate) fn colour(arguments: &[OsString]) -> ColorChoice {
    let mut words = arguments.iter().filter_map(|argument| argument.to_str()).skip(1).take_while(|word| *word != "--");
    let mut typed = None;
    while let Some(word) = words.next() {
        if word == "--color" {
            typed = words.next();
        } else if let Some(value) = word.strip_prefix("--color=") {
            typed = Some(value);
        }
    }
    match typed {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

#[cfg(test)]
mod tests {
    use clap::ColorChoice;

    use super::{TASKS, asks_nothing, colour, command, tasks};
    use crate::cli::width::width;

    #[test]
    fn every_command_has_its_task_and_an_example() {
        for one in command().get_subcommands() {
            let name = one.get_name();
            let tasks = TASKS.iter().filter(|(_, names)| names.contains(&name)).count();
            assert_eq!(tasks, 1, "`{name}` is in {tasks} tasks");
            let help = one.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(name == "help" || help.contains(&format!("mailbag {name}")), "`{name}` has no example");
            for inner in one.get_subcommands().filter(|inner| inner.get_name() != "help" && name != "help") {
                let inner_name = inner.get_name();
                let help = inner.get_after_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains(&format!("mailbag {name} {inner_name}")), "`{name} {inner_name}` has no example");
            }
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn what_the_screen_looks_like_is_no_task() {
        let asks_nothing = |line: &str| asks_nothing(&line.split_whitespace().map(Into::into).collect::<Vec<_>>());
        for line in ["mailbag", "mailbag -v", "mailbag -vv -q", "mailbag --color never", "mailbag --color=auto --quiet"]
        {
            assert!(asks_nothing(line), "{line}");
        }
        for line in ["mailbag list", "mailbag --color list", "mailbag -x", "mailbag -", "mailbag --", "mailbag --help"]
        {
            assert!(!asks_nothing(line), "{line}");
        }
    }

    #[test]
    fn abouts_are_as_wide_as_there_is_room() {
        for columns in [40, 60, 100] {
            let text = tasks(&command(), columns);
            let plain = anstream::adapter::strip_str(&text).to_string();
            assert!(plain.lines().all(|line| width(line) <= columns), "{columns}: {plain}");
        }
    }

    #[test]
    fn colours_are_found_among_arguments() {
        let found = |line: &str| colour(&line.split_whitespace().map(Into::into).collect::<Vec<_>>());
        assert_eq!(found("mailbag list --color never"), ColorChoice::Never);
        assert_eq!(found("mailbag --color=always list"), ColorChoice::Always);
        assert_eq!(found("mailbag list -- --color=always"), ColorChoice::Auto);
        assert_eq!(found("mailbag list"), ColorChoice::Auto);
    }
}
