//! What a list is, what stands in its messages, what there is.

use std::path::Path;

use crate::cli::words::catalogue::say;
use crate::cli::words::escaped;
use crate::lang::Lang;
use crate::signers::contacts::Trace;
use crate::signers::{Format, Row};

/// Things one after another, with what the language puts between them.
pub(crate) fn listed(things: &[impl AsRef<str>]) -> String {
    let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
    things.join(&say!("list-separator"))
}

/// `CSV in windows-1252, semicolons between cells`.
pub(crate) fn format(format: Format) -> String {
    match format_parts(format) {
        (name, Some(encoding), Some(delimiter)) => {
            let named = match delimiter {
                ',' => "comma",
                ';' => "semicolon",
                '\t' => "tab",
                '|' => "bar",
                other => {
                    let delimiter = other.to_string();
                    return say!("format-text-other", name = name, encoding = encoding, delimiter = delimiter);
                }
            };
            say!("format-text", name = name, encoding = encoding, delimiter = named)
        }
        (name, ..) => name.to_owned(),
    }
}

/// The same as values: format, encoding, delimiter.
pub(crate) fn format_parts(format: Format) -> (&'static str, Option<&'static str>, Option<char>) {
    match format {
        Format::Text { encoding, delimiter } => (format.name(), Some(encoding.name()), Some(delimiter)),
        Format::Sheet(_) => (format.name(), None, None),
        Format::JsonLines => (format.name(), Some("UTF-8"), None),
    }
}

/// Stands above the columns of a list.
pub(crate) fn columns_of(list: &Path, format: Format) -> String {
    say!("columns-of", file = escaped(&list.display().to_string()), format = self::format(format))
}

/// What stands above the headings of a list and above what they are understood as.
pub(crate) fn column_headings() -> [String; 2] {
    [say!("columns-heading"), say!("columns-understood")]
}

/// A row by its number in a spreadsheet.
pub(crate) fn row_of_list(number: u64) -> String {
    say!("columns-row", row = number.to_string())
}

/// A column without a heading.
pub(crate) fn no_heading() -> String {
    say!("no-heading")
}

/// A message with its row, language, length and what it gives away.
pub(crate) fn message(
    row: &Row,
    lang: Lang,
    length: usize,
    approved: Option<bool>,
    found: &[(Trace, &str)],
    text: &str,
) -> String {
    let language = if lang.as_str() == "und" { say!("message-language-unknown") } else { lang.to_string() };
    let approved = match approved {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    let mut lines =
        vec![say!("message-head", row = row.number, language = language, length = length, approved = approved)];
    for (trace, text) in found {
        let name = match trace {
            Trace::Email => "trace-email",
            Trace::Phone => "trace-phone",
            Trace::Web => "trace-web",
            Trace::Address => "trace-address",
        };
        lines.push(format!("  {}", say!(name, text = escaped(text))));
    }
    lines.extend(text.lines().map(|line| format!("    {}", escaped(line))));
    lines.join("\n")
}

/// How many messages there are.
pub(crate) fn messages(messages: u64, approved: u64, with_traces: u64) -> String {
    say!("messages", messages = messages, approved = approved, traces = with_traces)
}

/// The headings of `mailbag list`.
pub(crate) struct ListHeadings {
    pub(crate) letters: String,
    pub(crate) addressees: String,
    pub(crate) routes: String,
    pub(crate) languages: String,
}

/// What stands above the parts of `mailbag list`.
pub(crate) fn list_headings() -> ListHeadings {
    ListHeadings {
        letters: say!("list-letters"),
        addressees: say!("list-addressees"),
        routes: say!("list-routes"),
        languages: say!("list-languages"),
    }
}

/// A letter of `mailbag list`: its kind, languages and title.
pub(crate) fn listed_letter(kind: &str, languages: &str, title: &str) -> String {
    let message = format!("kind-{kind}");
    say!("list-letter", kind = say!(&message), languages = languages, title = title)
}
