//! What is asked and said where somebody begins.

use std::fmt::Write;
use std::path::Path;

use crate::cli::words::{escaped, shown};

/// A question with numbered answers; the first is taken where nothing is typed.
pub(crate) fn choice(question: &str, options: &[(String, String)]) -> String {
    let widest = options.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut text = format!("\n{question}");
    for (number, (name, words)) in (1..).zip(options) {
        let name = shown(name);
        let gap = " ".repeat(widest.saturating_sub(name.chars().count()));
        let _ = write!(text, "\n{number:>4}  {name}{gap}  {}", shown(words));
    }
    text.push_str("\nnumber or name [1]:");
    text
}

/// What was typed is none of them.
pub(crate) fn no_choice(options: usize) -> String {
    format!("type a number from 1 to {options}, or a name as it is shown; Enter takes the first:")
}

/// A question with a line as its answer.
pub(crate) fn line(question: &str, default: &str) -> String {
    format!("\n{question} [{}]:", shown(default))
}

/// Nobody answers any more.
pub(crate) const NOT_ANSWERED: &str = "not answered: nothing was made";

/// Questions of `init`.
pub(crate) const LANGUAGE: &str = "In which language do you begin? The letter has a second one beside it.";
pub(crate) const LETTER: &str = "What is the letter called? Its folder gets the name.";
pub(crate) const ROUTE: &str = "What is the delivery called, such as the town where the letters go?";
pub(crate) const SIDES: &str = "How is it printed?";
pub(crate) const WINDOW: &str = "Do the envelopes have a window?";

/// Answers for the sides.
pub(crate) fn sides() -> Vec<(String, String)> {
    vec![
        ("two".to_owned(), "two-sided: each letter begins on a sheet of its own".to_owned()),
        ("one".to_owned(), "one-sided: no blank pages between letters".to_owned()),
    ]
}

/// Answers for the window: what the country has, and each that there is.
pub(crate) fn windows(names: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    let of = |name: &str| match name {
        "din-5008-a" | "din-5008-b" => "Germany, Austria",
        "nf" => "France",
        "sn" => "Switzerland",
        "no" => "Norway",
        _ => "no window, the address stands at the left",
    };
    let usual = ("usual".to_owned(), "what is usual in the country of the delivery".to_owned());
    std::iter::once(usual).chain(names.map(|name| (name.to_owned(), of(name).to_owned()))).collect()
}

/// A name that is none.
pub(crate) fn unsafe_name(name: &str) -> String {
    format!("`{}` cannot be a name: letters a to z, digits, `-` and `_` only, at most 64", shown(name))
}

/// The same of an option.
pub(crate) fn unsafe_option(option: &str, name: &str) -> String {
    format!("error: {option}: {}", unsafe_name(name))
}

/// A language without a starter.
pub(crate) fn unknown_language(tag: &str, known: &str) -> String {
    format!("error: there is no starter in `{}`; there are: {known}", shown(tag))
}

/// A window that is none.
pub(crate) fn unknown_window(name: &str, known: &str) -> String {
    format!("error: there is no window `{}`; there are: {known}", shown(name))
}

/// Something is there already.
pub(crate) fn not_empty(folder: &Path) -> String {
    let folder = escaped(&folder.display().to_string());
    format!("error: `{folder}` is not empty; nothing was made\nhint: name a new folder")
}

/// Nobody can be asked.
pub(crate) const ASKS_IN_A_TERMINAL: &str = "error: `init` asks in a terminal, and here is none\nhint: `--yes` takes what is usual; `mailbag init --help` names what can be chosen";

/// What was made, and what comes next.
pub(crate) fn made(folder: &Path, letter: &str, languages: &str) -> String {
    let folder = escaped(&folder.display().to_string());
    format!(
        "a letter `{letter}` in {languages}, a list of three made-up people, an addressee, a delivery\n\
         next: cd {}, then `mailbag preview` and `mailbag build`\n\
         yours to change: letters/{letter}/, letters/addressees.toml, letters/routes.toml, signers.csv",
        quoted(&folder)
    )
}

/// Questions of `mailbag` alone.
pub(crate) const WHICH_LIST: &str = "Which list of signers? A CSV, XLSX, ODS or JSON Lines file";
pub(crate) const WHICH_LETTER: &str = "Which letter?";
pub(crate) const WHICH_ROUTE: &str = "Where does it go?";

/// The list is not there.
pub(crate) fn no_list(path: &str) -> String {
    format!("there is no file `{}`; name another:", shown(path))
}

/// There is nothing to ask about yet.
pub(crate) fn no_letters(folder: &Path) -> String {
    format!(
        "here is no folder `{}` with letters; `mailbag init DIR` makes one to begin with\n",
        escaped(&folder.display().to_string())
    )
}

/// The command that the answers come to, before it is run.
pub(crate) fn run_it(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("\n  mailbag {}\n\nrun it? type `yes`:", words.join(" "))
}

/// It was not run.
pub(crate) const NOT_RUN: &str = "not run; nothing was made";

/// No letter was named, and there is not just one.
pub(crate) fn which_letter(known: &str) -> String {
    format!(
        "error: no letter is named; there are: {}\nhint: name it behind the command, or as `letter` in mailbag.toml",
        escaped(known)
    )
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "-_./,:+=".contains(character);
    let word = escaped(word);
    if !word.is_empty() && word.chars().all(plain) { word } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
