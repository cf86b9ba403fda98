//! What a list is, and what stands in its messages.

use crate::cli::words::escaped;
use crate::lang::Lang;
use crate::signers::contacts::Trace;
use crate::signers::{Format, Row};

/// `CSV in windows-1252, ; between cells`.
pub(crate) fn format(format: Format) -> String {
    match format_parts(format) {
        (name, Some(encoding), Some(delimiter)) => {
            let between = match delimiter {
                ',' => "commas".to_owned(),
                ';' => "semicolons".to_owned(),
                '\t' => "tabs".to_owned(),
                '|' => "bars".to_owned(),
                other => format!("`{other}`"),
            };
            format!("{name} in {encoding}, {between} between cells")
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

/// A message with its row, language, length and what it gives away.
pub(crate) fn message(
    row: &Row,
    lang: Lang,
    length: usize,
    approved: Option<bool>,
    found: &[(Trace, &str)],
    text: &str,
) -> String {
    let language = if lang.as_str() == "und" { "language not given" } else { lang.as_str() };
    let approved = match approved {
        Some(true) => "approved",
        Some(false) => "not approved",
        None => "not yet looked at",
    };
    let mut lines = vec![format!("row {}: {language}, {length} characters, {approved}", row.number)];
    for (trace, text) in found {
        let name = match trace {
            Trace::Email => "e-mail address",
            Trace::Phone => "telephone number",
            Trace::Web => "address of the web",
            Trace::Address => "postal address",
        };
        lines.push(format!("  {name}: {}", escaped(text)));
    }
    lines.extend(text.lines().map(|line| format!("    {}", escaped(line))));
    lines.join("\n")
}

/// How many messages there are.
pub(crate) fn messages(messages: u64, approved: u64, with_traces: u64) -> String {
    format!("{messages} messages, {approved} approved, {with_traces} with an address, a number or the like in them")
}
