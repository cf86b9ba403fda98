//! What is asked and said where somebody begins.

use std::path::Path;

use crate::cli::width::{left, width};
use crate::cli::words::called;
use crate::cli::words::catalogue::say;
use crate::cli::words::failures::with_hint;
use crate::cli::words::labels::error;
use crate::cli::words::quoted::{command, quoted};
use crate::cli::words::{escaped, shown};

/// A question with numbered answers; the first is taken where nothing is typed.
pub(crate) fn choice(question: &str, options: &[(String, String)]) -> String {
    let widest = options.iter().map(|(name, _)| width(&shown(name))).max().unwrap_or(0);
    let mut lines = vec![String::new(), question.to_owned()];
    lines.extend(
        (1..)
            .zip(options)
            .map(|(number, (name, words))| format!("{number:>4}  {}  {}", left(&shown(name), widest), shown(words))),
    );
    lines.push(say!("ask-number-or-name"));
    lines.join("\n")
}

/// What was typed is none of them.
pub(crate) fn no_choice(options: usize) -> String {
    say!("ask-no-choice", options = options)
}

/// A question with a line as its answer.
pub(crate) fn line(question: &str, default: &str) -> String {
    format!("\n{}", say!("ask-line", question = question, default = shown(default)))
}

/// Nobody answers any more.
pub(crate) fn not_answered() -> String {
    say!("ask-not-answered")
}

/// Which language `init` begins in.
pub(crate) fn language() -> String {
    say!("init-language")
}

/// What the letter is called.
pub(crate) fn letter() -> String {
    say!("init-letter")
}

/// What the delivery is called.
pub(crate) fn route() -> String {
    say!("init-route")
}

/// How it is printed.
pub(crate) fn which_sides() -> String {
    say!("init-sides")
}

/// What window the envelopes have.
pub(crate) fn window() -> String {
    say!("init-window")
}

/// Answers for the sides.
pub(crate) fn sides() -> Vec<(String, String)> {
    vec![("two".to_owned(), say!("init-two-sided")), ("one".to_owned(), say!("init-one-sided"))]
}

/// Answers for the window: what the country has, and each that there is.
pub(crate) fn windows(names: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    let of = |name: &str| if name == "none" { say!("init-window-none") } else { called::countries_of(name) };
    let usual = ("usual".to_owned(), say!("init-window-usual"));
    std::iter::once(usual).chain(names.map(|name| (name.to_owned(), of(name)))).collect()
}

/// A name that is none.
pub(crate) fn unsafe_name(name: &str) -> String {
    say!("init-unsafe-name", name = shown(name))
}

/// The same of an option.
pub(crate) fn unsafe_option(option: &str, name: &str) -> String {
    error(&say!("init-unsafe-option", option = option, message = unsafe_name(name)))
}

/// A language without a starter.
pub(crate) fn unknown_language(tag: &str, known: &str) -> String {
    error(&say!("init-unknown-language", tag = shown(tag), known = known))
}

/// A window that is none.
pub(crate) fn unknown_window(name: &str, known: &str) -> String {
    error(&say!("init-unknown-window", name = shown(name), known = known))
}

/// Something is there already.
pub(crate) fn not_empty(folder: &Path) -> String {
    let message = say!("init-not-empty", folder = escaped(&folder.display().to_string()));
    with_hint(error(&message), &say!("init-not-empty.hint"))
}

/// Nobody can be asked.
pub(crate) fn asks_in_a_terminal() -> String {
    with_hint(error(&say!("init-needs-a-terminal")), &say!("init-needs-a-terminal.hint"))
}

/// What was made, and what comes next.
pub(crate) fn made(folder: &Path, letter: &str, languages: &str) -> String {
    [
        say!("init-made", letter = letter, languages = languages),
        say!("init-next", folder = quoted(&folder.display().to_string())),
        say!("init-yours", letter = letter),
    ]
    .join("\n")
}

/// Which list `mailbag` alone builds.
pub(crate) fn which_list() -> String {
    say!("guide-which-list")
}

/// Which letter.
pub(crate) fn which_letter_is_meant() -> String {
    say!("guide-which-letter")
}

/// By which route.
pub(crate) fn which_route() -> String {
    say!("guide-which-route")
}

/// The list is not there.
pub(crate) fn no_list(path: &str) -> String {
    say!("guide-no-list", path = shown(path))
}

/// There is nothing to ask about yet.
pub(crate) fn no_letters(folder: &Path) -> String {
    say!("guide-no-letters", folder = escaped(&folder.display().to_string())) + "\n"
}

/// The command that the answers come to, before it is run.
pub(crate) fn run_it(words: &[String]) -> String {
    format!("\n  {}\n\n{}", command(words), say!("guide-run-it"))
}

/// It was not run.
pub(crate) fn not_run() -> String {
    say!("guide-not-run")
}

/// No letter was named, and there is not just one.
pub(crate) fn which_letter(known: &str) -> String {
    with_hint(error(&say!("which-letter", known = escaped(known))), &say!("which-letter.hint"))
}
