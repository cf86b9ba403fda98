//! Campaigns and letters, as their files say: `letter.toml`, addressees, routes, templates, signature images.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod campaign;
mod merge;
mod signature;
mod template;

use mailbag::diagnostic::{Diagnostic, Findings};

/// A finding in one line: `severity line:column code first-value`; a place without line shows its key.
fn shown(finding: &Diagnostic) -> String {
    let severity = format!("{:?}", finding.severity).to_lowercase();
    let place = finding.place.as_ref().map_or_else(String::new, |place| match (place.line, place.column, &place.key) {
        (Some(line), Some(column), _) => format!(" {line}:{column}"),
        (_, _, Some(key)) => format!(" {key}"),
        _ => String::new(),
    });
    let value = finding.values.first().map_or_else(String::new, |(_, value)| format!(" {value}"));
    format!("{severity}{place} {}{value}", finding.code.as_str())
}

fn all_shown(findings: &Findings) -> Vec<String> {
    findings.iter().map(shown).collect()
}
