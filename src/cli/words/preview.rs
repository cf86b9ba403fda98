//! What is said of a letter that is looked at.

use std::path::Path;

use crate::batch::roster::Person;
use crate::cli::words::catalogue::say;
use crate::cli::words::counted::pages as counted_pages;
use crate::cli::words::failures::with_hint;
use crate::cli::words::labels::error;
use crate::cli::words::{escaped, hint_line, shown};

/// People that are listed where several are meant (tuned: a screen).
const LISTED: usize = 20;

/// What is shown: the letter, whose it is if that is known, and its pages.
pub(crate) fn previewed(serial: u64, person: Option<&Person>, pages: usize, blank: usize) -> String {
    let pages = counted_pages(pages as u64);
    let text = match person {
        Some(person) => say!("previewed-of", serial = serial, person = name_and_town(person), pages = pages),
        None => say!("previewed", serial = serial, pages = pages),
    };
    match blank {
        0 => text,
        1 => say!("previewed-blank", text = text),
        _ => say!("previewed-blanks", text = text),
    }
}

/// Rows that have no letter because they are bad.
pub(crate) fn bad_rows(letter: &str, rejected: u64) -> String {
    say!("preview-bad-rows", count = rejected, letter = escaped(letter))
}

/// Nobody is meant by what was typed; a name may be like it.
pub(crate) fn nobody(typed: &str, last_serial: u64, alike: Option<&str>) -> String {
    let message = match last_serial {
        0 => say!("preview-nobody-at-all", typed = shown(typed)),
        last => say!("preview-nobody", typed = shown(typed), last = last),
    };
    let hint = match alike {
        Some(name) => say!("did-you-mean", nearest = shown(name)),
        None => say!("preview-nobody.hint"),
    };
    with_hint(error(&message), &hint)
}

/// Several are meant.
pub(crate) fn several(typed: &str, people: &[Person]) -> String {
    let mut lines = vec![error(&say!("preview-several", typed = shown(typed), count = people.len()))];
    lines.extend(people.iter().take(LISTED).map(|person| format!("  {:>6}  {}", person.serial, name_and_town(person))));
    if people.len() > LISTED {
        lines.push(format!("          {}", say!("preview-more", count = people.len() - LISTED)));
    }
    lines.push(hint_line(&say!("preview-several.hint")));
    lines.join("\n")
}

fn name_and_town(person: &Person) -> String {
    let mut text = shown(&person.name);
    if let Some(latin) = person.latin.as_ref().filter(|latin| !latin.is_empty()) {
        text = format!("{text} ({})", shown(latin));
    }
    if !person.town.is_empty() {
        text = format!("{text}, {}", shown(&person.town));
    }
    text
}

/// Something else stands where the file is to be written.
pub(crate) fn in_the_way(out: &Path, kind: &str) -> String {
    let message = say!("preview-in-the-way", file = escaped(&out.display().to_string()), kind = kind);
    with_hint(error(&message), &say!("preview-in-the-way.hint"))
}

/// There is no such page.
pub(crate) fn no_such_page(page: u16, pages: usize) -> String {
    error(&say!("preview-no-page", page = page, pages = counted_pages(pages as u64)))
}

/// `--page` is for pictures.
pub(crate) fn page_of_pdf() -> String {
    with_hint(error(&say!("preview-page-of-pdf")), &say!("preview-page-of-pdf.hint"))
}

/// A terminal shows no pictures.
pub(crate) fn not_on_a_terminal() -> String {
    with_hint(error(&say!("preview-terminal")), &say!("preview-terminal.hint"))
}

/// Standard output cannot be opened or watched.
pub(crate) fn open_needs_a_file() -> String {
    with_hint(error(&say!("preview-needs-a-file")), &say!("preview-needs-a-file.hint"))
}

/// Only what can change is watched.
pub(crate) fn watch_needs_a_letter() -> String {
    with_hint(error(&say!("preview-needs-a-letter")), &say!("preview-needs-a-letter.hint"))
}

/// A picture could not be drawn.
pub(crate) fn not_drawn(cause: &impl std::fmt::Display) -> String {
    let message = say!("preview-not-drawn", error = escaped(&cause.to_string()));
    with_hint(error(&message), &say!("preview-not-drawn.hint"))
}

/// The viewer did not open: what stands behind the label of a failure.
pub(crate) fn not_opened(out: &Path) -> String {
    say!("preview-not-opened", file = escaped(&out.display().to_string()))
}

/// The name of the file says that it is something else than what is made.
pub(crate) fn other_ending(out: &Path, ending: &str, kind: &str) -> String {
    let message =
        say!("preview-other-ending", file = escaped(&out.display().to_string()), ending = ending, kind = kind);
    with_hint(error(&message), &say!("preview-other-ending.hint"))
}

/// What `--watch` waits for.
pub(crate) fn watching() -> String {
    say!("preview-watching")
}
