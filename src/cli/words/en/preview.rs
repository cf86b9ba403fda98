//! What is said of a letter that is looked at.

use std::fmt::Write;
use std::path::Path;

use crate::batch::roster::Person;
use crate::cli::words::{escaped, shown};

/// People that are listed where several are meant (tuned: a screen).
const LISTED: usize = 20;

/// What is shown: the letter, whose it is if that is known, and its pages.
pub(crate) fn previewed(serial: u64, person: Option<&Person>, pages: usize, blank: usize) -> String {
    let whose = person.map(|person| format!(", {}", name_and_town(person))).unwrap_or_default();
    let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    let blank = match blank {
        0 => "",
        1 => ", the last of them blank for two-sided printing",
        _ => ", the last of them blank",
    };
    format!("letter {serial}{whose}: {pages}{blank}")
}

/// Rows that have no letter because they are bad.
pub(crate) fn bad_rows(letter: &str, rejected: u64) -> String {
    let rows =
        if rejected == 1 { "1 row is bad and has".to_owned() } else { format!("{rejected} rows are bad and have") };
    format!("{rows} no letter; `mailbag check {}` names what is wrong", escaped(letter))
}

/// Nobody is meant by what was typed.
pub(crate) fn nobody(typed: &str, last_serial: u64) -> String {
    let typed = shown(typed);
    let known = match last_serial {
        0 => "there are no letters".to_owned(),
        last => format!("letters are numbered up to {last}"),
    };
    format!(
        "error: nobody with a letter is meant by `{typed}`; {known}\nhint: name a serial, a name as it is printed, an `id` or an e-mail address"
    )
}

/// Several are meant.
pub(crate) fn several(typed: &str, people: &[Person]) -> String {
    let mut text = format!("error: `{}` may mean {} people:", shown(typed), people.len());
    for person in people.iter().take(LISTED) {
        let _ = write!(text, "\n  {:>6}  {}", person.serial, name_and_town(person));
    }
    if people.len() > LISTED {
        let _ = write!(text, "\n          and {} more", people.len() - LISTED);
    }
    text.push_str("\nhint: choose one by the number before the name: --signer 17");
    text
}

fn name_and_town(person: &Person) -> String {
    let mut text = shown(&person.name);
    if let Some(latin) = person.latin.as_ref().filter(|latin| !latin.is_empty()) {
        let _ = write!(text, " ({})", shown(latin));
    }
    if !person.town.is_empty() {
        let _ = write!(text, ", {}", shown(&person.town));
    }
    text
}

/// Something else stands where the file is to be written.
pub(crate) fn in_the_way(out: &Path, kind: &str) -> String {
    let out = escaped(&out.display().to_string());
    format!("error: `{out}` is there already and is no {kind}\nhint: name another file with --out")
}

/// There is no such page.
pub(crate) fn no_such_page(page: u16, pages: usize) -> String {
    let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    format!("error: there is no page {page}: the letter has {pages}")
}

/// `--page` is for pictures.
pub(crate) const PAGE_OF_PDF: &str = "error: `--page` is for pictures; a PDF has all pages of the letter\nhint: name a file that ends in .png, or leave --page out";

/// A terminal shows no pictures.
pub(crate) const NOT_ON_A_TERMINAL: &str = "error: standard output is a terminal, which shows neither PDF nor picture\nhint: name a file with --out, or look at it at once with --open";

/// Standard output cannot be opened or watched.
pub(crate) const OPEN_NEEDS_A_FILE: &str =
    "error: `--open` and `--watch` need a file\nhint: leave out `--out -`, or name a file";

/// Only what can change is watched.
pub(crate) const WATCH_NEEDS_A_LETTER: &str = "error: `--watch` goes with a letter and a list in a file: a batch never changes\nhint: name the letter, not the batch";

/// A picture could not be drawn.
pub(crate) fn not_drawn(error: &impl std::fmt::Display) -> String {
    format!("error: {error}\nhint: look at the PDF: --pdf")
}

/// The viewer did not open.
pub(crate) fn not_opened(out: &Path, error: &std::io::Error) -> String {
    format!("error: `{}` is made, but nothing opens it: {error}", escaped(&out.display().to_string()))
}

/// What `--watch` waits for.
pub(crate) const WATCHING: &str = "watching; Ctrl-C ends it";
