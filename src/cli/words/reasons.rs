//! What the codes within findings mean: reasons, and constructs of Markdown.

use crate::cli::words::catalogue::{is_known, say};
use crate::cli::words::machine;

/// What a reason's code means; a reason that is no code of ours is what the system or a library says.
pub(super) fn reason(code: &str) -> String {
    machine::said(&named("reason", code))
}

/// The name of a Markdown construct.
pub(super) fn construct(code: &str) -> String {
    named("construct", code)
}

/// What happened to a batch; a kind that is not ours stays as it was written.
pub(super) fn event(kind: &str) -> String {
    named("event", kind)
}

fn named(what: &str, code: &str) -> String {
    let message = format!("{what}-{}", if code == "a folder" { "a-folder" } else { code });
    if is_known(&message) { say!(&message) } else { code.to_owned() }
}
